//! The head of a tree: the problem, how far its explanation is, and what can be done with the tree as a whole.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::picture::Growth;
use afterword_core::causes::{CauseId, CauseTree, CausesEdit, TreeEdit};
use afterword_core::list::List;
use afterword_core::postmortem::Edit;
use yew::prelude::*;

use super::outline::covered;
use super::paste::PasteTree;
use super::problem_id;
use crate::fields::{Select, TextArea};
use crate::icon::IconName;
use crate::menu::{Menu, MenuItem};
use crate::postmortem::reach::tree_menu;
use crate::review::{Beside, Spot, note_id};
use crate::words::{use_words, word};
use crate::{Form, Shell, outgoing_items};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TreeHeadProps {
    pub(super) tree: Rc<CauseTree>,
    pub(super) actions: List<Action>,
    /// Which way somebody had the drawing grow.
    pub(super) growth: Option<Growth>,
    pub(super) has_drawing: bool,
    /// Shows or hides the drawing.
    pub(super) on_show: Callback<()>,
    /// Keys in the problem.
    pub(super) on_first: Callback<KeyboardEvent>,
    /// The problem has the focus.
    pub(super) on_problem: Callback<FocusEvent>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// The problem, how far its explanation is, and what can be done with the tree as a whole.
#[component]
pub(super) fn TreeHead(props: &TreeHeadProps) -> Html {
    use_words();
    let is_pasting = use_state_eq(|| false);
    let tree = &props.tree;
    let id = tree.id();
    let on_change = props
        .on_edit
        .reform(move |text| Edit::Causes(CausesEdit::Tree(id, TreeEdit::Problem(text))));
    let on_join =
        props.on_edit.reform(move |it| Edit::Causes(CausesEdit::Tree(id, TreeEdit::Join(it))));
    let mut items = show_items(props);
    items.extend(outgoing_items(
        &Form::of_tree(id, props.growth.unwrap_or_default()),
        &props.shell.take_out,
    ));
    items.push({
        let is_pasting = is_pasting.setter();
        let on_select = Callback::from(move |()| is_pasting.set(true));
        MenuItem::new(word::TREE_PASTE.text(), on_select).icon(IconName::Upload)
    });
    items.push(remove_item(props));
    let on_close = {
        let is_pasting = is_pasting.setter();
        Callback::from(move |()| is_pasting.set(false))
    };
    html! {
        <header class="tree-head">
            <TextArea
                id={Some(AttrValue::from(problem_id(id)))}
                class="tree-problem"
                label={word::TREE_PROBLEM.text()}
                value={tree.problem.clone()}
                {on_change}
                placeholder={word::TREE_PROBLEM_PLACEHOLDER.text()}
                onkeydown={&props.on_first}
                onfocus={&props.on_problem}
                described_by={note_id(&Spot::Tree(id))}
            />
            <div class="tree-facts">
                <Beside spot={Spot::Tree(id)} />
                <p class="tree-count">{ counted(tree, &covered(&props.actions)) }</p>
                <span class="tree-join">
                    if tree.causes().len() > 1 {
                        { Select::new(word::CAUSE_JOIN.text(), tree.join, super::details::joins(), on_join).html() }
                    }
                </span>
                <Menu id={tree_menu(id)} label={word::TREE_THIS.text()} icon={Some(IconName::More)} {items} />
            </div>
            <PasteTree
                open={*is_pasting}
                tree={tree.clone()}
                {on_close}
                on_edit={&props.on_edit}
                shell={props.shell.clone()}
            />
        </header>
    }
}

fn show_items(props: &TreeHeadProps) -> Vec<MenuItem> {
    let label = if props.has_drawing { &word::DRAWING_HIDE } else { &word::DRAWING_SHOW };
    vec![MenuItem::new(label.text(), props.on_show.clone()).icon(IconName::Tree)]
}

fn remove_item(props: &TreeHeadProps) -> MenuItem {
    let id = props.tree.id();
    let (on_edit, shell) = (props.on_edit.clone(), props.shell.clone());
    let on_remove = Callback::from(move |()| {
        on_edit.emit(Edit::Causes(CausesEdit::RemoveTree(id)));
        shell.announce(word::TREE_REMOVED.text());
    });
    MenuItem::new(word::TREE_REMOVE.text(), on_remove).icon(IconName::Trash).danger()
}

/// `7 causes · 2 roots, 1 without an action`.
fn counted(tree: &CauseTree, covered: &BTreeMap<CauseId, usize>) -> String {
    let n_causes = tree.len();
    let roots: Vec<CauseId> = tree.roots().map(|it| it.id()).collect();
    let n_bare = roots.iter().filter(|it| !covered.contains_key(it)).count();
    let causes = match n_causes {
        0 => return word::CAUSES_NONE.text().to_owned(),
        n => word::CAUSES_COUNT.count(n),
    };
    let roots = match roots.len() {
        0 => word::ROOTS_NONE.text().to_owned(),
        n => word::ROOTS_COUNT.count(n),
    };
    match n_bare {
        0 => format!("{causes} · {roots}"),
        n => format!("{causes} · {roots}, {}", word::ROOTS_BARE.count(n)),
    }
}
