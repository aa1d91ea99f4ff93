//! Moving the focus: to what is there now, or to what the next render brings.

mod ahead;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use ahead::Ahead;

use crate::timer::Timer;

/// For how long something is waited for that was not there when it was drawn.
const PATIENCE_MILLIS: i32 = 1_000;

/// Moves the focus among the things inside one element, which are named by their ids.
///
/// They are looked up below that element and not in the page, so it works in a shadow root too.
#[derive(Clone)]
pub(crate) struct Focus {
    root: NodeRef,
    wanted: Rc<RefCell<Option<Wanted>>>,
    /// What is typed meanwhile.
    ahead: Rc<RefCell<Option<Ahead>>>,
    /// Runs from the first render that did not bring what is wanted.
    patience: Rc<RefCell<Option<Timer>>>,
    /// Whether the focus was in a field elsewhere when it was asked for, as it is when a palette asks.
    from_elsewhere: Rc<Cell<bool>>,
    render: UseForceUpdateHandle,
}

/// What the focus is to be on after the next render.
struct Wanted {
    id: String,
    caret: Caret,
}

/// Where the caret is to be in a field that gets the focus.
#[derive(Clone, Copy)]
enum Caret {
    /// Behind the text.
    End,
    /// Around it: typing takes its place.
    All,
}

/// A [`Focus`] on the element that is given its [`root`](Focus::root).
#[hook]
pub(crate) fn use_focus() -> Focus {
    let focus = Focus {
        root: use_node_ref(),
        wanted: use_mut_ref(|| None),
        ahead: use_mut_ref(|| None),
        patience: use_mut_ref(|| None),
        from_elsewhere: use_memo((), |()| Cell::new(false)),
        render: use_force_update(),
    };
    use_effect({
        let focus = focus.clone();
        move || focus.settle()
    });
    use_effect_with((), {
        let focus = focus.clone();
        move |()| move || focus.forget()
    });
    focus
}

impl Focus {
    /// To be put on the element that holds everything that can be focused.
    pub(crate) fn root(&self) -> NodeRef {
        self.root.clone()
    }

    /// Moves to the thing called `id`; `false` if it is not there.
    pub(crate) fn now(&self, id: &str) -> bool {
        let target = self.find(id);
        if let Some(target) = &target {
            give(target, Caret::End);
        }
        target.is_some()
    }

    /// Moves to the thing called `id` once the next render has put it in its place.
    ///
    /// An element that moves in the page loses the focus, so this is asked for even where the focus is to stay. What is typed until
    /// then is typed there. Somebody who goes to a field elsewhere before the render comes is left there.
    pub(crate) fn after_render(&self, id: impl Into<String>) {
        self.go(Wanted { id: id.into(), caret: Caret::End });
    }

    /// The same, with the text of the field selected, so that typing takes its place.
    pub(crate) fn select_after_render(&self, id: impl Into<String>) {
        self.go(Wanted { id: id.into(), caret: Caret::All });
    }

    fn go(&self, wanted: Wanted) {
        self.wanted.replace(Some(wanted));
        self.patience.take();
        self.from_elsewhere.set(self.is_elsewhere());
        if self.ahead.borrow().is_none() {
            self.ahead.replace(self.root.cast().and_then(Ahead::new));
        }
        self.render.force_update();
    }

    fn settle(&self) {
        let wanted = self.wanted.borrow().as_ref().map(|it| (self.find(&it.id), it.caret));
        let Some((target, caret)) = wanted else { return };
        let Some(target) = target else { return self.wait() };
        self.wanted.take();
        self.patience.take();
        let has_left = self.is_elsewhere() && !self.from_elsewhere.get();
        if has_left {
            self.catch_up(|| Some(target.clone()));
        } else {
            give(&target, caret);
            self.catch_up(|| self.focused());
        }
    }

    /// Waits for a later render. How long the first one takes is the page's own affair: on a busy one that is long, and then most is typed
    /// ahead.
    fn wait(&self) {
        if self.patience.borrow().is_none() {
            let focus = self.clone();
            self.patience.replace(Timer::new(PATIENCE_MILLIS, move || focus.give_up()));
        }
    }

    /// Nothing is lost: what was typed for what never came goes where the focus is after all.
    fn give_up(&self) {
        self.wanted.take();
        let last = self.ahead.borrow().as_ref().and_then(Ahead::last);
        self.catch_up(|| self.focused().or_else(|| last.clone()));
    }

    /// Waits for nothing any more, because all of it is gone.
    fn forget(&self) {
        self.wanted.take();
        self.patience.take();
        self.ahead.take();
    }

    /// Types what was typed ahead where `here` says, as far as that asks for no other focus.
    fn catch_up(&self, here: impl Fn() -> Option<Element>) {
        let Some(ahead) = self.ahead.take() else { return };
        let from_elsewhere = self.from_elsewhere.get();
        loop {
            let Some(here) = here() else { break };
            let went_on = ahead.replay(&here);
            if self.wanted.borrow().is_some() {
                // The rest is for where that leads, and whoever has left meanwhile stays away.
                self.from_elsewhere.set(from_elsewhere);
                self.ahead.replace(Some(ahead));
                return;
            }
            if !went_on {
                break;
            }
        }
    }

    /// Whether the focus is on something outside. Nowhere, where it is while rows move, is not elsewhere.
    fn is_elsewhere(&self) -> bool {
        let Some(root) = self.root.cast::<Element>() else { return false };
        let page = root.owner_document();
        let active = page.as_ref().and_then(web_sys::Document::active_element);
        let body = page.and_then(|it| it.body()).map(Element::from);
        active.is_some() && active != body && !root.matches(":focus-within").unwrap_or(false)
    }

    fn focused(&self) -> Option<Element> {
        self.root.cast::<Element>()?.query_selector(":focus").ok()?
    }

    fn find(&self, id: &str) -> Option<Element> {
        self.root.cast::<Element>()?.query_selector(&format!("[id='{id}']")).ok()?
    }
}

/// Focuses `target` with the caret there, or leaves both where they are if it has the focus already.
fn give(target: &Element, caret: Caret) {
    if target.matches(":focus").unwrap_or(false) {
        return;
    }
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        target.focus().ok();
    }
    match caret {
        Caret::End => caret_at_end(target),
        Caret::All => {
            if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
        }
    }
}

/// Puts the caret behind the text of a field; of an input that holds no text there is none to put.
fn caret_at_end(target: &Element) {
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        let end = area.text_length();
        area.set_selection_range(end, end).ok();
    } else if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
        input.set_selection_range(end, end).ok();
    }
}
