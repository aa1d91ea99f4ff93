//! The corner that speaks: one sentence at a time, for those who look at the page and those who listen to it.

use afterword_ui::words::{use_words, word};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::browser::hash;
use crate::route::Route;

/// How long a sentence stays.
const MILLIS: u32 = 6_000;
/// How long one stays that has a button: long enough to read it, to think better of it, and to get there by keys.
const MILLIS_TO_ACT: u32 = 20_000;

/// A sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    words: AttrValue,
    /// It is not shown: it tells those who listen what the others see happen.
    is_heard_only: bool,
    /// It speaks of what can be done on this page, and goes when the page goes.
    is_of_page: bool,
    /// What can be done about it: the words of a button, and what it does.
    button: Option<(AttrValue, Callback<()>)>,
    /// Where more is to be seen: the words of a link, and where it leads.
    link: Option<(&'static str, String)>,
}

impl Said {
    /// A sentence to be heard, about what is seen anyway.
    pub(crate) fn heard(words: AttrValue) -> Self {
        Self { is_heard_only: true, ..Self::from(words) }
    }

    /// A sentence about what can be done on this page.
    pub(crate) fn here(words: AttrValue) -> Self {
        Self { is_of_page: true, ..Self::from(words) }
    }

    /// A sentence with a button beside it that takes back what it speaks of.
    pub(crate) fn with_undo(words: impl Into<AttrValue>, undo: Callback<()>) -> Self {
        Self::with_button(words, word::UNDO.text(), undo)
    }

    /// A sentence with a button beside it.
    pub(crate) fn with_button(
        words: impl Into<AttrValue>,
        label: &'static str,
        act: Callback<()>,
    ) -> Self {
        Self { button: Some((label.into(), act)), ..Self::here(words.into()) }
    }

    /// The same with a link beside it.
    pub(crate) fn and_link(self, label: &'static str, href: String) -> Self {
        Self { link: Some((label, href)), ..self }
    }

    /// What it says.
    pub(crate) fn words(&self) -> &AttrValue {
        &self.words
    }
}

impl From<AttrValue> for Said {
    fn from(words: AttrValue) -> Self {
        Self { words, is_heard_only: false, is_of_page: false, button: None, link: None }
    }
}

/// The sentence in the corner of the page at `route`, beginning with `first`, and a callback that sets it.
#[hook]
pub(crate) fn use_toast(first: &Option<AttrValue>, route: Route) -> (Option<Said>, Callback<Said>) {
    // With the page that the address named when it was said: whoever goes somewhere else and says so there speaks of that page.
    let toast = use_state(|| first.clone().map(|it| (Said::from(it), route)));
    let setter = toast.setter();
    let speak = use_callback((), move |said: Said, ()| {
        setter.set(Some((said, Route::parse(&hash::current()))));
    });
    let (setter, said) = (toast.setter(), (*toast).clone());
    // Only when a page is gone to: what is said of the next page may be said a moment before it is there.
    use_effect_with(route, move |route| {
        if said.is_some_and(|(said, at)| said.is_of_page && at != *route) {
            setter.set(None);
        }
    });
    let shown = (*toast).clone().map(|(said, _)| said);
    let setter = toast.setter();
    use_effect_with((*toast).clone(), move |said| {
        let millis = |it: &Said| if it.button.is_some() { MILLIS_TO_ACT } else { MILLIS };
        let timer = said.as_ref().map(|(it, _)| Timeout::new(millis(it), move || setter.set(None)));
        move || drop(timer)
    });
    (shown, speak)
}

#[derive(PartialEq, Properties)]
pub(crate) struct ToastProps {
    pub(crate) said: Option<Said>,
}

/// The corner. It is always there, or screen readers would not listen to it.
#[component]
pub(crate) fn Toast(props: &ToastProps) -> Html {
    use_words();
    let corner = use_node_ref();
    use_place(&corner, &props.said);
    let is_empty = props.said.as_ref().is_none_or(|it| it.is_heard_only);
    let inside = props.said.as_ref().map(|Said { words, is_heard_only, button, link, .. }| {
        let button = button.as_ref().map(|(label, act)| {
            let onclick = act.reform(|_: MouseEvent| ());
            html! { <button type="button" class="toast-undo" {onclick}>{ label }</button> }
        });
        let link = link.as_ref().map(|(label, href)| {
            html! { <a class="toast-undo" href={href.clone()}>{ *label }</a> }
        });
        html! { <><span class={is_heard_only.then_some("visually-hidden")}>{ words }</span>{ button }{ link }</> }
    });
    html! {
        <div ref={corner} class="toast" role="status" aria-live="polite" data-empty={is_empty.to_string()}>{ inside }</div>
    }
}

/// Keeps the corner off the field that somebody is in: where it would cover it, it is at the top of the page.
#[hook]
fn use_place(corner: &NodeRef, said: &Option<Said>) {
    let corner = corner.clone();
    let is_seen = said.as_ref().is_some_and(|it| !it.is_heard_only);
    use_effect_with((is_seen, said.clone()), move |(is_seen, _)| {
        let listeners = is_seen.then(|| {
            place(&corner);
            ["focusin", "input", "scroll", "resize"].map(|name| {
                let corner = corner.clone();
                let options = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(&window(), name, options, move |_| place(&corner))
            })
        });
        move || drop(listeners)
    });
}

/// Puts the corner below, or at the top if it covers less of what has the focus there.
fn place(corner: &NodeRef) {
    let Some(corner) = corner.cast::<Element>() else { return };
    let focused = document().active_element();
    // A page that has just come has the focus as a whole, and somebody is in no part of it.
    let focused =
        focused.filter(|it| it.dyn_ref().is_none_or(|it: &HtmlElement| it.tab_index() >= 0));
    // Whoever presses its button finds it where they aimed.
    if focused.as_ref().is_some_and(|it| corner.contains(Some(it))) {
        return;
    }
    let covered_at = |place: &str| {
        // A name without spaces is set without fail.
        corner.set_attribute("data-place", place).ok();
        focused.as_ref().map_or(0.0, |it| shared_height(&corner, it))
    };
    let below = covered_at("below");
    // A field that is as tall as the window lies under it either way.
    if below > 0.0 && covered_at("top") >= below {
        covered_at("below");
    }
}

/// How much of the height of `b` lies under `a`.
fn shared_height(a: &Element, b: &Element) -> f64 {
    let (a, b) = (a.get_bounding_client_rect(), b.get_bounding_client_rect());
    let width = a.right().min(b.right()) - a.left().max(b.left());
    let height = a.bottom().min(b.bottom()) - a.top().max(b.top());
    if width > 0.0 { height.max(0.0) } else { 0.0 }
}
