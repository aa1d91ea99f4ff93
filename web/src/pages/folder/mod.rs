//! Folder and archive: the workspace as files, kept in step on disk or taken out at once.

mod archive;
mod found;
mod status;

use std::rc::Rc;

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{folder as disk, task};
use crate::folder::{self, FolderState, Standing, use_folder};
use crate::incoming::Queue;
use crate::session::Session;

use archive::ArchiveCard;
use found::found;
pub(crate) use status::FolderStatus;

#[derive(PartialEq, Properties)]
pub(crate) struct FolderPageProps {
    pub(crate) session: Session,
    /// Takes files of the folder that are to be looked at.
    pub(crate) on_incoming: Callback<Option<Queue>>,
}

/// The folder that the workspace is kept in, and the archive that it can be taken out as.
#[component]
pub(crate) fn FolderPage(props: &FolderPageProps) -> Html {
    use_words();
    let session = &props.session;
    let state = use_folder();
    let body = match (&state.name, disk::is_offered()) {
        (Some(name), _) => connected(props, name, &state),
        (None, true) => unconnected(session),
        (None, false) => html! { <p>{ word::FOLDER_NOT_OFFERED.text() }</p> },
    };
    html! {
        <main class="page folder-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::FOLDER.text() }</h1></header>
            <div class="page-body">
                <section class="card" aria-labelledby="folder-disk">
                    <h2 id="folder-disk">{ word::FOLDER_DISK.text() }</h2>
                    <p>{ word::FOLDER_LEAD.text() }</p>
                    <div class="folder-body">{ body }</div>
                </section>
                <ArchiveCard session={session.clone()} />
            </div>
        </main>
    }
}

fn unconnected(session: &Session) -> Html {
    html! {
        <button type="button" class="button primary" onclick={choosing(session)}>{ word::FOLDER_CHOOSE.text() }</button>
    }
}

/// Has the person choose a folder.
fn choosing(session: &Session) -> Callback<MouseEvent> {
    let session = session.clone();
    Callback::from(move |_| {
        let session = session.clone();
        task::spawn(async move {
            if let Err(error) = folder::connect().await {
                session.say(word::FOLDER_FAILED.fill(&[("error", &error)]));
            }
        });
    })
}

/// Leaves the folder.
fn leaving(session: &Session) -> Callback<MouseEvent> {
    let session = session.clone();
    Callback::from(move |_| {
        let session = session.clone();
        task::spawn(async move {
            session.say(match folder::disconnect().await {
                Ok(()) => word::FOLDER_LEFT.text().to_owned(),
                Err(error) => word::FOLDER_FAILED.fill(&[("error", &error)]),
            });
        });
    })
}

fn connected(props: &FolderPageProps, name: &AttrValue, state: &Rc<FolderState>) -> Html {
    let session = &props.session;
    let is_lost = state.standing.is_lost();
    let look = Callback::from(|_: MouseEvent| folder::look());
    let button = |words: &'static str, is_main: bool, onclick: Callback<MouseEvent>| {
        let class = classes!("button", is_main.then_some("primary"));
        html! { <button type="button" {class} {onclick}>{ words }</button> }
    };
    html! {
        <>
            <div
                class={classes!("folder-standing", is_lost.then_some("banner"))}
                data-kind={is_lost.then_some("warning")}
                role="status"
            >
                <p>
                    <strong>{ word::FOLDER_IN.fill(&[("name", name)]) }</strong>{ " · " }{ standing(&state.standing) }
                </p>
            </div>
            <div class="folder-found">{ found(session, state, &props.on_incoming) }</div>
            <div class="button-row">
                { match state.standing {
                    Standing::Reconnect | Standing::Denied => {
                        let reconnect = Callback::from(|_: MouseEvent| folder::reconnect());
                        button(word::FOLDER_RECONNECT.text(), true, reconnect)
                    }
                    Standing::Gone => button(word::FOLDER_CHOOSE_AGAIN.text(), true, choosing(session)),
                    _ => button(word::FOLDER_LOOK.text(), false, look),
                } }
                { button(word::FOLDER_LEAVE.text(), false, leaving(session)) }
            </div>
        </>
    }
}

/// How the folder stands, in a sentence.
fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Looking => word::FOLDER_LOOKING.text().to_owned(),
        Standing::InStep(at) => word::FOLDER_IN_STEP.date(at.naive_local()),
        Standing::Waiting(n) => word::FOLDER_WAITING.count(*n),
        Standing::Reconnect => word::FOLDER_NOT_ALLOWED.text().to_owned(),
        Standing::Denied => word::FOLDER_DENIED.text().to_owned(),
        Standing::Gone => word::FOLDER_LOST.text().to_owned(),
        Standing::Failed(error) => word::FOLDER_FAILED.fill(&[("error", error)]),
    }
}
