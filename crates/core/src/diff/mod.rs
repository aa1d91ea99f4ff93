//! What changed between two versions of a postmortem, place by place, for people to read.

mod document;
mod item;
mod matching;
mod parts;
mod sentence;
mod text;
mod trees;

use chrono::NaiveDate;

use crate::actions::ActionId;
use crate::causes::{CauseId, TreeId};
use crate::postmortem::{
    EntryId, EntryTime, FactorId, MomentKey, Postmortem, SectionId, SectionKey,
};
use crate::time::Instant;

pub use matching::MOST_TOKENS;
pub use sentence::english;
pub use text::{Piece, Shown, Side, TextDiff, compare_texts};

/// One change between two versions of a postmortem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part of the document that it is in; nothing for its head.
    pub section: Option<SectionKey>,
    /// What was changed.
    pub thing: Thing,
    /// Which part of it, by the name that the texts know it by, such as `due`; empty where the thing as a whole came, went
    /// or moved.
    pub part: &'static str,
    /// What the thing is called, cut to one line; empty for the document itself.
    pub name: String,
    /// What became of it.
    pub what: What,
}

/// What can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// The document itself, in one of its own fields.
    Document,
    /// A moment.
    Moment(MomentKey),
    /// Who may read a part.
    Audience(SectionKey),
    /// An entry of the timeline.
    Entry(EntryId),
    /// A contributing factor.
    Factor(FactorId),
    /// A tree of causes.
    Tree(TreeId),
    /// A cause.
    Cause(CauseId),
    /// An action.
    Action(ActionId),
    /// A free section.
    Section(SectionId),
}

/// What became of a thing or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// A text was reworded.
    Text(TextDiff),
    /// A value became another.
    Value {
        /// The old one.
        from: Value,
        /// The new one.
        to: Value,
    },
    /// Members of a list came or went; where neither did, their order changed.
    List {
        /// Those that are new.
        added: Vec<String>,
        /// Those that are gone.
        removed: Vec<String>,
    },
    /// Something that has no words of its own.
    Other,
}

/// A value, so that each reader can write it in a way of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// None is set.
    Nothing,
    /// A text that is read as a whole, such as a name or an amount.
    Name(String),
    /// A text that is compared word by word.
    Text(String),
    /// One of a set of choices, both by their names in files.
    Choice(&'static str, String),
    /// A point in time.
    Instant(Instant),
    /// A time of an entry.
    Time(EntryTime),
    /// A day.
    Date(NaiveDate),
    /// Several values.
    List(Vec<String>),
}

/// What changed from `old` to `new`, in the order of the document. Nothing, if and only if their contents are equal.
///
/// ```
/// use afterword_core::diff::{self, english};
/// use afterword_core::postmortem::{Edit, Postmortem, Role};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let old = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
/// let mut new = old.clone();
/// new.apply(Edit::Role(Role::Scribe, "Ben".into()))?;
///
/// let changes = diff::of(&old, &new);
/// assert_eq!(changes.len(), 1);
/// assert_eq!(changes[0].sentence(english()), "Scribe set to Ben");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of(old: &Postmortem, new: &Postmortem) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    let mut changes = document::changes(old, new);
    let is_same_content = || {
        let like_new = Postmortem { id: new.id, created_at: new.created_at, ..old.clone() };
        like_new == *new
    };
    if changes.is_empty() && !is_same_content() {
        let name = String::new();
        changes.push(Change {
            section: None,
            thing: Thing::Document,
            part: "",
            name,
            what: What::Other,
        });
    }
    changes
}
