//! Nested lists, in Markdown or plain text.

use afterword_core::causes::{Evidence, Join};

use super::{Draft, PROBLEM, labelled, marks};
use crate::error::ReadError;
use crate::markdown::lines::{indent_of, item_marker};
use crate::markdown::text::{one_line, plain};

/// The causes of a list, and the problem that they explain.
pub(super) type Found = ((String, Join), Vec<Draft>);

struct Item {
    line: usize,
    indent: usize,
    text: String,
    is_item: bool,
}

/// Reads a list. Without any list markers, every line is an item.
pub(super) fn list(text: &str) -> Result<Found, ReadError> {
    let is_plain = text.lines().find(|it| !it.trim().is_empty()).is_some_and(is_labelled);
    let marker = if is_plain { plain_marker } else { markdown_marker };
    let mut items = items(text, marker)?;
    let problem = take_problem(&mut items);
    let problem = if is_plain { problem } else { plain(&problem) };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut path: Vec<usize> = Vec::new();
    for item in items {
        if !is_plain && note(&mut drafts, &item.text) {
            continue;
        }
        while path.last().is_some_and(|it| *it >= item.indent) {
            path.pop();
        }
        drafts.push(draft(&item, path.len(), is_plain));
        path.push(item.indent);
    }
    Ok(((problem, Join::Any), drafts))
}

/// What stands behind the marker of an item; in Markdown, three dashes in a row are a line across the page.
fn markdown_marker(line: &str) -> Option<&str> {
    item_marker(line).filter(|_| !is_labelled(line)).map(|(_, text)| text)
}

/// The same in our own plain text, where a dash is a dash.
fn plain_marker(line: &str) -> Option<&str> {
    let text = line.trim_start().strip_prefix('-')?;
    if text.is_empty() { Some(text) } else { text.strip_prefix(' ') }
}

fn items(text: &str, marker: fn(&str) -> Option<&str>) -> Result<Vec<Item>, ReadError> {
    let lines: Vec<&str> = text.lines().collect();
    let has_markers = lines.iter().any(|it| marker(it).is_some());
    let mut items: Vec<Item> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, it)| !it.trim().is_empty()) {
        let indent = indent_of(line);
        let is_first = items.is_empty();
        match (marker(line), items.last_mut()) {
            (Some(text), _) => {
                items.push(Item { line: at + 1, indent, text: one_line(text), is_item: true });
            }
            (None, Some(last)) if has_markers && last.is_item && indent > last.indent => {
                last.text.push(' ');
                last.text.push_str(&one_line(line));
            }
            (None, _) if is_first || !has_markers => {
                let text = line.trim_start().trim_start_matches('#');
                items.push(Item { line: at + 1, indent, text: one_line(text), is_item: false });
            }
            (None, _) => {
                let message = "expected an item of the list, such as “- Logs were not rotated”";
                return Err(ReadError::at(at + 1, indent + 1, message));
            }
        }
    }
    Ok(items)
}

fn is_labelled(line: &str) -> bool {
    labelled(line.trim(), PROBLEM).is_some()
}

/// The line that all others explain, taken out; empty where there is none.
fn take_problem(items: &mut Vec<Item>) -> String {
    let Some(first) = items.first() else { return String::new() };
    let label = labelled(&first.text, PROBLEM).map(str::to_owned);
    let is_heading = !first.is_item && items.iter().any(|it| it.is_item);
    let is_top = items[1..].iter().all(|it| it.indent > first.indent);
    if label.is_none() && !is_heading && !is_top {
        return String::new();
    }
    let first = items.remove(0);
    label.unwrap_or(first.text)
}

fn draft(item: &Item, depth: usize, is_plain: bool) -> Draft {
    let (open, close) = if is_plain { (" [", "]") } else { (" *(", ")*") };
    let (text, marks) = marks::split(&item.text, open, close);
    let text = if is_plain { text.to_owned() } else { plain(text) };
    Draft { line: item.line, depth, text, marks, ..Draft::default() }
}

/// Whether the item is a note of our own Markdown on the cause above it, which then takes it.
fn note(drafts: &mut [Draft], text: &str) -> bool {
    let Some(last) = drafts.last_mut() else { return false };
    if let Some(question) = text.strip_prefix("*Asked:* ") {
        last.question = plain(question);
    } else if let Some(evidence) = text.strip_prefix("*Evidence:* ") {
        last.evidence.push(Evidence::Note(plain(evidence)));
    } else {
        return false;
    }
    true
}
