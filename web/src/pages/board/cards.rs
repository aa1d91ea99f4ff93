//! The cards of the board, as a list or as columns: which of them somebody is at, and where they lead.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use afterword_core::board::{Card, CardKey};
use afterword_core::id::DocumentId;
use afterword_ui::board::{BoardColumns, BoardList, Hands, Lead, Wish};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::changes::Changes;
use super::desk::{Answer, owners};
use super::menu;
use super::settings::TrackerPlace;
use crate::across::{ProjectsMade, use_answer};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct CardsProps {
    pub(super) session: Session,
    pub(super) shown: Answer,
    pub(super) changes: Changes,
    pub(super) is_columns: bool,
    pub(super) tracker: Option<TrackerPlace>,
    pub(super) picked: Rc<BTreeSet<CardKey>>,
    pub(super) on_pick: Callback<CardKey>,
    pub(super) on_wish: Callback<(Vec<CardKey>, Wish)>,
    pub(super) on_window: Callback<Range<usize>>,
    pub(super) on_more: Callback<()>,
    pub(super) on_tracker: Callback<()>,
    /// Shows everything about a card.
    pub(super) on_sheet: Callback<CardKey>,
    /// Lifts all filters.
    pub(super) on_view: Callback<()>,
}

/// The cards, as a list or as columns.
#[component]
pub(super) fn Cards(props: &CardsProps) -> Html {
    use_words();
    let CardsProps { session, changes, .. } = props;
    let shown = &props.shown.0.answer;
    let selected = use_state_eq(|| 0_usize);
    let here = use_state_eq(|| None::<CardKey>);
    let parts = use_memo((props.shown.clone(), changes.unseen.clone()), |(shown, unseen)| {
        let on = |cards: &Vec<Card>| cards.iter().map(|it| unseen.on(it)).collect();
        let parts = shown.0.answer.parts.iter().map(on);
        parts.collect::<Rc<[Vec<Rc<Card>>]>>()
    });
    let unsaved = use_memo(changes.unseen.clone(), |it| Rc::new(it.failed()));
    use_following(&selected, &here, &parts, shown.from, props.is_columns);
    let on_select = {
        let (here, parts, from) = (here.setter(), parts.clone(), shown.from);
        use_callback((selected.setter(), parts.clone(), from), move |place: usize, (it, ..)| {
            it.set(place);
            let card = place.checked_sub(from).and_then(|it| parts.first()?.get(it));
            here.set(card.map(|it| it.key()));
        })
    };
    let on_wish = use_callback(props.on_wish.clone(), |(key, wish): (CardKey, Wish), it| {
        it.emit((vec![key], wish));
    });
    let href = use_callback((), |(document, lead, key): (DocumentId, Lead, CardKey), ()| {
        AttrValue::from(menu::route(document, lead, key).to_string())
    });
    let on_open = use_callback(
        (session.go.clone(), parts.clone(), props.on_sheet.clone()),
        |key: CardKey, (go, parts, on_sheet)| {
            let card = parts.iter().flatten().find(|it| it.key() == key);
            match card.map(|it| Lead::of(it)) {
                // What stands in a list has no page but the board.
                Some(Lead::List) => on_sheet.emit(key),
                _ => go.emit(menu::route(key.document, Lead::Action, key)),
            }
        },
    );
    let asked = use_answer(session, Some(ProjectsMade { of: None }));
    let made = use_memo(asked, |it| it.answer().map(|it| Rc::from(it.as_slice())));
    let doing = menu::Doing {
        tracker: props.tracker.clone(),
        on_tracker: props.on_tracker.clone(),
        on_sheet: props.on_sheet.clone(),
        on_remove: changes.remove.clone(),
        made: (*made).clone().unwrap_or_default(),
    };
    let more = use_callback(
        (session.clone(), parts.clone(), doing),
        |key: CardKey, (session, parts, doing)| {
            let card = parts.iter().flatten().find(|it| it.key() == key);
            card.map(|it| menu::menu(session, it, doing)).unwrap_or_default()
        },
    );
    let names = use_memo(props.shown.clone(), |it| owners(&it.0.answer));
    if shown.counts.iter().sum::<usize>() == 0 && !props.is_columns {
        return html! {
            <div class="empty-state">
                <p>{ word::BOARD_NO_MATCH.text() }</p>
                <button type="button" class="button" onclick={props.on_view.reform(|_: MouseEvent| ())}>
                    { word::LIST_SHOW_ALL.text() }
                </button>
            </div>
        };
    }
    let hands = Hands {
        picked: props.picked.clone(),
        on_pick: props.on_pick.clone(),
        unsaved: (*unsaved).clone(),
        on_wish,
        on_open,
        href,
        menu: more,
        owners: (*names).clone(),
        today: session.today,
    };
    if props.is_columns {
        return html! {
            <BoardColumns
                counts={shown.counts}
                lanes={(*parts).clone()}
                on_more={&props.on_more}
                selected={*here}
                on_select={let here = here.setter(); Callback::from(move |it| here.set(Some(it)))}
                {hands}
            />
        };
    }
    html! {
        <BoardList
            counts={shown.counts}
            cards={parts.first().map(|it| Rc::from(it.as_slice())).unwrap_or_default()}
            from={shown.from}
            on_window={&props.on_window}
            selected={*selected}
            {on_select}
            {hands}
        />
    }
}

/// Keeps the selection on the card that somebody is at when a change moves it to another place.
#[hook]
fn use_following(
    selected: &UseStateHandle<usize>,
    here: &UseStateHandle<Option<CardKey>>,
    parts: &Rc<Rc<[Vec<Rc<Card>>]>>,
    from: usize,
    is_columns: bool,
) {
    let (selected, here) = (selected.clone(), here.clone());
    use_effect_with((parts.clone(), from), move |(parts, from)| {
        let Some(cards) = parts.first().filter(|_| !is_columns) else { return };
        let at = here.and_then(|key| cards.iter().position(|it| it.key() == key));
        if let Some(at) = at {
            selected.set(from + at);
        }
    });
}
