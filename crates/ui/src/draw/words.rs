//! The words in pictures, in the language that is spoken.

use std::rc::Rc;

use afterword_core::draw::Words;
use yew::prelude::*;

use crate::words::{drawing, use_words};

/// The words that pictures add to what the document says. They are read once a language.
#[hook]
pub fn use_drawing_words() -> Rc<Words> {
    let spoken = use_words();
    use_memo(spoken, |_| drawing())
}
