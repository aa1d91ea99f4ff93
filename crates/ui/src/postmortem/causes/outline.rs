//! One tree: what people noticed, and the outline of its causes.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::{Cause, CauseId, CauseTree, CausesEdit, Place, TreeEdit};
use afterword_core::list::List;
use afterword_core::postmortem::{Edit, Entry};
use yew::prelude::*;

use super::details::CauseDetails;
use super::keys::Command;
use super::row::CauseRow;
use super::rows::{Own, Row, n_behind, rows};
use super::steps::step;
use super::{keys_id, more_id, problem_id, row_id};
use crate::Shell;
use crate::fields::{Select, TextArea};
use crate::icon::{Icon, IconName};
use crate::menu::{Menu, MenuItem};
use crate::postmortem::focus::{Focus, use_focus};
use crate::postmortem::reach::add_cause_to;
use crate::postmortem::stable::use_stable;
use crate::review::{Beside, Spot, note_id};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TreeOutlineProps {
    pub(super) tree: Rc<CauseTree>,
    pub(super) timeline: List<Entry>,
    pub(super) actions: List<Action>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// One tree, edited as an outline.
#[component]
pub(super) fn TreeOutline(props: &TreeOutlineProps) -> Html {
    use_words();
    let focus = use_focus();
    let folded = use_state_eq(BTreeSet::<CauseId>::new);
    let current = use_state_eq(|| None::<CauseId>);
    let open = use_state_eq(|| None::<CauseId>);

    let tree = &props.tree;
    let rows = rows(tree, &folded);
    let current_id = current
        .filter(|it| rows.iter().any(|row| row.cause.id() == *it))
        .or(rows.first().map(|it| it.cause.id()));
    let covered = covered(&props.actions);
    let list = Asked {
        ids: rows.iter().map(|it| it.cause.id()).collect(),
        props: props.clone(),
        focus: focus.clone(),
        folded,
        current,
        open: open.clone(),
    };
    let on_ask = use_stable(move |(id, command)| list.answer(id, command));
    let on_first = use_first(props, &focus, &rows);

    let row = |it: &Row| {
        let id = it.cause.id();
        html! {
            <li key={id.to_string()} class="cause-item">
                <CauseRow
                    tree={tree.id()}
                    cause={Own::new(&it.cause)}
                    at={it.at}
                    question={it.question.clone().map(AttrValue::from)}
                    question_id={it.question_id.clone()}
                    n_hidden={it.is_folded.then(|| n_behind(&it.cause))}
                    n_actions={covered.get(&id).copied().unwrap_or(0)}
                    is_current={current_id == Some(id)}
                    is_open={*open == Some(id)}
                    on_edit={&props.on_edit}
                    on_ask={&on_ask}
                />
            </li>
        }
    };
    let details = |id: CauseId| {
        html! {
            <li key={format!("details-{id}")} class="cause-details-item">
                <CauseDetails
                    tree={tree.clone()}
                    {id}
                    timeline={props.timeline.clone()}
                    actions={props.actions.clone()}
                    on_edit={&props.on_edit}
                    on_ask={&on_ask}
                    shell={props.shell.clone()}
                />
            </li>
        }
    };
    let mut items = Vec::with_capacity(rows.len() + 1);
    for it in &rows {
        items.push(row(it));
        if *open == Some(it.cause.id()) {
            items.push(details(it.cause.id()));
        }
    }
    html! {
        <section class="tree" ref={focus.root()} aria-label={word::TREE.text()}>
            { head(props, &on_first, &covered) }
            <ol class="causes" aria-label={word::CAUSES.text()} aria-describedby={keys_id()}>{ for items }</ol>
            <div class="tree-foot">
                <button type="button" id={add_cause_to(tree.id())} class="button is-quiet" onclick={add_last(props, &focus)}>
                    <Icon name={IconName::Plus} />
                    { if tree.is_empty() { word::CAUSE_ASK.text() } else { word::CAUSE_ADD_TOP.text() } }
                </button>
            </div>
        </section>
    }
}

/// The problem, how far its explanation is, and what can be done with the tree as a whole.
fn head(
    props: &TreeOutlineProps,
    on_first: &Callback<KeyboardEvent>,
    covered: &BTreeMap<CauseId, usize>,
) -> Html {
    let tree = &props.tree;
    let id = tree.id();
    let on_change = props
        .on_edit
        .reform(move |text| Edit::Causes(CausesEdit::Tree(id, TreeEdit::Problem(text))));
    let on_join =
        props.on_edit.reform(move |it| Edit::Causes(CausesEdit::Tree(id, TreeEdit::Join(it))));
    let on_remove = {
        let (on_edit, shell) = (props.on_edit.clone(), props.shell.clone());
        Callback::from(move |()| {
            on_edit.emit(Edit::Causes(CausesEdit::RemoveTree(id)));
            shell.announce(word::TREE_REMOVED.text());
        })
    };
    let items =
        vec![MenuItem::new(word::TREE_REMOVE.text(), on_remove).icon(IconName::Trash).danger()];
    html! {
        <header class="tree-head">
            <TextArea
                id={Some(AttrValue::from(problem_id(id)))}
                class="tree-problem"
                label={word::TREE_PROBLEM.text()}
                value={tree.problem.clone()}
                {on_change}
                placeholder={word::TREE_PROBLEM_PLACEHOLDER.text()}
                onkeydown={on_first.clone()}
                described_by={note_id(&Spot::Tree(id))}
            />
            <div class="tree-facts">
                <Beside spot={Spot::Tree(id)} />
                <p class="tree-count">{ counted(tree, covered) }</p>
                <span class="tree-join">
                    if tree.causes().len() > 1 {
                        { Select::new(word::CAUSE_JOIN.text(), tree.join, super::details::joins(), on_join).html() }
                    }
                </span>
                <Menu label={word::TREE_THIS.text()} icon={Some(IconName::More)} {items} />
            </div>
        </header>
    }
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

/// How many actions address each cause.
fn covered(actions: &[Rc<Action>]) -> BTreeMap<CauseId, usize> {
    let mut covered = BTreeMap::new();
    for id in actions.iter().flat_map(|it| &it.causes) {
        *covered.entry(*id).or_default() += 1;
    }
    covered
}

fn blank(shell: &Shell) -> Cause {
    Cause::new(shell.id(), String::new())
}

/// Adds a cause of the problem itself.
fn add(props: &TreeOutlineProps, focus: &Focus, before: Option<CauseId>) {
    let cause = blank(&props.shell);
    let target = row_id(cause.id());
    let place = Place { under: None, before };
    let edit = TreeEdit::Add { cause, place };
    props.on_edit.emit(Edit::Causes(CausesEdit::Tree(props.tree.id(), edit)));
    props.shell.announce(word::CAUSE_NEW_TOP.text());
    focus.after_render(target);
}

fn add_last(props: &TreeOutlineProps, focus: &Focus) -> Callback<MouseEvent> {
    let (props, focus) = (props.clone(), focus.clone());
    Callback::from(move |_| add(&props, &focus, None))
}

/// Keys in the problem: Enter asks why, Down goes to the first cause.
#[hook]
fn use_first(props: &TreeOutlineProps, focus: &Focus, rows: &[Row]) -> Callback<KeyboardEvent> {
    let (props, focus) = (props.clone(), focus.clone());
    let first = rows.first().map(|it| it.cause.id());
    use_stable(move |event: KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => {}
        "Enter" if !event.shift_key() => {
            event.prevent_default();
            add(&props, &focus, first);
        }
        "ArrowDown" => {
            if let Some(first) = first {
                event.prevent_default();
                focus.now(&row_id(first));
            }
        }
        _ => {}
    })
}

/// The outline as it was last drawn, ready to answer its rows.
struct Asked {
    ids: Vec<CauseId>,
    props: TreeOutlineProps,
    focus: Focus,
    folded: UseStateHandle<BTreeSet<CauseId>>,
    current: UseStateHandle<Option<CauseId>>,
    open: UseStateHandle<Option<CauseId>>,
}

impl Asked {
    fn answer(&self, id: CauseId, command: Command) {
        match command {
            Command::Here => self.current.set(Some(id)),
            Command::Above => self.go(id, |at| at.checked_sub(1)),
            Command::Below => self.go(id, |at| Some(at + 1)),
            Command::Fold => self.fold(id),
            Command::Details => self.toggle_details(id),
            Command::Leave => drop(self.focus.now(&more_id(id))),
            Command::Write => drop(self.focus.now(&row_id(id))),
            Command::Remove => self.remove(id),
            _ => self.take(id, command),
        }
    }

    fn take(&self, id: CauseId, command: Command) {
        let shell = &self.props.shell;
        let Some(step) = step(&self.props.tree, id, command, || shell.id()) else { return };
        if let Some(edit) = step.edit {
            self.edit(edit);
        }
        if let Some(shown) = step.unfold.filter(|it| self.folded.contains(it)) {
            self.set_folded(shown, false);
        }
        shell.announce(step.said);
        self.focus.after_render(row_id(step.focus));
    }

    fn edit(&self, edit: TreeEdit) {
        self.props.on_edit.emit(Edit::Causes(CausesEdit::Tree(self.props.tree.id(), edit)));
    }

    fn go(&self, id: CauseId, step: impl Fn(usize) -> Option<usize>) {
        let at = self.ids.iter().position(|it| *it == id).and_then(step);
        match at.map(|at| self.ids.get(at)) {
            Some(Some(id)) => drop(self.focus.now(&row_id(*id))),
            Some(None) => {}
            None => drop(self.focus.now(&problem_id(self.props.tree.id()))),
        }
    }

    fn fold(&self, id: CauseId) {
        let is_folded = self.folded.contains(&id);
        let n = self.props.tree.find(id).map_or(0, |it| n_behind(it));
        if n == 0 {
            return;
        }
        self.set_folded(id, !is_folded);
        let said =
            if is_folded { word::CAUSES_SHOWN.count(n) } else { word::CAUSES_HIDDEN.count(n) };
        self.props.shell.announce(said);
    }

    fn set_folded(&self, id: CauseId, is_folded: bool) {
        let mut folded = (*self.folded).clone();
        if is_folded {
            folded.insert(id)
        } else {
            folded.remove(&id)
        };
        self.folded.set(folded);
    }

    fn toggle_details(&self, id: CauseId) {
        if *self.open == Some(id) {
            self.open.set(None);
            self.focus.after_render(row_id(id));
        } else {
            self.open.set(Some(id));
            self.focus.after_render(super::details::first_id(id));
        }
    }

    fn remove(&self, id: CauseId) {
        let tree = &self.props.tree;
        let Some(n) = tree.find(id).map(|it| n_behind(it)) else { return };
        let next = self.ids.iter().position(|it| *it == id).and_then(|at| at.checked_sub(1));
        let next = next.map_or_else(|| problem_id(tree.id()), |at| row_id(self.ids[at]));
        self.edit(TreeEdit::Remove(id));
        self.open.set(self.open.filter(|it| *it != id));
        let said = match n {
            0 => word::CAUSE_REMOVED.text().to_owned(),
            n => word::CAUSES_REMOVED.count(n),
        };
        self.props.shell.announce(said);
        self.focus.after_render(next);
    }
}
