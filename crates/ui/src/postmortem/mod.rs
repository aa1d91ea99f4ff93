//! The parts of the postmortem editor, each drawn from the smallest piece of the document that it shows.
//!
//! A key typed anywhere makes a new [`Postmortem`](afterword_core::Postmortem), and only what compares unequal is drawn again:
//! a part takes texts, numbers and lists that compare by address, never the whole document, and the page's one `on_edit` is
//! handed down as it is.

pub mod actions;
pub(crate) mod address;
mod blocking;
pub mod causes;
pub(crate) mod choice;
mod conflict;
mod cover;
mod document;
mod entry_drag;
mod entry_picker;
mod factor;
mod factors;
mod feedback;
pub(crate) mod focus;
mod frame;
mod free;
mod header;
mod impact;
mod layout;
mod metric_facts;
mod metrics;
mod moment_order;
mod moment_row;
mod moments;
mod moves;
mod nav;
mod people;
mod place;
mod present;
pub mod reach;
mod response;
mod revision;
mod severity;
mod share;
pub(crate) mod stable;
mod status;
mod status_dialog;
mod text;
pub mod timeline;
mod words;
mod workflow;

pub use conflict::{ConflictDialog, ConflictDialogProps};
pub use document::{PostmortemDocument, PostmortemDocumentProps};
pub use frame::heading_id;
pub use layout::{section_id, section_names};
pub use metrics::{MetricsPanel, MetricsPanelProps};
pub use moment_row::moment_id;
pub use moments::{MomentsPanel, MomentsPanelProps};
pub use nav::{SectionNav, SectionNavProps};
pub use place::place_ids;
pub use present::{Presentation, PresentationProps};
pub use revision::{
    ChangeList, ChangeListProps, RevisionLine, RevisionList, RevisionListProps, RevisionView,
    RevisionViewProps,
};
pub use share::{Export, Gate, GateProps, ShareDialog, ShareDialogProps};
pub use workflow::{WorkflowPanel, WorkflowPanelProps};
