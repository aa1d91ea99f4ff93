//! One tree: what people noticed, and the outline of its causes.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::causes::{
    Cause, CauseChange, CauseId, CauseTree, CausesEdit, Evidence, Place, TreeEdit,
};
use afterword_core::list::List;
use afterword_core::postmortem::{Edit, Entry, EntryId};
use yew::prelude::*;

use super::drawing::TreeDrawing;
use super::head::TreeHead;
use super::keys::Command;
use super::list::{CauseList, Open};
use super::look::TreeLook;
use super::rows::{n_behind, seen};
use super::steps::step;
use super::{action_id, more_id, problem_id, row_id};
use crate::Shell;
use crate::draw::use_printing;
use crate::icon::{Icon, IconName};
use crate::postmortem::entry_picker::EntryPicker;
use crate::postmortem::focus::{Focus, use_focus};
use crate::postmortem::reach::add_cause_to;
use crate::postmortem::stable::use_stable;
use crate::shell::use_look;
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
    let begin =
        use_memo((), |()| TreeLook::read(&props.shell.recalled(&TreeLook::name(props.tree.id()))));
    let folded = use_state_eq(|| begin.folded.clone());
    let current = use_state_eq(|| None::<CauseId>);
    let open = use_state_eq(|| None::<CauseId>);
    let is_at_problem = use_state_eq(|| false);
    let picking = use_state_eq(|| None::<CauseId>);
    let growth = use_state_eq(|| begin.growth);
    let has_drawing = use_state_eq(|| begin.has_drawing);
    let look = TreeLook { growth: *growth, has_drawing: *has_drawing, folded: (*folded).clone() };
    use_look(&props.shell, TreeLook::name(props.tree.id()), look.write());

    let tree = &props.tree;
    let ids = seen(tree, &folded);
    let first = ids.first().copied();
    let current_id = current.filter(|it| ids.contains(it)).or(first);
    let list = Asked {
        ids,
        props: props.clone(),
        focus: focus.clone(),
        folded: folded.clone(),
        current,
        open: open.clone(),
        is_at_problem: is_at_problem.clone(),
        picking: picking.clone(),
    };
    let on_picked = {
        let list = list.clone();
        Callback::from(move |entry| list.picked(entry))
    };
    let on_draw = {
        let list = list.clone();
        use_stable(move |(id, command)| list.answer_drawing(id, command))
    };
    let on_ask = use_stable(move |(id, command)| list.answer(id, command));
    let on_first = use_first(props, &focus, first);
    let on_turn = {
        let growth = growth.clone();
        use_stable(move |it| growth.set(Some(it)))
    };
    let on_problem = {
        let is_at_problem = is_at_problem.setter();
        use_stable(move |_: FocusEvent| is_at_problem.set(true))
    };
    let on_show = {
        let has_drawing = has_drawing.clone();
        use_stable(move |()| has_drawing.set(!*has_drawing))
    };
    // Paper has the drawing too, unless there is next to nothing to draw.
    let is_printing = use_printing();
    let is_drawn = *has_drawing && !tree.is_empty() || is_printing && tree.len() > 1;

    let shown = open.map(|id| Open {
        id,
        timeline: props.timeline.clone(),
        actions: props.actions.clone(),
    });
    html! {
        <section class="tree" ref={focus.root()} aria-label={word::TREE.text()}>
            <TreeHead
                tree={tree.clone()}
                actions={props.actions.clone()}
                growth={*growth}
                has_drawing={*has_drawing}
                {on_show}
                {on_first}
                {on_problem}
                on_edit={&props.on_edit}
                shell={props.shell.clone()}
            />
            <div class={classes!("tree-body", is_drawn.then_some("is-drawn"))}>
                <div class="tree-outline">
                    <CauseList
                        tree={tree.clone()}
                        folded={(*folded).clone()}
                        covered={covered(&props.actions)}
                        current={current_id}
                        is_selected={!*is_at_problem}
                        open={shown}
                        on_edit={&props.on_edit}
                        {on_ask}
                        shell={props.shell.clone()}
                    />
                    <div class="tree-foot">
                        <button type="button" id={add_cause_to(tree.id())} class="button is-quiet" onclick={add_last(props, &focus)}>
                            <Icon name={IconName::Plus} />
                            { if tree.is_empty() { word::CAUSE_ASK.text() } else { word::CAUSE_ADD_TOP.text() } }
                        </button>
                    </div>
                </div>
                <div class="tree-picture">
                    if is_drawn {
                        <TreeDrawing
                            tree={tree.clone()}
                            actions={props.actions.clone()}
                            folded={(*folded).clone()}
                            growth={*growth}
                            {on_turn}
                            {is_printing}
                            selected={current_id.filter(|_| !*is_at_problem)}
                            on_ask={on_draw}
                        />
                    }
                </div>
            </div>
            <EntryPicker
                title={word::EVIDENCE_PICK_TITLE.text()}
                open={picking.is_some()}
                with_untimed={true}
                timeline={if picking.is_some() { props.timeline.clone() } else { List::new() }}
                shell={props.shell.clone()}
                on_done={on_picked}
            />
        </section>
    }
}

/// How many actions address each cause.
pub(super) fn covered(actions: &[Rc<Action>]) -> BTreeMap<CauseId, usize> {
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
fn use_first(
    props: &TreeOutlineProps,
    focus: &Focus,
    first: Option<CauseId>,
) -> Callback<KeyboardEvent> {
    let (props, focus) = (props.clone(), focus.clone());
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

/// The outline as it was last drawn, ready to answer its rows and the drawing.
#[derive(Clone)]
struct Asked {
    ids: Vec<CauseId>,
    props: TreeOutlineProps,
    focus: Focus,
    folded: UseStateHandle<Rc<BTreeSet<CauseId>>>,
    current: UseStateHandle<Option<CauseId>>,
    open: UseStateHandle<Option<CauseId>>,
    is_at_problem: UseStateHandle<bool>,
    /// The cause that evidence is chosen for.
    picking: UseStateHandle<Option<CauseId>>,
}

impl Asked {
    fn answer(&self, id: CauseId, command: Command) {
        match command {
            Command::Here => self.select(id),
            Command::Above => self.go(id, |at| at.checked_sub(1)),
            Command::Below => self.go(id, |at| Some(at + 1)),
            Command::Fold => self.fold(id),
            Command::Details => self.toggle_details(id),
            Command::Leave => drop(self.focus.now(&more_id(id))),
            Command::Write => drop(self.focus.now(&row_id(id))),
            Command::Remove => self.remove(id),
            Command::Evidence => self.picking.set(Some(id)),
            Command::Support(entry) => self.support(id, entry),
            Command::NewAction => {
                self.open.set(Some(id));
                self.focus.after_render(action_id(id));
            }
            _ => self.take(id, command),
        }
    }

    /// The same for a card of the drawing, where the focus stays unless there is something to write.
    fn answer_drawing(&self, id: Option<CauseId>, command: Command) {
        let problem = problem_id(self.props.tree.id());
        match (id, command) {
            (None, Command::Here) => self.is_at_problem.set(true),
            (None, Command::Write) => drop(self.focus.now(&problem)),
            (None, _) => {}
            (Some(id), Command::ToggleRoot) => drop(self.do_step(id, command)),
            (Some(id), Command::Write | Command::NewAction) => {
                self.select(id);
                self.answer(id, command);
            }
            (Some(id), _) => self.answer(id, command),
        }
    }

    fn select(&self, id: CauseId) {
        self.current.set(Some(id));
        self.is_at_problem.set(false);
    }

    fn picked(&self, entry: Option<EntryId>) {
        if let (Some(id), Some(entry)) = (*self.picking, entry) {
            self.support(id, entry);
        }
        self.picking.set(None);
    }

    /// Takes an entry of the timeline as evidence.
    fn support(&self, id: CauseId, entry: EntryId) {
        let Some(cause) = self.props.tree.find(id) else { return };
        let piece = Evidence::Entry(entry);
        let said = if cause.evidence.contains(&piece) {
            word::EVIDENCE_KNOWN.text()
        } else {
            let evidence = [cause.evidence.as_slice(), &[piece]].concat();
            self.edit(TreeEdit::Cause(id, CauseChange::Evidence(evidence)));
            word::EVIDENCE_ADDED.text()
        };
        self.props.shell.announce(said);
    }

    fn take(&self, id: CauseId, command: Command) {
        if let Some(target) = self.do_step(id, command) {
            self.focus.after_render(row_id(target));
        }
    }

    /// Does it, and says which cause is written on with.
    fn do_step(&self, id: CauseId, command: Command) -> Option<CauseId> {
        let shell = &self.props.shell;
        let step = step(&self.props.tree, id, command, || shell.id())?;
        if let Some(edit) = step.edit {
            self.edit(edit);
        }
        if let Some(shown) = step.unfold.filter(|it| self.folded.contains(it)) {
            self.set_folded(shown, false);
        }
        shell.announce(step.said);
        Some(step.focus)
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
        let mut folded = (**self.folded).clone();
        if is_folded {
            folded.insert(id)
        } else {
            folded.remove(&id)
        };
        self.folded.set(Rc::new(folded));
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
