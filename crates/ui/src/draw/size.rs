//! How much room a picture has.

use web_sys::Element;
use yew::prelude::*;

use super::Frame;
use crate::resize::Observer;

/// The size of `root`, kept up to date; `None` until it has one.
#[hook]
pub(crate) fn use_size(root: &NodeRef) -> Option<Frame> {
    let size = use_state_eq(|| None::<Frame>);
    let setter = size.setter();
    use_effect_with(root.clone(), move |root| {
        let measured = root.clone();
        let observer = Observer::new(move || {
            let size = measured.cast::<Element>().map(|it| it.get_bounding_client_rect());
            let size = size.map(|it| Frame { width: it.width(), height: it.height() });
            setter.set(size.filter(|it| it.width > 0.0 && it.height > 0.0));
        });
        if let (Some(observer), Some(root)) = (&observer, root.cast::<Element>()) {
            observer.observe(&root);
        }
        move || drop(observer)
    });
    *size
}
