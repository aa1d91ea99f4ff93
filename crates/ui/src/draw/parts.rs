//! The parts of a picture in their order.

use std::rc::Rc;

use afterword_core::draw::{Group, Item, Scene};
use yew::prelude::*;

use super::part::{Branch, Part};

#[derive(Clone, Debug, Properties)]
pub(super) struct PartsProps {
    pub(super) scene: Rc<Scene>,
    /// Makes the things in the picture branches of a tree; their elements' ids begin with it.
    #[prop_or_default]
    pub(super) prefix: Option<AttrValue>,
    /// Which of them is selected.
    #[prop_or_default]
    pub(super) selected: AttrValue,
}

/// Moving a picture makes no other picture, and comparing all of two would take longer than drawing what has changed.
impl PartialEq for PartsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && self.prefix == other.prefix
            && self.selected == other.selected
    }
}

/// The parts of a picture.
#[component]
pub(super) fn Parts(props: &PartsProps) -> Html {
    let scene = &props.scene;
    let branch = |at: usize| {
        let group = named(&scene.items[at])?;
        let id = element_id(props.prefix.as_ref()?, &group.id);
        let is_selected = props.selected == group.id;
        let is_open = is_open(group, scene.items.get(at + 1).and_then(named));
        Some(Branch { id, level: group.level + 1, is_open, is_selected })
    };
    html! {
        <g role="none">
            for (at, item) in scene.items.iter().enumerate() {
                <Part key={key(item, at)} {scene} {at} branch={branch(at)} />
            }
        </g>
    }
}

/// The id of the element that shows a thing.
pub(super) fn element_id(prefix: &str, id: &str) -> AttrValue {
    format!("{prefix}-{id}").into()
}

/// What tells a part from the others: the thing that it stands for, else its place.
fn key(item: &Item, at: usize) -> String {
    named(item).map_or_else(|| at.to_string(), |it| it.id.clone())
}

fn named(item: &Item) -> Option<&Group> {
    match item {
        Item::Group(group) if !group.id.is_empty() => Some(group),
        _ => None,
    }
}

/// Whether what stands behind a thing is shown; `None` if nothing does. `next` is the thing after it.
fn is_open(group: &Group, next: Option<&Group>) -> Option<bool> {
    let is_folded = group.class.split(' ').any(|it| it == "is-folded");
    let has_behind = next.is_some_and(|it| it.level > group.level);
    (has_behind || is_folded).then_some(!is_folded)
}
