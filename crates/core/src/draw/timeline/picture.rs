//! The timeline across a page.

mod axis;
mod head;

use std::rc::Rc;

use chrono::NaiveDate;

use super::super::measure::width;
use super::super::{Form, Group, Ink, Path, Scene, Shape, Stroke, Text, Words, rows};
use super::facts::Facts;
use super::fold::{Fold, FoldedScale};
use super::label::{self, Label};
use super::marks::mark;
use crate::postmortem::{Entry, EntryKind, EntryTime, Postmortem};
use head::FLAG;

/// How a timeline is drawn across a page.
#[derive(Clone, Copy, Debug)]
pub struct TimelineStyle<'a> {
    /// The width of the picture; less than 640 is taken as 640.
    pub width: f64,
    /// Whether the shapes that occur are explained below.
    pub has_legend: bool,
    /// The words that the picture adds.
    pub words: &'a Words,
}

const MARGIN: f64 = 24.0;
const FOLD_ROOM: f64 = 56.0;
const SMALL: f64 = 11.0;

/// More rows of labels than this are not read; entries that stand close are drawn as one.
const MAX_ROWS: usize = 36;

/// Up to so many entries have labels of two lines.
const FEW: usize = 60;

/// How far behind the entry before it one without a time stands.
const OFF_SCALE: f64 = 18.0;

/// Draws the timeline of `postmortem`.
///
/// From top to bottom: the zone, how long there was impact and what was quiet, the moments as flags, the scale, and the entries, each
/// beside a mark at its time and as high as there is room. Entries that would need more than 36 rows are drawn together where they
/// stand close, and are named one by one in the outline. Every entry is a [`Group`] of the class `entry` with the entry's id, every
/// moment one of the class `moment` with the moment's key.
///
/// ```
/// use afterword_core::Postmortem;
/// use afterword_core::draw::{Words, timeline::{TimelineStyle, draw}};
/// use afterword_core::id::DocumentId;
/// use afterword_core::postmortem::{Entry, EntryId, EntryTime};
///
/// let at = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00+02:00")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at);
/// postmortem.timeline =
///     vec![Entry::new(EntryId::from_bits(1), EntryTime::Exact(at), "Alert fired".into()).into()];
/// let words = Words::english();
/// let scene = draw(&postmortem, TimelineStyle { width: 960.0, has_legend: true, words: &words });
/// assert_eq!(scene.outline()[0].text, "1 Oct 2025 14:32 · Other · Alert fired");
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn draw(postmortem: &Postmortem, style: TimelineStyle<'_>) -> Scene {
    let facts = Facts::of(postmortem);
    let mut sheet = Sheet::new(&facts, style, label::ROOM);
    if let Some(room) = sheet.room() {
        sheet = Sheet::new(&facts, style, room);
    }
    sheet.head(&facts.zone(postmortem));
    sheet.notes();
    sheet.flags();
    sheet.axis();
    sheet.entries();
    if style.has_legend {
        sheet.legend();
    }
    let title = style.words.get("timeline").to_owned();
    let mut scene = Scene::new(title, sheet.width, sheet.y + MARGIN);
    scene.description = style.words.count("timeline-description", facts.entries.len());
    sheet.ground(&mut scene);
    scene.items.extend(sheet.items.into_iter().map(Into::into));
    scene
}

/// The picture under construction, from top to bottom.
struct Sheet<'a> {
    facts: &'a Facts<'a>,
    words: &'a Words,
    scale: FoldedScale,
    seconds: Vec<i64>,
    left: f64,
    width: f64,
    /// What is kept free behind the end of the scale, for the labels of what happened last.
    room: f64,
    /// How far down it is done.
    y: f64,
    /// From where to where the ground is drawn.
    top: f64,
    bottom: f64,
    /// Where the scale is.
    axis: f64,
    /// Where each flag is on its pole.
    poles: Vec<(f64, f64)>,
    items: Vec<Group>,
}

impl<'a> Sheet<'a> {
    fn new(facts: &'a Facts<'a>, style: TimelineStyle<'a>, room: f64) -> Self {
        let width = style.width.clamp(640.0, 10_000.0);
        let left = MARGIN + 12.0;
        let seconds = facts.seconds();
        let length = width - MARGIN - room - left;
        let scale = FoldedScale::new(&seconds, length, FOLD_ROOM);
        Self {
            facts,
            words: style.words,
            scale,
            seconds,
            left,
            width,
            room,
            y: MARGIN,
            top: 0.0,
            bottom: 0.0,
            axis: 0.0,
            poles: Vec::new(),
            items: Vec::new(),
        }
    }

    /// The room that the widest label needs behind its mark, where labels stay as they are.
    fn room(&self) -> Option<f64> {
        if self.facts.entries.len() > FEW {
            return None;
        }
        let labels = self.labels_within(0.0);
        let labels = labels.iter().map(Label::reach);
        let flags =
            self.facts.moments.iter().map(|(key, at)| width(&self.flag(key, *at).0, FLAG) + 24.0);
        Some(labels.chain(flags).fold(OFF_SCALE * 4.0, f64::max).min(label::ROOM))
    }

    fn place(&self, seconds: i64) -> f64 {
        self.left + self.scale.place(seconds)
    }

    fn head(&mut self, zone: &str) {
        let mut group = Group::new("head");
        let zone = self.words.fill("times-in", zone);
        group.push(Text::new(MARGIN, self.y + 10.0, SMALL, zone).ink(Ink::InkFaint));
        self.y += 26.0;
        self.items.push(group);
    }

    fn entries(&mut self) {
        let labels = self.labels();
        let spans: Vec<(f64, f64)> = labels.iter().map(Label::span).collect();
        let rows = rows::pack(&spans);
        let n_rows = rows.iter().max().map_or(0, |it| it + 1);
        let height = if self.facts.entries.len() > FEW { 21.0 } else { 40.0 };
        for (label, row) in labels.iter().zip(rows) {
            self.items.push(label.draw(self.y + 10.0 + row as f64 * height, self.words));
        }
        if labels.is_empty() {
            let text = self.words.get("timeline-empty");
            let mut group = Group::new("empty");
            group.push(Text::new(MARGIN, self.y + 12.0, 12.0, text).ink(Ink::InkFaint));
            self.items.push(group);
        }
        self.y += n_rows.max(1) as f64 * height + 6.0;
        self.bottom = self.y;
    }

    /// A label for each entry, or for several of them where there are too many to read.
    fn labels(&self) -> Vec<Label<'a>> {
        let mut nearness = 0.0;
        loop {
            let labels = self.labels_within(nearness);
            let spans: Vec<(f64, f64)> = labels.iter().map(Label::span).collect();
            let n_rows = rows::pack(&spans).into_iter().max().map_or(0, |it| it + 1);
            if n_rows <= MAX_ROWS || labels.len() <= 1 {
                return labels;
            }
            nearness = if nearness == 0.0 { 3.0 } else { nearness * 1.6 };
        }
    }

    fn labels_within(&self, nearness: f64) -> Vec<Label<'a>> {
        let max_lines = if self.facts.entries.len() > FEW { 1 } else { 2 };
        let places = self.places(nearness > 0.0);
        let mut labels: Vec<Label<'a>> = Vec::new();
        let mut date = self.first_day();
        let mut at = 0;
        while let Some((x, end)) = places.get(at).copied() {
            let near = places[at..].iter().take_while(|it| nearness > 0.0 && it.0 - x <= nearness);
            let n = near.count().max(1);
            let entries: Vec<&'a Rc<Entry>> = self.facts.entries[at..at + n].to_vec();
            let end = if n == 1 { end } else { None };
            let label = Label::new(x, end, entries, date, max_lines, self.words);
            date = label.date().or(date);
            labels.push(label);
            at += n;
        }
        labels
    }

    /// The day that is written at the beginning of the scale.
    fn first_day(&self) -> Option<NaiveDate> {
        Some(self.facts.local(*self.seconds.iter().min()?)?.date_naive())
    }

    /// Where each entry is, and where its span ends.
    fn places(&self, is_crowded: bool) -> Vec<(f64, Option<f64>)> {
        let step = if is_crowded { 0.0 } else { OFF_SCALE };
        let farthest = self.width - MARGIN - self.room;
        let mut last = self.left - step;
        let place = |entry: &&Rc<Entry>| {
            let Some(start) = entry.time.start() else {
                last = (last + step).min(farthest);
                return (last, None);
            };
            last = self.place(start.timestamp());
            let end = match entry.time {
                EntryTime::Span { to, .. } => Some(self.place(to.timestamp()).max(last)),
                _ => None,
            };
            (last, end)
        };
        self.facts.entries.iter().map(place).collect()
    }

    fn legend(&mut self) {
        let occurs = |kind: &EntryKind| self.facts.entries.iter().any(|it| it.kind == *kind);
        let kinds: Vec<EntryKind> = EntryKind::ALL.into_iter().filter(occurs).collect();
        if kinds.len() < 2 {
            return;
        }
        let mut group = Group::new("legend");
        self.y += 16.0;
        let mut x = MARGIN;
        for kind in kinds {
            let text = self.words.get(&format!("kind-{}", kind.key())).to_owned();
            let text = Text::new(x + 20.0, 0.0, SMALL, text).ink(Ink::InkFaint);
            let room = 20.0 + text.width().ceil() + 18.0;
            if x > MARGIN && x + room > self.width - MARGIN {
                (x, self.y) = (MARGIN, self.y + 22.0);
            }
            mark(kind, x + 6.0, self.y).into_iter().for_each(|it| group.push(it));
            group.push(Text { x: x + 20.0, y: self.y + 4.0, ..text });
            x += room;
        }
        self.items.push(group);
    }

    /// What lies behind everything: the impact, what is folded, and lines down from the moments.
    fn ground(&self, scene: &mut Scene) {
        let mut group = Group::new("ground");
        let (y, height) = (self.top, self.bottom - self.top);
        if let Some((from, to)) = self.facts.impact {
            let [x, to] = [from, to].map(|it| self.place(it.timestamp()));
            // Down to the scale only: what is written below is read on paper, between two thin lines.
            let (width, height) = ((to - x).max(1.0), self.axis - y);
            let form = Form::Rect { x, y, width, height, radius: 0.0 };
            group.push(Shape::filled(form, Ink::BadSoft));
            let edge = Stroke::new(Ink::Line, 1.0);
            for x in [x, x + width] {
                group.push(upright(x, self.axis + 40.0, self.bottom, edge));
            }
        }
        for fold in self.scale.folds() {
            let Fold { at, room, .. } = *fold;
            let x = self.left + at;
            group.push(Shape::filled(
                Form::Rect { x, y, width: room, height, radius: 0.0 },
                Ink::Sunk,
            ));
        }
        // Behind all flags, or a pole would cross out what is written on a lower one.
        for (x, y) in &self.poles {
            group.push(upright(*x, *y, self.axis, Stroke::new(Ink::Accent, 1.25)));
        }
        scene.push(group);
    }
}

fn upright(x: f64, from: f64, to: f64, stroke: Stroke) -> Shape {
    Shape::line(Form::Path(Path::from(x, from).to(x, to).finish()), stroke)
}
