//! The catalogue of rules of a language, and reading by it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::blocks::blocks;
use super::compiled::{Compiled, RulesError};
use super::matching::Sentence;
use super::names::Names;
use super::tokens::{Kind, tokens};
use super::{Field, Hit};
use crate::stored;

/// One rule, as the page of rules shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Names the rule in settings; never changes.
    pub id: String,
    /// What kind of wording it is about.
    pub family: Family,
    /// Why the wording gets in the way of learning.
    pub why: String,
    /// The question whose answer belongs there instead.
    pub question: String,
    /// Sentences that the rule points at.
    pub flagged: Vec<String>,
    /// Sentences that look like it, and are fine.
    pub not_flagged: Vec<String>,
    patterns: Vec<String>,
}

/// What wordings have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// What people did not do, measured by what is known now.
    Counterfactual,
    /// A person in the place of a cause.
    Person,
    /// A verdict on people or on their work.
    Judgement,
}

/// The rules of one language. Can only be had by parsing, so every pattern in it is sound.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Rules {
    language: String,
    rules: Vec<Rule>,
    compiled: Compiled,
}

static ENGLISH: LazyLock<Rules> = LazyLock::new(|| {
    Rules::from_json(include_str!("../../data/language/en.json")).expect("a test reads this file")
});

impl Rules {
    /// The English rules. They are parsed when they are first asked for.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// Reads a language's file of rules.
    ///
    /// `classes` are named in capitals and list words, endings (`*ed`), other classes, and exceptions after a minus.
    /// `passed` are the words that a look ahead or back does not stop at (articles); `roles` are words that no person's
    /// name contains; `given` are names that people have and products have not. A pattern is a row of steps:
    ///
    /// | step | matches |
    /// |---|---|
    /// | `word`, `CLASS`, `a\|b\|CLASS`, `,` | one of these |
    /// | `x?`, `x*` | one or none; up to three |
    /// | `~4` | up to four words, whatever they are, in the same clause |
    /// | `!x` | nothing, if the next word is not this; as the first step, if the word before is not |
    /// | `^`, `$` | nothing, where a clause begins or ends |
    /// | `@cause`, `@question`, `@statement` | nothing; holds in causes, in questions, outside of questions only |
    ///
    /// `THING` stands for code, an address or a quotation, `NUMBER` for a number, and `NAME` for one of the people of the
    /// document, for `@somebody` or for somebody called by a given name.
    ///
    /// # Errors
    ///
    /// The JSON has another shape, or a pattern can't be meant as it is written.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        stored::from_json(json)
    }

    /// The language, as a tag such as `en`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether `word` is a name that people have and products have not, in whatever case.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        let Compiled { lexicon, given, .. } = &self.compiled;
        lexicon.has(*given, lexicon.row_of(word))
    }

    /// All rules, in the order of the file.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule called `id`.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|it| it.id == id)
    }

    /// Whether the rule holds in causes only.
    pub fn is_for_causes(&self, rule: &Rule) -> bool {
        let mut own = self.compiled.patterns.iter().filter(|it| self.rules[it.0].id == rule.id);
        own.all(|it| it.1.scope.causes_only)
    }

    /// What in `text`, which is Markdown, the rules point at: in order, and no two hits overlap.
    ///
    /// `people` are the names of those who wrote the document or had a role in it; part of a name is enough. The time it
    /// takes grows with the length of the text and with nothing else.
    pub fn read(&self, text: &str, field: Field, people: &[&str]) -> Vec<Hit<'_>> {
        let compiled = &self.compiled;
        let is_role = |it: &str| compiled.lexicon.has(compiled.roles, compiled.lexicon.row_of(it));
        let names = Names::new(people, is_role);
        let (mut hits, mut words, mut sentence) = (Vec::new(), Vec::new(), Sentence::new());
        for block in blocks(text) {
            words.clear();
            tokens(text, block, &mut words);
            for part in words.split_inclusive(|it| matches!(it.kind, Kind::Stop | Kind::Question)) {
                let Some((end, part)) = part.split_last() else { continue };
                sentence.fill(text, part, compiled, &names);
                compiled.look(&sentence, field, end.kind == Kind::Question, |it| {
                    let range = sentence.spans[it.start].0..sentence.spans[it.end - 1].1;
                    hits.push(Hit { rule: &self.rules[it.rule], range });
                });
            }
        }
        hits
    }
}

#[derive(Deserialize)]
struct Unchecked {
    language: String,
    passed: String,
    roles: String,
    given: String,
    classes: BTreeMap<String, String>,
    rules: Vec<Rule>,
}

impl TryFrom<Unchecked> for Rules {
    type Error = RulesError;

    fn try_from(raw: Unchecked) -> Result<Self, RulesError> {
        let patterns = raw.rules.iter().enumerate();
        let patterns = patterns
            .flat_map(|(rule, it)| it.patterns.iter().map(move |text| (rule, text.as_str())));
        let sets = [raw.passed.as_str(), &raw.roles, &raw.given];
        let compiled = Compiled::new(&raw.classes, sets, patterns)?;
        Ok(Self { language: raw.language, rules: raw.rules, compiled })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_shows_what_it_says() {
        let rules = Rules::english();
        for rule in rules.rules() {
            let field = if rules.is_for_causes(rule) { Field::Cause } else { Field::Story };
            for it in &rule.flagged {
                let hits = rules.read(it, field, &[]);
                assert!(hits.iter().any(|it| it.rule.id == rule.id), "{}: {it} {hits:?}", rule.id);
            }
            for it in &rule.not_flagged {
                assert_eq!(rules.read(it, field, &[]), [], "{}: {it}", rule.id);
            }
            assert!(!rule.flagged.is_empty() && !rule.not_flagged.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn a_file_that_cannot_be_meant_names_the_pattern() {
        let json = r#"{"language":"en","passed":"the","roles":"team","given":"ann","classes":{},"rules":[{"id":"x","family":"person",
            "why":"","question":"","flagged":[],"notFlagged":[],"patterns":["WHO failed"]}]}"#;
        let error = Rules::from_json(json).unwrap_err().to_string();
        assert!(error.contains("WHO failed"), "{error}");
    }
}
