//! Claims: figures that the text states, read out of prose and compared with what is recorded.
//!
//! A postmortem says the same thing twice: once in its moments, timeline and impact, once in sentences (“the outage lasted 45
//! minutes”). [`read`] finds the sentences, [`check`] says where the two disagree, and [`oddities`] points at times that look
//! mistyped. All of it asks and corrects nothing, and prefers silence to a false alarm: a figure counts as a claim only where
//! the words directly beside it say what it is a figure of.
//!
//! What counts as agreement ([`Amount::tolerance`]):
//!
//! - A figure is rounded to the unit it is written in: “2 hours” is anything from one and a half to two and a half, “2 hours 10
//!   minutes” is within a few minutes. Minutes that are a multiple of five count as rounded to five.
//! - Recorded times are to the minute, so a length may be a minute off besides.
//! - “about”, “~” and the like allow a quarter; “within” and “over” are open on one side.
//! - Any vendor's definition of a metric is a fair reading: “resolved in 2 h” may count from the start, from the declaration or
//!   from the detection.
//! - Where a moment is not recorded, the timeline entries that plainly tell it (“alert fired”, “error rate returned to normal”)
//!   stand in for it, each of them: a claim is contradicted only if it fits none.

mod amount;
mod check;
mod clock;
mod figure;
mod kind;
mod known;
mod lengths;
mod memory;
mod oddity;
mod phrase;
mod question;
mod reader;
mod sides;
#[cfg(test)]
mod tests;
mod token;
mod words;

use std::ops::Range;

use crate::Postmortem;
use crate::list;
use crate::postmortem::{EntryId, FactorId, MomentKey, SectionId, TextField};

pub use amount::{Amount, Bound};
pub use check::{check, check_claims, contradict};
pub use clock::Clock;
pub use kind::proposed_kind;
pub use known::suggested_moments;
pub use memory::ClaimReader;
pub use oddity::{Oddity, OddityKind, OddityPlace, oddities};
pub(crate) use question::english;
pub use question::{Part, length_in_words};
pub use reader::read;

use crate::time::Instant;
use chrono::{NaiveDate, TimeDelta};

/// A figure that the text states, and what it is a figure of.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The text that it stands in.
    pub place: Place,
    /// Its bytes in that text; on character boundaries.
    pub range: Range<usize>,
    /// What it is a figure of.
    pub topic: Topic,
    /// The figure.
    pub said: Said,
}

/// A text of a postmortem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// One of its own texts.
    Text(TextField),
    /// A contributing factor.
    Factor(FactorId),
    /// What a timeline entry says.
    Entry(EntryId),
    /// A free section.
    Section(SectionId),
}

impl Place {
    /// The text of that place in `postmortem`, if it is still there.
    pub fn text(self, postmortem: &Postmortem) -> Option<&str> {
        match self {
            Self::Text(field) => Some(postmortem.text(field)),
            Self::Factor(id) => list::find(&postmortem.factors, id).map(|it| it.text.as_str()),
            Self::Entry(id) => list::find(&postmortem.timeline, id).map(|it| it.text.as_str()),
            Self::Section(id) => list::find(&postmortem.extra, id).map(|it| it.text.as_str()),
        }
    }
}

/// What a claim is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The length of a metric, by the metric's name, such as `time-to-detect`.
    Metric(String),
    /// When a moment was.
    Moment(MomentKey),
    /// How long it is from one time to another that stand beside it.
    Span {
        /// The first time.
        from: Clock,
        /// The second time.
        to: Clock,
    },
    /// The share of all users that was hit.
    UsersShare,
    /// The share of all requests that failed.
    RequestsShare,
    /// The share of errors that was measured.
    ErrorsShare,
    /// How many users were hit.
    Users,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// A length of time in seconds.
    Length(Amount),
    /// A share in percent.
    Share(Amount),
    /// A number of things.
    Count(Amount),
    /// A time of day.
    Clock(Clock),
    /// A day, by whichever clocks.
    Day(NaiveDate),
    /// From one time of day to another.
    Clocks {
        /// The first time.
        from: Clock,
        /// The second time.
        to: Clock,
    },
}

/// A claim that disagrees with what is recorded, or with another claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// What the text says, and where.
    pub claim: Claim,
    /// The words of the claim.
    pub written: String,
    /// What is recorded instead.
    pub recorded: Recorded,
    /// The moments between which the claimed length would be right, where there are such: “3 minutes” is alert to
    /// acknowledgement.
    pub fits: Option<(MomentKey, MomentKey)>,
}

/// The other side of a contradiction.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    /// A length between two moments.
    Length {
        /// From the one to the other; never negative.
        length: TimeDelta,
        /// Where it begins, and when that was.
        from: (MomentKey, Instant),
        /// Where it ends, and when that was.
        to: (MomentKey, Instant),
    },
    /// When the moment was.
    Moment(MomentKey, Instant),
    /// A share in percent, or a count, of the impact's own fields; or the minutes between two times of one sentence.
    Figure(f64),
    /// Another claim, and its words.
    Claim(Box<Claim>, String),
}
