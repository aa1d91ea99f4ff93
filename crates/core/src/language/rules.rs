//! The catalogue of rules of a language, and reading by it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::blocks::blocks;
use super::lexicon::Lexicon;
use super::matching::{Matcher, Sentence};
use super::names::Names;
use super::pattern::{Fault, Pattern, Scope, Step, parse};
use super::tokens::{Kind, Token, tokens};
use super::{Field, Hit};

/// One rule, as the page of rules shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Names the rule in settings; never changes.
    pub id: String,
    /// What kind of wording it is about.
    pub family: Family,
    /// A few words for lists.
    pub title: String,
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
    lexicon: Lexicon,
    /// Each with the number of its rule.
    patterns: Vec<(usize, Pattern<u16>)>,
    /// By row: the patterns whose first word it may be.
    starting: Vec<Vec<u16>>,
    passed: u16,
    roles: u16,
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
    /// name contains. A pattern is a row of steps:
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
    /// document or for `@somebody`.
    ///
    /// # Errors
    ///
    /// The JSON has another shape, or a pattern can't be meant as it is written.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The language, as a tag such as `en`.
    pub fn language(&self) -> &str {
        &self.language
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
        let mut own = self.patterns.iter().filter(|it| self.rules[it.0].id == rule.id);
        own.all(|it| it.1.scope.causes_only)
    }

    /// What in `text`, which is Markdown, the rules point at: in order, and no two hits overlap.
    ///
    /// `people` are the names of those who wrote the document or had a role in it; part of a name is enough. The time it
    /// takes grows with the length of the text and with nothing else.
    pub fn read(&self, text: &str, field: Field, people: &[&str]) -> Vec<Hit<'_>> {
        let names = Names::new(people, |it| self.lexicon.has(self.roles, self.lexicon.row_of(it)));
        let mut found = Vec::new();
        let (mut words, mut sentence) = (Vec::new(), Sentence::new());
        for block in blocks(text) {
            words.clear();
            tokens(text, block, &mut words);
            for part in words.split_inclusive(|it| matches!(it.kind, Kind::Stop | Kind::Question)) {
                let Some((end, part)) = part.split_last() else { continue };
                sentence.fill(text, part, &self.lexicon, &names);
                self.look(&mut found, &sentence, field, is_question(end));
            }
        }
        let hit = |(rule, range): (usize, Range<usize>)| Hit { rule: &self.rules[rule], range };
        found.into_iter().map(hit).collect()
    }

    /// Of matches that overlap, the one that begins first stays, then the longest, then the one that is first in the file.
    fn look(&self, found: &mut Vec<(usize, Range<usize>)>, sentence: &Sentence, field: Field, is_question: bool) {
        let matcher = Matcher { lexicon: &self.lexicon, rows: &sentence.rows, passed: self.passed };
        let mut free = 0;
        for (at, row) in sentence.rows.iter().enumerate() {
            if at < free {
                continue;
            }
            let mut best: Option<(usize, usize)> = None;
            for number in &self.starting[usize::from(*row)] {
                let (rule, pattern) = &self.patterns[usize::from(*number)];
                if !holds(pattern.scope, field, is_question) {
                    continue;
                }
                let end = matcher.end(&pattern.steps, at);
                if let Some(end) = end.filter(|end| best.is_none_or(|it| *end > it.1)) {
                    best = Some((*rule, end));
                }
            }
            if let Some((rule, end)) = best {
                found.push((rule, sentence.spans[at].0..sentence.spans[end - 1].1));
                free = end;
            }
        }
    }
}

fn is_question(end: &Token) -> bool {
    end.kind == Kind::Question
}

fn holds(scope: Scope, field: Field, is_question: bool) -> bool {
    (!scope.causes_only || field == Field::Cause) && scope.questions.is_none_or(|it| it == is_question)
}

#[derive(Deserialize)]
struct Unchecked {
    language: String,
    passed: String,
    roles: String,
    classes: BTreeMap<String, String>,
    rules: Vec<Rule>,
}

impl TryFrom<Unchecked> for Rules {
    type Error = RulesError;

    fn try_from(raw: Unchecked) -> Result<Self, RulesError> {
        let mut written = Vec::new();
        for (rule, it) in raw.rules.iter().enumerate() {
            for text in &it.patterns {
                written.push((rule, text, parse(text).map_err(|it| RulesError::new(text, it))?));
            }
        }
        let used = written.iter().flat_map(|it| it.2.steps.iter().filter_map(set_of));
        let used = used.chain([raw.passed.as_str(), raw.roles.as_str()]);
        let mut lexicon = Lexicon::new(&raw.classes, used);
        let mut set = |text: &str, it: &str| {
            lexicon.set(&raw.classes, it).map_err(|fault| RulesError::new(text, fault))
        };
        let passed = set("passed", &raw.passed)?;
        let roles = set("roles", &raw.roles)?;
        let mut patterns = Vec::new();
        for (rule, text, pattern) in &written {
            let steps = pattern.steps.iter().map(|it| numbered(it, |it| set(text, it)));
            let steps = steps.collect::<Result<Vec<_>, _>>()?;
            patterns.push((*rule, Pattern { scope: pattern.scope, steps }));
        }
        drop(written);
        let starting = starting(&lexicon, &patterns);
        Ok(Self { language: raw.language, rules: raw.rules, lexicon, patterns, starting, passed, roles })
    }
}

fn set_of<S: Copy>(step: &Step<S>) -> Option<S> {
    match step {
        Step::One(it) | Step::Maybe(it) | Step::Many(it) | Step::Not(it) => Some(*it),
        Step::Gap(_) | Step::Begin | Step::End => None,
    }
}

fn numbered(
    step: &Step<&str>,
    mut set: impl FnMut(&str) -> Result<u16, RulesError>,
) -> Result<Step<u16>, RulesError> {
    Ok(match step {
        Step::One(it) => Step::One(set(it)?),
        Step::Maybe(it) => Step::Maybe(set(it)?),
        Step::Many(it) => Step::Many(set(it)?),
        Step::Not(it) => Step::Not(set(it)?),
        Step::Gap(n) => Step::Gap(*n),
        Step::Begin => Step::Begin,
        Step::End => Step::End,
    })
}

fn starting(lexicon: &Lexicon, patterns: &[(usize, Pattern<u16>)]) -> Vec<Vec<u16>> {
    let mut starting = vec![Vec::new(); lexicon.len()];
    for (number, (_, pattern)) in (0..).zip(patterns) {
        let sets: Vec<u16> = pattern.openings().filter_map(set_of).collect();
        for (row, numbers) in (0..).zip(&mut starting) {
            if sets.iter().any(|it| lexicon.has(*it, row)) {
                numbers.push(number);
            }
        }
    }
    starting
}

/// Why a file of rules was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    /// The pattern, as it is written.
    pub pattern: String,
    /// What is wrong with it.
    pub fault: Fault,
}

impl RulesError {
    fn new(pattern: &str, fault: Fault) -> Self {
        Self { pattern: pattern.to_owned(), fault }
    }
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”: {}", self.pattern, self.fault)
    }
}

impl std::error::Error for RulesError {}

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
        let json = r#"{"language":"en","passed":"the","roles":"team","classes":{},"rules":[{"id":"x","family":"person",
            "title":"","why":"","question":"","flagged":[],"notFlagged":[],"patterns":["WHO failed"]}]}"#;
        let error = Rules::from_json(json).unwrap_err().to_string();
        assert!(error.contains("WHO failed"), "{error}");
    }
}
