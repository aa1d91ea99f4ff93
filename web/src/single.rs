//! What somebody has to know who opens the app as one file: where what they write is kept, and who else can get at it.

use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use web_sys::Storage;
use yew::prelude::*;

use crate::browser::build::{self, Build};
use crate::browser::folder;
use crate::errand::Errand;
use crate::route::Route;
use crate::session::Session;

/// By this name the browser remembers that the note was read.
const READ: &str = "afterword-single-read";

/// Where the single file keeps what is written, in a sentence or three; `None` for the app as a folder.
pub(crate) fn where_kept(session: &Session) -> Option<String> {
    matches!(Build::here(), Build::Single { .. }).then(|| {
        match (session.store.is_durable(), build::is_from_disk()) {
            (false, _) => word::SINGLE_NOWHERE.text().to_owned(),
            (true, true) => word::SINGLE_DISK.text().to_owned(),
            (true, false) => word::SINGLE_HOST.fill(&[("host", &build::host())]),
        }
    })
}

#[derive(PartialEq, Properties)]
pub(crate) struct SingleNoteProps {
    pub(crate) session: Session,
}

/// Says it above the page until it was read; for as long as nothing is kept at all, always.
#[component]
pub(crate) fn SingleNote(props: &SingleNoteProps) -> Html {
    use_words();
    let session = &props.session;
    let is_read = use_state_eq(is_read);
    let is_durable = session.store.is_durable();
    let words = match (where_kept(session), is_durable) {
        (Some(_), true) if *is_read => None,
        (Some(_), true) => Some(word::SINGLE_NOTE.text().to_owned()),
        (words, _) => words,
    };
    let on_read = {
        let is_read = is_read.setter();
        Callback::from(move |_: MouseEvent| {
            // Where nothing is remembered it is said again the next time, which harms nobody.
            storage().map(|it| it.set_item(READ, "yes"));
            is_read.set(true);
        })
    };
    let save = session.ask.reform(|_: MouseEvent| Errand::Backup);
    html! {
        <div class="single-note">
            if let Some(words) = words {
                <div class="banner" data-kind="info" role="status">
                    <Icon name={IconName::Info} />
                    <p>{ words }</p>
                    <span class="button-row">
                        if is_durable {
                            <a class="button" href={Route::Settings.to_string()}>{ Route::Settings.title() }</a>
                        }
                        if is_durable && folder::is_offered() {
                            <a class="button" href={Route::Folder.to_string()}>{ Route::Folder.title() }</a>
                        }
                        <button type="button" class="button" onclick={save}>{ word::BACKUP_DOWNLOAD.text() }</button>
                        if is_durable {
                            <button type="button" class="button quiet" onclick={on_read}>{ word::SINGLE_READ.text() }</button>
                        }
                    </span>
                </div>
            }
        </div>
    }
}

fn is_read() -> bool {
    storage().and_then(|it| it.get_item(READ).ok()?).is_some()
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
