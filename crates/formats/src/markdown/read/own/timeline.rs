//! The timeline of our own files.

use std::rc::Rc;

use afterword_core::id::Mint;
use afterword_core::order;
use afterword_core::postmortem::{Entry, EntryTime};
use afterword_core::time::Instant;
use chrono::{Offset, Utc};

use super::super::What;
use super::lists::{Item, items, pair};
use super::sections::{Own, without};
use super::{BodySection, edited, settle};
use crate::markdown::illustration::without_drawings;
use crate::markdown::text::{guard, trim_blank};
use crate::markdown::write::{entry_footer, entry_header, timeline_notes};

impl<M: Mint> Own<'_, M> {
    pub(super) fn read_timeline(&mut self, section: &BodySection<'_>) {
        let notes = timeline_notes(&self.document);
        let is_stated = !notes.is_empty();
        let (above, items) = items(&without_drawings(&section.lines), section.line + 1);
        let above: Vec<&str> = above.iter().map(String::as_str).collect();
        let added = without(&above, &notes);
        self.keep(&section.heading, added);
        let order: Vec<Rc<Entry>> =
            self.document.timeline_in_order().into_iter().cloned().collect();
        let headers: Vec<String> = order.iter().map(|it| entry_header(it, is_stated)).collect();
        let found: Vec<String> = items.iter().map(|it| until_dash(&it.first).to_owned()).collect();
        let known: Vec<String> = headers.iter().map(|it| until_dash(it).to_owned()).collect();
        let written = self.document.timeline.iter().enumerate();
        let places = order::map(written.map(|(at, it)| (it.id, at)));
        let mut in_body: Vec<Rc<Entry>> = Vec::new();
        for (item, paired) in items.iter().zip(pair(&found, &known)) {
            let entry = match paired {
                Some(at) => {
                    self.entry(item, &order[at], &headers[at], places.get(&order[at].id).copied())
                }
                None => self.added(item, in_body.last().and_then(|it| it.time.start())),
            };
            self.preview.push((What::Entry(entry.id), item.line, item.first.clone()));
            in_body.push(Rc::new(entry));
        }
        self.document.timeline = in_written_order(&self.document.timeline, in_body);
    }

    /// An entry that somebody wrote into the file, after one at the time `above`.
    fn added(&mut self, item: &Item, above: Option<Instant>) -> Entry {
        let blank = Entry::new(self.ids.id(), EntryTime::Unknown, String::new());
        let Some((time, stamp)) = edited::added(&item.first, above) else {
            return self.entry(item, &blank, "\0", None);
        };
        let lines: Vec<&str> =
            [stamp.rest.as_str()].into_iter().chain(item.rest.iter().map(String::as_str)).collect();
        let text = trim_blank(&lines.join("\n")).to_owned();
        Entry { time, stamp: stamp.written, text, ..blank }
    }

    fn entry(&self, item: &Item, known: &Entry, header: &str, position: Option<usize>) -> Entry {
        let mut entry = known.clone();
        if !item.first.starts_with(header) {
            let offset = self.document.timeline.iter().find_map(|it| it.time.start());
            let offset = known.time.start().or(offset).map_or(Utc.fix(), |it| *it.offset());
            entry.time = edited::time(&item.first, offset).unwrap_or(known.time);
        }
        let rest = item.first.strip_prefix(header).map(|it| it.strip_prefix(" — ").unwrap_or(it));
        let first = match rest {
            Some(rest) => rest,
            None => {
                item.first.split_once(" — ").map_or(&item.first[1..], |(_, it)| it).trim_start()
            }
        };
        let mut lines = vec![first.to_owned()];
        lines.extend(item.rest.iter().cloned());
        let footer = entry_footer(known);
        let whole = lines.join("\n");
        let whole = trim_blank(&whole);
        let text =
            if footer.is_empty() { whole } else { whole.strip_suffix(&footer).unwrap_or(whole) };
        let exact = position.and_then(|at| self.map.get("timeline")?.get(at)?.get("text"));
        entry.text = settle(exact, trim_blank(text), guard);
        entry
    }
}

/// What stands before the text of an entry.
fn until_dash(line: &str) -> &str {
    line.split(" — ").next().unwrap_or(line)
}

/// The entries in the order in which the document has them, new ones after those that they follow in the text.
fn in_written_order(written: &[Rc<Entry>], in_body: Vec<Rc<Entry>>) -> Vec<Rc<Entry>> {
    let places = order::map(written.iter().enumerate().map(|(at, it)| (it.id, at)));
    let place = |entry: &Rc<Entry>| places.get(&entry.id).copied();
    let mut last = None;
    let mut placed: Vec<(Option<usize>, Rc<Entry>)> = Vec::with_capacity(in_body.len());
    for entry in in_body {
        last = place(&entry).or(last);
        placed.push((last, entry));
    }
    order::sort(&mut placed, |a, b| a.0.cmp(&b.0));
    placed.into_iter().map(|(_, entry)| entry).collect()
}
