//! What is wider than the page and scrolls by itself.

use yew::prelude::*;

/// `table` in a place of its own that scrolls where it is wider than the page; `name` says what it is.
///
/// Keys scroll only what can have the focus, and what can have the focus has to have a name.
pub fn wide_table(name: impl Into<AttrValue>, table: Html) -> Html {
    wide("table-scroll", name.into(), table)
}

/// The same for what has another class than tables have.
pub(crate) fn wide(class: &'static str, name: AttrValue, inside: Html) -> Html {
    html! { <div {class} role="group" aria-label={name} tabindex="0">{ inside }</div> }
}
