//! What was found in the folder that somebody has to know or decide.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_formats::limits::{MAX_FOLDER_FILES, MAX_FOLDER_LEVELS};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::task;
use crate::folder::{self, FolderState, Missing, Refused};
use crate::incoming::Queue;
use crate::route::Route;
use crate::session::Session;

/// How many files of others are listed.
const MAX_LISTED: usize = 200;

/// As many files of others are seen at once; more are behind a press.
const MAX_OPEN: usize = 8;

/// What somebody has to know or decide. Files to be looked at go to `on_incoming`.
pub(super) fn found(
    session: &Session,
    state: &Rc<FolderState>,
    on_incoming: &Callback<Option<Queue>>,
) -> Html {
    html! {
        <>
            <div class="folder-new">{ new_files(session, &state.new_files) }</div>
            <div class="folder-conflicts">
                if !state.conflicts.is_empty() {
                    <p>{ word::FOLDER_CONFLICTS.count(state.conflicts.len()) }</p>
                    <ul>{ for state.conflicts.iter().map(|(id, _)| conflict(*id)) }</ul>
                }
            </div>
            <div class="folder-refused">
                if !state.refused.is_empty() {
                    <p>{ word::FOLDER_REFUSED.text() }</p>
                    <ul>{ for state.refused.iter().map(refused) }</ul>
                }
            </div>
            <div class="folder-missing">
                if !state.missing.is_empty() {
                    <ul>{ for state.missing.iter().map(missing) }</ul>
                }
            </div>
            <div class="folder-foreign">{ foreign(session, &state.foreign, on_incoming) }</div>
            <div class="quiet">
                if state.is_cut {
                    <p>{ word::FOLDER_CUT.fill(&[("files", &MAX_FOLDER_FILES), ("levels", &MAX_FOLDER_LEVELS)]) }</p>
                }
            </div>
        </>
    }
}

fn new_files(session: &Session, files: &[String]) -> Html {
    if files.is_empty() {
        return Html::default();
    }
    let session = session.clone();
    let bring_in = Callback::from(move |_: MouseEvent| {
        let session = session.clone();
        task::spawn(async move {
            session.say(match folder::bring_in().await {
                Ok(n) => word::FOLDER_BROUGHT.count(n),
                Err(error) => word::FOLDER_FAILED.fill(&[("error", &error)]),
            });
        });
    });
    html! {
        <>
            <p>{ word::FOLDER_NEW.count(files.len()) }</p>
            <ul>{ for files.iter().map(|it| html! { <li key={it.clone()}>{ it }</li> }) }</ul>
            <button type="button" class="button primary" onclick={bring_in}>{ word::FOLDER_BRING_IN.text() }</button>
        </>
    }
}

/// The files of others, each to be looked at as an import.
fn foreign(session: &Session, files: &[String], on_incoming: &Callback<Option<Queue>>) -> Html {
    if files.is_empty() {
        return Html::default();
    }
    let row = |file: &String| {
        let look = looking(session, vec![file.clone()], on_incoming);
        let label = format!("{}: {file}", word::FOLDER_LOOK_AT.text());
        html! {
            <li key={file.clone()} class="folder-file">
                <span>{ file }</span>
                <button type="button" class="button" aria-label={label} onclick={look}>{ word::FOLDER_LOOK_AT.text() }</button>
            </li>
        }
    };
    let listed = &files[..files.len().min(MAX_LISTED)];
    let n_more = files.len() - listed.len();
    html! {
        <details open={files.len() <= MAX_OPEN}>
            <summary>{ word::FOLDER_FOREIGN.count(files.len()) }</summary>
            <p class="quiet">{ word::FOLDER_FOREIGN_LEAD.text() }</p>
            <ul class="plain">{ for listed.iter().map(row) }</ul>
            <p class="quiet">{ if n_more > 0 { word::FOLDER_MORE.count(n_more) } else { String::new() } }</p>
            <div class="button-row">
                if listed.len() > 1 {
                    <button type="button" class="button" onclick={looking(session, listed.to_vec(), on_incoming)}>
                        { word::FOLDER_LOOK_AT_ALL.text() }
                    </button>
                }
            </div>
        </details>
    }
}

/// Opens `files` as an import.
fn looking(
    session: &Session,
    files: Vec<String>,
    on_incoming: &Callback<Option<Queue>>,
) -> Callback<MouseEvent> {
    let (session, on_incoming) = (session.clone(), on_incoming.clone());
    Callback::from(move |_| {
        let (session, on_incoming, files) = (session.clone(), on_incoming.clone(), files.clone());
        task::spawn(async move {
            match folder::open(files).await {
                Ok(opened) => {
                    on_incoming.emit(Queue::new(opened));
                    session.go.emit(Route::Import);
                }
                Err(error) => session.say(word::FOLDER_FAILED.fill(&[("error", &error)])),
            }
        });
    })
}

fn conflict(id: DocumentId) -> Html {
    let route = Route::Postmortem(id).to_string();
    html! { <li key={id.to_string()}><a href={route}>{ word::FOLDER_DECIDE.text() }</a></li> }
}

fn refused(it: &Refused) -> Html {
    html! { <li key={it.file.clone()}><strong>{ &it.file }</strong>{ ": " }{ &it.reason }</li> }
}

fn missing(it: &Missing) -> Html {
    let id = it.id;
    let onclick = Callback::from(move |_: MouseEvent| folder::write_again(id));
    html! {
        <li key={it.file.clone()}>
            { word::FOLDER_MISSING.fill(&[("file", &it.file)]) }{ " " }
            <button type="button" class="button" {onclick}>{ word::FOLDER_WRITE_AGAIN.text() }</button>
        </li>
    }
}
