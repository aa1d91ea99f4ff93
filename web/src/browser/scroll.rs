//! Where the page is scrolled to.
//!
//! Sections out of sight have a guessed height until they come near, so a place is not a number of pixels: it is an element, and how
//! far from the top of the window it begins.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// How often at most it is looked whether the place is still where it was.
const LOOKS: u8 = 20;
/// After so many looks at which nothing moved it stays there.
const LOOKS_AT_REST: u8 = 3;

thread_local! {
    /// How many places were gone to: only the last one is held, and none against the hand of somebody who scrolls.
    static AIMS: Cell<u32> = const { Cell::new(0) };
}

/// Gives up the place that is held. Returns the number of the one that is gone to next.
fn aim() -> u32 {
    AIMS.set(AIMS.get().wrapping_add(1));
    AIMS.get()
}

/// Scrolls to the beginning of the page.
pub(crate) fn to_top() {
    aim();
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls the element called `id` to the top of what is seen, or to where it begins `top` pixels under the top of the window.
pub(crate) fn to(id: &str, top: Option<f64>) {
    if let Some(element) = document().get_element_by_id(id) {
        Held { element, top, aim: aim(), _hands: hands() }.hold(LOOKS, LOOKS_AT_REST);
    }
}

/// A place that is gone to, until it rests.
struct Held {
    element: Element,
    top: Option<f64>,
    aim: u32,
    _hands: [EventListener; 3],
}

/// Hears when somebody scrolls by hand, or may be about to.
fn hands() -> [EventListener; 3] {
    ["wheel", "touchmove", "keydown"].map(|sign| {
        let options =
            EventListenerOptions { passive: true, ..EventListenerOptions::run_in_capture_phase() };
        EventListener::new_with_options(&window(), sign, options, |_| {
            aim();
        })
    })
}

impl Held {
    fn begin(&self) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        self.element.scroll_into_view_with_scroll_into_view_options(&options);
        if let Some(at) = self.top {
            window().scroll_by_with_x_and_y(0.0, top(&self.element) - at);
        }
    }

    /// What came into sight has its real height a frame later, and moves what is under it.
    fn hold(self, looks: u8, at_rest: u8) {
        self.begin();
        let before = top(&self.element);
        let frame: AnimationFrame = request_animation_frame(move |_| {
            let is_at_rest = (top(&self.element) - before).abs() < 1.0;
            let at_rest = if is_at_rest { at_rest - 1 } else { LOOKS_AT_REST };
            if looks > 0 && at_rest > 0 && self.aim == AIMS.get() {
                self.hold(looks - 1, at_rest);
            }
        });
        // It ends by itself.
        std::mem::forget(frame);
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Whether nothing is left below what is seen.
fn is_at_end() -> bool {
    let Ok(y) = window().scroll_y() else { return false };
    let page = document_element();
    // A page that needs no scrolling is at its beginning.
    y > 0.0 && y + f64::from(page.client_height()) >= f64::from(page.scroll_height()) - 1.0
}

/// The last element that matches `selector` and begins less than `below` pixels under the top of the window, or the very last one at the
/// end of the page: its id, and where it begins.
pub(crate) fn last_above(selector: &str, below: f64) -> Option<(String, f64)> {
    let found = document().query_selector_all(selector).ok()?;
    let elements = (0..found.length()).filter_map(|n| found.get(n)?.dyn_into::<Element>().ok());
    let is_end = is_at_end();
    let last = elements.take_while(|it| is_end || top(it) < below).last()?;
    Some((last.id(), top(&last)))
}

/// Keeps `place` under `name` as long as this tab is open.
pub(crate) fn keep(name: &str, place: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // A place that can't be kept is no loss.
        storage.set_item(name, place).ok();
    }
}

/// The place kept under `name`.
pub(crate) fn kept(name: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(name).ok().flatten()
}
