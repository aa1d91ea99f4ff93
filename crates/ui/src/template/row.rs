//! One section of a template being edited.

use std::rc::Rc;

use afterword_core::postmortem::SectionKey;
use afterword_core::severity::SeverityScheme;
use afterword_core::template::{TemplateEdit, TemplateSection};
use yew::prelude::*;

use super::form::is_problem;
use super::problems::RowProblems;
use super::required::RequiredRules;
use super::view::shows;
use crate::fields::{TextArea, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{Text, use_words, word};

/// What a row asks of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Up,
    Down,
    Remove,
    /// It is picked up by its handle.
    Drag,
    /// It was let go of, wherever.
    DragEnd,
    /// What is dragged was let go of above it.
    Drop,
}

/// The element id of the heading of the section `key`.
pub(super) fn heading_id(key: &SectionKey) -> String {
    format!("template-heading-{key}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SectionRowProps {
    pub(super) section: TemplateSection,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
    pub(super) is_dragged: bool,
    pub(super) problems: RowProblems,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) on_edit: Callback<TemplateEdit>,
    pub(super) on_ask: Callback<(SectionKey, Ask)>,
}

/// One section: what it shows, its heading, its guidance, when it is required, and where it stands.
#[component]
pub(super) fn SectionRow(props: &SectionRowProps) -> Html {
    use_words();
    let SectionRowProps { section, problems, on_edit, on_ask, .. } = props;
    let key = section.section.clone();
    let on_heading = {
        let key = key.clone();
        on_edit.reform(move |text| TemplateEdit::Heading(key.clone(), text))
    };
    let on_guidance = {
        let key = key.clone();
        on_edit.reform(move |text| TemplateEdit::Guidance(key.clone(), text))
    };
    let ondrop = {
        let key = key.clone();
        on_ask.reform(move |event: DragEvent| {
            event.prevent_default();
            (key.clone(), Ask::Drop)
        })
    };
    // The page takes files that are dropped anywhere; only what is dragged here may be dropped here.
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <li
            class={classes!("card", "template-section", props.is_dragged.then_some("is-dragged"))}
            onkeydown={on_key(&key, on_ask)}
            {ondragover}
            {ondrop}
        >
            <div class="template-section-head">
                { handle(props) }
                <span class="chip">{ shows(&key) }</span>
                { buttons(props) }
            </div>
            <TextField
                id={Some(AttrValue::from(heading_id(&key)))}
                class={classes!("section-own-heading", is_problem(&problems.heading))}
                label={word::TEMPLATE_HEADING.text()}
                value={section.heading.clone()}
                hint={&problems.heading}
                on_change={on_heading}
            />
            <TextArea
                class={is_problem(&problems.guidance)}
                label={word::TEMPLATE_GUIDANCE.text()}
                value={section.guidance.clone()}
                placeholder={word::TEMPLATE_GUIDANCE_PLACEHOLDER.text()}
                hint={&problems.guidance}
                on_change={on_guidance}
            />
            <RequiredRules
                section={key}
                rules={section.required.clone()}
                problem={&problems.required}
                scheme={&props.scheme}
                {on_edit}
            />
        </li>
    }
}

/// What a mouse takes hold of; the keyboard has keys and buttons for the same.
fn handle(props: &SectionRowProps) -> Html {
    let key = props.section.section.clone();
    let ondragstart = {
        let key = key.clone();
        props.on_ask.reform(move |event: DragEvent| {
            // Firefox drags nothing that holds no data.
            if let Some(data) = event.data_transfer() {
                data.set_data("text/plain", key.key()).ok();
            }
            (key.clone(), Ask::Drag)
        })
    };
    let ondragend = props.on_ask.reform(move |_: DragEvent| (key.clone(), Ask::DragEnd));
    html! {
        <span class="drag-handle" draggable="true" aria-hidden="true" {ondragstart} {ondragend}>
            <Icon name={IconName::DragHandle} />
        </span>
    }
}

fn buttons(props: &SectionRowProps) -> Html {
    let button = |ask: Ask, icon: IconName, label: &Text, disabled: bool| {
        let key = props.section.section.clone();
        let onclick = props.on_ask.reform(move |_: MouseEvent| (key.clone(), ask));
        let label = label.fill(&[("name", &props.section.heading)]);
        html! {
            <button
                type="button"
                class="button icon-only"
                aria-label={label.clone()}
                title={label}
                {disabled}
                {onclick}
            >
                <Icon name={icon} />
            </button>
        }
    };
    html! {
        <span class="template-section-buttons">
            { button(Ask::Up, IconName::ArrowUp, &word::TEMPLATE_UP, props.is_first) }
            { button(Ask::Down, IconName::ArrowDown, &word::TEMPLATE_DOWN, props.is_last) }
            { button(Ask::Remove, IconName::Trash, &word::TEMPLATE_REMOVE, false) }
        </span>
    }
}

fn on_key(key: &SectionKey, on_ask: &Callback<(SectionKey, Ask)>) -> Callback<KeyboardEvent> {
    let (key, on_ask) = (key.clone(), on_ask.clone());
    Callback::from(move |event: KeyboardEvent| {
        let ask = match (event.key().as_str(), event.alt_key()) {
            _ if event.is_composing() || event.ctrl_key() || event.meta_key() => return,
            ("ArrowUp", true) => Ask::Up,
            ("ArrowDown", true) => Ask::Down,
            _ => return,
        };
        event.prevent_default();
        on_ask.emit((key.clone(), ask));
    })
}
