//! Small pictures side by side: how each of several things went on over the same days.

use super::calendar::day_name;
use super::mark::{Lane, line};
use super::model::{Panel, PanelPoint, Panels};
use super::plane::day_number;
use super::sheet::{MARGIN, SIZE, SMALL, Sheet};
use crate::draw::measure::{Style, width, wrap};
use crate::draw::scale::Linear;
use crate::draw::{Anchor, Form, Group, Ink, Path, Shape, Stroke, Text};

/// No panel is narrower.
const NARROWEST: f64 = 132.0;

/// Between two panels.
const GAP: f64 = 22.0;

/// How high the lines of a panel may go.
const HEIGHT: f64 = 84.0;

/// The room for the numbers of levels.
const NUMBERS: f64 = 16.0;

/// Where a panel is.
struct Place {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    days: Linear,
    highest: f64,
}

impl Place {
    fn point(&self, point: &PanelPoint) -> Option<(f64, f64)> {
        let share = (point.value? / self.highest).clamp(0.0, 1.0);
        Some((self.days.place(day_number(point.day)), self.y(share)))
    }

    /// Where a part of the height is.
    fn y(&self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }
}

impl Sheet<'_> {
    pub(super) fn panels(&mut self, panels: &Panels) {
        let inner = self.width - 2.0 * MARGIN;
        let fitting = ((inner + GAP) / (NARROWEST + GAP)).floor().clamp(1.0, 5.0);
        // No last row of one, where a row less wide has none.
        let n = panels.panels.len().max(1) as f64;
        let columns = (n / (n / fitting).ceil()).ceil().max(1.0);
        let pitch = (inner + GAP) / columns;
        for row in panels.panels.chunks(columns as usize) {
            self.panels_row(row, pitch, panels);
        }
    }

    fn panels_row(&mut self, row: &[Panel], pitch: f64, panels: &Panels) {
        let bold = Style { size: SIZE, bold: true };
        let beside = |it: &Panel| pitch - GAP - width(&it.figure, bold) - 8.0;
        // Where a word of a name has no room beside the figure, all names stand below theirs.
        let longest =
            |it: &Panel| it.name.split_whitespace().map(|it| width(it, bold)).fold(0.0, f64::max);
        let is_below = row.iter().any(|it| longest(it) > beside(it));
        let lower = if is_below { 15.0 } else { 0.0 };
        let room = |it: &Panel| if is_below { pitch - GAP } else { beside(it).max(0.0) };
        let names: Vec<Vec<String>> =
            row.iter().map(|it| wrap(&it.name, bold, room(it), 2)).collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let top = self.y + lower + lines * 15.0 + 8.0;
        for (at, (panel, name)) in row.iter().zip(names).enumerate() {
            let left = MARGIN + pitch * at as f64;
            let right = left + pitch - GAP;
            let ends = (left + NUMBERS + 4.0, right - 5.0);
            let domain = (day_number(panels.days.0), day_number(panels.days.1));
            let place = Place {
                left: left + NUMBERS,
                right,
                top,
                bottom: top + HEIGHT,
                days: Linear::new(domain, ends),
                highest: f64::from(panels.highest.max(1)),
            };
            let mut group = Group::new("axis");
            let text = Text { lines: name, ..Text::new(left, self.y + lower + SIZE, SIZE, "") };
            group.push(Text { leading: 15.0, ..text }.ink(Ink::InkSoft));
            let figure = Text::new(right, self.y + SIZE, SIZE, &panel.figure).bold();
            group.push(match is_below {
                true => Text { x: left, ..figure },
                false => figure.anchor(Anchor::End),
            });
            self.items.push(group);
            self.panel_axes(panels, &place, left);
            self.panel(panel, &place);
        }
        self.y = top + HEIGHT + 34.0;
    }

    /// A line for each level, the first and the last with its number, and the first and the last day.
    fn panel_axes(&mut self, panels: &Panels, place: &Place, left: f64) {
        let mut group = Group::new("axis");
        // More lines than these would be a ground of their own.
        let every = panels.highest.div_ceil(10).max(1);
        for level in (0..=panels.highest).step_by(every.into()) {
            let y = place.y(f64::from(level) / place.highest);
            let ink = if level == 0 { Ink::LineStrong } else { Ink::Line };
            group.push(line(Path::from(place.left, y).to(place.right, y), ink, 1.0));
        }
        for level in [0, panels.highest] {
            let y = place.y(f64::from(level) / place.highest);
            group.push(Text::new(left, y + 4.0, SMALL, level.to_string()).ink(Ink::InkFaint));
        }
        let text = |day| Text::new(0.0, place.bottom + 16.0, SMALL, day_name(day, self.words));
        let (first, last) = (text(panels.days.0), text(panels.days.1));
        let room = place.right - place.left;
        let has_last = last.width() <= room;
        if first.width() + last.width() + 8.0 <= room {
            group.push(Text { x: place.left, ..first }.ink(Ink::InkFaint));
        }
        if has_last {
            group.push(Text { x: place.right, ..last }.ink(Ink::InkFaint).anchor(Anchor::End));
        }
        self.items.push(group);
    }

    fn panel(&mut self, panel: &Panel, place: &Place) {
        let mut path = Path::default();
        for pair in panel.points.windows(2) {
            if let (Some(from), Some(to)) = (place.point(&pair[0]), place.point(&pair[1])) {
                path = path.jump(from.0, from.1).to(to.0, to.1);
            }
        }
        let mut group = Group::new("lines");
        group.push(Shape::line(Form::Path(path.finish()), Stroke::new(Ink::Accent, 2.0)));
        self.items.push(group);
        let breadth =
            ((place.right - place.left) / panel.points.len().max(1) as f64).clamp(3.0, 8.0);
        for point in &panel.points {
            let mut group = Group { label: point.label.clone(), ..Group::new("slot") };
            if let Some((x, y)) = place.point(point) {
                let lane = Lane { ends: (0.0, 0.0), middle: y, breadth, is_upright: false };
                lane.sign(&mut group, point.sign, x, x);
            }
            self.items.push(group);
        }
    }
}
