//! Everything about an action that does not fit its row.

use std::rc::Rc;

use afterword_core::actions::{
    Action, ActionChange, ActionId, ActionKind, ActionsEdit, StateChange, Strength,
    proposed_strength,
};
use afterword_core::causes::{CauseId, CauseTree};
use afterword_core::list::List;
use afterword_core::postmortem::Edit;
use yew::prelude::*;

use super::{Ask, Way};
use crate::Shell;
use crate::fields::{MarkdownField, Select, TextField, WorkField};
use crate::icon::{Icon, IconName};
use crate::postmortem::address::{is_web, link};
use crate::postmortem::choice::pick;
use crate::shortcut::key;
use crate::toil::ProjectOfAction;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ActionDetailsProps {
    pub(super) action: Rc<Action>,
    pub(super) trees: List<CauseTree>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_ask: Callback<(ActionId, Ask)>,
    pub(super) shell: Shell,
}

/// The id of the first field.
pub(super) fn first_id(id: ActionId) -> String {
    format!("action-{id}-verification")
}

/// Everything about an action that does not fit its row. `Esc` closes it.
#[component]
pub(super) fn ActionDetails(props: &ActionDetailsProps) -> Html {
    use_words();
    let project = use_context::<ProjectOfAction>();
    let action = &props.action;
    let id = action.id;
    let onkeydown = {
        let on_ask = props.on_ask.clone();
        Callback::from(move |event: KeyboardEvent| {
            if !event.default_prevented() && key::LEAVE.hears(&event) {
                event.prevent_default();
                on_ask.emit((id, Ask::Details));
            }
        })
    };
    html! {
        <div class="action-details" role="group" aria-label={word::ACTION_DETAILS.text()} {onkeydown}>
            <TextField
                id={Some(AttrValue::from(first_id(id)))}
                class="action-verification"
                label={word::ACTION_VERIFICATION.text()}
                value={action.verification.clone()}
                on_change={change(props, ActionChange::Verification)}
                placeholder={word::ACTION_VERIFICATION_PLACEHOLDER.text()}
            />
            { choices(props) }
            { tracker(props) }
            <MarkdownField
                class="action-detail"
                label={word::ACTION_DETAIL.text()}
                value={action.detail.clone()}
                placeholder={word::ACTION_DETAIL_PLACEHOLDER.text()}
                on_change={change(props, ActionChange::Detail)}
            />
            { causes(props) }
            <div class="action-projects">{ project.map(|it| it.0.emit(id)) }</div>
            { history(&action.history, &props.shell) }
            { operations(id, &props.on_ask) }
        </div>
    }
}

/// Sends up a change of this action.
fn change<T: 'static>(props: &ActionDetailsProps, make: fn(T) -> ActionChange) -> Callback<T> {
    let id = props.action.id;
    props.on_edit.reform(move |value| Edit::Actions(ActionsEdit::Change(id, make(value))))
}

fn choices(props: &ActionDetailsProps) -> Html {
    let action = &props.action;
    html! {
        <div class="action-choices">
            { Select::new(word::ACTION_KIND.text(), action.kind, pick(word::NOT_SAID_SHORT.text(), &ActionKind::ALL), change(props, ActionChange::Kind)).html() }
            { strength(props) }
            <WorkField
                id={format!("action-{}-effort", action.id)}
                label={word::ACTION_EFFORT.text()}
                value={action.effort_minutes}
                on_change={change(props, ActionChange::Effort)}
            />
        </div>
    }
}

/// How strong it is: what somebody said, or what its wording speaks for, which a press keeps.
fn strength(props: &ActionDetailsProps) -> Html {
    let action = &props.action;
    let on_change = change(props, ActionChange::Strength);
    let proposal = proposed_strength(&action.title).filter(|_| action.strength.is_none());
    let keep = proposal.map(|it| on_change.reform(move |_: MouseEvent| Some(it)));
    let unsaid = match proposal {
        Some(it) => word::ACTION_STRENGTH_PROPOSED.fill(&[("strength", &it.in_words())]),
        None => word::NOT_SAID_SHORT.text().to_owned(),
    };
    let name = word::ACTION_STRENGTH.text();
    html! {
        <div class="action-strength">
            { Select::new(name, action.strength, pick(unsaid, &Strength::ALL), on_change).html() }
            if let Some(onclick) = keep {
                <button type="button" class="button is-quiet" {onclick}>
                    { word::ACTION_STRENGTH_KEEP.text() }
                </button>
            }
        </div>
    }
}

fn tracker(props: &ActionDetailsProps) -> Html {
    let address = &props.action.tracker;
    html! {
        <div class="action-tracker">
            <TextField
                label={word::ACTION_TRACKER.text()}
                kind="url"
                value={address.clone()}
                on_change={change(props, ActionChange::Tracker)}
                placeholder="https://…"
                spellcheck={false}
            />
            <span class="action-tracker-link">
                if is_web(address) { { link(address) } }
            </span>
        </div>
    }
}

/// The causes that it addresses, and all others to choose from.
fn causes(props: &ActionDetailsProps) -> Html {
    let action = &props.action;
    let address = |addressed: bool| {
        change(props, |change| change)
            .reform(move |id: CauseId| ActionChange::Cause { id, addressed })
    };
    let on_pick = address(true);
    let on_pick = Callback::from(move |it: Option<CauseId>| {
        it.into_iter().for_each(|it| on_pick.emit(it));
    });
    let options = cause_options(&props.trees, &action.causes);
    html! {
        <div class="action-causes">
            <h3>{ word::ACTION_CAUSES.text() }</h3>
            <ul class="chips">
                for id in action.causes.iter().copied() {
                    <li key={id.to_string()} class="chip">
                        { worded(&props.trees, id) }
                        <button
                            type="button"
                            class="chip-remove"
                            aria-label={word::ACTION_NOT_ADDRESSED.fill(&[("cause", &worded(&props.trees, id))])}
                            onclick={address(false).reform(move |_: MouseEvent| id)}
                        >
                            <Icon name={IconName::X} />
                        </button>
                    </li>
                }
            </ul>
            <span class="action-cause-pick">
                if options.len() > 1 {
                    { Select::new(word::CAUSE_ADD.text(), None::<CauseId>, options, on_pick).html() }
                }
            </span>
        </div>
    }
}

fn cause_options(trees: &[Rc<CauseTree>], used: &[CauseId]) -> Vec<(Option<CauseId>, AttrValue)> {
    let mut options = vec![(None, AttrValue::Static(word::CHOOSE.text()))];
    for visit in trees.iter().flat_map(|it| it.walk()) {
        if !used.contains(&visit.cause.id()) {
            let indent = "\u{2003}".repeat(visit.depth);
            let words = format!("{indent}{}", or_wordless(&visit.cause.text));
            options.push((Some(visit.cause.id()), AttrValue::from(words)));
        }
    }
    options
}

fn worded(trees: &[Rc<CauseTree>], id: CauseId) -> String {
    let cause = trees.iter().find_map(|it| it.find(id));
    cause.map_or(word::CAUSE_REMOVED_NAME.text(), |it| or_wordless(&it.text)).to_owned()
}

fn or_wordless(text: &str) -> &str {
    if text.trim().is_empty() { word::CAUSE_WORDLESS.text() } else { text }
}

/// How its state came about.
fn history(history: &[StateChange], shell: &Shell) -> Html {
    if history.is_empty() {
        return Html::default();
    }
    html! {
        <details class="action-history">
            <summary>{ word::ACTION_HISTORY.text() }</summary>
            <ol>
                for (at, change) in history.iter().enumerate() {
                    <li key={at}>
                        <span class="stamp">{ word::DATE_STAMP.date(shell.in_zone(change.at).naive_local()) }</span>
                        { " " }{ change.to.in_words() }
                        { by(&change.who) }
                    </li>
                }
            </ol>
        </details>
    }
}

fn by(who: &str) -> String {
    if who.trim().is_empty() { String::new() } else { word::BY_WHOM.fill(&[("who", &who)]) }
}

fn operations(id: ActionId, on_ask: &Callback<(ActionId, Ask)>) -> Html {
    let ask = |it: Ask| on_ask.reform(move |_: MouseEvent| (id, it));
    html! {
        <div class="action-operations">
            <button type="button" class="button icon-only is-quiet" aria-label={word::MOVE_UP.text()} onclick={ask(Ask::Move(Way::Up))}>
                <Icon name={IconName::ArrowUp} />
            </button>
            <button type="button" class="button icon-only is-quiet" aria-label={word::MOVE_DOWN.text()} onclick={ask(Ask::Move(Way::Down))}>
                <Icon name={IconName::ArrowDown} />
            </button>
            <button type="button" class="button is-quiet is-danger" onclick={ask(Ask::Remove)}>
                <Icon name={IconName::Trash} />{ word::REMOVE.text() }
            </button>
            <button type="button" class="button" onclick={ask(Ask::Details)}>{ word::DONE.text() }</button>
        </div>
    }
}
