//! The review on the page: findings in a panel, and beside what they speak of.
//!
//! The page reviews a document after a pause and makes a [`Report`]. The panel shows all of it. The document's parts are not drawn
//! again because of it: each has a [`Beside`], which listens to the page's [`Remarks`] for its own spot.

mod beside;
mod catalogue;
mod coverage;
mod gatekeeper;
mod item;
mod metric_choice;
mod panel;
mod reach;
mod remarks;
mod report;
mod ring;
mod risk;
mod seen;
mod spot;
mod words;

pub use beside::{Beside, BesideProps, note_id};
pub use catalogue::{RuleCatalogue, RuleCatalogueProps};
pub use coverage::{CoverageMatrix, CoverageMatrixProps};
pub use gatekeeper::Gatekeeper;
pub use item::Mending;
pub use metric_choice::{MetricChooser, MetricChooserProps};
pub use panel::{ReviewPanel, ReviewPanelProps};
pub use reach::reach;
pub use remarks::{Listening, Remarks};
pub use report::{Group, Report};
pub use seen::{SEEN_BEFORE_ID, Seen, SeenBeforePanel, SeenBeforePanelProps};
pub use spot::Spot;
pub use words::{RuleWords, message, texts};
