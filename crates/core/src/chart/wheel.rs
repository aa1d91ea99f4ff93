//! A wheel: values along axes that go out from one middle, joined to a shape for each sort of value.

use std::f64::consts::TAU;

use super::mark::{Lane, Sign, line};
use super::model::{Spoke, Wheel};
use super::sheet::{MARGIN, SIZE, SMALL, Sheet};
use crate::draw::measure::{Style, width, wrap};
use crate::draw::{Anchor, Dash, Form, Group, Ink, Path, Shape, Stroke, Text};

/// No wheel is larger.
const LARGEST: f64 = 190.0;

/// Between the end of an axis and its name.
const GAP: f64 = 12.0;

/// From one line of a name to the next.
const LEADING: f64 = 15.0;

/// Where the axes are.
struct Hub {
    x: f64,
    y: f64,
    radius: f64,
    highest: f64,
    n: usize,
}

/// A name beside its axis: its lines, its figure, and the rectangle of both.
struct Label {
    lines: Vec<String>,
    x: f64,
    /// The baseline of its first line.
    y: f64,
    anchor: Anchor,
    extent: [f64; 4],
}

impl Hub {
    /// The direction of an axis, the first of which goes up.
    fn direction(&self, spoke: usize) -> (f64, f64) {
        let angle = TAU * spoke as f64 / self.n as f64;
        // What is zero but for the last bits is zero, so that what stands above the middle does.
        let sound = |it: f64| if it.abs() < 1e-9 { 0.0 } else { it };
        (sound(angle.sin()), sound(-angle.cos()))
    }

    /// The place so far along an axis, in units of a CSS pixel.
    fn along(&self, spoke: usize, length: f64) -> (f64, f64) {
        let (right, down) = self.direction(spoke);
        (self.x + right * length, self.y + down * length)
    }

    fn place(&self, spoke: usize, value: f64) -> (f64, f64) {
        let share = (value / self.highest).clamp(0.0, 1.0);
        self.along(spoke, if share.is_finite() { share * self.radius } else { 0.0 })
    }

    /// The shape of one value on all axes.
    fn ring(&self, value: f64) -> Path {
        let (x, y) = self.place(0, value);
        let to = |path: Path, spoke| {
            let (x, y) = self.place(spoke, value);
            path.to(x, y)
        };
        (1..self.n).fold(Path::from(x, y), to).close()
    }
}

impl Sheet<'_> {
    pub(super) fn wheel(&mut self, wheel: &Wheel) {
        let inner = self.width - 2.0 * MARGIN;
        let n = wheel.spokes.len();
        let hub = |radius| Hub {
            x: self.width / 2.0,
            y: 0.0,
            radius,
            highest: f64::from(wheel.highest.max(1)),
            n,
        };
        // Names beside the axes where they have room, else numbers there and the names below.
        let named = hub((inner / 2.0 - (inner * 0.25).clamp(110.0, 170.0)).min(LARGEST));
        let labels = (named.radius >= 90.0).then(|| labels(wheel, &named, self.width)).flatten();
        let (mut hub, labels, is_numbered) = match labels {
            Some(labels) => (named, labels, false),
            None => {
                let hub = hub((inner / 2.0 - 30.0).min(LARGEST));
                let labels = numbers(&hub);
                (hub, labels, true)
            }
        };
        let top = labels.iter().map(|it| it.extent[1]).fold(-hub.radius, f64::min);
        let bottom = labels.iter().map(|it| it.extent[3]).fold(hub.radius, f64::max);
        hub.y = self.y - top + 2.0;
        self.web(&hub, wheel.highest);
        self.shapes(wheel, &hub);
        for (at, (spoke, label)) in wheel.spokes.iter().zip(labels).enumerate() {
            let mut group = Group { label: spoke.label.clone(), ..Group::new("slot") };
            for (value, (sign, _)) in spoke.values.iter().zip(&wheel.legend).rev() {
                if let Some(value) = value {
                    let (x, y) = hub.place(at, *value);
                    let lane =
                        Lane { ends: (0.0, 0.0), middle: y, breadth: 9.0, is_upright: false };
                    lane.sign(&mut group, *sign, x, x);
                }
            }
            let figure = (!is_numbered).then(|| spoke.figure.clone());
            let last = hub.y + label.y + LEADING * label.lines.len() as f64;
            let text = Text { lines: label.lines, ..Text::new(label.x, hub.y + label.y, SIZE, "") };
            group.push(Text { leading: LEADING, ..text }.ink(Ink::InkSoft).anchor(label.anchor));
            let figure = figure.map(|it| Text::new(label.x, last, SIZE, it).bold());
            group.items.extend(figure.map(|it| it.anchor(label.anchor).into()));
            self.items.push(group);
        }
        self.y = hub.y + bottom + 6.0;
        if is_numbered {
            self.y += 6.0;
            self.names_below(&wheel.spokes);
        }
    }

    /// The axes, a ring for each level, and the numbers of the levels at the first.
    fn web(&mut self, hub: &Hub, highest: u8) {
        let mut group = Group::new("axis");
        let least = (16.0 / hub.radius * hub.highest).ceil().max(1.0) as usize;
        let every = (least..=usize::from(highest))
            .find(|it| usize::from(highest).is_multiple_of(*it))
            .unwrap_or(usize::from(highest).max(1));
        let axes = (0..hub.n).fold(Path::default(), |path, it| {
            let (x, y) = hub.along(it, hub.radius);
            path.jump(hub.x, hub.y).to(x, y)
        });
        group.push(line(axes, Ink::Line, 1.0));
        let rings: Vec<usize> = (every..=usize::from(highest)).step_by(every).collect();
        for level in &rings {
            let ink = if *level == usize::from(highest) { Ink::LineStrong } else { Ink::Line };
            group.push(line(hub.ring(*level as f64), ink, 1.0));
        }
        self.items.push(group);
        let mut numbers = Group::new("axis");
        for level in [0].iter().chain(&rings) {
            let (x, y) = hub.place(0, *level as f64);
            let text = Text::new(x - 6.0, y + 4.0, SMALL, level.to_string()).halo();
            numbers.push(text.ink(Ink::InkFaint).anchor(Anchor::End));
        }
        self.items.push(numbers);
    }

    /// A shape for each sort of value; where values are missing it is open there.
    fn shapes(&mut self, wheel: &Wheel, hub: &Hub) {
        let mut lines = Group::new("lines");
        // The first is in front.
        for (sort, (sign, _)) in wheel.legend.iter().enumerate().rev() {
            let value = |spoke: usize| wheel.spokes[spoke].values.get(sort).copied().flatten();
            let place = |spoke: usize| value(spoke).map(|it| hub.place(spoke, it));
            let mut path = Path::default();
            for at in 0..hub.n {
                if let (Some(from), Some(to)) = (place(at), place((at + 1) % hub.n)) {
                    path = path.jump(from.0, from.1).to(to.0, to.1);
                }
            }
            let is_main = *sign == Sign::Dot;
            let whole: Option<Vec<(f64, f64)>> = (0..hub.n).map(place).collect();
            if let Some((first, rest)) =
                whole.as_ref().filter(|_| is_main).and_then(|it| it.split_first())
            {
                let area =
                    rest.iter().fold(Path::from(first.0, first.1), |path, it| path.to(it.0, it.1));
                // Behind the rings, which are read through it.
                let form = Form::Path(area.close().finish());
                let mut ground = Group::new("band");
                ground.push(Shape::filled(form, Ink::Selected));
                let at = self.items.len() - 2;
                self.items.insert(at, ground);
            }
            lines.push(Shape::line(Form::Path(path.finish()), stroke(*sign)));
        }
        self.items.push(lines);
    }

    /// What the numbers at the axes are, with their figures.
    fn names_below(&mut self, spokes: &[Spoke]) {
        let mut group = Group::new("legend");
        for (at, spoke) in spokes.iter().enumerate() {
            let y = self.y + SIZE;
            let figure = wrap(&spoke.figure, Style::regular(SIZE), self.width * 0.4, 1);
            let room = figure.iter().map(|it| width(it, Style::regular(SIZE))).fold(0.0, f64::max);
            let name = format!("{}. {}", at + 1, spoke.name);
            let room = self.width - 2.0 * MARGIN - room - GAP;
            let lines = wrap(&name, Style::regular(SIZE), room, 1);
            group.push(Text { lines, ..Text::new(MARGIN, y, SIZE, "") }.ink(Ink::InkSoft));
            let text = Text { lines: figure, ..Text::new(self.width - MARGIN, y, SIZE, "") };
            group.push(text.anchor(Anchor::End));
            self.y += 20.0;
        }
        self.items.push(group);
    }
}

/// The line of a sort of value.
fn stroke(sign: Sign) -> Stroke {
    match sign {
        Sign::Dot => Stroke::new(Ink::Accent, 2.5),
        Sign::Diamond => Stroke::new(Ink::Ink, 1.25).dashed(Dash::Dashed),
        _ => Stroke::new(Ink::InkSoft, 1.25).dashed(Dash::Dotted),
    }
}

/// The names beside the axes, in as many lines as keep them apart; `None` where not even one does.
fn labels(wheel: &Wheel, hub: &Hub, full: f64) -> Option<Vec<Label>> {
    (1..=3).rev().find_map(|most| {
        let label = |(at, spoke): (usize, &Spoke)| label(spoke, at, hub, full, most);
        let found: Vec<Label> = wheel.spokes.iter().enumerate().map(label).collect();
        let is_apart = |a: &[f64; 4], b: &[f64; 4]| {
            a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]
        };
        let pairs = found.iter().enumerate();
        let mut pairs = pairs.flat_map(|(at, it)| found[..at].iter().map(move |other| (it, other)));
        pairs.all(|(a, b)| is_apart(&a.extent, &b.extent)).then_some(found)
    })
}

fn label(spoke: &Spoke, at: usize, hub: &Hub, full: f64, most: usize) -> Label {
    let (right, down) = hub.direction(at);
    let (x, y) = (hub.x + right * (hub.radius + GAP), down * (hub.radius + GAP));
    let is_upright = right.abs() < 0.2;
    let room = match right {
        _ if is_upright => hub.radius,
        it if it > 0.0 => full - MARGIN - x,
        _ => x - MARGIN,
    };
    let style = Style { size: SIZE, bold: true };
    let lines = wrap(&spoke.name, style, room.max(0.0), most);
    let figure = width(&spoke.figure, style);
    let widest = lines.iter().map(|it| width(it, style)).fold(figure, f64::max);
    let height = LEADING * (lines.len() + 1) as f64;
    // Above the wheel, below it, or beside it around the end of its axis.
    let top = match () {
        () if is_upright && down < 0.0 => y - height,
        () if is_upright => y - 4.0,
        () => y - height / 2.0,
    };
    let (anchor, left) = match right {
        _ if is_upright => (Anchor::Middle, x - widest / 2.0),
        it if it > 0.0 => (Anchor::Start, x),
        _ => (Anchor::End, x - widest),
    };
    let extent = [left, top, left + widest, top + height + 2.0];
    Label { lines, x, y: top + SIZE, anchor, extent }
}

/// Numbers at the ends of the axes.
fn numbers(hub: &Hub) -> Vec<Label> {
    let number = |at: usize| {
        let (x, y) = hub.along(at, hub.radius + GAP + 2.0);
        let text = (at + 1).to_string();
        let half = width(&text, Style::regular(SIZE)) / 2.0;
        let extent = [x - half, y - 6.0, x + half, y + 8.0];
        Label { lines: vec![text], x, y: y + 4.0, anchor: Anchor::Middle, extent }
    };
    (0..hub.n).map(number).collect()
}
