//! The picture of a chart, from top to bottom: what it is, what its marks mean, what it shows, and what to know of it.

use super::mark::{Lane, Sign};
use super::model::{Body, Chart};
use crate::draw::measure::{Style, wrap};
use crate::draw::{Group, Ink, Scene, Text, Words};

/// How a chart is drawn.
#[derive(Clone, Copy, Debug)]
pub struct ChartStyle<'a> {
    /// The width of the picture in units of a CSS pixel, from 280 to 4000; the height follows.
    pub width: f64,
    /// Whether title, unit, number and notes are in the picture, as in a file; a page says them beside it.
    pub has_text: bool,
    /// The words that the picture adds.
    pub words: &'a Words,
}

/// The sizes of letters: names and figures, and the numbers of axes.
pub(super) const SIZE: f64 = 12.0;
pub(super) const SMALL: f64 = 11.0;

/// Between the picture and its edges.
pub(super) const MARGIN: f64 = 12.0;

/// From baseline to baseline of the legend.
const LEGEND: f64 = 20.0;
const SAMPLE: f64 = 22.0;

impl Chart {
    /// Draws the chart.
    ///
    /// Each thing that it shows is a [`Group`] of the class `slot` whose label says it in words, so that the
    /// [outline](Scene::outline) of the picture is the chart, too. Texts never overlap: names that have no room are cut, and axes have as
    /// many marks as have room for their numbers.
    pub fn draw(&self, style: ChartStyle<'_>) -> Scene {
        let width = if style.width.is_nan() { 0.0 } else { style.width }.clamp(280.0, 4_000.0);
        let mut sheet = Sheet { width, y: MARGIN, words: style.words, items: Vec::new() };
        if style.has_text {
            sheet.head(self);
        }
        match &self.body {
            Ok(body) => sheet.body(body),
            Err(reason) => sheet.paragraph("reason", reason, SIZE, Ink::Ink),
        }
        if style.has_text && self.body.is_ok() {
            sheet.y += 4.0;
            self.notes.iter().for_each(|it| sheet.paragraph("note", it, SMALL, Ink::InkFaint));
        }
        let mut scene = Scene::new(self.title.clone(), width, (sheet.y + MARGIN).ceil());
        scene.description = self.description();
        scene.items = sheet.items.into_iter().map(Into::into).collect();
        scene
    }

    /// What a screen reader says after the title.
    fn description(&self) -> String {
        let body = self.too_little().map(str::to_owned);
        let facts = [self.unit.clone(), self.n.clone()].join("; ");
        let parts = body.into_iter().chain([format!("{facts}.")]).chain(self.notes.iter().cloned());
        parts.collect::<Vec<String>>().join(" ")
    }
}

/// The picture under construction.
pub(super) struct Sheet<'a> {
    pub(super) width: f64,
    /// How far down it is done.
    pub(super) y: f64,
    pub(super) words: &'a Words,
    pub(super) items: Vec<Group>,
}

impl Sheet<'_> {
    fn head(&mut self, chart: &Chart) {
        let lines =
            wrap(&chart.title, Style { size: 15.0, bold: true }, self.width - 2.0 * MARGIN, 3);
        let mut group = Group::new("head");
        let title = Text::new(MARGIN, self.y + 14.0, 15.0, "").bold();
        self.y += title.leading * lines.len() as f64 + 2.0;
        group.push(Text { lines, ..title });
        self.items.push(group);
        if chart.body.is_ok() {
            let facts = [chart.unit.as_str(), chart.n.as_str()];
            let facts: Vec<&str> = facts.into_iter().filter(|it| !it.is_empty()).collect();
            self.paragraph("facts", &facts.join(" · "), SIZE, Ink::InkSoft);
        }
        self.y += 4.0;
    }

    /// Words over the whole width.
    fn paragraph(&mut self, class: &str, text: &str, size: f64, ink: Ink) {
        let lines = wrap(text, Style::regular(size), self.width - 2.0 * MARGIN, 8);
        let mut group = Group::new(class);
        let text = Text::new(MARGIN, self.y + size, size, "").ink(ink);
        self.y += text.leading * lines.len() as f64 + 3.0;
        group.push(Text { lines, ..text });
        self.items.push(group);
    }

    fn body(&mut self, body: &Body) {
        match body {
            Body::Rows(rows) => {
                self.legend(&rows.legend);
                self.rows(rows);
            }
            Body::Columns(columns) => {
                self.legend(&columns.legend);
                self.columns(columns);
            }
            Body::Lines(lines) => self.lines(lines),
            Body::Curve(curve) => {
                self.legend(&curve.legend);
                self.curve(curve);
            }
            Body::Swings(swings) => {
                self.legend(&swings.legend);
                self.swings(swings);
            }
            Body::Sprints(sprints) => {
                self.legend(&sprints.legend);
                self.sprints(sprints);
            }
            Body::Grid(rhythm) => self.grid(rhythm),
            Body::Wheel(wheel) => {
                self.legend(&wheel.legend);
                self.wheel(wheel);
            }
            Body::Panels(panels) => {
                self.legend(&panels.legend);
                self.panels(panels);
            }
            Body::Phases(phases) => {
                self.legend(&phases.legend);
                self.phases(phases);
            }
        }
    }

    /// What each sign means; several to a line, as they have room.
    fn legend(&mut self, signs: &[(Sign, String)]) {
        if signs.is_empty() {
            return;
        }
        let mut group = Group::new("legend");
        let (mut x, mut y) = (MARGIN, self.y + LEGEND / 2.0);
        for (sign, meaning) in signs {
            let room = self.width - 2.0 * MARGIN - SAMPLE - 6.0;
            let lines = wrap(meaning, Style::regular(SMALL), room, 1);
            let text = Text { lines, ..Text::new(0.0, 0.0, SMALL, "").ink(Ink::InkSoft) };
            let width = SAMPLE + 6.0 + text.width();
            if x > MARGIN && x + width > self.width - MARGIN {
                (x, y) = (MARGIN, y + LEGEND);
            }
            let lane = Lane { ends: (x, x + SAMPLE), middle: y, breadth: 11.0, is_upright: false };
            let to = if sign.is_long() { x + SAMPLE } else { x + SAMPLE / 2.0 };
            lane.sign(&mut group, *sign, x, to);
            group.push(Text { x: x + SAMPLE + 6.0, y: y + 4.0, ..text });
            x += width.ceil() + 16.0;
        }
        self.y = y + LEGEND / 2.0 + 6.0;
        self.items.push(group);
    }
}
