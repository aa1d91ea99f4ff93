//! What of a register of toil is shown, as an address says it.

use std::fmt;

use afterword_core::toil::ProjectId;
use afterword_ui::words::word;

/// What of a register is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ToilView {
    /// What people do by hand.
    #[default]
    Activities,
    /// What was measured week by week.
    Weeks,
    /// What is done about it.
    Projects,
    /// One of these.
    Project(ProjectId),
    /// Which sprint each goes into.
    Plan,
    /// All of it on a page.
    Overview,
    /// What is reckoned with, and the register itself.
    Basis,
}

/// What an address of a project begins with.
const PROJECT: &str = "project-";

impl ToilView {
    /// Those that are always there, in their order.
    pub(crate) const ALL: [Self; 6] =
        [Self::Activities, Self::Weeks, Self::Projects, Self::Plan, Self::Overview, Self::Basis];

    /// Reads a part of an address.
    pub(crate) fn parse(part: &str) -> Option<Self> {
        match part.strip_prefix(PROJECT) {
            Some(id) => id.parse().ok().map(Self::Project),
            None => Self::ALL.into_iter().skip(1).find(|it| it.key() == part),
        }
    }

    /// Which of those that are always there it is, or belongs to.
    pub(crate) fn tab(self) -> Self {
        match self {
            Self::Project(_) => Self::Projects,
            it => it,
        }
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Activities => word::TOIL_VIEW_ACTIVITIES.text(),
            Self::Weeks => word::TOIL_VIEW_WEEKS.text(),
            Self::Projects | Self::Project(_) => word::TOIL_VIEW_PROJECTS.text(),
            Self::Plan => word::TOIL_VIEW_PLAN.text(),
            Self::Overview => word::TOIL_VIEW_OVERVIEW.text(),
            Self::Basis => word::TOIL_VIEW_BASIS.text(),
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Activities => "",
            Self::Weeks => "weeks",
            Self::Projects | Self::Project(_) => "projects",
            Self::Plan => "plan",
            Self::Overview => "overview",
            Self::Basis => "basis",
        }
    }
}

/// What stands in an address behind the register: nothing for its activities.
impl fmt::Display for ToilView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Activities => Ok(()),
            Self::Project(id) => write!(f, "/{PROJECT}{id}"),
            it => write!(f, "/{}", it.key()),
        }
    }
}
