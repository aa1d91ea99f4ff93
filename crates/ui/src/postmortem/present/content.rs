//! What a screen shows of the document.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricDefinition, SectionKey};
use afterword_core::present::Slide;
use afterword_core::severity::SeverityScheme;
use yew::prelude::*;

use super::drawn::DrawnTimeline;
use super::screens::Shows;
use super::{actions, causes, facts, setup, timeline};
use crate::badge::{SeverityBadge, StatusBadge};
use crate::markdown::Markdown;
use crate::postmortem::metric_facts;
use crate::review::Report;
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ContentProps {
    pub(super) shows: Shows,
    pub(super) slides: Rc<[Slide]>,
    pub(super) postmortem: Rc<Postmortem>,
    pub(super) definitions: Rc<[MetricDefinition]>,
    /// What the last review found: figures that the text contradicts.
    pub(super) report: Option<Rc<Report>>,
    pub(super) scheme: Rc<SeverityScheme>,
    pub(super) shell: Shell,
}

/// The content of a screen; the clock beside it does not draw it again.
#[component]
pub(super) fn Content(props: &ContentProps) -> Html {
    use_words();
    let ContentProps { postmortem, definitions, scheme, shell, .. } = props;
    let report = props.report.as_deref();
    let inside = match &props.shows {
        Shows::Opening => opening(props),
        Shows::Section(key) => section(postmortem, key, shell),
        Shows::Metrics => {
            facts::metrics(&metric_facts::facts(postmortem, definitions, scheme, shell, report))
        }
        Shows::WrapUp => wrap_up(props),
    };
    html! { <div class="slide-content">{ inside }</div> }
}

fn opening(props: &ContentProps) -> Html {
    let ContentProps { postmortem, shell, .. } = props;
    let when = postmortem.happened_at().map(|it| shell.in_zone(it));
    let when = when.map(|it| word::DATE_DAY_MONTH_YEAR.day(it.date_naive()));
    html! {
        <>
            <p class="slide-title">{ title(postmortem) }</p>
            <p class="slide-facts">
                <SeverityBadge severity={postmortem.severity.clone()} scheme={&props.scheme} />
                <span>{ when.unwrap_or_default() }</span>
                <span>{ postmortem.services.join(", ") }</span>
            </p>
            { setup::plan(&props.slides) }
        </>
    }
}

fn title(postmortem: &Postmortem) -> String {
    match postmortem.title.trim() {
        "" => word::UNTITLED.text().to_owned(),
        title => title.to_owned(),
    }
}

fn wrap_up(props: &ContentProps) -> Html {
    let postmortem = &props.postmortem;
    let reviewers = postmortem.reviewers.join(", ");
    html! {
        <ul class="slide-wrap-up">
            <li><StatusBadge status={postmortem.status()} /></li>
            <li>{ actions::left_open(&postmortem.actions) }</li>
            <li hidden={reviewers.is_empty()}>{ word::MEETING_REVIEWERS.fill(&[("names", &reviewers)]) }</li>
        </ul>
    }
}

fn section(postmortem: &Rc<Postmortem>, key: &SectionKey, shell: &Shell) -> Html {
    match key {
        SectionKey::Impact => html! {
            <>
                { facts::impact(&postmortem.impact) }
                { prose(&postmortem.impact.text) }
            </>
        },
        SectionKey::Timeline => html! {
            <>
                <DrawnTimeline {postmortem} shell={shell.clone()} />
                { timeline::entries(postmortem, shell) }
            </>
        },
        SectionKey::Causes => causes::trees(&postmortem.trees, &postmortem.actions),
        SectionKey::Factors => causes::factors(&postmortem.factors),
        SectionKey::Actions => actions::list(&postmortem.actions),
        SectionKey::Free(_) => prose(postmortem.free_section(key).map_or("", |it| &it.text)),
        field => prose(field.text_field().map_or("", |it| postmortem.text(it))),
    }
}

fn prose(text: &str) -> Html {
    html! { <Markdown text={text.to_owned()} /> }
}
