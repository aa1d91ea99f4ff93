//! What a column of a table of actions may hold.

use serde::{Deserialize, Serialize};

/// What a column of a table of actions holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionUse {
    /// What will be done.
    Title,
    /// Who sees to it.
    Owner,
    /// When it has to be done.
    Due,
    /// How soon it matters.
    Priority,
    /// How far it is.
    State,
    /// Why it waits, or why it was decided against.
    Reason,
    /// What it is for.
    Kind,
    /// How much it can be relied on.
    Strength,
    /// How anyone will know that it is done.
    Verification,
    /// Its address in a tracker.
    Tracker,
    /// The work it takes, in minutes.
    Effort,
    /// When it was agreed on.
    Created,
    /// Where it comes from.
    Source,
    /// Whatever else there is to say; of several columns each is a paragraph.
    Notes,
    /// What we call it.
    Id,
    /// Something else, which is kept in the notes behind the name of the column.
    Beside,
    /// Nothing that is taken over.
    Nothing,
}

impl ActionUse {
    /// All of them, as they are offered.
    pub const ALL: [Self; 17] = [
        Self::Title,
        Self::Owner,
        Self::Due,
        Self::Priority,
        Self::State,
        Self::Reason,
        Self::Kind,
        Self::Strength,
        Self::Verification,
        Self::Tracker,
        Self::Effort,
        Self::Created,
        Self::Source,
        Self::Notes,
        Self::Id,
        Self::Beside,
        Self::Nothing,
    ];

    /// Its name in files and on the command line.
    ///
    /// ```
    /// use afterword_formats::actions::ActionUse;
    ///
    /// assert_eq!(ActionUse::Verification.key(), "verification");
    /// assert_eq!(serde_json::to_string(&ActionUse::Verification)?, "\"verification\"");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Priority => "priority",
            Self::State => "state",
            Self::Reason => "reason",
            Self::Kind => "kind",
            Self::Strength => "strength",
            Self::Verification => "verification",
            Self::Tracker => "tracker",
            Self::Effort => "effort",
            Self::Created => "created",
            Self::Source => "source",
            Self::Notes => "notes",
            Self::Id => "id",
            Self::Beside => "beside",
            Self::Nothing => "nothing",
        }
    }

    /// Whether one column at most holds it.
    ///
    /// ```
    /// use afterword_formats::actions::ActionUse;
    ///
    /// assert!(ActionUse::Owner.is_single());
    /// assert!(!ActionUse::Notes.is_single());
    /// ```
    pub fn is_single(self) -> bool {
        !matches!(self, Self::Notes | Self::Beside | Self::Nothing)
    }
}
