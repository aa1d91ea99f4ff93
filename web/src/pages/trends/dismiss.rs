//! What is asked before a warning is dismissed: for what reason.

use afterword_core::trends::NotTaken;
use afterword_ui::dialog::Dialog;
use afterword_ui::fields::{Select, TextArea};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::sentence::reason;

#[derive(PartialEq, Properties)]
pub(super) struct DismissDialogProps {
    /// What the warning says; the dialog is closed while there is none.
    pub(super) about: Option<AttrValue>,
    /// The reason with the person's own words, or `None` if they thought better of it.
    pub(super) on_done: Callback<Option<(NotTaken, String)>>,
}

/// Asks for a reason: how often warnings are right is counted by it.
#[component]
pub(super) fn DismissDialog(props: &DismissDialogProps) -> Html {
    use_words();
    let chosen = use_state_eq(|| None::<NotTaken>);
    let note = use_state(String::new);
    {
        // Each question starts afresh.
        let (chosen, note) = (chosen.setter(), note.setter());
        use_effect_with(props.about.clone(), move |_| {
            chosen.set(None);
            note.set(String::new());
        });
    }
    let on_choose = {
        let chosen = chosen.setter();
        Callback::from(move |it: Option<NotTaken>| chosen.set(it))
    };
    let on_note = {
        let note = note.setter();
        Callback::from(move |text: String| note.set(text))
    };
    let dismiss = {
        let (on_done, chosen, note) = (props.on_done.clone(), *chosen, (*note).clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(reason) = chosen {
                on_done.emit(Some((reason, note.trim().to_owned())));
            }
        })
    };
    let cancel = props.on_done.reform(|_: MouseEvent| None);
    let options: Vec<(Option<NotTaken>, AttrValue)> =
        std::iter::once((None, word::DISMISS_CHOOSE.text().into()))
            .chain(NotTaken::ALL.map(|it| (Some(it), reason(it).into())))
            .collect();
    let actions = html! {
        <>
            <button type="button" class="button" onclick={cancel}>{ word::CANCEL.text() }</button>
            <button type="button" class="button primary" disabled={chosen.is_none()} onclick={dismiss}>{ word::DISMISS.text() }</button>
        </>
    };
    html! {
        <Dialog title={word::DISMISS_TITLE.text()} open={props.about.is_some()} on_close={props.on_done.reform(|()| None)} {actions}>
            <p>{ props.about.as_ref() }</p>
            { Select::new(word::DISMISS_REASON.text(), *chosen, options, on_choose).html() }
            <TextArea label={word::DISMISS_NOTE.text()} rows={2} value={(*note).clone()} on_change={on_note} />
        </Dialog>
    }
}
