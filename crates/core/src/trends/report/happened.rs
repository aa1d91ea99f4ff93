//! What happened: how many incidents, how bad, where, how they were found, and how long they took.

use super::basis::Basis;
use super::lengths;
use super::{Figure, Sentence};
use crate::postmortem::DetectionSource;
use crate::statistics::{Proportion, TooFew};
use crate::trends::{
    Dimension, Incident, Step, counts, factor_pareto, forecast, promises_kept, weekly_rate,
};

/// So many of a kind are named, the most first.
const MOST_ROWS: usize = 5;

pub(super) fn happened(basis: &Basis<'_>) -> Vec<Sentence> {
    let mut said = number(basis);
    if !basis.during.is_empty() {
        said.extend(rate(basis));
        said.extend(foretold(basis));
        said.extend(by_severity(basis));
        said.extend(services(basis));
        said.extend(found_by(basis));
        said.extend(lengths::took(&basis.during));
        said.extend(promises(basis));
        said.extend(factors(basis));
    }
    said.extend(undated(basis));
    said
}

fn number(basis: &Basis<'_>) -> Vec<Sentence> {
    let name = match (basis.during.len(), basis.incidents.len()) {
        _ if basis.past().days() == 0 => "happened.not-begun",
        (_, 0) => "happened.never",
        (0, _) => "happened.none",
        _ => "happened.count",
    };
    let said = Sentence::new(name).with("span", Figure::Span(basis.span()));
    let said = match name {
        "happened.none" => said.count("n", basis.incidents.len()),
        "happened.count" => said.count("n", basis.during.len()),
        _ => said,
    };
    vec![said.resting_on_all(&basis.during)]
}

/// How many came a week of the days of which something is known.
fn rate(basis: &Basis<'_>) -> Option<Sentence> {
    let known = basis.known()?;
    let weeks = basis.bins(Step::Week, known.until);
    let rate = match weekly_rate(&basis.during, known, &weeks) {
        Ok(rate) => rate,
        Err(TooFew { n, needed }) => {
            let said = Sentence::new("happened.rate.few").count("n", n).count("needed", needed);
            return Some(said.resting_on_all(&basis.during));
        }
    };
    let is_whole = known.from == basis.past().from;
    let said = if is_whole {
        Sentence::new("happened.rate")
    } else {
        Sentence::new("happened.rate.since").with("first", Figure::Day(known.from))
    };
    let said = said
        .with("rate", Figure::Number(rate.mean))
        .with("weeks", Figure::Number(rate.weeks))
        .with("low", Figure::Number(rate.interval.low))
        .with("high", Figure::Number(rate.interval.high));
    Some(said.count("events", rate.events).resting_on_all(&basis.during))
}

/// Whether that is what the periods before gave to expect.
fn foretold(basis: &Basis<'_>) -> Option<Sentence> {
    let bins = basis.bins_before();
    if !basis.is_over() {
        return None;
    }
    let came = basis.during.len();
    let forecast = match forecast(&bins, basis.span().period()) {
        Ok(forecast) => forecast,
        Err(TooFew { n, needed }) => {
            let said = Sentence::new("happened.not-foretold").count("known", n);
            let said = said.count("needed", needed).term("unit", unit(basis));
            return Some(said.resting_on_all(&basis.during));
        }
    };
    let name = match came as f64 {
        it if it < forecast.interval.low => "happened.below",
        it if it > forecast.interval.high => "happened.above",
        _ => "happened.as-foretold",
    };
    let from = bins[bins.len().saturating_sub(crate::trends::LOOKS_BACK)..].first()?.period.from;
    let earlier = basis
        .incidents
        .iter()
        .filter(|it| it.day().is_some_and(|day| from <= day && day < basis.span().period().from));
    let said = Sentence::new(name)
        .count("came", came)
        .count("low", forecast.interval.low as usize)
        .count("high", forecast.interval.high as usize)
        .count("events", usize::try_from(forecast.seen.events).unwrap_or(usize::MAX))
        .count("known", bins.len().min(crate::trends::LOOKS_BACK))
        .term("unit", unit(basis));
    Some(said.resting_on(basis.during.iter().chain(earlier).map(|it| it.id)))
}

/// The name of the word for periods like the report's.
pub(super) fn unit(basis: &Basis<'_>) -> &'static str {
    match basis.span().step() {
        Step::Quarter => "quarters",
        Step::Week | Step::Month => "months",
    }
}

fn by_severity(basis: &Basis<'_>) -> Option<Sentence> {
    let found = counts(&basis.during, Dimension::Severity);
    if found.rows.is_empty() {
        return None;
    }
    let mut rows: Vec<(Figure, usize)> = Vec::new();
    // From worst to mildest, and then whatever the scheme does not know.
    for level in basis.question.scheme.levels() {
        let n = found.rows.iter().filter(|it| it.0 == level.key.0).map(|it| it.1).sum();
        rows.extend((n > 0).then(|| (Figure::Text(level.key.0.clone()), n)));
    }
    let is_level = |key: &str| basis.question.scheme.levels().iter().any(|it| it.key.0 == key);
    let others = found.rows.iter().filter(|it| !is_level(&it.0));
    rows.extend(others.map(|it| (Figure::Text(it.0.clone()), it.1)));
    let said = Sentence::new("happened.severity").with("counts", with_unknown(rows, found.unknown));
    Some(said.count("of", found.of).resting_on_all(&basis.during))
}

fn with_unknown(mut rows: Vec<(Figure, usize)>, unknown: usize) -> Figure {
    rows.extend((unknown > 0).then(|| (Figure::Term("unknown".to_owned()), unknown)));
    Figure::Counts(rows)
}

fn services(basis: &Basis<'_>) -> Vec<Sentence> {
    let found = counts(&basis.during, Dimension::Service);
    let often = found.rows.iter().filter(|it| it.1 > 1).take(MOST_ROWS);
    let say = |(service, n): &(String, usize)| {
        let hit = |it: &&&Incident| {
            it.services.iter().any(|it| it.to_lowercase() == service.to_lowercase())
        };
        let said = Sentence::new("happened.service").text("service", service);
        said.count("n", *n)
            .count("of", found.of)
            .resting_on(basis.during.iter().filter(hit).map(|it| it.id))
    };
    often.map(say).collect()
}

fn found_by(basis: &Basis<'_>) -> Vec<Sentence> {
    let found = counts(&basis.during, Dimension::Detection);
    if found.rows.is_empty() {
        return Vec::new();
    }
    let rows = found.rows.iter().map(|it| (Figure::Term(format!("detection.{}", it.0)), it.1));
    let said =
        Sentence::new("happened.found").with("counts", with_unknown(rows.collect(), found.unknown));
    let mut said = vec![said.count("of", found.of).resting_on_all(&basis.during)];
    let by_customer = |it: &Incident| it.detection.map(|it| it == DetectionSource::CustomerReport);
    let share = Proportion::of(basis.during.iter().map(|it| by_customer(it)));
    if share.hits > 0 {
        let missed = basis.during.iter().filter(|it| by_customer(it) == Some(true));
        let customers = Sentence::new("happened.customers").with("share", Figure::Share(share));
        said.push(customers.resting_on(missed.map(|it| it.id)));
    }
    said
}

/// Whether incidents were resolved in the time that their level promises.
fn promises(basis: &Basis<'_>) -> Vec<Sentence> {
    let kept = promises_kept(&basis.during, basis.question.scheme).into_iter();
    let judged = kept.filter(|it| it.resolved.kept.of > 0);
    let say = |row: crate::trends::LevelKept| {
        let of_level = basis.during.iter().filter(|it| it.severity.as_ref() == Some(&row.level));
        let said = Sentence::new("happened.promise").text("level", &row.level.0);
        said.with("share", Figure::Share(row.resolved.kept)).resting_on(of_level.map(|it| it.id))
    };
    judged.map(say).collect()
}

/// Which category makes most of the contributing factors.
fn factors(basis: &Basis<'_>) -> Option<Sentence> {
    let rows = factor_pareto(&basis.during);
    let of = rows.iter().map(|it| it.n).sum();
    let most = rows.into_iter().find(|it| it.n > 1)?;
    let has = |it: &&&Incident| it.reasons.iter().any(|it| it.category == Some(most.what));
    let said =
        Sentence::new("happened.factors").term("category", format!("category.{}", most.what.key()));
    Some(
        said.count("n", most.n)
            .count("of", of)
            .resting_on(basis.during.iter().filter(has).map(|it| it.id)),
    )
}

/// What can't be counted because nobody knows when it was.
fn undated(basis: &Basis<'_>) -> Option<Sentence> {
    let undated = basis.incidents.iter().filter(|it| it.day().is_none());
    let undated: Vec<&Incident> = undated.copied().collect();
    let said = Sentence::new("happened.undated").count("n", undated.len());
    (!undated.is_empty()).then(|| said.resting_on_all(&undated))
}
