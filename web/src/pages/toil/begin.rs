//! No register yet: what one is for, and how to begin.

use afterword_core::toil::{Assumptions, ToilRegister};
use afterword_ui::toil::Worth;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{clock, ids, task, zone};
use crate::route::Route;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct BeginProps {
    pub(super) session: Session,
}

/// What a register is for, the button that begins one, and the calculator that needs none.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    use_words();
    let session = props.session.clone();
    let begin = Callback::from(move |_: MouseEvent| task::spawn(begin(session.clone())));
    html! {
        <main class="page toil-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::TOIL.text() }</h1></header>
            <div class="empty-state">
                <p>{ word::TOIL_LEAD.text() }</p>
                <p class="quiet">{ word::TOIL_EXAMPLE.text() }</p>
                <button type="button" class="button primary" onclick={begin}>{ word::TOIL_BEGIN.text() }</button>
            </div>
            <Worth assumptions={Assumptions::default()} />
        </main>
    }
}

/// A register that begins now, on the clocks of this device.
pub(super) fn new_register() -> ToilRegister {
    let title = word::TOIL_TITLE.text().to_owned();
    let mut register = ToilRegister::new(ids::Random.document_id(), title, clock::now());
    register.zone = zone::local_zone();
    register
}

async fn begin(session: Session) {
    let register = new_register();
    match session.store.save(&register, None, register.created_at).await {
        Ok(_) => session.go.emit(Route::toil_register(register.id)),
        Err(error) => session.say(word::TOIL_NOT_BEGUN.fill(&[("error", &error)])),
    }
}
