//! The command palette: what Enter takes.

use afterword_ui::palette::{Choice, Palette};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::page::{Page, settled};

#[component]
fn Commands() -> Html {
    let choices = use_memo((), |()| {
        ["Open the trends", "Open the settings"].map(|text| Choice {
            id: AttrValue::Static(text),
            text: AttrValue::Static(text),
            group: "Pages",
            keys: None,
            detail: None,
        })
    });
    let chosen = use_state(AttrValue::default);
    let on_choose = chosen.setter();
    html! {
        <div>
            <Palette
                open={true}
                choices={std::rc::Rc::<[Choice]>::from(choices.to_vec())}
                lately={std::rc::Rc::<[AttrValue]>::from([])}
                on_choose={Callback::from(move |it| on_choose.set(it))}
                on_close={Callback::noop()}
            />
            <output>{ (*chosen).clone() }</output>
        </div>
    }
}

#[wasm_bindgen_test]
async fn enter_takes_what_answers_the_letters_that_are_typed_drawn_or_not() {
    let page = Page::<Commands>::of().await;
    page.focus(".palette-input").await;
    page.write_and_go_on(".palette-input", "sett");
    page.press_and_go_on("Enter");
    settled().await;
    assert_eq!(page.text("output"), "Open the settings");
    page.write(".palette-input", "open").await;
    page.press("ArrowDown").await;
    page.press("Enter").await;
    assert_eq!(page.text("output"), "Open the settings");
    page.write(".palette-input", "trends").await;
    page.press("Enter").await;
    assert_eq!(page.text("output"), "Open the trends");
}
