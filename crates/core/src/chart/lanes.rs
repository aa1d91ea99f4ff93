//! A plan by sprint: projects one below the other, sprints one beside the other, and below them what each sprint has and what of it is
//! used.

use super::axis::{Axis, Unit};
use super::calendar::day_and_month;
use super::figure::decimal;
use super::mark::{Lane, Mark, Sign, line};
use super::model::{PlanLane, Sprint, Sprints};
use super::rows::{BAR, Layout};
use super::sheet::{MARGIN, SMALL, Sheet};
use crate::draw::measure::{Style, width};
use crate::draw::{Anchor, Group, Ink, Path, Text};

const STYLE: Style = Style::regular(SMALL);

/// How high the columns of what sprints have are at most.
const CAPACITY: f64 = 48.0;

/// Where the sprints are: side by side, each as wide as the others.
#[derive(Clone, Copy)]
struct Places {
    left: f64,
    pitch: f64,
}

impl Places {
    /// Where a sprint begins.
    fn at(self, sprint: usize) -> f64 {
        self.left + self.pitch * sprint as f64
    }

    fn middle(self, sprint: usize) -> f64 {
        self.at(sprint) + self.pitch / 2.0
    }
}

impl Sheet<'_> {
    pub(super) fn sprints(&mut self, sprints: &Sprints) {
        let use_name = self.words.get("chart-use-of-sprints");
        let names = sprints.lanes.iter().map(|it| it.name.as_str()).chain([use_name]);
        let layout = Layout::of(names, [], self.width);
        let (left, right) = (layout.ends.0, self.width - MARGIN);
        let n = sprints.columns.len().max(1) as f64;
        let places = Places { left, pitch: (right - left) / n };
        self.days(&sprints.columns, places);
        let top = self.y;
        self.grid_lines(&layout.stretches(top, sprints.lanes.len()), places, sprints.columns.len());
        for (at, lane) in sprints.lanes.iter().enumerate() {
            let middle = layout.middle(top, at);
            let mut group = self.lane(lane, places, middle);
            group.push(layout.name_text(&lane.name, middle));
            self.items.push(group);
        }
        self.y = top + layout.pitch * sprints.lanes.len() as f64 + 6.0;
        let middle = layout.middle(self.y, 0);
        let mut group = Group::new("axis");
        group.push(layout.name_text(use_name, middle));
        self.items.push(group);
        self.y = middle - BAR / 2.0;
        self.uses(&sprints.columns, places);
    }

    /// The first days of sprints, as many as have room.
    fn days(&mut self, columns: &[Sprint], places: Places) {
        let names: Vec<String> =
            columns.iter().map(|it| day_and_month(it.begins, self.words)).collect();
        let widest = names.iter().map(|it| width(it, STYLE)).fold(0.0, f64::max) + 8.0;
        let every = (widest / places.pitch).ceil().max(1.0) as usize;
        let mut group = Group::new("axis");
        for (at, name) in names.iter().enumerate().step_by(every) {
            let text = Text::new(places.at(at) + 1.0, self.y + SMALL, SMALL, name);
            if text.x + text.width() <= self.width - MARGIN / 2.0 {
                group.push(text.ink(Ink::InkFaint));
            }
        }
        self.items.push(group);
        self.y += SMALL + 7.0;
    }

    /// Lines between sprints, fewer where they would be a ground of their own.
    fn grid_lines(&mut self, stretches: &[(f64, f64)], places: Places, n: usize) {
        let every = (6.0 / places.pitch).ceil().max(1.0) as usize;
        let mut path = Path::default();
        for x in (0..=n).step_by(every).map(|it| places.at(it)) {
            path = stretches.iter().fold(path, |path, it| path.jump(x, it.0).to(x, it.1));
        }
        let mut group = Group::new("axis");
        group.push(line(path, Ink::Line, 1.0));
        self.items.push(group);
    }

    /// A project: a bar in each of its sprints, with its hours where they have room.
    fn lane(&self, lane: &PlanLane, places: Places, middle: f64) -> Group {
        let mut group = Group { label: lane.label.clone(), ..Group::new("slot") };
        let (left, right) = (places.left, self.width - MARGIN);
        let row = Lane { ends: (left, right), middle, breadth: BAR, is_upright: false };
        for (at, hours) in &lane.cells {
            row.sign(&mut group, Sign::Bar, places.at(*at), places.at(at + 1));
            let text = self.hours_text(*hours, places.middle(*at), middle + 4.0);
            group.items.extend(text.filter(|it| it.width() + 3.0 <= places.pitch).map(Into::into));
        }
        group
    }

    /// A number of hours around a place; none of nothing.
    fn hours_text(&self, hours: f64, x: f64, y: f64) -> Option<Text> {
        let is_whole = (hours - hours.round()).abs() < 0.05 || hours.abs() >= 100.0;
        let number = decimal(hours, if is_whole { 0 } else { 1 }, self.words);
        (hours > 0.0).then(|| Text::new(x, y, SMALL, &number).anchor(Anchor::Middle))
    }

    /// What each sprint has and what of it is used, as columns with their numbers below.
    fn uses(&mut self, columns: &[Sprint], places: Places) {
        let values: Vec<f64> = columns.iter().flat_map(|it| [it.used, it.capacity]).collect();
        let axis = Axis::new(Unit::Hours, &values, 2, self.words);
        let (top, bottom) = (self.y, self.y + CAPACITY);
        let breadth = (places.pitch * 0.7).min(44.0);
        let mut has_numbers = false;
        for (at, sprint) in columns.iter().enumerate() {
            let middle = places.middle(at);
            let lane = Lane { ends: (bottom, top), middle, breadth, is_upright: true };
            let mut group = Group { label: sprint.label.clone(), ..Group::new("slot") };
            use_of(sprint, &lane, &axis, &mut group);
            let numbers = self.numbers(sprint, &lane);
            for text in numbers.into_iter().filter(|it| it.width() + 3.0 <= places.pitch) {
                has_numbers = true;
                group.push(text);
            }
            self.items.push(group);
        }
        let mut group = Group::new("axis");
        let right = self.width - MARGIN;
        group.push(line(Path::from(places.left, bottom).to(right, bottom), Ink::LineStrong, 1.0));
        self.items.push(group);
        self.y = bottom + if has_numbers { 36.0 } else { 8.0 };
    }

    /// The hours that are used of a sprint, and below them those that it has.
    fn numbers(&self, sprint: &Sprint, lane: &Lane) -> Vec<Text> {
        let text = |hours, down| self.hours_text(hours, lane.middle, lane.ends.0 + down);
        let capacity = text(sprint.capacity, 28.0).map(|it| it.ink(Ink::InkFaint));
        text(sprint.used, 14.0).into_iter().chain(capacity).collect()
    }
}

/// What of a sprint is used, within what it has and beyond.
fn use_of(sprint: &Sprint, lane: &Lane, axis: &Axis, group: &mut Group) {
    let within = sprint.used.min(sprint.capacity);
    lane.draw(group, axis, Mark::over(Sign::Part, 0.0, sprint.capacity));
    lane.draw(group, axis, Mark::over(Sign::Bar, 0.0, within));
    if sprint.is_over() {
        lane.draw(group, axis, Mark::over(Sign::Hatched, within, sprint.used));
    }
}
