//! The actions on the wall, and what they lack when the meeting ends.

use std::rc::Rc;

use afterword_core::actions::Action;
use yew::prelude::*;

use crate::words::{InWords, word};

/// Every action with its owner, its date and its state.
pub(super) fn list(actions: &[Rc<Action>]) -> Html {
    html! {
        <ol class="slide-actions">
            for action in actions {
                <li key={action.id.to_string()} class={classes!(action.state.is_closed().then_some("is-closed"))}>
                    <span class="slide-action">{ &action.title }</span>
                    <span class="slide-action-facts">{ facts(action) }</span>
                </li>
            }
        </ol>
    }
}

fn facts(action: &Action) -> Html {
    let owner = action.owner.trim();
    let priority = action.priority.map(|it| it.to_string());
    html! {
        <>
            <span class={classes!(owner.is_empty().then_some("is-missing"))}>
                { if owner.is_empty() { word::ACTION_NO_OWNER.text() } else { owner } }
            </span>
            <span class={classes!("number", action.due.is_none().then_some("is-missing"))}>
                { action.due.map_or_else(|| word::ACTION_NO_DATE.text().to_owned(), |it| word::DATE_DAY_MON_YEAR.day(it)) }
            </span>
            <span>{ action.state.kind().in_words() }</span>
            <span hidden={priority.is_none()}>{ priority.unwrap_or_default() }</span>
        </>
    }
}

/// What to settle before everybody leaves.
pub(super) fn left_open(actions: &[Rc<Action>]) -> String {
    let lacks = |it: &&Rc<Action>| it.owner.trim().is_empty() || it.due.is_none();
    let open = actions.iter().filter(|it| !it.state.is_closed());
    match open.filter(lacks).count() {
        0 if actions.is_empty() => word::MEETING_NO_ACTIONS.text().to_owned(),
        0 => word::MEETING_AGREED.text().to_owned(),
        n => word::MEETING_NOT_AGREED.count(n),
    }
}
