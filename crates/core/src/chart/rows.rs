//! Rows: things one below the other, with their names at the left or, where that leaves too little room, above.

use super::axis::Axis;
use super::mark::{Lane, Mark, Sign, line};
use super::model::{Rows, Slot, values};
use super::sheet::{MARGIN, SIZE, SMALL, Sheet};
use crate::draw::measure::{Style, width, wrap};
use crate::draw::{Anchor, Group, Ink, Path, Text};

/// Between a name or a figure and the marks.
const GAP: f64 = 10.0;
pub(super) const BAR: f64 = 16.0;

/// Where things are in a picture of rows.
pub(super) struct Layout {
    /// The room for a name.
    name: f64,
    /// The room for a figure.
    figure: f64,
    /// Whether names are above their marks.
    is_above: bool,
    /// Where the axis begins and ends.
    pub(super) ends: (f64, f64),
    /// From one row to the next.
    pub(super) pitch: f64,
}

impl Layout {
    /// The layout of rows with those names and figures, `full` wide.
    pub(super) fn of<'t>(
        names: impl IntoIterator<Item = &'t str>,
        figures: impl IntoIterator<Item = &'t str>,
        full: f64,
    ) -> Self {
        let wider = |most: f64, it: &str| most.max(width(it, Style::regular(SIZE)));
        let names = names.into_iter().fold(0.0, wider).ceil();
        let figures = figures.into_iter().fold(0.0, wider).ceil();
        let inner = full - 2.0 * MARGIN;
        let figures = figures.min(inner * 0.4);
        // A name that is above shares its line with the figure, and its marks have the whole width.
        if names > inner * 0.3 && full < 560.0 {
            let ends = (MARGIN + 1.0, full - MARGIN - 14.0);
            let name = inner - figures - GAP;
            return Self { name, figure: figures, is_above: true, ends, pitch: 46.0 };
        }
        let name = names.min(inner * 0.36);
        let ends = (MARGIN + name + GAP, full - MARGIN - (figures + GAP).max(18.0));
        Self { name, figure: figures, is_above: false, ends, pitch: 28.0 }
    }

    /// The middle of the marks of a row, below `top`.
    pub(super) fn middle(&self, top: f64, row: usize) -> f64 {
        let lower = if self.is_above { 9.0 } else { 0.0 };
        top + self.pitch * (row as f64 + 0.5) + lower
    }

    /// From where to where a line across the rows is drawn, so that it touches no name.
    pub(super) fn stretches(&self, top: f64, rows: usize) -> Vec<(f64, f64)> {
        if !self.is_above {
            return vec![(top, top + self.pitch * rows as f64)];
        }
        let around = |middle: f64| (middle - BAR / 2.0 - 3.0, middle + BAR / 2.0 + 3.0);
        (0..rows).map(|it| around(self.middle(top, it))).collect()
    }

    /// The baseline of the name and the figure of a row.
    fn baseline(&self, middle: f64) -> f64 {
        if self.is_above { middle - 14.0 } else { middle + 4.0 }
    }

    /// The name of a row, before its marks or above them.
    pub(super) fn name_text(&self, name: &str, middle: f64) -> Text {
        let lines = wrap(name, Style::regular(SIZE), self.name + 0.5, 1);
        let text = Text { lines, ..Text::new(MARGIN, self.baseline(middle), SIZE, "") };
        let end = MARGIN + self.name;
        if self.is_above { text } else { Text { x: end, ..text }.anchor(Anchor::End) }
    }
}

impl Sheet<'_> {
    pub(super) fn rows(&mut self, rows: &Rows) {
        let (names, figures) = (rows.slots.iter(), rows.slots.iter());
        let layout = Layout::of(
            names.map(|it| it.name.as_str()),
            figures.map(|it| it.figure.as_str()),
            self.width,
        );
        let values = values(rows.slots.iter());
        let axis = self.fitting(layout.ends.1 - layout.ends.0, &|most| {
            Axis::new(rows.unit, &values, most, self.words)
        });
        let (top, bottom) = (self.y, self.y + layout.pitch * rows.slots.len() as f64);
        let lane = |middle| Lane { ends: layout.ends, middle, breadth: BAR, is_upright: false };
        self.ruler(&axis, &lane(0.0), &layout.stretches(top, rows.slots.len()), bottom);
        let middle = |at| layout.middle(top, at);
        self.joined(rows, &|at, value| (lane(0.0).place(&axis, value), middle(at)));
        for (at, slot) in rows.slots.iter().enumerate() {
            let mut group = Group { label: slot.label.clone(), ..Group::new("slot") };
            slot.marks.iter().for_each(|it| lane(middle(at)).draw(&mut group, &axis, *it));
            self.named(&mut group, slot, &layout, middle(at), &axis);
            self.items.push(group);
        }
        self.y = bottom + 24.0;
    }

    /// The axis with as many marks as have room for their numbers, of those that `axis` gives for so many.
    pub(super) fn fitting(&self, room: f64, axis: &dyn Fn(usize) -> Axis) -> Axis {
        let fits = |axis: &Axis| {
            let places = axis.ticks.iter().map(|it| (axis.share(it.value) * room, &it.label));
            let spans: Vec<(f64, f64)> = places
                .map(|(at, label)| {
                    let half = width(label, Style::regular(SMALL)) / 2.0 + 4.0;
                    (at - half, at + half)
                })
                .collect();
            spans.windows(2).all(|it| it[0].1 <= it[1].0)
        };
        (1..=8).rev().map(axis).find(fits).unwrap_or_else(|| axis(1))
    }

    /// Lines across all rows at the marks of the axis, with their numbers below.
    pub(super) fn ruler(
        &mut self,
        axis: &Axis,
        lane: &Lane,
        stretches: &[(f64, f64)],
        bottom: f64,
    ) {
        let mut group = Group::new("axis");
        let (mut done, last) = (f64::NEG_INFINITY, self.width - MARGIN / 2.0);
        for (at, tick) in axis.ticks.iter().enumerate() {
            let x = lane.place(axis, tick.value);
            let ink = if axis.is_base(at) { Ink::LineStrong } else { Ink::Line };
            let across = |path: Path, (top, end): &(f64, f64)| path.jump(x, *top).to(x, *end);
            group.push(line(stretches.iter().fold(Path::default(), across), ink, 1.0));
            let text = Text::new(x, bottom + 15.0, SMALL, &tick.label).ink(Ink::InkFaint);
            let half = text.width() / 2.0;
            // A number is moved to stay inside, and left out where that would not do.
            let middle = x.min(last - half).max(half + MARGIN / 2.0);
            if middle - half >= done && middle + half <= last {
                done = middle + half + 4.0;
                group.push(Text { x: middle, ..text }.anchor(Anchor::Middle));
            }
        }
        self.items.push(group);
    }

    /// The line that joins marks of one sign.
    fn joined(&mut self, rows: &Rows, place: &dyn Fn(usize, f64) -> (f64, f64)) {
        let Some(sign) = rows.joined else { return };
        let mut path = None::<Path>;
        for (at, slot) in rows.slots.iter().enumerate() {
            for mark in slot.marks.iter().filter(|it| it.sign == sign) {
                let (x, y) = place(at, mark.to);
                path = Some(path.map_or_else(|| Path::from(x, y), |it| it.to(x, y)));
            }
        }
        let mut group = Group::new("joined");
        group.items.extend(path.map(|it| line(it, Ink::InkFaint, 1.25).into()));
        self.items.push(group);
    }

    fn named(&self, group: &mut Group, slot: &Slot, layout: &Layout, y: f64, axis: &Axis) {
        group.push(layout.name_text(&slot.name, y));
        let lines = wrap(&slot.figure, Style::regular(SIZE), layout.figure + 0.5, 1);
        let figure = Text::new(0.0, layout.baseline(y), SIZE, "").ink(Ink::InkSoft);
        let figure = Text { lines, ..figure };
        let is_bar = slot.marks.iter().all(|it| matches!(it.sign, Sign::Bar | Sign::Hatched));
        group.push(if layout.is_above || !is_bar {
            Text { x: self.width - MARGIN, ..figure }.anchor(Anchor::End)
        } else {
            let furthest = slot.marks.iter().map(|it: &Mark| axis.share(it.to)).fold(0.0, f64::max);
            let x = layout.ends.0 + furthest * (layout.ends.1 - layout.ends.0);
            Text { x: x + 6.0, ..figure }
        });
    }
}
