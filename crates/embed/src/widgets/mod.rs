//! The widgets, each a component of the data and the attributes of its element.

mod actions;
mod error_budget;
mod five_whys;
mod maturity;
mod nothing;
mod postmortem;
mod severity;
mod timeline;
mod toil;

pub(crate) use actions::Actions;
pub(crate) use error_budget::ErrorBudget;
pub(crate) use five_whys::FiveWhys;
pub(crate) use maturity::Maturity;
pub(crate) use nothing::Unreadable;
pub(crate) use postmortem::Postmortem;
pub(crate) use severity::Severity;
pub(crate) use timeline::Timeline;
pub(crate) use toil::Toil;
