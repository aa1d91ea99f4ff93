//! Free sections: text under a heading that no field has.

use std::rc::Rc;

use afterword_core::postmortem::{Edit, Section, SectionId, SectionKey, SectionsEdit};
use yew::prelude::*;

use super::frame::{framed, heading_id, notes, options};
use super::layout::Place;
use super::reach::ADD_SECTION;
use crate::fields::{MarkdownField, TextField};
use crate::icon::{Icon, IconName};
use crate::menu::MenuItem;
use crate::review::{Beside, Spot};
use crate::shell::Shell;
use crate::words::{use_words, word};

/// Where a section of the author's own may move to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    /// The section above it.
    pub(super) above: Option<SectionId>,
    /// The section below it.
    pub(super) below: Option<SectionId>,
    /// The section below that one.
    pub(super) after_below: Option<SectionId>,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FreeSectionProps {
    pub(super) place: Place,
    /// What is written there; `None` where a template asks for text that nobody has begun.
    pub(super) section: Option<Rc<Section>>,
    pub(super) neighbours: Neighbours,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// A free section: of a template, or of the author's own, which can be renamed, moved and removed.
#[component]
pub(super) fn FreeSection(props: &FreeSectionProps) -> Html {
    use_words();
    let FreeSectionProps { place, section, .. } = props;
    let is_own =
        section.as_ref().is_some_and(|it| SectionKey::Free(it.id.to_string()) == place.key);
    let head = html! {
        <header class="section-head">
            { heading(props, is_own) }
            <Beside spot={Spot::Section(place.key.clone())} />
            { notes(place) }
            { options(place, &props.on_edit, menu(props, is_own)) }
        </header>
    };
    let label = if place.heading.trim().is_empty() {
        AttrValue::Static(word::SECTION_LABEL_UNTITLED.text())
    } else {
        place.name.clone()
    };
    let text = section.as_ref().map_or_else(AttrValue::default, |it| it.text.clone().into());
    let body = html! {
        <MarkdownField
            {label}
            value={text}
            placeholder={&place.guidance}
            hide_label=true
            on_change={on_text(props)}
        />
    };
    framed(place, head, body)
}

fn heading(props: &FreeSectionProps, is_own: bool) -> Html {
    let FreeSectionProps { place, section, on_edit, .. } = props;
    let id = heading_id(&place.key);
    match section.as_ref().filter(|_| is_own) {
        None => html! { <h2 {id} tabindex="-1" lang={place.lang}>{ &place.heading }</h2> },
        Some(section) => {
            let target = section.id;
            let on_change =
                on_edit.reform(move |text| Edit::Sections(SectionsEdit::Heading(target, text)));
            // Somebody has just added it.
            let is_new = section.heading.is_empty() && section.text.is_empty();
            html! {
                <div class="section-own-heading">
                    <h2 {id} class="visually-hidden" tabindex="-1">{ &place.name }</h2>
                    <TextField
                        label={word::HEADING.text()}
                        value={&place.heading}
                        placeholder={word::HEADING.text()}
                        hide_label=true
                        autofocus={is_new}
                        {on_change}
                    />
                </div>
            }
        }
    }
}

/// The first word of a template's section is what makes it part of the document.
fn on_text(props: &FreeSectionProps) -> Callback<String> {
    let (place, shell) = (props.place.clone(), props.shell.clone());
    let existing = props.section.as_ref().map(|it| it.id);
    props.on_edit.reform(move |text| {
        Edit::Sections(match existing {
            Some(id) => SectionsEdit::Text(id, text),
            None => SectionsEdit::Add(Section {
                id: shell.id(),
                key: place.key.key().to_owned(),
                heading: place.heading.to_string(),
                text,
            }),
        })
    })
}

fn menu(props: &FreeSectionProps, is_own: bool) -> Vec<MenuItem> {
    let Some(section) = props.section.as_ref().filter(|_| is_own) else { return Vec::new() };
    let (id, neighbours) = (section.id, props.neighbours);
    let on = |edit: SectionsEdit, said: &'static str| {
        let (on_edit, shell) = (props.on_edit.clone(), props.shell.clone());
        Callback::from(move |()| {
            on_edit.emit(Edit::Sections(edit.clone()));
            shell.announce(said);
        })
    };
    let up = SectionsEdit::Move { id, before: neighbours.above };
    let down = SectionsEdit::Move { id, before: neighbours.after_below };
    vec![
        MenuItem::new(word::SECTION_UP.text(), on(up, word::SECTION_MOVED_UP.text()))
            .icon(IconName::ArrowUp)
            .disabled(neighbours.above.is_none()),
        MenuItem::new(word::SECTION_DOWN.text(), on(down, word::SECTION_MOVED_DOWN.text()))
            .icon(IconName::ArrowDown)
            .disabled(neighbours.below.is_none()),
        MenuItem::new(
            word::SECTION_REMOVE.text(),
            on(SectionsEdit::Remove(id), word::SECTION_REMOVED.text()),
        )
        .icon(IconName::Trash)
        .danger(),
    ]
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AddSectionProps {
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// The button under the last section.
#[component]
pub(super) fn AddSection(props: &AddSectionProps) -> Html {
    use_words();
    let shell = props.shell.clone();
    let onclick = props.on_edit.reform(move |_: MouseEvent| {
        let (key, heading, text) = Default::default();
        Edit::Sections(SectionsEdit::Add(Section { id: shell.id(), key, heading, text }))
    });
    html! {
        <button type="button" id={ADD_SECTION} class="button add-section" {onclick}>
            <Icon name={IconName::Plus} />
            { word::SECTION_ADD.text() }
        </button>
    }
}
