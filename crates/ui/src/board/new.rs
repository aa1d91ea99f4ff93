//! The line that takes an action that belongs to no postmortem.

use afterword_core::actions::{Action, ActionId};
use chrono::NaiveDate;
use yew::prelude::*;

use crate::postmortem::actions::{QuickLine, Reading};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewActionProps {
    pub today: NaiveDate,
    /// Makes the name of an action.
    pub mint: Callback<(), ActionId>,
    pub on_add: Callback<Action>,
}

/// A line such as `Rotate the keys @kim 2026-12-01 P1`.
#[component]
pub fn NewAction(props: &NewActionProps) -> Html {
    use_words();
    let on_read = {
        let (mint, today) = (props.mint.clone(), props.today);
        props.on_add.reform(move |it: Reading| it.action(mint.emit(()), today))
    };
    html! {
        <QuickLine
            id={Some(AttrValue::Static("new-action"))}
            label={word::ACTION_WHAT.text()}
            placeholder={word::BOARD_NEW_PLACEHOLDER.text()}
            today={props.today}
            {on_read}
        />
    }
}
