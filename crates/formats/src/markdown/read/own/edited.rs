//! What somebody changed by hand in a line that we wrote: the text wins over the front matter.

use afterword_core::actions::{Action, ActionState, Priority};
use afterword_core::postmortem::EntryTime;
use afterword_core::stamp::{self, Clock, Day, Stamp, ZoneWord};
use afterword_core::time::Instant;
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, Offset as _, TimeDelta, Utc};

use crate::markdown::text::plain;

/// The time at the front of a line of the timeline, on clocks that are `offset` ahead of UTC unless the line names others.
pub(super) fn time(line: &str, offset: FixedOffset) -> Option<EntryTime> {
    let stamp = stamp::read(bare(line))?;
    let Some(Day::Full(day)) = stamp.day else { return None };
    on(day, &stamp, offset)
}

/// A line without its bullet.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['-', '*', '+', ' '])
}

/// A line that somebody added, as its time, the time as written, and what follows. A line that names no day stands on that of
/// `above`, the entry before it; a time far before that one is of the next day.
pub(super) fn added(line: &str, above: Option<Instant>) -> Option<(EntryTime, Stamp)> {
    let stamp = stamp::read(bare(line))?;
    let offset = above.map_or(Utc.fix(), |it| *it.offset());
    let day = match (stamp.day, above) {
        (Some(Day::Full(day)), _) => day,
        (None, Some(above)) => {
            let (local, clock) = (above.naive_local(), stamp.clock.and_then(Clock::time)?);
            let is_past = local.date().and_time(clock) + TimeDelta::hours(12) < local;
            if is_past { local.date().succ_opt()? } else { local.date() }
        }
        _ => return None,
    };
    Some((on(day, &stamp, offset)?, stamp))
}

/// The time that `stamp` says, on `day`.
fn on(day: NaiveDate, stamp: &Stamp, offset: FixedOffset) -> Option<EntryTime> {
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
