//! The middle column of the editor: the document itself, editable where it is read.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Edit, Impact, SectionId, SectionKey, TextField, budget_spent};
use afterword_core::severity::{SeverityFacts, SeverityScheme};
use afterword_core::template::{Placed, Template};
use yew::prelude::*;

use super::actions::ActionsSection;
use super::causes::CausesSection;
use super::factors::FactorsSection;
use super::frame::frame;
use super::free::{AddSection, FreeSection, Neighbours};
use super::header::{DocumentFacts, Facts, TitleField};
use super::impact::ImpactSection;
use super::layout::{Place, Shown, sections};
use super::moves::TemplateMoves;
use super::people::PeopleSection;
use super::response::ResponseSection;
use super::text::TextSection;
use super::timeline::TimelineSection;
use crate::review::CoverageMatrix;
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostmortemDocumentProps {
    pub postmortem: Rc<Postmortem>,
    /// Hears of every change. It has to be the same callback from render to render, or every part is drawn on each key.
    pub on_edit: Callback<Edit>,
    pub shell: Shell,
    pub scheme: Rc<SeverityScheme>,
    /// The templates of the workspace.
    pub templates: Rc<Vec<Template>>,
    /// The zones to choose from, by their names.
    pub zones: Rc<[AttrValue]>,
}

/// A postmortem from its title to its last section.
///
/// This is the one part that is drawn on every key; it only takes the document apart and hands the pieces on.
#[component]
pub fn PostmortemDocument(props: &PostmortemDocumentProps) -> Html {
    use_words();
    let PostmortemDocumentProps { postmortem, on_edit, shell, .. } = props;
    html! {
        <article class="document">
            <header class="document-head">
                <TitleField title={postmortem.title.clone()} {on_edit} />
                <DocumentFacts
                    facts={facts(postmortem)}
                    scheme={&props.scheme}
                    templates={&props.templates}
                    zones={&props.zones}
                    {on_edit}
                    {shell}
                />
                <TemplateMoves {postmortem} templates={&props.templates} announce={shell.announce.clone()} />
            </header>
            <div class="document-sections">
                { for parts(props) }
            </div>
            <AddSection {on_edit} {shell} />
        </article>
    }
}

/// The sections; those that the template does not know stand last, as one group.
fn parts(props: &PostmortemDocumentProps) -> Vec<Html> {
    let template = props.templates.iter().find(|it| it.id == props.postmortem.template);
    let mut parts = Vec::new();
    let mut is_among_others = false;
    for shown in sections(template, &props.postmortem) {
        if shown.placed == Placed::LeftOver && !is_among_others {
            is_among_others = true;
            parts.push(other_notes());
        }
        parts.push(html! { <div key={shown.place.id()}>{ section(props, shown) }</div> });
    }
    parts
}

/// What stands above the sections that the template does not know.
fn other_notes() -> Html {
    html! {
        <div key="other-notes" class="other-notes">
            <h2>{ word::OTHER_NOTES.text() }</h2>
            <p class="guidance">{ word::OTHER_NOTES_GUIDANCE.text() }</p>
        </div>
    }
}

fn facts(postmortem: &Postmortem) -> Facts {
    Facts {
        severity_facts: SeverityFacts::of(postmortem),
        severity: postmortem.severity.clone(),
        transitions: postmortem.transitions.clone(),
        incident: postmortem.incident.clone().into(),
        services: postmortem.services.clone(),
        teams: postmortem.teams.clone(),
        tags: postmortem.tags.clone(),
        zone: postmortem.zone.clone(),
        template: postmortem.template.clone(),
    }
}

fn section(props: &PostmortemDocumentProps, shown: Shown) -> Html {
    let PostmortemDocumentProps { postmortem, on_edit, shell, .. } = props;
    let place = shown.place;
    match &place.key {
        SectionKey::Impact => impact(props, place),
        SectionKey::Factors => html! {
            <FactorsSection
                {place}
                factors={postmortem.factors.clone()}
                actions={postmortem.actions.clone()}
                {on_edit}
                {shell}
            />
        },
        SectionKey::Timeline => frame(&place, on_edit, timeline(props)),
        SectionKey::Causes => frame(&place, on_edit, causes(props)),
        SectionKey::Actions => frame(&place, on_edit, actions(props)),
        SectionKey::People => html! {
            <PeopleSection
                {place}
                roles={postmortem.roles.clone()}
                authors={postmortem.authors.clone()}
                reviewers={postmortem.reviewers.clone()}
                {on_edit}
            />
        },
        SectionKey::Response => html! {
            <ResponseSection
                {place}
                response={postmortem.response.clone()}
                currency={postmortem.currency()}
                {on_edit}
            />
        },
        SectionKey::Free(_) => {
            let neighbours = neighbours(postmortem, shown.free.as_ref().map(|it| it.id));
            html! { <FreeSection {place} section={shown.free} {neighbours} {on_edit} {shell} /> }
        }
        text => match text.text_field() {
            Some(field) => text_section(props, place.clone(), field),
            None => Html::default(),
        },
    }
}

fn text_section(props: &PostmortemDocumentProps, place: Place, field: TextField) -> Html {
    let text = AttrValue::from(props.postmortem.text(field).to_owned());
    html! { <TextSection {place} {field} {text} on_edit={&props.on_edit} /> }
}

fn impact(props: &PostmortemDocumentProps, place: Place) -> Html {
    let postmortem = &props.postmortem;
    html! {
        <ImpactSection
            {place}
            text={postmortem.impact.text.clone()}
            counted={Impact { text: String::new(), ..postmortem.impact.clone() }}
            currency={postmortem.currency()}
            budget_spent={budget_spent(postmortem)}
            on_edit={&props.on_edit}
        />
    }
}

fn timeline(props: &PostmortemDocumentProps) -> Html {
    let PostmortemDocumentProps { postmortem, on_edit, shell, .. } = props;
    html! {
        <TimelineSection
            timeline={postmortem.timeline.clone()}
            moments={postmortem.moments.clone()}
            zone={postmortem.zone.clone()}
            day={postmortem.happened_at()}
            {on_edit}
            {shell}
        />
    }
}

fn causes(props: &PostmortemDocumentProps) -> Html {
    let PostmortemDocumentProps { postmortem, on_edit, shell, .. } = props;
    html! {
        <CausesSection
            trees={postmortem.trees.clone()}
            timeline={postmortem.timeline.clone()}
            actions={postmortem.actions.clone()}
            {on_edit}
            {shell}
        />
    }
}

fn actions(props: &PostmortemDocumentProps) -> Html {
    let PostmortemDocumentProps { postmortem, on_edit, shell, .. } = props;
    html! {
        <>
            <ActionsSection
                actions={postmortem.actions.clone()}
                trees={postmortem.trees.clone()}
                {on_edit}
                {shell}
            />
            <CoverageMatrix {postmortem} {on_edit} {shell} />
        </>
    }
}

/// Between which sections of the author's own a section stands.
fn neighbours(postmortem: &Postmortem, id: Option<SectionId>) -> Neighbours {
    let own: Vec<SectionId> =
        postmortem.extra.iter().filter(|it| it.key.is_empty()).map(|it| it.id).collect();
    let Some(at) = own.iter().position(|it| Some(*it) == id) else { return Neighbours::default() };
    let name = |at: usize| own.get(at).copied();
    Neighbours {
        above: at.checked_sub(1).and_then(name),
        below: name(at + 1),
        after_below: name(at + 2),
    }
}
