//! Published attack strings and naughty strings, typed into every field there is: the document reads back as it was.
//!
//! The lists lie beside the checkout; without them there is nothing to test, and the test says so.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod beside;
mod reading;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, MetricCatalogue};
use afterword_core::template::Template;
use afterword_core::view::{self, Audiences};
use afterword_formats::json;
use afterword_formats::markdown::write;
use reading::{difference, read_back};
use serde_json::Value;

/// A document in which every field is filled.
fn full() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/stored/postmortem-1.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The places of all texts in `value`, as JSON pointers.
fn texts(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, it)| texts(it, &format!("{at}/{n}"), found));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, it)| texts(it, &format!("{at}/{key}"), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn read(value: &Value) -> Result<Postmortem, afterword_formats::ReadError> {
    json::read(&value.to_string())
}

/// The places at which anything may be typed: what is no choice, no date and no name of something else.
fn fields() -> Vec<String> {
    let (full, mut found) = (full(), Vec::new());
    texts(&full, "", &mut found);
    found.retain(|at| {
        let mut changed = full.clone();
        *changed.pointer_mut(at).unwrap() = Value::from("anything <at> all");
        read(&changed).is_ok()
    });
    assert!(found.len() > 60, "only {found:?}");
    found
}

/// The full document with `strings` in its fields, one after the other, the first `skipped` fields last.
fn typed<'a>(
    strings: impl Iterator<Item = &'a str>,
    fields: &[String],
    skipped: usize,
) -> Postmortem {
    let mut document = full();
    let (last, first) = fields.split_at(skipped % fields.len());
    for (at, text) in first.iter().chain(last).zip(strings) {
        *document.pointer_mut(at).unwrap() = Value::from(text);
    }
    read(&document).unwrap()
}

#[track_caller]
fn check(document: &Postmortem, template: &Template, about: &str) {
    let text = write(document, template, MetricCatalogue::shipped());
    let read = read_back(&text);
    assert!(read == *document, "{about:?}\n{text}\n{}", difference(&read, document));
    assert_eq!(write(&read, template, MetricCatalogue::shipped()), text, "{about}");
}

#[test]
fn a_naughty_string_in_every_field_at_once_reads_back() {
    let fields = fields();
    for (n, text) in beside::naughty_strings().iter().enumerate() {
        let document = typed(std::iter::repeat(text.as_str()), &fields, 0);
        let template = &Template::shipped()[n % Template::shipped().len()];
        check(&document, template, text);
    }
}

#[test]
fn every_attack_string_reads_back_from_whatever_field_it_is_in() {
    let (fields, strings) = (fields(), beside::attack_strings());
    let templates = Template::shipped();
    for (n, some) in strings.chunks(fields.len()).enumerate() {
        let document = typed(some.iter().map(String::as_str), &fields, n * 7);
        check(&document, &templates[n % templates.len()], &some.join("\n"));
    }
}

#[test]
fn every_template_and_view_of_hostile_documents_reads_back() {
    let (fields, strings) = (fields(), beside::naughty_strings());
    for (n, some) in strings.chunks(fields.len()).enumerate() {
        let document = typed(some.iter().map(String::as_str), &fields, n * 11);
        for audience in Audience::ALL {
            let view = view::of(&document, audience, Audiences::shipped(), view::english());
            for template in Template::shipped() {
                check(&view.document, &template, &format!("{audience:?}, {}", template.name));
            }
        }
    }
}
