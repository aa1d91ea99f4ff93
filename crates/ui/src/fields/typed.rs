//! The words of a field whose Enter takes them away.

use std::ops::Deref;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::newest::{Newest, use_newest};

/// What is typed into a field until it is taken, and the field itself, which goes into its `input_ref`.
#[derive(Clone, Debug)]
pub struct Typed {
    words: Newest<String>,
    field: NodeRef,
}

/// Keeps what is typed into a field, which begins with what `first` says.
#[hook]
pub fn use_typed(first: impl FnOnce() -> String) -> Typed {
    Typed { words: use_newest(first), field: use_node_ref() }
}

impl Typed {
    /// Hears of each change of the field.
    pub fn on_change(&self) -> Callback<String> {
        let words = self.words.clone();
        Callback::from(move |typed| words.set(typed))
    }

    pub fn set(&self, words: String) {
        self.words.set(words);
    }

    pub fn field(&self) -> &NodeRef {
        &self.field
    }

    /// The words, which are gone from the field at once: it may be drawn only after the next key, which would then be typed behind them
    /// and take them a second time.
    pub fn take(&self) -> String {
        let words = String::clone(&self.words);
        self.words.set(String::new());
        if let Some(field) = self.field.get() {
            match field.dyn_ref::<HtmlTextAreaElement>() {
                Some(area) => area.set_value(""),
                None => field.unchecked_ref::<HtmlInputElement>().set_value(""),
            }
        }
        words
    }

    /// The words as a field shows them.
    pub fn value(&self) -> AttrValue {
        AttrValue::from(String::clone(&self.words))
    }
}

impl Deref for Typed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}
