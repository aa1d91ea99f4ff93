//! A curve over time: its line, what it is held against, and a place in it that has a name.

use super::mark::{Lane, Sign};
use super::model::{Along, Between, Course, Curve, Pin, Point, Rule};
use super::plane::{DAYS, MONTHS, Plane, apart};
use super::sheet::{MARGIN, SIZE, SMALL, Sheet};
use crate::draw::measure::{Style, width, wrap};
use crate::draw::{Anchor, Form, Group, Ink, Path, Shape, Text};
use crate::order;

/// Between a line and its name.
const GAP: f64 = 8.0;

impl Sheet<'_> {
    pub(super) fn curve(&mut self, curve: &Curve) {
        let names = curve.rules.iter().map(|it| width(&it.name, Style::regular(SMALL)));
        let room = match names.fold(0.0, f64::max) {
            widest if widest > 0.0 => (widest + GAP).min((self.width - 2.0 * MARGIN) * 0.4),
            _ => 0.0,
        };
        let values = curve.values();
        let plane = match curve.along {
            Along::Days(range, step) => self.plane(curve.unit, &values, range, step, room),
            Along::Months(n) => self.plane_from_start(curve.unit, &values, (n, MONTHS), room),
            Along::DaysOn(n) => self.plane_from_start(curve.unit, &values, (n, DAYS), room),
        };
        let mut group = Group::new("band");
        group.items.extend(area(&plane, &curve.band).map(Into::into));
        self.items.push(group);
        self.rules(&plane, &curve.rules, room - GAP);
        let mut group = Group::new("lines");
        curve.pin.iter().for_each(|it| reach(&plane, it, &mut group));
        curve.courses.iter().for_each(|it| group.items.extend(path(&plane, it).map(Into::into)));
        self.items.push(group);
        self.points(&plane, &curve.points);
        curve.pin.iter().for_each(|it| self.pin(&plane, it));
    }

    /// The lines across, with their names at their ends.
    fn rules(&mut self, plane: &Plane, rules: &[Rule], room: f64) {
        let mut rules: Vec<&Rule> = rules.iter().collect();
        order::sort(&mut rules, |a, b| b.value.total_cmp(&a.value));
        let mut places: Vec<f64> = rules.iter().map(|it| plane.y(it.value)).collect();
        apart(&mut places, (plane.top, plane.bottom));
        for (rule, y) in rules.into_iter().zip(places) {
            let mut group = Group { label: rule.name.clone(), ..Group::new("rule") };
            group.push(across(plane, rule));
            let lines = wrap(&rule.name, Style::regular(SMALL), room + 0.5, 1);
            let text = Text::new(plane.right + GAP, y + 4.0, SMALL, "").ink(rule.stroke.ink);
            group.push(Text { lines, ..text });
            self.items.push(group);
        }
    }

    fn points(&mut self, plane: &Plane, points: &[Point]) {
        let pitch = (plane.right - plane.left) / points.len().max(1) as f64;
        for point in points {
            let mut group = Group { label: point.label.clone(), ..Group::new("slot") };
            if let Some(sign) = point.sign {
                let lane = upright(plane, point.at, pitch.clamp(3.0, 9.0));
                let y = plane.y(point.value);
                lane.sign(&mut group, sign, y, y);
            }
            self.items.push(group);
        }
    }

    /// A diamond at the place, and its name where the curve leaves room.
    fn pin(&mut self, plane: &Plane, pin: &Pin) {
        let (x, y) = (plane.at(pin.at), plane.y(pin.value));
        let mut group = Group { label: pin.label.clone(), ..Group::new("slot") };
        level(plane, y).sign(&mut group, Sign::Diamond, x, x);
        let lines = wrap(&pin.name, Style::regular(SIZE), plane.right - plane.left - 4.0, 1);
        let mut name = Text { lines, halo: true, ..Text::new(x, y, SIZE, "") };
        (name.x, name.y, name.anchor) = beside(plane, (x, y), name.width(), pin.is_rising);
        name.y = name.y.min(plane.bottom - 4.0).max(plane.top + SIZE);
        group.push(name);
        self.items.push(group);
    }
}

impl Curve {
    /// All values that the axis has to cover.
    fn values(&self) -> Vec<f64> {
        let band = self.band.iter().flat_map(|it| [it.low, it.high]);
        let courses = self.courses.iter().flat_map(|it| &it.points).map(|it| it.1);
        let rules = self.rules.iter().map(|it| it.value);
        let points = self.points.iter().map(|it| it.value);
        band.chain(courses).chain(rules).chain(points).collect()
    }
}

/// Where a name of that width stands beside a place, so that it covers none of the curve: before it above or behind it below where the
/// curve rises, behind it above where it falls.
fn beside(plane: &Plane, (x, y): (f64, f64), width: f64, is_rising: bool) -> (f64, f64, Anchor) {
    let (has_room_before, has_room_behind) =
        (x - GAP - width >= plane.left, x + GAP + width <= plane.right);
    match (is_rising, has_room_before, has_room_behind) {
        (true, true, _) => (x - GAP, y - GAP, Anchor::End),
        (true, false, true) => (x + GAP, y + GAP + SIZE, Anchor::Start),
        (false, _, true) => (x + GAP, y - GAP - 2.0, Anchor::Start),
        (true, false, false) => (plane.right, y + GAP + SIZE, Anchor::End),
        (false, _, false) => (plane.right, y - GAP - 2.0, Anchor::End),
    }
}

/// The axis of values at a place.
fn upright(plane: &Plane, at: f64, breadth: f64) -> Lane {
    Lane { ends: (plane.bottom, plane.top), middle: plane.at(at), breadth, is_upright: true }
}

/// The places at a height.
fn level(plane: &Plane, y: f64) -> Lane {
    Lane { ends: (plane.left, plane.right), middle: y, breadth: 10.0, is_upright: false }
}

/// Between which places one may be.
fn reach(plane: &Plane, pin: &Pin, group: &mut Group) {
    if let Some((from, to)) = pin.reach {
        let within = |at| plane.at(at).clamp(plane.left, plane.right);
        level(plane, plane.y(pin.value)).sign(group, Sign::Ahead, within(from), within(to));
    }
}

/// A line across at a value.
fn across(plane: &Plane, rule: &Rule) -> Shape {
    let y = plane.y(rule.value);
    Shape::line(Form::Path(Path::from(plane.left, y).to(plane.right, y).finish()), rule.stroke)
}

/// What lies between the lower values and the upper ones.
fn area(plane: &Plane, band: &[Between]) -> Option<Shape> {
    let (first, rest) = band.split_first()?;
    let mut path = Path::from(plane.at(first.at), plane.y(first.low));
    for it in rest {
        path = path.to(plane.at(it.at), plane.y(it.low));
    }
    for it in band.iter().rev() {
        path = path.to(plane.at(it.at), plane.y(it.high));
    }
    Some(Shape::filled(Form::Path(path.close().finish()), Ink::Selected))
}

fn path(plane: &Plane, course: &Course) -> Option<Shape> {
    let place = |it: &(f64, f64)| (plane.at(it.0), plane.y(it.1));
    let (first, rest) = course.points.split_first()?;
    let (x, y) = place(first);
    let path = rest.iter().map(place).fold(Path::from(x, y), |path, (x, y)| path.to(x, y));
    Some(Shape::line(Form::Path(path.finish()), course.sign.stroke()))
}
