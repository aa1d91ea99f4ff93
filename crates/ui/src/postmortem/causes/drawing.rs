//! The drawn tree beside its outline: the same causes, the same selection.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::picture::{Growth, TreeStyle, covered, draw};
use afterword_core::causes::{CauseId, CauseTree};
use afterword_core::draw::Scene;
use afterword_core::list::List;
use web_sys::Element;
use yew::prelude::*;

use super::keys::Command;
use crate::draw::{Frame, Picture, Stage, View, use_drawing_words, use_settled, use_size};
use crate::postmortem::entry_drag;
use crate::postmortem::stable::use_stable;
use crate::words::{use_words, word};

/// How long after the last key the tree is drawn anew.
const PAUSE_MILLIS: i32 = 150;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TreeDrawingProps {
    pub(super) tree: Rc<CauseTree>,
    pub(super) actions: List<Action>,
    pub(super) folded: Rc<BTreeSet<CauseId>>,
    /// Which way somebody had it grow; else it grows as its place has room for it.
    pub(super) growth: Option<Growth>,
    /// Somebody has it grow that way.
    pub(super) on_turn: Callback<Growth>,
    /// Whether it goes on paper.
    pub(super) is_printing: bool,
    /// The cause that is worked on; the problem where there is none.
    pub(super) selected: Option<CauseId>,
    /// Something is asked of a cause, or of the problem.
    pub(super) on_ask: Callback<(Option<CauseId>, Command)>,
}

/// A tree as a picture that can be walked through. On paper all of it is shown, with what its marks mean.
#[component]
pub(super) fn TreeDrawing(props: &TreeDrawingProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let is_printing = props.is_printing;
    let tree = use_settled(&props.tree, PAUSE_MILLIS, is_printing);
    let covered = use_memo(props.actions.clone(), |it| covered(it));
    let folded = if is_printing { Rc::default() } else { props.folded.clone() };
    let place = use_node_ref();
    let frame = use_size(&place).map(within_border);
    let drawn = use_memo(
        (tree, folded, covered, (props.growth, is_printing, frame), words),
        |(tree, folded, covered, (growth, is_printing, frame), words)| {
            let (chosen, has_legend) = (*growth, *is_printing);
            let growth = chosen.unwrap_or_default();
            let style = TreeStyle { growth, is_narrow: false, folded, covered, has_legend, words };
            match frame {
                _ if *is_printing => (growth, Rc::new(fitting(tree, style, PAGE))),
                Some(frame) => readable(tree, style, chosen, *frame),
                None => (growth, Rc::new(draw(tree, style))),
            }
        },
    );
    let (growth, scene) = (*drawn).clone();
    let on_turn = props.on_turn.clone();
    let on_turn = use_stable(move |()| on_turn.emit(turned(growth)));
    let on_ask = props.on_ask.clone();
    let ask = |command: Command| {
        let (on_ask, own) = (on_ask.clone(), props.tree.id().to_string());
        move |id: AttrValue| {
            let cause = if *id == *own { None } else { id.parse().ok() };
            on_ask.emit((cause, command));
        }
    };
    let on_select = use_stable(ask(Command::Here));
    let on_open = use_stable(ask(Command::Write));
    let onkeydown = {
        let selected = props.selected;
        use_stable(move |event: KeyboardEvent| {
            if let Some(command) = command(&event.key()) {
                event.prevent_default();
                on_ask.emit((selected, command));
            }
        })
    };
    let selected = props.selected.map_or_else(|| props.tree.id().to_string(), |it| it.to_string());
    html! {
        <div ref={place} class="tree-drawing" ondragover={entry_drag::on_drag_over()} ondrop={on_drop(props)}>
            if is_printing {
                <Picture {scene} />
            } else {
                <Stage
                    {scene}
                    id={format!("drawing-{}", props.tree.id())}
                    label={word::DRAWING_OF.fill(&[("what", &title(&props.tree))])}
                    is_upright={growth == Growth::Down}
                    {selected}
                    {on_select}
                    {on_open}
                    {onkeydown}
                    {on_turn}
                />
            }
        </div>
    }
}

fn turned(growth: Growth) -> Growth {
    match growth {
        Growth::Right => Growth::Down,
        Growth::Down => Growth::Right,
    }
}

/// The tree grown to the right if all of it can be read in `frame` then, else downwards if it can then, with slim cards where only
/// they leave it the room; one that somebody has grow one way grows that way. Of a larger tree as much as can be read.
fn readable(
    tree: &CauseTree,
    style: TreeStyle<'_>,
    chosen: Option<Growth>,
    frame: Frame,
) -> (Growth, Rc<Scene>) {
    let grown = |growth, is_narrow| Rc::new(draw(tree, TreeStyle { growth, is_narrow, ..style }));
    if is_too_large(tree, style.folded, frame) {
        let longer = if frame.height > frame.width { Growth::Down } else { Growth::Right };
        let growth = chosen.unwrap_or(longer);
        return (growth, grown(growth, false));
    }
    let size = |it: &Scene| Frame { width: it.width, height: it.height };
    let mut best: Option<(f64, Growth, Rc<Scene>)> = None;
    for (growth, is_narrow) in WAYS.into_iter().filter(|it| chosen.is_none_or(|way| way == it.0)) {
        let scene = grown(growth, is_narrow);
        if View::is_readable(size(&scene), frame) {
            return (growth, scene);
        }
        let scale = View::all(size(&scene), frame).scale;
        // What does not fit anyway is read better on cards of full width.
        if !is_narrow && best.as_ref().is_none_or(|it| scale > it.0) {
            best = Some((scale, growth, scene));
        }
    }
    let (_, growth, scene) = best.expect("each way is tried on wide cards");
    (growth, scene)
}

/// The room inside of the line around a picture.
fn within_border(place: Frame) -> Frame {
    Frame { width: place.width - 2.0, height: place.height - 2.0 }
}

/// How a tree may be drawn, what is read best first: which way it grows, and whether its cards are slim.
const WAYS: [(Growth, bool); 4] =
    [(Growth::Right, false), (Growth::Down, false), (Growth::Right, true), (Growth::Down, true)];

/// Whether a tree surely has more cards than can be read in `frame`, so that it need not be drawn to know.
fn is_too_large(tree: &CauseTree, folded: &BTreeSet<CauseId>, frame: Frame) -> bool {
    /// Pixels that no card and the gap beside it do without, at the smallest scale that is read.
    const CARD: f64 = 100.0 * 30.0;
    let n_cards = if folded.is_empty() { tree.len() } else { 0 };
    n_cards as f64 * CARD > frame.width * frame.height
}

/// Width and height of the room on a page of A4, beside its margins and below two headings; that of Letter is much the same.
const PAGE: (f64, f64) = (174.0, 205.0);

/// The tree grown the way in which it fills a place of these sides, in any unit, with the larger letters.
pub(in crate::postmortem) fn fitting(
    tree: &CauseTree,
    style: TreeStyle<'_>,
    (width, height): (f64, f64),
) -> Scene {
    let grown = |growth| draw(tree, TreeStyle { growth, ..style });
    let scale = |it: &Scene| (width / it.width).min(height / it.height);
    let (right, down) = (grown(Growth::Right), grown(Growth::Down));
    if scale(&down) > scale(&right) { down } else { right }
}

fn title(tree: &CauseTree) -> &str {
    match tree.problem.trim() {
        "" => word::CAUSE_THE_PROBLEM.text(),
        problem => problem,
    }
}

/// What a key asks of the selected cause, beside going to another.
fn command(key: &str) -> Option<Command> {
    Some(match key {
        "Enter" | "F2" => Command::Write,
        "r" | "R" => Command::ToggleRoot,
        "e" | "E" => Command::Evidence,
        "a" | "A" => Command::NewAction,
        // What is folded has a way in only once it is unfolded.
        " " | "." | "ArrowRight" | "ArrowDown" => Command::Fold,
        _ => return None,
    })
}

/// An entry of the timeline that is dropped on a card is evidence for it.
fn on_drop(props: &TreeDrawingProps) -> Callback<DragEvent> {
    let on_ask = props.on_ask.clone();
    Callback::from(move |event: DragEvent| {
        let card = event.target_dyn_into::<Element>();
        let card = card.and_then(|it| it.closest("[data-id]").ok().flatten());
        let cause = card.and_then(|it| it.get_attribute("data-id")?.parse().ok());
        if let (Some(cause), Some(entry)) = (cause, entry_drag::dropped(&event)) {
            on_ask.emit((Some(cause), Command::Support(entry)));
        }
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::causes::{Cause, Place, TreeId};
    use afterword_core::draw::Words;

    use super::*;

    /// A problem with three causes, the second of which has one of its own.
    fn handful() -> CauseTree {
        let mut tree = CauseTree::new(TreeId::from_bits(9), "Checkout failed for an hour".into());
        for (n, under) in [(1, None), (2, None), (3, Some(2)), (4, None)] {
            let place = Place { under: under.map(CauseId::from_bits), before: None };
            let cause = Cause::new(CauseId::from_bits(n), "A step that went wrong".into());
            tree.add(cause, place).expect("the tree is small");
        }
        tree
    }

    #[test]
    fn a_handful_of_causes_is_whole_and_readable_in_a_narrow_place_whichever_way_it_is_taller() {
        let (none, words) = (BTreeSet::new(), Words::english());
        let style = TreeStyle {
            growth: Growth::Right,
            is_narrow: false,
            folded: &none,
            covered: &none,
            has_legend: false,
            words: &words,
        };
        for (width, height) in [(400.0, 480.0), (400.0, 1_200.0), (520.0, 540.0), (900.0, 400.0)] {
            let frame = Frame { width, height };
            let (_, scene) = readable(&handful(), style, None, frame);
            let size = Frame { width: scene.width, height: scene.height };
            assert!(View::is_readable(size, frame), "{size:?} in {frame:?}");
        }
        // Whoever has turned it keeps the way it grows, on slim cards if need be.
        let frame = Frame { width: 400.0, height: 540.0 };
        let (growth, scene) = readable(&handful(), style, Some(Growth::Down), frame);
        let size = Frame { width: scene.width, height: scene.height };
        assert!(growth == Growth::Down && View::is_readable(size, frame), "{size:?}");
    }
}
