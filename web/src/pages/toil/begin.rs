//! No register yet: what one is for, how to begin, and one to look at.

use afterword_core::stored::Stored as _;
use afterword_core::toil::{Assumptions, ToilRegister};
use afterword_ui::toil::Worth;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{clock, fetch, ids, task, zone};
use crate::route::Route;
use crate::session::Session;
use crate::store::Restore;

/// Where the example is, from the app's own folder.
const EXAMPLE: &str = "static/examples/toil.json";

#[derive(PartialEq, Properties)]
pub(super) struct BeginProps {
    pub(super) session: Session,
}

/// What a register is for, the button that begins one, and the calculator that needs none.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    use_words();
    let session = props.session.clone();
    let begin = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| task::spawn(begin(session.clone())))
    };
    let look = Callback::from(move |_: MouseEvent| {
        let session = session.clone();
        task::spawn(async move {
            if let Err(why) = open_example(&session).await {
                session.say(word::TOIL_NOT_BEGUN.fill(&[("error", &why)]));
            }
        });
    });
    html! {
        <main class="page toil-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::TOIL.text() }</h1></header>
            <div class="empty-state">
                <p>{ word::TOIL_LEAD.text() }</p>
                <p class="quiet">{ word::TOIL_EXAMPLE.text() }</p>
                <div class="button-row">
                    <button type="button" class="button primary" onclick={begin}>{ word::TOIL_BEGIN.text() }</button>
                    <button type="button" class="button" onclick={look}>{ word::TOIL_LOOK.text() }</button>
                </div>
            </div>
            <Worth assumptions={Assumptions::default()} />
        </main>
    }
}

/// A register that begins now, on the clocks of this device.
pub(in crate::pages) fn new_register() -> ToilRegister {
    let title = word::TOIL_TITLE.text().to_owned();
    let mut register = ToilRegister::new(ids::Random.document_id(), title, clock::now());
    register.zone = zone::local_zone();
    register
}

/// Stores the example, unless it is there, and goes to it.
async fn open_example(session: &Session) -> Result<(), String> {
    let text = fetch::text(EXAMPLE).await?;
    let register = ToilRegister::from_json(&text).map_err(|it| it.to_string())?;
    let id = register.id;
    let stored = session.store.put_all(&[register], Restore::KeepMine, clock::now()).await;
    stored.map_err(|it| it.to_string())?;
    session.reload.emit(());
    session.go.emit(Route::toil_register(id));
    Ok(())
}

async fn begin(session: Session) {
    let register = new_register();
    match session.store.save(&register, None, register.created_at).await {
        Ok(_) => session.go.emit(Route::toil_register(register.id)),
        Err(error) => session.say(word::TOIL_NOT_BEGUN.fill(&[("error", &error)])),
    }
}
