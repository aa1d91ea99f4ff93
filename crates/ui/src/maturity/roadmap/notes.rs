//! What a roadmap could not place, and why: what needs itself, what nobody knows, and what somebody left out.

use std::rc::Rc;

use afterword_core::maturity::{
    Assessment, AssessmentEdit, CapabilityId, OpenNeed, PlanItem, Roadmap,
};
use yew::prelude::*;

use super::{edited, levels, link, name};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RoadmapNotesProps {
    pub assessment: Rc<Assessment>,
    pub roadmap: Rc<Roadmap>,
    /// Where a question is opened, by its place in the model.
    pub href: Callback<u16, String>,
    pub on_edit: Callback<AssessmentEdit>,
}

/// Cycles with their way round, what waits for them, needs that are not met, and what was left out.
#[component]
pub fn RoadmapNotes(props: &RoadmapNotesProps) -> Html {
    use_words();
    let RoadmapNotesProps { assessment, roadmap, .. } = props;
    let is_left_out = |it: &(&CapabilityId, &PlanItem)| {
        it.1.left_out && assessment.model.capability(it.0).is_some()
    };
    let left_out: Vec<&CapabilityId> =
        assessment.plan.items.iter().filter(is_left_out).map(|it| it.0).collect();
    html! {
        <div class="roadmap-notes">
            if !roadmap.cycles.is_empty() {
                <div class="roadmap-cycles">
                    <h3>{ word::ROADMAP_CYCLES.text() }</h3>
                    <p>{ word::ROADMAP_CYCLES_HINT.text() }</p>
                    <ul>
                        for (at, cycle) in roadmap.cycles.iter().enumerate() {
                            <li key={at}>{ way(cycle, props) }</li>
                        }
                    </ul>
                </div>
            }
            if !roadmap.blocked.is_empty() {
                <div>
                    <h3>{ word::ROADMAP_BLOCKED.text() }</h3>
                    <ul>
                        for (at, step) in roadmap.blocked.iter().enumerate() {
                            <li key={at}>{ link(assessment, &step.capability, &props.href) }{ " " }{ levels(step) }</li>
                        }
                    </ul>
                </div>
            }
            if !roadmap.open_needs.is_empty() {
                <div>
                    <h3>{ word::ROADMAP_NEEDS.text() }</h3>
                    <p>{ word::ROADMAP_NEEDS_HINT.text() }</p>
                    <ul>
                        for (at, it) in roadmap.open_needs.iter().enumerate() {
                            <li key={at}>{ need(it, props) }</li>
                        }
                    </ul>
                </div>
            }
            if !left_out.is_empty() {
                <div>
                    <h3>{ word::ROADMAP_LEFT_OUT.text() }</h3>
                    <ul>
                        for id in left_out {
                            <li key={id.to_string()}>{ taken_out(id, props) }</li>
                        }
                    </ul>
                </div>
            }
        </div>
    }
}

/// `a → b → a`, each as a link.
fn way(cycle: &[CapabilityId], props: &RoadmapNotesProps) -> Html {
    let step = |(at, id): (usize, &CapabilityId)| {
        html! {
            <>{ if at > 0 { " → " } else { "" } }{ link(&props.assessment, id, &props.href) }</>
        }
    };
    cycle.iter().enumerate().map(step).collect()
}

fn need(it: &OpenNeed, props: &RoadmapNotesProps) -> Html {
    let assessment = &props.assessment;
    let text =
        if it.is_left_out { &word::ROADMAP_NEED_LEFT_OUT } else { &word::ROADMAP_NEED_UNKNOWN };
    let said = text.fill(&[("needs", &name(assessment, &it.needs)), ("level", &it.level)]);
    html! { <>{ link(assessment, &it.capability, &props.href) }{ " " }{ said }</> }
}

fn taken_out(id: &CapabilityId, props: &RoadmapNotesProps) -> Html {
    let back = {
        let (props, id) = (props.clone(), id.clone());
        props
            .on_edit
            .clone()
            .reform(move |_: MouseEvent| edited(&props.assessment, &id, |it| it.left_out = false))
    };
    let label = word::ROADMAP_TAKE_IN_NAMED.fill(&[("name", &name(&props.assessment, id))]);
    html! {
        <>
            { link(&props.assessment, id, &props.href) }{ " " }
            <button type="button" class="button quiet" aria-label={label} onclick={back}>{ word::ROADMAP_TAKE_IN.text() }</button>
        </>
    }
}
