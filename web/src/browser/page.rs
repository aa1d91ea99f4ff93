//! The page itself: its title, its focus, its keys.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    Event, FocusOptions, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Names the window.
pub(crate) fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Says which language the page speaks, to browsers and screen readers.
pub(crate) fn set_language(code: &str) {
    // Fails only for a name that is no attribute.
    gloo::utils::document_element().set_attribute("lang", code).ok();
}

/// The origin of the page, as messages between pages name it.
pub(crate) fn origin() -> String {
    gloo::utils::window().location().origin().unwrap_or_default()
}

/// Puts the focus on the element called `id`; whether it is there.
pub(crate) fn focus(id: &str) -> bool {
    element(id).is_some_and(|it| it.focus().is_ok())
}

/// Focuses the element of that id where nothing in particular has the focus.
pub(crate) fn focus_if_lost(id: &str) {
    let active = gloo::utils::document().active_element();
    if active.is_none_or(|it| it.tag_name() == "BODY") {
        focus(id);
    }
}

/// Puts the focus on the element called `id`, and that into the middle of the window.
pub(crate) fn focus_in_the_middle(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        element.focus().ok();
    }
}

/// Scrolls what the element called `id` stands in along a line until it is in sight; the page itself stays.
pub(crate) fn slide_to(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Puts the focus on the element called `id`, unless something has it: whoever came by the keyboard begins there.
pub(crate) fn begin_at(id: &str) {
    if is_nowhere() {
        focus(id);
    }
}

/// Puts the focus on the heading of a page that somebody went to, once it is there, unless something of the page has it.
pub(crate) fn arrive() {
    look_for_heading(ARRIVAL_LOOKS);
}

/// How often at most it is looked whether a page is there, and how long it is waited in between.
const ARRIVAL_LOOKS: u8 = 60;
const ARRIVAL_MILLIS: u32 = 50;

fn look_for_heading(n_left: u8) {
    let look = move || match heading() {
        Some(heading) if is_nowhere() && !has_dialog() => {
            heading.set_tab_index(-1);
            let stays = FocusOptions::new();
            stays.set_prevent_scroll(true);
            heading.focus_with_options(&stays).ok();
        }
        None if n_left > 0 => look_for_heading(n_left - 1),
        _ => {}
    };
    Timeout::new(ARRIVAL_MILLIS, look).forget();
}

/// The heading of the page, or all of it where that is only said; `None` while it is on its way.
fn heading() -> Option<HtmlElement> {
    let main = gloo::utils::document().query_selector("#main:not([aria-busy=true])").ok()??;
    let heading = main.query_selector("h1:not(.visually-hidden)").ok().flatten();
    heading.unwrap_or(main).dyn_into().ok()
}

/// Whether nothing of a page has the focus: it went with the page before, or is on the link that led here.
fn is_nowhere() -> bool {
    let active = gloo::utils::document().active_element();
    active.is_none_or(|it| {
        it.tag_name() == "BODY" || it.closest(".rail").is_ok_and(|it| it.is_some())
    })
}

/// Puts the focus on the field of Markdown inside the element called `id`; whether there is one.
pub(crate) fn focus_text_of(id: &str) -> bool {
    let edit = element(id).and_then(|it| it.query_selector(".markdown-edit").ok().flatten());
    let edit = edit.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    edit.is_some_and(|it| it.focus().is_ok())
}

/// Begins to write in the field of Markdown inside the element called `id`; whether there is one.
pub(crate) fn write_in(id: &str) -> bool {
    let inside = |selector: &str| {
        let found = element(id).and_then(|it| it.query_selector(selector).ok().flatten());
        found.and_then(|it| it.dyn_into::<HtmlElement>().ok())
    };
    match inside("textarea") {
        Some(area) => area.focus().is_ok(),
        None => {
            let edit = inside(".markdown-edit");
            edit.as_ref().inspect(|it| it.click());
            edit.is_some()
        }
    }
}

/// Puts the focus into the element called `id`, unless it is there already.
pub(crate) fn focus_into(id: &str) {
    let active = gloo::utils::document().active_element();
    if let Some(element) = element(id).filter(|it| !it.contains(active.as_deref())) {
        element.focus().ok();
    }
}

/// Presses the button called `id`, and leaves the focus on it until the press moves it on.
pub(crate) fn press(id: &str) {
    if let Some(button) = element(id) {
        button.focus().ok();
        button.click();
    }
}

/// Opens an address in a tab of its own, which learns nothing of this one.
pub(crate) fn open(url: &str) {
    // Fails only where the person has forbidden it, and then the browser says so.
    gloo::utils::window()
        .open_with_url_and_target_and_features(url, "_blank", "noopener,noreferrer")
        .ok();
}

/// Whether there is an element called `id`.
pub(crate) fn has(id: &str) -> bool {
    element(id).is_some()
}

/// Whether the element called `id` is there and the styles show it.
pub(crate) fn is_shown(id: &str) -> bool {
    element(id).is_some_and(|it| it.offset_parent().is_some())
}

/// Goes to the element called `id` as a click on a link to it would.
pub(crate) fn skip_to(id: &str) {
    focus(id);
}

/// Whether something that happens happens in a field.
pub(crate) fn is_typing(event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|it| {
        matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || it.is_content_editable()
    })
}

/// Whether it happens in a field in which the browser itself takes back what was typed: any but one that shows what is kept, and in which
/// nothing was typed since.
pub(crate) fn is_typing_text(event: &Event) -> bool {
    let fields =
        ":is(textarea, [contenteditable], input:not([type=checkbox])):not(.draft:not(.is-typed) *)";
    let target = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|it| it.matches(fields).unwrap_or(false))
}

/// Whether a dialog lies above the page.
pub(crate) fn has_dialog() -> bool {
    gloo::utils::document().query_selector("dialog[open]").ok().flatten().is_some()
}

fn element(id: &str) -> Option<HtmlElement> {
    gloo::utils::document().get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the browser's dialog for printing once the page is drawn, and calls `done` when paper has what it needs; what is returned
/// has to live until then.
///
/// Some browsers come back from printing at once and some never say that it is over. Whoever goes on with the page has printed.
#[must_use = "dropping it ends the waiting"]
pub(crate) fn print(done: impl Fn() + 'static) -> (Timeout, Vec<EventListener>) {
    let done = Rc::new(done);
    let window = gloo::utils::window();
    let ends = ["afterprint", "keydown", "pointerdown"].map(|name| {
        let done = done.clone();
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, name, options, move |_| done())
    });
    let begin = Timeout::new(0, || {
        // Fails only where the browser has no printing at all, and then has said so.
        gloo::utils::window().print().ok();
    });
    (begin, ends.into())
}

/// Calls `hear` on each event of that kind before anything on the page hears it, until the listener is dropped.
#[must_use = "dropping the listener ends it"]
pub(crate) fn on_any(kind: &'static str, hear: impl Fn() + 'static) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&gloo::utils::window(), kind, options, move |_| hear())
}

/// Tells `hear` of every key before any field does, until the listener is dropped.
#[must_use = "dropping the listener ends it"]
pub(crate) fn on_key(hear: impl Fn(&KeyboardEvent) + 'static) -> EventListener {
    let options =
        EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            hear(event);
        }
    })
}
