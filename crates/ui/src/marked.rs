//! A text with some of its words marked: why something was found.

use std::ops::Range;

use yew::prelude::*;

/// A text and the bytes of it that are marked, in order and without overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    /// The text with its marks; what is no place in it is left unmarked.
    pub fn html(&self) -> Html {
        let mut parts = Vec::new();
        let mut done = 0;
        for mark in &self.marks {
            let (Some(before), Some(marked)) =
                (self.text.get(done..mark.start), self.text.get(mark.clone()))
            else {
                continue;
            };
            parts.push(html! { { before } });
            parts.push(html! { <mark>{ marked }</mark> });
            done = mark.end;
        }
        parts.push(html! { { self.text.get(done..).unwrap_or_default() } });
        parts.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_are_no_place_in_the_text_are_left_out() {
        let html = |marks: &[Range<usize>]| {
            Marked { text: "für den Pool".into(), marks: marks.to_vec() }.html()
        };
        let marked = |before: &'static str, marked: &'static str, after: &'static str| -> Html {
            [html! { { before } }, html! { <mark>{ marked }</mark> }, html! { { after } }]
                .into_iter()
                .collect()
        };
        assert_eq!(html(std::slice::from_ref(&(9..13))), marked("für den ", "Pool", ""));
        // Inside of a letter, and beyond the end.
        assert_eq!(html(&[2..4, 5..8, 40..50]), marked("für ", "den", " Pool"));
    }
}
