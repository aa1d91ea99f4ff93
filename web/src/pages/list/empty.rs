//! The first thing that a new user sees: three ways to begin.

use yew::prelude::*;

use crate::create::{self, Beginning};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct EmptyListProps {
    pub(super) session: Session,
    pub(super) on_begin: Callback<Beginning>,
}

/// Says what this is, and how to begin.
#[component]
pub(super) fn EmptyList(props: &EmptyListProps) -> Html {
    let EmptyListProps { session, on_begin } = props;
    html! {
        <main class="page list-page" id="main" tabindex="-1">
            <div class="empty-state welcome">
                <h1>{ "Write down what happened, while you still know" }</h1>
                <p class="lead">
                    { "A postmortem here is a timeline that does its own arithmetic, a tree of causes, and actions that get closed. \
                       It stays on this device until you take it out as Markdown." }
                </p>
                <div class="button-row">{ create::buttons(session, on_begin) }</div>
                <p>
                    { "Or look around first: " }
                    <button type="button" class="button quiet" onclick={on_begin.reform(|_| Beginning::Examples)}>
                        { "Open the example workspace" }
                    </button>
                </p>
            </div>
        </main>
    }
}
