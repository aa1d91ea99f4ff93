//! What the workflow says of a document, in words that are ready to be drawn.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::Action;
use afterword_core::list::List;
use afterword_core::postmortem::{DataLoss, DetectionSource, Entry, Moments, Transition};
use afterword_core::severity::SeverityKey;
use afterword_core::summary::Summary;
use afterword_core::time::{Instant, Zone, human};
use afterword_core::wording::Wording;
use afterword_core::workflow::{
    Anniversary, Deadline, DeadlineState, Due, IncidentFacts, Need, Trigger, anniversary,
    deadlines, verdict,
};
use chrono::TimeDelta;
use yew::AttrValue;

use super::WorkflowPanelProps;
use crate::shell::Shell;
use crate::words::word;

/// The parts of a document, and what is around it, that the workflow rests on.
#[derive(PartialEq)]
pub(super) struct Watched {
    severity: Option<SeverityKey>,
    transitions: Vec<Transition>,
    moments: Moments,
    timeline: List<Entry>,
    actions: List<Action>,
    data_loss: Option<DataLoss>,
    detection: Option<DetectionSource>,
    services: Vec<String>,
    zone: Zone,
    others: Rc<[Summary]>,
    now: Instant,
}

impl Watched {
    pub(super) fn of(props: &WorkflowPanelProps) -> Self {
        let it: &Postmortem = &props.postmortem;
        Self {
            severity: it.severity.clone(),
            transitions: it.transitions.clone(),
            moments: it.moments.clone(),
            timeline: it.timeline.clone(),
            actions: it.actions.clone(),
            data_loss: it.impact.data_loss,
            detection: it.detection,
            services: it.services.clone(),
            zone: it.zone.clone(),
            others: props.others.clone(),
            now: props.now,
        }
    }
}

/// All that is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    pub(super) need: Need,
    pub(super) verdict: String,
    pub(super) because: Vec<String>,
    /// What would ask for more, if it turned out so.
    pub(super) undecided: Vec<String>,
    pub(super) deadlines: Vec<Line>,
    pub(super) anniversary: Option<Again>,
}

/// One deadline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) what: String,
    pub(super) due: String,
    /// `open`, `overdue`, `met` or `late`.
    pub(super) state: &'static str,
    pub(super) words: String,
}

/// A year on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Again {
    pub(super) heading: String,
    pub(super) actions: String,
    /// Later incidents on the same services: the address, the title, the services.
    pub(super) recurrences: Vec<(AttrValue, String, String)>,
}

/// How many later incidents are worth a question.
const MAX_RECURRENCES: usize = 3;

/// What there is to say about the document of `props`.
pub(super) fn facts(props: &WorkflowPanelProps, texts: &Wording) -> Facts {
    let WorkflowPanelProps { postmortem, policy, others, now, shell, .. } = props;
    let incident = IncidentFacts::of(postmortem, *now);
    let verdict = verdict(&incident, policy);
    let sentences = |them: &[&Trigger]| them.iter().map(|it| it.sentence(texts)).collect();
    let due = deadlines(postmortem, policy, &shell.clocks, *now);
    Facts {
        need: verdict.need,
        verdict: texts.fill(verdict.key(), &[]),
        because: sentences(&verdict.because),
        undecided: sentences(&verdict.undecided),
        deadlines: due.iter().map(|it| line(it, texts, shell)).collect(),
        anniversary: anniversary(postmortem, others, policy, &shell.clocks, *now)
            .map(|it| again(&it, props)),
    }
}

fn line(deadline: &Deadline, texts: &Wording, shell: &Shell) -> Line {
    let when = match deadline.due {
        Due::At(at) => word::DATE_DAY_AT.date(shell.in_zone(at).naive_local()),
        Due::On(day) => word::DATE_WEEKDAY.day(day),
    };
    let (state, words) = match deadline.state {
        DeadlineState::Open { left } => {
            ("open", word::WORKFLOW_LEFT.fill(&[("left", &rough(left))]))
        }
        DeadlineState::Overdue { by } => {
            ("overdue", word::WORKFLOW_OVERDUE.fill(&[("by", &rough(by))]))
        }
        DeadlineState::Met => ("met", word::WORKFLOW_KEPT.text().to_owned()),
        DeadlineState::Late { by } => {
            ("late", word::WORKFLOW_DONE_LATE.fill(&[("by", &rough(by))]))
        }
    };
    let due = word::WORKFLOW_DUE.fill(&[("when", &when)]);
    Line { what: texts.fill(deadline.kind.key(), &[]), due, state, words }
}

/// A length as far as it matters for a promise: nobody counts the hours of a month.
fn rough(length: TimeDelta) -> String {
    let is_long = length.num_days() >= 3;
    human(if is_long { TimeDelta::days(length.num_days()) } else { length })
}

fn again(it: &Anniversary, props: &WorkflowPanelProps) -> Again {
    let title = |id| {
        let found = props.others.iter().find(|it| it.id == id).map(|it| it.title.as_str());
        found.filter(|it| !it.is_empty()).unwrap_or(word::UNTITLED.text()).to_owned()
    };
    let recurrences = it.recurrences.iter().take(MAX_RECURRENCES).map(|it| {
        let services = word::ANNIVERSARY_SERVICES.fill(&[("services", &it.services.join(", "))]);
        (props.address.emit(it.id), title(it.id), services)
    });
    Again {
        heading: word::ANNIVERSARY.count(it.years as usize),
        actions: match it.open_actions.len() {
            0 if it.done_actions == 0 => String::new(),
            0 => word::ANNIVERSARY_ALL_DONE.text().to_owned(),
            n => word::ANNIVERSARY_OPEN.count(n),
        },
        recurrences: recurrences.collect(),
    }
}
