//! Typing ahead: what is typed between a command and the render that moves the focus belongs to where the focus will be.
//!
//! A new row is there only after the next render. Somebody who types on at once, or on a slow machine, would otherwise write into the
//! row that they have just left.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, HtmlInputElement, HtmlTextAreaElement, InputEvent, InputEventInit,
    KeyboardEvent, KeyboardEventInit, Node, Window,
};

use super::caret_at_end;

/// What is listened to: keys, and what comes without one.
const EVENTS: [&str; 2] = ["keydown", "beforeinput"];

/// One thing that was typed.
enum Typed {
    Key(KeyboardEvent),
    Text(String),
}

/// Holds back what is typed below an element, from when it is made until it is dropped.
pub(super) struct Ahead {
    held: Rc<Held>,
    window: Window,
    listener: Closure<dyn Fn(Event)>,
}

struct Held {
    root: Element,
    typed: RefCell<VecDeque<Typed>>,
    /// Where the last of it would have been typed.
    last: RefCell<Option<Element>>,
}

impl Ahead {
    /// `None` outside a page.
    pub(super) fn new(root: Element) -> Option<Self> {
        let window = web_sys::window()?;
        let held = Rc::new(Held { root, typed: RefCell::default(), last: RefCell::default() });
        let listener = {
            let held = held.clone();
            Closure::<dyn Fn(Event)>::new(move |event| held.hear(&event))
        };
        // On the window and on the way down, so that it comes before the listeners of the app.
        for event in EVENTS {
            let listener = listener.as_ref().unchecked_ref();
            window.add_event_listener_with_callback_and_bool(event, listener, true).ok()?;
        }
        Some(Self { held, window, listener })
    }

    /// Types the next of what was held back at `target`; `false` if there is nothing more.
    pub(super) fn replay(&self, target: &Element) -> bool {
        self.held.replay(target)
    }

    /// Where the last of it would have been typed, had it not been held back; `None` if that is gone.
    pub(super) fn last(&self) -> Option<Element> {
        self.held.last.borrow().clone().filter(|it| it.is_connected())
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        for event in EVENTS {
            let listener = self.listener.as_ref().unchecked_ref();
            self.window.remove_event_listener_with_callback_and_bool(event, listener, true).ok();
        }
    }
}

impl Held {
    fn hear(&self, event: &Event) {
        // What is replayed is not trusted, and passes.
        if !event.is_trusted() || !is_below(&self.root, event) {
            return;
        }
        let typed = if event.type_() == "keydown" { key(event) } else { text(event) };
        if let Some(typed) = typed {
            event.prevent_default();
            event.stop_immediate_propagation();
            self.last.replace(event.composed_path().get(0).dyn_into().ok());
            self.typed.borrow_mut().push_back(typed);
        }
    }

    fn replay(&self, target: &Element) -> bool {
        // The borrow ends here: typing it may ask for another focus.
        let next = self.typed.borrow_mut().pop_front();
        match &next {
            Some(Typed::Key(key)) => press(target, key),
            Some(Typed::Text(text)) => insert(target, text),
            None => {}
        }
        next.is_some()
    }
}

/// While rows move, the focus may be nowhere: then what is typed reaches the body.
fn is_below(root: &Element, event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Node>().ok();
    let body = root.owner_document().and_then(|it| it.body()).map(Node::from);
    target == body || root.contains(target.as_ref())
}

fn key(event: &Event) -> Option<Typed> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    let name = key.key();
    let is_shortcut = key.ctrl_key() || key.meta_key();
    let is_part =
        matches!(name.as_str(), "Shift" | "Control" | "Alt" | "Meta" | "Dead" | "Process");
    if is_shortcut || is_part || key.is_composing() {
        return None;
    }
    let is_letter = !key.alt_key() && name.chars().count() == 1;
    Some(if is_letter { Typed::Text(name) } else { Typed::Key(key.clone()) })
}

/// What comes without a key: a paste, an input method, dictation.
fn text(event: &Event) -> Option<Typed> {
    let input = event.dyn_ref::<InputEvent>()?;
    if input.is_composing() {
        return None;
    }
    input.data().map(Typed::Text)
}

fn press(target: &Element, key: &KeyboardEvent) {
    let init = KeyboardEventInit::new();
    init.set_key(&key.key());
    init.set_code(&key.code());
    init.set_shift_key(key.shift_key());
    init.set_alt_key(key.alt_key());
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    if let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) {
        target.dispatch_event(&event).ok();
    }
}

fn insert(target: &Element, text: &str) {
    let is_in = if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.set_range_text(text).is_ok()
    } else if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.set_range_text(text).is_ok()
    } else {
        // Whatever else has the focus takes no text.
        false
    };
    if !is_in {
        return;
    }
    caret_at_end(target);
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    if let Ok(event) = InputEvent::new_with_event_init_dict("input", &init) {
        target.dispatch_event(&event).ok();
    }
}
