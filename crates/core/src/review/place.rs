//! Where a finding belongs: a field, a row or a node of the document, exactly enough to show the finding beside it.

use crate::actions::{ActionChange, ActionId, ActionsEdit};
use crate::causes::{CauseChange, CauseId, CausesEdit, TreeEdit, TreeId};
use crate::list;
use crate::postmortem::{
    AnswerChange, Edit, EntryChange, EntryId, FactorChange, FactorId, FactorsEdit, MomentKey,
    Postmortem, ResponseEdit, RiskChange, Role, RowsEdit, SectionId, SectionKey, SectionsEdit,
    TextField, TimelineEdit,
};

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// One of the texts.
    Text(TextField),
    /// The status and its history.
    Status,
    /// The severity.
    Severity,
    /// A role.
    Role(Role),
    /// A moment.
    Moment(MomentKey),
    /// A whole section: one that is empty, or a list that as a whole lacks something.
    Section(SectionKey),
    /// A part of a timeline entry.
    Entry(EntryId, EntryPart),
    /// The problem that a tree explains, or the tree as a whole.
    Tree(TreeId),
    /// A part of a cause.
    Cause(TreeId, CauseId, CausePart),
    /// A part of a factor.
    Factor(FactorId, FactorPart),
    /// A part of an action.
    Action(ActionId, ActionPart),
    /// The heading of a free section.
    Heading(SectionId),
    /// The text of a free section.
    Free(SectionId),
    /// A participant's answer, by its number.
    Feedback(usize),
}

/// A part of a timeline entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryPart {
    /// When it happened.
    Time,
    /// What happened.
    Text,
    /// Who says so.
    Source,
}

/// A part of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CausePart {
    /// The question it answers.
    Question,
    /// The answer.
    Text,
    /// How sure we are, and how we know.
    Evidence,
    /// What addresses it.
    Actions,
}

/// A part of a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactorPart {
    /// What was true.
    Text,
    /// How we know.
    Evidence,
    /// What covers it.
    Cover,
    /// Why it is lived with.
    Risk,
}

/// A part of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionPart {
    /// What will be done.
    Title,
    /// Whatever else there is to say.
    Detail,
    /// Who sees to it.
    Owner,
    /// When it has to be done.
    Due,
    /// How soon it matters.
    Priority,
    /// How far it is, and why it waits.
    State,
    /// How anyone will know.
    Verification,
    /// Where it is tracked.
    Tracker,
}

impl Place {
    /// The section beside which it is shown; `None` for the head of the document: its title, status, severity and moments.
    pub fn section(&self, postmortem: &Postmortem) -> Option<SectionKey> {
        Some(match self {
            Self::Text(field) => text_section(*field)?,
            Self::Status | Self::Severity | Self::Moment(_) => return None,
            Self::Role(_) => SectionKey::People,
            Self::Section(section) => section.clone(),
            Self::Entry(..) => SectionKey::Timeline,
            Self::Tree(_) | Self::Cause(..) => SectionKey::Causes,
            Self::Factor(..) => SectionKey::Factors,
            Self::Action(..) => SectionKey::Actions,
            Self::Heading(id) | Self::Free(id) => {
                list::find(&postmortem.extra, *id).map(|it| it.section_key())?
            }
            Self::Feedback(_) => SectionKey::Response,
        })
    }

    /// The text that stands at this place of `postmortem`; `None` where none can stand, or the place is gone.
    pub fn text<'a>(&self, postmortem: &'a Postmortem) -> Option<&'a str> {
        let mut found = None;
        super::prose::texts(postmortem, &mut |place, text, _| {
            if place == *self {
                found = Some(text);
            }
        });
        found
    }

    /// The edit that writes `text` at this place; `None` where no text stands.
    pub fn write(&self, text: String) -> Option<Edit> {
        Some(match self {
            Self::Text(field) => Edit::Text(*field, text),
            Self::Role(role) => Edit::Role(*role, text),
            Self::Entry(id, EntryPart::Text) => entry(*id, EntryChange::Text(text)),
            Self::Entry(id, EntryPart::Source) => entry(*id, EntryChange::Source(text)),
            Self::Tree(id) => Edit::Causes(CausesEdit::Tree(*id, TreeEdit::Problem(text))),
            Self::Cause(tree, id, CausePart::Text) => cause(*tree, *id, CauseChange::Text(text)),
            Self::Cause(tree, id, CausePart::Question) => {
                cause(*tree, *id, CauseChange::Question(text))
            }
            Self::Factor(id, FactorPart::Text) => factor(*id, FactorChange::Text(text)),
            Self::Factor(id, FactorPart::Evidence) => factor(*id, FactorChange::Evidence(text)),
            Self::Factor(id, FactorPart::Risk) => {
                factor(*id, FactorChange::Risk(RiskChange::Reason(text)))
            }
            Self::Action(id, part) => action(*id, action_change(*part, text)?),
            Self::Heading(id) => Edit::Sections(SectionsEdit::Heading(*id, text)),
            Self::Free(id) => Edit::Sections(SectionsEdit::Text(*id, text)),
            Self::Feedback(at) => {
                let change = RowsEdit::Change(*at, AnswerChange::Text(text));
                Edit::Response(ResponseEdit::Feedback(change))
            }
            _ => return None,
        })
    }
}

fn text_section(field: TextField) -> Option<SectionKey> {
    match field {
        TextField::Title | TextField::Incident => None,
        TextField::Impact => Some(SectionKey::Impact),
        field => SectionKey::FIELDS.into_iter().find(|it| it.text_field() == Some(field)),
    }
}

pub(super) fn entry(id: EntryId, change: EntryChange) -> Edit {
    Edit::Timeline(TimelineEdit::Change(id, change))
}

pub(super) fn cause(tree: TreeId, id: CauseId, change: CauseChange) -> Edit {
    Edit::Causes(CausesEdit::Tree(tree, TreeEdit::Cause(id, change)))
}

fn factor(id: FactorId, change: FactorChange) -> Edit {
    Edit::Factors(FactorsEdit::Change(id, change))
}

pub(super) fn action(id: ActionId, change: ActionChange) -> Edit {
    Edit::Actions(ActionsEdit::Change(id, change))
}

fn action_change(part: ActionPart, text: String) -> Option<ActionChange> {
    Some(match part {
        ActionPart::Title => ActionChange::Title(text),
        ActionPart::Detail => ActionChange::Detail(text),
        ActionPart::Owner => ActionChange::Owner(text),
        ActionPart::Verification => ActionChange::Verification(text),
        ActionPart::Tracker => ActionChange::Tracker(text),
        ActionPart::Due | ActionPart::Priority | ActionPart::State => return None,
    })
}
