//! What a workspace measures of itself that suggests scores, and what its incidents cost: of the last twelve months.

use std::collections::BTreeMap;

use afterword_core::amount::{Currency, Money};
use afterword_core::maturity::{IncidentCost, Metric};
use afterword_core::time::Instant;
use afterword_core::trends::{Incident, ResponseSummary, ResponseTime};
use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Ask, World};

/// What is measured that suggests the scores of an assessment?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FiguresKnown {
    /// The time; the twelve months before its day are looked at.
    pub(crate) now: Instant,
}

/// The figures that the workspace knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FiguresShown {
    pub(crate) figures: Vec<FigureKnown>,
    /// What incidents cost, if any says so.
    pub(crate) cost: Option<IncidentCost>,
}

/// A figure of a metric, in its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FigureKnown {
    /// The metric, by its [key](Metric::key).
    pub(crate) metric: String,
    pub(crate) figure: f64,
    /// On how many data points it rests.
    pub(crate) n: u32,
}

impl Ask for FiguresKnown {
    const NAME: &'static str = "figuresKnown";
    type Answer = FiguresShown;
}

/// A postmortem is published in time within so many hours of the end of its incident.
const HOURS_TO_PUBLISH: i64 = 48;

/// An action is closed in time within so many days.
const DAYS_TO_CLOSE: u32 = 30;

pub(super) fn figures(world: &World, ask: FiguresKnown) -> FiguresShown {
    let today = ask.now.date_naive();
    let from = today.checked_sub_days(Days::new(365)).unwrap_or(today);
    let is_recent = |day: NaiveDate| from < day && day <= today;
    let incidents: Vec<&Incident> =
        world.incidents().filter(|it| it.day().is_some_and(is_recent)).collect();
    let times = [
        (Metric::TimeToDetect, ResponseTime::Detect),
        (Metric::TimeToAcknowledge, ResponseTime::Acknowledge),
        (Metric::TimeToResolve, ResponseTime::Resolve),
    ];
    let times = times.into_iter().filter_map(|(metric, time)| {
        let summary = ResponseSummary::of(&incidents, time, 1);
        known(metric, summary.median.ok()?, summary.n)
    });
    let published = incidents.iter().filter_map(|it| is_published_in_time(it, ask.now));
    let actions = incidents.iter().flat_map(|it| &it.actions);
    let closed = actions.filter_map(|it| it.is_done_within(DAYS_TO_CLOSE, today));
    let shares = [
        share(Metric::PostmortemsWithin48h, published),
        share(Metric::ActionsClosedWithin30Days, closed),
        share(Metric::RepeatIncidents, repeats(world, &incidents).into_iter()),
        toil(world, is_recent),
    ];
    let figures = times.chain(shares.into_iter().flatten()).collect();
    FiguresShown { figures, cost: cost(world, &incidents) }
}

fn known(metric: Metric, figure: f64, n: usize) -> Option<FigureKnown> {
    let n = u32::try_from(n).ok().filter(|it| *it > 0)?;
    // As many digits as are worth reading, so that what is shown is what is held against the rule.
    let figure = (figure * 10.0).round() / 10.0;
    Some(FigureKnown { metric: metric.key().to_owned(), figure, n })
}

/// How many of all are so, in percent.
fn share(metric: Metric, all: impl Iterator<Item = bool>) -> Option<FigureKnown> {
    let (mut hits, mut n) = (0_usize, 0_usize);
    for is_so in all {
        (hits, n) = (hits + usize::from(is_so), n + 1);
    }
    known(metric, hits as f64 / n.max(1) as f64 * 100.0, n)
}

/// Whether its postmortem was published soon enough after its end; `None` while there is still time, or its end is not known.
fn is_published_in_time(incident: &Incident, now: Instant) -> Option<bool> {
    let until = incident.resolved?.checked_add_signed(TimeDelta::hours(HOURS_TO_PUBLISH))?;
    match incident.published {
        Some(published) => Some(published <= until),
        None => (now > until).then_some(false),
    }
}

/// Of each incident with a cause that somebody wrote down, whether an earlier one had much the same.
fn repeats(world: &World, incidents: &[&Incident]) -> Vec<bool> {
    let library = world.library_lately();
    let all = library.incidents();
    let is_repeat = |incident: &Incident| {
        library.recurring().iter().any(|it| {
            let mut own = it.occurrences.iter().filter_map(|it| Some(it.of(all)?.0.id));
            let first = own.next();
            first != Some(incident.id) && own.any(|it| it == incident.id)
        })
    };
    let told = incidents.iter().filter(|it| !it.reasons.is_empty());
    told.map(|it| is_repeat(it)).collect()
}

/// The share of toil in all work of the weeks that were measured, whoever measured them.
fn toil(world: &World, is_recent: impl Fn(NaiveDate) -> bool) -> Option<FigureKnown> {
    let weeks: Vec<_> = world.weeks().filter(|it| is_recent(it.0)).collect();
    let sums = weeks.iter().fold((0, 0), |sums, it| (sums.0 + it.1, sums.1 + it.2));
    let share = sums.0 as f64 / (sums.1 as f64).max(1.0) * 100.0;
    known(Metric::ToilShare, share, weeks.len())
}

/// What incidents cost, in the currency that most of them are in: sums of two are no sum.
fn cost(world: &World, incidents: &[&Incident]) -> Option<IncidentCost> {
    let costs: Vec<Money> = incidents.iter().filter_map(|it| world.cost(it.id)).collect();
    let mut counted: BTreeMap<String, (usize, Currency)> = BTreeMap::new();
    for it in &costs {
        counted.entry(it.currency.to_string()).or_insert((0, it.currency)).0 += 1;
    }
    // Of those that are as frequent, the first by name.
    let most = counted.values().map(|it| it.0).max()?;
    let currency = counted.values().find(|it| it.0 == most)?.1;
    let same = || costs.iter().filter(|it| it.currency == currency);
    let hundredths = same().map(|it| it.hundredths).fold(0, u64::saturating_add);
    let n = u32::try_from(same().count()).unwrap_or(u32::MAX);
    Some(IncidentCost { a_year: Money { hundredths, currency }, n })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::document::Document;
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{Edit, Moment, MomentKey};
    use afterword_core::toil::{ToilRegister, Week, WeekId};

    use super::*;

    fn at(text: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn id(n: u64) -> DocumentId {
        DocumentId::v7(n, [0; 10])
    }

    /// An incident of that day, detected after so many minutes, with a cost.
    fn incident(n: u64, day: &str, minutes: i64, cost: Option<&str>) -> Document {
        let began = at(&format!("{day}T10:00:00Z"));
        let mut it = Postmortem::new(id(n), began);
        it.title = format!("Incident {n}");
        let detected = began + TimeDelta::minutes(minutes);
        for (key, at) in [
            (MomentKey::ImpactStarted, began),
            (MomentKey::Detected, detected),
            (MomentKey::Resolved, detected + TimeDelta::hours(1)),
        ] {
            it.apply(Edit::Moment(key, Some(Moment::At(at)))).unwrap();
        }
        it.impact.revenue = cost.map(|it| it.parse().unwrap());
        it.into()
    }

    fn figure(shown: &FiguresShown, metric: Metric) -> Option<(f64, u32)> {
        let found = shown.figures.iter().find(|it| it.metric == metric.key());
        found.map(|it| (it.figure, it.n))
    }

    #[test]
    fn figures_are_of_twelve_months_and_say_on_how_much_they_rest() {
        let mut register = ToilRegister::new(id(9), "Platform".into(), at("2025-01-01T00:00:00Z"));
        for (n, day, toil) in
            [(1, "2025-09-01", 600), (2, "2025-09-08", 200), (3, "2023-09-08", 999)]
        {
            let mut week = Week::new(WeekId::from_bits(n), day.parse().unwrap());
            (week.toil_minutes, week.all_minutes) = (Some(toil), Some(1_000));
            register.weeks.push(week.into());
        }
        let world = World::of_all(&[
            incident(1, "2025-09-01", 10, Some("1000 EUR")),
            incident(2, "2025-08-01", 30, Some("500 EUR")),
            incident(3, "2025-07-01", 50, Some("9 USD")),
            incident(4, "2023-07-01", 900, Some("7000 EUR")),
            register.into(),
        ]);
        let shown = figures(&world, FiguresKnown { now: at("2025-10-01T12:00:00Z") });
        assert_eq!(figure(&shown, Metric::TimeToDetect), Some((30.0, 3)));
        assert_eq!(figure(&shown, Metric::PostmortemsWithin48h), Some((0.0, 3)));
        assert_eq!(figure(&shown, Metric::ToilShare), Some((40.0, 2)));
        assert_eq!(figure(&shown, Metric::ActionsClosedWithin30Days), None);
        let cost = shown.cost.map(|it| (it.a_year.to_string(), it.n));
        assert_eq!(cost, Some(("1500 EUR".into(), 2)));
    }

    #[test]
    fn nothing_is_known_of_an_empty_workspace() {
        let shown = figures(&World::default(), FiguresKnown { now: at("2025-10-01T12:00:00Z") });
        assert_eq!(shown, FiguresShown::default());
    }
}
