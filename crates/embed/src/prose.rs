//! Prose: drawn at once where it is nothing but paragraphs, else by the module that reads Markdown.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Whoever fills an element with what a text of Markdown says, as soon as it can. Until then the text itself stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill(Callback<(HtmlElement, AttrValue)>);

impl Fill {
    /// Has `fill` do it.
    pub fn new(fill: Callback<(HtmlElement, AttrValue)>) -> Self {
        Self(fill)
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProseProps {
    /// What is written, as Markdown.
    pub text: AttrValue,
}

/// A text of the document.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    let place = use_node_ref();
    let fill = use_context::<Fill>();
    let is_plain = is_plain(&props.text);
    use_effect_with((props.text.clone(), is_plain), {
        let place = place.clone();
        move |(text, is_plain)| {
            let place = place.get().and_then(|it| it.dyn_into::<HtmlElement>().ok());
            if let (false, Some(place), Some(fill)) = (is_plain, place, fill) {
                fill.0.emit((place, text.clone()));
            }
        }
    });
    // Two elements, because one of them is somebody else's to fill.
    if is_plain {
        let paragraphs = props.text.split("\n\n").filter(|it| !it.trim().is_empty());
        html! {
            <div key="plain" class="prose" part="prose">
                for (at, paragraph) in paragraphs.enumerate() {
                    <p key={at}>{ paragraph.trim() }</p>
                }
            </div>
        }
    } else {
        html! { <div key="marked" class="prose" part="prose" ref={place}></div> }
    }
}

/// A text of the document, where one is wanted by a call.
pub(crate) fn prose(text: &str) -> Html {
    html! { <Prose text={text.to_owned()} /> }
}

/// Whether `text` says the same in Markdown as it does by itself: words in paragraphs.
pub fn is_plain(text: &str) -> bool {
    let is_marked = |it: char| "*_`[]<>#|~\\&!".contains(it);
    let is_marked_line = |line: &str| {
        let first = line.trim_start();
        let is_item = first.starts_with(['-', '+', '=', ':']);
        let digits = first.trim_start_matches(|it: char| it.is_ascii_digit());
        let is_numbered = digits.len() < first.len() && digits.starts_with(['.', ')']);
        is_item || is_numbered || line.starts_with("    ") || line.ends_with("  ")
    };
    !text.contains(is_marked) && !text.contains("://") && !text.lines().any(is_marked_line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_are_plain() {
        for text in
            ["", "It broke.", "Two lines\nof one paragraph.\n\nAnother: it's 5 % (3.5 s) - fine?"]
        {
            assert!(is_plain(text), "{text:?}");
        }
        let marked = [
            "It *broke*",
            "- a",
            "1. a",
            "# a",
            "`a`",
            "a\n    b",
            "a <b>",
            "a  \nb",
            "see https://a.example",
            "a\n---",
        ];
        for text in marked {
            assert!(!is_plain(text), "{text:?}");
        }
    }
}
