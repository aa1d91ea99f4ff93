//! Two patterns that Yew 0.23.0 panics on or redraws without need, and the way of writing them that holds.
//!
//! See “Rules for components” in CONTRIBUTING.md. When a newer Yew passes without the wrappers, the rules can go.

use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::page::{Page, focused};

#[component]
fn Quiet() -> Html {
    html! { <span class="quiet"></span> }
}

/// Conditionals on both sides of a component, each in an element of its own.
#[component]
fn Sides() -> Html {
    let is_left = use_state(|| true);
    let turn = {
        let is_left = is_left.clone();
        Callback::from(move |_: MouseEvent| is_left.set(!*is_left))
    };
    html! {
        <div>
            <span class="left">
                if *is_left {
                    <b>{ "left" }</b>
                }
            </span>
            <Quiet />
            <span class="right">
                if !*is_left {
                    <i>{ "right" }</i>
                }
            </span>
            <button onclick={turn}>{ "turn" }</button>
        </div>
    }
}

#[wasm_bindgen_test]
async fn conditionals_in_elements_of_their_own_may_come_and_go() {
    let page = Page::<Sides>::of().await;
    for (is_left, is_right) in [(false, true), (true, false), (false, true)] {
        page.click("button").await;
        assert_eq!((page.has("b"), page.has("i")), (is_left, is_right));
    }
}

/// A list that grows at its end, with a key for each line.
#[component]
fn Lines() -> Html {
    let n_lines = use_state(|| 2);
    let grow = {
        let n_lines = n_lines.clone();
        Callback::from(move |_: FocusEvent| n_lines.set(3))
    };
    html! {
        <div>
            for n in 0..*n_lines {
                <input key={n} id={format!("line-{n}")} onfocusin={grow.clone()} />
            }
        </div>
    }
}

#[wasm_bindgen_test]
async fn a_list_with_keys_keeps_its_fields_when_it_grows() {
    let page = Page::<Lines>::of().await;
    page.focus("#line-0").await;
    assert!(page.has("#line-2"), "the list has grown");
    assert_eq!(focused().id(), "line-0", "the field with the focus is the same element");
}
