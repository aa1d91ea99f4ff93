//! What each kind of entry is called, and the icon that stands for it.

use afterword_core::postmortem::EntryKind;
use yew::AttrValue;

use crate::icon::IconName;

/// What people call it.
pub(super) fn name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Trigger => "Trigger",
        EntryKind::Symptom => "Symptom",
        EntryKind::Detection => "Detection",
        EntryKind::Escalation => "Escalation",
        EntryKind::Hypothesis => "Hypothesis",
        EntryKind::Decision => "Decision",
        EntryKind::Action => "Action",
        EntryKind::Communication => "Communication",
        EntryKind::Mitigation => "Mitigation",
        EntryKind::Recovery => "Recovery",
        EntryKind::Other => "Other",
    }
}

/// The icon that stands for it, beside its name.
pub(super) fn icon(kind: EntryKind) -> IconName {
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
    EntryKind::ALL.into_iter().map(|it| (it, AttrValue::Static(name(it)))).collect()
}
