//! How wide the place of a chart is.

use web_sys::Element;
use yew::prelude::*;

use crate::resize::Observer;

/// Whatever is drawn for a width is stretched a little before it is drawn anew: dragging the edge of a window would else never end.
const STEP: f64 = 16.0;

/// The width of `root` in CSS pixels, rounded down to sixteens and kept up to date; `None` until it has one.
#[hook]
pub fn use_width(root: &NodeRef) -> Option<u32> {
    let width = use_state_eq(|| None::<u32>);
    let setter = width.setter();
    use_effect_with(root.clone(), move |root| {
        let measured = root.clone();
        let observer = Observer::new(move || {
            let width = measured.cast::<Element>().map(|it| it.get_bounding_client_rect().width());
            let steps = width.map(|it| (it / STEP).floor() * STEP);
            setter.set(steps.filter(|it| *it > 0.0).map(|it| it as u32));
        });
        if let (Some(observer), Some(root)) = (&observer, root.cast::<Element>()) {
            observer.observe(&root);
        }
        move || drop(observer)
    });
    *width
}
