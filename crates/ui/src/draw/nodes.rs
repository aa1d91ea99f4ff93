//! The parts of a scene as nodes of SVG, one to one.

use afterword_core::draw::{Item, Text};
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// A part with all that is in it.
pub(crate) fn node(item: &Item) -> Html {
    let mut tag = tag(item);
    match item {
        Item::Shape(_) => {}
        Item::Text(text) => tag.add_children(lines(text)),
        Item::Group(group) => {
            if !group.label.is_empty() {
                tag.add_child(html! { <title>{ &group.label }</title> });
            }
            tag.add_children(group.items.iter().map(node));
        }
    }
    tag.into()
}

/// A part without what is in it.
pub(super) fn tag(item: &Item) -> VTag {
    let mut tag = VTag::new(item.tag());
    for (name, value) in item.attributes() {
        if !is_styled(name, &value) {
            tag.add_attribute(name, value);
        }
    }
    tag
}

/// Whether the style sheet says it: by a class, or for the whole picture. A large tree has a third fewer attributes for it.
fn is_styled(name: &str, value: &str) -> bool {
    match name {
        "fill" => value != "none",
        "stroke" | "stroke-linecap" | "stroke-linejoin" | "paint-order" => true,
        "font-family" => value.starts_with("system-ui"),
        _ => false,
    }
}

fn lines(text: &Text) -> impl Iterator<Item = Html> + '_ {
    let n_lines = text.lines.len();
    text.lines.iter().enumerate().map(move |(at, line)| {
        // The space is heard and copied, not seen.
        let line = if at + 1 < n_lines { format!("{line} ") } else { line.clone() };
        if at == 0 {
            return Html::from(line);
        }
        let mut tag = VTag::new("tspan");
        for (name, value) in text.line_attributes() {
            tag.add_attribute(name, value);
        }
        tag.add_child(line.into());
        tag.into()
    })
}
