//! The sentence that says what was done.

use std::fmt::Display;

use afterword_core::actions::ActionChange;
use afterword_ui::words::{InWords, word};

use super::edits::{Change, Done, Outcome};

/// What was done, in one sentence.
pub(super) fn done(outcome: &Outcome) -> String {
    let mut parts = Vec::new();
    match outcome.done.first() {
        Some(first) => parts.push(of(first, outcome.done.len())),
        None if outcome.n_gone == 0 => parts.push(word::BOARD_CHANGED_NOTHING.text().to_owned()),
        None => {}
    }
    parts.extend(rest(outcome));
    parts.join(". ")
}

/// What was taken back, in one sentence.
pub(super) fn undone(outcome: &Outcome) -> String {
    let mut parts = Vec::new();
    if !outcome.done.is_empty() {
        parts.push(word::BOARD_UNDONE.count(outcome.done.len()));
    }
    if outcome.n_others > 0 {
        parts.push(word::BOARD_UNDONE_SOME.count(outcome.n_others));
    }
    parts.extend(rest(outcome));
    parts.join(". ")
}

fn rest(outcome: &Outcome) -> Option<String> {
    (outcome.n_gone > 0).then(|| word::BOARD_GONE.count(outcome.n_gone))
}

fn of(done: &Done, n: usize) -> String {
    let to = |to: &dyn Display| -> [(&'static str, String); 1] { [("to", to.to_string())] };
    let change = match &done.change {
        Change::Of(change) => change,
        Change::Add(..) => return word::BOARD_ADDED.count(n),
        Change::Remove => return word::BOARD_REMOVED.count(n),
    };
    let (text, to) = match change {
        ActionChange::Owner(owner) if owner.is_empty() => {
            (&word::BOARD_CHANGED_OWNER, to(&word::BOARD_NOBODY.text()))
        }
        ActionChange::Owner(owner) => (&word::BOARD_CHANGED_OWNER, to(owner)),
        ActionChange::Due(Some(day)) => {
            (&word::BOARD_CHANGED_DUE, to(&word::DATE_DAY_MON_YEAR.day(*day)))
        }
        ActionChange::Due(None) => (&word::BOARD_CHANGED_DUE_NONE, to(&"")),
        ActionChange::Priority(Some(priority)) => (&word::BOARD_CHANGED_PRIORITY, to(priority)),
        ActionChange::Priority(None) => {
            (&word::BOARD_CHANGED_PRIORITY, to(&word::BOARD_NO_PRIORITY.text()))
        }
        ActionChange::Kind(Some(kind)) => (&word::BOARD_CHANGED_KIND, to(&kind.in_words())),
        ActionChange::Kind(None) => (&word::BOARD_CHANGED_KIND, to(&word::NOT_SAID_SHORT.text())),
        ActionChange::State { state, .. } | ActionChange::StateBack(state) => {
            (&word::BOARD_CHANGED_STATE, to(&state.kind().in_words()))
        }
        _ => (&word::BOARD_CHANGED_TITLE, to(&"")),
    };
    let [(name, value)] = to;
    text.count_and(n, &[(name, &value)])
}
