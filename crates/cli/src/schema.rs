//! `afterword schema`: the shapes of our JSON, for other programs.

use clap::ValueEnum;

/// Whose shape it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// One document
    Postmortem,
    /// A list of actions that belong to no postmortem
    ActionList,
    /// A register of toil
    ToilRegister,
    /// An assessment of maturity
    Assessment,
    /// A model of maturity
    MaturityModel,
    /// The backup of a workspace
    Workspace,
}

impl Shape {
    /// The JSON Schema (draft 2020-12) of the newest version.
    pub(crate) fn schema(self) -> &'static str {
        match self {
            Self::Postmortem => include_str!("../../../static/schema/postmortem-1.json"),
            Self::ActionList => include_str!("../../../static/schema/action-list-1.json"),
            Self::ToilRegister => include_str!("../../../static/schema/toil-register-1.json"),
            Self::Assessment => include_str!("../../../static/schema/assessment-1.json"),
            Self::MaturityModel => include_str!("../../../static/schema/maturity-model-1.json"),
            Self::Workspace => include_str!("../../../static/schema/workspace-1.json"),
        }
    }
}
