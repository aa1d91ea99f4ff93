//! The board: the actions of all documents, edited where they stand.

mod above;
mod cards;
mod changes;
mod desk;
mod edits;
mod empty;
mod kept;
mod lists;
mod lists_dialog;
mod looks;
mod menu;
mod new;
mod newest;
mod paper;
mod past;
mod remind;
mod said;
mod settings;
mod taking;
mod tracker;

use afterword_core::actions::ActionList;
use afterword_core::id::DocumentId;
use afterword_ui::words::use_words;
use yew::prelude::*;

use crate::loading::{Loading, use_loaded};
use crate::session::Session;
use crate::store::{Setting, Store};

use desk::Desk;
use settings::BoardSettings;

pub(super) use lists::{Place, bring};
pub(super) use menu::route as card_route;
pub(super) use newest::{Edited, edit_newest};
pub(super) use past::undo;
pub(crate) use past::use_past_keys;
pub(crate) use remind::remind_on_start;

#[derive(PartialEq, Properties)]
pub(crate) struct BoardPageProps {
    pub(crate) session: Session,
    /// The list whose actions are to be seen, and no others.
    #[prop_or_default]
    pub(crate) list: Option<DocumentId>,
    /// The element id of the one of them that somebody wants to see.
    #[prop_or_default]
    pub(crate) at: AttrValue,
}

/// Remembers how the board was looked at, and puts it on the desk.
#[component]
pub(crate) fn BoardPage(props: &BoardPageProps) -> Html {
    use_words();
    let session = &props.session;
    let store = session.store.clone();
    let settings = use_loaded((props.list, props.at.clone()), move |(list, at)| {
        let (store, list, at) = (store.clone(), *list, at.clone());
        async move {
            // What can't be read is as it ships; the store says in its own place what is wrong with it.
            let settings = store.setting::<BoardSettings>(Setting::Board).await;
            let settings = settings.ok().flatten().unwrap_or_default();
            let Some(list) = list_of(&store, list).await else { return settings };
            let mut settings = above::of_list(&settings, list.title);
            let wanted = list.actions.iter().find(|it| format!("action-{}", it.id) == *at);
            if let Some(action) = wanted {
                settings.view.filter.words.clone_from(&action.title);
            }
            settings
        }
    });
    match settings {
        Loading::Waiting => {
            html! { <main class="page board-page" id="main" aria-busy="true"></main> }
        }
        Loading::Here(settings) => html! { <Desk session={session.clone()} {settings} /> },
    }
}

async fn list_of(store: &Store, list: Option<DocumentId>) -> Option<ActionList> {
    store.load_as(list?).await.ok().flatten().map(|it| it.document)
}
