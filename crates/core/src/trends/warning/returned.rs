//! What caused several incidents: it came back although its actions were closed, or they are overdue.

use std::rc::Rc;

use chrono::NaiveDate;

use super::{ActionRef, Evidence, Warning, WarningKind, last_days};
use crate::actions::StateKind;
use crate::order;
use crate::trends::{ActionFact, Incident, Library, Reason, Recurring};

/// What came back longer ago, in days, is no news.
const NEWS: u32 = 90;

/// Factors that came back lately, after every action that addressed them before was closed, one of them at least as done.
pub(super) fn returned(library: &Library, today: NaiveDate) -> Vec<Warning> {
    library.recurring().iter().filter_map(|it| came_back(it, library.incidents(), today)).collect()
}

fn came_back(
    recurring: &Recurring,
    incidents: &[Rc<Incident>],
    today: NaiveDate,
) -> Option<Warning> {
    let dated = recurring.occurrences.iter().filter_map(|it| {
        let (incident, reason) = it.of(incidents)?;
        Some((incident.day()?, incident, reason))
    });
    let dated: Vec<(NaiveDate, &Incident, &Reason)> = dated.collect();
    let (returned, latest, reason) = *dated.last()?;
    if !last_days(today, NEWS).holds(returned) {
        return None;
    }
    let earlier = || dated.iter().filter(|it| it.1.id != latest.id && it.0 < returned);
    let against = earlier().flat_map(|(_, incident, reason)| {
        reason.actions.iter().filter_map(|it| Some((*incident, incident.action(*it)?)))
    });
    let against: Vec<(&Incident, &ActionFact)> = against.collect();
    let is_over = |it: &ActionFact| {
        it.state == StateKind::WontDo || it.closed.is_some_and(|it| it < returned)
    };
    if !against.iter().all(|it| is_over(it.1)) {
        return None;
    }
    let done = against.iter().filter(|it| it.1.state == StateKind::Done);
    let closed = done.filter_map(|it| it.1.closed).max()?;
    let mut before: Vec<_> = earlier().map(|it| it.1.id).collect();
    before.dedup();
    before.reverse();
    Some(Warning {
        key: format!("{}/{}/{}", WarningKind::FactorReturned.key(), latest.id, before.first()?),
        evidence: Evidence::FactorReturned {
            factor: reason.text.clone(),
            words: recurring.words.clone(),
            closed,
            returned,
        },
        incidents: std::iter::once(latest.id).chain(before).collect(),
        actions: refs(&against),
    })
}

fn refs(actions: &[(&Incident, &ActionFact)]) -> Vec<ActionRef> {
    let refs = actions.iter().map(|(it, action)| ActionRef { document: it.id, action: action.id });
    let mut refs: Vec<ActionRef> = refs.collect();
    refs.sort_unstable();
    refs.dedup();
    refs
}

/// Overdue actions against what stands in several incidents; each is named once, with what stands in the most.
pub(super) fn overdue(library: &Library, today: NaiveDate) -> Vec<Warning> {
    let mut named: Vec<ActionRef> = Vec::new();
    let mut found = Vec::new();
    for recurring in library.recurring() {
        let warning = overdue_against(recurring, library.incidents(), today, &named);
        named.extend(warning.iter().flat_map(|it| &it.actions));
        found.extend(warning);
    }
    found
}

fn overdue_against(
    recurring: &Recurring,
    incidents: &[Rc<Incident>],
    today: NaiveDate,
    named: &[ActionRef],
) -> Option<Warning> {
    let mut late: Vec<(NaiveDate, ActionRef)> = Vec::new();
    for (document, action) in recurring.actions(incidents) {
        let it = ActionRef { document, action: action.id };
        let due = action.due.filter(|_| action.is_overdue(today) && !named.contains(&it));
        late.extend(due.map(|due| (due, it)));
    }
    order::sort(&mut late, Ord::cmp);
    let (oldest, first) = *late.first()?;
    let (_, reason) = recurring.occurrences.last()?.of(incidents)?;
    let mut documents: Vec<_> =
        recurring.occurrences.iter().rev().filter_map(|it| Some(it.of(incidents)?.0.id)).collect();
    documents.dedup();
    let kind = WarningKind::OverdueAgainstRecurring;
    Some(Warning {
        key: format!("{}/{}/{}", kind.key(), first.document, first.action),
        evidence: Evidence::OverdueAgainstRecurring {
            factor: reason.text.clone(),
            incidents: recurring.incidents,
            days: (today - oldest).num_days(),
        },
        incidents: documents,
        actions: late.into_iter().map(|it| it.1).collect(),
    })
}
