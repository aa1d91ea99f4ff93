//! Adding a section to a template: a part of the document that is not shown yet, or one of the team's own.

use std::rc::Rc;

use afterword_core::postmortem::SectionKey;
use afterword_core::template::{Template, TemplateEdit, TemplateSection};
use yew::prelude::*;

use crate::fields::{TextField, use_typed};
use crate::icon::{Icon, IconName};
use crate::menu::{Menu, MenuItem};
use crate::words::{InWords, use_words, word};

/// The element id of the field that takes the heading of the next section.
pub(super) const ADD_ID: &str = "template-add";

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AddTemplateSectionProps {
    pub(super) template: Rc<Template>,
    pub(super) on_edit: Callback<TemplateEdit>,
    pub(super) announce: Callback<AttrValue>,
    /// Hears which section was added.
    pub(super) on_added: Callback<SectionKey>,
}

impl AddTemplateSectionProps {
    fn add(&self, section: SectionKey, heading: String) {
        self.announce.emit(word::ADDED.fill(&[("what", &heading)]).into());
        self.on_added.emit(section.clone());
        let (guidance, required) = Default::default();
        let section = TemplateSection { section, heading, guidance, required };
        self.on_edit.emit(TemplateEdit::Add { section, before: None });
    }
}

/// The ways to one more section.
#[component]
pub(super) fn AddTemplateSection(props: &AddTemplateSectionProps) -> Html {
    use_words();
    let heading = use_typed(String::new);
    let onsubmit = {
        let (heading, props) = (heading.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = heading.take().trim().to_owned();
            if !words.is_empty() {
                props.add(props.template.free_key(&words), words);
            }
        })
    };
    let left = props.template.fields_left();
    let items: Vec<MenuItem> = left.iter().map(|it| item(props, it)).collect();
    html! {
        <div class="template-add">
            <form class="name-moment" {onsubmit}>
                <TextField
                    id={Some(AttrValue::Static(ADD_ID))}
                    label={word::TEMPLATE_ADD_OWN.text()}
                    value={heading.value()}
                    placeholder={word::TEMPLATE_ADD_OWN_PLACEHOLDER.text()}
                    on_change={heading.on_change()}
                    input_ref={heading.field()}
                />
                <button type="submit" class="button" disabled={heading.trim().is_empty()}>
                    <Icon name={IconName::Plus} />{ word::ADD.text() }
                </button>
            </form>
            <div class="template-add-field">
                if items.is_empty() {
                    <p class="quiet">{ word::TEMPLATE_ALL_SHOWN.text() }</p>
                } else {
                    <Menu label={word::TEMPLATE_ADD_FIELD.text()} {items} />
                }
            </div>
        </div>
    }
}

fn item(props: &AddTemplateSectionProps, field: &SectionKey) -> MenuItem {
    let (props, key, name) = (props.clone(), field.clone(), field.in_words());
    let on_select = {
        let name = name.to_string();
        Callback::from(move |()| props.add(key.clone(), name.clone()))
    };
    MenuItem::new(name, on_select)
}
