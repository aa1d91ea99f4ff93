//! The lines of a source, and each as a row with the mark of what it became.

use std::rc::Rc;

use afterword_formats::markdown::{Confidence, Preview};
use yew::prelude::*;

use super::fate::{Fate, sureness};
use crate::incoming::Incoming;

/// The lines of what came in, found without copying it.
#[derive(Debug, PartialEq)]
pub(super) struct Lines {
    incoming: Rc<Incoming>,
    /// Where each begins and ends, in bytes.
    spans: Vec<(usize, usize)>,
}

impl Lines {
    pub(super) fn of(incoming: &Rc<Incoming>) -> Self {
        let text = incoming.text();
        let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
        let spans = text.lines().map(|it| (start(it), start(it) + it.len())).collect();
        Self { incoming: incoming.clone(), spans }
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The line at `index`, counted from zero; no more than `most` bytes of it.
    pub(super) fn get(&self, index: usize, most: usize) -> &str {
        let Some((start, end)) = self.spans.get(index) else { return "" };
        let cut = (*start + most).min(*end);
        let bytes = &self.incoming.bytes[*start..cut];
        // A cut may go through a letter; what is before that letter is whole.
        str::from_utf8(bytes).or_else(|it| str::from_utf8(&bytes[..it.valid_up_to()])).unwrap_or("")
    }
}

/// What fits in a row on a wide screen.
const MAX_BYTES: usize = 600;

/// A line with its number and its mark: colour, letter, and how sure the reading is.
pub(super) fn row(lines: &Lines, preview: &Preview, index: usize) -> Html {
    let fate = Fate::of(preview, index + 1);
    let sure = fate.confidence.map(sureness);
    let is_unsure = fate.confidence == Some(Confidence::Low);
    html! {
        <span class="source-row" data-kind={fate.kind.name()} data-unsure={is_unsure.to_string()}>
            <span class="source-number">{ index + 1 }</span>
            <span class="source-mark" title={fate.said()}>
                <span aria-hidden="true">{ fate.kind.letter() }{ sure.map_or("", |(sign, _)| sign) }</span>
                <span class="visually-hidden">{ fate.said() }</span>
            </span>
            <span class="source-text">{ lines.get(index, MAX_BYTES) }</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn lines_are_those_of_the_text_cut_between_letters() {
        let bytes = "a\r\n\nGröße".as_bytes().to_vec();
        let lines = Lines::of(&Rc::new(Incoming { bytes, ..Incoming::default() }));
        assert_eq!(lines.len(), 3);
        assert_eq!((lines.get(0, 9), lines.get(1, 9), lines.get(2, 9)), ("a", "", "Größe"));
        assert_eq!((lines.get(2, 3), lines.get(7, 9)), ("Gr", ""));
    }
}
