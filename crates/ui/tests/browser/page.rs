//! A place on the page for one component, and hands to use it with.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    InputEvent, InputEventInit, KeyboardEvent, KeyboardEventInit,
};
use yew::{AppHandle, BaseComponent};

/// A component alive on the page, gone when this is dropped.
pub(crate) struct Page<C: BaseComponent> {
    root: Element,
    app: Option<AppHandle<C>>,
}

impl<C> Page<C>
where
    C: BaseComponent,
    C::Properties: Default,
{
    pub(crate) async fn of() -> Self {
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let app = yew::Renderer::<C>::with_root(root.clone()).render();
        settled().await;
        Self { root, app: Some(app) }
    }
}

impl<C: BaseComponent> Page<C> {
    pub(crate) fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("nothing is {selector} in {}", self.root.inner_html()))
            .unchecked_into()
    }

    pub(crate) fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.find::<Element>(selector).text_content().unwrap()
    }

    pub(crate) fn value(&self, selector: &str) -> String {
        let field: Element = self.find(selector);
        match field.dyn_ref::<HtmlTextAreaElement>() {
            Some(area) => area.value(),
            None => field.unchecked_into::<HtmlInputElement>().value(),
        }
    }

    /// Puts `text` into a field, as typing or pasting would.
    pub(crate) async fn write(&self, selector: &str, text: &str) {
        self.write_and_go_on(selector, text);
        settled().await;
    }

    /// The same, before anything is drawn again.
    pub(crate) fn write_and_go_on(&self, selector: &str, text: &str) {
        let field: Element = self.find(selector);
        match field.dyn_ref::<HtmlTextAreaElement>() {
            Some(area) => area.set_value(text),
            None => field.unchecked_ref::<HtmlInputElement>().set_value(text),
        }
        let init = InputEventInit::new();
        init.set_bubbles(true);
        init.set_input_type("insertText");
        let event = InputEvent::new_with_event_init_dict("input", &init).unwrap();
        field.dispatch_event(&event).unwrap();
    }

    /// Types `text` behind what the field holds, before anything is drawn again.
    pub(crate) fn type_and_go_on(&self, selector: &str, text: &str) {
        let already = self.value(selector);
        self.write_and_go_on(selector, &format!("{already}{text}"));
    }

    /// Leaves a field for good, as the Tab key does after something was changed.
    pub(crate) async fn leave(&self, selector: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let field: HtmlElement = self.find(selector);
        field.dispatch_event(&Event::new_with_event_init_dict("change", &init).unwrap()).unwrap();
        field.blur().unwrap();
        settled().await;
    }

    /// Presses a key where the focus is; false if somebody answered it and kept the browser from doing so.
    pub(crate) async fn press(&self, key: &str) -> bool {
        let is_left = self.press_and_go_on(key);
        settled().await;
        is_left
    }

    /// The same, before anything is drawn again.
    pub(crate) fn press_and_go_on(&self, key: &str) -> bool {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        focused().dispatch_event(&event).unwrap()
    }

    pub(crate) async fn focus(&self, selector: &str) {
        self.find::<HtmlElement>(selector).focus().unwrap();
        settled().await;
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.find::<HtmlElement>(selector).click();
        settled().await;
    }
}

impl<C: BaseComponent> Drop for Page<C> {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// What has the focus.
pub(crate) fn focused() -> Element {
    document().active_element().unwrap()
}

/// Lets Yew draw, and effects run.
pub(crate) async fn settled() {
    for _ in 0..3 {
        let turn = Promise::new(&mut |done, _| {
            web_sys::window().unwrap().set_timeout_with_callback(&done).unwrap();
        });
        JsFuture::from(turn).await.unwrap();
    }
}
