//! The scale itself: its line, its round times and its days.

use super::super::super::{Anchor, Dash, Form, Group, Ink, Path, Shape, Stroke, Text};
use super::super::facts::{clock, day};
use super::{SMALL, Sheet, upright};

const TICK_ROOM: f64 = 58.0;

impl Sheet<'_> {
    /// The line of time, interrupted where it is folded, with its marks and days.
    pub(super) fn axis(&mut self) {
        let y = self.y;
        self.axis = y;
        let mut group = Group::new("axis");
        if self.seconds.is_empty() {
            self.y += 8.0;
            return;
        }
        let end = self.left + self.scale.place(i64::MAX / 4);
        group.push(level(self.left, end.max(self.left + 1.0), y, Stroke::new(Ink::InkSoft, 1.5)));
        if let Some((from, to)) = self.facts.impact {
            let [from, to] = [from, to].map(|it| self.place(it.timestamp()));
            group.push(level(from, to, y, Stroke::new(Ink::Bad, 4.0)));
        }
        for fold in self.scale.folds() {
            let (from, to) = (self.left + fold.at + 4.0, self.left + fold.at + fold.room - 4.0);
            group.push(level(from, to, y, Stroke::new(Ink::Sunk, 5.0)));
            let quiet = Stroke::new(Ink::LineStrong, 1.5).dashed(Dash::Dotted);
            group.push(level(from, to, y, quiet));
        }
        self.ticks(&mut group, y);
        self.items.push(group);
        self.y = y + 44.0;
    }

    fn ticks(&self, group: &mut Group, y: f64) {
        let offset = i64::from(self.facts.offset.local_minus_utc());
        let (ticks, step) = self.scale.ticks(offset, TICK_ROOM);
        for tick in ticks {
            let x = self.left + tick.at;
            group.push(upright(x, y, y + 5.0, Stroke::new(Ink::InkSoft, 1.0)));
            let Some(at) = self.facts.local(tick.seconds) else { continue };
            let text = match step {
                0..86_400 => clock(at),
                _ => day(at.date_naive(), false, self.words),
            };
            let text = Text::new(x, y + 17.0, SMALL, text).anchor(Anchor::Middle);
            group.push(text.ink(Ink::InkSoft));
        }
        self.days(group, y);
    }

    /// The day at the beginning, and a mark wherever another begins; the day's name where there is room for it.
    fn days(&self, group: &mut Group, y: f64) {
        let Some(first) = self.seconds.iter().min() else { return };
        let mut free_from = f64::NEG_INFINITY;
        for (n, seconds) in
            std::iter::once(*first).chain(self.facts.midnights(&self.seconds)).enumerate()
        {
            let Some(at) = self.facts.local(seconds) else { continue };
            let x = self.place(seconds);
            if n > 0 {
                group.push(upright(x, y - 7.0, y + 7.0, Stroke::new(Ink::Ink, 1.5)));
            }
            let text = Text::new(
                x.max(self.left - 12.0),
                y + 32.0,
                SMALL,
                day(at.date_naive(), n == 0, self.words),
            )
            .bold();
            let left = if n == 0 { x - 12.0 } else { x - text.width() / 2.0 };
            if left >= free_from {
                free_from = left + text.width() + 10.0;
                group.push(Text { x: left, ..text }.ink(Ink::InkSoft));
            }
        }
    }
}

fn level(from: f64, to: f64, y: f64, stroke: Stroke) -> Shape {
    Shape::line(Form::Path(Path::from(from, y).to(to, y).finish()), stroke)
}
