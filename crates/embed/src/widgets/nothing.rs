//! What stands where there is nothing to draw.

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

/// A sentence that says how data gets into an element.
pub(super) fn nothing() -> Html {
    html! { <p class="note" part="note">{ word::EMBED_NOTHING.text() }</p> }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct UnreadableProps {
    /// What was expected, and where.
    pub(crate) why: AttrValue,
}

/// What is wrong with the JSON.
#[component]
pub(crate) fn Unreadable(props: &UnreadableProps) -> Html {
    use_words();
    html! { <p class="note is-bad" part="note">{ word::EMBED_UNREADABLE.fill(&[("why", &props.why)]) }</p> }
}
