//! Names as chips.

use afterword_ui::fields::NamesField;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::page::{Page, focused, settled};

#[component]
fn Services() -> Html {
    let names = use_state(|| vec!["checkout".to_owned()]);
    let on_change = names.setter();
    html! {
        <div>
            <NamesField
                label="Services"
                names={(*names).clone()}
                on_change={Callback::from(move |it| on_change.set(it))}
            />
            <output>{ names.join("|") }</output>
        </div>
    }
}

#[wasm_bindgen_test]
async fn enter_a_comma_and_leaving_add_a_name() {
    let page = Page::<Services>::of().await;
    page.focus("input").await;
    page.write("input", "search").await;
    assert!(!page.press("Enter").await, "Enter must not reach a form around the field");
    assert_eq!(
        (page.text("output"), page.value("input")),
        ("checkout|search".into(), String::new())
    );
    page.write("input", "cart,").await;
    assert_eq!(page.text("output"), "checkout|search|cart");
    page.write("input", "mail").await;
    page.leave("input").await;
    assert_eq!(page.text("output"), "checkout|search|cart|mail");
}

/// A busy browser hears several keys before it draws.
#[wasm_bindgen_test]
async fn names_that_are_typed_faster_than_they_are_drawn_are_all_there() {
    let page = Page::<Services>::of().await;
    page.focus("input").await;
    for name in ["search", "cart"] {
        page.type_and_go_on("input", name);
        page.press_and_go_on("Enter");
        page.press_and_go_on("Enter");
    }
    settled().await;
    assert_eq!(page.text("output"), "checkout|search|cart");
    assert_eq!(page.value("input"), "");
}

#[wasm_bindgen_test]
async fn a_list_becomes_names_and_no_name_comes_twice() {
    let page = Page::<Services>::of().await;
    page.write("input", "Checkout, payments; search ,, payments").await;
    assert_eq!(page.text("output"), "checkout|payments|search");
}

#[wasm_bindgen_test]
async fn backspace_takes_the_last_name_and_only_from_an_empty_field() {
    let page = Page::<Services>::of().await;
    page.focus("input").await;
    page.write("input", "a").await;
    assert!(page.press("Backspace").await, "the browser removes the letter");
    assert_eq!(page.text("output"), "checkout");
    page.write("input", "").await;
    page.press("Backspace").await;
    assert_eq!(page.text("output"), "");
    page.press("Backspace").await;
    assert!(page.has("input"), "an empty field survives one more");
}

#[wasm_bindgen_test]
async fn a_chip_is_removed_by_keys_alone() {
    let page = Page::<Services>::of().await;
    page.write("input", "search,").await;
    page.focus("input").await;
    page.press("ArrowLeft").await;
    assert_eq!(focused().get_attribute("aria-label").as_deref(), Some("Remove search"));
    page.press("Delete").await;
    assert_eq!(page.text("output"), "checkout");
    assert_eq!(focused().tag_name(), "INPUT", "the focus goes back to the field");
    assert_eq!(page.text("[role=status]"), "search removed");
}
