//! What the board says while there is no action anywhere.

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::errand::Errand;
use crate::route::Route;
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct EmptyBoardProps {
    pub(super) session: Session,
    /// A first action is to be typed.
    pub(super) on_new: Callback<()>,
}

/// Says what comes together here, and where it comes from.
#[component]
pub(super) fn EmptyBoard(props: &EmptyBoardProps) -> Html {
    use_words();
    let examples = props.session.ask.reform(|_: MouseEvent| Errand::Examples);
    html! {
        <main class="page board-page" id="main" tabindex="-1">
            <div class="empty-state">
                <h1>{ word::BOARD_EMPTY.text() }</h1>
                <p class="lead">{ word::BOARD_EMPTY_LEAD.text() }</p>
                <div class="button-row">
                    <a class="button primary" href={Route::Postmortems.to_string()}>{ word::BOARD_EMPTY_GO.text() }</a>
                    <button type="button" class="button" onclick={props.on_new.reform(|_: MouseEvent| ())}>{ word::BOARD_NEW.text() }</button>
                    <button type="button" class="button" onclick={examples}>{ word::EXAMPLES_OPEN.text() }</button>
                </div>
            </div>
        </main>
    }
}
