//! The editor of one postmortem.

mod abandoned;
mod calendars;
mod clocks;
mod commands;
mod conflicts;
mod desk;
mod door;
mod doubts;
mod drafts;
mod export;
pub(super) mod grown;
mod incoming;
mod keys;
mod lend;
mod looks;
mod outgoing;
mod paper;
mod present;
mod review;
mod seen;
mod share;
mod sheet;
mod side;
mod standing;
mod state;
mod toil;
mod topbar;
mod trashing;
mod workflow;

use std::fmt::Display;
use std::rc::Rc;

use afterword_core::actions::ActionList;
use afterword_core::id::DocumentId;
use afterword_core::maturity::Assessment;
use afterword_core::stored::Stored as _;
use afterword_core::toil::ToilRegister;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::address::IdAddress;
use crate::browser::{download, hash};
use crate::loading::{Loading, use_loaded};
use crate::pages::MissingPage;
use crate::route::Route;
use crate::session::Session;
use crate::store::{LoadError, Loaded};

pub(super) use keys::use_undo_keys;
pub(super) use lend::use_shell;
pub(super) use looks::Memory;

use desk::Desk;

#[derive(PartialEq, Properties)]
pub(crate) struct EditorPageProps {
    pub(crate) session: Session,
    pub(crate) id: DocumentId,
    /// The element of it that somebody wants to see.
    pub(crate) at: Option<IdAddress>,
    /// Whether it is shown as slides.
    pub(crate) is_presenting: bool,
}

/// Loads a postmortem and puts it on the desk.
#[component]
pub(crate) fn EditorPage(props: &EditorPageProps) -> Html {
    use_words();
    let EditorPageProps { session, id, at, is_presenting } = props;
    let store = session.store.clone();
    let loaded = use_loaded(*id, move |id| {
        let (store, id) = (store.clone(), *id);
        async move {
            let loaded = store.load(id).await?;
            let memory = Memory::load(&store).await;
            Ok::<_, LoadError>(loaded.map(|it| (Rc::new(it), memory)))
        }
    });
    match loaded {
        Loading::Waiting => html! { <main id="main" class="panes" aria-busy="true"></main> },
        Loading::Here(Ok(Some((loaded, memory)))) => html! {
            <Desk session={session.clone()} {loaded} {memory} at={*at} is_presenting={*is_presenting} />
        },
        Loading::Here(Ok(None)) => html! { <MissingPage is_postmortem={true} /> },
        Loading::Here(Err(LoadError::Unreadable { raw, .. })) if is_list(&raw) => {
            html! { <ToList id={*id} at={*at} /> }
        }
        Loading::Here(Err(LoadError::Unreadable { raw, .. })) if is_register(&raw) => {
            html! { <ToPage route={Route::toil_register(*id)} /> }
        }
        Loading::Here(Err(LoadError::Unreadable { raw, .. })) if is_assessment(&raw) => {
            html! { <ToPage route={Route::assessment(*id)} /> }
        }
        Loading::Here(Err(error)) => unreadable(*id, &error),
    }
}

#[derive(PartialEq, Properties)]
struct ToListProps {
    id: DocumentId,
    at: Option<IdAddress>,
}

/// Leads on to the board, where lists of actions are.
#[component]
fn ToList(props: &ToListProps) -> Html {
    use_words();
    let route = match props.at {
        Some(at) => Route::ActionListAt(props.id, at),
        None => Route::ActionList(props.id),
    };
    use_effect_with(route, |route| hash::replace(&route.to_string()));
    html! { <main id="main" aria-busy="true"></main> }
}

/// Whether it is a list of actions, to which a search leads under the address of a postmortem.
fn is_list(raw: &str) -> bool {
    ActionList::from_json(raw).is_ok()
}

#[derive(PartialEq, Properties)]
struct ToPageProps {
    route: Route,
}

/// Leads on to the page of a document of another kind.
#[component]
fn ToPage(props: &ToPageProps) -> Html {
    use_words();
    use_effect_with(props.route, |route| hash::replace(&route.to_string()));
    html! { <main id="main" aria-busy="true"></main> }
}

/// Whether it is a register, to which a search leads the same way.
fn is_register(raw: &str) -> bool {
    ToilRegister::from_json(raw).is_ok()
}

/// Whether it is an assessment, to which a search leads the same way.
fn is_assessment(raw: &str) -> bool {
    Assessment::from_json(raw).is_ok()
}

/// What is said of a document that cannot be opened; its text can be had where there is one.
pub(super) fn unreadable(id: DocumentId, error: &LoadError) -> Html {
    let LoadError::Unreadable { raw, .. } = error else { return closed(error, Html::default()) };
    let raw = raw.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        download::download(&format!("{id}.json"), "application/json", &raw);
    });
    let save = html! {
        <button type="button" class="button primary" {onclick}>{ word::DOWNLOAD_TEXT.text() }</button>
    };
    closed(error, save)
}

/// What is said where nothing can be opened, and what can be done about it.
pub(super) fn closed(error: &dyn Display, deeds: Html) -> Html {
    html! {
        <main class="page" id="main" tabindex="-1">
            <div class="empty-state" role="alert">
                <h1>{ word::CANNOT_OPEN.text() }</h1>
                <p>{ format!("{error}.") }</p>
                <div class="button-row">{ deeds }</div>
            </div>
        </main>
    }
}

/// One version of a postmortem with the revision that it is stored as.
pub(super) type Opened = Rc<Loaded>;
