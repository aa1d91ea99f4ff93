//! The plane of a chart over time: an axis of values at the left, and below it days or months.

use chrono::{Datelike as _, NaiveDate};

use super::axis::{Axis, Unit};
use super::calendar::{Band, bands, years};
use super::mark::line;
use super::sheet::{MARGIN, SMALL, Sheet};
use crate::draw::measure::{Style, width, wrap};
use crate::draw::scale::Linear;
use crate::draw::{Anchor, Group, Ink, Path, Text};
use crate::trends::{Period, Step};

/// Where a chart over time is drawn.
pub(super) struct Plane {
    pub(super) axis: Axis,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    along: Linear,
}

impl Plane {
    /// Where a day begins.
    pub(super) fn x(&self, day: NaiveDate) -> f64 {
        self.at(day_number(day))
    }

    /// Where a place along the axis below is: the [number of a day](day_number), or a month.
    pub(super) fn at(&self, along: f64) -> f64 {
        self.along.place(along)
    }

    /// Where a value is.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - self.axis.share(value) * (self.bottom - self.top)
    }
}

/// What is counted from a start on: the name of the axis, and how far apart its numbers may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    name: &'static str,
    every: &'static [u32],
}

pub(super) const MONTHS: Counted =
    Counted { name: "chart-months-from-start", every: &[1, 2, 3, 6, 12, 24, 60] };
pub(super) const DAYS: Counted =
    Counted { name: "chart-days-from-start", every: &[1, 2, 5, 7, 10, 30, 90, 365] };

/// A day as a place along an axis of days.
pub(super) fn day_number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// The places of names at the ends of their lines, from top to bottom, moved apart where they would touch.
pub(super) fn apart(places: &mut [f64], (top, bottom): (f64, f64)) {
    const LEAST: f64 = 16.0;
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - LEAST;
    }
    let mut least = top;
    for place in places {
        *place = place.max(least);
        least = *place + LEAST;
    }
}

const STYLE: Style = Style::regular(SMALL);

impl Sheet<'_> {
    /// The axes of a chart over days, with `room` kept free at the right.
    pub(super) fn plane(
        &mut self,
        unit: Unit,
        values: &[f64],
        range: Period,
        finest: Step,
        room: f64,
    ) -> Plane {
        let ends = (day_number(range.from), day_number(range.until));
        let plane = self.frame(unit, values, ends, room);
        self.dates(&plane, range, finest);
        plane
    }

    /// The axes of a chart over so many months or days from a start on, with `room` kept free at the right.
    pub(super) fn plane_from_start(
        &mut self,
        unit: Unit,
        values: &[f64],
        (n, counted): (u32, Counted),
        room: f64,
    ) -> Plane {
        let plane = self.frame(unit, values, (0.0, f64::from(n.max(1))), room);
        self.counted(&plane, n, counted);
        plane
    }

    /// The axis of values, and the room for what is drawn between `ends`.
    fn frame(&mut self, unit: Unit, values: &[f64], ends: (f64, f64), room: f64) -> Plane {
        let height = (self.width * 0.34).clamp(150.0, 280.0);
        // What is on both sides of zero needs more steps, or most of one side is empty.
        let pitch = if matches!(unit, Unit::Money | Unit::Hours) { 30.0 } else { 38.0 };
        let axis = Axis::new(unit, values, (height / pitch) as usize, self.words);
        let labels = axis.ticks.iter().map(|it| width(&it.label, STYLE)).fold(0.0, f64::max);
        let (left, right) = (MARGIN + labels + 8.0, self.width - MARGIN - room);
        let left = left.min(right - 40.0).max(MARGIN);
        let (top, bottom) = (self.y + 8.0, self.y + 8.0 + height);
        let along = Linear::new(ends, (left, right));
        let plane = Plane { axis, left, right, top, bottom, along };
        self.values(&plane);
        self.y = bottom;
        plane
    }

    fn values(&mut self, plane: &Plane) {
        let mut group = Group::new("axis");
        for (at, tick) in plane.axis.ticks.iter().enumerate() {
            let y = plane.y(tick.value);
            let ink = if plane.axis.is_base(at) { Ink::LineStrong } else { Ink::Line };
            group.push(line(Path::from(plane.left, y).to(plane.right, y), ink, 1.0));
            let text = Text::new(plane.left - 8.0, y + 4.0, SMALL, &tick.label);
            if text.width() <= plane.left - 8.0 {
                group.push(text.ink(Ink::InkFaint).anchor(Anchor::End));
            }
        }
        self.items.push(group);
    }

    /// The numbers of what is counted, as many as have room, and what that is.
    fn counted(&mut self, plane: &Plane, n: u32, counted: Counted) {
        let room = (plane.right - plane.left) / f64::from(n.max(1));
        let widest = width(&n.to_string(), STYLE) + 20.0;
        let every = counted.every.iter().find(|it| f64::from(**it) * room >= widest);
        let every = every.copied().unwrap_or(n.max(1));
        let mut group = Group::new("axis");
        for number in (0..=n).step_by(every as usize) {
            let x = plane.at(f64::from(number));
            let tick = Path::from(x, plane.bottom).to(x, plane.bottom + 4.0);
            group.push(line(tick, Ink::LineStrong, 1.0));
            let text = Text::new(x, self.y + 16.0, SMALL, number.to_string());
            group.push(text.ink(Ink::InkFaint).anchor(Anchor::Middle));
        }
        let name = self.words.get(counted.name);
        let lines = wrap(name, STYLE, plane.right - plane.left, 1);
        let text = Text { lines, ..Text::new(plane.right, self.y + 32.0, SMALL, "") };
        group.push(text.ink(Ink::InkFaint).anchor(Anchor::End));
        self.items.push(group);
        self.y += 42.0;
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
