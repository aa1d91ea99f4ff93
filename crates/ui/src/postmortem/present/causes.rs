//! Why it happened, on the wall: trees as drawings and outlines, and factors with what covers them.

use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::{Cause, CauseKind, CauseTree};
use afterword_core::list::List;
use afterword_core::postmortem::Factor;
use yew::prelude::*;

use super::drawn::DrawnTree;
use crate::words::{InWords, word};

/// How deep the outline is indented; what is deeper stands there too.
const DEEPEST: usize = 7;

/// Every tree with the problem above it.
pub(super) fn trees(trees: &[Rc<CauseTree>], actions: &List<Action>) -> Html {
    let shown = trees.iter().filter(|it| !it.is_blank());
    html! {
        <div class="slide-trees">
            for tree in shown {
                <section key={tree.id().to_string()} class="slide-tree">
                    <h3>{ &tree.problem }</h3>
                    <DrawnTree {tree} actions={actions.clone()} />
                    <ul>
                        for visit in tree.walk() {
                            { cause(visit.cause, visit.depth) }
                        }
                    </ul>
                </section>
            }
        </div>
    }
}

fn cause(cause: &Rc<Cause>, depth: usize) -> Html {
    let class = classes!(
        "slide-cause",
        format!("is-level-{}", depth.min(DEEPEST)),
        cause.is_root().then_some("is-root"),
        (cause.kind() == CauseKind::RuledOut).then_some("is-ruled-out"),
    );
    let root = cause.is_root().then(|| word::MARK_ROOT.text());
    let kind = match cause.kind() {
        CauseKind::Cause => None,
        CauseKind::Contributing => Some(word::MARK_CONTRIBUTING.text()),
        CauseKind::RuledOut => Some(word::MARK_RULED_OUT.text()),
    };
    html! {
        <li key={cause.id().to_string()} {class}>
            <span>{ &cause.text }</span>
            for mark in root.into_iter().chain(kind) {
                <span key={mark} class="mark">{ mark }</span>
            }
        </li>
    }
}

/// Every factor, with its part and whether anything covers it.
pub(super) fn factors(factors: &[Rc<Factor>]) -> Html {
    html! {
        <ul class="slide-factors">
            for factor in factors {
                <li key={factor.id.to_string()}>
                    <span>{ &factor.text }</span>
                    <span class="mark">{ factor.kind.in_words() }</span>
                    <span class={classes!("mark", (!factor.is_covered()).then_some("is-missing"))}>{ covered(factor) }</span>
                </li>
            }
        </ul>
    }
}

fn covered(factor: &Factor) -> String {
    match (factor.actions.len(), factor.accepted.is_some()) {
        _ if !factor.is_covered() => word::MEETING_UNCOVERED.text().to_owned(),
        (0, _) => word::COVER_RISK.text().to_owned(),
        (n, false) => word::COVER_ACTIONS.count(n),
        (n, true) => word::COVER_BOTH.count(n),
    }
}
