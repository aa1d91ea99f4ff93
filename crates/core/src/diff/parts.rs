//! The parts of each thing, by the names that the texts know them by.

use super::item::Item;
use super::{Thing, Value};
use crate::actions::Action;
use crate::list;
use crate::postmortem::{Entry, Factor, Postmortem, Section};

/// One of a set of choices, by its name in files.
pub(super) fn choice(set: &'static str, key: Option<&str>) -> Value {
    key.map_or(Value::Nothing, |it| Value::Choice(set, it.to_owned()))
}

/// A name or an amount; an empty one is none.
pub(super) fn name(text: &str) -> Value {
    if text.is_empty() { Value::Nothing } else { Value::Name(text.to_owned()) }
}

/// An amount, where there is one.
pub(super) fn amount(it: Option<impl ToString>) -> Value {
    it.map_or(Value::Nothing, |it| Value::Name(it.to_string()))
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The first line of a text, cut to what fits a list.
pub(super) fn line(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.trim().lines().next().unwrap_or_default().trim();
    match line.char_indices().nth(MOST) {
        None => line.to_owned(),
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
    }
}

pub(super) fn entries(it: &Postmortem) -> Vec<Item> {
    let item = |entry: &Entry| Item {
        thing: Thing::Entry(entry.id),
        key: entry.id.bits(),
        parent: 0,
        name: line(&entry.text),
        parts: vec![
            ("time", Value::Time(entry.time)),
            ("stamp", name(&entry.stamp)),
            ("kind", choice("entry-kind", Some(entry.kind.key()))),
            ("text", text(&entry.text)),
            ("source", name(&entry.source)),
            ("links", Value::List(entry.links.clone())),
        ],
    };
    it.timeline.iter().map(|it| item(it)).collect()
}

/// `names` is asked what actions are called, in the newer version first.
pub(super) fn factors(it: &Postmortem, names: &[&Postmortem; 2]) -> Vec<Item> {
    let action = |id| {
        let found = names.iter().find_map(|it| list::find(&it.actions, id));
        found.map_or_else(String::new, |it| line(&it.title))
    };
    let risk = |factor: &Factor| {
        let Some(it) = &factor.accepted else { return Value::Nothing };
        let at = it.at.map_or_else(String::new, |it| it.format("%Y-%m-%d").to_string());
        let said = [it.reason.as_str(), &it.who, &at].into_iter().filter(|it| !it.is_empty());
        Value::Name(said.collect::<Vec<&str>>().join(", "))
    };
    let item = |factor: &Factor| Item {
        thing: Thing::Factor(factor.id),
        key: factor.id.bits(),
        parent: 0,
        name: line(&factor.text),
        parts: vec![
            ("text", text(&factor.text)),
            ("kind", choice("factor-kind", Some(factor.kind.key()))),
            ("category", choice("category", factor.category.map(|it| it.key()))),
            ("evidence", text(&factor.evidence)),
            ("actions", Value::List(factor.actions.iter().map(|it| action(*it)).collect())),
            ("risk", risk(factor)),
        ],
    };
    it.factors.iter().map(|it| item(it)).collect()
}

/// `names` is asked what causes are called, in the newer version first.
pub(super) fn actions(it: &Postmortem, names: &[&Postmortem; 2]) -> Vec<Item> {
    let cause = |id| {
        let mut trees = names.iter().flat_map(|it| &it.trees);
        trees.find_map(|it| it.find(id)).map_or_else(String::new, |it| line(&it.text))
    };
    let record = |action: &Action| {
        let log = action.history.iter();
        Value::List(
            log.map(|it| format!("{} {} {}", it.to.key(), it.at.to_rfc3339(), it.who)).collect(),
        )
    };
    let day = |it: Option<chrono::NaiveDate>| it.map_or(Value::Nothing, Value::Date);
    let item = |action: &Action| Item {
        thing: Thing::Action(action.id),
        key: action.id.bits(),
        parent: 0,
        name: line(&action.title),
        parts: vec![
            ("title", text(&action.title)),
            ("detail", text(&action.detail)),
            ("owner", name(&action.owner)),
            ("due", day(action.due)),
            ("created", day(action.created)),
            ("priority", choice("priority", action.priority.map(|it| it.key()))),
            ("kind", choice("action-kind", action.kind.map(|it| it.key()))),
            ("strength", choice("strength", action.strength.map(|it| it.key()))),
            ("state", choice("state", Some(action.state.kind().key()))),
            ("reason", text(action.state.reason())),
            ("verification", text(&action.verification)),
            ("tracker", name(&action.tracker)),
            ("effort", amount(action.effort_minutes.map(|it| format!("{it} min")))),
            ("causes", Value::List(action.causes.iter().map(|it| cause(*it)).collect())),
            ("source", name(&action.source)),
            ("record", record(action)),
        ],
    };
    it.actions.iter().map(|it| item(it)).collect()
}

pub(super) fn sections(it: &Postmortem) -> Vec<Item> {
    let item = |section: &Section| Item {
        thing: Thing::Section(section.id),
        key: section.id.bits(),
        parent: 0,
        name: line(&section.heading),
        parts: vec![
            ("key", name(&section.key)),
            ("heading", name(&section.heading)),
            ("text", text(&section.text)),
        ],
    };
    it.extra.iter().map(|it| item(it)).collect()
}
