//! One part of a picture, drawn again only when it looks different.

use std::rc::Rc;

use afterword_core::draw::{Item, Scene};
use yew::prelude::*;

use super::nodes::{node, tag};

/// What a part is where a picture is a tree that can be walked through.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Branch {
    /// The id of its element.
    pub(super) id: AttrValue,
    /// How deep it stands, from 1.
    pub(super) level: usize,
    /// Whether what stands behind it is shown; `None` if nothing does.
    pub(super) is_open: Option<bool>,
    pub(super) is_selected: bool,
}

#[derive(Clone, Debug, Properties)]
pub(super) struct PartProps {
    pub(super) scene: Rc<Scene>,
    /// Which of the scene's parts.
    pub(super) at: usize,
    pub(super) branch: Option<Branch>,
}

impl PartProps {
    fn item(&self) -> &Item {
        &self.scene.items[self.at]
    }
}

/// A new scene is mostly the old one: after a key, one card has another text.
impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.branch == other.branch
            && (Rc::ptr_eq(&self.scene, &other.scene) && self.at == other.at
                || self.item() == other.item())
    }
}

#[component]
pub(super) fn Part(props: &PartProps) -> Html {
    match (props.item(), &props.branch) {
        (item @ Item::Group(group), Some(branch)) => {
            let mut tag = tag(item);
            let selected = if branch.is_selected { " is-selected" } else { "" };
            tag.add_attribute("class", format!("{}{selected}", group.class));
            tag.add_attribute("id", branch.id.clone());
            tag.add_attribute("role", "treeitem");
            tag.add_attribute("aria-level", branch.level.to_string());
            tag.add_attribute("aria-selected", branch.is_selected.to_string());
            if let Some(is_open) = branch.is_open {
                tag.add_attribute("aria-expanded", is_open.to_string());
            }
            // Its name to a screen reader, and to a pointer that rests on it.
            tag.add_child(html! { <title>{ &group.label }</title> });
            tag.add_children(group.items.iter().map(node));
            tag.into()
        }
        (item, _) => node(item),
    }
}
