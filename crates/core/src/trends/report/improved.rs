//! What improved since the period before, what did not, and where nobody can tell.

use super::basis::Basis;
use super::compare::Verdict;
use super::happened::unit;
use super::lengths::{having, summaries};
use super::{Figure, Sentence};
use crate::actions::{ActionKind, StateKind};
use crate::board::Card;
use crate::statistics::{EVIDENCE, Proportion, TooFew, more_often};
use crate::trends::{Change, Incident, NoTrend, Period, culture, trend};

pub(super) fn improved(basis: &Basis<'_>) -> Vec<Sentence> {
    let mut said = Vec::new();
    if !(basis.during.is_empty() && basis.before.is_empty()) {
        said.extend(number(basis));
        said.extend(changes(basis));
        said.extend(lengths(basis));
        said.extend(published(basis));
    }
    said.extend(closed(basis));
    said
}

/// More or fewer incidents than in the period before, as far as that is known.
fn number(basis: &Basis<'_>) -> Option<Sentence> {
    let (now, whole) = (basis.past(), basis.span().before().period());
    let first = basis.first?;
    let before = Period::new(first.max(whole.from), whole.until);
    if now.days() == 0 || before.days() == 0 {
        return None;
    }
    if !basis.knows_before() {
        let said = Sentence::new("improved.first").with("first", Figure::Day(first));
        let said = said.with("before", Figure::Span(basis.span().before()));
        return Some(said.resting_on_all(&basis.before));
    }
    let seen = (basis.during.len(), f64::from(now.days()));
    let past = (basis.before.len(), f64::from(before.days()));
    let (rise, fall) = (more_often(seen, past), more_often(past, seen));
    // Either way would be news: so both tails count.
    let p = (rise.min(fall) * 2.0).min(1.0);
    let name = match p < EVIDENCE {
        true if rise < fall => "improved.number.more",
        true => "improved.number.fewer",
        false => "improved.number.same",
    };
    let said = Sentence::new(name)
        .count("now", basis.during.len())
        .count("days", now.days() as usize)
        .count("before", basis.before.len())
        .count("days_before", before.days() as usize)
        .with("p", Figure::Chance(p));
    Some(said.resting_on(both(basis).map(|it| it.id)))
}

fn both<'a>(basis: &'a Basis<'_>) -> impl Iterator<Item = &'a Incident> {
    basis.during.iter().chain(&basis.before).copied()
}

/// Whether the number of incidents changes over all periods up to this one.
fn changes(basis: &Basis<'_>) -> Option<Sentence> {
    if !basis.is_over() {
        return None;
    }
    let until = basis.span().period().until;
    let bins = basis.bins(basis.span().step(), until);
    bins.first()?;
    let counted = basis.incidents.iter().filter(|it| it.day().is_some_and(|day| day < until));
    let said = match trend(&bins) {
        Err(NoTrend::Periods(TooFew { n, needed })) => {
            Sentence::new("improved.trend.few").count("known", n).count("needed", needed)
        }
        Err(NoTrend::Incidents(TooFew { n, needed })) => {
            let said = Sentence::new("improved.trend.few-incidents").count("n", n);
            said.count("needed", needed).count("known", bins.len())
        }
        Ok(trend) => {
            let name = match trend.change {
                Change::NoEvidence => "improved.trend.same",
                Change::Rising => "improved.trend.rising",
                Change::Falling => "improved.trend.falling",
            };
            let said = Sentence::new(name).count("known", bins.len());
            let said = said.with("p", Figure::Chance(trend.test.p));
            match trend.change {
                Change::NoEvidence => said,
                _ => said
                    .with("slope", Figure::Number(trend.slope.slope))
                    .with("low", Figure::Number(trend.slope.interval.low))
                    .with("high", Figure::Number(trend.slope.interval.high)),
            }
        }
    };
    Some(said.term("unit", unit(basis)).resting_on(counted.map(|it| it.id)))
}

fn lengths(basis: &Basis<'_>) -> Vec<Sentence> {
    let pairs = summaries(&basis.during).into_iter().zip(summaries(&basis.before));
    let say = |(now, before): (crate::trends::ResponseSummary, crate::trends::ResponseSummary)| {
        let verdict = Verdict::of(now.interval.ok(), before.interval.ok());
        let said = Sentence::new(format!("improved.length.{}", verdict.key()))
            .term("time", now.time.metric())
            .with("now", Figure::median(&now)?)
            .with("before", Figure::median(&before)?);
        let known = having(&basis.during, now.time).chain(having(&basis.before, now.time));
        Some(said.resting_on(known))
    };
    pairs.filter_map(say).collect()
}

/// Postmortems that were published in the promised hours.
fn published(basis: &Basis<'_>) -> Option<Sentence> {
    let (policy, now) = (basis.question.policy, basis.question.now);
    let share = |incidents: &[&Incident]| culture(incidents, policy, now).published_in_time;
    let said = shares("improved.published", share(&basis.during), share(&basis.before))?;
    let ended = both(basis).filter(|it| it.resolved.is_some());
    Some(
        said.count("hours", policy.written_within_hours as usize).resting_on(ended.map(|it| it.id)),
    )
}

fn shares(name: &str, now: Proportion, before: Proportion) -> Option<Sentence> {
    if now.of == 0 {
        return None;
    }
    let verdict = if before.of == 0 { "alone" } else { Verdict::of_shares(now, before).key() };
    let said = Sentence::new(format!("{name}.{verdict}")).with("now", Figure::Share(now));
    Some(if before.of == 0 { said } else { said.with("before", Figure::Share(before)) })
}

/// What was done of the actions, in the report's days.
fn closed(basis: &Basis<'_>) -> Vec<Sentence> {
    let days = basis.question.policy.actions_within_days;
    let done: Vec<&&Card> =
        basis.cards.iter().filter(|it| is_done_in(it, basis.span().period())).collect();
    let in_time = |cards: &[&&Card]| {
        Proportion::of(cards.iter().map(|it| it.age_days(basis.today()).map(|age| age <= days)))
    };
    if done.is_empty() {
        return Vec::new();
    }
    let before = basis.span().before().period();
    let earlier: Vec<&&Card> = basis.cards.iter().filter(|it| is_done_in(it, before)).collect();
    let documents = || done.iter().map(|it| it.document);
    // That nothing was done in days nobody recorded says nothing.
    let said = match basis.knows_before() || !earlier.is_empty() {
        true => Sentence::new("improved.closed").count("before", earlier.len()),
        false => Sentence::new("improved.closed.alone"),
    };
    let mut said = vec![said.count("n", done.len()).resting_on(documents())];
    let promised = shares("improved.in-time", in_time(&done), in_time(&earlier));
    let all = || documents().chain(earlier.iter().map(|it| it.document));
    said.extend(promised.map(|it| it.count("days", days as usize).resting_on(all())));
    let prevents = |it: &&&&Card| it.action.kind == Some(ActionKind::Prevent);
    let preventing: Vec<_> = done.iter().filter(prevents).collect();
    if !preventing.is_empty() {
        let said_of =
            Sentence::new("improved.preventing").share("share", preventing.len(), done.len());
        said.push(said_of.resting_on(preventing.iter().map(|it| it.document)));
    }
    said
}

fn is_done_in(card: &Card, period: Period) -> bool {
    card.action.state.kind() == StateKind::Done && card.closed.is_some_and(|it| period.holds(it))
}
