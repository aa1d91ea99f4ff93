//! The first thing that a new user sees: three ways to begin.

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::page;
use crate::create;
use crate::errand::Errand;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct EmptyListProps {
    pub(super) session: Session,
}

/// Says what this is, and how to begin.
#[component]
pub(super) fn EmptyList(props: &EmptyListProps) -> Html {
    use_words();
    // The button that brought the examples goes with this, and the focus with it.
    use_effect_with((), |()| page::arrive);
    let session = &props.session;
    html! {
        <main class="page list-page" id="main" tabindex="-1">
            <div class="empty-state welcome">
                <h1>{ word::WELCOME.text() }</h1>
                <p class="lead">
                    { word::WELCOME_LEAD.text() }
                </p>
                <div class="button-row">{ create::buttons(session) }</div>
                <p>
                    { word::WELCOME_LOOK.text() }{ " " }
                    <button type="button" class="button quiet" onclick={session.ask.reform(|_| Errand::Examples)}>
                        { word::EXAMPLES_OPEN.text() }
                    </button>
                </p>
            </div>
        </main>
    }
}
