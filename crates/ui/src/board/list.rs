//! The board as a list: groups one below the other, of which only the rows that can be seen are in the page.

use std::ops::Range;
use std::rc::Rc;

use afterword_core::board::{Card, CardKey, Group};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

use super::cells::{Cell, Desk};
use super::line::{Line, Lines};
use super::row::Row;
use super::{Hands, Wish, card_id, said};
use crate::list::{Parts, destination, use_frame, use_placed, use_shown};
use crate::postmortem::focus::{Focus, use_focus};
use crate::shortcut::{Pressed, key};
use crate::words::{count, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BoardListProps {
    /// How many cards each group has.
    pub counts: [usize; Group::ALL.len()],
    /// The cards that are here, in their order.
    pub cards: Rc<[Rc<Card>]>,
    /// The place of the first of them among all.
    pub from: usize,
    /// Hears which places are to be seen.
    pub on_window: Callback<Range<usize>>,
    /// The place that keys act on.
    pub selected: usize,
    pub on_select: Callback<usize>,
    pub hands: Hands,
}

impl BoardListProps {
    fn card(&self, place: usize) -> Option<&Rc<Card>> {
        self.cards.get(place.checked_sub(self.from)?)
    }
}

/// The list. `j` and `k` go through the cards, `x` picks one, Enter changes it, `o` opens its document.
#[component]
pub fn BoardList(props: &BoardListProps) -> Html {
    use_words();
    let lines = Lines(props.counts);
    let n_lines = lines.len();
    // What is measured and scrolled by is the height of a heading.
    let card = card_height();
    let height = lines.height_before(n_lines, card);
    let parts = use_memo((), |()| Parts::default());
    let focus = use_focus();
    let frame = use_frame(&parts);
    let scrolled = use_mut_ref(|| 0.0);
    let drawn = use_state_eq(|| 0..0);
    let seen = frame.rows(*scrolled.borrow(), height);
    let rows = match n_lines {
        0 => 0..0,
        _ => lines.at_height(seen.start, card)..lines.at_height(seen.end, card) + 1,
    };
    let onscroll = {
        let (drawn, scrolled) = (drawn.setter(), scrolled);
        Callback::from(move |event: Event| {
            let list: Element = event.target_unchecked_into();
            *scrolled.borrow_mut() = f64::from(list.scroll_top());
            drawn.set(frame.rows(*scrolled.borrow(), height));
        })
    };
    use_placed(&parts, frame, height, lines.height_before(rows.start, card));
    let selected = lines.height_before(lines.of_card(props.selected), card);
    use_shown(&parts, frame, selected + card - 1);
    use_shown(&parts, frame, selected);
    let seen = lines.cards(rows.clone());
    use_effect_with((seen, props.on_window.clone()), |(seen, on_window)| {
        on_window.emit(seen.clone());
    });
    let on_go = go(props, &focus);
    let on_wish = use_kept_focus(props, &focus);
    let active = props.card(props.selected).map(|it| card_id(it.key()));
    html! {
        <div class="board-list-frame" ref={focus.root()}>
            <p class="board-on-paper">{ word::BOARD_ON_PAPER.text() }</p>
            <div
                id="board-list"
                class="board-list"
                ref={&parts.list}
                role="grid"
                tabindex="0"
                aria-label={word::ACTIONS.text()}
                aria-rowcount={n_lines.to_string()}
                aria-multiselectable="true"
                aria-activedescendant={active}
                {onscroll}
                onkeydown={on_key(props, &parts, (frame.page() / card).max(1), &focus)}
            >
                <div class="list-canvas" ref={&parts.canvas} role="presentation">
                    <div class="list-rows" ref={&parts.rows} role="presentation">
                        for at in rows {
                            { line(props, lines, at, card, &on_go, &on_wish) }
                        }
                    </div>
                </div>
            </div>
        </div>
    }
}

/// How many headings are as tall as a card: in narrow windows its parts stand below each other. The style sheet has it so, too.
fn card_height() -> usize {
    let narrow = web_sys::window().and_then(|it| it.match_media("(max-width: 48rem)").ok()?);
    if narrow.is_some_and(|it| it.matches()) { 3 } else { 1 }
}

/// Keeps the focus on the field of a card whose change moves it to another place, where it is another element; on the list if the change
/// takes it out of that.
#[hook]
fn use_kept_focus(props: &BoardListProps, focus: &Focus) -> Callback<(CardKey, Wish)> {
    let changed = use_mut_ref(|| None::<String>);
    {
        let (changed, focus) = (changed.clone(), focus.clone());
        use_effect_with((props.cards.clone(), props.counts), move |_| {
            let Some(id) = changed.borrow().clone() else { return };
            match active() {
                Some(it) if it.tag_name() == "BODY" && !focus.now(&id) => {
                    focus.now("board-list");
                    changed.take();
                }
                // Somebody has gone on; a dialog is only in between.
                Some(it) if it.id() != id && !["BODY", "DIALOG"].contains(&&*it.tag_name()) => {
                    changed.take();
                }
                _ => {}
            }
        });
    }
    use_callback((props.hands.on_wish.clone(), changed), |wish, (on_wish, changed)| {
        changed.replace(active().map(|it| it.id()));
        on_wish.emit(wish);
    })
}

fn active() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

/// Goes to a card, and to a part of it once that is a field.
fn go(props: &BoardListProps, focus: &Focus) -> Callback<(usize, Option<AttrValue>)> {
    let (on_select, focus) = (props.on_select.clone(), focus.clone());
    Callback::from(move |(place, field): (usize, Option<AttrValue>)| {
        on_select.emit(place);
        if let Some(field) = field {
            focus.after_render(field.to_string());
        }
    })
}

fn line(
    props: &BoardListProps,
    lines: Lines,
    at: usize,
    height: usize,
    on_go: &Callback<(usize, Option<AttrValue>)>,
    on_wish: &Callback<(CardKey, Wish)>,
) -> Html {
    let place = match lines.at(at) {
        Some(Line::Card(place)) => place,
        Some(Line::Heading(group, n)) => return heading(group, n, at),
        None => return Html::default(),
    };
    let Some(card) = props.card(place) else {
        return html! {
            <div
                key={format!("place-{place}")}
                class="board-row is-coming"
                role="row"
                aria-rowindex={(at + 1).to_string()}
                data-rows={height.to_string()}
            >
                <span role="gridcell" aria-busy="true">{ "…" }</span>
            </div>
        };
    };
    let key = card.key();
    html! {
        <Row
            key={card_id(key)}
            card={card.clone()}
            {place}
            line={at + 1}
            {height}
            is_selected={place == props.selected}
            is_picked={props.hands.picked.contains(&key)}
            is_unsaved={props.hands.unsaved.contains(&key)}
            today={props.hands.today}
            href={&props.hands.href}
            on_pick={&props.hands.on_pick}
            {on_go}
            desk={Desk { on_wish: on_wish.clone(), owners: props.hands.owners.clone() }}
            menu={&props.hands.menu}
        />
    }
}

fn heading(group: Group, n: usize, at: usize) -> Html {
    html! {
        <div
            key={group.key()}
            class="board-row board-group"
            role="row"
            aria-rowindex={(at + 1).to_string()}
            data-group={group.key()}
        >
            <span role="gridcell">
                <strong>{ said::group(group) }</strong>
                { " " }
                <span class="number">{ count(n as u64) }</span>
            </span>
        </div>
    }
}

/// Answers keys that are pressed while the list itself has the focus, and `Esc` in one of its fields.
fn on_key(
    props: &BoardListProps,
    parts: &Rc<Parts>,
    page: usize,
    focus: &Focus,
) -> Callback<KeyboardEvent> {
    let (props, parts, focus) = (props.clone(), parts.clone(), focus.clone());
    Callback::from(move |event: KeyboardEvent| {
        let pressed = Pressed::new(&event);
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        let is_here = target.is_some() && target == parts.list.get();
        if !is_here {
            if key::LEAVE.hears(&event) {
                focus.now("board-list");
            }
            return;
        }
        let n_cards = Lines(props.counts).n_cards();
        if let Some(place) = destination(&pressed, props.selected, n_cards, page) {
            event.prevent_default();
            props.on_select.emit(place);
            return;
        }
        let Some(card) = props.card(props.selected).map(|it| it.key()) else { return };
        if key::CARD_PICK.is(&pressed) {
            event.prevent_default();
            props.hands.on_pick.emit(card);
        } else if key::CARD_CHANGE.is(&pressed) {
            event.prevent_default();
            focus.now(&Cell::Title.id(card));
        } else if key::CARD_OPEN.is(&pressed) {
            event.prevent_default();
            props.hands.on_open.emit(card);
        }
    })
}
