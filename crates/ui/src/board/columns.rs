//! The board as columns: a lane for each state, between which cards are carried by mouse and by keys.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::actions::StateKind;
use afterword_core::board::{Card, CardKey};
use web_sys::{DragEvent, Element};
use yew::prelude::*;

use super::cells::{Cell, Desk};
use super::tile::{Tile, dropped, neighbour, welcome};
use super::{Hands, Wish, card_id};
use crate::postmortem::focus::{Focus, use_focus};
use crate::shortcut::{heard, key};
use crate::words::{InWords, count, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BoardColumnsProps {
    /// How many cards each lane has.
    pub counts: [usize; StateKind::ALL.len()],
    /// The first cards of each lane.
    pub lanes: Rc<[Vec<Rc<Card>>]>,
    /// Asks for more cards of each lane.
    pub on_more: Callback<()>,
    /// The card that keys act on.
    pub selected: Option<CardKey>,
    pub on_select: Callback<CardKey>,
    pub hands: Hands,
}

impl BoardColumnsProps {
    /// The lane and the place in it of the card that keys act on; else of the first there is.
    fn here(&self) -> Option<(usize, usize)> {
        let find = |key: CardKey| {
            let at = |lane: &Vec<Rc<Card>>| lane.iter().position(|it| it.key() == key);
            self.lanes.iter().enumerate().find_map(|(lane, cards)| Some((lane, at(cards)?)))
        };
        let first = || Some((self.lanes.iter().position(|it| !it.is_empty())?, 0));
        self.selected.and_then(find).or_else(first)
    }

    fn key_at(&self, (lane, place): (usize, usize)) -> Option<CardKey> {
        Some(self.lanes.get(lane)?.get(place)?.key())
    }
}

/// The columns. Arrows go from card to card; with Shift they carry the card to the state beside.
#[component]
pub fn BoardColumns(props: &BoardColumnsProps) -> Html {
    use_words();
    let focus = use_focus();
    let over = use_state_eq(|| None::<StateKind>);
    let carried = use_mut_ref(|| None::<CardKey>);
    use_carried(props, &carried, &focus);
    let here = props.here().and_then(|it| props.key_at(it));
    let lanes = StateKind::ALL
        .into_iter()
        .zip(props.lanes.iter())
        .map(|(kind, cards)| lane(props, kind, cards, here, &over));
    html! {
        <div class="board-columns" ref={focus.root()} onkeydown={on_key(props, &focus, &carried)}>
            { for lanes }
        </div>
    }
}

fn lane(
    props: &BoardColumnsProps,
    kind: StateKind,
    cards: &[Rc<Card>],
    here: Option<CardKey>,
    over: &UseStateHandle<Option<StateKind>>,
) -> Html {
    let n = props.counts[kind as usize];
    let is_over = **over == Some(kind);
    let heading = format!("lane-{}", kind.key());
    html! {
        <section
            key={kind.key()}
            class={classes!("board-lane", is_over.then_some("is-over"))}
            aria-labelledby={heading.clone()}
            ondragover={on_over(kind, over)}
            ondragleave={on_leave(over)}
            ondrop={on_drop(props, kind, over)}
        >
            <h2 id={heading}>{ kind.in_words() }{ " " }<span class="number">{ count(n as u64) }</span></h2>
            <ul>
                for card in cards {
                    { tile(props, card, here) }
                }
            </ul>
            <div class="board-lane-end">
                if n > cards.len() {
                    <button type="button" class="button quiet" onclick={props.on_more.reform(|_: MouseEvent| ())}>
                        { word::BOARD_MORE.count(n - cards.len()) }
                    </button>
                }
            </div>
        </section>
    }
}

fn tile(props: &BoardColumnsProps, card: &Rc<Card>, here: Option<CardKey>) -> Html {
    let key = card.key();
    html! {
        <Tile
            key={card_id(key)}
            {card}
            is_selected={here == Some(key)}
            is_picked={props.hands.picked.contains(&key)}
            is_unsaved={props.hands.unsaved.contains(&key)}
            today={props.hands.today}
            href={&props.hands.href}
            on_pick={&props.hands.on_pick}
            on_select={&props.on_select}
            desk={Desk { on_wish: props.hands.on_wish.clone(), owners: props.hands.owners.clone() }}
            menu={&props.hands.menu}
        />
    }
}

fn on_over(kind: StateKind, over: &UseStateHandle<Option<StateKind>>) -> Callback<DragEvent> {
    let over = over.setter();
    Callback::from(move |event: DragEvent| {
        if welcome(&event) {
            over.set(Some(kind));
        }
    })
}

fn on_leave(over: &UseStateHandle<Option<StateKind>>) -> Callback<DragEvent> {
    let over = over.setter();
    Callback::from(move |_: DragEvent| over.set(None))
}

fn on_drop(
    props: &BoardColumnsProps,
    kind: StateKind,
    over: &UseStateHandle<Option<StateKind>>,
) -> Callback<DragEvent> {
    let (over, on_wish) = (over.setter(), props.hands.on_wish.clone());
    let there: Vec<CardKey> = props.lanes[kind as usize].iter().map(|it| it.key()).collect();
    Callback::from(move |event: DragEvent| {
        over.set(None);
        if let Some(card) = dropped(&event).filter(|it| !there.contains(it)) {
            on_wish.emit((card, Wish::state(kind)));
        }
    })
}

/// Keeps the focus on a card that was carried: in another lane it is another element.
#[hook]
fn use_carried(props: &BoardColumnsProps, carried: &Rc<RefCell<Option<CardKey>>>, focus: &Focus) {
    let (carried, focus) = (carried.clone(), focus.clone());
    use_effect_with(props.lanes.clone(), move |_| {
        let Some(key) = *carried.borrow() else { return };
        let active = web_sys::window().and_then(|it| it.document()?.active_element());
        match active.map(|it| (it.tag_name(), it.id())) {
            Some((tag, _)) if tag == "BODY" => _ = focus.now(&card_id(key)),
            Some((_, id)) if id == card_id(key) => {}
            // Somebody has gone on; a dialog is only in between.
            Some((tag, _)) if tag != "DIALOG" => _ = carried.take(),
            _ => {}
        }
    });
}

/// What a key does with the card that has the focus.
#[derive(Clone, Copy)]
enum Deed {
    /// Goes to the card so many places further down.
    Go(isize),
    /// Goes to a lane so many further on.
    Lane(isize),
    /// Carries the card so many lanes further on.
    Carry(isize),
    Pick,
    Change,
    Open,
}

const DEEDS: [(&crate::shortcut::Shortcut, Deed); 9] = [
    (&key::ROW_NEXT, Deed::Go(1)),
    (&key::ROW_PREVIOUS, Deed::Go(-1)),
    (&key::LANE_NEXT, Deed::Lane(1)),
    (&key::LANE_PREVIOUS, Deed::Lane(-1)),
    (&key::CARD_FORTH, Deed::Carry(1)),
    (&key::CARD_BACK, Deed::Carry(-1)),
    (&key::CARD_PICK, Deed::Pick),
    (&key::CARD_CHANGE, Deed::Change),
    (&key::CARD_OPEN, Deed::Open),
];

/// Answers keys that are pressed on a card itself, and `Esc` in one of its fields.
fn on_key(
    props: &BoardColumnsProps,
    focus: &Focus,
    carried: &Rc<RefCell<Option<CardKey>>>,
) -> Callback<KeyboardEvent> {
    let (props, focus, carried) = (props.clone(), focus.clone(), carried.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some((lane, place)) = props.here() else { return };
        let Some(card) = props.key_at((lane, place)) else { return };
        let is_on_card =
            event.target_dyn_into::<Element>().is_some_and(|it| it.id() == card_id(card));
        if !is_on_card {
            if key::LEAVE.hears(&event) {
                focus.now(&card_id(card));
            }
            return;
        }
        let Some(deed) = heard(&event, &DEEDS) else { return };
        event.prevent_default();
        let go = |to: Option<CardKey>| {
            if let Some(to) = to {
                focus.now(&card_id(to));
            }
        };
        match deed {
            Deed::Go(step) => {
                let to = place.checked_add_signed(step).and_then(|it| props.key_at((lane, it)));
                go(to);
            }
            Deed::Lane(step) => {
                let to = beside(&props, lane, place, step);
                go(to);
            }
            Deed::Carry(step) => {
                if let Some(kind) = neighbour(StateKind::ALL[lane], step) {
                    props.hands.on_wish.emit((card, Wish::state(kind)));
                    carried.replace(Some(card));
                }
            }
            Deed::Pick => props.hands.on_pick.emit(card),
            Deed::Change => _ = focus.now(&Cell::Title.id(card)),
            Deed::Open => props.hands.on_open.emit(card),
        }
    })
}

/// The card at the same height in the next lane that way that has any.
fn beside(props: &BoardColumnsProps, lane: usize, place: usize, step: isize) -> Option<CardKey> {
    let mut lane = lane;
    loop {
        lane = lane.checked_add_signed(step)?;
        let last = props.lanes.get(lane)?.len();
        if last > 0 {
            return props.key_at((lane, place.min(last - 1)));
        }
    }
}
