//! What to do next: what warnings recommend, what returns with nothing against it, what falls due, and how many incidents to expect.

use super::basis::Basis;
use super::happened::unit;
use super::overdue::open;
use super::{Figure, Sentence};
use crate::actions::Fate;
use crate::board::Card;
use crate::statistics::Proportion;
use crate::trends::{
    Evidence, Incident, Recurring, TrackRecord, Trust, Warning, forecast, standing, track_record,
    warnings,
};

/// So many factors without an action are named.
const MOST_ROWS: usize = 5;

pub(super) fn next(basis: &Basis<'_>) -> Vec<Sentence> {
    if basis.past().days() == 0 {
        return Vec::new();
    }
    let warned = standing(warnings(&basis.library, basis.as_of()), basis.question.rulings);
    let mut said: Vec<Sentence> = warned.iter().map(|it| recommended(basis, it)).collect();
    let open_ends = basis.library.recurring().iter().filter_map(|it| unaddressed(basis, it));
    said.extend(open_ends.take(MOST_ROWS));
    said.extend(actionless(basis));
    said.extend(due_soon(basis));
    said.extend(unowned(basis));
    said.extend(expected(basis));
    said
}

fn recommended(basis: &Basis<'_>, warning: &Warning) -> Sentence {
    let said = Sentence::new(format!("next.{}", warning.recommended().key()));
    let said = match &warning.evidence {
        Evidence::RateRose { service, lately, before, p } => said
            .text("service", service)
            .count("lately", lately.0)
            .with("weeks", Figure::Number(lately.1))
            .count("before", before.0)
            .with("weeks_before", Figure::Number(before.1))
            .with("p", Figure::Chance(*p)),
        Evidence::FactorReturned { factor, closed, returned, .. } => said
            .text("factor", factor)
            .with("closed", Figure::Day(*closed))
            .with("returned", Figure::Day(*returned)),
        Evidence::OverdueAgainstRecurring { factor, incidents, days } => said
            .text("factor", factor)
            .count("n", warning.actions.len())
            .count("incidents", *incidents)
            .with("as_of", Figure::Day(basis.as_of()))
            .count("days", usize::try_from(*days).unwrap_or_default()),
        Evidence::FoundByCustomers { found, .. } => said.with("share", Figure::Share(*found)),
        Evidence::BudgetNearExhaustion { service, spent, window_days } => said
            .text("service", service)
            .with("spent", Figure::Part(*spent as f64 / 1e6))
            .count("days", (*window_days).into()),
    };
    said.resting_on(warning.incidents.iter().copied())
}

/// A factor that returned in the report's days and that no action addresses anywhere.
fn unaddressed(basis: &Basis<'_>, recurring: &Recurring) -> Option<Sentence> {
    let known = basis.library.incidents();
    let (latest, reason) = recurring.occurrences.last()?.of(known)?;
    let is_news = latest.day().is_some_and(|it| basis.span().period().holds(it));
    if !is_news || !recurring.actions(known).is_empty() {
        return None;
    }
    let said = Sentence::new("next.address").text("factor", &reason.text);
    let documents = recurring.occurrences.iter().rev().filter_map(|it| Some(it.of(known)?.0.id));
    Some(said.count("incidents", recurring.incidents).resting_on(documents))
}

/// Incidents of which nothing follows.
fn actionless(basis: &Basis<'_>) -> Option<Sentence> {
    let found: Vec<&Incident> =
        basis.during.iter().filter(|it| it.actions.is_empty()).copied().collect();
    let said =
        Sentence::new("next.actionless").count("n", found.len()).count("of", basis.during.len());
    (!found.is_empty()).then(|| said.resting_on_all(&found))
}

fn due_soon(basis: &Basis<'_>) -> Option<Sentence> {
    let is_near = |it: &&Card| matches!(it.fate(basis.today()), Fate::AtRisk { .. });
    counted(basis, "next.due-soon", &is_near)
}

fn unowned(basis: &Basis<'_>) -> Option<Sentence> {
    counted(basis, "next.unowned", &|it| it.action.owner.trim().is_empty())
}

fn counted(basis: &Basis<'_>, name: &str, is_so: &dyn Fn(&&Card) -> bool) -> Option<Sentence> {
    let found: Vec<&Card> = open(basis).filter(is_so).collect();
    let said = Sentence::new(name).count("n", found.len()).count("open", open(basis).count());
    (!found.is_empty()).then(|| said.resting_on(found.iter().map(|it| it.document)))
}

/// How many incidents the next period will have, and whether such forecasts came true.
fn expected(basis: &Basis<'_>) -> Option<Sentence> {
    let period = basis.span().period();
    if !basis.is_over() {
        return None;
    }
    let bins = basis.bins(basis.span().step(), period.until);
    let next = basis.span().after();
    // What is over by now is no longer to be expected.
    if next.period().until <= basis.today() {
        return None;
    }
    // Where nothing happened there is nothing to rest on.
    let forecast = forecast(&bins, next.period()).ok().filter(|it| it.seen.events > 0)?;
    let TrackRecord { covered, trust, .. } = track_record(&bins);
    let name = match trust {
        Trust::Unknown(_) | Trust::FewIncidents(_) => "next.expected.unproved",
        Trust::TooSure | Trust::NoBetterThanNaive => "next.expected.doubtful",
        Trust::Deserved => "next.expected",
    };
    let from = bins[bins.len().saturating_sub(crate::trends::LOOKS_BACK)..].first()?.period.from;
    let counted = basis.incidents.iter();
    let counted =
        counted.filter(|it| it.day().is_some_and(|day| from <= day && day < period.until));
    let Proportion { hits, of } = covered;
    let said = Sentence::new(name)
        .with("span", Figure::Span(next))
        .count("low", forecast.interval.low as usize)
        .count("high", forecast.interval.high as usize)
        .count("events", usize::try_from(forecast.seen.events).unwrap_or(usize::MAX))
        .count("known", bins.len().min(crate::trends::LOOKS_BACK))
        .term("unit", unit(basis))
        .count("hits", hits)
        .count("of", of);
    Some(said.resting_on(counted.map(|it| it.id)))
}
