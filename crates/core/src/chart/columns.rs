//! Columns: periods one behind the other, above an axis of time.

use super::axis::{Axis, Unit};
use super::calendar::{Band, bands, years};
use super::mark::{Lane, Sign, line};
use super::model::{Columns, Slot, values};
use super::sheet::{MARGIN, SMALL, Sheet};
use crate::draw::measure::{Style, width};
use crate::draw::scale::Linear;
use crate::draw::{Anchor, Group, Ink, Path, Text};
use crate::trends::{Period, Step};
use chrono::NaiveDate;

/// Where a chart over time is drawn.
pub(super) struct Plane {
    pub(super) axis: Axis,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    days: Linear,
}

impl Plane {
    /// Where a day begins.
    pub(super) fn x(&self, day: NaiveDate) -> f64 {
        self.days.place(f64::from(chrono::Datelike::num_days_from_ce(&day)))
    }

    /// Where a value is.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - self.axis.share(value) * (self.bottom - self.top)
    }
}

const STYLE: Style = Style::regular(SMALL);

impl Sheet<'_> {
    pub(super) fn columns(&mut self, columns: &Columns) {
        let (first, last) = (columns.slots.first(), columns.slots.last());
        let Some((first, last)) = first.zip(last) else { return };
        let range = Period::new(first.0.from, last.0.until);
        let values = values(columns.slots.iter().map(|it| &it.1));
        let plane = self.plane(columns.unit, &values, range, columns.step, 0.0);
        for (period, slot) in &columns.slots {
            let (from, until) = (plane.x(period.from), plane.x(period.until));
            let breadth = ((until - from) * 0.7).clamp(1.0, 44.0).min((until - from).max(0.5));
            let (ends, middle) = ((plane.bottom, plane.top), (from + until) / 2.0);
            let lane = Lane { ends, middle, breadth, is_upright: true };
            self.column(slot, &lane, &plane.axis);
        }
    }

    fn column(&mut self, slot: &Slot, lane: &Lane, axis: &Axis) {
        let mut group = Group { label: slot.label.clone(), ..Group::new("slot") };
        let figure = Self::figure(slot, lane, axis);
        // Where a number stands in a bar, its interval is drawn beside the number.
        let aside = if figure.is_some() { lane.breadth * 0.22 } else { 0.0 };
        let beside = Lane { middle: lane.middle + aside, ..*lane };
        for mark in &slot.marks {
            let is_whisker = mark.sign == Sign::Whisker;
            // In a row of hairs, caps would be all that is seen.
            if !is_whisker || lane.breadth >= 5.0 {
                let lane = if is_whisker { &beside } else { lane };
                lane.draw(&mut group, axis, *mark);
            }
        }
        group.items.extend(figure.map(Into::into));
        self.items.push(group);
    }

    /// The number at the foot of a bar, if there is room for it.
    fn figure(slot: &Slot, lane: &Lane, axis: &Axis) -> Option<Text> {
        let bar = slot.marks.iter().find(|it| matches!(it.sign, Sign::Bar | Sign::Part))?;
        let has_whisker = slot.marks.iter().any(|it| it.sign == Sign::Whisker);
        let (room, x) = if has_whisker {
            (lane.breadth * 0.62, lane.middle - lane.breadth * 0.18)
        } else {
            (lane.breadth, lane.middle)
        };
        let is_high = lane.ends.0 - lane.place(axis, bar.to) >= 17.0;
        let text = Text::new(x, lane.ends.0 - 4.0, SMALL, &slot.figure).anchor(Anchor::Middle);
        let fits = text.width() + 3.0 <= room && (is_high || bar.to == 0.0);
        fits.then(|| if bar.to == 0.0 { text.ink(Ink::InkFaint) } else { text })
    }

    /// The axes of a chart over time, with `room` kept free at the right.
    pub(super) fn plane(
        &mut self,
        unit: Unit,
        values: &[f64],
        range: Period,
        finest: Step,
        room: f64,
    ) -> Plane {
        let height = (self.width * 0.34).clamp(150.0, 280.0);
        let axis = Axis::new(unit, values, (height / 38.0) as usize, self.words);
        let labels = axis.ticks.iter().map(|it| width(&it.label, STYLE)).fold(0.0, f64::max);
        let (left, right) = (MARGIN + labels + 8.0, self.width - MARGIN - room);
        let left = left.min(right - 40.0).max(MARGIN);
        let (top, bottom) = (self.y + 8.0, self.y + 8.0 + height);
        let day = |it: NaiveDate| f64::from(chrono::Datelike::num_days_from_ce(&it));
        let days = Linear::new((day(range.from), day(range.until)), (left, right));
        let plane = Plane { axis, left, right, top, bottom, days };
        self.values(&plane);
        self.y = bottom;
        self.dates(&plane, range, finest);
        plane
    }

    fn values(&mut self, plane: &Plane) {
        let mut group = Group::new("axis");
        for (at, tick) in plane.axis.ticks.iter().enumerate() {
            let y = plane.y(tick.value);
            let ink = if at == 0 { Ink::LineStrong } else { Ink::Line };
            group.push(line(Path::from(plane.left, y).to(plane.right, y), ink, 1.0));
            let text = Text::new(plane.left - 8.0, y + 4.0, SMALL, &tick.label);
            if text.width() <= plane.left - 8.0 {
                group.push(text.ink(Ink::InkFaint).anchor(Anchor::End));
            }
        }
        self.items.push(group);
    }

    /// What the stretches of time below are called; their years, where the names leave them open.
    fn dates(&mut self, plane: &Plane, range: Period, finest: Step) {
        let room = plane.right - plane.left;
        let names = bands(range, finest, room, STYLE, self.words);
        let years = years(range, room, STYLE, self.words);
        let label = |it: &Vec<Band>| it.iter().find(|it| !it.label.is_empty()).cloned();
        let is_open = label(&names).is_some_and(|it| it.label.parse::<i32>().is_err());
        self.names(plane, &names, self.y + 5.0);
        if is_open && label(&years).is_some() {
            self.y -= 4.0;
            self.names(plane, &years, self.y + 14.0);
        }
        self.y += 6.0;
    }

    fn names(&mut self, plane: &Plane, bands: &[Band], end: f64) {
        let mut group = Group::new("axis");
        for (at, band) in bands.iter().enumerate() {
            let (from, until) = (plane.x(band.period.from), plane.x(band.period.until));
            if at > 0 {
                group.push(line(
                    Path::from(from, plane.bottom).to(from, end),
                    Ink::LineStrong,
                    1.0,
                ));
            }
            if !band.label.is_empty() {
                let text = Text::new((from + until) / 2.0, self.y + 16.0, SMALL, &band.label);
                group.push(text.ink(Ink::InkFaint).anchor(Anchor::Middle));
            }
        }
        self.y += 20.0;
        self.items.push(group);
    }
}
