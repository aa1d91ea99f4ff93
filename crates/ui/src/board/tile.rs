//! One card of the columns.

use std::rc::Rc;

use afterword_core::actions::StateKind;
use afterword_core::board::{Card, CardKey};
use afterword_core::id::DocumentId;
use chrono::NaiveDate;
use wasm_bindgen::JsValue;
use web_sys::{DragEvent, Element};
use yew::prelude::*;

use super::cells::{Cell, Desk, field, text};
use super::{Lead, card_id, said};
use crate::words::{use_words, word};

/// What a card is called while it is carried. Other pages and programs don't take it.
const CARRIED: &str = "application/x-afterword-card";

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TileProps {
    pub(super) card: Rc<Card>,
    pub(super) is_selected: bool,
    pub(super) is_picked: bool,
    pub(super) is_unsaved: bool,
    pub(super) today: NaiveDate,
    pub(super) href: Callback<(DocumentId, Lead, CardKey), AttrValue>,
    pub(super) on_pick: Callback<CardKey>,
    pub(super) on_select: Callback<CardKey>,
    pub(super) desk: Desk,
    pub(super) menu: Callback<CardKey, Html>,
}

/// A card that can be carried to another state.
#[component]
pub(super) fn Tile(props: &TileProps) -> Html {
    use_words();
    let TileProps { card, is_selected, is_picked, .. } = props;
    let key = card.key();
    let classes = classes!(
        "board-tile",
        is_selected.then_some("is-selected"),
        is_picked.then_some("is-picked"),
    );
    let ondragstart = Callback::from(move |event: DragEvent| pick_up(&event, key));
    let select = {
        let on_select = props.on_select.clone();
        // A card that opens its fields moves what is in it: a link would be gone from under the pointer.
        Callback::from(move |event: FocusEvent| {
            if event.target_dyn_into::<Element>().is_none_or(|it| it.tag_name() != "A") {
                on_select.emit(key);
            }
        })
    };
    html! {
        <li
            id={card_id(key)}
            class={classes}
            tabindex={if *is_selected { "0" } else { "-1" }}
            draggable="true"
            aria-label={said::title(card)}
            {ondragstart}
            onfocusin={select}
        >
            <span class="board-tile-head">
                { checkbox(props) }
                <span class="board-value" data-value={card.action.priority.map(|it| it.key())}>{ text(card, Cell::Priority) }</span>
                <span class="board-tile-more">if *is_selected { { props.menu.emit(key) } }</span>
            </span>
            <span class="board-title">{ text(card, Cell::Title) }</span>
            { facts(props) }
            <span class="board-tile-fields">
                if *is_selected {
                    for cell in [Cell::Title, Cell::Owner, Cell::Due, Cell::Priority, Cell::Kind, Cell::State] {
                        { field(card, cell, &props.desk) }
                    }
                }
            </span>
        </li>
    }
}

fn checkbox(props: &TileProps) -> Html {
    let key = props.card.key();
    html! {
        <input
            type="checkbox"
            tabindex={if props.is_selected { "0" } else { "-1" }}
            checked={props.is_picked}
            aria-label={word::BOARD_PICK.fill(&[("title", &said::title(&props.card))])}
            onclick={props.on_pick.reform(move |_: MouseEvent| key)}
        />
    }
}

fn facts(props: &TileProps) -> Html {
    let card = &props.card;
    let tabindex = if props.is_selected { "0" } else { "-1" };
    let link = |lead: Lead, words: AttrValue| {
        let href = props.href.emit((card.document, lead, card.key()));
        html! { <a {href} {tabindex} draggable="false">{ words }</a> }
    };
    html! {
        <span class="board-below">
            if props.is_unsaved {
                <span key="unsaved" class="comment is-overdue">{ word::BOARD_UNSAVED.text() }</span>
            }
            <span key="owner" class="board-tile-owner">{ text(card, Cell::Owner) }</span>
            for (class, words) in said::remarks(card, props.today) {
                <span key={class} class={classes!("comment", class)}>{ words }</span>
            }
            <span key="document" class="board-from">{ link(Lead::of(card), said::document(card)) }</span>
            for ground in &card.grounds {
                <span key={format!("{:?}", Lead::to(ground))} class="board-ground">
                    { link(Lead::to(ground), AttrValue::from(ground.text().to_owned())) }
                </span>
            }
        </span>
    }
}

/// Picks up the card called `key`.
fn pick_up(event: &DragEvent, key: CardKey) {
    if let Some(data) = event.data_transfer() {
        // Refused only outside of a drag, which this is not.
        data.set_data(CARRIED, &format!("{} {}", key.document, key.action)).ok();
        data.set_effect_allowed("move");
    }
}

/// Lets a card be dropped on a lane; `true` if that is what is carried.
pub(super) fn welcome(event: &DragEvent) -> bool {
    let carried = JsValue::from_str(CARRIED);
    let is_card = event.data_transfer().is_some_and(|it| it.types().includes(&carried, 0));
    if is_card {
        event.prevent_default();
    }
    is_card
}

/// The card that is dropped, if that is what it is.
pub(super) fn dropped(event: &DragEvent) -> Option<CardKey> {
    let name = event.data_transfer()?.get_data(CARRIED).ok()?;
    let (document, action) = name.split_once(' ')?;
    event.prevent_default();
    Some(CardKey { document: document.parse().ok()?, action: action.parse().ok()? })
}

/// The state that is so many lanes away from `kind`.
pub(super) fn neighbour(kind: StateKind, step: isize) -> Option<StateKind> {
    StateKind::ALL.get((kind as usize).checked_add_signed(step)?).copied()
}
