//! A grid of weekdays and hours, in which circles say how many by their size.

use super::figure;
use super::sheet::{MARGIN, SIZE, SMALL, Sheet};
use crate::draw::measure::{Style, width};
use crate::draw::{Anchor, Form, Group, Ink, Shape, Text};
use crate::trends::Rhythm;

/// The keys of the weekdays’ words, from Monday on.
pub(super) const WEEKDAYS: [&str; 7] = [
    "chart-monday",
    "chart-tuesday",
    "chart-wednesday",
    "chart-thursday",
    "chart-friday",
    "chart-saturday",
    "chart-sunday",
];

/// A cell: where it is, and how large.
struct Cell {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Sheet<'_> {
    pub(super) fn grid(&mut self, rhythm: &Rhythm) {
        let style = Style::regular(SIZE);
        let names = WEEKDAYS.map(|it| self.words.get(it).to_owned());
        let sums = rhythm.cells.map(|day| day.iter().map(|it| *it as usize).sum::<usize>());
        let sums = sums.map(|it| figure::count(it, self.words));
        let widest = |texts: &[String]| texts.iter().map(|it| width(it, style)).fold(0.0, f64::max);
        let left = MARGIN + widest(&names).min(self.width * 0.2) + 8.0;
        let right = self.width - MARGIN - widest(&sums).min(self.width * 0.3) - 8.0;
        let step = (right - left) / 24.0;
        let height = step.clamp(18.0, 30.0);
        let most = rhythm.cells.iter().flatten().copied().max().unwrap_or(0);
        for (day, hours) in rhythm.cells.iter().enumerate() {
            let y = self.y + day as f64 * height;
            for (hour, n) in hours.iter().enumerate() {
                let x = left + hour as f64 * step;
                let cell = Cell { x, y, width: step, height };
                self.cell(&cell, (*n, most), &format!("{} {hour}:00", names[day]));
            }
            let text = |x, text: &str| Text::new(x, y + height / 2.0 + 4.0, SIZE, text);
            let mut group = Group::new("axis");
            group.push(text(left - 8.0, &names[day]).anchor(Anchor::End));
            let sum = text(self.width - MARGIN, &sums[day]).anchor(Anchor::End);
            group.push(sum.ink(Ink::InkSoft));
            self.items.push(group);
        }
        self.y += height * 7.0;
        self.hours(left, step);
        self.sizes(left, most, (step.min(height) / 2.0 - 1.0).max(1.0));
    }

    /// A cell, with a circle whose area says how many.
    fn cell(&mut self, cell: &Cell, (n, most): (u32, u32), name: &str) {
        let label = if n > 0 { format!("{name}: {n}") } else { String::new() };
        let mut group = Group { label, ..Group::new("slot") };
        let (width, height) = ((cell.width - 1.0).max(1.0), cell.height - 1.0);
        let ground = Form::Rect { x: cell.x, y: cell.y, width, height, radius: 2.0 };
        group.push(Shape::filled(ground, Ink::Sunk));
        if n > 0 {
            let (x, y) = (cell.x + width / 2.0, cell.y + height / 2.0);
            let radius = radius(n, most, (width.min(height) / 2.0 - 0.5).max(1.0));
            group.push(Shape::filled(Form::Circle { x, y, radius }, Ink::Accent));
            let text = Text::new(x, y + 4.0, SMALL, n.to_string()).bold();
            if text.width() <= radius * 1.7 {
                group.push(text.ink(Ink::Paper).anchor(Anchor::Middle));
            }
        }
        self.items.push(group);
    }

    /// The hours below, as many as have room, each in the middle of its cell.
    fn hours(&mut self, left: f64, step: f64) {
        let widest = width("23", Style::regular(SMALL)) + 6.0;
        let every = [1, 2, 3, 6].into_iter().find(|it| f64::from(*it) * step >= widest);
        let mut group = Group::new("axis");
        for hour in (0..24_u8).step_by(every.unwrap_or(12) as usize) {
            let x = left + (f64::from(hour) + 0.5) * step;
            let text = Text::new(x, self.y + 14.0, SMALL, hour.to_string());
            group.push(text.ink(Ink::InkFaint).anchor(Anchor::Middle));
        }
        self.items.push(group);
        self.y += 24.0;
    }

    /// What the sizes mean.
    fn sizes(&mut self, left: f64, most: u32, largest: f64) {
        let mut samples = vec![1, most.div_ceil(2), most];
        samples.dedup();
        let mut group = Group::new("legend");
        let (mut x, y) = (left, self.y + 12.0);
        for n in samples.into_iter().filter(|it| *it > 0) {
            let size = radius(n, most, largest);
            group
                .push(Shape::filled(Form::Circle { x: x + largest, y, radius: size }, Ink::Accent));
            let text = self.words.count("chart-incidents", n as usize);
            let text = Text::new(x + largest * 2.0 + 5.0, y + 4.0, SMALL, text);
            let end = text.x + text.width();
            if end <= self.width - MARGIN {
                group.push(text.ink(Ink::InkSoft));
            }
            x = end + 14.0;
            if x + largest * 2.0 > self.width - MARGIN {
                break;
            }
        }
        self.y += 26.0;
        self.items.push(group);
    }
}

/// The radius of a circle whose area is to that of the `largest` as `n` to `most`.
fn radius(n: u32, most: u32, largest: f64) -> f64 {
    (largest * (f64::from(n) / f64::from(most.max(1))).sqrt()).max(1.0)
}
