//! The front matter that other programs write, in YAML or TOML.

use afterword_core::stamp;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::postmortem::{Section, SectionKey};
use afterword_core::severity::SeverityKey;
use serde_json::Value;

use super::super::preview::{FoundDate, FrontMatter, Kept};
use super::super::runs::TextLines;
use super::super::{Confidence, What};
use super::Reader;
use crate::markdown::text::one_line;
use crate::markdown::yaml::{self, Field};

/// Front matter as it stands in the text.
pub(super) struct Front<'a> {
    text: &'a str,
    fields: Vec<Field>,
    language: &'static str,
}

/// Splits `text` into front matter and body, with the line that the body begins on.
pub(super) fn split(text: &str) -> (Option<Front<'_>>, &str, usize) {
    let kinds = [("---", "yaml"), ("+++", "toml")];
    for (mark, language) in kinds {
        let Some(rest) = text
            .strip_prefix(mark)
            .and_then(|it| it.trim_start_matches([' ', '\t']).strip_prefix('\n'))
        else {
            continue;
        };
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == mark {
                let front = &rest[..end];
                let fields =
                    if language == "yaml" { yaml::read(front) } else { yaml::read_toml(front) };
                // A rule at the top of a text begins no front matter.
                if fields.is_empty() && !front.trim().is_empty() {
                    break;
                }
                let body = &rest[end + line.len()..];
                let first_line = 3 + front.lines().count();
                return (Some(Front { text: front, fields, language }), body, first_line);
            }
            end += line.len();
        }
    }
    (None, text, 1)
}

impl Front<'_> {
    /// Whether `line` is a field that can be the title.
    pub(super) fn holds_title(&self, line: Option<usize>) -> bool {
        self.titles().any(|it| Some(it) == line)
    }

    /// The lines on which fields begin whose value is one text.
    fn titles(&self) -> impl Iterator<Item = usize> {
        let titles = self.fields.iter().filter(|it| title_of(it).is_some());
        titles.map(|it| *lines_of(it).start())
    }
}

impl Reader<'_> {
    /// Takes what has a place in a document, and keeps the other lines as they are.
    ///
    /// `title` is the one that the text has itself: it counts, and another one in the front matter is kept.
    pub(super) fn read_front(&mut self, front: Option<Front<'_>>, title: Option<&str>) {
        let Some(front) = front else { return };
        let lines: Vec<&str> = front.text.lines().collect();
        let last_line = lines.len() + 2;
        self.preview.front = Some(FrontMatter { last_line, titles: front.titles().collect() });
        let mut used = BTreeSet::new();
        let chosen = front.fields.iter().position(|it| self.read_chosen_title(it, &lines));
        for (at, field) in front.fields.iter().enumerate() {
            let is_other =
                field.key == "title" && title.is_some_and(|it| field.value != one_line(it));
            let as_written = lines[field.lines.clone()].join("\n");
            let is_whole = if chosen == Some(at) {
                field.key == "title"
            } else {
                !self.chosen.keeps_field(lines_of(field))
                    && !is_other
                    && self.read_field(field, &as_written)
            };
            if is_whole {
                used.extend(field.lines.clone());
            }
        }
        let rest: Vec<&str> = front
            .text
            .lines()
            .enumerate()
            .filter(|(at, line)| !used.contains(at) && !line.trim().is_empty())
            .map(|(_, line)| line)
            .collect();
        if !rest.is_empty() {
            self.keep_front(front.language, &rest, last_line - 1);
        }
    }

    /// Whether the field is the one that somebody chose to be the title.
    fn read_chosen_title(&mut self, field: &Field, lines: &[&str]) -> bool {
        let at = lines_of(field).into_inner();
        let Some(title) = title_of(field).filter(|_| self.chosen.is_title_above(at.0)) else {
            return false;
        };
        let as_written = lines[field.lines.clone()].join("\n");
        self.preview.recognise_lines(What::Title, at, Confidence::High, &as_written);
        self.preview.document.title = title;
        true
    }

    fn keep_front(&mut self, language: &str, lines: &[&str], last_line: usize) {
        let longest =
            lines.iter().filter(|it| it.trim_start().starts_with("```")).map(|it| it.len());
        let fence = "`".repeat(longest.max().unwrap_or(2) + 1);
        let text = format!("{fence}{language}\n{}\n{fence}", lines.join("\n"));
        let heading = "Front matter".to_owned();
        let section =
            Section { id: self.ids.at(1).id(), key: String::new(), heading: heading.clone(), text };
        let key: SectionKey = section.section_key();
        self.texts.push(TextLines { first_line: 2, last_line, section: key.clone() });
        self.preview.kept.push(Kept { first_line: 2, last_line, section: key, heading });
        self.preview.document.extra.push(Rc::new(section));
    }

    /// Whether the field is now in the document, whole.
    fn read_field(&mut self, field: &Field, as_written: &str) -> bool {
        let lines = lines_of(field).into_inner();
        let line = lines.0;
        let one = field.value.as_str().map(one_line);
        match (field.key.to_lowercase().as_str(), one) {
            // What is said a second time stays as it is.
            ("title", Some(title)) if self.preview.document.title.is_empty() => {
                self.preview.recognise_lines(What::Title, lines, Confidence::High, as_written);
                self.preview.document.title = title;
                true
            }
            ("severity", Some(severity)) if self.takes_severity(&severity) => {
                self.preview.recognise_lines(What::Severity, lines, Confidence::High, as_written);
                self.preview.document.severity = Some(SeverityKey(severity));
                true
            }
            ("date", Some(text)) => {
                self.read_front_date(&text, line);
                false
            }
            ("author" | "authors", _) if self.preview.document.authors.is_empty() => {
                let Some(names) = names(&field.value) else { return false };
                self.preview.recognise_lines(What::Authors, lines, Confidence::High, as_written);
                self.preview.document.authors = names;
                true
            }
            ("tags" | "categories", _) => {
                let Some(names) = names(&field.value) else { return false };
                self.preview.recognise_lines(What::Tags, lines, Confidence::High, as_written);
                self.preview.document.tags.extend(names);
                true
            }
            _ => false,
        }
    }

    fn read_front_date(&mut self, text: &str, line: usize) {
        if let Some((date, as_written)) = stamp::find_day_in(text, self.order) {
            let (as_written, confidence) = (as_written.to_owned(), Confidence::High);
            self.preview.date = Some(FoundDate { date, line, as_written, confidence });
        }
    }
}

/// The lines of a field in the text, counted from one: the mark above the fields is the first.
fn lines_of(field: &Field) -> RangeInclusive<usize> {
    field.lines.start + 2..=field.lines.end + 1
}

/// What a field says that is one text.
fn title_of(field: &Field) -> Option<String> {
    let title = one_line(field.value.as_str()?);
    (!title.is_empty()).then_some(title)
}

fn names(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(name) => Some(vec![one_line(name)]),
        Value::Array(items) => items.iter().map(|it| it.as_str().map(one_line)).collect(),
        _ => None,
    }
}
