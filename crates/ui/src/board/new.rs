//! The line that takes an action that belongs to no postmortem.

use afterword_core::actions::{Action, ActionId};
use chrono::NaiveDate;
use yew::prelude::*;

use super::draft::DraftField;
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

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NameFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    /// Hears of another name, on Enter and when the field is left; never of an empty one.
    pub on_commit: Callback<String>,
}

/// A name that can be changed where it stands.
#[component]
pub fn NameField(props: &NameFieldProps) -> Html {
    use_words();
    html! {
        <DraftField
            id={&props.id}
            label={&props.label}
            value={&props.value}
            on_commit={&props.on_commit}
        />
    }
}
