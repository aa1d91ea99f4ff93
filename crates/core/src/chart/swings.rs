//! Swings: bars around a value, one below the other, with what stands at both ends of each.

use super::axis::Axis;
use super::mark::{Lane, line};
use super::model::{SwingBar, Swings};
use super::rows::{BAR, Layout};
use super::sheet::{MARGIN, SMALL, Sheet};
use crate::draw::measure::{Style, width, wrap};
use crate::draw::{Anchor, Group, Ink, Path, Text};

/// Between a bar and the text at its end.
const GAP: f64 = 5.0;
const STYLE: Style = Style::regular(SMALL);

impl Sheet<'_> {
    pub(super) fn swings(&mut self, swings: &Swings) {
        let layout = Layout::of(swings.bars.iter().map(|it| it.name.as_str()), [], self.width);
        let room = room(swings, self.width);
        let ends = (layout.ends.0 + room, layout.ends.1 - room + GAP);
        let values: Vec<f64> = swings.bars.iter().flat_map(|it| &it.ends).map(|it| it.0).collect();
        let values: Vec<f64> = values.into_iter().chain([swings.base]).collect();
        let axis = self
            .fitting(ends.1 - ends.0, &|most| Axis::around(swings.unit, &values, most, self.words));
        let lane = |middle| Lane { ends, middle, breadth: BAR, is_upright: false };
        let base = lane(0.0).place(&axis, swings.base);
        self.base_name(&swings.base_name, base);
        let (top, bottom) = (self.y, self.y + layout.pitch * swings.bars.len() as f64);
        let stretches = layout.stretches(top, swings.bars.len());
        self.ruler(&axis, &lane(0.0), &stretches, bottom);
        let mut texts = Group::new("ends");
        for (at, bar) in swings.bars.iter().enumerate() {
            let lane = lane(layout.middle(top, at));
            let mut group = Group { label: bar.label.clone(), ..Group::new("slot") };
            let [(low, _), (high, _)] = &bar.ends;
            let (low, high) = (lane.place(&axis, *low), lane.place(&axis, *high));
            lane.sign(&mut group, bar.sign, low, high);
            group.push(layout.name_text(&bar.name, lane.middle));
            end_texts(&mut texts, bar, (low, high), lane.middle, room - GAP);
            self.items.push(group);
        }
        let mut group = Group::new("base");
        let across = |path: Path, (top, end): &(f64, f64)| path.jump(base, *top).to(base, *end);
        group.push(line(stretches.iter().fold(Path::default(), across), Ink::Ink, 1.75));
        self.items.extend([group, texts]);
        self.y = bottom + 24.0;
    }

    /// What the line is that all bars are around, above it.
    fn base_name(&mut self, name: &str, x: f64) {
        let lines = wrap(name, STYLE, self.width - 2.0 * MARGIN, 1);
        let text = Text { lines, ..Text::new(x, self.y + SMALL, SMALL, "") };
        let half = text.width() / 2.0;
        let x = x.min(self.width - MARGIN - half).max(MARGIN + half);
        let mut group = Group { label: name.to_owned(), ..Group::new("base") };
        group.push(Text { x, ..text }.anchor(Anchor::Middle));
        self.items.push(group);
        self.y += SMALL + 7.0;
    }
}

/// What the widest text at an end needs; no more than a fifth of the picture.
fn room(swings: &Swings, full: f64) -> f64 {
    let texts = swings.bars.iter().flat_map(|it| &it.ends).map(|it| width(&it.1, STYLE));
    texts.fold(0.0, f64::max).min(full * 0.2) + GAP
}

/// The values of the figure, each at its end of the bar.
fn end_texts(group: &mut Group, bar: &SwingBar, ends: (f64, f64), middle: f64, room: f64) {
    let [(_, low), (_, high)] = &bar.ends;
    let (left, right) = if ends.0 <= ends.1 { (low, high) } else { (high, low) };
    let text = |x: f64, text: &str| {
        let lines = wrap(text, STYLE, room + 0.5, 1);
        let place = Text::new(x, middle + 4.0, SMALL, "").ink(Ink::InkSoft);
        Text { lines, halo: true, ..place }
    };
    group.push(text(ends.0.min(ends.1) - GAP, left).anchor(Anchor::End));
    group.push(text(ends.0.max(ends.1) + GAP, right));
}
