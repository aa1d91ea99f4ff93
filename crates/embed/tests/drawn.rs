//! What widgets draw, in a browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::rc::Rc;

use afterword_embed::{
    Draw, Fill, OnValue, Stage, StageProps, Widget, Wish, budget, documents, figures,
};
use afterword_ui::words::{Language, Words};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// A widget, drawn.
async fn drawn(wish: &str, words: Words) -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let root: Element = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let whole = format!(r#"{{"today": "2026-03-15", "now": "2026-03-15T12:00:00Z", {wish}}}"#);
    let wish = Wish::read(&whole).unwrap();
    let draw = match wish.widget {
        Widget::Postmortem | Widget::Timeline | Widget::FiveWhys | Widget::Actions => documents,
        Widget::Maturity | Widget::Toil | Widget::Severity => figures,
        Widget::ErrorBudget => budget,
    };
    let props = StageProps {
        draw: Draw::new(draw),
        wish: Some(Rc::new(wish)),
        turn: 1,
        words,
        fill: Fill::new(Callback::noop()),
        on_value: OnValue::noop(),
    };
    yew::Renderer::<Stage>::with_root_and_props(root.clone(), props).render();
    yew::platform::time::sleep(std::time::Duration::from_millis(50)).await;
    wasm_bindgen::JsCast::unchecked_into(root)
}

#[wasm_bindgen_test]
async fn overdue_is_what_the_page_calls_overdue() {
    let wish = r#""widget": "actions", "text": "[{\"title\": \"A\", \"due\": \"2026-03-14\"}, {\"title\": \"B\", \"due\": \"2026-03-15\"}]""#;
    let root = drawn(wish, Words::ENGLISH).await;
    assert_eq!(root.query_selector_all(".is-overdue").unwrap().length(), 1);
    assert_eq!(root.query_selector_all("tbody tr").unwrap().length(), 2);
}

#[wasm_bindgen_test]
async fn a_widget_speaks_the_words_that_it_is_lent() {
    let german = Words::read(Language::German, "embed.toil-a-year = Handarbeit pro Jahr\n");
    let wish = r#""widget": "toil", "attributes": {"times": "6", "per": "week", "minutes": "20"}"#;
    let root = drawn(wish, german).await;
    let other = drawn(wish, Words::ENGLISH).await;
    assert!(root.inner_text().contains("Handarbeit pro Jahr"), "{}", root.inner_text());
    assert!(other.inner_text().contains("Done by hand in a year"), "{}", other.inner_text());
}

#[wasm_bindgen_test]
async fn broken_json_is_said_with_its_place() {
    let root =
        drawn(r#""widget": "timeline", "text": "{\n  \"timeline\": ]\n}""#, Words::ENGLISH).await;
    assert!(root.inner_text().contains("line 2 column"), "{}", root.inner_text());
}

#[wasm_bindgen_test]
async fn without_data_a_widget_says_how_it_gets_some() {
    for widget in ["postmortem", "timeline", "five-whys", "actions", "maturity"] {
        let root = drawn(&format!(r#""widget": "{widget}""#), Words::ENGLISH).await;
        assert!(root.inner_text().contains("Nothing to show yet"), "{widget}");
    }
}
