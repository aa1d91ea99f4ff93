//! The one safe Markdown renderer: text in, elements out, nothing that runs.
//!
//! What is harmless is decided by [`afterword_core::prose`]; here its nodes become elements.

mod view;

use afterword_core::prose::parse;
use yew::prelude::*;

use crate::words::use_words;

/// Renders `text` as elements.
///
/// This parses: call it from a place that renders when the text has changed, or use [`Markdown`], which remembers.
pub fn markdown(text: &str) -> Html {
    view::view(&parse(text))
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MarkdownProps {
    pub text: AttrValue,
    #[prop_or_default]
    pub class: Classes,
}

/// Prose written in Markdown, parsed again only when it has changed.
#[component]
pub fn Markdown(props: &MarkdownProps) -> Html {
    let words = use_words();
    let rendered = use_memo((props.text.clone(), words), |(text, _)| markdown(text));
    html! { <div class={classes!("prose", props.class.clone())}>{ (*rendered).clone() }</div> }
}
