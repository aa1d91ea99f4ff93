//! A line of text that is a change only when somebody is done with it: each change is a save of another document.

use std::rc::Rc;

use yew::prelude::*;

use crate::fields::TextField;
use crate::shortcut::key;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DraftFieldProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    /// Hears of a text that is another one, on Enter and when the field is left.
    pub(super) on_commit: Callback<String>,
    #[prop_or_default]
    pub(super) placeholder: AttrValue,
    #[prop_or_default]
    pub(super) suggestions: Rc<[AttrValue]>,
    #[prop_or_default]
    pub(super) class: Classes,
}

/// A line of text. Enter keeps it, `Esc` takes back what was typed.
#[component]
pub(super) fn DraftField(props: &DraftFieldProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    // What is typed, beside the state, for those who ask between two renders and when the field goes.
    let typed = use_mut_ref(|| None::<String>);
    let newest = use_mut_ref(|| props.clone());
    *newest.borrow_mut() = props.clone();
    let commit = use_callback((), {
        let (typed, newest) = (typed.clone(), newest);
        move |(), ()| {
            let text = typed.borrow_mut().take();
            let (value, on_commit) = {
                let props = newest.borrow();
                (props.value.clone(), props.on_commit.clone())
            };
            if let Some(text) = text.filter(|it| it.trim() != value.trim()) {
                on_commit.emit(text.trim().to_owned());
            }
        }
    });
    use_effect_with(commit.clone(), |commit| {
        let commit = commit.clone();
        move || commit.emit(())
    });
    let on_change = {
        let (draft, typed) = (draft.setter(), typed.clone());
        Callback::from(move |text: String| {
            typed.replace(Some(text.clone()));
            draft.set(Some(text));
        })
    };
    let keep = {
        let (draft, commit) = (draft.setter(), commit);
        Callback::from(move |()| {
            commit.emit(());
            draft.set(None);
        })
    };
    let onkeydown = {
        let (draft, typed, keep) = (draft.clone(), typed, keep.clone());
        Callback::from(move |event: KeyboardEvent| {
            if key::ROW_OPEN.hears(&event) {
                event.prevent_default();
                keep.emit(());
            } else if key::LEAVE.hears(&event) && draft.is_some() {
                event.prevent_default();
                typed.replace(None);
                draft.set(None);
            }
        })
    };
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |it| it.clone().into());
    html! {
        <TextField
            id={Some(props.id.clone())}
            class={props.class.clone()}
            label={&props.label}
            hide_label={true}
            {value}
            {on_change}
            placeholder={&props.placeholder}
            suggestions={&props.suggestions}
            {onkeydown}
            onblur={keep.reform(|_: FocusEvent| ())}
        />
    }
}
