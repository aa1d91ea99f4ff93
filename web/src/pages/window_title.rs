//! The name of the window: what the document on the page is called.

use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::page;

/// How long after the last key the window is named anew: naming it takes longer than all the rest of a key.
const AFTER_MILLIS: u32 = 400;

/// Names the window by `title`, and anew at each `place`: another address has named it otherwise.
#[hook]
pub(super) fn use_window_title<K: PartialEq + 'static>(title: &str, place: K) {
    let words = use_words();
    use_effect_with((title.trim().to_owned(), place, words), |(title, ..)| {
        let title = if title.is_empty() { word::UNTITLED.text() } else { title };
        let name = format!("{title} – Afterword");
        let timer = Timeout::new(AFTER_MILLIS, move || page::set_title(&name));
        move || drop(timer)
    });
}
