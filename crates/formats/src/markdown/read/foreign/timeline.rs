//! Timelines: lists, headings, tables and paragraphs whose lines begin with a time.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::postmortem::{Entry, EntryTime};
use afterword_core::stamp::{self, Cells, Manner, Stamp, ZoneWord};
use afterword_core::time::Zone;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::super::{Confidence, LineChoice, ReadContext, What};
use super::Reader;
use super::chosen::bare;
use super::split::{Line, Part};
use crate::markdown::lines::{Mark, indent_of, item_marker};
use crate::markdown::text::trim_blank;

/// Whether any line of `part` begins with a time of day.
pub(super) fn has_entries(part: &Part<'_>) -> bool {
    part.lines.iter().any(|it| {
        let kind = line_kind(it, Form::Any, Manner::default());
        matches!(kind, Kind::Entry(stamp, _) if stamp.clock.is_some())
    })
}

/// The form that the current entry has; what stands below it in a lesser form is its detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Any,
    Heading,
    Item,
    Row,
    Paragraph,
}

enum Kind {
    /// An entry, its stamp and its form.
    Entry(Stamp, Form),
    /// A day for the entries that follow, and whether the line says nothing else.
    Day(Stamp, bool),
    /// The names or the ruler of a table's columns.
    Columns,
    /// Text that somebody chose to keep as it is.
    Text,
    /// Anything else.
    Other,
}

/// What somebody chose a line to be; else what it is by itself, below an entry of form `current`.
fn kind_as_chosen(line: &Line<'_>, current: Form, manner: Manner) -> Kind {
    match line.choice {
        Some(LineChoice::Entry) => chosen_entry(line, manner),
        Some(LineChoice::Text) => Kind::Text,
        _ => line_kind(line, current, manner),
    }
}

/// An entry, with whatever time its line begins with.
fn chosen_entry(line: &Line<'_>, manner: Manner) -> Kind {
    let form = match (line.mark, stamp::cells(line.text)) {
        (Mark::Heading { .. }, _) => Form::Heading,
        (_, Some(cells)) => {
            return match row_kind(&cells, manner) {
                Kind::Entry(stamp, form) => Kind::Entry(stamp, form),
                _ => Kind::Entry(timeless(cells.after(0)), Form::Row),
            };
        }
        _ if item_marker(line.text).is_some() => Form::Item,
        _ => Form::Paragraph,
    };
    let text = match line.mark {
        Mark::Heading { text, .. } => text,
        _ => item_marker(line.text).map_or(line.text, |(_, text)| text),
    };
    let stamp = stamp::read_in(text, Manner { is_typed: true, ..manner });
    Kind::Entry(stamp.unwrap_or_else(|| timeless(bare(text, Mark::Text).to_owned())), form)
}

/// What stands before a text without any time.
fn timeless(text: String) -> Stamp {
    Stamp { clock: None, ..Stamp::unread("", text) }
}

/// What a line is, below an entry of form `current`.
fn line_kind(line: &Line<'_>, current: Form, manner: Manner) -> Kind {
    match line.mark {
        Mark::Heading { text, .. } => match stamp::read_in(text, manner) {
            Some(stamp) if stamp.clock.is_some() => Kind::Entry(stamp, Form::Heading),
            Some(stamp) => {
                let is_bare = stamp.is_bare_day();
                Kind::Day(stamp, is_bare)
            }
            None => Kind::Other,
        },
        Mark::Text => text_kind(line, current, manner),
        Mark::Blank | Mark::Code | Mark::Html | Mark::Underline => Kind::Other,
    }
}

fn text_kind(line: &Line<'_>, current: Form, manner: Manner) -> Kind {
    if current == Form::Heading || indent_of(line.text) > 3 {
        return Kind::Other;
    }
    if let Some(cells) = stamp::cells(line.text) {
        return row_kind(&cells, manner);
    }
    if let Some((_, text)) = item_marker(line.text) {
        if current == Form::Item && indent_of(line.text) > 1 {
            return Kind::Other;
        }
        return match stamp::read_in(text, manner) {
            Some(stamp) if stamp.is_parted || stamp.clock.is_some() => {
                Kind::Entry(stamp, Form::Item)
            }
            _ => Kind::Other,
        };
    }
    if indent_of(line.text) > 0
        || matches!(current, Form::Item | Form::Row) && !is_bare_day(line.text)
    {
        return Kind::Other;
    }
    match stamp::read_in(line.text, manner) {
        Some(stamp) if stamp.is_bare_day() => Kind::Day(stamp, true),
        Some(stamp) if stamp.is_parted => Kind::Entry(stamp, Form::Paragraph),
        _ => Kind::Other,
    }
}

fn is_bare_day(text: &str) -> bool {
    stamp::read(text).is_some_and(|it| it.is_bare_day())
}

/// A row begins with its stamp, which may be spread over several cells: day of the week, day and time.
fn row_kind(cells: &Cells<'_>, manner: Manner) -> Kind {
    const MOST_CELLS: usize = 3;
    if cells.is_ruler() {
        return Kind::Columns;
    }
    let whole = |n: usize| {
        let text = cells.up_to(n);
        stamp::read_in(&text, manner).filter(|it| it.rest.is_empty()).map(|it| (n, it))
    };
    let found = (1..=MOST_CELLS.min(cells.all().len())).rev().find_map(whole);
    match found {
        Some((n, mut stamp)) => {
            stamp.rest = cells.after(n);
            Kind::Entry(stamp, Form::Row)
        }
        // A day with more behind it is still where the time stands.
        None if stamp::read(&cells.up_to(1)).is_some() => {
            Kind::Entry(Stamp::unread(&cells.up_to(1), cells.after(1)), Form::Row)
        }
        None => Kind::Other,
    }
}

impl Reader<'_> {
    /// Reads the entries of `part`. Text between two entries stays with the first; text above all of them is kept.
    pub(super) fn read_timeline(&mut self, part: &Part<'_>) {
        let mut clockwork = Clockwork::new(part, self);
        let mut notes: Vec<String> = Vec::new();
        let mut form = Form::Any;
        let mut has_time_column = false;
        let mut open: Option<Open<'_>> = None;
        for (at, line) in part.lines.iter().enumerate() {
            let is_header = part.lines.get(at + 1).is_some_and(|it| stamp::is_ruler(it.text));
            let kind = match kind_as_chosen(line, form, self.manner()) {
                Kind::Other if has_time_column => unread_row(line),
                kind => kind,
            };
            match kind {
                _ if is_header && line.choice.is_none() && stamp::cells(line.text).is_some() => {
                    self.preview.recognise(What::Columns, line.number, Confidence::High, line.text);
                    has_time_column = names_times(line.text);
                }
                Kind::Columns => {}
                Kind::Entry(stamp, new_form) if self.may_go_on() => {
                    self.close(open.take());
                    form = new_form;
                    let time = clockwork.time_of(&stamp, &self.context);
                    let (more, last_line) = (Vec::new(), line.number);
                    open = Some(Open { stamp, time, line: *line, last_line, more, form });
                }
                Kind::Text => {
                    self.close(open.take());
                    form = Form::Any;
                    notes.push(line.text.to_owned());
                }
                Kind::Day(stamp, is_bare) => {
                    self.close(open.take());
                    form = Form::Any;
                    clockwork.turn_to(&stamp);
                    notes.push(if is_bare {
                        format!("{}\n", stamp.written)
                    } else {
                        line.text.to_owned()
                    });
                }
                _ => match (&mut open, spread_row(line, form)) {
                    (_, Some(text)) => notes.push(text.to_owned()),
                    (Some(open), None) => open.go_on(line),
                    (None, None) => notes.push(line.text.to_owned()),
                },
            }
        }
        self.close(open.take());
        clockwork.settle_zone(self);
        let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
        self.keep_notes(part, &notes);
    }

    fn close(&mut self, open: Option<Open<'_>>) {
        let Some(open) = open else { return };
        let mut entry = Entry::new(self.ids.at(open.line.number).id(), open.time, open.text());
        entry.stamp = open.stamp.written.clone();
        let sureness = match (open.time, open.stamp.day) {
            (EntryTime::Unknown, _) => Confidence::Low,
            (_, Some(_)) => Confidence::High,
            (_, None) => Confidence::Medium,
        };
        let what = What::Entry(entry.id);
        let lines = (open.line.number, open.last_line);
        self.preview.recognise_lines(what, lines, sureness, &open.stamp.written);
        self.preview.document.timeline.push(Rc::new(entry));
    }
}

/// Whether the first column of a table is said to hold times.
fn names_times(header: &str) -> bool {
    let first = stamp::cells(header).map(|it| it.up_to(1).to_lowercase()).unwrap_or_default();
    ["time", "date", "when"].iter().any(|it| first.contains(it))
}

/// A row whose time could not be read, in a table of times.
fn unread_row(line: &Line<'_>) -> Kind {
    match stamp::cells(line.text).filter(|_| line.mark == Mark::Text) {
        Some(cells) if !cells.up_to(1).is_empty() => {
            Kind::Entry(Stamp::unread(&cells.up_to(1), cells.after(1)), Form::Row)
        }
        _ => Kind::Other,
    }
}

/// A row of a table that is no entry ends the entry before it.
fn spread_row<'a>(line: &Line<'a>, form: Form) -> Option<&'a str> {
    (form == Form::Row && stamp::cells(line.text).is_some()).then_some(line.text)
}

/// An entry whose text may go on.
struct Open<'a> {
    stamp: Stamp,
    time: EntryTime,
    line: Line<'a>,
    last_line: usize,
    more: Vec<&'a str>,
    form: Form,
}

impl<'a> Open<'a> {
    fn go_on(&mut self, line: &Line<'a>) {
        self.more.push(line.text);
        if line.mark != Mark::Blank {
            self.last_line = line.number;
        }
    }

    fn text(&self) -> String {
        let indented =
            self.more.iter().filter(|it| !it.trim().is_empty()).map(|it| indent_of(it)).min();
        // Lines below an item are indented by the width of its marker.
        let width = if self.form == Form::Item { indented.unwrap_or(0) } else { 0 };
        let mut text = self.stamp.rest.clone();
        for line in &self.more {
            let spaces = line.bytes().take_while(|it| *it == b' ').count();
            text.push('\n');
            text.push_str(&line[spaces.min(width)..]);
        }
        trim_blank(&text).to_owned()
    }
}

/// What turns stamps into instants: the day and the zone that were stated last.
#[derive(Clone, Debug)]
pub(super) struct Clockwork {
    day: Option<NaiveDate>,
    year: Option<i32>,
    last: Option<NaiveDateTime>,
    zone: Option<ZoneWord>,
    zone_line: Option<(usize, String)>,
}

impl Clockwork {
    /// The state above the first line of `part`: the day of the incident, and the zone that the part states.
    pub(super) fn new(part: &Part<'_>, reader: &Reader<'_>) -> Self {
        let lines =
            part.lines.iter().filter(|it| matches!(it.mark, Mark::Text | Mark::Heading { .. }));
        let texts = lines.map(|it| (it.number, it.text));
        let mut texts = std::iter::once((part.line, part.heading)).chain(texts);
        let is_chosen = reader.chosen.choices.zone.is_some();
        let found = texts.find_map(|(number, it)| Some((number, it, stamp::stated_zone(it)?)));
        let found = found.filter(|_| !is_chosen);
        let zone_line = found.as_ref().map(|(number, it, _)| (*number, (*it).to_owned()));
        Self {
            day: reader.day.or(reader.preview.date.as_ref().map(|it| it.date)),
            year: reader.year,
            last: None,
            zone: found.map(|(_, _, zone)| zone),
            zone_line,
        }
    }

    /// The entries that follow are of that day.
    fn turn_to(&mut self, stamp: &Stamp) {
        if let Some(day) = stamp.day.and_then(|it| it.date(self.year)) {
            (self.day, self.last, self.year) = (Some(day), None, Some(day.year()));
        }
    }

    /// When `stamp` says that it was.
    pub(super) fn time_of(&mut self, stamp: &Stamp, context: &ReadContext<'_>) -> EntryTime {
        if stamp.day.is_some() {
            if stamp.day.and_then(|it| it.date(self.year)).is_none() {
                return EntryTime::Unknown;
            }
            self.turn_to(stamp);
        }
        let clock = stamp.clock.and_then(stamp::Clock::time);
        let Some(from) = clock.and_then(|it| self.on_its_day(it)) else {
            return EntryTime::Unknown;
        };
        self.last = Some(from);
        let zone = stamp.zone.clone().or_else(|| self.zone.clone());
        let elsewhere = |zone: &Zone, local| context.zones.instant(zone, local);
        let instant = |zone: Option<&ZoneWord>, local| match zone {
            Some(zone) => zone.instant(local, &elsewhere),
            None => context.zones.instant(context.zone, local),
        };
        let until = stamp.until.as_ref().and_then(|it| {
            let local = it.after(from, self.year)?;
            instant(it.zone.as_ref().or(zone.as_ref()), local)
        });
        match (instant(zone.as_ref(), from), until) {
            (Some(from), Some(to)) => EntryTime::Span { from, to },
            (Some(at), None) if stamp.is_vague => EntryTime::Approximate(at),
            (Some(at), None) => EntryTime::Exact(at),
            (None, _) => EntryTime::Unknown,
        }
    }

    /// The time on the current day, or on the next if it would be more than twelve hours back.
    fn on_its_day(&mut self, time: NaiveTime) -> Option<NaiveDateTime> {
        let local = self.day?.and_time(time);
        let goes_over = self.last.is_some_and(|last| last - local > TimeDelta::hours(12));
        if goes_over {
            self.day = self.day?.succ_opt();
        }
        Some(self.day?.and_time(time))
    }

    /// The zone that the text states becomes that of the document.
    fn settle_zone(&self, reader: &mut Reader<'_>) {
        reader.day = self.day;
        let zone = self.zone.as_ref().and_then(|it| it.zone.clone());
        if let (Some(zone), Some((line, text))) = (zone, &self.zone_line) {
            reader.preview.document.zone = zone;
            reader.preview.recognise(What::Zone, *line, Confidence::Medium, text.trim());
        }
    }
}
