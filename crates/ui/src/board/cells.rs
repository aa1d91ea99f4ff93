//! What a card says of itself, as text, and as fields where somebody is at it.

use std::rc::Rc;

use afterword_core::actions::{ActionKind, Priority, StateKind};
use afterword_core::board::{Card, CardKey};
use yew::prelude::*;

use super::draft::{DraftDate, DraftField};
use super::{Wish, card_id, said};
use crate::fields::Select;
use crate::postmortem::choice::pick;
use crate::words::{InWords, word};

/// A part of a card that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Title,
    Owner,
    Due,
    Priority,
    Kind,
    State,
}

impl Cell {
    /// Its name in element ids and classes.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Priority => "priority",
            Self::Kind => "kind",
            Self::State => "state",
        }
    }

    /// The element id of its field.
    pub(super) fn id(self, key: CardKey) -> AttrValue {
        AttrValue::from(format!("{}-{}", card_id(key), self.key()))
    }
}

/// What the fields of a card need besides it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Desk {
    pub(super) on_wish: Callback<(CardKey, Wish)>,
    /// The names that are offered as owners.
    pub(super) owners: Rc<[AttrValue]>,
}

/// Where the fields of a card stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a line, whose columns say what they are.
    Row,
    /// Each by itself, under its name.
    Sheet,
}

impl Place {
    fn id(self, cell: Cell, key: CardKey) -> AttrValue {
        match self {
            Self::Row => cell.id(key),
            Self::Sheet => AttrValue::from(format!("sheet-{}", cell.key())),
        }
    }
}

/// A part of `card` as text; empty where nobody said.
pub(super) fn text(card: &Card, cell: Cell) -> AttrValue {
    let action = &card.action;
    match cell {
        Cell::Title => said::title(card),
        Cell::Owner => said::owner(&action.owner),
        Cell::Due => match action.due {
            Some(day) => AttrValue::from(word::DATE_DAY_MON_YEAR.day(day)),
            None => AttrValue::Static(word::BOARD_NO_DATE.text()),
        },
        Cell::Priority => action.priority.map_or(AttrValue::Static("–"), |it| it.in_words()),
        Cell::Kind => action.kind.map(|it| it.in_words()).unwrap_or_default(),
        Cell::State => action.state.kind().in_words(),
    }
}

/// A part of `card` as a field of its row.
pub(super) fn field(card: &Card, cell: Cell, desk: &Desk) -> Html {
    field_at(Place::Row, card, cell, desk)
}

/// A part of `card` as a field.
pub(super) fn field_at(place: Place, card: &Card, cell: Cell, desk: &Desk) -> Html {
    let (key, action) = (card.key(), &card.action);
    let (id, hide_label) = (place.id(cell, key), place == Place::Row);
    match cell {
        Cell::Title => html! {
            <DraftField
                key={cell.key()}
                {id}
                label={word::ACTION_WHAT.text()}
                value={action.title.clone()}
                on_commit={wish(desk, key, Wish::Title)}
                placeholder={word::ACTION_WHAT_PLACEHOLDER.text()}
                {hide_label}
            />
        },
        Cell::Owner => html! {
            <DraftField
                key={cell.key()}
                {id}
                label={word::ACTION_OWNER.text()}
                value={action.owner.clone()}
                on_commit={wish(desk, key, Wish::Owner)}
                can_be_empty={true}
                placeholder={word::ACTION_OWNER_PLACEHOLDER.text()}
                suggestions={&desk.owners}
                {hide_label}
            />
        },
        Cell::Due => html! {
            <DraftDate
                key={cell.key()}
                {id}
                label={word::ACTION_DUE.text()}
                value={action.due}
                on_commit={wish(desk, key, Wish::Due)}
                {hide_label}
            />
        },
        Cell::Priority => {
            let options = pick("–", &Priority::ALL);
            let on_change = wish(desk, key, Wish::Priority);
            Select::new(word::ACTION_PRIORITY.text(), action.priority, options, on_change)
                .hide_label(hide_label)
                .id(Some(id))
                .html()
        }
        Cell::Kind => {
            let options = pick(word::NOT_SAID_SHORT.text(), &ActionKind::ALL);
            let on_change = wish(desk, key, Wish::Kind);
            Select::new(word::ACTION_KIND.text(), action.kind, options, on_change)
                .hide_label(hide_label)
                .id(Some(id))
                .html()
        }
        Cell::State => {
            let options = StateKind::ALL.map(|it| (it, it.in_words()));
            let on_change = wish(desk, key, Wish::state);
            Select::new(word::ACTION_STATE.text(), action.state.kind(), options, on_change)
                .hide_label(hide_label)
                .id(Some(id))
                .html()
        }
    }
}

pub(super) fn wish<T: 'static>(desk: &Desk, key: CardKey, make: fn(T) -> Wish) -> Callback<T> {
    desk.on_wish.reform(move |value| (key, make(value)))
}
