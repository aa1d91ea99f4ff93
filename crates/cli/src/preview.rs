//! What was recognised in a text, as JSON: for tools that show it, and for whoever measures how well texts are read.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::postmortem::{Entry, EntryTime, SectionKey};
use afterword_formats::markdown::{Confidence, Preview, What};
use serde_json::{Value, json};

/// What `preview` brings, as one JSON object: the parts that people look for first, each with its line, then all that was recognised,
/// the lines that were kept as text, and the whole document.
pub(crate) fn write(preview: &Preview, text: &str) -> String {
    let document = &preview.document;
    let value = json!({
        "title": title(preview),
        "date": preview.date.as_ref().map(|it| json!({ "value": it.date.to_string(), "line": it.line })),
        "severity": document.severity.as_ref().map(|it| {
            json!({ "value": it.to_string(), "line": line(preview, &What::Severity) })
        }),
        "sections": sections(preview),
        "timeline": timeline(preview),
        "actions": actions(preview),
        "kept": kept(preview, text),
        "recognised": preview.recognised.iter().map(|it| json!({
            "what": name(&it.what),
            "line": it.line,
            "confidence": confidence(it.confidence),
            "asWritten": it.as_written,
        })).collect::<Vec<_>>(),
        "document": document,
    });
    format!("{value:#}\n")
}

fn line(preview: &Preview, what: &What) -> usize {
    preview.recognised.iter().find(|it| it.what == *what).map_or(0, |it| it.line)
}

fn title(preview: &Preview) -> Value {
    let title = &preview.document.title;
    if title.is_empty() {
        return Value::Null;
    }
    json!({ "value": title, "line": line(preview, &What::Title) })
}

fn sections(preview: &Preview) -> Value {
    let mut sections = BTreeMap::new();
    for it in &preview.recognised {
        if let What::Section(key) = &it.what {
            let found = json!({ "heading": it.as_written, "line": it.line });
            sections.entry(section_name(key)).or_insert(found);
        }
    }
    json!(sections)
}

/// What a section is called by those who count them: contributing factors and root causes are one kind.
fn section_name(key: &SectionKey) -> String {
    match key {
        SectionKey::Factors => "root_cause",
        SectionKey::Causes => "five_whys",
        SectionKey::WentWell => "what_went_well",
        SectionKey::WentWrong => "what_went_wrong",
        SectionKey::Lucky => "got_lucky",
        SectionKey::Actions => "action_items",
        key => return key.key().replace('-', "_"),
    }
    .to_owned()
}

fn timeline(preview: &Preview) -> Vec<Value> {
    let entry = |it: &Rc<Entry>| {
        let at = match it.time {
            EntryTime::Unknown => None,
            EntryTime::Exact(at) | EntryTime::Approximate(at) => Some(at),
            EntryTime::Span { from, .. } => Some(from),
        };
        json!({
            "as_written": it.stamp,
            "at": at.map(|it| it.to_rfc3339()),
            "text": it.text,
            "line": line(preview, &What::Entry(it.id)),
        })
    };
    preview.document.timeline.iter().map(entry).collect()
}

fn actions(preview: &Preview) -> Vec<Value> {
    let action = |it: &Rc<Action>| {
        json!({
            "title": it.title,
            "owner": (!it.owner.is_empty()).then_some(&it.owner),
            "done": it.state.is_closed(),
            "line": line(preview, &What::Action(it.id)),
        })
    };
    preview.document.actions.iter().map(action).collect()
}

/// The lines that stayed text, as they stand in the file.
fn kept(preview: &Preview, text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let ranges = preview.kept.iter().map(|it| {
        let (first, last) = (it.first_line.saturating_sub(1), it.last_line.min(lines.len()));
        lines.get(first..last).unwrap_or_default().join("\n")
    });
    ranges.collect::<Vec<_>>().join("\n\n")
}

fn name(what: &What) -> String {
    match what {
        What::Title => "title".to_owned(),
        What::Date => "date".to_owned(),
        What::Severity => "severity".to_owned(),
        What::Authors => "authors".to_owned(),
        What::Tags => "tags".to_owned(),
        What::Section(key) => format!("section:{key}"),
        What::Zone => "zone".to_owned(),
        What::Moment(key) => format!("moment:{key}"),
        What::Entry(id) => format!("entry:{id}"),
        What::Action(id) => format!("action:{id}"),
        What::Factor(id) => format!("factor:{id}"),
        What::Cause => "cause".to_owned(),
        What::Columns => "columns".to_owned(),
        _ => "other".to_owned(),
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}
