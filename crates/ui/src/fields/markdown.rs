//! Prose: shown as it reads, written where it stands.

use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::caret::{self, Click};
use super::{label, text_area};
use crate::icon::{Icon, IconName};
use crate::markdown::Markdown;
use crate::press;
use crate::shortcut::key;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MarkdownFieldProps {
    /// What the field is, in the words a screen reader says.
    pub label: AttrValue,
    pub value: AttrValue,
    /// Hears of each change; what it stores must come back as `value` before the next render.
    pub on_change: Callback<String>,
    /// What to write here, for as long as nothing is.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// One line of help under the field.
    #[prop_or_default]
    pub hint: AttrValue,
    /// The id of an element elsewhere that says more about it.
    #[prop_or_default]
    pub described_by: AttrValue,
    #[prop_or_default]
    pub hide_label: bool,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// How many lines it is tall while it is empty and being written.
    #[prop_or(2)]
    pub rows: u32,
    #[prop_or_default]
    pub autofocus: bool,
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// What the field shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// The prose, rendered. The focus comes back here when the keyboard left the text.
    Reading { takes_focus: bool },
    /// Its Markdown, with the caret at a place in UTF-16 units.
    Writing { caret: u32 },
}

/// Prose in Markdown. It is rendered while nobody writes in it, so that a key costs no rendering.
#[component]
pub fn MarkdownField(props: &MarkdownFieldProps) -> Html {
    use_words();
    let id = label::use_field_id(&props.id);
    use_effect_with((), |()| press::watch());
    let first = if props.autofocus {
        Mode::Writing { caret: u32::MAX }
    } else {
        Mode::Reading { takes_focus: false }
    };
    let mode = use_state_eq(|| first);
    let (area, button) = (use_node_ref(), use_node_ref());
    {
        let (area, button) = (area.clone(), button.clone());
        use_effect_with(*mode, move |mode| settle(*mode, &area, &button));
    }
    html! {
        <div class={classes!("field", "markdown-field", props.class.clone())}>
            { label::label(&id, &props.label, props.hide_label) }
            <div class="markdown-body">
                if let Mode::Writing { .. } = *mode {
                    { writing(props, &id, &mode, &area) }
                } else {
                    { reading(props, &id, &mode, &button) }
                }
            </div>
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
            </span>
        </div>
    }
}

fn settle(mode: Mode, area: &NodeRef, button: &NodeRef) {
    match mode {
        Mode::Writing { caret } => {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.focus().ok();
                area.set_selection_range(caret, caret).ok();
            }
        }
        Mode::Reading { takes_focus: true } => {
            if let Some(button) = button.cast::<HtmlElement>() {
                button.focus().ok();
            }
        }
        Mode::Reading { takes_focus: false } => {}
    }
}

fn reading(
    props: &MarkdownFieldProps,
    id: &AttrValue,
    mode: &UseStateHandle<Mode>,
    button: &NodeRef,
) -> Html {
    let onclick = {
        let (mode, value) = (mode.clone(), props.value.clone());
        Callback::from(move |event: MouseEvent| {
            if let Click::Write { caret } = caret::click(&event, &value) {
                mode.set(Mode::Writing { caret });
            }
        })
    };
    let onedit = {
        let mode = mode.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            mode.set(Mode::Writing { caret: u32::MAX });
        })
    };
    html! {
        <div class="markdown-view" {onclick}>
            <button
                type="button"
                class="markdown-edit"
                {id}
                ref={button}
                onclick={onedit}
                aria-label={word::FIELD_EDIT.fill(&[("label", &props.label)])}
                aria-describedby={label::described(label::hint_id(id, &props.hint), &props.described_by)}
            >
                <Icon name={IconName::Pencil} />
            </button>
            <div class="markdown-text">
                if props.value.trim().is_empty() {
                    <p class="placeholder">{ &props.placeholder }</p>
                } else {
                    <Markdown text={&props.value} />
                }
            </div>
        </div>
    }
}

fn writing(
    props: &MarkdownFieldProps,
    id: &AttrValue,
    mode: &UseStateHandle<Mode>,
    area: &NodeRef,
) -> Html {
    let oninput = props.on_change.reform(|event: InputEvent| label::typed_area(&event));
    let onkeydown = {
        let (mode, heard) = (mode.clone(), props.onkeydown.clone());
        Callback::from(move |event: KeyboardEvent| {
            heard.emit(event.clone());
            if !event.default_prevented() && key::LEAVE.hears(&event) {
                // The key has done its work: it must not close the dialog around the field as well.
                event.prevent_default();
                mode.set(Mode::Reading { takes_focus: true });
            }
        })
    };
    let onfocusout = {
        let (mode, area) = (mode.clone(), area.clone());
        Callback::from(move |_: FocusEvent| {
            let (mode, area) = (mode.clone(), area.clone());
            press::after(move || {
                if !is_active(&area) {
                    mode.set(Mode::Reading { takes_focus: false });
                }
            });
        })
    };
    html! {
        <div class="grow" data-text={text_area::copy_to_measure(&props.value)}>
            <textarea
                {id}
                ref={area}
                class="input prose"
                rows={props.rows.to_string()}
                value={&props.value}
                placeholder={&props.placeholder}
                autocomplete="off"
                spellcheck="true"
                aria-label={label::spoken(&props.label, props.hide_label)}
                aria-describedby={label::described(label::hint_id(id, &props.hint), &props.described_by)}
                {oninput}
                {onkeydown}
                {onfocusout}
            />
        </div>
    }
}

/// Whether `field` will have the focus again: it has lost it only to another window.
fn is_active(field: &NodeRef) -> bool {
    let field = field.cast::<HtmlElement>();
    let root = field.as_ref().and_then(|it| it.owner_document());
    let active = root.and_then(|document| document.active_element());
    field.is_some_and(|field| active.is_some_and(|active| active.is_same_node(Some(&field))))
}
