//! The domain of Afterword: postmortems, cause trees and action items, as values that compute.
//!
//! Nothing here performs I/O, asks the time or makes randomness: `now` and ids are arguments. A half-written document is a
//! valid document, so editing fails only where its target is gone.
//!
//! One word per idea:
//!
//! - **document**: a value of one kind that is stored, edited and exported as a whole: a [`Postmortem`], an [`actions::ActionList`], a
//!   [`toil::ToilRegister`], or a [`maturity::Assessment`].
//! - **edit**: one change a person makes; [`postmortem::Edit`] lists them all and [`Postmortem::apply`] applies each.
//! - **moment**: a named instant of an incident (detected, mitigated, …); a **metric** is the time between two moments.
//! - **entry**: one line of the timeline.
//! - **cause**: one answer to “why?” in a [`causes::CauseTree`]; a **factor** is a contributing factor named in the story.
//! - **action**: an action item.
//! - **section**: a part of the document as a template lays it out; a **free section** holds text that has no field.
//! - **revision**: a counter of saves, beside the document and never inside it.
//! - **finding**: what the [`review`] has to say of one place; a **rule** produces findings, a **fix** is the edits that mend one.
//! - **claim**: a figure written in prose; [`claims`] holds it against the moments, and a **contradiction** is where they disagree.
//! - **hit**: a stretch of text that [`language`] or [`secrets`] has found.
//! - **view**: a document as one audience may read it; a **leak** is what still names somebody there.
//! - **incident**: the small record of a postmortem that [`trends`] are made of; a **reason** is a factor or a cause in it.
//! - **warning**: what many incidents say that needs attention; a **ruling** is what somebody made of it.
//! - **activity**: work that people do by hand again and again; a **project** takes some of it away.
//! - **model**: a file of what maturity is; a **capability** is one thing that it asks, and an **answer** what was found of it.
//! - **objective**: the share that shall be good; an **error budget** is what may be bad, and **burn** how fast it is spent.
//! - **scene**: a drawing as data, before it is SVG or elements of a page.
//!
//! ```
//! use afterword_core::id::DocumentId;
//! use afterword_core::postmortem::{Edit, Postmortem, TextField};
//!
//! let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
//! let mut postmortem = Postmortem::new(DocumentId::v7(1_759_329_120_000, [7; 10]), now);
//! postmortem.apply(Edit::Text(TextField::Title, "Checkout outage".to_owned()))?;
//! assert_eq!(postmortem.title, "Checkout outage");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod actions;
pub mod amount;
pub mod board;
pub mod causes;
pub mod chart;
pub mod chat;
pub mod claims;
pub mod diff;
pub mod document;
pub mod draw;
pub mod error_budget;
pub mod history;
pub mod id;
pub mod language;
pub mod list;
pub mod maturity;
pub mod merge;
pub mod order;
mod phrase;
pub mod postmortem;
pub mod present;
pub mod prose;
pub mod review;
pub mod search;
pub mod secrets;
pub mod severity;
pub mod stamp;
pub mod statistics;
pub mod stored;
pub mod summary;
pub mod template;
pub mod time;
pub mod toil;
pub mod trends;
#[cfg(feature = "typescript")]
mod typescript;
pub mod view;
mod word_lists;
pub mod wording;
pub mod workflow;

pub use postmortem::Postmortem;
