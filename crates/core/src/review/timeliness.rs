//! Is it on time?

use chrono::{NaiveDate, TimeDelta};

use super::family::timeliness as rule;
use super::subject::{Sink, Subject};
use super::{ActionPart, Level, Place, Rule, Value};
use crate::actions::{Action, Fate, Priority, fate};
use crate::postmortem::{MomentKey, StatusKind};
use crate::time::Instant;

// None of them counts for the readiness: what is late stays late, however good it becomes.
pub(super) const RULES: [Rule; 4] = [
    rule("draft-late", Level::Warning, 0, draft_late),
    rule("published-late", Level::Hint, 0, published_late),
    rule("action-overdue", Level::Warning, 0, action_overdue),
    rule("action-open-long", Level::Warning, 0, action_open_long),
];

/// How long after the resolution a postmortem is to be written.
const WRITTEN_WITHIN: TimeDelta = TimeDelta::hours(48);

/// A document that was begun so long after the resolution tells an old incident, and is not late.
const OLD_INCIDENT: TimeDelta = TimeDelta::days(30);

/// The resolution of an incident that is told while it is fresh.
fn resolved(it: &Subject<'_>) -> Option<Instant> {
    let resolved =
        it.instant(MomentKey::Resolved).or_else(|| it.instant(MomentKey::ImpactEnded))?;
    (it.postmortem.created_at - resolved <= OLD_INCIDENT).then_some(resolved)
}

fn draft_late(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let Some(resolved) = resolved(it) else { return };
    let age = it.context.now - resolved;
    if it.postmortem.status() == StatusKind::Draft && age > WRITTEN_WITHIN {
        sink.add(Place::Status).value(Value::Length(age));
    }
}

fn published_late(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let Some((resolved, published)) = resolved(it).zip(it.postmortem.published_at()) else {
        return;
    };
    if published - resolved > WRITTEN_WITHIN {
        sink.add(Place::Status).value(Value::Length(published - resolved));
    }
}

fn action_overdue(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for (action, _) in it.open_actions() {
        if let Fate::Overdue { days } = fate(action, it.context.today) {
            let added = sink.add(Place::Action(action.id, ActionPart::Due));
            added.value(Value::Length(TimeDelta::days(days))).text(&action.title);
        }
    }
}

/// The days within which an action of that priority is to be closed.
fn target_days(priority: Option<Priority>) -> i64 {
    match priority {
        Some(Priority::P0) => 7,
        Some(Priority::P1) | None => 30,
        Some(Priority::P2) => 90,
        Some(Priority::P3) => 180,
    }
}

/// The day on which an action was agreed on, as far as that is known.
fn agreed(it: &Subject<'_>, action: &Action) -> NaiveDate {
    action.created.unwrap_or_else(|| it.postmortem.created_at.date_naive())
}

/// Says nothing where the action is overdue, which is said already, or where a later day was agreed on.
fn action_open_long(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for (action, _) in it.open_actions().filter(|(it, _)| it.due.is_none()) {
        let open = it.context.today - agreed(it, action);
        let target = TimeDelta::days(target_days(action.priority));
        if open > target {
            let added = sink.add(Place::Action(action.id, ActionPart::State));
            added.value(Value::Length(open)).value(Value::Length(target)).text(&action.title);
        }
    }
}
