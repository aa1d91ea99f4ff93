//! What is done with many cards at once.

use std::rc::Rc;

use afterword_core::actions::{Priority, StateKind};
use chrono::NaiveDate;
use yew::prelude::*;

use super::Wish;
use crate::fields::{DateField, Select, TextField};
use crate::icon::{Icon, IconName};
use crate::shortcut::key;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BulkBarProps {
    /// How many are picked.
    pub n: usize,
    /// How many could be.
    pub n_shown: usize,
    pub on_wish: Callback<Wish>,
    /// Picks all that the filter leaves.
    pub on_all: Callback<()>,
    /// Picks none.
    pub on_none: Callback<()>,
    /// The names that are offered as owners.
    pub owners: Rc<[AttrValue]>,
}

/// The bar for those that are picked; nothing while none is.
#[component]
pub fn BulkBar(props: &BulkBarProps) -> Html {
    use_words();
    let owner = use_state_eq(String::new);
    let due = use_state_eq(|| None::<NaiveDate>);
    html! {
        <div class="board-bulk-place">
            if props.n > 0 {
                <div class="board-bulk" role="region" aria-label={word::BOARD_BULK.text()}>
                    <span class="board-bulk-count" role="status">{ word::BOARD_PICKED.count(props.n) }</span>
                    if props.n < props.n_shown {
                        <button type="button" class="button quiet" onclick={props.on_all.reform(|_: MouseEvent| ())}>
                            { word::BOARD_PICK_ALL.count(props.n_shown) }
                        </button>
                    }
                    { states(props) }
                    { priorities(props) }
                    { owners(props, &owner) }
                    { dates(props, &due) }
                    <button type="button" class="button quiet" onclick={props.on_none.reform(|_: MouseEvent| ())}>
                        <Icon name={IconName::X} />{ word::BOARD_PICK_NONE.text() }
                    </button>
                </div>
            }
        </div>
    }
}

fn states(props: &BulkBarProps) -> Html {
    let unsaid = (None, AttrValue::Static(word::BOARD_SET_STATE.text()));
    let named = StateKind::ALL.map(|it| (Some(it), it.in_words()));
    let options: Vec<_> = [unsaid].into_iter().chain(named).collect();
    let on_wish = props.on_wish.clone();
    let on_change = Callback::from(move |it: Option<StateKind>| {
        it.into_iter().for_each(|it| on_wish.emit(Wish::state(it)));
    });
    Select::new(word::BOARD_SET_STATE.text(), None, options, on_change).hide_label(true).html()
}

fn priorities(props: &BulkBarProps) -> Html {
    let unsaid = (None, AttrValue::Static(word::BOARD_SET_PRIORITY.text()));
    let named = Priority::ALL.map(|it| (Some(Some(it)), it.in_words()));
    let none = (Some(None), AttrValue::Static(word::BOARD_NO_PRIORITY.text()));
    let options: Vec<_> = [unsaid].into_iter().chain(named).chain([none]).collect();
    let on_wish = props.on_wish.clone();
    let on_change = Callback::from(move |it: Option<Option<Priority>>| {
        it.into_iter().for_each(|it| on_wish.emit(Wish::Priority(it)));
    });
    Select::new(word::BOARD_SET_PRIORITY.text(), None, options, on_change).hide_label(true).html()
}

fn owners(props: &BulkBarProps, owner: &UseStateHandle<String>) -> Html {
    let give = {
        let (on_wish, owner) = (props.on_wish.clone(), owner.clone());
        Callback::from(move |()| {
            on_wish.emit(Wish::Owner(owner.trim().to_owned()));
            owner.set(String::new());
        })
    };
    let onkeydown = {
        let give = give.clone();
        Callback::from(move |event: KeyboardEvent| {
            if key::ROW_OPEN.hears(&event) {
                event.prevent_default();
                give.emit(());
            }
        })
    };
    let setter = owner.setter();
    html! {
        <span class="board-bulk-pair">
            <TextField
                label={word::BOARD_SET_OWNER.text()}
                hide_label={true}
                placeholder={word::ACTION_OWNER.text()}
                value={(**owner).clone()}
                suggestions={&props.owners}
                on_change={Callback::from(move |it| setter.set(it))}
                {onkeydown}
            />
            <button type="button" class="button" disabled={owner.trim().is_empty()} onclick={give.reform(|_: MouseEvent| ())}>
                { word::BOARD_SET_OWNER.text() }
            </button>
        </span>
    }
}

fn dates(props: &BulkBarProps, due: &UseStateHandle<Option<NaiveDate>>) -> Html {
    let set = {
        let (on_wish, due) = (props.on_wish.clone(), due.clone());
        Callback::from(move |_: MouseEvent| {
            on_wish.emit(Wish::Due(*due));
            due.set(None);
        })
    };
    let setter = due.setter();
    html! {
        <span class="board-bulk-pair">
            <DateField
                label={word::BOARD_SET_DUE.text()}
                hide_label={true}
                value={**due}
                on_change={Callback::from(move |it| setter.set(it))}
            />
            <button type="button" class="button" disabled={due.is_none()} onclick={set}>
                { word::BOARD_SET_DUE.text() }
            </button>
        </span>
    }
}
