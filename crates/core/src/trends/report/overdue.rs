//! What should be done by now: actions past their date or their service target, and postmortems that were not published.

use chrono::TimeDelta;

use super::basis::Basis;
use super::{Figure, Sentence};
use crate::actions::Fate;
use crate::board::Card;
use crate::order;
use crate::trends::Incident;

/// So many actions are named, the longest overdue first.
const MOST_ROWS: usize = 10;

pub(super) fn overdue(basis: &Basis<'_>) -> Vec<Sentence> {
    let mut said = actions(basis);
    said.extend(over_target(basis));
    said.extend(unpublished(basis));
    said
}

/// By how many days `card` is overdue.
fn days_late(card: &Card, basis: &Basis<'_>) -> Option<i64> {
    match card.fate(basis.today()) {
        Fate::Overdue { days } => Some(days),
        _ => None,
    }
}

pub(super) fn open<'a>(basis: &'a Basis<'_>) -> impl Iterator<Item = &'a Card> {
    basis.cards.iter().copied().filter(|it| !it.action.state.is_closed())
}

fn actions(basis: &Basis<'_>) -> Vec<Sentence> {
    if basis.cards.is_empty() {
        return Vec::new();
    }
    let mut late: Vec<(i64, &Card)> =
        open(basis).filter_map(|it| Some((days_late(it, basis)?, it))).collect();
    order::sort(&mut late, |a, b| b.0.cmp(&a.0).then(a.1.document.cmp(&b.1.document)));
    let n_open = open(basis).count();
    let (name, longest) = match late.first() {
        None if n_open == 0 => ("overdue.all-closed", None),
        None => ("overdue.none", None),
        Some((days, _)) => ("overdue.count", Some(*days)),
    };
    let mut summary = Sentence::new(name).with("today", Figure::Day(basis.today()));
    summary = match (longest, n_open) {
        (None, 0) => summary.count("n", basis.cards.len()),
        (None, _) => summary.count("n", n_open),
        (Some(days), _) => summary
            .count("n", late.len())
            .count("open", n_open)
            .count("days", usize::try_from(days).unwrap_or_default()),
    };
    let resting = if late.is_empty() {
        summary.resting_on(basis.cards.iter().map(|it| it.document))
    } else {
        summary.resting_on(late.iter().map(|it| it.1.document))
    };
    let mut said = vec![resting];
    said.extend(late.iter().take(MOST_ROWS).map(|(days, card)| one(*days, card)));
    if let Some(others) = late.get(MOST_ROWS..).filter(|it| !it.is_empty()) {
        let more = Sentence::new("overdue.more").count("n", others.len());
        said.push(more.resting_on(others.iter().map(|it| it.1.document)));
    }
    said
}

fn one(days: i64, card: &Card) -> Sentence {
    let owner = card.action.owner.trim();
    let title = card.action.title.trim();
    let name = match (title.is_empty(), owner.is_empty()) {
        (true, _) => "overdue.action.untitled",
        (false, true) => "overdue.action.unowned",
        (false, false) => "overdue.action",
    };
    let said = Sentence::new(name).count("n", usize::try_from(days).unwrap_or_default());
    let said = if title.is_empty() { said } else { said.text("title", title) };
    let said = if title.is_empty() || owner.is_empty() { said } else { said.text("owner", owner) };
    let said = match card.action.due {
        Some(due) => said.with("due", Figure::Day(due)),
        None => said,
    };
    said.resting_on([card.document])
}

/// Open actions that are older than the service target of their priority.
fn over_target(basis: &Basis<'_>) -> Option<Sentence> {
    let over = |it: &&Card| it.days_over_target(basis.today(), basis.question.policy).is_some();
    let found: Vec<&Card> = open(basis).filter(over).collect();
    let of = open(basis).filter(|it| it.action.priority.is_some()).count();
    let said = Sentence::new("overdue.target").count("n", found.len()).count("of", of);
    (!found.is_empty()).then(|| said.resting_on(found.iter().map(|it| it.document)))
}

/// Incidents of the report's days that are resolved, and whose postmortem is still not published although its hours are over.
fn unpublished(basis: &Basis<'_>) -> Option<Sentence> {
    let hours = basis.question.policy.written_within_hours;
    let limit = TimeDelta::hours(hours.into());
    let waits = |it: &&&Incident| {
        it.published.is_none() && it.resolved.is_some_and(|at| basis.question.now - at > limit)
    };
    let found: Vec<&Incident> = basis.during.iter().filter(waits).copied().collect();
    let said = Sentence::new("overdue.unpublished")
        .count("n", found.len())
        .count("of", basis.during.len());
    (!found.is_empty()).then(|| said.count("hours", hours as usize).resting_on_all(&found))
}
