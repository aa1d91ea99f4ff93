//! Another language: the page says it, and nobody loses what is half typed.

use afterword_core::postmortem::MomentKey;
use afterword_ui::Clocks;
use afterword_ui::dialog::Dialog;
use afterword_ui::fields::{MomentField, TextArea};
use afterword_ui::words::{InWords, Language, Words, use_words, word};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::page::Page;

const GERMAN: &str =
    "close = Schließen\nmoment.detected = Erkannt\nmoment.what-time = Um wie viel Uhr?\n";

/// A page that speaks German after a press of its button.
#[component]
fn Switching() -> Html {
    let words = use_state(|| Words::ENGLISH);
    words.speak();
    let onclick = {
        let words = words.setter();
        Callback::from(move |_: MouseEvent| {
            let german = Words::read(Language::German, GERMAN);
            german.speak();
            words.set(german);
        })
    };
    html! {
        <ContextProvider<Words> context={*words}>
            <button class="switch" {onclick} />
            <Half />
        </ContextProvider<Words>>
    }
}

/// Half a form. Nothing in it changes when the language does but the language.
#[component]
fn Half() -> Html {
    use_words();
    let text = use_state(String::new);
    let on_change = {
        let text = text.setter();
        Callback::from(move |it| text.set(it))
    };
    html! {
        <Dialog title="Half" open={true} on_close={Callback::noop()}>
            <p class="moment">{ MomentKey::Detected.in_words() }</p>
            <p class="fallback">{ word::REMOVE.text() }</p>
            <TextArea id="half" label="Half" value={(*text).clone()} {on_change} />
            <MomentField
                id="time"
                label="Time"
                value={None}
                on_change={Callback::noop()}
                clocks={Clocks::from(Callback::from(|_| chrono::MappedLocalTime::None))}
            />
        </Dialog>
    }
}

#[wasm_bindgen_test]
async fn another_language_keeps_what_is_typed() {
    let page = Page::<Switching>::of().await;
    page.write("#half", "14:32 alert f").await;
    page.write("#time", "2025-10").await;
    assert_eq!(
        page.find::<web_sys::Element>(".icon-only").get_attribute("aria-label").unwrap(),
        "Close"
    );

    page.click(".switch").await;
    let label = page.find::<web_sys::Element>(".icon-only").get_attribute("aria-label");
    assert_eq!(label.unwrap(), "Schließen");
    assert_eq!(page.text(".moment"), "Erkannt");
    assert_eq!(page.text(".fallback"), "Remove", "what a language lacks is said in English");
    assert_eq!(page.value("#half"), "14:32 alert f");
    assert_eq!(page.value("#time"), "2025-10", "a draft that is no value yet is kept too");
    Words::ENGLISH.speak();
}
