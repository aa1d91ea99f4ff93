//! How a document is thrown away from its desk: asked once, and what is safe said.

use std::rc::Rc;

use afterword_ui::dialog::Dialog;
use afterword_ui::words::word;
use yew::prelude::*;

use super::OnDesk;
use crate::autosave::SaveQueue;
use crate::browser::task;
use crate::palette::{Command, Group};
use crate::route::Route;
use crate::session::Session;

/// The command that asks whether it is to be thrown away.
pub(in crate::pages) fn trash_command<D: OnDesk>(on_doom: &Callback<bool>) -> Command {
    let words = D::WORDS;
    let ask = on_doom.reform(|()| true);
    Command::new(Group::Document, words.trash_id, words.trash.text(), ask)
}

/// The question, and what follows from the answer.
pub(in crate::pages) fn trash_dialog<D: OnDesk>(
    session: &Session,
    queue: &Rc<SaveQueue<D>>,
    open: bool,
    on_doom: &Callback<bool>,
) -> Html {
    let words = D::WORDS;
    let on_close = on_doom.reform(|()| false);
    let trash = {
        let (session, queue) = (session.clone(), queue.clone());
        Callback::from(move |_: MouseEvent| task::spawn(trash(session.clone(), queue.clone())))
    };
    html! {
        <Dialog title={words.trash_ask.text()} {open} {on_close}>
            <p>{ words.trash_safe.text() }</p>
            <div class="button-row">
                <button type="button" class="button primary" onclick={trash}>{ words.trash.text() }</button>
            </div>
        </Dialog>
    }
}

async fn trash<D: OnDesk>(session: Session, queue: Rc<SaveQueue<D>>) {
    match queue.trash().await {
        Ok(()) => {
            session.say(D::WORDS.trashed.text());
            session.go.emit(Route::Trash);
        }
        Err(error) => session.say(word::TRASH_FAILED.fill(&[("error", &error)])),
    }
}
