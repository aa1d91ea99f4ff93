//! What the marks of a drawn tree mean: those that occur, and no others.

use super::super::{CauseKind, CauseTree, Confidence};
use super::card::{Look, Root, bar, ground};
use super::chip::Chip;
use super::edges::draw_and;
use super::{MARGIN, TreeStyle, is_joined};
use crate::draw::{Group, Ink, Scene, Shape, Text, Words};

const ROW: f64 = 24.0;
const SIZE: f64 = 11.0;
const SAMPLE: f64 = 30.0;

/// A mark and the key of its meaning.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Card(Look, &'static str),
    And,
    Evidence,
    Covered,
}

/// Adds the legend below the picture.
pub(super) fn draw(scene: &mut Scene, tree: &CauseTree, style: TreeStyle<'_>) {
    let signs = signs(tree, style);
    if signs.is_empty() {
        return;
    }
    let mut group = Group::new("legend");
    let mut y = scene.height + 4.0;
    let mut x = MARGIN;
    for sign in signs {
        let text = style.words.get(sign.key());
        let text = Text::new(0.0, y + 4.0, SIZE, text).ink(Ink::InkFaint);
        let width = SAMPLE + text.width() + 22.0;
        if x > MARGIN && x + width > scene.width {
            (x, y) = (MARGIN, y + ROW);
        }
        sign.draw(&mut group, x, y, style.words);
        group.push(Text { x: x + SAMPLE, y: y + 4.0, ..text });
        x += width.ceil();
    }
    scene.height = y + ROW / 2.0 + MARGIN;
    scene.push(group);
}

fn signs(tree: &CauseTree, style: TreeStyle<'_>) -> Vec<Sign> {
    let plain = |confidence, key| {
        let look = Look::Cause { kind: CauseKind::Cause, confidence, root: None };
        Sign::Card(look, key)
    };
    let part = |kind, root, key| {
        let confidence = Confidence::Supported;
        Sign::Card(Look::Cause { kind, confidence, root }, key)
    };
    let any = |test: &dyn Fn(&super::Cause) -> bool| tree.walk().any(|it| test(it.cause));
    let is_covered = |it: &super::Cause| style.covered.contains(&it.id());
    let is_sure =
        |sure| move |it: &super::Cause| it.kind() != CauseKind::RuledOut && it.confidence == sure;
    let together = is_joined(tree.join, tree.causes().len())
        || any(&|it| is_joined(it.join, it.causes().len()));
    let all = [
        (any(&is_sure(Confidence::Hypothesis)), plain(Confidence::Hypothesis, "hypothesis")),
        (any(&is_sure(Confidence::Supported)), plain(Confidence::Supported, "supported")),
        (any(&is_sure(Confidence::Confirmed)), plain(Confidence::Confirmed, "confirmed")),
        (
            any(&|it| it.kind() == CauseKind::Contributing),
            part(CauseKind::Contributing, None, "contributing"),
        ),
        (any(&|it| it.kind() == CauseKind::RuledOut), part(CauseKind::RuledOut, None, "ruled-out")),
        (
            any(&|it| it.is_root() && !is_covered(it)),
            part(CauseKind::Cause, Some(Root::Uncovered), "root-uncovered"),
        ),
        (
            any(&|it| it.is_root() && is_covered(it)),
            part(CauseKind::Cause, Some(Root::Covered), "root-covered"),
        ),
        (together, Sign::And),
        (any(&|it| !it.evidence.is_empty()), Sign::Evidence),
        (any(&is_covered), Sign::Covered),
    ];
    all.into_iter().filter(|(occurs, _)| *occurs).map(|(_, sign)| sign).collect()
}

impl Sign {
    fn key(self) -> &'static str {
        match self {
            Self::Card(_, key) => key,
            Self::And => "all",
            Self::Evidence => "evidence",
            Self::Covered => "covered",
        }
    }

    /// Draws the mark, its middle at `y`.
    fn draw(self, group: &mut Group, x: f64, y: f64, words: &Words) {
        match self {
            Self::Card(look, _) => {
                group.push(card(look, x, y));
                if let Look::Cause { root: Some(root), .. } = look {
                    group.push(bar(root, x, y - 7.0, 14.0));
                }
            }
            Self::And => draw_and(group, x + 11.0, y, words),
            Self::Evidence => Chip::Evidence(0).draw_mark(group, x + 7.0, y),
            Self::Covered => Chip::Covered.draw_mark(group, x + 4.0, y),
        }
    }
}

fn card(look: Look, x: f64, y: f64) -> Shape {
    ground(look, x, y - 7.0, 22.0, 14.0)
}
