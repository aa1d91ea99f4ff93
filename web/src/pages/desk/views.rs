//! The views of a document, each behind a link.

use afterword_ui::words::Text;
use yew::prelude::*;

use crate::browser::page;
use crate::route::Route;

/// The element id of the link to the view that is shown.
const CURRENT_ID: &str = "view-current";

/// Links to views, each with its name, its address, and whether it is the one that is shown.
pub(in crate::pages) fn view_links(
    label: &Text,
    views: impl IntoIterator<Item = (&'static str, Route, bool)>,
) -> Html {
    let link = |(name, route, is_current): (&'static str, Route, bool)| {
        let current = is_current.then_some("page");
        let id = is_current.then_some(CURRENT_ID);
        html! { <a {id} class="view-link" href={route.to_string()} aria-current={current}>{ name }</a> }
    };
    html! {
        <nav class="view-links" aria-label={label.text()}>{ for views.into_iter().map(link) }</nav>
    }
}

/// Brings the link to `shown` into sight: on a phone not all fit beside each other.
#[hook]
pub(in crate::pages) fn use_view_in_sight<V: PartialEq + 'static>(shown: V) {
    use_effect_with(shown, |_| page::slide_to(CURRENT_ID));
}
