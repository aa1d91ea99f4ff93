//! The words of the rules, as data by language.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::{Choice, Family, Finding, Level, Need, RuleId, Value};
use crate::claims;
use crate::language::{self, Rules};
use crate::secrets;
use crate::stored;
use crate::time::human;
use crate::wording::Wording;

/// What rules, families and levels are called in one language.
#[derive(Clone, Debug, Deserialize)]
pub struct Texts {
    families: BTreeMap<String, String>,
    levels: BTreeMap<String, String>,
    rules: BTreeMap<String, RuleText>,
    /// What to add, by the keys of [`Need`].
    #[serde(default)]
    needs: BTreeMap<String, String>,
    /// Words that several messages share, each group by its keys: `names`, `questions`, `oddities`, `rows`, `secrets`, `settle`.
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, String>>,
}

/// The English title of the rule that files call `id`; `None` if there is none. The titles have a file of their own: whoever only writes
/// documents has no need of all that the rules say.
pub fn title_of(id: &str) -> Option<&'static str> {
    static TITLES: LazyLock<Wording> = LazyLock::new(|| {
        let json = include_str!("../../data/review/titles-en.json");
        Wording::read(json).expect("a test reads this file")
    });
    TITLES.get(id)
}

/// What one rule says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct RuleText {
    /// Its name in a list.
    pub title: String,
    /// What a finding says. `{}` is the next of the finding's values, `{0}` the first, and so on.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// How to mend it.
    pub how: String,
    /// What a button says that applies the fix; empty where the rule has none. Filled like the message.
    pub mend: String,
    /// What it points at.
    pub flagged: Vec<String>,
    /// What looks like it, and is fine.
    pub passed: Vec<String>,
}

impl Texts {
    /// The English texts.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            let mut texts = Self::from_json(include_str!("../../data/review/en.json"))
                .expect("a test reads this file");
            texts.rules.extend(Rules::english().rules().iter().map(language_text));
            for (id, text) in &mut texts.rules {
                text.title = title_of(id).unwrap_or_default().to_owned();
            }
            for (group, words) in claims::english() {
                texts.words.insert(group.to_owned(), words.clone());
            }
            texts.words.insert("secrets".to_owned(), secrets::english().texts().clone());
            texts
        })
    }

    /// The texts of another language. What it lacks is said in English.
    ///
    /// # Errors
    ///
    /// When the file is not of the shape of `data/review/en.json`, with a `title` for each rule.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        stored::from_json(json)
    }

    /// What `rule` says.
    pub fn rule(&self, rule: RuleId) -> &RuleText {
        static NOTHING: OnceLock<RuleText> = OnceLock::new();
        let own = self.rules.get(rule.as_str());
        let english = || Self::english().rules.get(rule.as_str());
        own.or_else(english).unwrap_or_else(|| NOTHING.get_or_init(RuleText::default))
    }

    /// What `family` is called.
    pub fn family(&self, family: Family) -> &str {
        self.families.get(family.key()).map_or(family.key(), String::as_str)
    }

    /// What to do about `need`.
    pub fn need(&self, need: Need) -> &str {
        let find = |texts: &'static Self| texts.needs.get(need.key()).map(String::as_str);
        let own = self.needs.get(need.key()).map(String::as_str);
        own.or_else(|| find(Self::english())).unwrap_or(need.key())
    }

    /// What `level` is called.
    pub fn level(&self, level: Level) -> &str {
        self.levels.get(level.key()).map_or(level.key(), String::as_str)
    }

    /// What `finding` says, its values in plain English forms and ISO dates.
    pub fn message(&self, finding: &Finding) -> String {
        self.message_with(finding, &plain)
    }

    /// What `finding` says, its values as `word` has them.
    pub fn message_with(&self, finding: &Finding, word: &dyn Fn(&Value) -> String) -> String {
        self.fill(&self.rule(finding.rule).message, &finding.values, word)
    }

    /// What `value` says; values without words of their own as `word` has them.
    fn said(&self, value: &Value, word: &dyn Fn(&Value) -> String) -> String {
        match value {
            Value::Name(key) => self.word("names", key).to_owned(),
            Value::Secret(key, "") => self.word("secrets", key).to_owned(),
            Value::Secret(_, vendor) => (*vendor).to_owned(),
            Value::Phrase(group, key, values) => self.fill(self.word(group, key), values, word),
            other => word(other),
        }
    }

    fn fill(&self, template: &str, values: &[Value], word: &dyn Fn(&Value) -> String) -> String {
        fill(template, values, &|it| self.said(it, word))
    }

    /// The word called `key` of `group`; the key itself where no language has one.
    fn word<'a>(&'a self, group: &str, key: &'a str) -> &'a str {
        let find = |texts: &'a Self| texts.words.get(group)?.get(key).map(String::as_str);
        find(self).or_else(|| find(Self::english())).unwrap_or(key)
    }

    /// What the button says that applies the finding's fix, its values as `word` has them; `None` without a fix.
    pub fn mend_with(&self, finding: &Finding, word: &dyn Fn(&Value) -> String) -> Option<String> {
        finding.fix.as_ref()?;
        Some(self.fill(&self.rule(finding.rule).mend, &finding.values, word))
    }

    /// What the button says that takes `choice`, its values as `word` has them.
    pub fn choice(&self, choice: &Choice, word: &dyn Fn(&Value) -> String) -> String {
        self.said(&choice.words, word)
    }
}

/// The rules of language have words of their own.
fn language_text(rule: &language::Rule) -> (String, RuleText) {
    let (title, why, how) = (String::new(), rule.why.clone(), rule.question.clone());
    let message = format!("“{{}}”: {how}");
    let (flagged, passed) = (rule.flagged.clone(), rule.not_flagged.clone());
    (rule.id.clone(), RuleText { title, message, why, how, mend: String::new(), flagged, passed })
}

/// A value as English has it.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Count(n) => n.to_string(),
        Value::Length(length) => human(*length),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => moment.to_string().to_lowercase(),
        Value::Status(status) => status.to_string().to_lowercase(),
        Value::Severity(severity) => severity.to_string(),
        composed => Texts::english().said(composed, &plain),
    }
}

/// Fills the braces of `template`; what is in braces and no number stays, and so does a number without a value.
fn fill(template: &str, values: &[Value], word: &dyn Fn(&Value) -> String) -> String {
    let (mut filled, mut rest, mut next) = (String::new(), template, 0);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        filled.push_str(before);
        let at = if name.is_empty() { Some(next) } else { name.parse::<usize>().ok() };
        next += usize::from(name.is_empty());
        match at.and_then(|at| values.get(at)) {
            Some(value) => filled.push_str(&word(value)),
            None => filled.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;

    #[test]
    fn braces_are_filled_in_order_or_by_number() {
        let values = [Value::Text("a".into()), Value::Count(2)];
        let cases = [
            ("{} and {}", "a and 2"),
            ("{1}, {0}", "2, a"),
            ("{}{}{}", "a2{}"),
            ("{x} {", "{x} {"),
        ];
        for (template, expected) in cases {
            assert_eq!(fill(template, &values, &plain), expected, "{template}");
        }
    }

    #[test]
    fn every_rule_family_and_level_has_words_and_nothing_else_has() {
        let texts = Texts::english();
        for rule in rules() {
            let text = texts.rule(rule.id);
            for words in [&text.title, &text.message, &text.why, &text.how] {
                assert!(!words.trim().is_empty(), "{}", rule.id);
                assert!(!words.ends_with('!') && !words.contains("  "), "{}", rule.id);
            }
            assert!(
                !text.flagged.is_empty() && !text.passed.is_empty(),
                "{} shows no example",
                rule.id
            );
        }
        assert_eq!(texts.rules.len(), rules().len());
        assert!(Family::ALL.iter().all(|it| texts.family(*it) != it.key()));
        assert!(Need::ALL.iter().all(|it| texts.need(*it) != it.key()));
        assert!(Level::ALL.iter().all(|it| texts.level(*it) != it.key()));
    }
}
