//! Which section is being read: the one whose heading passed the top of the window last.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::SectionKey;
use gloo::events::EventListener;
use yew::prelude::*;

use crate::browser::page;

/// How far below the top of the window a heading counts as passed, in pixels: the height of the line above the document, and air.
const PASSED: f64 = 180.0;

/// Follows the scrolling.
#[hook]
pub(crate) fn use_current_section(present: &Rc<Postmortem>) -> Option<SectionKey> {
    let current = use_state_eq(|| None::<SectionKey>);
    let setter = current.setter();
    use_effect_with(present.id, move |_| {
        let listener = EventListener::new(&gloo::utils::window(), "scroll", move |_| {
            let id = page::last_above("section[id^='section-']", PASSED);
            let name = id.as_deref().and_then(|it| it.strip_prefix("section-")).map(str::to_owned);
            setter.set(name.map(SectionKey::from));
        });
        move || drop(listener)
    });
    (*current).clone()
}
