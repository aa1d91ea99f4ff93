//! A template as it is read: its sections, what belongs in each, and when one may no longer be empty.

use std::rc::Rc;

use afterword_core::postmortem::SectionKey;
use afterword_core::template::{Requirement, Template, TemplateSection};
use yew::prelude::*;

use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TemplateViewProps {
    pub template: Rc<Template>,
}

/// The sections of a template, in order.
#[component]
pub fn TemplateView(props: &TemplateViewProps) -> Html {
    use_words();
    html! {
        <ol class="plain template-sections">
            for section in &props.template.sections {
                { line(section) }
            }
        </ol>
    }
}

fn line(section: &TemplateSection) -> Html {
    html! {
        <li key={section.section.key().to_owned()} class="card template-section">
            <div class="template-section-head">
                <h2>{ &section.heading }</h2>
                <span class="chip">{ shows(&section.section) }</span>
            </div>
            <p>{ &section.guidance }</p>
            <ul class="plain quiet">
                for (at, rule) in section.required.iter().enumerate() {
                    <li key={at}>{ sentence(rule) }</li>
                }
            </ul>
        </li>
    }
}

/// Which part of a document a section shows.
pub(super) fn shows(key: &SectionKey) -> AttrValue {
    match key {
        SectionKey::Free(_) => AttrValue::Static(word::TEMPLATE_FREE.text()),
        field => field.in_words(),
    }
}

/// From when on it may not be empty.
fn sentence(rule: &Requirement) -> String {
    let status = rule.status.in_words();
    if rule.severities.is_empty() {
        return word::TEMPLATE_REQUIRED_FROM.fill(&[("status", &status)]);
    }
    let levels: Vec<&str> = rule.severities.iter().map(|it| it.0.as_str()).collect();
    let levels = levels.join(", ");
    word::TEMPLATE_REQUIRED_AT.fill(&[("status", &status), ("levels", &levels)])
}
