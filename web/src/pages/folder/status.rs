//! How the folder stands, at the end of the rail; nothing while there is none.

use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::standing;
use crate::folder::{self, FolderState, Standing, use_folder};
use crate::route::Route;

/// The folder in the rail: a way to its page, or the button that asks the browser for it again.
#[component]
pub(crate) fn FolderStatus() -> Html {
    use_words();
    let state = use_folder();
    let reconnect = use_callback((), |_: MouseEvent, ()| folder::reconnect());
    let Some(name) = &state.name else { return html! { <span class="rail-folder"></span> } };
    let label =
        format!("{} · {}", word::FOLDER_IN.fill(&[("name", name)]), standing(&state.standing));
    let asks_again = state.standing == Standing::Reconnect;
    html! {
        <span class="rail-folder">
            if asks_again {
                <button type="button" class="rail-link" data-state="lost" title={label} onclick={reconnect}>
                    <Icon name={IconName::Alert} />
                    <span>{ word::FOLDER_RECONNECT_SHORT.text() }</span>
                </button>
            } else {
                <a class="rail-link" href={Route::Folder.to_string()} title={label.clone()} aria-label={label}>
                    <Icon name={if asks(&state) { IconName::Alert } else { IconName::Folder }} />
                    <span>{ short(&state) }</span>
                </a>
            }
            // Whoever does not see the rail, or is writing, hears of it.
            <span class="visually-hidden" role="status">
                { if state.standing.is_lost() { standing(&state.standing) } else { String::new() } }
            </span>
        </span>
    }
}

/// Whether there is something to know or to decide.
fn asks(state: &FolderState) -> bool {
    let is_failed = matches!(state.standing, Standing::Failed(_));
    is_failed
        || state.standing.is_lost()
        || !state.refused.is_empty()
        || !state.conflicts.is_empty()
        || !state.missing.is_empty()
        || !state.new_files.is_empty()
}

/// The same in the width of the rail.
fn short(state: &FolderState) -> String {
    match &state.standing {
        Standing::InStep(at) => at.format("%H:%M").to_string(),
        Standing::Waiting(n) => word::FOLDER_WAITING.count(*n),
        _ => word::FOLDER_SHORT.text().to_owned(),
    }
}
