//! From the place of a text to the part of the document that it is in, and to the edit that rewrites it.

use crate::actions::{ActionChange, ActionId, ActionsEdit};
use crate::causes::{CauseChange, CauseId, CausesEdit, Evidence, TreeEdit};
use crate::list;
use crate::postmortem::{
    ActionField, AnswerChange, Edit, EffortChange, EntryChange, FactorChange, FactorsEdit,
    NameList, Postmortem, ResponseEdit, RiskChange, RoleChange, RowsEdit, SectionKey, SectionsEdit,
    TextField, TextPlace, TimelineEdit,
};

impl TextPlace {
    /// The part of `postmortem` that it is in; nothing for the head of the document.
    pub fn section(self, postmortem: &Postmortem) -> Option<SectionKey> {
        Some(match self {
            Self::Text(TextField::Impact) | Self::Name(NameList::Regions, _) => SectionKey::Impact,
            Self::Text(field) => {
                return SectionKey::FIELDS.into_iter().find(|it| it.text_field() == Some(field));
            }
            Self::Name(NameList::Authors | NameList::Reviewers, _) => SectionKey::People,
            Self::Name(..) | Self::TransitionWho(_) | Self::TransitionNote(_) => return None,
            Self::Role(_) | Self::OtherRole(_) | Self::OtherPerson(_) => SectionKey::People,
            Self::Entry(_) | Self::EntryStamp(_) => SectionKey::Timeline,
            Self::EntrySource(_) | Self::EntryLink(..) => SectionKey::Timeline,
            Self::Factor(_) | Self::FactorEvidence(_) => SectionKey::Factors,
            Self::Risk(_) | Self::RiskWho(_) => SectionKey::Factors,
            Self::Problem(_) | Self::Cause(_) => SectionKey::Causes,
            Self::Question(_) | Self::Evidence(..) => SectionKey::Causes,
            Self::Action(..) | Self::ActionSource(_) | Self::ActionWho(..) => SectionKey::Actions,
            Self::Effort(_) | Self::Feedback(_) => SectionKey::Response,
            Self::SectionHeading(id) | Self::Section(id) => {
                list::find(&postmortem.extra, id)?.section_key()
            }
        })
    }

    /// The edit that writes `text` there. Nothing if the place is gone, or if no edit writes there: a stamp, an action's
    /// source and the record of who changed a state say what was; [`Postmortem::set_text`] writes those too.
    pub fn edit(self, postmortem: &Postmortem, text: String) -> Option<Edit> {
        Some(match self {
            Self::Text(field) => Edit::Text(field, text),
            Self::Name(names, at) => {
                let mut all = postmortem.names(names).to_vec();
                *all.get_mut(at)? = text;
                Edit::Names(names, all)
            }
            Self::Role(role) => Edit::Role(role, text),
            Self::OtherRole(at) => Edit::OtherRoles(RowsEdit::Change(at, RoleChange::Role(text))),
            Self::OtherPerson(at) => {
                Edit::OtherRoles(RowsEdit::Change(at, RoleChange::Person(text)))
            }
            Self::Effort(at) => {
                let change = RowsEdit::Change(at, EffortChange::Role(text));
                Edit::Response(ResponseEdit::Efforts(change))
            }
            Self::Feedback(at) => {
                let change = RowsEdit::Change(at, AnswerChange::Text(text));
                Edit::Response(ResponseEdit::Feedback(change))
            }
            Self::SectionHeading(id) => Edit::Sections(SectionsEdit::Heading(id, text)),
            Self::Section(id) => Edit::Sections(SectionsEdit::Text(id, text)),
            Self::Entry(_) | Self::EntrySource(_) | Self::EntryLink(..) => {
                self.entry_edit(postmortem, text)?
            }
            Self::Factor(_) | Self::FactorEvidence(_) | Self::Risk(_) | Self::RiskWho(_) => {
                self.factor_edit(text)?
            }
            Self::Action(id, field) => action_edit(postmortem, id, field, text)?,
            Self::Problem(id) => Edit::Causes(CausesEdit::Tree(id, TreeEdit::Problem(text))),
            Self::Cause(id) => cause_edit(postmortem, id, CauseChange::Text(text))?,
            Self::Question(id) => cause_edit(postmortem, id, CauseChange::Question(text))?,
            Self::Evidence(id, at) => {
                let cause = postmortem.trees.iter().find_map(|it| it.find(id))?;
                let mut evidence = cause.evidence.clone();
                match evidence.get_mut(at)? {
                    Evidence::Link(slot) | Evidence::Note(slot) => *slot = text,
                    Evidence::Entry(_) => return None,
                }
                cause_edit(postmortem, id, CauseChange::Evidence(evidence))?
            }
            Self::TransitionWho(_) | Self::TransitionNote(_) | Self::EntryStamp(_) => return None,
            Self::ActionSource(_) | Self::ActionWho(..) => return None,
        })
    }

    fn entry_edit(self, postmortem: &Postmortem, text: String) -> Option<Edit> {
        let (id, change) = match self {
            Self::Entry(id) => (id, EntryChange::Text(text)),
            Self::EntrySource(id) => (id, EntryChange::Source(text)),
            Self::EntryLink(id, at) => {
                let mut links = list::find(&postmortem.timeline, id)?.links.clone();
                *links.get_mut(at)? = text;
                (id, EntryChange::Links(links))
            }
            _ => return None,
        };
        Some(Edit::Timeline(TimelineEdit::Change(id, change)))
    }

    fn factor_edit(self, text: String) -> Option<Edit> {
        let (id, change) = match self {
            Self::Factor(id) => (id, FactorChange::Text(text)),
            Self::FactorEvidence(id) => (id, FactorChange::Evidence(text)),
            Self::Risk(id) => (id, FactorChange::Risk(RiskChange::Reason(text))),
            Self::RiskWho(id) => (id, FactorChange::Risk(RiskChange::Who(text))),
            _ => return None,
        };
        Some(Edit::Factors(FactorsEdit::Change(id, change)))
    }
}

fn cause_edit(postmortem: &Postmortem, id: CauseId, change: CauseChange) -> Option<Edit> {
    let tree = postmortem.trees.iter().find(|it| it.find(id).is_some())?;
    Some(Edit::Causes(CausesEdit::Tree(tree.id(), TreeEdit::Cause(id, change))))
}

fn action_edit(
    postmortem: &Postmortem,
    id: ActionId,
    field: ActionField,
    text: String,
) -> Option<Edit> {
    let change = match field {
        ActionField::Title => ActionChange::Title(text),
        ActionField::Detail => ActionChange::Detail(text),
        ActionField::Owner => ActionChange::Owner(text),
        ActionField::Verification => ActionChange::Verification(text),
        ActionField::Tracker => ActionChange::Tracker(text),
        ActionField::Reason => {
            let state = list::find(&postmortem.actions, id)?.state.kind().with_reason(text);
            // Neither enters the history, for the state stays what it is.
            ActionChange::State { state, at: postmortem.created_at, who: String::new() }
        }
    };
    Some(Edit::Actions(ActionsEdit::Change(id, change)))
}
