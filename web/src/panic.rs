//! What a person sees when the program has a fault: what is safe, and what is not as a file.
//!
//! After a panic no code of ours runs again. So the page is plain DOM, its buttons are links and functions of the browser, and
//! the files behind them are made at once.

use std::cell::Cell;
use std::panic::PanicHookInfo;

use afterword_ui::words::word;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Element, HtmlAnchorElement, Node};

use crate::browser::download;
use crate::unsaved::{self, Unsaved};

thread_local! {
    static HAS_PANICKED: Cell<bool> = const { Cell::new(false) };
}

/// From now on a panic shows its page.
pub(crate) fn install() {
    // By way of Yew, which would put its own in the place of any other as soon as it draws.
    yew::set_custom_panic_hook(Box::new(on_panic));
}

fn on_panic(info: &PanicHookInfo<'_>) {
    let message = info.to_string();
    web_sys::console::error_1(&message.as_str().into());
    // The hook itself may be what is at fault.
    if !HAS_PANICKED.replace(true) {
        show(&message).ok();
    }
}

fn show(message: &str) -> Result<(), JsValue> {
    let document = gloo::utils::document();
    let (page, buttons) = page(&document, message)?;
    gloo::utils::body().replace_children_with_node_1(&page);
    // Last, because it is the most work: a fault in here leaves the rest of the page standing.
    offer_unsaved(&document, &buttons)
}

/// The page, and the row of its buttons.
fn page(document: &Document, message: &str) -> Result<(Element, Element), JsValue> {
    let page = element(document, "main", "panic-page")?;
    page.set_attribute("role", "alert")?;
    add(&page, "h1", word::PANIC_TITLE.text())?;
    add(&page, "p", word::PANIC_WHAT.text())?;
    let buttons = element(document, "p", "button-row")?;
    buttons.append_child(&reload_button(document)?)?;
    page.append_child(&buttons)?;
    add(&page, "p", word::PANIC_REPORT.text())?;
    add(&page, "pre", message)?;
    Ok((page, buttons))
}

fn offer_unsaved(document: &Document, buttons: &Element) -> Result<(), JsValue> {
    for unsaved in unsaved::newest_first() {
        buttons.prepend_with_node_1(&download_link(document, &*unsaved)?)?;
        let title = match unsaved.title() {
            "" => word::PANIC_UNTITLED.text(),
            title => title,
        };
        let words = word::PANIC_UNSAVED.fill(&[("title", &title)]);
        let note = element(document, "p", "")?;
        note.set_text_content(Some(&words));
        buttons.before_with_node_1(&note)?;
    }
    Ok(())
}

/// A link, because following one needs no code of ours.
fn download_link(document: &Document, unsaved: &dyn Unsaved) -> Result<Node, JsValue> {
    let json = unsaved.json();
    let link: HtmlAnchorElement = element(document, "a", "button primary")?.dyn_into()?;
    link.set_href(&download::blob_url("application/json", &json)?);
    link.set_download(&format!("{}.json", unsaved.id()));
    link.set_text_content(Some(word::PANIC_DOWNLOAD.text()));
    Ok(link.into())
}

/// The browser's own function is the listener: a closure of ours could not be called any more.
fn reload_button(document: &Document) -> Result<Node, JsValue> {
    let button = element(document, "button", "button")?;
    button.set_attribute("type", "button")?;
    button.set_text_content(Some(word::RELOAD.text()));
    let location = gloo::utils::window().location();
    let reload: Function = Reflect::get(&location, &"reload".into())?.dyn_into()?;
    button.add_event_listener_with_callback("click", &reload.bind0(&location))?;
    Ok(button.into())
}

fn add(parent: &Element, tag: &str, text: &str) -> Result<(), JsValue> {
    let child = element(&gloo::utils::document(), tag, "")?;
    child.set_text_content(Some(text));
    parent.append_child(&child).map(drop)
}

fn element(document: &Document, tag: &str, class: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    element.set_class_name(class);
    Ok(element)
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used, reason = "clippy takes only #[test] for a test")]
mod tests {
    use std::rc::Rc;

    use afterword_core::Postmortem;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::browser::{clock, fetch, ids};

    #[wasm_bindgen_test]
    async fn the_page_offers_what_is_unsaved() {
        let id = ids::Random.document_id();
        let title = "<b>Outage</b>".to_owned();
        let unsaved = Rc::new(Postmortem { title, ..Postmortem::new(id, clock::now()) });
        crate::unsaved::keep(&unsaved);
        let document = gloo::utils::document();
        let (page, buttons) = page(&document, "index out of bounds").unwrap();
        offer_unsaved(&document, &buttons).unwrap();
        crate::unsaved::forget(id);

        let text = page.text_content().unwrap();
        assert!(text.contains("index out of bounds") && text.contains("<b>Outage</b>"), "{text}");
        let name = format!("a[download='{id}.json']");
        let link: HtmlAnchorElement = page.query_selector(&name).unwrap().unwrap().unchecked_into();
        let stored = fetch::text(&link.href()).await.unwrap();
        let stored = afterword_core::stored::read(&stored).unwrap();
        assert_eq!(stored, *unsaved);
    }
}
