//! Why it happened: a tree of causes for each problem, edited as an outline.

mod details;
mod drawing;
mod evidence;
mod head;
mod keys;
mod list;
mod look;
mod outline;
mod paste;
mod row;
mod rows;
mod steps;

use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::{CauseId, CauseTree, CausesEdit, TreeId};
use afterword_core::list::List;
use afterword_core::postmortem::{Edit, Entry};
use yew::prelude::*;

pub(super) use self::drawing::fitting;
use self::outline::TreeOutline;
use super::focus::use_focus;
use super::reach::ADD_TREE;
use crate::Shell;
use crate::icon::{Icon, IconName};
use crate::words::{on_keys, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CausesSectionProps {
    pub trees: List<CauseTree>,
    /// For evidence.
    pub timeline: List<Entry>,
    /// For what addresses a cause.
    pub actions: List<Action>,
    pub on_edit: Callback<Edit>,
    pub shell: Shell,
}

/// The id of the field that holds a cause's text.
pub(super) fn row_id(id: CauseId) -> String {
    format!("cause-{id}")
}

/// The id of the button that shows the rest of a cause.
fn more_id(id: CauseId) -> String {
    format!("cause-{id}-more")
}

/// The id of the field that takes a new action against a cause.
fn action_id(id: CauseId) -> String {
    format!("cause-{id}-action")
}

/// The id of the field that holds a tree's problem.
pub(super) fn problem_id(id: TreeId) -> String {
    format!("problem-{id}")
}

/// The id of the line that says which keys work in a tree.
fn keys_id() -> &'static str {
    "causes-keys"
}

/// The keys that work in a tree, and what each does.
fn key_hints() -> [(&'static str, &'static str); 10] {
    [
        ("Enter", word::KEYS_NEXT.text()),
        ("Tab", word::KEYS_DEEPER.text()),
        ("Shift Tab", word::KEYS_BACK.text()),
        ("Alt ↑ ↓", word::KEYS_MOVE.text()),
        ("Alt R", word::KEYS_ROOT.text()),
        ("Alt L", word::KEYS_EVIDENCE.text()),
        ("Alt A", word::KEYS_ACTION.text()),
        ("Alt Enter", word::KEYS_DETAILS.text()),
        ("Esc", word::KEYS_THEN.text()),
        ("Tab", word::KEYS_LEAVES.text()),
    ]
}

/// The cause trees of a postmortem.
#[component]
pub fn CausesSection(props: &CausesSectionProps) -> Html {
    use_words();
    let focus = use_focus();
    let onclick = {
        let (on_edit, shell, focus) = (props.on_edit.clone(), props.shell.clone(), focus.clone());
        Callback::from(move |_: MouseEvent| {
            let tree = CauseTree::new(shell.id(), String::new());
            let target = problem_id(tree.id());
            on_edit.emit(Edit::Causes(CausesEdit::AddTree(Rc::new(tree))));
            focus.after_render(target);
        })
    };
    let is_empty = props.trees.is_empty();
    html! {
        <div class="causes-section" ref={focus.root()}>
            <div class="causes-intro">
                if is_empty {
                    <p class="guidance">
                        { word::CAUSES_GUIDANCE.text() }
                    </p>
                } else {
                    <p id={keys_id()} class="keys-hint">
                        for (key, meaning) in key_hints() {
                            <kbd>{ on_keys(key) }</kbd>{ format!(" {meaning} ") }
                        }
                    </p>
                }
            </div>
            <div class="trees">
                for tree in &props.trees {
                    <TreeOutline
                        key={tree.id().to_string()}
                        tree={tree.clone()}
                        timeline={props.timeline.clone()}
                        actions={props.actions.clone()}
                        on_edit={&props.on_edit}
                        shell={props.shell.clone()}
                    />
                }
            </div>
            <button type="button" id={ADD_TREE} class={classes!("button", (!is_empty).then_some("is-quiet"))} {onclick}>
                <Icon name={IconName::Tree} />
                { if is_empty { word::CAUSES_START.text() } else { word::TREE_ADD.text() } }
            </button>
        </div>
    }
}
