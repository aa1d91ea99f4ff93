//! What is asked before the status changes: who, and why.

use afterword_core::postmortem::{StatusKind, Transition};
use yew::prelude::*;

use super::status::verb;
use crate::dialog::Dialog;
use crate::fields::{TextArea, TextField};
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StatusDialogProps {
    /// The status that was asked for; the dialog is closed while there is none.
    pub(super) to: Option<StatusKind>,
    pub(super) shell: Shell,
    /// The transition to make, or `None` if it was thought better of.
    pub(super) on_done: Callback<Option<Transition>>,
}

/// Asks who changes the status, and why. A way back to draft needs a reason; everything else may have a note.
#[component]
pub(super) fn StatusDialog(props: &StatusDialogProps) -> Html {
    use_words();
    let who = use_state(|| props.shell.who.to_string());
    let note = use_state(String::new);
    {
        // Each question starts afresh.
        let (who, note, name) = (who.setter(), note.setter(), props.shell.who.to_string());
        use_effect_with(props.to, move |_| {
            who.set(name);
            note.set(String::new());
        });
    }
    let to = props.to.unwrap_or_default();
    let needs_reason = to == StatusKind::Draft;
    let is_ready = !needs_reason || !note.trim().is_empty();
    let onsubmit = {
        let (props, who, note) = (props.clone(), who.clone(), note.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if is_ready {
                let (who, note) = (who.trim().to_owned(), note.trim().to_owned());
                let at = props.shell.now();
                props.on_done.emit(Some(Transition { to, at, who, note, overrides: Vec::new() }));
            }
        })
    };
    let on_close = props.on_done.reform(|()| None);
    html! {
        <Dialog
            title={verb(to)}
            open={props.to.is_some()}
            on_close={&on_close}
            actions={buttons(to, is_ready, &on_close)}
        >
            <form id={FORM} class="status-form" {onsubmit}>
                <p class="guidance">{ what_it_means(to) }</p>
                <TextField
                    label={word::YOUR_NAME.text()}
                    value={AttrValue::from((*who).clone())}
                    spellcheck=false
                    on_change={on_change(&who)}
                />
                <TextArea
                    label={if needs_reason { word::STATUS_REASON.text() } else { word::STATUS_NOTE.text() }}
                    rows={2}
                    value={AttrValue::from((*note).clone())}
                    on_change={on_change(&note)}
                />
            </form>
        </Dialog>
    }
}

/// The element id that joins the buttons of the dialog to its form.
const FORM: &str = "status-form";

fn on_change(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.setter();
    Callback::from(move |text| state.set(text))
}

fn buttons(to: StatusKind, is_ready: bool, on_close: &Callback<()>) -> Html {
    let onclick = on_close.reform(|_: MouseEvent| ());
    html! {
        <>
            <button type="button" class="button" {onclick}>{ word::STATUS_KEEP.text() }</button>
            <button type="submit" form={FORM} class="button primary" disabled={!is_ready}>
                { verb(to) }
            </button>
        </>
    }
}

fn what_it_means(to: StatusKind) -> &'static str {
    match to {
        StatusKind::Draft => word::STATUS_MEANS_DRAFT.text(),
        StatusKind::InReview => word::STATUS_MEANS_REVIEW.text(),
        StatusKind::Approved => word::STATUS_MEANS_APPROVED.text(),
        StatusKind::Published => word::STATUS_MEANS_PUBLISHED.text(),
    }
}
