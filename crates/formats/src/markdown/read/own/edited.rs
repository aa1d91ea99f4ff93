//! What somebody changed by hand in a line that we wrote: the text wins over the front matter.

use afterword_core::actions::{Action, ActionState, Priority};
use afterword_core::postmortem::EntryTime;
use afterword_core::stamp::{self, Clock, Day, ZoneWord};
use chrono::{FixedOffset, NaiveDateTime};

use crate::markdown::text::plain;

/// The time at the front of a line of the timeline, on clocks that are `offset` ahead of UTC unless the line names others.
pub(super) fn time(line: &str, offset: FixedOffset) -> Option<EntryTime> {
    let stamp = stamp::read(line.trim_start_matches(['-', ' ']))?;
    let Some(Day::Full(day)) = stamp.day else { return None };
    let at = |local: NaiveDateTime, zone: Option<&ZoneWord>| {
        let named = zone.and_then(|it| it.offset);
        local.and_local_timezone(named.unwrap_or(offset)).single()
    };
    let local = day.and_time(stamp.clock.and_then(Clock::time)?);
    let from = at(local, stamp.zone.as_ref())?;
    let until = stamp.until.as_ref();
    let until = until.and_then(|it| at(it.after(local, None)?, it.zone.as_ref()));
    Some(match until {
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
