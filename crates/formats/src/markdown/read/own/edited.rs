//! What somebody changed by hand in a line that we wrote: the text wins over the front matter.

use afterword_core::actions::{Action, ActionState, Priority};
use afterword_core::postmortem::EntryTime;
use chrono::{FixedOffset, NaiveDateTime, TimeDelta};

use super::super::day::Day;
use super::super::stamp;
use crate::markdown::text::plain;

/// The time at the front of a line of the timeline, on clocks that are `offset` ahead of UTC.
pub(super) fn time(line: &str, offset: FixedOffset) -> Option<EntryTime> {
    let stamp = stamp::read(line.trim_start_matches(['-', ' ']))?;
    let Some(Day::Full(day)) = stamp.day else { return None };
    let at = |local: NaiveDateTime| local.and_local_timezone(offset).single();
    let local = day.and_time(stamp.clock.and_then(stamp::Clock::time)?);
    let from = at(local)?;
    let until = stamp.until.map(|it| day.and_time(it));
    let until = until.map(|it| if it < local { it + TimeDelta::days(1) } else { it });
    Some(match until.and_then(at) {
        Some(to) => EntryTime::Span { from, to },
        None if stamp.is_vague => EntryTime::Approximate(from),
        None => EntryTime::Exact(from),
    })
}

/// Takes what stands before and after the title of an action.
pub(super) fn facts(action: &mut Action, before: &str, after: &str) {
    let is_ticked = before.contains("[x]") || before.contains("[X]");
    if is_ticked {
        action.state = ActionState::Done;
    } else if action.state == ActionState::Done {
        action.state = ActionState::Open;
    }
    action.priority = Priority::ALL.into_iter().find(|it| before.contains(it.key()));
    let facts = after.trim().trim_start_matches("*(").trim_end_matches(")*");
    let value = |label: &str| facts.split("; ").find_map(|it| it.strip_prefix(label)).map(plain);
    let owner = value("owner: ").unwrap_or_default();
    if owner != crate::markdown::text::one_line(&action.owner) {
        action.owner = owner;
    }
    action.due = value("due: ").and_then(|it| it.parse().ok());
}
