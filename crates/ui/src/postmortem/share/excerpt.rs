//! A spot of a text with a few words around it.

use std::ops::Range;

use yew::prelude::*;

/// How many characters are shown on either side.
const AROUND: usize = 40;

/// What stands before the spot, in it, and after it; `…` where more follows.
pub(super) fn excerpt(text: &str, range: &Range<usize>) -> [String; 3] {
    let spot = text.get(range.clone()).unwrap_or_default().to_owned();
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let cut = before.char_indices().rev().nth(AROUND - 1).map(|(at, _)| at).filter(|it| *it > 0);
    let before = cut.map_or_else(|| before.to_owned(), |it| format!("…{}", &before[it..]));
    let cut = after.char_indices().nth(AROUND).map(|(at, _)| at);
    let after = cut.map_or_else(|| after.to_owned(), |it| format!("{}…", &after[..it]));
    [before, spot, after]
}

/// The excerpt with the spot marked; struck where it is going to be removed.
pub(super) fn marked([before, spot, after]: &[String; 3], is_removed: bool) -> Html {
    html! {
        <p class="excerpt">
            <span>{ before }</span>
            if is_removed { <del>{ spot }</del> } else { <mark>{ spot }</mark> }
            <span>{ after }</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_words_around_are_cut_and_say_so() {
        let text = format!("{}anna@corp.io{}", "a".repeat(50), "b".repeat(41));
        let [before, spot, after] = excerpt(&text, &(50..62));
        assert_eq!(before, format!("…{}", "a".repeat(40)));
        assert_eq!(spot, "anna@corp.io");
        assert_eq!(after, format!("{}…", "b".repeat(40)));
        assert_eq!(excerpt("x", &(0..1)), ["", "x", ""]);
    }

    proptest! {
        #[test]
        fn no_place_panics(text in any::<String>(), start in 0usize..80, length in 0usize..80) {
            let [_, spot, _] = excerpt(&text, &(start..start + length));
            prop_assert!(text.contains(&spot));
        }
    }
}
