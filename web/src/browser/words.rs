//! The words of other languages than English: fetched when they are wanted, and remembered for the next visit.
//!
//! English is in the program, so nobody waits for anything: a page begins in English, or with what is remembered. What is fetched
//! is spoken as soon as it is there, without a reload.

use std::cell::Cell;
use std::rc::Rc;

use afterword_ui::words::{Language, Words};
use web_sys::Storage;
use yew::prelude::*;

use crate::browser::{fetch, page, task};

/// The language to speak: the one that was chosen, else the first that the browser asks for and we have.
fn wanted(chosen: Option<Language>) -> Language {
    let asked = gloo::utils::window().navigator().languages();
    let known = |tag: wasm_bindgen::JsValue| Language::of_tag(&tag.as_string()?);
    chosen.or_else(|| asked.iter().find_map(known)).unwrap_or_default()
}

/// Speaks what needs no waiting: English, or a language that is remembered.
pub(crate) fn begin(chosen: Option<Language>) {
    let language = wanted(chosen);
    let words = match remembered(language) {
        Some(file) => Words::read(language, &file),
        None => Words::ENGLISH,
    };
    speak(words);
}

/// Has the language of the page follow what was chosen. Components hear of it by the context that is made of this.
#[hook]
pub(crate) fn use_language(chosen: Option<Language>, say: &Callback<AttrValue>) -> Words {
    let words = use_state_eq(Words::spoken);
    let (setter, say) = (words.setter(), say.clone());
    use_effect_with(chosen, move |chosen| {
        let language = wanted(*chosen);
        // Who chooses again does not hear the first choice when it arrives.
        let is_wanted = Rc::new(Cell::new(true));
        let is_late = is_wanted.clone();
        task::spawn(async move {
            let loaded = load(language).await;
            if !is_wanted.get() {
                return;
            }
            match loaded {
                Ok(words) => {
                    speak(words);
                    setter.set(words);
                }
                // What is remembered is spoken already, and may well be as new.
                Err(_) if Words::spoken().language() == language => {}
                Err(error) => say.emit(error.into()),
            }
        });
        move || is_late.set(false)
    });
    *words
}

/// The newest words of `language`; those that are spoken, if they are the newest.
async fn load(language: Language) -> Result<Words, String> {
    if language == Language::English {
        return Ok(Words::ENGLISH);
    }
    let file = fetch::text(&format!("static/words/{}.txt", language.code())).await?;
    let is_known = remembered(language).as_deref() == Some(file.as_str());
    if is_known && Words::spoken().language() == language {
        return Ok(Words::spoken());
    }
    if let Some(storage) = storage() {
        // Without it the words come with the next visit's network, which harms nobody.
        storage.set_item(&name(language), &file).ok();
    }
    Ok(Words::read(language, &file))
}

fn speak(words: Words) {
    words.speak();
    page::set_language(words.language().code());
}

/// The file of `language` as it was last fetched.
fn remembered(language: Language) -> Option<String> {
    storage()?.get_item(&name(language)).ok().flatten()
}

fn name(language: Language) -> String {
    format!("afterword-words-{}", language.code())
}

/// Not the workspace's database: it is slower to open, and these are no document's words.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
