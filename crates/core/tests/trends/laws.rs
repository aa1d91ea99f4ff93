//! What holds for every workspace.

use std::rc::Rc;

use afterword_core::claims;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::severity::SeverityScheme;
use afterword_core::statistics::TooFew;
use afterword_core::trends::{
    Bin, Dimension, Incident, Library, Measured, Period, Reason, ReasonKind, Scope, Step, Trust,
    counts, culture, factor_pareto, promises_kept, response_times, rhythm, series, track_record,
    trend, warnings, weekly_rate,
};
use afterword_core::workflow::WorkflowPolicy;
use chrono::{FixedOffset, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::arbitrary::{choices, empty, grown};
use crate::workspace::{at, day, documents, id};

fn bins(counts: &[u32]) -> Vec<Bin> {
    let from = day("2020-01-06");
    let weeks = Period::new(from, from + TimeDelta::weeks(counts.len() as i64));
    Step::Week
        .within(weeks)
        .into_iter()
        .zip(counts)
        .map(|(period, n)| Bin { period, n: *n })
        .collect()
}

fn incident() -> impl Strategy<Value = Incident> {
    (choices(0..40), -720..840_i32).prop_map(|(choices, offset)| {
        let document = grown(empty(), &choices, 1);
        let metrics = MetricCatalogue::shipped().measure(&document);
        Incident::of(&document, &metrics, &FixedOffset::east_opt(offset * 60).unwrap())
    })
}

proptest! {
    #[test]
    fn a_record_survives_a_file(incident in incident()) {
        let json = serde_json::to_string(&incident).unwrap();
        let back: Incident = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(back.day(), incident.day());
        prop_assert_eq!(back, incident);
    }

    #[test]
    fn any_workspace_has_its_trends(mut incidents in vec(incident(), 0..12)) {
        (0..).zip(&mut incidents).for_each(|(n, it)| it.id = id(n));
        let all: Vec<&Incident> = Scope::default().select(&incidents);
        prop_assert_eq!(all.len(), incidents.len());
        let (today, october) = (day("2025-11-15"), Period::new(day("2025-09-01"), day("2025-11-15")));
        for dimension in [Dimension::Severity, Dimension::Service, Dimension::Team, Dimension::Tag, Dimension::Detection, Dimension::Category] {
            let found = counts(&all, dimension);
            prop_assert!(found.rows.iter().all(|it| 0 < it.1 && it.1 <= found.of));
            prop_assert!(found.rows.iter().map(|it| it.1).sum::<usize>() + found.unknown >= found.of);
        }
        let weeks = series(&all, Step::Week, october);
        let days = |it: &&&Incident| it.day().is_some_and(|day| october.holds(day) && weeks.iter().any(|it| it.period.holds(day)));
        prop_assert_eq!(weeks.iter().map(|it| it.n as usize).sum::<usize>(), all.iter().filter(days).count());
        if let Ok(rate) = weekly_rate(&all, october, &weeks) {
            prop_assert!(rate.interval.holds(rate.mean));
        }
        let begun = rhythm(&all);
        prop_assert_eq!(begun.cells.iter().flatten().sum::<u32>() as usize + begun.unknown, all.len());
        for time in response_times(&all, 1) {
            prop_assert!(time.n + time.pending + time.invalid <= all.len());
        }
        promises_kept(&all, &SeverityScheme::shipped());
        culture(&all, &WorkflowPolicy::shipped(), at("11-15 12:00"));
        factor_pareto(&all);
        let library = Library::new(incidents.clone());
        let found = warnings(&library, today);
        let mut keys: Vec<_> = found.iter().map(|it| &it.key).collect();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), found.len());
        for incident in &incidents {
            prop_assert!(library.similar(incident, 5).iter().all(|it| it.likeness.is_finite()));
        }
    }

    #[test]
    fn a_library_that_was_others_before_is_that_of_its_incidents(
        mut before in vec(incident(), 0..6), mut after in vec(incident(), 0..6), stay in vec(any::<bool>(), 6),
    ) {
        (0..).zip(before.iter_mut().chain(&mut after)).for_each(|(n, it)| it.id = id(n));
        let before: Vec<Rc<Incident>> = before.into_iter().map(Rc::new).collect();
        let stayed = before.iter().zip(stay).filter(|it| it.1).map(|it| it.0.clone());
        let all: Vec<Rc<Incident>> = after.into_iter().map(Rc::new).chain(stayed).collect();
        let renewed = Library::new(before).renewed(all.clone());
        let new = Library::new(all);
        prop_assert_eq!(renewed.recurring(), new.recurring());
        for incident in new.incidents() {
            prop_assert_eq!(renewed.similar(incident, 5), new.similar(incident, 5));
        }
    }

    #[test]
    fn any_text_can_be_compared(texts in vec(any::<String>(), 1..8)) {
        let incidents: Vec<Incident> = (0..).zip(&texts).map(|(n, text)| {
            let mut incident = crate::workspace::record(&documents()[0]);
            incident.id = id(n);
            incident.title.clone_from(text);
            incident.reasons = vec![Reason { is: ReasonKind::Factor, text: text.clone(), category: None, actions: Vec::new() }];
            incident
        }).collect();
        let library = Library::new(incidents.clone());
        for incident in &incidents {
            library.similar(incident, 3);
        }
        for recurring in library.recurring() {
            prop_assert!(recurring.incidents >= 2 && recurring.words.len() >= 2);
        }
    }

    #[test]
    fn a_forecast_knows_nothing_of_what_comes(counts in vec(0..9_u32, 5..30), cut in 4..29_usize, later in vec(0..99_u32, 0..9)) {
        prop_assume!(cut < counts.len());
        let other: Vec<u32> = counts[..cut].iter().copied().chain(later).collect();
        let (one, other) = (track_record(&bins(&counts)), track_record(&bins(&other)));
        for (one, other) in one.scored.iter().zip(&other.scored).take(cut - 4) {
            prop_assert_eq!(one.forecast.interval, other.forecast.interval);
            prop_assert_eq!(one.log_score, other.log_score);
        }
    }

    #[test]
    fn turned_round_a_trend_is_never_the_same(counts in vec(0..20_u32, 8..40)) {
        use afterword_core::trends::Change;
        prop_assume!(counts.iter().sum::<u32>() >= 10);
        let forward = trend(&bins(&counts)).unwrap().change;
        let mut turned = counts;
        turned.reverse();
        let backward = trend(&bins(&turned)).unwrap().change;
        prop_assert_eq!(forward == Change::NoEvidence, backward == Change::NoEvidence);
        prop_assert!(forward == Change::NoEvidence || forward != backward);
    }
}

#[test]
fn forecasts_earn_their_trust() {
    // One or two a week, for a year: nothing to be surprised of.
    let steady: Vec<u32> = (0..52).map(|it| 1 + u32::from(it % 3 == 0)).collect();
    assert_eq!(track_record(&bins(&steady)).trust, Trust::Deserved);
    // Nothing came, and four in a year: to foretell nothing is no art.
    let with =
        |events: u32| (0..60).map(|it| u32::from(it % 15 == 7 && it / 15 < events)).collect();
    let quiet: [Vec<u32>; 2] = [with(0), with(4)];
    let trust = quiet.map(|it| track_record(&bins(&it)).trust);
    let few = |n| Trust::FewIncidents(TooFew { n, needed: 5 });
    assert_eq!(trust, [few(0), few(4)]);
    // Each month doubles: every forecast is behind.
    let doubling: Vec<u32> = (0..14).map(|it| 1 << it).collect();
    assert_eq!(track_record(&bins(&doubling)).trust, Trust::TooSure);
    // It climbs by steps that last: whoever expects the same again knows as much.
    let steps: Vec<u32> = (0..40).map(|it| 3 * (it / 10)).collect();
    assert_eq!(track_record(&bins(&steps)).trust, Trust::NoBetterThanNaive);
}

#[test]
fn a_budget_that_was_measured_counts_before_one_that_follows() {
    let mut document = documents().swap_remove(9);
    let spent = |document: &afterword_core::Postmortem| {
        crate::workspace::record(document).budget.unwrap().spent
    };
    assert_eq!(spent(&document), 925_925);
    // 54 of 43.2 minutes.
    document.impact.budget_minutes = Some(54);
    assert_eq!(spent(&document), 1_250_000);
}

#[test]
fn what_the_text_contradicts_counts_and_is_counted() {
    let mut document = documents().swap_remove(0);
    document.summary = "Time to detect: 20 min".to_owned();
    let catalogue = MetricCatalogue::shipped();
    let mut metrics = catalogue.measure(&document);
    claims::contradict(&mut metrics, &claims::check(&document, catalogue));
    let incident = Incident::of(&document, &metrics, &FixedOffset::east_opt(0).unwrap());
    assert_eq!(incident.times[0], Measured::Contradicted(120));
    let [detect, ..] = response_times(&[&incident], 1);
    assert_eq!((detect.n, detect.contradicted, detect.median), (1, 1, Ok(2.0)));
}
