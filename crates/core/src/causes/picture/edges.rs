//! The lines of a drawn tree, from each effect to its causes.

use super::super::CauseKind;
use super::card::{Card, Look};
use super::{Growth, is_joined};
use crate::draw::{Anchor, Dash, Form, Group, Ink, Path, Shape, Stroke, Text, Words};

/// How far behind its effect a line turns.
const TURN: f64 = 30.0;

/// The radius of a turn.
const RADIUS: f64 = 8.0;

/// A point along the tree (from effect to cause) and across it.
#[derive(Clone, Copy)]
struct Point {
    along: f64,
    across: f64,
}

pub(super) fn draw(cards: &[Card<'_>], growth: Growth, words: &Words) -> Group {
    let mut group = Group::new("edges");
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); cards.len()];
    for (at, card) in cards.iter().enumerate() {
        if let Some(behind) = card.behind {
            children[behind].push(at);
        }
    }
    for (card, children) in cards.iter().zip(&children) {
        let is_all = is_joined(card.join, children.len());
        let from = leaves(card, growth);
        for child in children.iter().map(|it| &cards[*it]) {
            group.push(Shape::line(
                Form::Path(elbow(from, arrives(child, growth), growth)),
                stroke(child, is_all),
            ));
        }
        if is_all {
            draw_joint(&mut group, from, growth, words);
        }
    }
    group
}

/// Where lines leave a card.
fn leaves(card: &Card<'_>, growth: Growth) -> Point {
    match growth {
        Growth::Right => Point { along: card.x + card.width, across: card.y + card.height / 2.0 },
        Growth::Down => Point { along: card.y + card.height, across: card.x + card.width / 2.0 },
    }
}

/// Where the line to a card ends.
fn arrives(card: &Card<'_>, growth: Growth) -> Point {
    match growth {
        Growth::Right => Point { along: card.x, across: card.y + card.height / 2.0 },
        Growth::Down => Point { along: card.y, across: card.x + card.width / 2.0 },
    }
}

fn stroke(child: &Card<'_>, is_all: bool) -> Stroke {
    match child.look {
        Look::Cause { kind: CauseKind::RuledOut, .. } => {
            Stroke::new(Ink::LineStrong, 1.25).dashed(Dash::Dotted)
        }
        _ if is_all => Stroke::new(Ink::InkSoft, 2.0),
        _ => Stroke::new(Ink::LineStrong, 1.25),
    }
}

/// Straight on, a round turn, across, a round turn, straight on.
fn elbow(from: Point, to: Point, growth: Growth) -> String {
    let xy = |along: f64, across: f64| match growth {
        Growth::Right => (along, across),
        Growth::Down => (across, along),
    };
    let step = |path: Path, along, across| {
        let (x, y) = xy(along, across);
        path.to(x, y)
    };
    let (x, y) = xy(from.along, from.across);
    let path = Path::from(x, y);
    let across = to.across - from.across;
    if across.abs() < 0.5 {
        return step(path, to.along, to.across).finish();
    }
    let turn = from.along + TURN;
    let radius = RADIUS.min(across.abs() / 2.0);
    let side = radius.copysign(across);
    let bend = |path: Path, corner: (f64, f64), along, across| {
        let (x, y) = xy(along, across);
        path.bend(xy(corner.0, corner.1), x, y)
    };
    let path = step(path, turn - radius, from.across);
    let path = bend(path, (turn, from.across), turn, from.across + side);
    let path = step(path, turn, to.across - side);
    let path = bend(path, (turn, to.across), turn + radius, to.across);
    step(path, to.along, to.across).finish()
}

/// The “and” where the lines to causes part that act together.
fn draw_joint(group: &mut Group, from: Point, growth: Growth, words: &Words) {
    let (x, y) = match growth {
        Growth::Right => (from.along + TURN, from.across),
        Growth::Down => (from.across, from.along + TURN),
    };
    draw_and(group, x, y, words);
}

/// An “and” around that point.
pub(super) fn draw_and(group: &mut Group, x: f64, y: f64, words: &Words) {
    let text = Text::new(x, y + 3.5, 10.0, words.get("and")).anchor(Anchor::Middle);
    let width = (text.width() + 10.0).ceil();
    let form = Form::Rect { x: x - width / 2.0, y: y - 9.0, width, height: 18.0, radius: 9.0 };
    group.push(Shape::filled(form, Ink::InkSoft));
    group.push(text.ink(Ink::Paper).bold());
}
