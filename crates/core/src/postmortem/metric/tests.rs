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
