//! One card of a drawn tree: a text and, below it, what is known of it.

use super::super::{Cause, CauseKind, CauseTree, Confidence, Join};
use super::chip::{CHIP, CHIP_ROW, Chip, chips};
use super::{Growth, TreeStyle, is_joined};
use crate::draw::measure::{Style, wrap};
use crate::draw::timeline::plain;
use crate::draw::{Anchor, Dash, Face, Form, Group, Ink, Shape, Stroke, Text, Words};

const PADDING: f64 = 14.0;
const TEXT: Style = Style::regular(14.0);
const LEADING: f64 = 20.0;
const EYEBROW: f64 = 10.5;
const EYEBROW_HEIGHT: f64 = 18.0;
const CHIP_GAP: f64 = 12.0;
const MAX_LINES: usize = 6;

/// How far the count of what is folded away stands out from its card.
const FOLD_WIDTH: f64 = 44.0;

/// The problem, or a cause, as it will be drawn.
#[derive(Debug)]
pub(super) struct Card<'a> {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// The card that this one stands behind.
    pub(super) behind: Option<usize>,
    /// How many cards stand between it and the problem, itself included.
    pub(super) level: usize,
    pub(super) join: Join,
    pub(super) look: Look,
    n_folded: usize,
    lines: Vec<String>,
    chips: Vec<Chip>,
    group: Group,
    growth: Growth,
    words: &'a Words,
}

/// What decides the colours of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Problem,
    Cause { kind: CauseKind, confidence: Confidence, root: Option<Root> },
}

/// Whether an action addresses a root cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    Covered,
    Uncovered,
}

impl<'a> Card<'a> {
    pub(super) fn problem(tree: &CauseTree, style: TreeStyle<'a>) -> Self {
        let mut group = Group::new("problem");
        group.id = tree.id().to_string();
        let text = or_else(&tree.problem, style.words.get("no-problem"));
        group.label = format!("{}: {text}", style.words.get("problem"));
        if is_joined(tree.join, tree.causes().len()) {
            group.label.push_str(&format!(". {}", style.words.get("all")));
        }
        Self::new(&text, group, Look::Problem, style).joining(tree.join)
    }

    pub(super) fn cause(
        cause: &Cause,
        behind: usize,
        n_folded: usize,
        style: TreeStyle<'a>,
    ) -> Self {
        let is_covered = style.covered.contains(&cause.id());
        let root = match (cause.is_root(), is_covered) {
            (false, _) => None,
            (true, true) => Some(Root::Covered),
            (true, false) => Some(Root::Uncovered),
        };
        let look = Look::Cause { kind: cause.kind(), confidence: cause.confidence, root };
        let chips = chips(cause, is_covered);
        let mut group = Group::new(classes(cause, root, n_folded));
        group.id = cause.id().to_string();
        let text = or_else(&cause.text, style.words.get("no-text"));
        group.label = label(&text, cause, &chips, n_folded, style.words);
        let mut card = Self::new(&text, group, look, style).joining(cause.join);
        card.behind = Some(behind);
        card.n_folded = n_folded;
        card.chips = chips;
        card.height =
            card.text_top() + card.lines.len() as f64 * LEADING + card.chips_height() + 10.0;
        card
    }

    fn new(text: &str, group: Group, look: Look, style: TreeStyle<'a>) -> Self {
        let width = match style.growth {
            _ if style.is_narrow => 150.0,
            Growth::Right => 248.0,
            Growth::Down => 208.0,
        };
        let size = Style { bold: look == Look::Problem, ..TEXT };
        let lines = wrap(text, size, width - 2.0 * PADDING, MAX_LINES);
        let mut card = Self {
            x: 0.0,
            y: 0.0,
            width,
            height: 0.0,
            behind: None,
            level: 0,
            join: Join::Any,
            look,
            n_folded: 0,
            lines,
            chips: Vec::new(),
            group,
            growth: style.growth,
            words: style.words,
        };
        card.height = card.text_top() + card.lines.len() as f64 * LEADING + 10.0;
        card
    }

    fn joining(self, join: Join) -> Self {
        Self { join, ..self }
    }

    pub(super) fn at_level(self, level: usize) -> Self {
        Self { level, ..self }
    }

    /// The width with the count of what is folded away, which stands out where the causes would be.
    pub(super) fn full_width(&self) -> f64 {
        let sticks_out = self.n_folded > 0 && self.growth == Growth::Right;
        self.width + if sticks_out { FOLD_WIDTH } else { 0.0 }
    }

    /// What the card is called above its text.
    fn eyebrow(&self) -> Option<(&'static str, Ink)> {
        match self.look {
            Look::Problem => Some(("problem", Ink::OnSpine)),
            Look::Cause { root: Some(Root::Uncovered), .. } => Some(("root", Ink::Warn)),
            Look::Cause { root: Some(Root::Covered), .. } => Some(("root", Ink::Good)),
            Look::Cause { kind: CauseKind::Contributing, .. } => {
                Some(("contributing", Ink::InkSoft))
            }
            Look::Cause { kind: CauseKind::RuledOut, .. } => Some(("ruled-out", Ink::InkFaint)),
            Look::Cause { kind: CauseKind::Cause, .. } => None,
        }
    }

    fn text_top(&self) -> f64 {
        10.0 + if self.eyebrow().is_some() { EYEBROW_HEIGHT } else { 0.0 }
    }

    fn chips_height(&self) -> f64 {
        match self.chip_places().last() {
            Some((_, y)) => y + CHIP_ROW + 3.0,
            None => 0.0,
        }
    }

    /// Where each chip stands, from the left edge of the text and the bottom of the text.
    fn chip_places(&self) -> Vec<(f64, f64)> {
        let (mut x, mut y) = (0.0, 0.0);
        let mut places = Vec::with_capacity(self.chips.len());
        for chip in &self.chips {
            let width = chip.width(self.words);
            if x > 0.0 && x + width > self.width - 2.0 * PADDING {
                (x, y) = (0.0, y + CHIP_ROW);
            }
            places.push((x, y));
            x += width + CHIP_GAP;
        }
        places
    }

    pub(super) fn draw(&self) -> Group {
        let mut group = self.group.clone();
        group.level = self.level;
        if self.n_folded > 0 {
            self.draw_fold(&mut group);
        }
        group.push(ground(self.look, self.x, self.y, self.width, self.height));
        if let Look::Cause { root: Some(root), .. } = self.look {
            group.push(bar(root, self.x, self.y, self.height));
        }
        let left = self.x + PADDING;
        if let Some((key, ink)) = self.eyebrow() {
            let text = Text::new(left, self.y + 21.0, EYEBROW, self.words.get(key));
            group.push(text.ink(ink).bold());
        }
        group.push(self.text(left));
        let bottom = self.y + self.text_top() + self.lines.len() as f64 * LEADING + 5.0;
        for (chip, (x, y)) in self.chips.iter().zip(self.chip_places()) {
            chip.draw(&mut group, left + x, bottom + y, self.words);
        }
        group
    }

    fn text(&self, left: f64) -> Text {
        let is_ruled_out = matches!(self.look, Look::Cause { kind: CauseKind::RuledOut, .. });
        let ink = match self.look {
            Look::Problem => Ink::OnSpine,
            _ if is_ruled_out => Ink::InkFaint,
            Look::Cause { .. } => Ink::Ink,
        };
        Text {
            lines: self.lines.clone(),
            leading: LEADING,
            face: Face::Serif,
            struck: is_ruled_out,
            bold: self.look == Look::Problem,
            ..Text::new(left, self.y + self.text_top() + 14.5, TEXT.size, "").ink(ink)
        }
    }

    /// The count of what is folded away, on a tab at the edge where it would be.
    fn draw_fold(&self, group: &mut Group) {
        let (x, y) = match self.growth {
            Growth::Right => (self.x + self.width + 4.0, self.y + self.height / 2.0 - 11.0),
            Growth::Down => (self.x + self.width / 2.0 - 18.0, self.y + self.height - 9.0),
        };
        let form = Form::Rect { x, y, width: 36.0, height: 22.0, radius: 11.0 };
        let tab = Shape::filled(form, Ink::Selected).outlined(Stroke::new(Ink::Accent, 1.0));
        group.push(tab);
        let count = format!("+{}", self.n_folded);
        let (cx, cy) = (x + 18.0, y + if self.growth == Growth::Right { 15.0 } else { 18.5 });
        group.push(Text::new(cx, cy, CHIP, count).anchor(Anchor::Middle).ink(Ink::Accent).bold());
    }
}

/// The ground of a card of that look.
pub(super) fn ground(look: Look, x: f64, y: f64, width: f64, height: f64) -> Shape {
    let rect = |radius| Form::Rect { x, y, width, height, radius };
    let Look::Cause { kind, confidence, root } = look else {
        return Shape::filled(rect(7.0), Ink::Spine);
    };
    let stroke = match confidence {
        _ if kind == CauseKind::RuledOut => Stroke::new(Ink::LineStrong, 1.25).dashed(Dash::Dotted),
        Confidence::Hypothesis => Stroke::new(Ink::LineStrong, 1.0).dashed(Dash::Dashed),
        Confidence::Supported => Stroke::new(Ink::LineStrong, 1.0),
        Confidence::Confirmed => Stroke::new(Ink::InkSoft, 1.6),
    };
    let (fill, radius) = match kind {
        _ if root == Some(Root::Uncovered) => (Ink::WarnSoft, 7.0),
        CauseKind::Cause => (Ink::Raised, 7.0),
        CauseKind::Contributing => (Ink::Sunk, (height / 2.0).min(16.0)),
        CauseKind::RuledOut => (Ink::Paper, 7.0),
    };
    Shape::filled(rect(radius), fill).outlined(stroke)
}

/// The bar at the left of a root cause.
pub(super) fn bar(root: Root, x: f64, y: f64, height: f64) -> Shape {
    let ink = match root {
        Root::Covered => Ink::Good,
        Root::Uncovered => Ink::Warn,
    };
    let inset = (height / 5.0).min(9.0);
    let length = height - 2.0 * inset;
    Shape::filled(
        Form::Rect { x: x + 3.5, y: y + inset, width: 3.5, height: length, radius: 1.75 },
        ink,
    )
}

fn classes(cause: &Cause, root: Option<Root>, n_folded: usize) -> String {
    let marks = [
        (root.is_some(), "is-root"),
        (root == Some(Root::Uncovered), "is-uncovered"),
        (cause.kind() == CauseKind::Contributing, "is-contributing"),
        (cause.kind() == CauseKind::RuledOut, "is-ruled-out"),
        (n_folded > 0, "is-folded"),
    ];
    let marks = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, name)| name);
    std::iter::once("cause").chain(marks).collect::<Vec<&str>>().join(" ")
}

fn label(text: &str, cause: &Cause, chips: &[Chip], n_folded: usize, words: &Words) -> String {
    let mut parts = vec![text.to_owned()];
    if cause.is_root() {
        parts.push(words.get("root").to_owned());
    }
    if cause.kind() != CauseKind::Cause {
        parts.push(words.get(cause.kind().key()).to_owned());
    }
    parts.extend(chips.iter().map(|it| it.phrase(words)));
    if is_joined(cause.join, cause.causes().len()) {
        parts.push(words.get("acts-together").to_owned());
    }
    if n_folded > 0 {
        parts.push(words.count("folded", n_folded));
    }
    parts.join(" · ")
}

/// `text` on one line without the marks of Markdown, or `instead` where nothing is written.
pub(super) fn or_else(text: &str, instead: &str) -> String {
    let words = plain(text);
    if words.is_empty() { instead.to_owned() } else { words }
}
