//! The lists of actions that there are: what they are called, and the way to the trash.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_ui::board::DraftField;
use afterword_ui::dialog::Dialog;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::lists::rename;
use super::past::{self, Step};
use crate::across::Listed;
use crate::browser::{clock, task};
use crate::session::Session;
use crate::toast::Said;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ListsDialogProps {
    pub(super) session: Session,
    pub(super) open: bool,
    pub(super) lists: Rc<[Listed]>,
    /// Shows only the actions of the list that is called so.
    pub(super) on_show: Callback<String>,
    pub(super) on_close: Callback<()>,
}

/// Lists of actions, to be renamed and thrown away.
#[component]
pub(super) fn ListsDialog(props: &ListsDialogProps) -> Html {
    use_words();
    let row = |list: &Listed| {
        let on_show = {
            let (title, on_show, on_close) =
                (list.title.clone(), props.on_show.clone(), props.on_close.clone());
            Callback::from(move |_: MouseEvent| {
                on_show.emit(title.clone());
                on_close.emit(());
            })
        };
        html! {
            <li key={list.id.to_string()} class="action-list">
                <DraftField
                    id={format!("list-{}", list.id)}
                    label={word::BOARD_LIST_NAME.text()}
                    value={list.title.clone()}
                    on_commit={on_rename(&props.session, list.id)}
                />
                <span class="dialog-note">{ word::BOARD_LIST_COUNT.count_and(list.n, &[("open", &list.n_open)]) }</span>
                <button type="button" class="button quiet" onclick={on_show}>{ word::BOARD_LIST_SHOW.text() }</button>
                <button
                    type="button"
                    class="button icon-only quiet"
                    aria-label={word::BOARD_LIST_TRASH.fill(&[("title", &list.title)])}
                    onclick={on_trash(&props.session, list)}
                >
                    <Icon name={IconName::Trash} />
                </button>
            </li>
        }
    };
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    let actions = html! {
        <button type="button" class="button primary" {onclick}>{ word::DONE.text() }</button>
    };
    html! {
        <Dialog title={word::BOARD_LISTS_TITLE.text()} open={props.open} on_close={&props.on_close} {actions}>
            <p class="dialog-note">{ word::BOARD_LISTS_LEAD.text() }</p>
            <ul class="plain action-lists">{ for props.lists.iter().map(row) }</ul>
        </Dialog>
    }
}

fn on_rename(session: &Session, id: DocumentId) -> Callback<String> {
    let session = session.clone();
    Callback::from(move |title: String| {
        let session = session.clone();
        task::spawn(async move {
            match rename(&session.store, id, &title, None).await {
                Ok(Some(before)) => {
                    past::remember(Step::Renamed { id, before, after: title.clone() });
                    let words = word::BOARD_LIST_RENAMED.fill(&[("title", &title)]);
                    session.speak.emit(Said::with_undo(words, past::undo(&session)));
                }
                Ok(None) => {}
                Err(error) => say(&session, &error),
            }
        });
    })
}

fn on_trash(session: &Session, list: &Listed) -> Callback<MouseEvent> {
    let (session, id, title) = (session.clone(), list.id, list.title.clone());
    Callback::from(move |_: MouseEvent| {
        let (session, title) = (session.clone(), title.clone());
        task::spawn(async move {
            match session.store.trash(id, clock::now()).await {
                Ok(()) => {
                    past::remember(Step::Trashed(id));
                    let words = word::BOARD_LIST_TRASHED.fill(&[("title", &title)]);
                    session.speak.emit(Said::with_undo(words, past::undo(&session)));
                }
                Err(error) => say(&session, &error.to_string()),
            }
        });
    })
}

fn say(session: &Session, error: &str) {
    session.say_here.emit(word::BOARD_NOT_CHANGED.fill(&[("error", &error)]).into());
}
