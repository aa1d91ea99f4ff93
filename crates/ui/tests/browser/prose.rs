//! Prose that is read where it is written.

use afterword_ui::fields::{MarkdownField, TextArea};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::page::{Page, focused};

#[component]
fn Summary() -> Html {
    let value = use_state(|| {
        "Cards **failed**. See [here](https://example.org), not [bank.example](https://evil.example).".to_owned()
    });
    let on_change = value.setter();
    html! {
        <div>
            <MarkdownField
                label="Summary"
                value={(*value).clone()}
                on_change={Callback::from(move |it| on_change.set(it))}
                placeholder="What broke"
            />
        </div>
    }
}

#[wasm_bindgen_test]
async fn prose_is_rendered_until_somebody_writes_in_it() {
    let page = Page::<Summary>::of().await;
    assert_eq!(page.text("strong"), "failed");
    assert_eq!(page.text(".link-host"), " (evil.example)");
    page.click("[aria-label='Edit Summary']").await;
    assert_eq!(focused().tag_name(), "TEXTAREA");
    assert!(!page.has("strong"));
    page.write("textarea", "Cards *failed*").await;
    assert_eq!(page.value("textarea"), "Cards *failed*");
    page.press("Escape").await;
    assert_eq!(page.text("em"), "failed");
    assert_eq!(focused().get_attribute("aria-label").as_deref(), Some("Edit Summary"));
}

#[wasm_bindgen_test]
async fn leaving_shows_the_prose_and_an_empty_text_its_guidance() {
    let page = Page::<Summary>::of().await;
    page.click("[aria-label='Edit Summary']").await;
    page.write("textarea", "").await;
    page.leave("textarea").await;
    assert_eq!(page.text(".placeholder"), "What broke");
}

#[wasm_bindgen_test]
async fn a_click_on_a_link_follows_it_and_does_not_write() {
    let page = Page::<Summary>::of().await;
    let link: web_sys::HtmlElement = page.find("a");
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer nofollow"));
    link.set_attribute("href", "#").unwrap();
    link.remove_attribute("target").unwrap();
    page.click("a").await;
    assert!(!page.has("textarea"));
}

#[wasm_bindgen_test]
async fn a_click_on_the_words_puts_the_caret_there() {
    let page = Page::<Summary>::of().await;
    let words = page.find::<web_sys::Element>("strong").first_child().unwrap();
    let selection = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    selection.collapse_with_offset(Some(&words), 3).unwrap();
    page.click("strong").await;
    let area: HtmlTextAreaElement = page.find("textarea");
    assert_eq!(area.selection_start().unwrap(), Some("Cards **fai".len() as u32));
}

#[component]
fn Plain() -> Html {
    let value = use_state(|| "one two".to_owned());
    let on_change = value.setter();
    html! {
        <div>
            <TextArea label="Text" value={(*value).clone()} on_change={Callback::from(move |it| on_change.set(it))} />
        </div>
    }
}

#[wasm_bindgen_test]
async fn typing_in_the_middle_keeps_the_caret_there() {
    let page = Page::<Plain>::of().await;
    page.focus("textarea").await;
    let area: HtmlTextAreaElement = page.find("textarea");
    area.set_selection_range(3, 3).unwrap();
    area.set_range_text_with_start_and_end(" and", 3, 3).unwrap();
    area.set_selection_range(7, 7).unwrap();
    let now = area.value();
    // What was typed is in the field already; the event only tells of it.
    let init = web_sys::InputEventInit::new();
    init.set_bubbles(true);
    area.dispatch_event(&web_sys::InputEvent::new_with_event_init_dict("input", &init).unwrap())
        .unwrap();
    crate::page::settled().await;
    assert_eq!((area.value(), area.selection_start().unwrap()), (now, Some(7)));
}
