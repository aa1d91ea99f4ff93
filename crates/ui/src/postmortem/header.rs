//! What stands above the sections: title, severity, status, and where the document belongs.

use std::rc::Rc;

use afterword_core::postmortem::{Edit, NameList, TextField as Text, Transition};
use afterword_core::severity::{SeverityFacts, SeverityKey, SeverityScheme};
use afterword_core::template::{Template, TemplateId};
use afterword_core::time::Zone;
use yew::prelude::*;

use super::reach::TITLE;
use super::severity::SeverityHelper;
use super::status::StatusControl;
use super::words::capitalised;
use crate::fields::{NamesField, Select, TextArea, TextField};
use crate::review::{Beside, Spot, note_id};
use crate::shell::Shell;
use crate::words::{level, meaning, template_name, template_purpose, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TitleFieldProps {
    pub(super) title: AttrValue,
    pub(super) on_edit: Callback<Edit>,
}

/// The title, written where it is read.
#[component]
pub(super) fn TitleField(props: &TitleFieldProps) -> Html {
    use_words();
    let on_change = props
        .on_edit
        .reform(|text: String| Edit::Text(Text::Title, text.replace(['\n', '\r'], " ")));
    // A title is one line, however many it takes on the screen.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
        }
    });
    let name =
        if props.title.trim().is_empty() { word::POSTMORTEM_UNTITLED.text() } else { &props.title };
    html! {
        <div class="title">
            <h1 class="visually-hidden">{ name }</h1>
            <TextArea
                id={Some(AttrValue::Static(TITLE))}
                label={word::TITLE.text()}
                hide_label=true
                value={&props.title}
                placeholder={word::TITLE_PLACEHOLDER.text()}
                {on_change}
                {onkeydown}
                described_by={note_id(&Spot::Title)}
            />
            <Beside spot={Spot::Title} />
        </div>
    }
}

/// The element id of the choice of a template.
pub(super) const TEMPLATE_ID: &str = "document-template";

/// The facts above the sections, apart from the title.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    pub(super) severity: Option<SeverityKey>,
    /// What the document says about how bad it was.
    pub(super) severity_facts: SeverityFacts,
    pub(super) transitions: Vec<Transition>,
    pub(super) incident: AttrValue,
    pub(super) services: Vec<String>,
    pub(super) teams: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) zone: Zone,
    pub(super) template: TemplateId,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DocumentFactsProps {
    pub(super) facts: Facts,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) templates: Rc<Vec<Template>>,
    pub(super) zones: Rc<[AttrValue]>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// The facts above the sections, apart from the title.
#[component]
pub(super) fn DocumentFacts(props: &DocumentFactsProps) -> Html {
    use_words();
    let DocumentFactsProps { facts, on_edit, shell, .. } = props;
    let names = |label: &'static str, list: NameList, names: &[String]| {
        let on_change = on_edit.reform(move |names| Edit::Names(list, names));
        html! { <NamesField {label} names={names.to_vec()} {on_change} /> }
    };
    html! {
        <div class="document-facts facts-grid">
            <StatusControl transitions={facts.transitions.clone()} {on_edit} {shell} />
            <div class="severity-place">
                { severity(props) }
                <Beside spot={Spot::Facts} />
            </div>
            <TextField
                label={word::INCIDENT.text()}
                value={&facts.incident}
                placeholder={word::INCIDENT_PLACEHOLDER.text()}
                on_change={on_edit.reform(|text| Edit::Text(Text::Incident, text))}
            />
            { names(word::SERVICES.text(), NameList::Services, &facts.services) }
            { names(word::TEAMS.text(), NameList::Teams, &facts.teams) }
            { names(word::TAGS.text(), NameList::Tags, &facts.tags) }
            { zone(props) }
            { template(props) }
        </div>
    }
}

fn severity(props: &DocumentFactsProps) -> Html {
    let chosen = props.facts.severity.clone();
    let is_empty = chosen.is_none().then_some("is-empty");
    let levels = props.scheme.levels().iter().map(|it| (Some(it.key.clone()), level(it)));
    // A level of another scheme stays chosen until somebody chooses another.
    let foreign = chosen.as_ref().filter(|key| props.scheme.level(key).is_none());
    let foreign = foreign.map(|key| (Some(key.clone()), AttrValue::from(key.to_string())));
    let none = [(None, AttrValue::Static(word::NOT_CHOSEN.text()))];
    let options: Vec<_> = none.into_iter().chain(levels).chain(foreign).collect();
    let of_it = chosen.as_ref().and_then(|key| props.scheme.level(key));
    let hint = of_it.map_or_else(String::new, |it| capitalised(&meaning(&it.meaning)));
    let on_change = props.on_edit.reform(Edit::Severity);
    html! {
        <div class="severity-fact">
            { Select::new(word::SEVERITY.text(), chosen, options, on_change).class(classes!("severity-field", is_empty)).hint(hint).html() }
            <SeverityHelper facts={props.facts.severity_facts} scheme={&props.scheme} on_edit={&props.on_edit} />
        </div>
    }
}

fn zone(props: &DocumentFactsProps) -> Html {
    let chosen = props.facts.zone.clone();
    let known = props.zones.iter().filter_map(|name| Some((name.parse().ok()?, name.clone())));
    let mut options: Vec<(Zone, AttrValue)> = known.collect();
    if options.iter().all(|(zone, _)| *zone != chosen) {
        options.insert(0, (chosen.clone(), AttrValue::from(chosen.to_string())));
    }
    html! {
        { Select::new(word::TIME_ZONE.text(), chosen, options, props.on_edit.reform(Edit::Zone)).html() }
    }
}

fn template(props: &DocumentFactsProps) -> Html {
    let chosen = props.facts.template.clone();
    let named = props.templates.iter().map(|it| (it.id.clone(), template_name(it)));
    let mut options: Vec<(TemplateId, AttrValue)> = named.collect();
    if options.iter().all(|(id, _)| *id != chosen) {
        options.push((
            chosen.clone(),
            AttrValue::from(word::TEMPLATE_FOREIGN.fill(&[("name", &chosen)])),
        ));
    }
    let purpose = props.templates.iter().find(|it| it.id == chosen).map(template_purpose);
    html! {
        { Select::new(word::TEMPLATE.text(), chosen, options, props.on_edit.reform(Edit::Template)).hint(purpose.unwrap_or_default()).id(Some(AttrValue::Static(TEMPLATE_ID))).html() }
    }
}
