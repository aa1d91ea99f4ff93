//! The patterns of all rules, ready to be looked for.

use std::collections::BTreeMap;
use std::fmt;

use super::Field;
use super::lexicon::Lexicon;
use super::matching::{Matcher, Sentence};
use super::pattern::{Fault, Pattern, Scope, Step, parse};

/// Patterns over a lexicon.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) lexicon: Lexicon,
    /// Each with the number of its rule.
    pub(super) patterns: Vec<(usize, Pattern<u16>)>,
    /// By row: the patterns whose first word it may be.
    starting: Vec<Vec<u16>>,
    passed: u16,
    /// The set of words that no person's name contains.
    pub(super) roles: u16,
    /// The set of given names that nothing else is called by.
    pub(super) given: u16,
}

/// A match: the number of its rule, and its words.
pub(super) struct Match {
    pub(super) rule: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Compiled {
    /// Compiles `patterns`, each with the number of its rule; `sets` are those of the words passed over, of roles and of
    /// given names.
    pub(super) fn new<'a>(
        classes: &BTreeMap<String, String>,
        sets: [&str; 3],
        patterns: impl Iterator<Item = (usize, &'a str)>,
    ) -> Result<Self, RulesError> {
        let mut parsed = Vec::new();
        for (rule, text) in patterns {
            parsed.push((rule, text, parse(text).map_err(|it| RulesError::new(text, it))?));
        }
        let used = parsed.iter().flat_map(|it| it.2.steps.iter().filter_map(set_of));
        let mut lexicon = Lexicon::new(classes, used.chain(sets));
        let mut set = |text: &str, it: &str| {
            lexicon.set(classes, it).map_err(|fault| RulesError::new(text, fault))
        };
        let [passed, roles, given] = sets;
        let (passed, roles, given) =
            (set("passed", passed)?, set("roles", roles)?, set("given", given)?);
        let mut patterns = Vec::new();
        for (rule, text, pattern) in &parsed {
            let steps = pattern.steps.iter().map(|it| numbered(it, |it| set(text, it)));
            let steps = steps.collect::<Result<Vec<_>, _>>()?;
            patterns.push((*rule, Pattern { scope: pattern.scope, steps }));
        }
        let starting = starting(&lexicon, &patterns);
        Ok(Self { lexicon, patterns, starting, passed, roles, given })
    }

    /// Calls `found` with each match in `sentence`; no two overlap.
    ///
    /// Of those that would, the one that begins first stays, then the longest, then the one that is first in the file.
    pub(super) fn look(
        &self,
        sentence: &Sentence,
        field: Field,
        is_question: bool,
        mut found: impl FnMut(Match),
    ) {
        let matcher = Matcher { lexicon: &self.lexicon, rows: &sentence.rows, passed: self.passed };
        let mut at = 0;
        while at < sentence.rows.len() {
            let best = self.best(&matcher, at, |it| holds(it, field, is_question));
            at = best.as_ref().map_or(at + 1, |it| it.end);
            best.into_iter().for_each(&mut found);
        }
    }

    /// The longest match that begins at `start`.
    fn best(
        &self,
        matcher: &Matcher<'_>,
        start: usize,
        holds: impl Fn(Scope) -> bool,
    ) -> Option<Match> {
        let mut best: Option<Match> = None;
        for number in &self.starting[usize::from(matcher.rows[start])] {
            let (rule, pattern) = &self.patterns[usize::from(*number)];
            let end = if holds(pattern.scope) { matcher.end(&pattern.steps, start) } else { None };
            if let Some(end) = end.filter(|end| best.as_ref().is_none_or(|it| *end > it.end)) {
                best = Some(Match { rule: *rule, start, end });
            }
        }
        best
    }
}

fn holds(scope: Scope, field: Field, is_question: bool) -> bool {
    (!scope.causes_only || field == Field::Cause)
        && scope.questions.is_none_or(|it| it == is_question)
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
