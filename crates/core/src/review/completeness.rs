//! Is everything there that its readers need?

use std::rc::Rc;

use super::actions::no_actions;
use super::family::completeness as rule;
use super::prose::nothing_told;
use super::subject::{Sink, Subject};
use super::{ActionPart, CausePart, EntryPart, FactorPart, Level, Place, Rule, Value};
use crate::actions::{Action, ActionsEdit};
use crate::causes::{Cause, CausesEdit, TreeEdit, TreeId};
use crate::postmortem::{
    Edit, Entry, Factor, FactorsEdit, Moment, MomentKey, Postmortem, Role, SectionKey, StatusKind,
    TextField, TimelineEdit,
};

pub(super) const RULES: [Rule; 7] = [
    rule("title-missing", Level::Error, 3, title_missing),
    rule("section-missing", Level::Error, 5, section_missing),
    rule("severity-missing", Level::Hint, 2, severity_missing),
    rule("commander-missing", Level::Warning, 2, commander_missing),
    rule("actions-missing", Level::Error, 5, actions_missing).waiting_for(no_actions),
    rule("impact-unbounded", Level::Hint, 3, impact_unbounded),
    rule("item-empty", Level::Warning, 1, item_empty).waiting_for(nothing_told),
];

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A draft may still be looking for its title.
fn title_missing(it: &Subject<'_>, sink: &mut Sink<'_>) {
    if is_blank(&it.postmortem.title) {
        let is_draft = it.status == StatusKind::Draft;
        let level = if is_draft { Level::Warning } else { Level::Error };
        sink.add(Place::Text(TextField::Title)).level(level);
    }
}

/// What is asked for at a later status is a hint until then.
fn section_missing(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for section in &it.context.template.sections {
        let first = StatusKind::ALL.into_iter().find(|status| it.wants(&section.section, *status));
        let Some(first) = first.filter(|_| !has_content(it.postmortem, &section.section)) else {
            continue;
        };
        let level = if first <= it.status { Level::Error } else { Level::Hint };
        let heading = Value::excerpt(&section.heading);
        let added = sink.add(Place::Section(section.section.clone())).level(level);
        added.value(heading).value(Value::Status(first));
    }
}

/// Whether anything that can be read stands in a section; rows without words do not count.
pub(super) fn has_content(postmortem: &Postmortem, section: &SectionKey) -> bool {
    match section {
        SectionKey::Factors => postmortem.factors.iter().any(|it| !is_blank(&it.text)),
        SectionKey::Timeline => postmortem.timeline.iter().any(|it| !is_blank(&it.text)),
        SectionKey::Actions => postmortem.actions.iter().any(|it| !is_blank(&it.title)),
        other => postmortem.is_filled(other),
    }
}

fn severity_missing(it: &Subject<'_>, sink: &mut Sink<'_>) {
    if it.postmortem.severity.is_none() {
        sink.add(Place::Severity);
    }
}

fn commander_missing(it: &Subject<'_>, sink: &mut Sink<'_>) {
    if it.is_severe() && is_blank(&it.postmortem.roles.commander) {
        sink.add(Place::Role(Role::Commander));
    }
}

/// Says nothing where the template asks for actions itself.
fn actions_missing(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let asked = it.wants(&SectionKey::Actions, StatusKind::Published);
    if let Some(severity) = it.severity.filter(|_| it.is_severe() && !asked)
        && !has_content(it.postmortem, &SectionKey::Actions)
    {
        let is_agreed = it.status >= StatusKind::Approved;
        let level = if is_agreed { Level::Error } else { Level::Warning };
        let added = sink.add(Place::Section(SectionKey::Actions)).level(level);
        added.value(Value::Severity(severity.clone()));
    }
}

fn impact_unbounded(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for key in unknown_bounds(it) {
        sink.add(Place::Moment(key.clone())).value(Value::Moment(key));
    }
}

/// The ends of the impact that are not known. Without both no duration can be derived. A template without a section for the
/// impact tells of none.
pub(super) fn unknown_bounds(it: &Subject<'_>) -> Vec<MomentKey> {
    let ends = [MomentKey::ImpactEnded, MomentKey::Mitigated, MomentKey::Resolved];
    let bounds = [&[MomentKey::ImpactStarted][..], &ends];
    let mut sections = it.context.template.sections.iter();
    let tells_impact = sections.any(|it| it.section == SectionKey::Impact);
    let unknown = bounds.iter().filter(|any_of| it.postmortem.first_instant(any_of).is_none());
    unknown.filter(|_| tells_impact).map(|any_of| any_of[0].clone()).collect()
}

/// A row that somebody began and left. It can be taken away where nothing else would be lost with it.
fn item_empty(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let postmortem = it.postmortem;
    let mut add = |kind, at: usize, place, fix| {
        let row = Value::Phrase("rows", kind, vec![Value::Count(at + 1)]);
        sink.add(place).value(row).fix(fix);
    };
    for (at, entry) in postmortem.timeline.iter().enumerate().filter(|it| is_blank(&it.1.text)) {
        let place = Place::Entry(entry.id, EntryPart::Text);
        add("entry", at, place, without_entry(postmortem, entry));
    }
    for (at, factor) in postmortem.factors.iter().enumerate().filter(|it| is_blank(&it.1.text)) {
        add("factor", at, Place::Factor(factor.id, FactorPart::Text), without_factor(factor));
    }
    for tree in &postmortem.trees {
        let causes = tree.walk().map(|it| it.cause).enumerate();
        for (at, cause) in causes.filter(|it| is_blank(&it.1.text)) {
            let place = Place::Cause(tree.id(), cause.id(), CausePart::Text);
            add("cause", at, place, without_cause(postmortem, tree.id(), cause));
        }
    }
    for (at, action) in postmortem.actions.iter().enumerate().filter(|it| is_blank(&it.1.title)) {
        add("action", at, Place::Action(action.id, ActionPart::Title), without_action(action));
    }
}

fn without_entry(postmortem: &Postmortem, entry: &Entry) -> Vec<Edit> {
    let blank = Entry { kind: entry.kind, ..Entry::new(entry.id, entry.time, entry.text.clone()) };
    let is_followed = postmortem.moments.values().any(|it| *it == Moment::Entry(entry.id));
    let remove = Edit::Timeline(TimelineEdit::Remove(entry.id));
    if *entry == blank && entry.time.start().is_none() && !is_followed {
        vec![remove]
    } else {
        Vec::new()
    }
}

fn without_factor(factor: &Factor) -> Vec<Edit> {
    let blank = Factor {
        kind: factor.kind,
        category: factor.category,
        ..Factor::new(factor.id, factor.text.clone())
    };
    let remove = Edit::Factors(FactorsEdit::Remove(factor.id));
    if *factor == blank { vec![remove] } else { Vec::new() }
}

fn without_cause(postmortem: &Postmortem, tree: TreeId, cause: &Rc<Cause>) -> Vec<Edit> {
    let blank = Cause::new(cause.id(), cause.text.clone());
    let is_addressed = postmortem.actions.iter().any(|it| it.causes.contains(&cause.id()));
    let remove = Edit::Causes(CausesEdit::Tree(tree, TreeEdit::Remove(cause.id())));
    if **cause == blank && !is_addressed { vec![remove] } else { Vec::new() }
}

fn without_action(action: &Rc<Action>) -> Vec<Edit> {
    let blank = Action { created: action.created, ..Action::new(action.id, action.title.clone()) };
    let remove = Edit::Actions(ActionsEdit::Remove(action.id));
    // An action that covers a factor by its link alone would leave it bare.
    if **action == blank { vec![remove] } else { Vec::new() }
}
