//! Which section is being read: the one whose heading passed the top of the window last. Who comes back to the document finds it there.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::SectionKey;
use gloo::events::EventListener;
use yew::prelude::*;

use crate::browser::scroll;

/// How far below the top of the window a heading counts as passed, in pixels: the height of the line above the document, and air.
const PASSED: f64 = 180.0;

/// Follows the scrolling, from where it was left in this tab.
#[hook]
pub(crate) fn use_current_section(present: &Rc<Postmortem>) -> Option<SectionKey> {
    let current = use_state_eq(|| None::<SectionKey>);
    let setter = current.setter();
    use_effect_with(present.id, move |id| {
        let name = format!("place:{id}");
        if let Some((top, section)) =
            scroll::kept(&name).as_deref().and_then(|it| it.split_once(' '))
        {
            scroll::to(section, top.parse().ok());
        }
        let listener = EventListener::new(&gloo::utils::window(), "scroll", move |_| {
            let read = scroll::last_above("section[id^='section-']", PASSED);
            let place = read.as_ref().map(|(id, top)| format!("{top:.0} {id}")).unwrap_or_default();
            scroll::keep(&name, &place);
            let section = read.as_ref().and_then(|(id, _)| id.strip_prefix("section-"));
            setter.set(section.map(|it| SectionKey::from(it.to_owned())));
        });
        move || drop(listener)
    });
    (*current).clone()
}
