//! One line of the list: a card in a few words, or with fields where somebody is at it.

use std::rc::Rc;

use afterword_core::board::{Card, CardKey};
use afterword_core::id::DocumentId;
use chrono::NaiveDate;
use yew::prelude::*;

use super::cells::{Cell, Desk, field, text};
use super::{Lead, card_id, said};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RowProps {
    pub(super) card: Rc<Card>,
    /// Its place among all cards.
    pub(super) place: usize,
    /// Its line, counted from 1.
    pub(super) line: usize,
    /// How many headings it is as tall as.
    pub(super) height: usize,
    /// Whether keys act on it.
    pub(super) is_selected: bool,
    /// Whether it is one of those that are changed together.
    pub(super) is_picked: bool,
    /// Whether what was changed about it could not be stored yet.
    pub(super) is_unsaved: bool,
    pub(super) today: NaiveDate,
    pub(super) href: Callback<(DocumentId, Lead, CardKey), AttrValue>,
    pub(super) on_pick: Callback<CardKey>,
    /// Somebody goes to this card, and to a part of it.
    pub(super) on_go: Callback<(usize, Option<AttrValue>)>,
    pub(super) desk: Desk,
    /// What else can be done with it.
    pub(super) menu: Callback<CardKey, Html>,
}

/// A card of the list.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    use_words();
    let RowProps { card, place, is_selected, is_picked, .. } = props;
    let key = card.key();
    let classes = classes!(
        "board-row",
        is_selected.then_some("is-selected"),
        is_picked.then_some("is-picked"),
        card.action.state.is_closed().then_some("is-closed"),
    );
    let onclick = {
        let (on_go, place, is_selected) = (props.on_go.clone(), *place, *is_selected);
        Callback::from(move |_: MouseEvent| {
            if !is_selected {
                on_go.emit((place, None));
            }
        })
    };
    html! {
        <div
            id={card_id(key)}
            class={classes}
            role="row"
            aria-rowindex={props.line.to_string()}
            data-rows={props.height.to_string()}
            aria-selected={is_picked.to_string()}
            {onclick}
        >
            <span class="board-pick" role="gridcell">{ checkbox(props) }</span>
            { cell(props, Cell::Priority) }
            <span class="board-what" role="gridcell">
                { what(props) }
                { below(props) }
            </span>
            { cell(props, Cell::Owner) }
            { cell(props, Cell::Due) }
            { cell(props, Cell::Kind) }
            { cell(props, Cell::State) }
            <span class="board-more" role="gridcell">
                if *is_selected { { props.menu.emit(key) } }
            </span>
        </div>
    }
}

fn checkbox(props: &RowProps) -> Html {
    let key = props.card.key();
    let onclick = props.on_pick.reform(move |event: MouseEvent| {
        event.stop_propagation();
        key
    });
    html! {
        <input
            type="checkbox"
            tabindex={if props.is_selected { "0" } else { "-1" }}
            checked={props.is_picked}
            aria-label={word::BOARD_PICK.fill(&[("title", &said::title(&props.card))])}
            {onclick}
        />
    }
}

/// What will be done: the sentence, or the field for it.
fn what(props: &RowProps) -> Html {
    if props.is_selected {
        return html! { <span key="field" class="board-title">{ field(&props.card, Cell::Title, &props.desk) }</span> };
    }
    let is_missing = props.card.action.title.trim().is_empty();
    html! {
        <span
            key="text"
            class={classes!("board-title", is_missing.then_some("is-missing"))}
            onclick={go(props, Cell::Title)}
        >
            { text(&props.card, Cell::Title) }
        </span>
    }
}

/// Where it comes from, what it is to change, and how it stands.
fn below(props: &RowProps) -> Html {
    let card = &props.card;
    let link = |lead: Lead, class: &'static str, words: AttrValue| {
        let href = props.href.emit((card.document, lead, card.key()));
        let tabindex = if props.is_selected { "0" } else { "-1" };
        html! { <a {class} {href} {tabindex} onclick={|it: MouseEvent| it.stop_propagation()}>{ words }</a> }
    };
    html! {
        <span class="board-below">
            if props.is_unsaved {
                <span key="unsaved" class="comment is-overdue">{ word::BOARD_UNSAVED.text() }</span>
            }
            for (class, words) in said::remarks(card, props.today) {
                <span key={class} class={classes!("comment", class)}>{ words }</span>
            }
            <span key="document" class="board-from">{ link(Lead::of(card), "board-document", said::document(card)) }</span>
            for ground in &card.grounds {
                <span key={format!("{:?}", Lead::to(ground))} class="board-ground">
                    { link(Lead::to(ground), "board-cause", AttrValue::from(ground.text().to_owned())) }
                </span>
            }
        </span>
    }
}

fn cell(props: &RowProps, cell: Cell) -> Html {
    let class = classes!("board-cell", format!("board-{}", cell.key()));
    if props.is_selected {
        return html! { <span {class} role="gridcell" key={cell.key()}>{ field(&props.card, cell, &props.desk) }</span> };
    }
    let action = &props.card.action;
    let is_missing = match cell {
        Cell::Owner => action.owner.trim().is_empty(),
        Cell::Due => action.due.is_none(),
        _ => false,
    };
    let value = is_missing.then_some("is-missing");
    html! {
        <span {class} role="gridcell" key={cell.key()} onclick={go(props, cell)}>
            <span class={classes!("board-value", value)} data-value={data(props, cell)}>{ text(&props.card, cell) }</span>
        </span>
    }
}

/// What the style sheet knows a value by.
fn data(props: &RowProps, cell: Cell) -> Option<&'static str> {
    match cell {
        Cell::Priority => props.card.action.priority.map(|it| it.key()),
        Cell::State => Some(props.card.action.state.kind().key()),
        _ => None,
    }
}

/// Goes to a part of this card.
fn go(props: &RowProps, cell: Cell) -> Callback<MouseEvent> {
    let (place, id) = (props.place, cell.id(props.card.key()));
    props.on_go.reform(move |event: MouseEvent| {
        event.stop_propagation();
        (place, Some(id.clone()))
    })
}
