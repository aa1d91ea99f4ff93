//! Models of maturity, and what was answered.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::amount::Share;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{
    Answer, AnswerChoice, Assessment, Capability, Dimension, Group, HalfSteps, Item, Level, Model,
    Other, Weight,
};
use chrono::DateTime;
use serde_json::Value;

use super::Fields;

/// The assessment that `value` is: with its model, or with that of `model`, a file beside it. `None` if there is no model in either, or it
/// has nothing to ask.
pub fn assessment(value: &Value, model: Option<&Value>) -> Option<Assessment> {
    let it = Fields::of(value);
    let own = it.get(&["model"]).filter(|it| it.is_object());
    let bare = it.get(&["dimensions"]).map(|_| value);
    let model = self::model(own.or(model).or(bare)?)?;
    let id = DocumentId::from_bytes([0; 16]);
    let created = DateTime::UNIX_EPOCH.fixed_offset();
    let mut read = Assessment::new(id, it.text(&["title"]), Rc::new(model), created);
    let scope =
        it.get(&["about"]).map(Fields::of).map(|it| it.texts(&["scope"])).unwrap_or_default();
    for dimension in scope.iter().filter_map(|it| it.parse().ok()) {
        read.about.scope.insert(dimension);
    }
    let answers = it.get(&["answers"]).and_then(Value::as_object);
    for (capability, given) in answers.into_iter().flatten() {
        if let Ok(capability) = capability.parse() {
            read.answers.insert(capability, Rc::new(answer(given)));
        }
    }
    Some(read)
}

/// An answer as files have it, or a level.
fn answer(value: &Value) -> Answer {
    if let Some(level) = value.as_f64() {
        return Answer::of(HalfSteps::new((level * 2.0) as u8));
    }
    let it = Fields::of(value);
    let small = |it: &Value| it.as_u64().and_then(|it| u8::try_from(it).ok());
    let mut items = BTreeMap::new();
    for (item, chosen) in it.get(&["items"]).and_then(Value::as_object).into_iter().flatten() {
        if let (Ok(item), Some(chosen)) = (item.parse(), small(chosen)) {
            items.insert(item, chosen);
        }
    }
    Answer {
        score: it.get(&["score"]).and_then(small).map(HalfSteps::new),
        items,
        not_applicable: it.get(&["notApplicable"]).map(|_| it.text(&["notApplicable"])),
        note: it.text(&["note"]),
        ..Answer::default()
    }
}

/// A model, as far as it is asked and scored here.
fn model(value: &Value) -> Option<Model> {
    let it = Fields::of(value);
    let levels: Vec<Level> = it
        .list(&["levels"])
        .iter()
        .map(|value| Level {
            name: value.as_str().map_or_else(|| Fields::of(value).text(&["name"]), str::to_owned),
            characteristics: Vec::new(),
            pains: Vec::new(),
            investment: String::new(),
            other: Other::new(),
        })
        .collect();
    let highest = u8::try_from(levels.len()).ok().filter(|it| *it > 0)?;
    let dimensions: Vec<Rc<Dimension>> = it
        .list(&["dimensions"])
        .iter()
        .filter_map(|it| dimension(Fields::of(it), highest))
        .map(Rc::new)
        .collect();
    let group = |value: &Value| {
        let it = Fields::of(value);
        let (id, name) = (it.parsed(&["id"])?, it.text(&["name"]));
        Some(Group { id, name, weight: weight(it), other: Other::new() })
    };
    if dimensions.is_empty() {
        return None;
    }
    Some(Model {
        id: it.parsed(&["id"])?,
        version: it.text(&["version"]),
        name: it.text(&["name"]),
        about: it.text(&["about"]),
        licence: String::new(),
        source: Vec::new(),
        language: it.text(&["language"]),
        stale_after_days: 180,
        answers: choices(it),
        levels,
        namings: Vec::new(),
        groups: it.list(&["groups"]).iter().filter_map(group).collect(),
        dimensions,
        other: Other::new(),
    })
}

fn dimension(it: Fields<'_>, highest: u8) -> Option<Dimension> {
    let capabilities = it.list(&["capabilities"]).iter();
    Some(Dimension {
        id: it.parsed(&["id"])?,
        name: it.text(&["name"]),
        about: it.text(&["about"]),
        group: it.parsed(&["group"]),
        weight: weight(it),
        capabilities: capabilities
            .filter_map(|it| capability(Fields::of(it), highest))
            .map(Rc::new)
            .collect(),
        other: Other::new(),
    })
}

fn capability(it: Fields<'_>, highest: u8) -> Option<Capability> {
    let item = |value: &Value| {
        let it = Fields::of(value);
        let level = it.count(&["level"]).and_then(|it| u8::try_from(it).ok()).unwrap_or(1);
        let level = level.clamp(1, highest);
        Some(Item {
            id: it.parsed(&["id"])?,
            level,
            text: it.text(&["text"]),
            answers: choices(it),
            other: Other::new(),
        })
    };
    Some(Capability {
        question: it.text(&["question"]),
        weight: weight(it),
        statements: it.texts(&["statements"]),
        items: it.list(&["items"]).iter().filter_map(item).collect(),
        ..Capability::blank(it.parsed(&["id"])?, it.text(&["name"]), 0)
    })
}

fn choices(it: Fields<'_>) -> Vec<AnswerChoice> {
    let read = |value: &Value| {
        let it = Fields::of(value);
        let millionths = it.number(&["value"])? * 1e6;
        let value = Share::from_millionths(millionths.round().max(0.0) as u32)?;
        Some(AnswerChoice { label: it.text(&["label"]), value, other: Other::new() })
    };
    it.list(&["answers"]).iter().filter_map(read).collect()
}

fn weight(it: Fields<'_>) -> Weight {
    it.number(&["weight"]).and_then(Weight::from_number).unwrap_or_default()
}
