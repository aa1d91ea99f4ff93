//! A cause tree as a picture: cards of text, and lines from each effect to its causes.

mod card;
mod chip;
mod edges;
mod legend;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::layout::{Spacing, TidyBox, tidy};
use super::{Cause, CauseId, CauseTree, Join};
use crate::actions::Action;
use crate::draw::{Scene, Words};
use card::Card;

/// Which way a tree grows from its problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Growth {
    /// To the right: the reading of an outline, and the better use of a wide screen.
    #[default]
    Right,
    /// Downwards.
    Down,
}

/// How a tree is drawn.
#[derive(Clone, Copy, Debug)]
pub struct TreeStyle<'a> {
    /// Which way it grows.
    pub growth: Growth,
    /// Whether its cards are slim and stand close: for a narrow place, which then has room for more of them.
    pub is_narrow: bool,
    /// The causes whose own causes are folded away and counted.
    pub folded: &'a BTreeSet<CauseId>,
    /// The causes that an action addresses: [`covered`].
    pub covered: &'a BTreeSet<CauseId>,
    /// Whether the marks that occur are explained below the tree.
    pub has_legend: bool,
    /// The words that the picture adds.
    pub words: &'a Words,
}

/// The causes that an action addresses.
pub fn covered(actions: &[Rc<Action>]) -> BTreeSet<CauseId> {
    actions.iter().flat_map(|it| it.causes.iter().copied()).collect()
}

/// The space around the picture.
const MARGIN: f64 = 24.0;

/// Draws `tree`.
///
/// Every cause is a [group](crate::draw::Group) of the class `cause` with the cause's id; the problem is one of the class `problem`
/// with the tree's. Classes beside these: `is-root`, `is-uncovered`, `is-ruled-out`, `is-contributing`, `is-folded`. The lines
/// stand before the cards, in a group of the class `edges`.
///
/// ```
/// use std::collections::BTreeSet;
/// use afterword_core::causes::picture::{Growth, TreeStyle, draw};
/// use afterword_core::causes::{CauseTree, TreeId};
/// use afterword_core::draw::Words;
///
/// let none = BTreeSet::new();
/// let words = Words::english();
/// let style =
///     TreeStyle { growth: Growth::Right, is_narrow: false, folded: &none, covered: &none, has_legend: true, words: &words };
/// let scene = draw(&CauseTree::new(TreeId::from_bits(1), "Disk full".into()), style);
/// assert_eq!(scene.outline()[0].text, "Problem: Disk full");
/// ```
pub fn draw(tree: &CauseTree, style: TreeStyle<'_>) -> Scene {
    let mut cards = cards(tree, style);
    place(&mut cards, style);
    let title = card::or_else(&tree.problem, style.words.get("no-problem"));
    let mut scene = Scene::new(title, 0.0, 0.0);
    scene.description = style.words.count("tree-description", tree.len());
    scene.width = cards.iter().map(|it| it.x + it.full_width()).fold(0.0, f64::max) + MARGIN;
    scene.height = cards.iter().map(|it| it.y + it.height).fold(0.0, f64::max) + MARGIN;
    scene.push(edges::draw(&cards, style.growth, style.words));
    for card in &cards {
        scene.push(card.draw());
    }
    if style.has_legend {
        legend::draw(&mut scene, tree, style);
    }
    scene
}

/// Draws all of `tree`, with what its marks mean, as a report shows it.
///
/// ```
/// use afterword_core::causes::picture::{Growth, whole};
/// use afterword_core::causes::{CauseTree, TreeId};
/// use afterword_core::draw::Words;
///
/// let tree = CauseTree::new(TreeId::from_bits(1), "Disk full".into());
/// let scene = whole(&tree, &[], Growth::Right, &Words::english());
/// assert_eq!(scene.outline()[0].text, "Problem: Disk full");
/// ```
pub fn whole(tree: &CauseTree, actions: &[Rc<Action>], growth: Growth, words: &Words) -> Scene {
    let (folded, covered) = (BTreeSet::new(), covered(actions));
    draw(
        tree,
        TreeStyle {
            growth,
            is_narrow: false,
            folded: &folded,
            covered: &covered,
            has_legend: true,
            words,
        },
    )
}

/// A card for the problem and for every cause that is not folded away, each after its effect's.
fn cards<'a>(tree: &'a CauseTree, style: TreeStyle<'a>) -> Vec<Card<'a>> {
    let mut cards = vec![Card::problem(tree, style)];
    // A stack of its own, for the walk of the tree can't skip what is folded.
    let mut open: Vec<(usize, &Rc<Cause>)> = tree.causes().iter().rev().map(|it| (0, it)).collect();
    while let Some((behind, cause)) = open.pop() {
        let is_folded = style.folded.contains(&cause.id()) && !cause.causes().is_empty();
        let n_folded = if is_folded { n_behind(cause) } else { 0 };
        let level = cards[behind].level + 1;
        cards.push(Card::cause(cause, behind, n_folded, style).at_level(level));
        if !is_folded {
            let at = cards.len() - 1;
            open.extend(cause.causes().iter().rev().map(|it| (at, it)));
        }
    }
    cards
}

/// How many causes stand behind `cause`.
fn n_behind(cause: &Cause) -> usize {
    let mut n = 0;
    let mut open = vec![cause];
    while let Some(cause) = open.pop() {
        n += cause.causes().len();
        open.extend(cause.causes().iter().map(Rc::as_ref));
    }
    n
}

fn place(cards: &mut [Card<'_>], TreeStyle { growth, is_narrow, .. }: TreeStyle<'_>) {
    let boxes: Vec<TidyBox> = cards
        .iter()
        .map(|it| match growth {
            Growth::Right => {
                TidyBox { behind: it.behind, breadth: it.height, depth: it.full_width() }
            }
            Growth::Down => {
                TidyBox { behind: it.behind, breadth: it.full_width(), depth: it.height }
            }
        })
        .collect();
    let spacing = match growth {
        _ if is_narrow => Spacing { breadth: 16.0, depth: 44.0 },
        Growth::Right => Spacing { breadth: 18.0, depth: 64.0 },
        Growth::Down => Spacing { breadth: 22.0, depth: 56.0 },
    };
    for (card, place) in cards.iter_mut().zip(tidy(&boxes, spacing)) {
        let (x, y) = match growth {
            Growth::Right => (place.depth, place.breadth),
            Growth::Down => (place.breadth, place.depth),
        };
        (card.x, card.y) = (x + MARGIN, y + MARGIN);
    }
}

/// Whether the causes of one effect are joined by an “and”: one alone has nothing to act together with.
fn is_joined(join: Join, n_causes: usize) -> bool {
    join == Join::All && n_causes > 1
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;

    #[test]
    fn a_card_stands_one_level_behind_its_effect() {
        let mut tree = CauseTree::new(super::super::TreeId::from_bits(0), "p".into());
        for (n, under) in [(1, None), (2, Some(1)), (3, Some(2)), (4, None)] {
            let place = Place { under: under.map(CauseId::from_bits), before: None };
            let text = n.to_string();
            tree.add(Cause::new(CauseId::from_bits(n), text), place).expect("the tree is small");
        }
        let (none, words) = (BTreeSet::new(), Words::english());
        let style = TreeStyle {
            growth: Growth::Right,
            is_narrow: false,
            folded: &none,
            covered: &none,
            has_legend: false,
            words: &words,
        };
        let scene = draw(&tree, style);
        let lines: Vec<(usize, &str)> =
            scene.outline().iter().map(|it| (it.level, it.text)).collect();
        assert_eq!(lines, [(0, "Problem: p"), (1, "1"), (2, "2"), (3, "3"), (1, "4")]);
    }
}
