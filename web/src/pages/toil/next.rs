//! The line for the next activity, which several that are pasted go through together.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::toil::{ToilEdit, ToilRegister, read_activity};
use afterword_ui::fields::{TextField, use_typed};
use afterword_ui::words::{use_words, word};
use wasm_bindgen::JsCast as _;
use web_sys::ClipboardEvent;
use yew::prelude::*;

use super::bring::Bring;
use crate::browser::ids;
use crate::session::Session;

/// The element id of the field for the next activity.
pub(super) const NEXT_ID: &str = "toil-next";

#[derive(PartialEq, Properties)]
pub(super) struct NextProps {
    pub(super) session: Session,
    pub(super) register: Rc<ToilRegister>,
    pub(super) on_edit: Callback<ToilEdit>,
}

/// The line for the next activity: Enter adds it, and the line is empty for one more. Several lines are looked at before they come in.
#[component]
pub(super) fn Next(props: &NextProps) -> Html {
    use_words();
    let line = use_typed(String::new);
    let pasted = use_state_eq(|| None::<AttrValue>);
    let onkeydown = {
        let (line, on_edit) = (line.clone(), props.on_edit.clone());
        let session = props.session.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() != "Enter" || event.is_composing() || line.trim().is_empty() {
                return;
            }
            event.prevent_default();
            let activity = read_activity(&line.take(), ids::Random.id());
            // The row stands above the field, where who listens does not hear it come.
            session.say(word::ADDED.fill(&[("what", &activity.name)]));
            on_edit.emit(ToilEdit::Activity(Box::new(activity)));
        })
    };
    let onpaste = {
        let set = pasted.setter();
        Callback::from(move |event: Event| {
            if let Some(lines) = several_lines(&event) {
                event.prevent_default();
                set.set(Some(lines.into()));
            }
        })
    };
    let set = pasted.setter();
    let on_close = Callback::from(move |()| set.set(None));
    html! {
        <div>
            <TextField
                id={Some(AttrValue::Static(NEXT_ID))}
                label={word::TOIL_NEXT.text()}
                placeholder={word::TOIL_NEXT_PLACEHOLDER.text()}
                hint={word::TOIL_NEXT_HINT.text()}
                value={line.value()}
                on_change={line.on_change()}
                {onkeydown}
                {onpaste}
                input_ref={line.field()}
            />
            <div>
                if let Some(lines) = (*pasted).clone() {
                    <Bring
                        session={props.session.clone()}
                        register={props.register.clone()}
                        on_edit={&props.on_edit}
                        {lines}
                        {on_close}
                    />
                }
            </div>
        </div>
    }
}

/// What is pasted, if that is more than the field can hold.
fn several_lines(event: &Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)?;
    let text = data.get_data("text/plain").ok()?;
    text.trim().contains(['\n', '\r']).then_some(text)
}
