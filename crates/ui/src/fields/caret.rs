//! From a click on rendered prose to a place in its Markdown.

use web_sys::{Element, MouseEvent, Selection};

/// Enough words to find a place by, few enough to lie within one run of text.
const WORDS_BEFORE: usize = 24;

/// What a click on rendered prose asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Click {
    /// To follow a link, or to select words: the prose stays as it is.
    Read,
    /// To write, with the caret at this place (in UTF-16 units, as the browser counts).
    Write { caret: u32 },
}

/// Reads `event`, a click on the prose that renders `source`.
pub(super) fn click(event: &MouseEvent, source: &str) -> Click {
    let target: Option<Element> =
        event.target().and_then(|it| wasm_bindgen::JsCast::dyn_into(it).ok());
    let Some(target) = target else { return Click::Read };
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    let is_selecting = selection.as_ref().is_some_and(|it| !it.is_collapsed());
    if is_selecting || target.closest("a").ok().flatten().is_some() {
        return Click::Read;
    }
    let block = target.closest("[data-at]").ok().flatten();
    let at = block.and_then(|block| block.get_attribute("data-at")?.parse().ok());
    let words = selection.as_ref().map(words_before).unwrap_or_default();
    Click::Write { caret: at.map_or(u32::MAX, |at| in_source(source, at, &words)) }
}

/// The words between the start of a run of text and where the click put the selection.
fn words_before(selection: &Selection) -> String {
    let text = selection.anchor_node().and_then(|node| node.node_value()).unwrap_or_default();
    let units: Vec<u16> = text.encode_utf16().take(selection.anchor_offset() as usize).collect();
    let from = units.len().saturating_sub(WORDS_BEFORE);
    String::from_utf16_lossy(&units[from..])
}

/// The place after `words` in the block of `source` that begins at byte `at`.
fn in_source(source: &str, at: usize, words: &str) -> u32 {
    let block = source.get(at..).unwrap_or_default();
    let after = block.find(words).map_or(0, |found| found + words.len());
    let before = source.get(..at).unwrap_or(source).chars().chain(block[..after].chars());
    u32::try_from(before.map(char::len_utf16).sum::<usize>()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::in_source;

    #[test]
    fn the_caret_lands_after_the_words_that_stand_before_it() {
        let source = "# A\n\nsome **bold** words";
        assert_eq!(in_source(source, 5, "some"), 9);
        assert_eq!(in_source(source, 5, "bol"), 15);
        assert_eq!(in_source(source, 5, ""), 5);
        assert_eq!(in_source(source, 5, "not there"), 5);
        assert_eq!(in_source(source, 99, "x"), 24);
    }

    #[test]
    fn places_are_counted_as_the_browser_counts_them() {
        assert_eq!(in_source("🔥 fire", 0, "🔥"), 2);
        assert_eq!(in_source("é\n\nnext", 4, "ne"), 5);
    }
}
