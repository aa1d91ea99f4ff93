//! Blameless language: wording that puts people, instead of what made their action sensible, in the place of a cause.
//!
//! [`read`] looks at prose only and asks who the subject is: “the pod failed to start” is a fact, “we failed to check” is
//! hindsight. What is looked for is data, a file a language in `data/language/`; how its patterns are written says
//! [`Rules::from_json`]. A rule ships only if eight of ten of its hits on the labelled lines in `tests/language/` are right.
//!
//! ```
//! use afterword_core::language::{Field, read};
//!
//! let text = "The pod failed to start. We failed to check the quota.";
//! let hits = read(text, Field::Story, &[]);
//! assert_eq!(hits.len(), 1);
//! assert_eq!(hits[0].rule.id, "failed-to");
//! assert_eq!(&text[hits[0].range.clone()], "We failed to");
//! ```

mod blocks;
mod compiled;
mod delimiters;
mod lexicon;
mod log_line;
mod matching;
mod names;
mod pattern;
mod rules;
mod tokens;

use std::ops::Range;

pub use compiled::RulesError;
pub use pattern::Fault;
pub use rules::{Family, Rule, Rules};

/// What a text is for; in a cause, naming what somebody did is already an answer to “why?”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A cause, a contributing factor, a root cause.
    Cause,
    /// Everything else: summary, timeline, lessons, impact.
    Story,
}

/// Words of a text that a rule points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'r> {
    /// The rule, with its reason and the question to ask instead.
    pub rule: &'r Rule,
    /// Where the words are: bytes of the text that was read, on the boundaries of characters.
    pub range: Range<usize>,
}

/// Reads Markdown by the English rules. See [`Rules::read`].
pub fn read(text: &str, field: Field, people: &[&str]) -> Vec<Hit<'static>> {
    Rules::english().read(text, field, people)
}
