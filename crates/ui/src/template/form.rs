//! A template being edited: its name and purpose, and its sections in order.

use std::rc::Rc;

use afterword_core::postmortem::SectionKey;
use afterword_core::severity::SeverityScheme;
use afterword_core::template::{Template, TemplateEdit};
use yew::prelude::*;

use super::add::{ADD_ID, AddTemplateSection};
use super::problems::Problems;
use super::row::{Ask, SectionRow, heading_id};
use crate::fields::TextField;
use crate::postmortem::focus::{Focus, use_focus};
use crate::postmortem::stable::use_stable;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TemplateFormProps {
    pub template: Rc<Template>,
    /// For the severities at which a section is required.
    pub scheme: Rc<SeverityScheme>,
    /// Hears of every change. It has to be the same callback from render to render.
    pub on_edit: Callback<TemplateEdit>,
    /// Says a sentence to those who listen to the page instead of looking at it.
    pub announce: Callback<AttrValue>,
}

/// A template where each part can be changed in its place.
#[component]
pub fn TemplateForm(props: &TemplateFormProps) -> Html {
    use_words();
    let TemplateFormProps { template, scheme, on_edit, announce } = props;
    let focus = use_focus();
    let dragged = use_state_eq(|| None::<SectionKey>);
    let mut found = template.check();
    found.extend(template.unknown_severities(scheme));
    let problems = Problems::of(&found);
    let list = Asked { props: props.clone(), focus: focus.clone(), dragged: dragged.clone() };
    let on_ask = use_stable(move |(key, ask): (SectionKey, Ask)| list.answer(&key, ask));
    let on_added = {
        let focus = focus.clone();
        use_stable(move |key: SectionKey| focus.after_render(heading_id(&key)))
    };
    let last = template.sections.len().saturating_sub(1);
    html! {
        <div class="template-form" ref={focus.root()}>
            { head(props, &problems) }
            <ol class="plain template-sections" aria-label={word::SECTIONS.text()}>
                for (at, section) in template.sections.iter().enumerate() {
                    <SectionRow
                        key={section.section.key().to_owned()}
                        section={section.clone()}
                        is_first={at == 0}
                        is_last={at == last}
                        is_dragged={dragged.as_ref() == Some(&section.section)}
                        problems={problems.row(at)}
                        {scheme}
                        {on_edit}
                        on_ask={&on_ask}
                    />
                }
            </ol>
            <p class="template-problem" role="status">{ &problems.sections }</p>
            <AddTemplateSection {template} {on_edit} {announce} {on_added} />
        </div>
    }
}

fn head(props: &TemplateFormProps, problems: &Problems) -> Html {
    let TemplateFormProps { template, on_edit, .. } = props;
    html! {
        <div class="card template-head">
            <TextField
                class={is_problem(&problems.name)}
                label={word::TEMPLATE_NAME.text()}
                value={template.name.clone()}
                hint={&problems.name}
                on_change={on_edit.reform(TemplateEdit::Name)}
            />
            <TextField
                class={is_problem(&problems.purpose)}
                label={word::TEMPLATE_PURPOSE.text()}
                value={template.purpose.clone()}
                placeholder={word::TEMPLATE_PURPOSE_PLACEHOLDER.text()}
                hint={&problems.purpose}
                on_change={on_edit.reform(TemplateEdit::Purpose)}
            />
        </div>
    }
}

/// The class of a field beside which something wrong is said.
pub(super) fn is_problem(words: &AttrValue) -> Classes {
    classes!((!words.is_empty()).then_some("is-problem"))
}

/// The list as it was last drawn, ready to answer its rows.
struct Asked {
    props: TemplateFormProps,
    focus: Focus,
    dragged: UseStateHandle<Option<SectionKey>>,
}

impl Asked {
    fn answer(&self, key: &SectionKey, ask: Ask) {
        let Some(at) = self.position(key) else { return };
        match ask {
            Ask::Up if at > 0 => {
                self.shift(key, self.key_at(at - 1), word::SECTION_MOVED_UP.text());
            }
            Ask::Down if self.key_at(at + 1).is_some() => {
                self.shift(key, self.key_at(at + 2), word::SECTION_MOVED_DOWN.text());
            }
            Ask::Up | Ask::Down => {}
            Ask::Remove => self.remove(key, at),
            Ask::Drag => self.dragged.set(Some(key.clone())),
            Ask::DragEnd => self.dragged.set(None),
            Ask::Drop => self.drop_at(at),
        }
    }

    fn position(&self, key: &SectionKey) -> Option<usize> {
        self.props.template.sections.iter().position(|it| it.section == *key)
    }

    fn key_at(&self, at: usize) -> Option<SectionKey> {
        self.props.template.sections.get(at).map(|it| it.section.clone())
    }

    fn shift(&self, key: &SectionKey, before: Option<SectionKey>, said: &'static str) {
        self.props.on_edit.emit(TemplateEdit::Move { section: key.clone(), before });
        self.props.announce.emit(said.into());
        self.focus.after_render(heading_id(key));
    }

    /// The section that is dragged takes the place of the one it is dropped on.
    fn drop_at(&self, at: usize) {
        let dragged = (*self.dragged).clone();
        self.dragged.set(None);
        let Some((key, from)) = dragged.and_then(|it| Some((it.clone(), self.position(&it)?)))
        else {
            return;
        };
        if from < at {
            self.shift(&key, self.key_at(at + 1), word::SECTION_MOVED_DOWN.text());
        } else if from > at {
            self.shift(&key, self.key_at(at), word::SECTION_MOVED_UP.text());
        }
    }

    fn remove(&self, key: &SectionKey, at: usize) {
        let next = self.key_at(at + 1).or_else(|| self.key_at(at.checked_sub(1)?));
        self.props.on_edit.emit(TemplateEdit::Remove(key.clone()));
        self.props.announce.emit(word::SECTION_REMOVED.text().into());
        self.focus.after_render(next.map_or_else(|| ADD_ID.to_owned(), |it| heading_id(&it)));
    }
}
