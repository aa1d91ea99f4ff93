//! A roadmap: things to do one below the other, phases one beside the other, and below them what of each is used.

use super::mark::{Lane, Sign, line};
use super::model::{PhaseLane, Phases};
use super::rows::{BAR, Layout};
use super::sheet::{MARGIN, SMALL, Sheet};
use crate::draw::measure::{Style, width, wrap};
use crate::draw::{Anchor, Group, Ink, Path, Text};

const STYLE: Style = Style::regular(SMALL);

/// Where the phases are: side by side, each as wide as the others.
#[derive(Clone, Copy)]
struct Places {
    left: f64,
    pitch: f64,
}

impl Places {
    /// Where a part of a phase is, a little apart from the lines between them.
    fn at(self, phase: usize, part: f64) -> f64 {
        let begins = self.left + self.pitch * phase as f64;
        let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 };
        begins + 2.0 + part * (self.pitch - 4.0)
    }
}

impl Sheet<'_> {
    pub(super) fn phases(&mut self, phases: &Phases) {
        let use_name = self.words.get("chart-use-of-phases");
        let names = phases.lanes.iter().map(|it| it.name.as_str()).chain([use_name]);
        let layout = Layout::of(names, [], self.width);
        let (left, right) = (layout.ends.0, self.width - MARGIN);
        let n = phases.columns.len().max(1);
        let places = Places { left, pitch: (right - left) / n as f64 };
        self.phase_names(phases, places);
        let top = self.y;
        let mut stretches = layout.stretches(top, phases.lanes.len());
        let foot = top + layout.pitch * phases.lanes.len() as f64 + 6.0;
        let middle = layout.middle(foot, 0);
        stretches.push((middle - BAR / 2.0 - 3.0, middle + BAR / 2.0 + 3.0));
        self.between(&stretches, places, n);
        for (at, lane) in phases.lanes.iter().enumerate() {
            let middle = layout.middle(top, at);
            let mut group = self.phase_lane(lane, places, middle);
            group.push(layout.name_text(&lane.name, middle));
            self.items.push(group);
        }
        let mut group = Group::new("axis");
        group.push(layout.name_text(use_name, middle));
        self.items.push(group);
        self.phase_uses(phases, places, middle);
    }

    /// What the phases are called.
    fn phase_names(&mut self, phases: &Phases, places: Places) {
        let names = phases.columns.iter().map(|it| wrap(&it.name, STYLE, places.pitch - 6.0, 4));
        let names: Vec<Vec<String>> = names.collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let mut group = Group::new("axis");
        for (at, lines) in names.into_iter().enumerate() {
            let text = Text::new(places.at(at, 0.0) + 1.0, self.y + SMALL, SMALL, "");
            group.push(Text { lines, leading: 13.0, ..text }.ink(Ink::InkSoft));
        }
        self.items.push(group);
        self.y += lines * 13.0 + 6.0;
    }

    /// Lines between phases.
    fn between(&mut self, stretches: &[(f64, f64)], places: Places, n: usize) {
        let mut path = Path::default();
        for x in (0..=n).map(|it| places.left + places.pitch * it as f64) {
            path = stretches.iter().fold(path, |path, it| path.jump(x, it.0).to(x, it.1));
        }
        let mut group = Group::new("axis");
        group.push(line(path, Ink::Line, 1.0));
        self.items.push(group);
    }

    /// A bar within its phase, and how much it takes in it or beside it.
    fn phase_lane(&self, lane: &PhaseLane, places: Places, middle: f64) -> Group {
        let mut group = Group { label: lane.label.clone(), ..Group::new("slot") };
        let (from, to) = (places.at(lane.column, lane.part.0), places.at(lane.column, lane.part.1));
        let to = to.max(from + 3.0);
        let row = Lane { ends: (from, to), middle, breadth: BAR, is_upright: false };
        row.sign(&mut group, Sign::Bar, from, to);
        let room = width(&lane.figure, STYLE);
        let last = self.width - MARGIN / 2.0;
        let (x, anchor) = match () {
            () if room + 6.0 <= to - from => (f64::midpoint(from, to), Anchor::Middle),
            () if to + 4.0 + room <= last => (to + 4.0, Anchor::Start),
            () => (from - 4.0, Anchor::End),
        };
        let is_inside = anchor != Anchor::End || x - room >= places.left;
        let text = Text::new(x, middle + 4.0, SMALL, &lane.figure).halo().anchor(anchor);
        group.items.extend(is_inside.then(|| text.into()));
        group
    }

    /// What of each phase is used, with its numbers below.
    fn phase_uses(&mut self, phases: &Phases, places: Places, middle: f64) {
        let mut lines = 0;
        for (at, phase) in phases.columns.iter().enumerate() {
            let (from, to) = (places.at(at, 0.0), places.at(at, 1.0));
            let mut group = Group { label: phase.label.clone(), ..Group::new("slot") };
            let row = Lane { ends: (from, to), middle, breadth: BAR, is_upright: false };
            if !phase.is_open {
                row.sign(&mut group, Sign::Part, from, to);
            }
            if phase.used > 0.0 {
                row.sign(&mut group, Sign::Bar, from, places.at(at, phase.used).max(from + 3.0));
            }
            let figure = wrap(&phase.figure, STYLE, places.pitch - 6.0, 3);
            lines = lines.max(figure.len());
            let text = Text::new(from + 1.0, middle + BAR / 2.0 + 14.0, SMALL, "");
            group.push(Text { lines: figure, leading: 13.0, ..text }.ink(Ink::InkSoft));
            self.items.push(group);
        }
        self.y = middle + BAR / 2.0 + 6.0 + 13.0 * lines as f64;
    }
}
