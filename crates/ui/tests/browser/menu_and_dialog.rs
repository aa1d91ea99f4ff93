//! What lies above the page lets the focus in and gives it back.

use afterword_ui::dialog::Dialog;
use afterword_ui::fields::MarkdownField;
use afterword_ui::menu::{Menu, MenuItem};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::page::{Page, focused, settled};

#[component]
fn Choices() -> Html {
    let chosen = use_state(String::new);
    let item = |name: &'static str| {
        let chosen = chosen.setter();
        MenuItem::new(name, Callback::from(move |()| chosen.set(name.to_owned())))
    };
    let items =
        vec![item("Copy"), item("Export").disabled(true), item("Print"), item("Delete").danger()];
    html! { <div><Menu label="More" {items} /><output>{ (*chosen).clone() }</output></div> }
}

#[wasm_bindgen_test]
async fn arrows_and_letters_move_in_a_menu() {
    let page = Page::<Choices>::of().await;
    page.focus("button").await;
    page.press("ArrowDown").await;
    assert_eq!(focused().text_content().as_deref(), Some("Copy"));
    page.press("ArrowDown").await;
    assert_eq!(
        focused().text_content().as_deref(),
        Some("Print"),
        "what is disabled is passed over"
    );
    page.press("ArrowDown").await;
    page.press("ArrowDown").await;
    assert_eq!(focused().text_content().as_deref(), Some("Copy"), "after the last comes the first");
    page.press("d").await;
    assert_eq!(focused().text_content().as_deref(), Some("Delete"));
    page.press("Escape").await;
    assert!(!page.has("[role=menu]"));
    assert_eq!(focused().get_attribute("aria-expanded").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn choosing_closes_the_menu_and_gives_the_focus_back() {
    let page = Page::<Choices>::of().await;
    page.click("button").await;
    page.click("[role=menuitem]:nth-child(3)").await;
    assert_eq!(page.text("output"), "Print");
    assert!(!page.has("[role=menu]"));
    assert_eq!(focused().get_attribute("aria-haspopup").as_deref(), Some("menu"));
}

#[component]
fn Asking() -> Html {
    let is_open = use_state(|| false);
    let (open, close) = (is_open.setter(), is_open.setter());
    let text = use_state(String::new);
    let on_change = text.setter();
    html! {
        <div>
            <button id="ask" onclick={move |_| open.set(true)}>{ "Ask" }</button>
            <Dialog title="Why?" open={*is_open} on_close={Callback::from(move |()| close.set(false))}>
                <MarkdownField
                    label="Reason"
                    value={(*text).clone()}
                    on_change={Callback::from(move |it| on_change.set(it))}
                />
            </Dialog>
        </div>
    }
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let page = Page::<Asking>::of().await;
    page.focus("#ask").await;
    page.click("#ask").await;
    assert!(page.has("dialog[open]"));
    assert_eq!(focused().get_attribute("aria-label").as_deref(), Some("Edit Reason"));
    page.click("[aria-label=Close]").await;
    assert!(!page.has("dialog[open]"));
    assert!(!page.has(".dialog-body"), "what was inside is gone");
    assert_eq!(focused().id(), "ask");
}

#[wasm_bindgen_test]
async fn a_dialog_that_is_cancelled_asks_its_owner() {
    let page = Page::<Asking>::of().await;
    page.click("#ask").await;
    let dialog: web_sys::Element = page.find("dialog");
    let init = web_sys::EventInit::new();
    init.set_cancelable(true);
    let cancel = web_sys::Event::new_with_event_init_dict("cancel", &init).unwrap();
    assert!(!dialog.dispatch_event(&cancel).unwrap(), "the owner closes it, not the browser");
    settled().await;
    assert!(!page.has("dialog[open]"));
}
