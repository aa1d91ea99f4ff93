//! A picture that is looked at.

use std::rc::Rc;

use afterword_core::draw::Scene;
use web_sys::Element;
use yew::prelude::*;

use super::parts::Parts;

#[derive(Clone, Debug, Properties)]
pub struct PictureProps {
    pub scene: Rc<Scene>,
    /// Hears the name of the thing that was clicked: see `Group::id`.
    #[prop_or_default]
    pub on_pick: Callback<AttrValue>,
    #[prop_or_default]
    pub class: Classes,
}

/// A picture is compared by its address first: most renders have nothing to do with it.
impl PartialEq for PictureProps {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.scene, &other.scene) || self.scene == other.scene)
            && self.on_pick == other.on_pick
            && self.class == other.class
    }
}

/// A picture as wide as there is room and no wider than it was made.
///
/// To a screen reader it is one image with a name and a description; whoever shows it has the same in words somewhere.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let PictureProps { scene, on_pick, class } = props;
    html! {
        <svg
            class={classes!("drawing", class.clone())}
            viewBox={format!("0 0 {} {}", scene.width.ceil(), scene.height.ceil())}
            width={scene.width.ceil().to_string()}
            height={scene.height.ceil().to_string()}
            role="img"
            aria-label={scene.title.clone()}
            onclick={pick(on_pick)}
        >
            <desc>{ &scene.description }</desc>
            <Parts {scene} />
        </svg>
    }
}

/// Says which thing was clicked.
pub(super) fn pick(on_pick: &Callback<AttrValue>) -> Callback<MouseEvent> {
    let on_pick = on_pick.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(id) = picked(event.target_dyn_into::<Element>()) {
            on_pick.emit(id.into());
        }
    })
}

/// The name of the thing that an element of a picture belongs to.
pub(super) fn picked(target: Option<Element>) -> Option<String> {
    target?.closest("[data-id]").ok()??.get_attribute("data-id")
}
