//! Lists of actions that belong to no postmortem: begun, called otherwise, and thrown away.

use std::rc::Rc;

use afterword_core::actions::{Action, ActionList};
use afterword_core::board::CardKey;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::summary::Kind;
use afterword_ui::words::word;

use super::edits::{Deed, What, apply};
use super::newest::{Edited, edit_newest};
use super::past::{self, Step};
use crate::browser::{clock, ids, zone};
use crate::session::Session;
use crate::store::Store;

/// Where actions are put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Place {
    /// Into a new list of that name.
    New(String),
    /// Into this document, of whatever kind.
    Document(DocumentId),
}

/// What became of actions that were put somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) struct Brought {
    /// Where they are now.
    pub(in crate::pages) id: DocumentId,
    pub(in crate::pages) kind: Kind,
    /// How many were not there before.
    pub(in crate::pages) n: usize,
}

/// Puts `actions` there. It can be taken back in one step.
pub(in crate::pages) async fn bring(
    session: &Session,
    place: &Place,
    actions: Vec<Rc<Action>>,
) -> Result<Brought, String> {
    match place {
        Place::New(title) => begin(&session.store, title, actions).await,
        Place::Document(id) => {
            let deed = |it: Rc<Action>| Deed {
                key: CardKey { document: *id, action: it.id },
                what: What::Add(it, None),
            };
            let deeds = actions.into_iter().map(deed).collect();
            let outcome = apply(&session.store, deeds, "").await;
            let n = outcome.done.len();
            let is_gone = outcome.n_gone > 0;
            past::remember(Step::Done(outcome.done));
            match outcome.error {
                Some(error) => Err(error),
                None if is_gone => Err(word::BOARD_LIST_GONE.text().to_owned()),
                None => {
                    let document = session.store.load_as::<Document>(*id).await.ok().flatten();
                    let kind = document.map(|it| it.document.kind()).unwrap_or_default();
                    Ok(Brought { id: *id, kind, n })
                }
            }
        }
    }
}

async fn begin(store: &Store, title: &str, actions: Vec<Rc<Action>>) -> Result<Brought, String> {
    let now = clock::now();
    let title = match title.trim() {
        "" => word::BOARD_LIST_TITLE.text(),
        title => title,
    };
    let mut list = ActionList::new(ids::Random.document_id(), title.to_owned(), now);
    list.zone = zone::local_zone();
    list.actions = actions;
    store.save(&list, None, now).await.map_err(|it| it.to_string())?;
    store.count_change(now).await.ok();
    past::remember(Step::Begun(list.id));
    Ok(Brought { id: list.id, kind: Kind::ActionList, n: list.actions.len() })
}

/// Calls a list `title`, if it is called `expected` now or whatever it is called. Returns what it was called before; `None` if nothing was changed.
pub(super) async fn rename(
    store: &Store,
    id: DocumentId,
    title: &str,
    expected: Option<&str>,
) -> Result<Option<String>, String> {
    let mut before = None;
    let edit = |list: &ActionList| {
        let is_other = expected.is_some_and(|it| it != list.title) || list.title == title;
        before = (!is_other).then(|| list.title.clone());
        before.as_ref().map(|_| ActionList { title: title.to_owned(), ..list.clone() })
    };
    match edit_newest(store, id, edit).await? {
        Edited::Saved | Edited::Same => Ok(before),
        Edited::Gone => Err(word::BOARD_LIST_GONE.text().to_owned()),
    }
}
