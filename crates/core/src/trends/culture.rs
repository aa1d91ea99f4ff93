//! How a workspace goes about its postmortems: in time, together, and with what consequence.

use chrono::TimeDelta;

use super::{ActionFact, Incident};
use crate::actions::ActionKind;
use crate::statistics::Proportion;
use crate::time::Instant;
use crate::workflow::WorkflowPolicy;

/// How postmortems are gone about. Each share leaves out those of which nobody can say it yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Culture {
    /// Postmortems that were published within the promised hours after the resolution, of those whose hours are over or that are
    /// published.
    pub published_in_time: Proportion,
    /// Actions that were done within the promised days of being agreed on, of those that are done or whose days are over. What was
    /// decided against counts nowhere.
    pub done_in_time: Proportion,
    /// Postmortems by more than one author, of those that name one.
    pub by_several: Proportion,
    /// Actions that prevent, of those that prevent or only repair.
    pub preventing: Proportion,
    /// Actions by what they are for, in the order of [`ActionKind::ALL`].
    pub kinds: [usize; ActionKind::ALL.len()],
    /// Actions of which nobody said what they are for.
    pub kind_unknown: usize,
    /// Postmortems that were published with errors of the review open, of those that are published.
    pub with_open_findings: Proportion,
    /// How many such errors there were altogether.
    pub open_findings: usize,
}

/// How the postmortems of `incidents` are gone about, as of `now`, by the promises of `policy`.
pub fn culture(incidents: &[&Incident], policy: &WorkflowPolicy, now: Instant) -> Culture {
    let each = |judge: &dyn Fn(&Incident) -> Option<bool>| {
        Proportion::of(incidents.iter().map(|it| judge(it)))
    };
    let actions = || incidents.iter().flat_map(|it| &it.actions);
    let hours = TimeDelta::hours(policy.written_within_hours.into());
    let (days, today) = (policy.actions_within_days, now.date_naive());
    let mut kinds = [0; ActionKind::ALL.len()];
    actions().filter_map(|it| it.kind).for_each(|it| kinds[it as usize] += 1);
    Culture {
        published_in_time: each(&|it| published_within(it, hours, now)),
        done_in_time: Proportion::of(actions().map(|it| it.is_done_within(days, today))),
        by_several: each(&|it| (it.authors > 0).then_some(it.authors > 1)),
        preventing: Proportion::of(actions().map(prevents)),
        kinds,
        kind_unknown: actions().filter(|it| it.kind.is_none()).count(),
        with_open_findings: each(&|it| it.published.map(|_| it.overridden > 0)),
        open_findings: incidents.iter().map(|it| it.overridden as usize).sum(),
    }
}

fn prevents(action: &ActionFact) -> Option<bool> {
    match action.kind? {
        ActionKind::Prevent => Some(true),
        ActionKind::Repair => Some(false),
        _ => None,
    }
}

/// Whether the postmortem was published so soon after the resolution; `None` before it is resolved, and while there is time.
fn published_within(incident: &Incident, limit: TimeDelta, now: Instant) -> Option<bool> {
    let resolved = incident.resolved?;
    match incident.published {
        Some(at) => Some(at - resolved <= limit),
        None => (now - resolved > limit).then_some(false),
    }
}
