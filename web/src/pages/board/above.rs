//! The dialogs that can lie above the board.

use std::rc::Rc;

use afterword_core::actions::{Action, ActionId};
use afterword_core::board::{Card, CardKey};
use afterword_core::summary::Kind;
use afterword_core::toil::Origin;
use afterword_ui::board::{CardSheet, View, Wish};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::changes::Changes;
use super::desk::{Answer, owners};
use super::lists_dialog::ListsDialog;
use super::new::NewDialog;
use super::remind::RemindDialog;
use super::settings::{BoardSettings, TrackerPlace};
use super::tracker::TrackerDialog;
use crate::across::Listed;
use crate::browser::page;
use crate::pages::toil::ActionToil;
use crate::session::Session;

/// What lies above the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Above {
    /// Where issues are kept.
    Tracker,
    /// Whether one is reminded.
    Remind,
    /// A line for actions that belong to no postmortem.
    New,
    /// The lists of those.
    Lists,
    /// Everything about a card.
    Sheet(CardKey),
}

#[derive(PartialEq, Properties)]
pub(super) struct DialogsProps {
    pub(super) session: Session,
    pub(super) above: Option<Above>,
    pub(super) on_close: Callback<()>,
    pub(super) shown: Answer,
    pub(super) changes: Changes,
    pub(super) on_wish: Callback<(Vec<CardKey>, Wish)>,
    pub(super) settings: BoardSettings,
    pub(super) on_settings: Callback<BoardSettings>,
}

/// The dialogs.
#[component]
pub(super) fn Dialogs(props: &DialogsProps) -> Html {
    use_words();
    let DialogsProps { session, above, on_close, settings, on_settings, .. } = props;
    let is = |it: Above| *above == Some(it);
    let lists =
        use_memo(props.shown.clone(), |it| Rc::<[Listed]>::from(it.0.answer.lists.as_slice()));
    let on_tracker = {
        let settings = settings.clone();
        on_settings.reform(move |tracker: Option<TrackerPlace>| BoardSettings {
            tracker,
            ..settings.clone()
        })
    };
    let on_show = {
        let settings = settings.clone();
        on_settings.reform(move |title: String| of_list(&settings, title))
    };
    let card = use_card(props);
    // With the last list goes what there is to see of lists.
    use_effect_with((lists.is_empty(), on_close.clone()), {
        let is_shown = is(Above::Lists);
        move |(is_empty, on_close)| {
            if *is_empty && is_shown {
                on_close.emit(());
            }
        }
    });
    use_effect_with(above.is_some(), |is_open| {
        // Once a dialog has given the focus back: what had it before may be gone, or was the page as a whole.
        let timer = (!is_open).then(|| Timeout::new(0, || page::focus_if_lost("board-list")));
        move || drop(timer)
    });
    let on_wish = props.on_wish.reform(|(key, wish): (CardKey, Wish)| (vec![key], wish));
    let more = card.as_ref().map(|it| remove(props, it)).unwrap_or_default();
    let find = use_callback(card.clone(), |id: ActionId, card| {
        let card = card.as_ref().filter(|it| it.action.id == id);
        card.map(|it| Rc::new(it.action.clone()))
    });
    let project = card.as_ref().map(|it| project(session, it, &find)).unwrap_or_default();
    html! {
        <>
            <TrackerDialog open={is(Above::Tracker)} tracker={settings.tracker.clone()} {on_tracker} {on_close} />
            <RemindDialog session={session.clone()} open={is(Above::Remind)} {on_close} />
            <NewDialog session={session.clone()} open={is(Above::New)} lists={(*lists).clone()} {on_close} />
            <ListsDialog session={session.clone()} open={is(Above::Lists)} lists={(*lists).clone()} {on_show} {on_close} />
            <CardSheet {card} {on_wish} owners={owners(&props.shown.0.answer)} {on_close} {project} {more} />
        </>
    }
}

/// Only the actions of the list that is called `title`, closed ones too.
pub(super) fn of_list(settings: &BoardSettings, title: String) -> BoardSettings {
    let mut view = View { is_columns: settings.view.is_columns, ..View::default() };
    view.filter.standing = None;
    view.filter.source = Some(title);
    BoardSettings { view, ..settings.clone() }
}

/// The card that is looked at. It stays, as it was seen last, when a change takes it out of what the filters leave.
#[hook]
fn use_card(props: &DialogsProps) -> Option<Rc<Card>> {
    let last = use_mut_ref(|| None::<Rc<Card>>);
    let Some(Above::Sheet(key)) = props.above else { return None };
    let parts = props.shown.0.answer.parts.iter().flatten();
    let here = parts.into_iter().find(|it| it.key() == key).cloned();
    let mut last = last.borrow_mut();
    let known = here.or_else(|| last.as_deref().filter(|it| it.key() == key).cloned());
    let seen = known.map(|it| props.changes.unseen.on(&it));
    last.clone_from(&seen);
    seen
}

/// What became of the card's action in a register of toil.
fn project(session: &Session, card: &Card, find: &Callback<ActionId, Option<Rc<Action>>>) -> Html {
    let origin = Origin { document: card.document, action: card.action.id };
    html! { <ActionToil session={session.clone()} {origin} {find} /> }
}

/// The way out of its list. What belongs to a postmortem is removed there, beside what refers to it.
fn remove(props: &DialogsProps, card: &Rc<Card>) -> Html {
    if card.kind != Kind::ActionList {
        return Html::default();
    }
    let (key, remove, on_close) =
        (card.key(), props.changes.remove.clone(), props.on_close.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        on_close.emit(());
        remove.emit(key);
    });
    html! {
        <button type="button" class="button is-quiet is-danger" {onclick}>
            <Icon name={IconName::Trash} />{ word::BOARD_REMOVE.text() }
        </button>
    }
}
