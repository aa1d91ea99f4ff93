//! An action that belongs to no postmortem, typed on one line.

use std::rc::Rc;

use afterword_core::actions::{Action, ActionId};
use afterword_core::id::{DocumentId, Mint as _};
use afterword_ui::board::NewAction;
use afterword_ui::dialog::Dialog;
use afterword_ui::fields::{Select, TextField};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::lists::{Place, bring};
use super::past;
use crate::across::Listed;
use crate::browser::{ids, task};
use crate::session::Session;
use crate::toast::Said;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NewDialogProps {
    pub(super) session: Session,
    pub(super) open: bool,
    /// The lists that there are, the newest first.
    pub(super) lists: Rc<[Listed]>,
    pub(super) on_close: Callback<()>,
}

/// Takes one action after the other, until it is closed.
#[component]
pub(super) fn NewDialog(props: &NewDialogProps) -> Html {
    use_words();
    let NewDialogProps { session, lists, .. } = props;
    // `None` is a new list, `Some` the one that somebody chose.
    let chosen = use_state_eq(|| lists.first().map(|it| it.id));
    let name = use_state_eq(String::new);
    {
        let (chosen, name) = (chosen.setter(), name.setter());
        let first = lists.first().map(|it| it.id);
        use_effect_with(props.open, move |open| {
            if *open {
                chosen.set(first);
                name.set(String::new());
            }
        });
    }
    let place = match *chosen {
        Some(id) => Place::Document(id),
        None => Place::New((*name).clone()),
    };
    let on_add = {
        let (session, place, chosen) = (session.clone(), place, chosen.setter());
        let title = called(lists, &place);
        Callback::from(move |action: Action| {
            let on_begun = {
                let chosen = chosen.clone();
                Callback::from(move |id: DocumentId| chosen.set(Some(id)))
            };
            add(&session, &place, &title, action, on_begun);
        })
    };
    let mint = use_callback((), |(), ()| -> ActionId { ids::Random.id() });
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    let actions = html! {
        <button type="button" class="button" {onclick}>{ word::DONE.text() }</button>
    };
    html! {
        <Dialog title={word::BOARD_NEW.text()} open={props.open} on_close={&props.on_close} {actions}>
            <NewAction today={session.today} {mint} {on_add} />
            <p class="dialog-note">{ word::BOARD_NEW_HINT.text() }</p>
            { which(lists, &chosen) }
            <div class="new-list-name">
                if chosen.is_none() {
                    <TextField
                        label={word::BOARD_LIST_NAME.text()}
                        value={(*name).clone()}
                        on_change={let name = name.setter(); Callback::from(move |it| name.set(it))}
                        placeholder={word::BOARD_LIST_TITLE.text()}
                    />
                }
            </div>
        </Dialog>
    }
}

/// The choice of a list, where there is one.
fn which(lists: &[Listed], chosen: &UseStateHandle<Option<DocumentId>>) -> Html {
    let is_known = chosen.is_none_or(|id| lists.iter().any(|it| it.id == id));
    let own = lists.iter().map(|it| (Some(it.id), AttrValue::from(it.title.clone())));
    // A list that was begun a moment ago is not among the answers yet.
    let begun =
        chosen.filter(|_| !is_known).map(|it| (Some(it), word::BOARD_LIST_TITLE.text().into()));
    let new = [(None, AttrValue::Static(word::BOARD_NEW_LIST.text()))];
    let options: Vec<(Option<DocumentId>, AttrValue)> =
        begun.into_iter().chain(own).chain(new).collect();
    let set = chosen.setter();
    let on_change = Callback::from(move |it: Option<DocumentId>| set.set(it));
    html! {
        <div class="new-list">
            if options.len() > 1 {
                { Select::new(word::BOARD_NEW_INTO.text(), **chosen, options, on_change).html() }
            }
        </div>
    }
}

fn called(lists: &[Listed], place: &Place) -> String {
    let title = match place {
        Place::New(title) => title.trim(),
        Place::Document(id) => lists.iter().find(|it| it.id == *id).map_or("", |it| &it.title),
    };
    if title.is_empty() { word::BOARD_LIST_TITLE.text().to_owned() } else { title.to_owned() }
}

fn add(
    session: &Session,
    place: &Place,
    title: &str,
    action: Action,
    on_begun: Callback<DocumentId>,
) {
    let (session, place, list) = (session.clone(), place.clone(), title.to_owned());
    task::spawn(async move {
        let what = action.title.clone();
        match bring(&session, &place, vec![Rc::new(action)]).await {
            Ok(brought) => {
                on_begun.emit(brought.id);
                let words = word::BOARD_LIST_ADDED.fill(&[("list", &list), ("what", &what)]);
                session.speak.emit(Said::with_undo(words, past::undo(&session)));
            }
            Err(error) => {
                let words = word::BOARD_NOT_CHANGED.fill(&[("error", &error)]);
                session.say_here.emit(words.into());
            }
        }
    });
}
