//! The board: the actions of all documents, edited where they stand.

mod cards;
mod changes;
mod desk;
mod edits;
mod empty;
mod kept;
mod looks;
mod menu;
mod paper;
mod remind;
mod said;
mod settings;
mod taking;
mod tracker;

use afterword_ui::words::use_words;
use yew::prelude::*;

use crate::loading::{Loading, use_loaded};
use crate::session::Session;
use crate::store::Setting;

use desk::Desk;
use settings::BoardSettings;

pub(super) use menu::route as card_route;
pub(crate) use remind::remind_on_start;

#[derive(PartialEq, Properties)]
pub(crate) struct BoardPageProps {
    pub(crate) session: Session,
}

/// Remembers how the board was looked at, and puts it on the desk.
#[component]
pub(crate) fn BoardPage(props: &BoardPageProps) -> Html {
    use_words();
    let session = &props.session;
    let store = session.store.clone();
    let settings = use_loaded((), move |()| {
        let store = store.clone();
        async move {
            // What can't be read is as it ships; the store says in its own place what is wrong with it.
            store.setting::<BoardSettings>(Setting::Board).await.ok().flatten().unwrap_or_default()
        }
    });
    match settings {
        Loading::Waiting => {
            html! { <main class="page board-page" id="main" aria-busy="true"></main> }
        }
        Loading::Here(settings) => html! { <Desk session={session.clone()} {settings} /> },
    }
}
