//! Our own files: the front matter gives the document, and the sections give its texts.

mod actions;
mod causes;
mod edited;
mod lists;
mod sections;
mod timeline;
mod trouble;

use afterword_core::id::Mint;
use afterword_core::postmortem::{MetricCatalogue, MetricChoice, MetricDefinition};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::super::lines::{Mark, outline};
use super::super::text::{is_prompt, one_line, plain, trim_blank};
use super::super::{SCHEMA, yaml};
use super::runs::{TextLines, runs};
use super::{Preview, What};

pub(super) use trouble::trouble;

/// Reads `text` if we wrote it; `None` if its front matter is not ours, or no longer says enough.
pub(super) fn read(text: &str, ids: &mut impl Mint) -> Option<Preview> {
    let (front, body) = split(text)?;
    let mut map: Map<String, Value> =
        yaml::read(front).into_iter().map(|it| (it.key, it.value)).collect();
    if map.remove("schema")?.as_str()? != SCHEMA {
        return None;
    }
    // Derived from the transitions; it stands there for readers of the file.
    map.remove("status");
    let names = map.remove("sections").unwrap_or_default();
    let measures = map.get("metrics").and_then(Measures::of);
    if measures.is_some() {
        map.remove("metrics");
    }
    let metrics = measures.unwrap_or_default().catalogue();
    let first_line = front.lines().count() + 3;
    let body = Body::of(body, first_line);
    let mut own = sections::Own::new(map, &names, body, metrics, ids)?;
    own.read_all();
    Some(own.finish())
}

/// Says what became of each line: what is below a thing belongs to it, and what is below a heading is its text.
pub(super) fn tell_lines(text: &str, preview: &mut Preview) {
    let n_lines = text.lines().count();
    let starts: Vec<usize> = preview.recognised.iter().map(|it| it.line).collect();
    let mut texts = Vec::new();
    for (at, it) in preview.recognised.iter_mut().enumerate() {
        let end =
            starts[at + 1..].iter().find(|next| **next > it.line).map_or(n_lines, |it| it - 1);
        if let What::Section(section) = &it.what {
            let section = section.clone();
            texts.push(TextLines { first_line: it.line, last_line: end, section });
        } else if it.what != What::Title {
            it.last_line = end;
        }
    }
    preview.runs = runs(text, preview, &texts);
}

/// Whose definitions the metrics of a file follow; those that ship, where it says nothing.
#[derive(Default, Deserialize)]
struct Measures {
    #[serde(default)]
    choice: MetricChoice,
    #[serde(default)]
    definitions: Vec<MetricDefinition>,
}

impl Measures {
    fn of(value: &Value) -> Option<Self> {
        crate::json::read_value(value)
    }

    fn catalogue(self) -> MetricCatalogue {
        MetricCatalogue::with(self.definitions, self.choice)
    }
}

/// The front matter and what follows it.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n")?;
    let end = rest.find("\n---\n").map(|it| it + 1);
    let end = end.or_else(|| rest.starts_with("---\n").then_some(0))?;
    Some((&rest[..end], &rest[end + 4..]))
}

/// The text below the front matter, cut at its headings.
pub(super) struct Body<'a> {
    title: Option<(usize, &'a str)>,
    /// What stands above the first section.
    lead: Vec<(usize, &'a str)>,
    sections: Vec<BodySection<'a>>,
}

pub(super) struct BodySection<'a> {
    line: usize,
    heading: String,
    lines: Vec<&'a str>,
}

impl BodySection<'_> {
    fn text(&self) -> String {
        trim_blank(&self.lines.join("\n")).to_owned()
    }
}

impl<'a> Body<'a> {
    fn of(text: &'a str, first_line: usize) -> Self {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut body = Self { title: None, lead: Vec::new(), sections: Vec::new() };
        for (at, mark) in outline(&lines).marks.into_iter().enumerate() {
            let line = first_line + at;
            match (mark, body.sections.last_mut()) {
                (Mark::Heading { level: 1, text }, None) if body.title.is_none() => {
                    body.title = Some((line, text));
                }
                (Mark::Heading { level: 1 | 2, text }, _) => {
                    let heading = one_line(&plain(text));
                    body.sections.push(BodySection { line, heading, lines: Vec::new() });
                }
                (Mark::Underline, Some(section)) if section.lines.is_empty() => {}
                (Mark::Html, _) if is_prompt(lines[at]) => {}
                (_, Some(section)) => section.lines.push(lines[at]),
                (_, None) => body.lead.push((line, lines[at])),
            }
        }
        body
    }
}

/// The text of a field: as the front matter has it exactly, for as long as the section holds what was made of it.
fn settle(exact: Option<&Value>, shown: &str, show: impl Fn(&str) -> String) -> String {
    match exact.and_then(Value::as_str) {
        Some(exact) if show(exact) == shown => exact.to_owned(),
        _ => shown.to_owned(),
    }
}

fn show_line(text: &str, placeholder: &str) -> String {
    match one_line(text) {
        line if line.is_empty() => placeholder.to_owned(),
        line => line,
    }
}
