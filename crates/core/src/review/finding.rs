//! What the review found: one remark about one place, as data that a face can word and a fix can mend.

use std::ops::Range;

use chrono::{NaiveDate, TimeDelta};

use super::{Place, RuleId};
use crate::postmortem::{Edit, MomentKey, StatusKind};
use crate::severity::SeverityKey;

/// One remark of the review.
///
/// It holds no sentence: [`Texts`](super::Texts) words it from the rule and the values, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: RuleId,
    /// How much it matters here.
    pub level: Level,
    /// What it speaks of.
    pub place: Place,
    /// The bytes of the text at that place that it speaks of, where it is about a part of a text.
    pub range: Option<Range<usize>>,
    /// What its message is filled with, in order.
    pub values: Vec<Value>,
    /// How it can be mended without thinking, where it can.
    pub fix: Option<Fix>,
    /// Other ways to settle it, between which somebody has to decide.
    pub choices: Vec<Choice>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It keeps the document from being published, unless somebody says that it shall not.
    Error,
    /// Readers or the actions will suffer from it.
    Warning,
    /// Worth a thought.
    Hint,
}

impl Level {
    /// All of them, from worst to mildest.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// Its name in files and in the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// A mend that needs no judgement. Applied in order, its edits take the finding away and bring no error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The edits, never none.
    pub edits: Vec<Edit>,
}

/// One way to settle a finding that needs somebody to decide. Applied in order, its edits take the finding away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it comes to, as a phrase.
    pub words: Value,
    /// The edits, never none.
    pub edits: Vec<Edit>,
}

/// What fills a place in a message. Words that belong to a language are named, not written, so that each face can use its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words of the author, or a name.
    Text(String),
    /// A count.
    Count(usize),
    /// A length of time.
    Length(TimeDelta),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(MomentKey),
    /// A status.
    Status(StatusKind),
    /// A severity.
    Severity(SeverityKey),
    /// What is claimed, a metric or a moment, by its key.
    Name(String),
    /// What a secret or personal datum is, by its key; or whose format it has, where that is known.
    Secret(&'static str, &'static str),
    /// A sentence of a group by its key, and what fills it.
    Phrase(&'static str, &'static str, Vec<Self>),
}

impl Value {
    /// The beginning of `text`, short enough for a message: one line of at most forty characters.
    pub fn excerpt(text: &str) -> Self {
        const LONGEST: usize = 40;
        let mut words = String::new();
        for word in text.split_whitespace() {
            if words.chars().count() + word.chars().count() > LONGEST {
                let room = LONGEST.saturating_sub(words.chars().count());
                let cut = if words.is_empty() { room } else { 0 };
                words.extend(word.chars().take(cut));
                words.push('…');
                break;
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        Self::Text(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_short_line() {
        let cases = [
            ("", ""),
            ("  Disk\n full ", "Disk full"),
            (&"a".repeat(70), &format!("{}…", "a".repeat(40))),
            (&"word ".repeat(20), &format!("{}…", ["word"; 8].join(" "))),
            (&"é".repeat(41), &format!("{}…", "é".repeat(40))),
        ];
        for (text, expected) in cases {
            assert_eq!(Value::excerpt(text), Value::Text(expected.to_owned()), "{text:?}");
        }
    }
}
