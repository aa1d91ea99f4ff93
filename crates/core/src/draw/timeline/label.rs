//! What is written beside a mark on the timeline: one entry, or several that stand too close.

use std::rc::Rc;

use chrono::NaiveDate;

use super::super::measure::{Style, width, wrap};
use super::super::{Dash, Form, Group, Ink, Shape, Stroke, Text, Words};
use super::facts::{clock, day};
use super::marks::mark;
use super::plain::plain;
use crate::postmortem::{Entry, EntryTime};

pub(super) const SIZE: f64 = 12.0;
pub(super) const LEADING: f64 = 15.0;
/// From a mark to what is written beside it.
const BESIDE: f64 = 12.0;
/// The widest text of an entry.
pub(super) const TEXT_WIDTH: f64 = 196.0;
/// The room that a label may need to the right of its mark: a date, a span of times, and the text.
pub(super) const ROOM: f64 = BESIDE + 150.0 + TEXT_WIDTH;

/// An entry, or several, at a place on the scale.
pub(super) struct Label<'a> {
    pub(super) x: f64,
    /// The end of a span.
    pub(super) end: Option<f64>,
    pub(super) entries: Vec<&'a Rc<Entry>>,
    time: String,
    lines: Vec<String>,
}

impl<'a> Label<'a> {
    /// `before` is the day that a reader has in mind already.
    pub(super) fn new(
        x: f64,
        end: Option<f64>,
        entries: Vec<&'a Rc<Entry>>,
        before: Option<NaiveDate>,
        max_lines: usize,
        words: &Words,
    ) -> Self {
        let mut time = time_of(&entries, words);
        if let Some(date) = first_date(&entries).filter(|it| Some(*it) != before) {
            time = format!("{} {time}", day(date, false, words));
        }
        let first = entries.first().map(|it| plain(&it.text)).unwrap_or_default();
        let text = match entries.len() {
            0 | 1 => first,
            n => format!("{}: {first}", words.count("entries", n)),
        };
        let lines = wrap(&text, Style::regular(SIZE), TEXT_WIDTH, max_lines);
        Self { x, end, entries, time, lines }
    }

    /// The edges of what it covers in its row.
    pub(super) fn span(&self) -> (f64, f64) {
        (self.x - 9.0, (self.x + self.reach()).max(self.end.unwrap_or(0.0)) + 14.0)
    }

    /// How far it reaches to the right of its mark.
    pub(super) fn reach(&self) -> f64 {
        let style = Style::regular(SIZE);
        let text = self.lines.iter().map(|it| width(it, style)).fold(0.0, f64::max);
        BESIDE + self.time_width() + text
    }

    fn time_width(&self) -> f64 {
        (width(&self.time, Style { size: SIZE, bold: true }) + 7.0).ceil()
    }

    pub(super) fn date(&self) -> Option<NaiveDate> {
        self.entries.iter().rev().find_map(|it| it.time.start()).map(|it| it.date_naive())
    }

    fn is_off_scale(&self) -> bool {
        self.entries.iter().all(|it| it.time == EntryTime::Unknown)
    }

    /// Draws it with its mark's middle at `y`.
    pub(super) fn draw(&self, y: f64, words: &Words) -> Group {
        let mut group = match self.entries.as_slice() {
            [entry] => named(entry, words),
            _ => Group::new("entries"),
        };
        if self.is_off_scale() {
            group.class.push_str(" is-off-scale");
        }
        self.draw_mark(&mut group, y);
        let ink = if self.is_off_scale() { Ink::InkFaint } else { Ink::Ink };
        let left = self.x + BESIDE;
        let time = Text::new(left, y + 4.0, SIZE, self.time.clone()).bold();
        group.push(time.ink(if self.is_off_scale() { Ink::InkFaint } else { Ink::InkSoft }));
        let text = Text::new(left + self.time_width(), y + 4.0, SIZE, "").ink(ink);
        group.push(Text { lines: self.lines.clone(), leading: LEADING, ..text });
        if self.entries.len() > 1 {
            for entry in &self.entries {
                group.push(Group { level: 1, ..named(entry, words) });
            }
        }
        group
    }

    fn draw_mark(&self, group: &mut Group, y: f64) {
        if let Some(end) = self.end {
            draw_span(group, self.x, end, y);
        }
        match self.entries.as_slice() {
            [entry] if entry.time == EntryTime::Unknown => {
                let ring = Form::Circle { x: self.x, y, radius: 4.5 };
                let stroke = Stroke::new(Ink::LineStrong, 1.25).dashed(Dash::Dotted);
                group.push(Shape::line(ring, stroke));
            }
            [entry] => {
                if matches!(entry.time, EntryTime::Approximate(_)) {
                    draw_about(group, self.x, y);
                }
                mark(entry.kind, self.x, y).into_iter().for_each(|it| group.push(it));
            }
            entries => draw_stack(group, entries, self.x, y),
        }
    }
}

/// The name, the class and the words of an entry, with nothing drawn.
fn named(entry: &Entry, words: &Words) -> Group {
    let mut group = Group::new(format!("entry is-{}", entry.kind.key()));
    group.id = entry.id.to_string();
    let date = entry.time.start().map(|it| format!("{} ", day(it.date_naive(), true, words)));
    let time = format!("{}{}", date.unwrap_or_default(), entry_time(entry.time, words));
    let kind = words.get(&format!("kind-{}", entry.kind.key())).to_owned();
    let parts = [time, kind, plain(&entry.text)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    group.label = parts.join(" · ");
    group
}

fn entry_time(time: EntryTime, words: &Words) -> String {
    match time {
        EntryTime::Unknown => words.get("no-time").to_owned(),
        EntryTime::Exact(at) => clock(at),
        EntryTime::Approximate(at) => words.fill("about", &clock(at)),
        EntryTime::Span { from, to } => format!("{}–{}", clock(from), clock(to)),
    }
}

fn time_of(entries: &[&Rc<Entry>], words: &Words) -> String {
    let mut known = entries.iter().filter_map(|it| it.time.start());
    match (entries, known.next(), known.next_back()) {
        ([entry], _, _) => entry_time(entry.time, words),
        (_, Some(first), Some(last)) if clock(first) != clock(last) => {
            format!("{}–{}", clock(first), clock(last))
        }
        (_, Some(first), _) => clock(first),
        (_, None, _) => words.get("no-time").to_owned(),
    }
}

fn first_date(entries: &[&Rc<Entry>]) -> Option<NaiveDate> {
    entries.iter().find_map(|it| it.time.start()).map(|it| it.date_naive())
}

/// A bar from the beginning of a span to its end, under the text.
fn draw_span(group: &mut Group, x: f64, end: f64, y: f64) {
    let width = (end - x).max(2.0);
    let bar = Form::Rect { x, y: y + 7.5, width, height: 3.0, radius: 1.5 };
    group.push(Shape::filled(bar, Ink::LineStrong));
}

/// Feelers to both sides of a mark whose time is not exact.
fn draw_about(group: &mut Group, x: f64, y: f64) {
    let path = super::super::Path::from(x - 9.0, y).to(x + 9.0, y);
    let stroke = Stroke::new(Ink::LineStrong, 1.5).dashed(Dash::Dotted);
    group.push(Shape::line(Form::Path(path.finish()), stroke));
}

/// The marks of the first and the last of several entries, one behind the other.
fn draw_stack(group: &mut Group, entries: &[&Rc<Entry>], x: f64, y: f64) {
    let pill = Form::Rect { x: x - 8.0, y: y - 8.0, width: 16.0, height: 16.0, radius: 5.0 };
    group.push(Shape::filled(pill, Ink::InkSoft));
    let count = match entries.len() {
        n @ 0..100 => n.to_string(),
        _ => "99+".to_owned(),
    };
    let size = if count.len() > 2 { 7.5 } else { 9.5 };
    let text = Text::new(x, y + 3.4, size, count).anchor(super::super::Anchor::Middle);
    group.push(text.ink(Ink::Paper).bold());
}
