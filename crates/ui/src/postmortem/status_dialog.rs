//! What is asked before the status changes: who, and why.

use afterword_core::postmortem::{StatusKind, Transition};
use afterword_core::review::Gate;
use yew::prelude::*;

use super::blocking::blocking;
use super::status::verb;
use crate::dialog::Dialog;
use crate::fields::{TextArea, TextField};
use crate::review::Gatekeeper;
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

/// Asks who changes the status, and why. Every step is signed; a way back to draft needs a reason, everything else may have a note.
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
    let keeper = use_context::<Gatekeeper>();
    // Asked once, as the dialog opens: it lies over the document, which stays as it is meanwhile.
    let gate = use_memo((props.to, keeper.clone()), |(to, keeper)| {
        let asked = to.filter(|it| *it != StatusKind::Draft);
        let lacking = asked.zip(keeper.as_ref()).map(|(to, keeper)| keeper.ask(to));
        lacking.unwrap_or(Gate { blocking: Vec::new() })
    });
    // Before publication what lacks is said, and people decide.
    let is_blocked = to == StatusKind::Published && !gate.is_open();
    let needs_reason = to == StatusKind::Draft || is_blocked;
    let is_ready = !who.trim().is_empty() && (!needs_reason || !note.trim().is_empty());
    let onsubmit = {
        let (props, who, note) = (props.clone(), who.clone(), note.clone());
        let (gate, on_sign) = (gate.clone(), keeper.as_ref().map(|it| it.on_sign.clone()));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if is_ready {
                let (who, note) = (who.trim().to_owned(), note.trim().to_owned());
                let at = props.shell.now();
                let overrides = if is_blocked { gate.overrides() } else { Vec::new() };
                on_sign.iter().for_each(|it| it.emit(who.clone().into()));
                props.on_done.emit(Some(Transition { to, at, who, note, overrides }));
            }
        })
    };
    let on_close = props.on_done.reform(|()| None);
    html! {
        <Dialog
            title={verb(to)}
            open={props.to.is_some()}
            on_close={&on_close}
            actions={buttons(to, is_blocked, is_ready, &on_close)}
        >
            <form id={FORM} class="status-form" {onsubmit}>
                <p class="guidance">{ what_it_means(to) }</p>
                { blocking(&gate, to, keeper.as_ref().map(|it| &it.on_go), &on_close) }
                <TextField
                    label={word::YOUR_NAME.text()}
                    hint={word::STATUS_SIGNED.text()}
                    value={AttrValue::from((*who).clone())}
                    autocomplete="name"
                    spellcheck=false
                    on_change={on_change(&who)}
                />
                <TextArea
                    label={note_label(to, is_blocked)}
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

fn buttons(to: StatusKind, is_blocked: bool, is_ready: bool, on_close: &Callback<()>) -> Html {
    let onclick = on_close.reform(|_: MouseEvent| ());
    html! {
        <>
            <button type="button" class="button" {onclick}>{ word::STATUS_KEEP.text() }</button>
            <button type="submit" form={FORM} class="button primary" disabled={!is_ready}>
                { if is_blocked { word::GATE_ANYWAY.text() } else { verb(to) } }
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

fn note_label(to: StatusKind, is_blocked: bool) -> &'static str {
    match (to, is_blocked) {
        (StatusKind::Draft, _) => word::STATUS_REASON.text(),
        (_, true) => word::GATE_REASON.text(),
        (_, false) => word::STATUS_NOTE.text(),
    }
}
