//! An incident disproves answers of an assessment: of which, which ones, and what it shows.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, CapabilityId, Reopened};
use afterword_core::postmortem::Postmortem;
use yew::prelude::*;

use super::answers::Answers;
use super::why_field;
use crate::dialog::Dialog;
use crate::fields::Select;
use crate::words::{use_words, word};

/// An assessment whose answers an incident may disprove.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtChoice {
    pub assessment: Rc<Assessment>,
    /// What tells it from the others.
    pub name: AttrValue,
}

/// What an incident was said to disprove.
#[derive(Clone, Debug, PartialEq)]
pub struct Disproved {
    pub assessment: DocumentId,
    pub capabilities: Vec<CapabilityId>,
    /// What the incident shows.
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DisproveProps {
    /// The incident.
    pub postmortem: Rc<Postmortem>,
    /// The assessments, the likeliest first.
    pub choices: Rc<[DoubtChoice]>,
    /// Where an answer stands.
    pub href: Callback<(DocumentId, CapabilityId), String>,
    /// Where assessments are begun.
    pub begin_href: AttrValue,
    pub on_disprove: Callback<Disproved>,
    pub on_close: Callback<()>,
}

/// Asks for it. It is on the page only while it is open.
#[component]
pub fn Disprove(props: &DisproveProps) -> Html {
    use_words();
    let DisproveProps { postmortem, choices, on_close, .. } = props;
    let at = use_state_eq(|| 0_usize);
    let chosen = use_state_eq(BTreeSet::<CapabilityId>::new);
    let why = use_state_eq(String::new);
    let Some(choice) = choices.get(*at) else {
        return html! {
            <Dialog title={word::DOUBT_ASK.text()} open={true} {on_close}>
                <p>{ word::DOUBT_NOTHING_ASSESSED.text() }</p>
                <p><a href={&props.begin_href}>{ word::MATURITY_BEGIN.text() }</a></p>
            </Dialog>
        };
    };
    let assessment = &choice.assessment;
    let on_assessment = {
        let (at, chosen) = (at.setter(), chosen.setter());
        Callback::from(move |it: usize| {
            chosen.set(BTreeSet::new());
            at.set(it);
        })
    };
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |id: CapabilityId| {
            let mut next = (*chosen).clone();
            if !next.remove(&id) {
                next.insert(id);
            }
            chosen.set(next);
        })
    };
    let is_ready = !chosen.is_empty() && !why.trim().is_empty();
    let disprove = {
        let (id, chosen, why) = (assessment.id, chosen.clone(), why.clone());
        props.on_disprove.reform(move |_: MouseEvent| Disproved {
            assessment: id,
            capabilities: chosen.iter().cloned().collect(),
            why: why.trim().to_owned(),
        })
    };
    let options: Vec<(usize, AttrValue)> =
        choices.iter().enumerate().map(|(at, it)| (at, it.name.clone())).collect();
    let is_of = assessment.is_of(postmortem);
    let hint = if is_of { word::DOUBT_CONCERNED.text() } else { "" };
    html! {
        <Dialog
            title={word::DOUBT_ASK.text()}
            open={true}
            class="doubt-dialog"
            {on_close}
            actions={html! {
                <>
                    <span class="quiet">{ if is_ready { "" } else { word::DOUBT_MISSING.text() } }</span>
                    <button type="button" class="button primary" disabled={!is_ready} onclick={disprove}>
                        { word::DOUBT_REOPEN.text() }
                    </button>
                </>
            }}
        >
            <p>{ word::DOUBT_LEAD.text() }</p>
            { Select::new(word::MATURITY_ONE.text(), *at, options, on_assessment).hint(hint).html() }
            { known(props, assessment) }
            if assessment.claims().is_empty() {
                <p>{ word::DOUBT_NO_ANSWER.text() }</p>
            } else {
                <Answers
                    key={assessment.id.to_string()}
                    assessment={assessment.clone()}
                    postmortem={postmortem.clone()}
                    chosen={(*chosen).clone()}
                    {on_choose}
                />
            }
            { why_field(&why) }
        </Dialog>
    }
}

/// What the incident disproves already, each with the way to its question.
fn known(props: &DisproveProps, assessment: &Assessment) -> Html {
    let own = |it: &&Reopened| it.postmortem == props.postmortem.id;
    let line = |it: &Reopened| {
        let name = &assessment.model.capability(&it.capability)?.1.name;
        let href = props.href.emit((assessment.id, it.capability.clone()));
        let settled = it.settled.map(|day| {
            let day = word::DATE_DAY_MON_YEAR.day(day);
            word::DOUBT_SETTLED.fill(&[("day", &day)])
        });
        Some(html! {
            <li key={it.capability.to_string()}>
                <a {href}>{ name }</a>
                { ": " }{ &it.why }
                <span class="quiet">{ settled.map(|it| format!(" {it}")) }</span>
            </li>
        })
    };
    let lines: Vec<Html> = assessment.reopened.iter().filter(own).filter_map(line).collect();
    html! {
        <div class="doubt-known">
            if !lines.is_empty() {
                <h3>{ word::DOUBT_KNOWN.text() }</h3>
                <ul>{ lines }</ul>
            }
        </div>
    }
}
