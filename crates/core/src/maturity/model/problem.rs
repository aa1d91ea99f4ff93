//! What is wrong with the file of a model, and where.

use std::fmt;

use super::parts::Size;

/// Something that makes a file no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `dimensions[2].capabilities[0].statements`. Empty for the file as a whole.
    pub path: String,
    /// What.
    pub kind: ProblemKind,
}

impl Problem {
    pub(super) fn at(path: impl Into<String>, kind: ProblemKind) -> Self {
        Self { path: path.into(), kind }
    }

    /// Whether `other` is only to be expected where this is so: it is of the same place, or of one below.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let rest = other.path.strip_prefix(&self.path);
        rest.is_some_and(|it| it.is_empty() || it.starts_with(['.', '[']))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.path {
            "" => self.kind.fmt(f),
            path => write!(f, "{path}: {}", self.kind),
        }
    }
}

impl std::error::Error for Problem {}

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is no JSON: what the reader says.
    NotJson(String),
    /// Something else belongs there.
    Not(Expected),
    /// Something has to be there.
    Missing,
    /// A text says nothing.
    Empty,
    /// It can be no name in a file.
    NotAnId(String),
    /// Something before it has the same name.
    Twice {
        /// The name.
        name: String,
        /// Where it is first.
        first: String,
    },
    /// There is to be one text for each level.
    Count {
        /// So many are needed.
        expected: usize,
        /// So many are there.
        found: usize,
    },
    /// There are no levels, or more than [`MOST_LEVELS`](super::MOST_LEVELS).
    Levels,
    /// A rubric and a checklist at once, or neither.
    BothOrNeither,
    /// A weight is from 0 to 1,000.
    Weight,
    /// A value is from 0 to 1.
    Value,
    /// No such level.
    Level {
        /// The highest there is.
        highest: u8,
    },
    /// No such capability.
    NoCapability(String),
    /// It depends on itself.
    Itself,
    /// No such group.
    NoGroup(String),
    /// Thresholds do not go one way, each better than the one before.
    ThresholdOrder,
    /// There is to be one threshold fewer than there are levels.
    ThresholdCount {
        /// So many are needed.
        expected: usize,
        /// So many are there.
        found: usize,
    },
    /// What is likely does not lie between what is low and what is high.
    GuessOrder,
    /// The answers do not begin with the worst, or none is worth 0, or none 1.
    AnswerOrder,
}

/// What belongs in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text.
    Text,
    /// A number.
    Number,
    /// A whole number that is not negative.
    Count,
    /// A [`Size`].
    Size,
    /// A [`Direction`](super::Direction).
    Direction,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object => f.write_str("an object"),
            Self::List => f.write_str("a list"),
            Self::Text => f.write_str("a text"),
            Self::Number => f.write_str("a finite number"),
            Self::Count => f.write_str("a whole number that is not negative"),
            Self::Size => {
                let [small, medium, large] = Size::ALL.map(Size::key);
                write!(f, "{small}, {medium} or {large}")
            }
            Self::Direction => f.write_str("up or down"),
        }
    }
}

impl ProblemKind {
    /// Its name among the texts of a language.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not-json",
            Self::Not(_) => "not-expected",
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::NotAnId(_) => "not-an-id",
            Self::Twice { .. } => "twice",
            Self::Count { .. } => "count",
            Self::Levels => "levels",
            Self::BothOrNeither => "both-or-neither",
            Self::Weight => "weight",
            Self::Value => "value",
            Self::Level { .. } => "level",
            Self::NoCapability(_) => "no-capability",
            Self::Itself => "itself",
            Self::NoGroup(_) => "no-group",
            Self::ThresholdOrder => "threshold-order",
            Self::ThresholdCount { .. } => "threshold-count",
            Self::GuessOrder => "guess-order",
            Self::AnswerOrder => "answer-order",
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(message) => write!(f, "this is no JSON: {message}"),
            Self::Not(expected) => write!(f, "expected {expected}"),
            Self::Missing => f.write_str("this is missing"),
            Self::Empty => f.write_str("this says nothing"),
            Self::NotAnId(text) => write!(
                f,
                "{text:?} can be no id: 1 to 80 letters, digits, hyphens, dots and underscores"
            ),
            Self::Twice { name, first } => write!(f, "{name:?} is already the name of {first}"),
            Self::Count { expected, found } => {
                write!(f, "expected {expected}, one for each level, and found {found}")
            }
            Self::Levels => write!(f, "expected 1 to {} levels", super::MOST_LEVELS),
            Self::BothOrNeither => f.write_str("expected either statements or items"),
            Self::Weight => f.write_str("a weight is a number from 0 to 1,000"),
            Self::Value => f.write_str("a value is a number from 0 to 1"),
            Self::Level { highest } => write!(f, "a level is from 1 to {highest}"),
            Self::NoCapability(name) => write!(f, "no capability is called {name:?}"),
            Self::Itself => f.write_str("a capability can't depend on itself"),
            Self::NoGroup(name) => write!(f, "no group is called {name:?}"),
            Self::ThresholdOrder => {
                f.write_str("each threshold has to be better than the one before it")
            }
            Self::ThresholdCount { expected, found } => {
                write!(f, "expected {expected}, one fewer than there are levels, and found {found}")
            }
            Self::GuessOrder => {
                f.write_str("what is likely lies between what is low and what is high")
            }
            Self::AnswerOrder => {
                f.write_str("answers go from the worst, which is worth 0, to the best, worth 1")
            }
        }
    }
}

/// Something in the file of a model that is kept, and may be a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub path: String,
    /// What.
    pub kind: WarningKind,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

/// What may be a mistake at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// Nobody reads it here.
    Unknown,
    /// It was rounded to the nearest thousandth.
    Rounded,
}

impl WarningKind {
    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Rounded => "rounded",
        }
    }
}

impl fmt::Display for WarningKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "this is not known here, and is kept",
            Self::Rounded => "this was rounded to the nearest thousandth",
        })
    }
}
