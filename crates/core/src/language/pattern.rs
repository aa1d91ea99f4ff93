//! How a pattern is written, and what it is once read. [`Rules::from_json`](super::Rules::from_json) has the syntax.

use std::fmt;

/// A pattern as written: where it holds, and its steps.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pattern<S> {
    pub(super) scope: Scope,
    pub(super) steps: Vec<Step<S>>,
}

/// Which sentences a pattern looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) causes_only: bool,
    /// `Some(true)`: questions only; `Some(false)`: no questions.
    pub(super) questions: Option<bool>,
}

/// One step of a pattern; `S` is a set of words, first as written, then as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step<S> {
    One(S),
    Maybe(S),
    /// Up to [`MANY`].
    Many(S),
    /// Up to so many words, whatever they are.
    Gap(usize),
    Not(S),
    Begin,
    End,
}

/// How often `*` repeats at most.
pub(super) const MANY: usize = 3;
const LONGEST_GAP: usize = 8;

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Before its first word that must be there, a pattern may only look back.
    NoFirstWord,
    /// A gap is `~1` to `~8`.
    Gap(String),
    /// `@` and a word that is no scope.
    Scope(String),
    /// A class is used that no class is called, or that contains itself.
    Class(String),
    /// An alternative has no letters.
    Empty,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFirstWord => {
                f.write_str("it has to begin with a word or class that must be there")
            }
            Self::Gap(gap) => write!(f, "{gap} is no gap; they go from ~1 to ~{LONGEST_GAP}"),
            Self::Scope(scope) => write!(f, "{scope} is none of @cause, @question and @statement"),
            Self::Class(class) => write!(f, "there is no class {class}, or it contains itself"),
            Self::Empty => f.write_str("an alternative is empty"),
        }
    }
}

impl<S> Pattern<S> {
    /// The steps that its first word may match: optional ones, and the first that must.
    pub(super) fn openings(&self) -> impl Iterator<Item = &Step<S>> {
        let steps = self.steps.iter().skip_while(|it| matches!(it, Step::Not(_) | Step::Begin));
        let mut is_over = false;
        steps.take_while(move |it| {
            let is_opening =
                !is_over && matches!(it, Step::One(_) | Step::Maybe(_) | Step::Many(_));
            is_over |= matches!(it, Step::One(_));
            is_opening
        })
    }
}

/// Reads a pattern.
pub(super) fn parse(text: &str) -> Result<Pattern<&str>, Fault> {
    let mut pattern = Pattern { scope: Scope::default(), steps: Vec::new() };
    for part in text.split_ascii_whitespace() {
        match part.strip_prefix('@') {
            Some("cause") => pattern.scope.causes_only = true,
            Some("question") => pattern.scope.questions = Some(true),
            Some("statement") => pattern.scope.questions = Some(false),
            Some(_) => return Err(Fault::Scope(part.to_owned())),
            None => pattern.steps.push(step(part)?),
        }
    }
    let has_first = pattern.openings().any(|it| matches!(it, Step::One(_)));
    if has_first { Ok(pattern) } else { Err(Fault::NoFirstWord) }
}

fn step(part: &str) -> Result<Step<&str>, Fault> {
    let step = match part {
        "^" => return Ok(Step::Begin),
        "$" => return Ok(Step::End),
        _ if part.starts_with('~') => return gap(part),
        _ => part.strip_prefix('!').map(Step::Not),
    };
    let step = step.or_else(|| part.strip_suffix('?').map(Step::Maybe));
    let step = step.or_else(|| part.strip_suffix('*').map(Step::Many)).unwrap_or(Step::One(part));
    let (Step::One(set) | Step::Maybe(set) | Step::Many(set) | Step::Not(set)) = step else {
        return Ok(step);
    };
    if set.split('|').any(str::is_empty) { Err(Fault::Empty) } else { Ok(step) }
}

fn gap(part: &str) -> Result<Step<&str>, Fault> {
    match part[1..].parse() {
        Ok(n) if (1..=LONGEST_GAP).contains(&n) => Ok(Step::Gap(n)),
        _ => Err(Fault::Gap(part.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_step_is_read() {
        let pattern = parse("@cause !of|by WE a|b? ADV* ~3 !not done $").unwrap();
        assert!(pattern.scope.causes_only);
        let expected = [
            Step::Not("of|by"),
            Step::One("WE"),
            Step::Maybe("a|b"),
            Step::Many("ADV"),
            Step::Gap(3),
            Step::Not("not"),
            Step::One("done"),
            Step::End,
        ];
        assert_eq!(pattern.steps, expected);
    }

    #[test]
    fn patterns_that_cannot_be_meant_are_refused() {
        for text in [
            "",
            "we?",
            "we? ~2 failed",
            "~2 we",
            "!we",
            "we ~9",
            "we ~x",
            "@never we",
            "we a||b",
            "$",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
        }
    }
}
