//! The marks of charts: each is told from the others by its shape, whatever its colour.

use super::axis::Axis;
use crate::draw::{Dash, Form, Group, Ink, Path, Shape, Stroke};

/// A sort of mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A bar from zero.
    Bar,
    /// A bar of which more may come or was not counted, or whose length nobody is sure of: its edge is dashed.
    Part,
    /// What of a bar is bad: hatched.
    Hatched,
    /// An interval: a thin line with caps.
    Whisker,
    /// An interval that something may fall into: a broad band.
    Band,
    /// Such an interval of what has not come yet: a band with a dashed edge.
    Ahead,
    /// A value: a dot.
    Dot,
    /// A value that nine of ten keep below: a line across.
    Line,
    /// A value to be taken with care: a cross.
    Cross,
    /// A sum of shares: a diamond.
    Diamond,
    /// A value that is not where it was expected: an open square.
    Outside,
    /// A value that was there before, or is not final: an open circle.
    Ring,
    /// How values go on: a line along the axis.
    Course,
    /// How they probably go on: a dashed line.
    Foretold,
    /// How they would go on if nothing were done: a thin dashed line.
    Without,
}

/// A mark on an axis, from a value to another; signs for one value stand at the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) sign: Sign,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Sign {
    /// Whether it goes from one value to another rather than standing at one.
    pub(super) fn is_long(self) -> bool {
        !matches!(
            self,
            Self::Dot | Self::Line | Self::Cross | Self::Diamond | Self::Outside | Self::Ring
        )
    }

    /// The line of a course.
    pub(super) fn stroke(self) -> Stroke {
        match self {
            Self::Foretold => Stroke::new(Ink::InkSoft, 1.75).dashed(Dash::Dashed),
            Self::Without => Stroke::new(Ink::InkSoft, 1.25).dashed(Dash::Dashed),
            _ => Stroke::new(Ink::Accent, 2.5),
        }
    }
}

impl Mark {
    /// A mark at one value.
    pub(super) fn at(sign: Sign, value: f64) -> Self {
        Self { sign, from: value, to: value }
    }

    /// A mark from one value to another.
    pub(super) fn over(sign: Sign, from: f64, to: f64) -> Self {
        Self { sign, from, to }
    }
}

/// Where the marks of one thing are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    /// Where the axis begins and ends.
    pub(super) ends: (f64, f64),
    /// The middle of the lane, across the axis.
    pub(super) middle: f64,
    /// How broad bars are.
    pub(super) breadth: f64,
    /// Whether the axis goes up rather than to the right.
    pub(super) is_upright: bool,
}

const EDGE: f64 = 1.25;
const HATCH: f64 = 5.0;

impl Lane {
    /// Where `value` is along the axis.
    pub(super) fn place(&self, axis: &Axis, value: f64) -> f64 {
        self.ends.0 + axis.share(value) * (self.ends.1 - self.ends.0)
    }

    /// A point so far along the axis, and so far from the middle.
    pub(super) fn point(&self, along: f64, aside: f64) -> (f64, f64) {
        if self.is_upright { (self.middle + aside, along) } else { (along, self.middle + aside) }
    }

    /// Draws `mark`.
    pub(super) fn draw(&self, group: &mut Group, axis: &Axis, mark: Mark) {
        let (from, to) = (self.place(axis, mark.from), self.place(axis, mark.to));
        self.sign(group, mark.sign, from, to);
    }

    /// Draws `sign` between two places along the axis.
    pub(super) fn sign(&self, group: &mut Group, sign: Sign, from: f64, to: f64) {
        let half = self.breadth / 2.0;
        // One number is a band, too.
        let is_thin = matches!(sign, Sign::Band | Sign::Ahead) && (from - to).abs() < 3.0;
        let (from, to) = if is_thin { (from + 1.5, to - 1.5) } else { (from, to) };
        let edge = |ink| Stroke::new(ink, EDGE.min(self.breadth / 3.0));
        match sign {
            Sign::Bar => group.push(
                Shape::filled(self.area(from, to, half), Ink::Selected).outlined(edge(Ink::Accent)),
            ),
            Sign::Part => {
                let dashed = edge(Ink::Accent).dashed(Dash::Dashed);
                group.push(Shape::filled(self.area(from, to, half), Ink::Paper).outlined(dashed));
            }
            Sign::Hatched => self.hatched(group, from, to, half),
            Sign::Whisker => self.whisker(group, from, to, (half * 0.6).min(5.0)),
            Sign::Band => group.push(Shape::filled(self.area(from, to, half), Ink::Selected)),
            Sign::Ahead => {
                let dashed = edge(Ink::Accent).dashed(Dash::Dashed);
                group
                    .push(Shape::filled(self.area(from, to, half), Ink::Selected).outlined(dashed));
            }
            Sign::Course | Sign::Foretold | Sign::Without => {
                let ((x, y), (end, down)) = (self.point(from, 0.0), self.point(to, 0.0));
                let path = Path::from(x, y).to(end, down).finish();
                group.push(Shape::line(Form::Path(path), sign.stroke()));
            }
            Sign::Line => {
                let ((x, y), (end, down)) = (self.point(to, -half), self.point(to, half));
                group.push(line(Path::from(x, y).to(end, down), Ink::Accent, 2.5));
            }
            Sign::Dot => {
                let ((x, y), radius) = (self.point(to, 0.0), half.clamp(1.5, 4.5));
                group.push(Shape::filled(Form::Circle { x, y, radius }, Ink::Accent));
            }
            Sign::Ring => {
                let ((x, y), radius) = (self.point(to, 0.0), half.clamp(1.5, 4.0));
                let form = Form::Circle { x, y, radius };
                group
                    .push(Shape::filled(form, Ink::Paper).outlined(Stroke::new(Ink::InkSoft, 1.5)));
            }
            Sign::Cross | Sign::Diamond | Sign::Outside => {
                let (x, y) = self.point(to, 0.0);
                group.push(pointed(sign, x, y, half.clamp(2.0, 5.0)));
            }
        }
    }

    fn area(&self, from: f64, to: f64, half: f64) -> Form {
        let (a, b) = (self.point(from, -half), self.point(to, half));
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        Form::Rect { x, y, width: (a.0 - b.0).abs(), height: (a.1 - b.1).abs(), radius: 0.0 }
    }

    fn whisker(&self, group: &mut Group, from: f64, to: f64, cap: f64) {
        let mut path = Path::default();
        for (one, other) in
            [((from, 0.0), (to, 0.0)), ((from, -cap), (from, cap)), ((to, -cap), (to, cap))]
        {
            let (start, end) = (self.point(one.0, one.1), self.point(other.0, other.1));
            path = path.jump(start.0, start.1).to(end.0, end.1);
        }
        group.push(line(path, Ink::InkSoft, 1.25));
    }

    /// A bar with slanted lines, which end at its edges.
    fn hatched(&self, group: &mut Group, from: f64, to: f64, half: f64) {
        if from == to {
            return;
        }
        let edge = Stroke::new(Ink::Bad, EDGE.min(self.breadth / 3.0));
        group.push(Shape::filled(self.area(from, to, half), Ink::BadSoft).outlined(edge));
        let (start, end, rise) = (from.min(to), from.max(to), half * 2.0);
        let mut path = Path::default();
        let mut at = start - rise + HATCH;
        while at < end {
            let (first, last) = (at.max(start), (at + rise).min(end));
            let (one, other) =
                (self.point(first, half - (first - at)), self.point(last, half - (last - at)));
            path = path.jump(one.0, one.1).to(other.0, other.1);
            at += HATCH;
        }
        group.push(line(path, Ink::Bad, 1.0));
    }
}

fn pointed(sign: Sign, x: f64, y: f64, reach: f64) -> Shape {
    let stroke = |ink| Stroke::new(ink, 1.75);
    match sign {
        Sign::Cross => {
            let at = reach * 0.8;
            let path = Path::from(x - at, y - at).to(x + at, y + at);
            line(path.jump(x - at, y + at).to(x + at, y - at), Ink::Warn, 1.75)
        }
        Sign::Diamond => {
            let path = Path::from(x, y - reach).to(x + reach, y).to(x, y + reach);
            let form = Form::Path(path.to(x - reach, y).close().finish());
            Shape::filled(form, Ink::Paper).outlined(stroke(Ink::Ink))
        }
        _ => {
            let (x, y, width) = (x - reach * 0.8, y - reach * 0.8, reach * 1.6);
            let form = Form::Rect { x, y, width, height: width, radius: 0.0 };
            Shape::filled(form, Ink::Paper).outlined(stroke(Ink::Bad))
        }
    }
}

/// A line along `path`.
pub(super) fn line(path: Path, ink: Ink, width: f64) -> Shape {
    Shape::line(Form::Path(path.finish()), Stroke::new(ink, width))
}
