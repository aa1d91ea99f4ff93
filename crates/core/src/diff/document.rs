//! The document's own fields compared, and its lists in their places between them.

use std::collections::BTreeSet;

use super::item::{self, Item, compare_values};
use super::parts::{self, amount, choice, name, text};
use super::{Change, Thing, Value, What, trees};
use crate::postmortem::{
    NameList, Postmortem, Role, SectionKey, StatusKind, TextField, Transition,
};

/// Everything that changed, in the order of the document: its head, its parts, its free sections, who may read what.
pub(super) fn changes(old: &Postmortem, new: &Postmortem) -> Vec<Change> {
    let mut changes = Vec::new();
    let names = [new, old];
    fields(None, [old, new].map(head), &mut changes);
    moments(old, new, &mut changes);
    for key in SectionKey::FIELDS {
        fields(Some(&key), [old, new].map(|it| section_fields(it, &key)), &mut changes);
        let lists: &[[Vec<Item>; 2]] = &match key {
            SectionKey::Timeline => vec![[old, new].map(parts::entries)],
            SectionKey::Factors => vec![[old, new].map(|it| parts::factors(it, &names))],
            SectionKey::Causes => {
                vec![[old, new].map(trees::trees), [old, new].map(|it| trees::causes(it, &names))]
            }
            SectionKey::Actions => vec![[old, new].map(|it| parts::actions(it, &names))],
            _ => Vec::new(),
        };
        lists.iter().for_each(|[old, new]| item::compare(&key, old, new, &mut changes));
    }
    free_sections(old, new, &mut changes);
    audiences(old, new, &mut changes);
    without_echoes(changes)
}

/// A change of state enters a record; told once is enough.
fn without_echoes(changes: Vec<Change>) -> Vec<Change> {
    let is_told = |thing: &Thing| {
        let mut states = changes.iter().filter(|it| it.part == "state" || it.part == "status");
        states.any(|it| it.thing == *thing)
    };
    let is_echo: Vec<bool> =
        changes.iter().map(|it| it.part == "record" && is_told(&it.thing)).collect();
    let kept = changes.into_iter().zip(is_echo).filter(|(_, is_echo)| !is_echo);
    kept.map(|(change, _)| change).collect()
}

type Fields = Vec<(&'static str, Value)>;

fn fields(section: Option<&SectionKey>, [old, new]: [Fields; 2], changes: &mut Vec<Change>) {
    for ((part, from), (_, to)) in old.iter().zip(&new) {
        let what = compare_values(from, to);
        changes.extend(what.map(|what| Change {
            section: section.cloned(),
            thing: Thing::Document,
            part,
            name: String::new(),
            what,
        }));
    }
}

fn names(it: &Postmortem, list: NameList) -> Value {
    Value::List(it.names(list).to_vec())
}

fn head(it: &Postmortem) -> Fields {
    vec![
        ("title", text(&it.title)),
        ("status", choice("status", Some(it.status().key()))),
        ("record", Value::List(it.transitions.iter().map(transition).collect())),
        ("severity", amount(it.severity.as_ref())),
        ("incident", name(&it.incident)),
        ("services", names(it, NameList::Services)),
        ("teams", names(it, NameList::Teams)),
        ("tags", names(it, NameList::Tags)),
        ("zone", name(it.zone.name())),
        ("template", name(&it.template.0)),
        ("detection", choice("detection", it.detection.map(|it| it.key()))),
    ]
}

fn transition(it: &Transition) -> String {
    let status: StatusKind = it.to;
    let said =
        [status.key(), &it.at.format("%Y-%m-%d %H:%M").to_string(), &it.who, &it.note].join(" ");
    said.trim_end().to_owned()
}

fn section_fields(it: &Postmortem, key: &SectionKey) -> Fields {
    match key {
        SectionKey::Impact => impact_fields(it),
        SectionKey::People => people_fields(it),
        SectionKey::Response => response_fields(it),
        SectionKey::Summary => vec![("summary", text(&it.summary))],
        SectionKey::WhatHappened => vec![("what-happened", text(&it.what_happened))],
        SectionKey::Trigger => vec![("trigger", text(&it.trigger))],
        SectionKey::Surprise => vec![("surprise", text(&it.surprise))],
        SectionKey::WentWell => vec![("went-well", text(&it.went_well))],
        SectionKey::WentWrong => vec![("went-wrong", text(&it.went_wrong))],
        SectionKey::Lucky => vec![("lucky", text(&it.lucky))],
        SectionKey::Lessons => vec![("lessons", text(&it.lessons))],
        _ => Vec::new(),
    }
}

fn impact_fields(it: &Postmortem) -> Fields {
    let impact = &it.impact;
    let slo = impact.slo.map(|it| format!("{} / {} d", it.objective, it.window_days));
    vec![
        ("impact", text(it.text(TextField::Impact))),
        ("users", amount(impact.users)),
        ("users-share", amount(impact.users_share)),
        ("requests", amount(impact.requests)),
        ("requests-share", amount(impact.requests_share)),
        ("revenue", amount(impact.revenue)),
        ("tickets", amount(impact.tickets)),
        ("data-loss", choice("data-loss", impact.data_loss.map(|it| it.key()))),
        ("budget", amount(impact.budget_minutes.map(|it| format!("{it} min")))),
        ("slo", amount(slo)),
        ("regions", names(it, NameList::Regions)),
    ]
}

fn people_fields(it: &Postmortem) -> Fields {
    let mut fields: Fields = Role::ALL.map(|role| (role.key(), name(it.roles.of(role)))).into();
    let others = it.roles.others.iter().map(|it| format!("{}: {}", it.role, it.person));
    fields.push(("others", Value::List(others.collect())));
    fields.push(("authors", names(it, NameList::Authors)));
    fields.push(("reviewers", names(it, NameList::Reviewers)));
    fields
}

fn response_fields(it: &Postmortem) -> Fields {
    let efforts = it.response.efforts.iter();
    let efforts = efforts.map(|it| format!("{}: {} × {} min", it.role, it.people, it.minutes));
    let answer = |score: Option<u8>, text: &str| match score {
        Some(score) => format!("{score}/5 {text}"),
        None => text.to_owned(),
    };
    let feedback = it.response.feedback.iter().map(|it| answer(it.score, &it.text));
    vec![
        ("efforts", Value::List(efforts.collect())),
        ("rate", amount(it.response.hourly_rate)),
        ("feedback", Value::List(feedback.collect())),
    ]
}

/// A moment that follows an entry shows the entry's time; one that came to follow it at the same time is told all the same.
fn moments(old: &Postmortem, new: &Postmortem, changes: &mut Vec<Change>) {
    let keys: BTreeSet<_> = old.moments.keys().chain(new.moments.keys()).collect();
    for key in keys {
        let [from, to] =
            [old, new].map(|it| it.instant_of(key).map_or(Value::Nothing, Value::Instant));
        let what = match compare_values(&from, &to) {
            Some(what) => what,
            None if old.moments.get(key) == new.moments.get(key) => continue,
            None => What::Other,
        };
        let (thing, name) = (Thing::Moment(key.clone()), key.to_string());
        changes.push(Change { section: None, thing, part: "time", name, what });
    }
}

fn free_sections(old: &Postmortem, new: &Postmortem, changes: &mut Vec<Change>) {
    let start = changes.len();
    // Each is a part of its own; which one is known by its id.
    item::compare(
        &SectionKey::Free(String::new()),
        &parts::sections(old),
        &parts::sections(new),
        changes,
    );
    for change in &mut changes[start..] {
        let Thing::Section(id) = change.thing else { continue };
        let section = [new, old].into_iter().find_map(|it| crate::list::find(&it.extra, id));
        change.section = section.map(|it| it.section_key());
    }
}

fn audiences(old: &Postmortem, new: &Postmortem, changes: &mut Vec<Change>) {
    let keys: BTreeSet<_> = old.audience.keys().chain(new.audience.keys()).collect();
    for key in keys {
        let [from, to] =
            [old, new].map(|it| choice("audience", it.audience.get(key).map(|it| it.key())));
        let what = compare_values(&from, &to);
        changes.extend(what.map(|what| Change {
            section: Some(key.clone()),
            thing: Thing::Audience(key.clone()),
            part: "readers",
            name: new.heading_of(key),
            what,
        }));
    }
}
