//! What is known of a cause, each thing as a mark and a word.

use super::super::{Category, Cause, Confidence};
use crate::draw::{Anchor, Form, Group, Ink, Path, Shape, Stroke, Text, Words};

/// The size of the letters.
pub(super) const CHIP: f64 = 11.0;

/// The height of a row of chips.
pub(super) const CHIP_ROW: f64 = 23.0;

/// Something known of a cause, in its bottom row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chip {
    Confidence(Confidence),
    Category(Category),
    Evidence(usize),
    Covered,
}

/// What is known of `cause`, in the order in which it is shown.
pub(super) fn chips(cause: &Cause, is_covered: bool) -> Vec<Chip> {
    let confidence =
        (cause.confidence != Confidence::Hypothesis).then_some(Chip::Confidence(cause.confidence));
    let evidence = match cause.evidence.len() {
        0 => None,
        n => Some(Chip::Evidence(n)),
    };
    let category = cause.category.map(Chip::Category);
    let covered = is_covered.then_some(Chip::Covered);
    [confidence, category, evidence, covered].into_iter().flatten().collect()
}

impl Chip {
    fn text(self, words: &Words) -> String {
        match self {
            Self::Confidence(it) => words.get(it.key()).to_owned(),
            Self::Category(it) => words.get(&format!("category-{}", it.key())).to_owned(),
            Self::Evidence(n) => n.to_string(),
            Self::Covered => String::new(),
        }
    }

    /// In words of its own, for those who don't see its place and shape.
    pub(super) fn phrase(self, words: &Words) -> String {
        match self {
            Self::Evidence(n) => words.count("evidence", n),
            Self::Covered => words.get("covered").to_owned(),
            Self::Confidence(_) | Self::Category(_) => self.text(words),
        }
    }

    pub(super) fn width(self, words: &Words) -> f64 {
        let text = Text::new(0.0, 0.0, CHIP, self.text(words)).width().ceil();
        match self {
            Self::Category(_) => text + 16.0,
            Self::Covered => 15.0,
            Self::Confidence(_) | Self::Evidence(_) => text + 16.0,
        }
    }

    /// Draws the chip's mark alone, its middle at `y`.
    pub(super) fn draw_mark(self, group: &mut Group, x: f64, y: f64) {
        match self {
            Self::Confidence(confidence) => draw_confidence(group, confidence, x + 5.0, y),
            Self::Evidence(_) => draw_evidence(group, x + 1.0, y),
            Self::Covered => draw_covered(group, x + 7.0, y),
            Self::Category(_) => {}
        }
    }

    /// Draws the chip in a row whose top is at `y`.
    pub(super) fn draw(self, group: &mut Group, x: f64, y: f64, words: &Words) {
        let (middle, baseline) = (y + CHIP_ROW / 2.0, y + CHIP_ROW / 2.0 + 4.0);
        let text = |x, ink| Text::new(x, baseline, CHIP, self.text(words)).ink(ink);
        self.draw_mark(group, x, middle);
        match self {
            Self::Confidence(_) | Self::Evidence(_) => {
                group.push(text(x + 15.0, Ink::InkSoft));
            }
            Self::Category(_) => {
                let width = self.width(words);
                let form = Form::Rect { x, y: middle - 9.0, width, height: 18.0, radius: 9.0 };
                group.push(Shape::line(form, Stroke::new(Ink::LineStrong, 0.75)));
                group.push(text(x + width / 2.0, Ink::InkSoft).anchor(Anchor::Middle));
            }
            Self::Covered => {}
        }
    }
}

/// A circle that is half full where something speaks for a cause, and full where it was shown.
fn draw_confidence(group: &mut Group, confidence: Confidence, x: f64, y: f64) {
    let ink = if confidence == Confidence::Confirmed { Ink::Good } else { Ink::InkSoft };
    let form = Form::Circle { x, y, radius: 4.5 };
    let ring = Shape::line(form.clone(), Stroke::new(ink, 1.25));
    group.push(if confidence == Confidence::Confirmed { Shape::filled(form, ink) } else { ring });
    if confidence == Confidence::Supported {
        let half = Path::from(x, y - 4.5).arc(4.5, x, y + 4.5).close();
        group.push(Shape::filled(Form::Path(half.finish()), ink));
    }
}

/// A sheet of paper with two lines on it.
fn draw_evidence(group: &mut Group, x: f64, y: f64) {
    let sheet = Form::Rect { x, y: y - 5.5, width: 9.0, height: 11.0, radius: 1.5 };
    group.push(Shape::line(sheet, Stroke::new(Ink::InkSoft, 1.1)));
    let lines = Path::from(x + 2.5, y - 1.5).to(x + 6.5, y - 1.5);
    let lines = lines.jump(x + 2.5, y + 1.5).to(x + 6.5, y + 1.5);
    group.push(Shape::line(Form::Path(lines.finish()), Stroke::new(Ink::InkSoft, 1.1)));
}

/// A tick in a circle.
fn draw_covered(group: &mut Group, x: f64, y: f64) {
    group.push(Shape::filled(Form::Circle { x, y, radius: 7.0 }, Ink::Good));
    let tick = Path::from(x - 3.0, y + 0.2).to(x - 0.8, y + 2.5).to(x + 3.2, y - 2.3);
    group.push(Shape::line(Form::Path(tick.finish()), Stroke::new(Ink::Raised, 1.6)));
}
