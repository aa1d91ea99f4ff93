//! Tests of metrics: what is measured, and by which clock.

use super::*;
use crate::id::DocumentId;
use crate::postmortem::Moment;
use crate::severity::{SeverityKey, SeverityScheme};
use crate::time::{Instant, human};

fn at(clock: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(&format!("2025-10-01T{clock}:00Z")).unwrap()
}

fn postmortem(moments: &[(MomentKey, &str)]) -> Postmortem {
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("00:00"));
    let entered = moments.iter().map(|(key, clock)| (key.clone(), Moment::At(at(clock))));
    postmortem.moments.extend(entered);
    postmortem
}

fn value(postmortem: &Postmortem, id: &str) -> MetricValue {
    let definitions = MetricDefinition::shipped();
    definitions.iter().find(|it| it.id == id).unwrap().measure(postmortem)
}

#[track_caller]
fn check(moments: &[(MomentKey, &str)], id: &str, expected: &str) {
    match value(&postmortem(moments), id) {
        MetricValue::Recorded { length, .. } => assert_eq!(human(length), expected),
        other => panic!("{other:?}"),
    }
}

/// The chapter's sample: 45 minutes from alert to close, though requests failed for 23.
#[test]
fn open_and_impact_durations_are_two_things() {
    let moments = [
        (MomentKey::ImpactStarted, "14:32"),
        (MomentKey::Detected, "14:32"),
        (MomentKey::ImpactEnded, "14:55"),
        (MomentKey::Closed, "15:17"),
    ];
    check(&moments, "impact-duration", "23 min");
    check(&moments, "open-duration", "45 min");
    check(&moments, "time-to-detect", "0 min");
}

#[test]
fn impact_ends_with_the_best_that_is_known() {
    let started = (MomentKey::ImpactStarted, "14:00");
    check(&[started.clone(), (MomentKey::Resolved, "15:00")], "impact-duration", "1 h");
    let mitigated = [started, (MomentKey::Mitigated, "14:30"), (MomentKey::Resolved, "15:00")];
    check(&mitigated, "impact-duration", "30 min");
}

/// The lists' figure is worked out without the definitions; it has to stay the same one.
#[test]
fn the_span_of_the_impact_is_what_the_metric_measures() {
    let clocks = ["13:30", "14:00", "14:30"];
    let keys = [
        MomentKey::ImpactStarted,
        MomentKey::ImpactEnded,
        MomentKey::Mitigated,
        MomentKey::Resolved,
    ];
    // Every way in which the four moments can be absent or at one of three times.
    for n in 0..4_usize.pow(4) {
        let choice = |at: usize| (n / 4_usize.pow(at as u32)) % 4;
        let moments: Vec<_> = (0..4)
            .filter(|at| choice(*at) > 0)
            .map(|at| (keys[at].clone(), clocks[choice(at) - 1]))
            .collect();
        let postmortem = postmortem(&moments);
        let measured = match value(&postmortem, "impact-duration") {
            MetricValue::Recorded { length, .. } => Some(length),
            _ => None,
        };
        assert_eq!(postmortem.impact_span().map(|(from, to)| to - from), measured, "{moments:?}");
    }
}

#[test]
fn an_unknown_end_is_pending_and_a_wrong_order_invalid() {
    let detected = [(MomentKey::Detected, "14:00")];
    let missing = vec![MomentKey::ImpactStarted];
    assert_eq!(value(&postmortem(&detected), "time-to-detect"), MetricValue::Pending { missing });

    let reversed = [(MomentKey::ImpactStarted, "14:00"), (MomentKey::Resolved, "13:00")];
    let invalid = MetricValue::Invalid { from: MomentKey::ImpactStarted, to: MomentKey::Resolved };
    assert_eq!(value(&postmortem(&reversed), "time-to-resolve"), invalid);
}

#[test]
fn without_moments_there_is_nothing_to_wait_for() {
    assert!(matches!(
        value(&postmortem(&[]), "time-to-resolve"),
        MetricValue::NotApplicable { .. }
    ));
}

#[test]
fn promises_are_kept_to_the_minute() {
    let scheme = SeverityScheme::shipped();
    let mut it = postmortem(&[
        (MomentKey::ImpactStarted, "10:00"),
        (MomentKey::Detected, "10:05"),
        (MomentKey::Acknowledged, "10:20"),
        (MomentKey::Resolved, "14:01"),
    ]);
    assert_eq!(response_kept(&it, &scheme), (Kept::NoTarget, Kept::NoTarget));
    it.severity = Some(SeverityKey("SEV2".to_owned()));
    let (acknowledged, resolved) = response_kept(&it, &scheme);
    assert_eq!(acknowledged, Kept::Yes { target: TimeDelta::minutes(15) });
    let over = TimeDelta::minutes(1);
    assert_eq!(resolved, Kept::No { target: TimeDelta::hours(4), over });
}

#[test]
fn the_shipped_metrics_are_one_definition_each_and_their_ids_are_unique() {
    let shipped: Vec<String> = MetricDefinition::shipped().into_iter().map(|it| it.id).collect();
    let expected = [
        "time-to-detect",
        "time-to-acknowledge",
        "time-to-mitigate",
        "time-to-resolve",
        "impact-duration",
        "open-duration",
        "publish-lag",
    ];
    assert_eq!(shipped, expected);
    let catalogue = MetricCatalogue::shipped();
    for definition in catalogue.definitions() {
        assert_eq!(catalogue.definition(&definition.id), Some(definition), "an id twice");
        assert!(!definition.source.is_empty() && !definition.label.is_empty(), "{}", definition.id);
        let is_named = |it: &MomentKey| !matches!(it, MomentKey::Custom(_));
        assert!(definition.from.iter().chain(&definition.to).all(is_named), "{}", definition.id);
    }
}

/// Four hours by one vendor are three by another.
#[test]
fn vendors_measure_the_same_incident_differently() {
    let it = postmortem(&[
        (MomentKey::CauseIntroduced, "09:00"),
        (MomentKey::ImpactStarted, "10:00"),
        (MomentKey::Detected, "10:30"),
        (MomentKey::Declared, "11:00"),
        (MomentKey::Mitigated, "12:00"),
        (MomentKey::ImpactEnded, "13:00"),
        (MomentKey::Resolved, "14:00"),
    ]);
    let length = |id: &str| {
        let definition = MetricCatalogue::shipped().definition(id).unwrap();
        human(definition.measure(&it).length().unwrap())
    };
    let measured = [
        "time-to-detect",
        "time-to-detect-moogsoft",
        "time-to-resolve",
        "time-to-resolve-datadog",
        "time-to-repair-datadog",
        "time-to-mitigate",
        "impact-duration",
        "impact-duration-rootly",
    ]
    .map(length);
    assert_eq!(
        measured,
        ["30 min", "1 h 30 min", "4 h", "3 h", "2 h 30 min", "1 h 30 min", "3 h", "2 h"]
    );
}

#[test]
fn a_choice_names_a_definition_and_may_add_a_metric() {
    let choose = |metric: &str, id: &str| {
        let choice = MetricChoice::from([(metric.to_owned(), id.to_owned())]);
        let catalogue = MetricCatalogue::with(Vec::new(), choice);
        catalogue.chosen().iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    };
    assert!(
        choose("time-to-resolve", "time-to-resolve-datadog")
            .contains(&"time-to-resolve-datadog".to_owned())
    );
    assert_eq!(
        choose("time-to-resolve", "gone"),
        choose("", ""),
        "a deleted definition is no choice"
    );
    assert_eq!(
        choose("time-to-resolve", "time-to-detect"),
        choose("", ""),
        "nor is one of another metric"
    );
    assert_eq!(choose("time-to-identify", "gone"), choose("", ""), "nor does it add a metric");
    assert!(
        choose("time-to-identify", "time-to-identify-start")
            .contains(&"time-to-identify-start".to_owned())
    );
}

#[test]
fn a_definition_of_ones_own_is_added_or_takes_the_place_of_a_shipped_one() {
    let own = |id: &str| MetricDefinition {
        id: id.to_owned(),
        label: "Ours".to_owned(),
        ..MetricCatalogue::shipped().definition("time-to-detect").unwrap().clone()
    };
    let catalogue =
        MetricCatalogue::with(vec![own("ours"), own("time-to-detect")], MetricChoice::new());
    assert_eq!(catalogue.definitions().len(), MetricCatalogue::shipped().definitions().len() + 1);
    assert_eq!(catalogue.chosen_for("time-to-detect").unwrap().label, "Ours");
    let stored = serde_json::to_string(&own("ours")).unwrap();
    assert_eq!(serde_json::from_str::<MetricDefinition>(&stored).unwrap(), own("ours"));
}

fn office(days: &[chrono::Weekday], from: u32, to: u32) -> SupportHours {
    let clock = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    SupportHours {
        days: days.to_vec(),
        from: clock(from),
        to: clock(to),
        ..SupportHours::office(crate::time::Zone::default())
    }
}

const WORKDAYS: [chrono::Weekday; 5] = [
    chrono::Weekday::Mon,
    chrono::Weekday::Tue,
    chrono::Weekday::Wed,
    chrono::Weekday::Thu,
    chrono::Weekday::Fri,
];

fn date(text: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(text).unwrap()
}

#[test]
fn support_hours_leave_out_nights_and_weekends() {
    let hours = office(&WORKDAYS, 9, 17);
    let utc = *date("2025-10-03T00:00:00Z").offset();
    let between = |from: &str, to: &str| human(hours.between(date(from), date(to), &utc));
    assert_eq!(between("2025-10-03T16:30:00Z", "2025-10-06T09:45:00Z"), "1 h 15 min");
    assert_eq!(between("2025-10-04T10:00:00Z", "2025-10-05T10:00:00Z"), "0 min");
    assert_eq!(between("2025-10-06T10:00:00Z", "2025-10-06T09:00:00Z"), "0 min");
    // Nine to five in New York is 13:00 to 21:00 in UTC.
    let new_york = chrono::FixedOffset::west_opt(4 * 3600).unwrap();
    let there =
        hours.between(date("2025-10-06T00:00:00Z"), date("2025-10-06T14:00:00Z"), &new_york);
    assert_eq!(human(there), "1 h");
    let night = office(&WORKDAYS, 22, 6);
    let through = night.between(date("2025-10-03T23:00:00Z"), date("2025-10-06T00:00:00Z"), &utc);
    assert_eq!(human(through), "7 h");
}

#[test]
fn support_hours_read_as_people_say_them() {
    let mut hours = SupportHours::office("Europe/Berlin".parse().unwrap());
    assert_eq!(hours.to_string(), "Mon–Fri 09:00–17:00 Europe/Berlin");
    hours.days = vec![chrono::Weekday::Sun, chrono::Weekday::Tue, chrono::Weekday::Mon];
    assert_eq!(hours.to_string(), "Mon–Tue, Sun 09:00–17:00 Europe/Berlin");
}

#[test]
fn a_span_of_years_counts_its_weeks() {
    let hours = office(&WORKDAYS, 9, 17);
    let start = date("2025-01-01T00:00:00Z");
    for weeks in [9, 10, 11, 52, 520] {
        let between = hours.between(start, start + TimeDelta::weeks(weeks), start.offset());
        assert_eq!(between.num_hours(), weeks * 40, "{weeks}");
    }
    let mistyped = hours.between(start, date("9999-01-01T00:00:00Z"), start.offset());
    assert!(mistyped > TimeDelta::days(365));
}

#[test]
fn a_metric_in_support_hours_is_measured_so() {
    let mut it = postmortem(&[]);
    it.moments.insert(MomentKey::ImpactStarted, Moment::At(date("2025-10-03T16:30:00Z")));
    it.moments.insert(MomentKey::Resolved, Moment::At(date("2025-10-06T09:45:00Z")));
    let mut definition = MetricCatalogue::shipped().definition("time-to-resolve").unwrap().clone();
    definition.clock = MetricClock::SupportHours(office(&WORKDAYS, 9, 17));
    assert_eq!(human(definition.measure(&it).length().unwrap()), "1 h 15 min");
    let berlin = chrono::FixedOffset::east_opt(7200).unwrap();
    assert_eq!(human(definition.measure_in(&it, &berlin).length().unwrap()), "2 h 45 min");
    let stored = serde_json::to_string(&definition).unwrap();
    assert_eq!(serde_json::from_str::<MetricDefinition>(&stored).unwrap(), definition);
    // The hours' own clocks count, whatever offset the moments are written in.
    let mut hours = office(&WORKDAYS, 9, 17);
    hours.clocks = crate::time::ZoneOffsets::over(2025, 2025, |_| Some(berlin));
    definition.clock = MetricClock::SupportHours(hours);
    assert_eq!(human(definition.measure(&it).length().unwrap()), "2 h 45 min");
}
