//! What needs a look: answers that incidents disproved, exceptions that have ended, evidence that is stale, votes that are far apart.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, CapabilityId, Evidence, Exception, Reopened};
use chrono::NaiveDate;
use yew::prelude::*;

use super::agreement::distribution;
use super::{PLACE, around, link};
use crate::maturity::figures::score;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AttentionProps {
    pub assessment: Rc<Assessment>,
    pub today: NaiveDate,
    /// Where a question is opened, by its place in the model.
    pub href: Callback<u16, String>,
    /// Where an incident is opened.
    pub incident: Callback<DocumentId, String>,
}

/// A list of it, or a sentence that there is none.
#[component]
pub fn Attention(props: &AttentionProps) -> Html {
    use_words();
    let AttentionProps { assessment, today, .. } = props;
    let open = |it: &&Reopened| it.settled.is_none();
    let known = |id: &CapabilityId| assessment.model.capability(id).is_some();
    let doubts = assessment.reopened.iter().filter(open).filter(|it| known(&it.capability));
    let ended = assessment.ended_exceptions(*today);
    let stale = assessment.stale_evidence(*today);
    let items: Vec<Html> = doubts
        .map(|it| doubt(it, props))
        .chain(ended.iter().filter(|it| known(it.0)).map(|it| exception(it.0, it.1, props)))
        .chain(stale.iter().filter(|it| known(it.0)).map(|it| evidence(it.0, it.1, props)))
        .chain(assessment.capabilities().filter_map(|it| apart(&it.1.id, props)))
        .collect();
    html! {
        <div class="results-attention">
            if items.is_empty() {
                <p class="quiet">{ word::RESULTS_ALL_FRESH.text() }</p>
            } else {
                <ul>
                    for (at, item) in items.into_iter().enumerate() {
                        <li key={at}>{ item }</li>
                    }
                </ul>
            }
        </div>
    }
}

fn doubt(it: &Reopened, props: &AttentionProps) -> Html {
    let day = word::DATE_DAY_MON_YEAR.day(it.on);
    let said =
        word::RESULTS_REOPENED.fill(&[("incident", &PLACE), ("day", &day), ("why", &it.why)]);
    let href = props.incident.emit(it.postmortem);
    let title = match it.title.trim() {
        "" => word::UNTITLED.text(),
        title => title,
    };
    let incident = html! { <a {href}>{ title }</a> };
    html! {
        <>{ link(&props.assessment, &it.capability, &props.href) }{ ": " }{ around(&said, incident) }</>
    }
}

fn exception(id: &CapabilityId, it: &Exception, props: &AttentionProps) -> Html {
    let until = word::DATE_DAY_MON_YEAR.day(it.until);
    let owner = match it.owner.trim() {
        "" => word::RESULTS_NOBODY.text(),
        owner => owner,
    };
    let said = word::RESULTS_EXCEPTION_ENDED.fill(&[("until", &until), ("owner", &owner)]);
    html! { <>{ link(&props.assessment, id, &props.href) }{ ": " }{ said }</> }
}

fn evidence(id: &CapabilityId, it: &Evidence, props: &AttentionProps) -> Html {
    let text = if it.text.trim().is_empty() { it.link.trim() } else { it.text.trim() };
    let day = it.dated.map(|it| word::DATE_DAY_MON_YEAR.day(it)).unwrap_or_default();
    let said = word::RESULTS_STALE.fill(&[("text", &text), ("day", &day)]);
    html! { <>{ link(&props.assessment, id, &props.href) }{ ": " }{ said }</> }
}

/// Votes that lie so far apart that people had better say why.
fn apart(id: &CapabilityId, props: &AttentionProps) -> Option<Html> {
    let votes = distribution(&props.assessment, id).filter(|it| it.talk_about_it())?;
    if !votes.is_wide() {
        let said = word::RESULTS_VOTES_ASIDE.text();
        return Some(html! { <>{ link(&props.assessment, id, &props.href) }{ ": " }{ said }</> });
    }
    let ends = votes.counts.keys().next().zip(votes.counts.keys().next_back());
    let (low, high) = ends.map(|it| (score(it.0.thousandths()), score(it.1.thousandths())))?;
    let said = word::RESULTS_VOTES_APART.fill(&[("low", &low), ("high", &high)]);
    Some(html! { <>{ link(&props.assessment, id, &props.href) }{ ": " }{ said }</> })
}
