//! Drawings on the wall: as large as a slide has room, above the lists that say the same.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::Action;
use afterword_core::causes::CauseTree;
use afterword_core::causes::picture::{Growth, TreeStyle, covered};
use afterword_core::draw::Scene;
use afterword_core::draw::timeline::{TimelineStyle, draw};
use afterword_core::list::List;
use yew::prelude::*;

use crate::draw::{Picture, use_drawing_words};
use crate::postmortem::causes::fitting;
use crate::postmortem::timeline::of_entries;
use crate::shell::Shell;

/// A wider scale has its labels in fewer rows: which of these is larger on a wall depends on how crowded it is.
const WIDTHS: [f64; 4] = [720.0, 960.0, 1_200.0, 1_440.0];

/// Width and height of what a slide has free for a drawing, as walls are.
const WALL: (f64, f64) = (16.0, 7.0);

/// So many entries or causes are seen at a glance without a drawing.
const FEW: usize = 2;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DrawnTimelineProps {
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) shell: Shell,
}

/// The timeline to scale.
#[component]
pub(super) fn DrawnTimeline(props: &DrawnTimelineProps) -> Html {
    let words = use_drawing_words();
    let DrawnTimelineProps { postmortem, shell } = props;
    let n_timed = postmortem.timeline.iter().filter(|it| it.time.start().is_some()).count();
    let key = (postmortem.timeline.clone(), postmortem.moments.clone(), postmortem.zone.clone());
    let shell = shell.clone();
    let scene = use_memo((key, words), move |((timeline, moments, zone), words)| {
        let postmortem = of_entries(timeline, moments, zone, &shell);
        let drawn = WIDTHS
            .map(|width| draw(&postmortem, TimelineStyle { width, has_legend: false, words }));
        let scale = |it: &Scene| (WALL.0 / it.width).min(WALL.1 / it.height);
        let larger = |a: Scene, b: Scene| if scale(&b) > scale(&a) { b } else { a };
        drawn.into_iter().reduce(larger).unwrap_or_default()
    });
    html! {
        <div class="slide-drawing">
            if n_timed > FEW {
                <Picture {scene} />
            }
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DrawnTreeProps {
    pub(super) tree: Rc<CauseTree>,
    /// For what addresses a cause.
    pub(super) actions: List<Action>,
}

/// A tree of causes, grown whichever way is larger on a wall.
#[component]
pub(super) fn DrawnTree(props: &DrawnTreeProps) -> Html {
    let words = use_drawing_words();
    let key = (props.tree.clone(), props.actions.clone(), words);
    let scene = use_memo(key, |(tree, actions, words)| {
        let (folded, covered) = (BTreeSet::new(), covered(actions));
        let (growth, has_legend) = (Growth::Right, false);
        let style = TreeStyle {
            growth,
            is_narrow: false,
            folded: &folded,
            covered: &covered,
            has_legend,
            words,
        };
        fitting(tree, style, WALL)
    });
    html! {
        <div class="slide-drawing">
            if props.tree.len() >= FEW {
                <Picture {scene} />
            }
        </div>
    }
}
