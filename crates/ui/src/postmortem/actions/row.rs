//! One action in a row: what, who, when, and how far it is.

use std::rc::Rc;

use afterword_core::actions::{
    Action, ActionChange, ActionId, ActionState, ActionsEdit, Priority, StateKind,
};
use afterword_core::postmortem::Edit;
use chrono::NaiveDate;
use yew::prelude::*;

use super::strength_mark;
use super::words::{due_by, open_questions, standing};
use super::{Ask, Way, more_id, row_id};
use crate::Shell;
use crate::fields::{CheckField, DateField, Select, TextArea, TextField};
use crate::icon::{Icon, IconName};
use crate::postmortem::choice::pick;
use crate::review::{Beside, Spot, note_id};
use crate::shortcut::{heard, key};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ActionRowProps {
    pub(super) action: Rc<Action>,
    pub(super) is_open: bool,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_ask: Callback<(ActionId, Ask)>,
    pub(super) shell: Shell,
}

/// One action in a row. It comments on itself: what nobody has answered yet stands under it.
#[component]
pub(super) fn ActionRow(props: &ActionRowProps) -> Html {
    use_words();
    let action = &props.action;
    let id = action.id;
    let is_done = action.state == ActionState::Done;
    let on_done =
        set_state(props).reform(|it: bool| if it { StateKind::Done } else { StateKind::Open });
    html! {
        <div class={classes!("action", action.state.is_closed().then_some("is-closed"))} data-state={action.state.kind().key()}>
            <CheckField
                class="action-done"
                label={word::ACTION_DONE.fill(&[("title", &action.title)])}
                hide_label={true}
                checked={is_done}
                on_change={on_done}
            />
            <div class="action-what">
                <TextArea
                    id={Some(AttrValue::from(row_id(id)))}
                    class="action-title"
                    label={word::ACTION_WHAT.text()}
                    hide_label={true}
                    value={action.title.clone()}
                    on_change={change(props, ActionChange::Title)}
                    placeholder={word::ACTION_WHAT_PLACEHOLDER.text()}
                    onkeydown={on_key(id, &props.on_ask)}
                    described_by={note_id(&Spot::Action(id))}
                />
                <Beside spot={Spot::Action(id)} />
                { comments(action, props.shell.today) }
                { proposed_due(props) }
            </div>
            { settings(props) }
            <button
                id={more_id(id)}
                type="button"
                class="button icon-only is-quiet action-more"
                aria-expanded={props.is_open.to_string()}
                aria-label={word::ACTION_DETAILS.text()}
                onclick={props.on_ask.reform(move |_: MouseEvent| (id, Ask::Details))}
            >
                <Icon name={IconName::More} />
            </button>
            { reason(props) }
        </div>
    }
}

/// Sends up a change of this action.
fn change<T: 'static>(props: &ActionRowProps, make: fn(T) -> ActionChange) -> Callback<T> {
    let id = props.action.id;
    props.on_edit.reform(move |value| Edit::Actions(ActionsEdit::Change(id, make(value))))
}

fn settings(props: &ActionRowProps) -> Html {
    let action = &props.action;
    let states = StateKind::ALL.map(|it| (it, it.in_words()));
    html! {
        <div class="action-settings">
            <TextField
                class="action-owner"
                label={word::ACTION_OWNER.text()}
                hide_label={true}
                value={action.owner.clone()}
                on_change={change(props, ActionChange::Owner)}
                placeholder={word::ACTION_OWNER_PLACEHOLDER.text()}
                spellcheck={false}
            />
            <DateField
                class="action-due"
                label={word::ACTION_DUE.text()}
                hide_label={true}
                value={action.due}
                on_change={change(props, ActionChange::Due)}
            />
            { Select::new(word::ACTION_PRIORITY.text(), action.priority, pick("–", &Priority::ALL), change(props, ActionChange::Priority)).class("action-priority").hide_label(true).html() }
            { Select::new(word::ACTION_STATE.text(), action.state.kind(), states.to_vec(), set_state(props)).class("action-state").hide_label(true).html() }
        </div>
    }
}

/// A new state, with when and by whom; a reason that was given stays.
fn set_state(props: &ActionRowProps) -> Callback<StateKind> {
    let (id, shell) = (props.action.id, props.shell.clone());
    let reason = props.action.state.reason().to_owned();
    let on_edit = props.on_edit.clone();
    Callback::from(move |kind: StateKind| {
        on_edit.emit(state_edit(id, kind.with_reason(reason.clone()), &shell));
        shell.announce(kind.in_words());
    })
}

fn state_edit(id: ActionId, state: ActionState, shell: &Shell) -> Edit {
    let who = shell.who.to_string();
    let change = ActionChange::State { state, at: shell.now(), who };
    Edit::Actions(ActionsEdit::Change(id, change))
}

/// The reason, for a state that wants one.
fn reason(props: &ActionRowProps) -> Html {
    let kind = props.action.state.kind();
    let (label, placeholder) = match kind {
        StateKind::Blocked => (word::ACTION_WAITS.text(), word::ACTION_WAITS_PLACEHOLDER.text()),
        StateKind::WontDo => (word::ACTION_REFUSED.text(), word::ACTION_REFUSED_PLACEHOLDER.text()),
        StateKind::Open | StateKind::InProgress | StateKind::Done => return Html::default(),
    };
    let (id, shell) = (props.action.id, props.shell.clone());
    let on_change =
        props.on_edit.reform(move |text: String| state_edit(id, kind.with_reason(text), &shell));
    html! {
        <TextField
            class="action-reason"
            {label}
            value={props.action.state.reason().to_owned()}
            {placeholder}
            {on_change}
        />
    }
}

/// How it stands, what it covers, and what a colleague would ask.
fn comments(action: &Action, today: NaiveDate) -> Html {
    let standing = standing(action, today);
    let covers = match action.causes.len() {
        0 => None,
        n => Some(word::ACTION_COVERS.count(n)),
    };
    let kind = action.kind.map(|it| it.in_sentence().to_string());
    html! {
        <p class="action-comments">
            <span key="strength">{ strength_mark(action) }</span>
            if let Some((class, words)) = standing {
                <span key="standing" class={classes!("comment", class)}>{ words }</span>
            }
            for words in kind.into_iter().chain(covers) {
                <span key={words.clone()} class="comment">{ &words }</span>
            }
            for words in open_questions(action) {
                <span key={words} class="comment is-question">{ words }</span>
            }
        </p>
    }
}

/// The day that the priority asks for, while there is none: one press takes it, nothing else does.
fn proposed_due(props: &ActionRowProps) -> Html {
    let action = &props.action;
    let is_asked = action.due.is_none() && !action.state.is_closed();
    let day = action.priority.filter(|_| is_asked).and_then(|it| due_by(it, props.shell.today));
    let Some(day) = day else { return html! { <span class="action-proposal"></span> } };
    let words = word::DATE_DAY_MON_YEAR.day(day);
    let set = change(props, ActionChange::Due);
    let (shell, said) = (props.shell.clone(), word::ACTION_DUE_SET.fill(&[("day", &words)]));
    let onclick = Callback::from(move |_: MouseEvent| {
        shell.announce(said.clone());
        set.emit(Some(day));
    });
    html! {
        <span class="action-proposal">
            <button type="button" class="button quiet" {onclick}>
                { word::ACTION_DUE_PROPOSED.fill(&[("day", &words)]) }
            </button>
        </span>
    }
}

fn on_key(id: ActionId, on_ask: &Callback<(ActionId, Ask)>) -> Callback<KeyboardEvent> {
    let on_ask = on_ask.clone();
    Callback::from(move |event: KeyboardEvent| {
        let asks = [
            (&key::ACTION_UP, Ask::Move(Way::Up)),
            (&key::ACTION_DOWN, Ask::Move(Way::Down)),
            (&key::ACTION_DETAILS, Ask::Details),
            (&key::ACTION_NEXT, Ask::Below),
        ];
        if let Some(ask) = heard(&event, &asks) {
            event.prevent_default();
            on_ask.emit((id, ask));
        }
    })
}
