//! The icon that stands for each kind of entry.

use afterword_core::postmortem::EntryKind;
use yew::AttrValue;

use crate::icon::IconName;
use crate::words::InWords;

/// The icon that stands for it, beside its name.
pub(in crate::postmortem) fn icon(kind: EntryKind) -> IconName {
    match kind {
        EntryKind::Trigger => IconName::Trigger,
        EntryKind::Symptom => IconName::Symptom,
        EntryKind::Detection => IconName::Detection,
        EntryKind::Escalation => IconName::Escalation,
        EntryKind::Hypothesis => IconName::Hypothesis,
        EntryKind::Decision => IconName::Decision,
        EntryKind::Action => IconName::Action,
        EntryKind::Communication => IconName::Communication,
        EntryKind::Mitigation => IconName::Mitigation,
        EntryKind::Recovery => IconName::Recovery,
        EntryKind::Other => IconName::Other,
    }
}

/// All of them, to choose from.
pub(super) fn options() -> Vec<(EntryKind, AttrValue)> {
    EntryKind::ALL.into_iter().map(|it| (it, it.in_words())).collect()
}
