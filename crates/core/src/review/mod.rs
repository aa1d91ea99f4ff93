//! The review: what a careful colleague would point out before a postmortem is published.
//!
//! [`review`] turns a document into [`Finding`]s. A finding names its rule, its place and the values of its message; the words
//! come from [`Texts`] in the language of the reader. Findings advise. Only [`gate`] makes errors count, and only for the step to
//! *published*, which somebody may take all the same and sign for.
//!
//! Rules are rows of tables ([`rules`]), one file a [`Family`]: a name, a level, a weight and a pure function. To add one, write
//! its function, its row, its words in `data/review/en.json`, its title in `titles-en.json` beside that, and two cases in
//! `tests/review/`: a document that it flags, and one that looks similar and that it must leave alone.
//!
//! ```
//! # use afterword_core::{Postmortem, id::DocumentId};
//! # use chrono::Offset;
//! use afterword_core::postmortem::MetricCatalogue;
//! use afterword_core::review::{Context, Texts, review};
//! use afterword_core::severity::SeverityScheme;
//! use afterword_core::template::Template;
//!
//! let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
//! let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
//! let (template, scheme) = (&Template::shipped()[0], &SeverityScheme::shipped());
//! let (metrics, off) = (MetricCatalogue::shipped(), &Default::default());
//! let zone = &chrono::Utc.fix();
//! let context = Context { now, today: now.date_naive(), zone, template, scheme, metrics, off };
//!
//! let findings = review(&postmortem, &context);
//! assert_eq!(Texts::english().message(&findings[0]), "The postmortem has no title");
//! # Ok::<(), chrono::ParseError>(())
//! ```

mod actions;
mod completeness;
mod consistency;
mod coverage;
mod depth;
mod family;
mod finding;
mod gate;
mod lexicon;
mod need;
mod owners;
mod people;
mod place;
mod prose;
mod rank;
mod readiness;
mod reviewer;
mod rule;
mod settle;
mod subject;
mod texts;
mod timeliness;
mod times;

pub use coverage::{Coverage, Ground, Row, coverage};
pub use finding::{Choice, Finding, Fix, Level, Value};
pub use gate::{Gate, Refusal, gate};
pub use need::Need;
pub use place::{ActionPart, CausePart, EntryPart, FactorPart, Place};
pub use readiness::{Loss, Readiness, Step, readiness};
pub use reviewer::{Reviewer, review};
pub use rule::{Family, Rule, RuleId, rules};
pub use subject::Context;
pub use texts::{RuleText, Texts, plain, title_of};
