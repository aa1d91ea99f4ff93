//! Everything about a cause that does not fit its row.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::actions::{Action, ActionChange, ActionId, ActionsEdit};
use afterword_core::causes::{
    Category, Cause, CauseChange, CauseId, CauseKind, CauseTree, CausesEdit, Confidence, Join,
    TreeEdit, Visit,
};
use afterword_core::list::List;
use afterword_core::postmortem::{Edit, Entry};
use yew::prelude::*;

use super::action_id;
use super::evidence::EvidenceList;
use super::keys::Command;
use super::rows::question_about;
use crate::Shell;
use crate::fields::{CheckField, Select, TextField};
use crate::icon::{Icon, IconName};
use crate::postmortem::actions::QuickAction;
use crate::postmortem::choice::pick;
use crate::shortcut::key;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CauseDetailsProps {
    pub(super) tree: Rc<CauseTree>,
    pub(super) id: CauseId,
    pub(super) timeline: List<Entry>,
    pub(super) actions: List<Action>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_ask: Callback<(CauseId, Command)>,
    pub(super) shell: Shell,
}

/// The id of the first field.
pub(super) fn first_id(id: CauseId) -> String {
    format!("cause-{id}-kind")
}

/// Whether causes act together, to choose from.
pub(super) fn joins() -> Vec<(Join, AttrValue)> {
    let name = |it| match it {
        Join::Any => word::JOIN_ANY.text(),
        Join::All => word::JOIN_ALL.text(),
    };
    Join::ALL.into_iter().map(|it| (it, AttrValue::Static(name(it)))).collect()
}

/// Everything about a cause that does not fit its row. `Esc` closes it.
#[component]
pub(super) fn CauseDetails(props: &CauseDetailsProps) -> Html {
    use_words();
    let id = props.id;
    let Some(cause) = props.tree.find(id) else { return html! { <div class="cause-details" /> } };
    let onkeydown = {
        let on_ask = props.on_ask.clone();
        Callback::from(move |event: KeyboardEvent| {
            if !event.default_prevented() && key::LEAVE.hears(&event) {
                event.prevent_default();
                on_ask.emit((id, Command::Details));
            }
        })
    };
    html! {
        <div class="cause-details" role="group" aria-label={word::CAUSE_DETAILS.text()} {onkeydown}>
            { choices(props, cause) }
            { question(props, cause) }
            <EvidenceList
                evidence={cause.evidence.clone()}
                timeline={props.timeline.clone()}
                on_change={change(props, CauseChange::Evidence)}
                on_pick={let id = props.id; props.on_ask.reform(move |_: MouseEvent| (id, Command::Evidence))}
                shell={props.shell.clone()}
            />
            { actions(props) }
            { operations(props, cause) }
        </div>
    }
}

/// Sends up a change of this cause.
fn change<T: 'static>(props: &CauseDetailsProps, make: fn(T) -> CauseChange) -> Callback<T> {
    let (tree, id) = (props.tree.id(), props.id);
    props
        .on_edit
        .reform(move |value| Edit::Causes(CausesEdit::Tree(tree, TreeEdit::Cause(id, make(value)))))
}

fn choices(props: &CauseDetailsProps, cause: &Rc<Cause>) -> Html {
    let is_ruled_out = cause.kind() == CauseKind::RuledOut;
    let hint = if is_ruled_out { word::CAUSE_NO_ROOT.text() } else { "" };
    html! {
        <div class="cause-choices">
            { Select::new(word::PART_PLAYED.text(), cause.kind(), named(&CauseKind::ALL), change(props, CauseChange::Kind)).id(Some(AttrValue::from(first_id(props.id)))).html() }
            { Select::new(word::CAUSE_CONFIDENCE.text(), cause.confidence, named(&Confidence::ALL), change(props, CauseChange::Confidence)).html() }
            { Select::new(word::CATEGORY.text(), cause.category, pick(word::NONE_SMALL.text(), &Category::ALL), change(props, CauseChange::Category)).html() }
            <span class="cause-join">
                if cause.causes().len() > 1 {
                    { Select::new(word::CAUSE_JOIN.text(), cause.join, joins(), change(props, CauseChange::Join)).html() }
                }
            </span>
            <CheckField
                label={word::CAUSE_ROOT.text()}
                checked={cause.is_root()}
                disabled={is_ruled_out}
                {hint}
                on_change={change(props, CauseChange::Root)}
            />
        </div>
    }
}

fn named<T: Copy + InWords>(all: &[T]) -> Vec<(T, AttrValue)> {
    all.iter().map(|it| (*it, it.in_words())).collect()
}

fn question(props: &CauseDetailsProps, cause: &Rc<Cause>) -> Html {
    let effect = props.tree.visit(props.id).and_then(|it| it.parent);
    let effect =
        effect.and_then(|it| props.tree.find(it)).map_or(&props.tree.problem, |it| &it.text);
    html! {
        <TextField
            class="cause-question-field"
            label={word::CAUSE_QUESTION.text()}
            value={cause.question.clone()}
            placeholder={question_about(effect)}
            on_change={change(props, CauseChange::Question)}
        />
    }
}

/// The actions that address it, and two ways to have one more.
fn actions(props: &CauseDetailsProps) -> Html {
    let id = props.id;
    let (addressing, others): (Vec<_>, Vec<_>) =
        props.actions.iter().partition(|it| it.causes.contains(&id));
    let address = |addressed: bool| {
        props.on_edit.reform(move |action: ActionId| {
            let change = ActionChange::Cause { id, addressed };
            Edit::Actions(ActionsEdit::Change(action, change))
        })
    };
    let on_pick = address(true);
    let on_pick = Callback::from(move |it: Option<ActionId>| {
        it.into_iter().for_each(|it| on_pick.emit(it));
    });
    let mut options = vec![(None, AttrValue::Static(word::CHOOSE.text()))];
    options.extend(others.iter().map(|it| (Some(it.id), AttrValue::from(titled(it)))));
    html! {
        <div class="cause-actions">
            <h3>{ word::ADDRESSED_BY.text() }</h3>
            <ul class="chips">
                for action in addressing {
                    <li key={action.id.to_string()} class="chip">
                        { titled(action) }
                        { unlink(action, &address(false)) }
                    </li>
                }
            </ul>
            <QuickAction
                id={Some(AttrValue::from(action_id(id)))}
                label={word::ACTION_NEW.text()}
                causes={vec![id]}
                on_edit={&props.on_edit}
                shell={props.shell.clone()}
            />
            <span class="cause-pick">
                if options.len() > 1 {
                    { Select::new(word::ACTION_EXISTING.text(), None::<ActionId>, options, on_pick).html() }
                }
            </span>
        </div>
    }
}

fn unlink(action: &Rc<Action>, on_unlink: &Callback<ActionId>) -> Html {
    let id = action.id;
    html! {
        <button
            type="button"
            class="chip-remove"
            aria-label={word::CAUSE_NOT_ADDRESSED.fill(&[("action", &titled(action))])}
            onclick={on_unlink.reform(move |_: MouseEvent| id)}
        >
            <Icon name={IconName::X} />
        </button>
    }
}

fn titled(action: &Rc<Action>) -> String {
    match action.title.trim() {
        "" => word::ACTION_WORDLESS.text().to_owned(),
        title => title.to_owned(),
    }
}

/// What can be done with the cause as a whole.
fn operations(props: &CauseDetailsProps, cause: &Rc<Cause>) -> Html {
    let id = props.id;
    let ask = |it: Command| props.on_ask.reform(move |_: MouseEvent| (id, it));
    let tree = props.tree.id();
    let on_merge = {
        let (on_edit, on_ask) = (props.on_edit.clone(), props.on_ask.clone());
        let shell = props.shell.clone();
        Callback::from(move |into: Option<CauseId>| {
            if let Some(into) = into {
                let edit = TreeEdit::Merge { from: id, into };
                on_edit.emit(Edit::Causes(CausesEdit::Tree(tree, edit)));
                shell.announce(word::CAUSE_MERGED.text());
                on_ask.emit((into, Command::Write));
            }
        })
    };
    let options = merge_options(&props.tree, cause);
    html! {
        <div class="cause-operations">
            <button type="button" class="button is-quiet" onclick={ask(Command::AddAbove)}>
                <Icon name={IconName::Plus} />{ word::CAUSE_INSERT.text() }
            </button>
            <span class="cause-merge">
                if options.len() > 1 {
                    { Select::new(word::CAUSE_MERGE.text(), None::<CauseId>, options, on_merge).html() }
                }
            </span>
            <button type="button" class="button is-quiet is-danger" onclick={ask(Command::Remove)}>
                <Icon name={IconName::Trash} />{ word::REMOVE.text() }
            </button>
            <button type="button" class="button" onclick={ask(Command::Details)}>{ word::DONE.text() }</button>
        </div>
    }
}

/// The causes that it can be merged into: all but itself and those behind it.
fn merge_options(tree: &CauseTree, cause: &Rc<Cause>) -> Vec<(Option<CauseId>, AttrValue)> {
    let mut options = vec![(None, AttrValue::Static(word::CHOOSE.text()))];
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    tree.walk().for_each(|it| *shared.entry(worded(&it.cause.text)).or_default() += 1);
    let mut behind = None;
    for visit in tree.walk() {
        // A walk meets what stands behind a cause directly after it, deeper than it.
        if behind.is_some_and(|depth| visit.depth > depth) {
            continue;
        }
        behind = (visit.cause.id() == cause.id()).then_some(visit.depth);
        if behind.is_none() {
            let indent = "\u{2003}".repeat(visit.depth);
            let text = format!("{indent}{}", merge_name(tree, visit, &shared));
            options.push((Some(visit.cause.id()), AttrValue::from(text)));
        }
    }
    options
}

/// The words of a cause; where another has the same, also what stands before it.
fn merge_name(tree: &CauseTree, visit: Visit<'_>, shared: &BTreeMap<&str, usize>) -> String {
    let words = worded(&visit.cause.text);
    if shared.get(words).is_none_or(|n| *n < 2) {
        return words.to_owned();
    }
    let effect = visit.parent.and_then(|it| tree.find(it)).map_or(&tree.problem, |it| &it.text);
    word::CAUSE_MERGE_BEHIND.fill(&[("cause", &words), ("effect", &worded(effect))])
}

fn worded(text: &str) -> &str {
    if text.trim().is_empty() { word::CAUSE_WORDLESS.text() } else { text }
}

#[cfg(test)]
mod tests {
    use afterword_core::causes::{Place, TreeId};

    use super::*;

    #[test]
    fn a_cause_is_not_offered_to_itself_or_to_those_behind_it() {
        let id = CauseId::from_bits;
        let mut tree = CauseTree::new(TreeId::from_bits(0), String::new());
        for (n, under) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1)), (5, None)] {
            let place = Place { under: under.map(id), before: None };
            tree.add(Cause::new(id(n), String::new()), place).unwrap();
        }
        let offered = |n| -> Vec<CauseId> {
            let cause = tree.find(id(n)).unwrap();
            merge_options(&tree, cause).into_iter().filter_map(|(it, _)| it).collect()
        };
        assert_eq!(offered(2), [id(1), id(4), id(5)]);
        assert_eq!(offered(1), [id(5)]);
    }
}
