//! Learning across incidents: what many postmortems say that one can't.
//!
//! Each document has a small record, an [`Incident`], which is derived from it when it is saved. Everything here is a pure function
//! of such records: a [`Scope`] selects some, and each chart and table of the page is one function of those. Sentences are made
//! elsewhere; what returns are figures, keys and the names of documents.
//!
//! | asked | answered by |
//! |---|---|
//! | how many, and of what? | [`series`], [`counts`], [`factor_pareto`], [`rhythm`] |
//! | what does a series leave out? | [`Rest`] |
//! | how long do responses take, and are promises kept? | [`response_times`], [`promises_kept`] |
//! | how often, and does that change? | [`weekly_rate`], [`trend`] |
//! | how many next, and is that worth anything? | [`forecast`], [`track_record`] |
//! | how are postmortems gone about? | [`culture`] |
//! | was this seen before, and what returns? | [`Library`] |
//! | what needs attention, and how often is that right? | [`warnings`], [`precision`] |
//! | what did we learn in a month or a quarter? | [`LearningReport`] |

mod action_fact;
mod counts;
mod culture;
mod incident;
mod measured;
mod outlook;
mod reason;
mod recurrence;
mod report;
mod response;
mod rest;
mod scope;
mod track_record;
mod warning;

pub use action_fact::ActionFact;
pub use counts::{
    Bin, Counts, Dimension, Rhythm, counts, factor_pareto, known_period, rhythm, series,
};
pub use culture::{Culture, culture};
pub use incident::{BudgetFact, Incident};
pub use measured::{Measured, ResponseTime};
pub use outlook::{
    Change, FEWEST_DAYS_FOR_RATE, FEWEST_FOR_FORECAST, FEWEST_INCIDENTS_FOR_TREND, Forecast,
    LOOKS_BACK, NoTrend, Trend, WeeklyRate, forecast, trend, weekly_rate,
};
pub use reason::{Reason, ReasonKind};
pub(crate) use recurrence::for_each_word;
pub use recurrence::{Library, Occurrence, Recurring, SameReason, Similar};
pub use report::{
    Cited, Figure, LearningReport, PartKind, REPORT_LANGUAGES, ReportPart, ReportQuestion,
    ReportSpan, Sentence, report_words,
};
pub use response::{LevelKept, PromiseKept, ResponseSummary, promises_kept, response_times};
pub use rest::{Part, Rest};
pub(crate) use scope::is_same_name;
pub use scope::{MOST_PERIODS, Period, Scope, Step};
pub use track_record::{
    FEWEST_FOR_TRUST, FEWEST_INCIDENTS_FOR_TRUST, ScoredForecast, TrackRecord, Trust, track_record,
};
pub use warning::{
    ActionRef, Evidence, Judgement, NotTaken, Precision, Recommended, Ruling, Warning, WarningKind,
    precision, standing, warnings,
};
