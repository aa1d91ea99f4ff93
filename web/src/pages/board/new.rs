//! An action that belongs to no postmortem, typed on one line.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt::Display;
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
    let line = use_mut_ref(Line::default);
    {
        let (chosen, name, begun) = (chosen.setter(), name.setter(), line.clone());
        let first = lists.first().map(|it| it.id);
        use_effect_with(props.open, move |open| {
            if *open {
                chosen.set(first);
                name.set(String::new());
                begun.borrow_mut().begun = None;
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
            let wanted = Wanted { place: place.clone(), title: title.clone(), action };
            add(&session, &line, wanted, chosen.clone());
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
            { which(lists, &chosen, &name) }
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
fn which(lists: &[Listed], chosen: &UseStateHandle<Option<DocumentId>>, name: &str) -> Html {
    let is_known = chosen.is_none_or(|id| lists.iter().any(|it| it.id == id));
    let own = lists.iter().map(|it| (Some(it.id), AttrValue::from(it.title.clone())));
    // A list that was begun a moment ago is not among the answers yet.
    let begun = chosen.filter(|_| !is_known).map(|it| (Some(it), AttrValue::from(or_other(name))));
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
    match place {
        Place::New(title) => or_other(title),
        Place::Document(id) => {
            or_other(lists.iter().find(|it| it.id == *id).map_or("", |it| &it.title))
        }
    }
}

/// What a list is called that somebody gave this name, or none.
fn or_other(title: &str) -> String {
    let title = title.trim();
    if title.is_empty() { word::BOARD_LIST_TITLE.text().to_owned() } else { title.to_owned() }
}

/// An action that is to be put somewhere.
struct Wanted {
    place: Place,
    /// What its list is called.
    title: String,
    action: Action,
}

/// Those that are typed faster than they are stored: the second goes into the list that is begun for the first.
#[derive(Default)]
struct Line {
    waiting: VecDeque<Wanted>,
    is_busy: bool,
    /// The list that was begun last, and under which name.
    begun: Option<(Place, DocumentId)>,
}

fn add(
    session: &Session,
    line: &Rc<RefCell<Line>>,
    wanted: Wanted,
    chosen: UseStateSetter<Option<DocumentId>>,
) {
    line.borrow_mut().waiting.push_back(wanted);
    if std::mem::replace(&mut line.borrow_mut().is_busy, true) {
        return;
    }
    let (session, line) = (session.clone(), line.clone());
    task::spawn(async move {
        loop {
            let next = line.borrow_mut().waiting.pop_front();
            let Some(wanted) = next else { break };
            let begun = line.borrow().begun.clone().filter(|it| it.0 == wanted.place);
            let place = begun.map_or_else(|| wanted.place.clone(), |it| Place::Document(it.1));
            if let Some(id) = put(&session, &place, &wanted).await
                && matches!(wanted.place, Place::New(_))
            {
                chosen.set(Some(id));
                line.borrow_mut().begun = Some((wanted.place, id));
            }
        }
        line.borrow_mut().is_busy = false;
    });
}

/// Puts an action there, and says so. Returns the list that it is in now.
async fn put(session: &Session, place: &Place, wanted: &Wanted) -> Option<DocumentId> {
    match bring(session, place, vec![Rc::new(wanted.action.clone())]).await {
        Ok(brought) => {
            let what: [(&str, &dyn Display); 2] =
                [("list", &wanted.title), ("what", &wanted.action.title)];
            let words = word::BOARD_LIST_ADDED.fill(&what);
            session.speak.emit(Said::with_undo(words, past::undo(session)));
            Some(brought.id)
        }
        Err(error) => {
            session.say_here.emit(word::BOARD_NOT_CHANGED.fill(&[("error", &error)]).into());
            None
        }
    }
}
