//! Text that comes in from outside: a chosen file, a dropped one, a pasted one.

use std::rc::Rc;

use afterword_ui::words::word;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File};
use yew::prelude::*;

use crate::browser::{files, task};

/// A text and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Incoming {
    /// The file's name; empty for a pasted text.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Reads `file` and hands it on, or says why it can't be read.
pub(crate) fn read(file: File, on_incoming: Callback<Rc<Incoming>>, say: Callback<AttrValue>) {
    task::spawn(async move {
        let name = file.name();
        match files::text(&file).await {
            Ok(text) => on_incoming.emit(Rc::new(Incoming { name, text })),
            Err(error) => {
                say.emit(word::FILE_NOT_READ.fill(&[("name", &name), ("error", &error)]).into());
            }
        }
    });
}

/// Lets files be dropped anywhere on the page; returns whether one hovers above it.
#[hook]
pub(crate) fn use_drops(on_incoming: &Callback<Rc<Incoming>>, say: &Callback<AttrValue>) -> bool {
    let hovers = use_state_eq(|| false);
    let setter = hovers.setter();
    use_effect_with((on_incoming.clone(), say.clone()), move |(on_incoming, say)| {
        let (on_incoming, say) = (on_incoming.clone(), say.clone());
        let listen = |name: &'static str, hear: Box<dyn Fn(&DragEvent)>| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&gloo::utils::window(), name, options, move |event| {
                if let Some(event) = event.dyn_ref::<DragEvent>().filter(|it| holds_files(it)) {
                    event.prevent_default();
                    hear(event);
                }
            })
        };
        let (over, leave, drop_setter) = (setter.clone(), setter.clone(), setter);
        let listeners = [
            listen("dragover", Box::new(move |_| over.set(true))),
            listen(
                "dragleave",
                Box::new(move |event| {
                    // Only leaving the window counts; moving from one element to the next does not.
                    if event.related_target().is_none() {
                        leave.set(false);
                    }
                }),
            ),
            listen(
                "drop",
                Box::new(move |event| {
                    drop_setter.set(false);
                    let files = event.data_transfer().and_then(|it| it.files());
                    if let Some(file) = files.and_then(|it| it.get(0)) {
                        read(file, on_incoming.clone(), say.clone());
                    }
                }),
            ),
        ];
        move || drop(listeners)
    });
    *hovers
}

fn holds_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|it| it.types());
    types.is_some_and(|it| it.includes(&"Files".into(), 0))
}
