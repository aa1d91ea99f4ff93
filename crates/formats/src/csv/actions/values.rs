//! Cells that hold no words but one of a few, or a day, as trackers write them.

use afterword_core::actions::{ActionKind, Priority, StateKind, Strength};
use afterword_core::stamp;
use chrono::NaiveDate;

/// How far an action is, in the words of trackers.
pub(super) fn state(cell: &str) -> Option<StateKind> {
    Some(match cell.to_lowercase().replace('’', "'").as_str() {
        "" | "open" | "opened" | "to do" | "todo" | "backlog" | "new" | "reopened" | "triage"
        | "not started" | "planned" | "no" | "false" | "[ ]" => StateKind::Open,
        "in progress" | "in-progress" | "doing" | "started" | "in review" | "in development"
        | "ongoing" => StateKind::InProgress,
        "blocked" | "on hold" | "waiting" => StateKind::Blocked,
        "done" | "closed" | "complete" | "completed" | "resolved" | "fixed" | "merged" | "yes"
        | "true" | "✅" | "[x]" => StateKind::Done,
        "won't do" | "wont-do" | "wont do" | "won't fix" | "canceled" | "cancelled"
        | "duplicate" | "declined" | "rejected" | "not planned" => StateKind::WontDo,
        _ => return None,
    })
}

/// How soon it matters, in the words of trackers.
pub(super) fn priority(cell: &str) -> Option<Priority> {
    Some(match cell.to_lowercase().as_str() {
        "p0" | "highest" | "urgent" | "critical" | "blocker" => Priority::P0,
        "p1" | "high" => Priority::P1,
        "p2" | "medium" | "normal" => Priority::P2,
        "p3" | "low" | "lowest" => Priority::P3,
        _ => return None,
    })
}

/// Whether the word is exactly ours: a word of somebody else’s scale says more than our nearest.
pub(super) fn is_own_priority(cell: &str) -> bool {
    Priority::ALL.iter().any(|it| it.key().eq_ignore_ascii_case(cell))
}

pub(super) fn kind(cell: &str) -> Option<ActionKind> {
    ActionKind::ALL.into_iter().find(|it| it.to_string().eq_ignore_ascii_case(cell))
}

pub(super) fn strength(cell: &str) -> Option<Strength> {
    Strength::ALL.into_iter().find(|it| it.to_string().eq_ignore_ascii_case(cell))
}

/// A day with its year, be there a time behind it: `2025-10-03`, `03/Oct/25 12:00 AM`, `October 3, 2025`. One whose numbers can be read
/// in both orders is none.
pub(super) fn day(cell: &str) -> Option<NaiveDate> {
    let date = cell.split([' ', 'T']).next().unwrap_or("");
    if let Ok(day) = date.parse() {
        return Some(day);
    }
    if let [day, month, year] = date.split(['/', '-']).collect::<Vec<&str>>().as_slice()
        && month.chars().all(char::is_alphabetic)
    {
        let century = if year.len() == 2 { "20" } else { "" };
        return only_day(&format!("{day} {month} {century}{year}"));
    }
    let is_numbers = date.chars().all(|it| it.is_ascii_digit() || "/.-".contains(it));
    if is_numbers && date.contains(['/', '.', '-']) { None } else { only_day(cell) }
}

fn only_day(text: &str) -> Option<NaiveDate> {
    stamp::find_day(text).filter(|(_, written)| text.starts_with(written)).map(|(day, _)| day)
}
