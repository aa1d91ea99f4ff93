//! The conditions of rules: names of choices, joined by `&&`, `||` and `!`, with parentheses; or `default`, which is always true.

use std::fmt;

/// A condition that was read. Choices are known by their position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Always,
    Ticked(usize),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// No condition has more in one another.
const DEEPEST: usize = 64;
/// No condition is longer.
const LONGEST: usize = 20_000;

/// Why a rule can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionError {
    /// Which rule, from 0 on.
    pub rule: usize,
    /// Where in its condition, in letters from 0 on.
    pub at: usize,
    /// Why.
    pub problem: ConditionProblem,
}

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionProblem {
    /// A name, `!` or `(` is missing.
    NoOperand,
    /// A parenthesis is not closed.
    NotClosed,
    /// It should have ended.
    NotEnded,
    /// No choice is called so.
    NoChoice(String),
    /// Too much is in one another.
    TooDeep,
    /// It is too long.
    TooLong,
}

impl ConditionProblem {
    /// Its name among the texts of a language.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoOperand => "no-operand",
            Self::NotClosed => "not-closed",
            Self::NotEnded => "not-ended",
            Self::NoChoice(_) => "no-choice",
            Self::TooDeep => "too-deep",
            Self::TooLong => "too-long",
        }
    }
}

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rule {}, letter {}: ", self.rule + 1, self.at + 1)?;
        match &self.problem {
            ConditionProblem::NoOperand => f.write_str("expected the name of a choice"),
            ConditionProblem::NotClosed => f.write_str("a parenthesis is not closed"),
            ConditionProblem::NotEnded => f.write_str("expected && or ||, or the end"),
            ConditionProblem::NoChoice(name) => write!(f, "no choice is called {name:?}"),
            ConditionProblem::TooDeep => f.write_str("too much is in one another"),
            ConditionProblem::TooLong => f.write_str("this is too long"),
        }
    }
}

impl std::error::Error for ConditionError {}

type Failed = (usize, ConditionProblem);

impl Condition {
    /// Reads a condition over `choices`.
    pub(super) fn read(text: &str, choices: &[String]) -> Result<Self, Failed> {
        let letters: Vec<char> = text.chars().collect();
        if letters.len() > LONGEST {
            return Err((LONGEST, ConditionProblem::TooLong));
        }
        let mut parser = Parser { letters, at: 0, choices };
        let condition = parser.any(0)?;
        match parser.peek() {
            None => Ok(condition),
            Some(_) => Err((parser.at, ConditionProblem::NotEnded)),
        }
    }

    pub(super) fn is_true(&self, ticked: &[bool]) -> bool {
        match self {
            Self::Always => true,
            Self::Ticked(at) => ticked[*at],
            Self::Not(it) => !it.is_true(ticked),
            Self::All(parts) => parts.iter().all(|it| it.is_true(ticked)),
            Self::Any(parts) => parts.iter().any(|it| it.is_true(ticked)),
        }
    }
}

/// `&&` binds closer than `||`, and `!` closest.
struct Parser<'c> {
    letters: Vec<char>,
    at: usize,
    choices: &'c [String],
}

impl Parser<'_> {
    /// The next letter that is no space.
    fn peek(&mut self) -> Option<char> {
        while self.letters.get(self.at).is_some_and(|it| it.is_whitespace()) {
            self.at += 1;
        }
        self.letters.get(self.at).copied()
    }

    /// Goes past `sign` if it comes next.
    fn passes(&mut self, sign: &str) -> bool {
        self.peek();
        let comes =
            sign.chars().enumerate().all(|(n, it)| self.letters.get(self.at + n) == Some(&it));
        if comes {
            self.at += sign.chars().count();
        }
        comes
    }

    fn any(&mut self, depth: usize) -> Result<Condition, Failed> {
        let first = self.all(depth)?;
        let mut parts = vec![first];
        while self.passes("||") {
            parts.push(self.all(depth)?);
        }
        Ok(joined(parts, Condition::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Condition, Failed> {
        let first = self.one(depth)?;
        let mut parts = vec![first];
        while self.passes("&&") {
            parts.push(self.one(depth)?);
        }
        Ok(joined(parts, Condition::All))
    }

    fn one(&mut self, depth: usize) -> Result<Condition, Failed> {
        if depth >= DEEPEST {
            return Err((self.at, ConditionProblem::TooDeep));
        }
        if self.passes("!") {
            return Ok(Condition::Not(Box::new(self.one(depth + 1)?)));
        }
        let open = self.at;
        if self.passes("(") {
            let inner = self.any(depth + 1)?;
            return match self.passes(")") {
                true => Ok(inner),
                false => Err((open, ConditionProblem::NotClosed)),
            };
        }
        self.name()
    }

    fn name(&mut self) -> Result<Condition, Failed> {
        self.peek();
        let start = self.at;
        let is_of_name = |it: &char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.');
        let name: String = self.letters[start..].iter().take_while(|it| is_of_name(it)).collect();
        self.at += name.chars().count();
        match self.choices.iter().position(|it| *it == name) {
            Some(at) => Ok(Condition::Ticked(at)),
            None if name.is_empty() => Err((start, ConditionProblem::NoOperand)),
            None if name == "default" => Ok(Condition::Always),
            None => Err((start, ConditionProblem::NoChoice(name))),
        }
    }
}

/// Several parts joined, or the only one.
fn joined(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match parts.len() {
        1 => parts.remove(0),
        _ => join(parts),
    }
}
