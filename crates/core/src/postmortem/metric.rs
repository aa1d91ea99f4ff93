//! Durations derived from moments. Nothing here is stored, and unknown is never zero.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{MomentKey, Postmortem};
use crate::amount::Share;
use crate::severity::{ResolveTarget, SeverityScheme};

/// What a metric measures. Vendors give one name to different clocks, so a definition is data and is shown with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetricDefinition {
    /// Its name in files.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Where it begins: the first of these that is known.
    pub from: Vec<MomentKey>,
    /// Where it ends: the first of these that is known.
    pub to: Vec<MomentKey>,
    /// Whose definition it is.
    #[serde(default)]
    pub source: String,
}

impl MetricDefinition {
    /// The definitions that ship.
    pub fn shipped() -> Vec<Self> {
        serde_json::from_str(include_str!("../../data/metrics.json"))
            .expect("a test reads this file")
    }

    /// What it measures for `postmortem`.
    pub fn measure(&self, postmortem: &Postmortem) -> MetricValue {
        let known = |keys: &[MomentKey]| postmortem.first_instant(keys);
        match (known(&self.from), known(&self.to)) {
            (Some((from, start)), Some((to, end))) if start <= end => {
                MetricValue::Recorded { length: end - start, from, to }
            }
            (Some((from, _)), Some((to, _))) => MetricValue::Invalid { from, to },
            (from, to) => {
                let nothing_happened = || postmortem.moments.is_empty();
                let missing_start = from.is_none().then(|| self.from.first().cloned()).flatten();
                let missing_end = to.is_none().then(|| self.to.first().cloned()).flatten();
                match missing_start.into_iter().chain(missing_end).collect::<Vec<_>>() {
                    missing if missing.is_empty() || nothing_happened() => {
                        MetricValue::NotApplicable { reason: "no moments are recorded yet" }
                    }
                    missing => MetricValue::Pending { missing },
                }
            }
        }
    }
}

/// What is known about a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MetricValue {
    /// Both ends are known and in order.
    Recorded {
        /// From the beginning to the end; never negative.
        length: TimeDelta,
        /// The moment that it begins with.
        from: MomentKey,
        /// The moment that it ends with.
        to: MomentKey,
    },
    /// An end is not known yet.
    Pending {
        /// The moments that would complete it.
        missing: Vec<MomentKey>,
    },
    /// It cannot be known of this document.
    NotApplicable {
        /// Why.
        reason: &'static str,
    },
    /// It ends before it begins.
    Invalid {
        /// The moment that it begins with.
        from: MomentKey,
        /// The moment that it ends with, which is earlier.
        to: MomentKey,
    },
}

/// A metric with its definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// What is measured.
    pub definition: MetricDefinition,
    /// What came out.
    pub value: MetricValue,
}

/// Every metric of `definitions`, measured.
pub fn metrics(postmortem: &Postmortem, definitions: &[MetricDefinition]) -> Vec<Metric> {
    let measure =
        |it: &MetricDefinition| Metric { definition: it.clone(), value: it.measure(postmortem) };
    definitions.iter().map(measure).collect()
}

/// Whether a promise of the severity scheme was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The level promises nothing here, or the document has no level.
    NoTarget,
    /// The end is not known yet.
    Pending,
    /// In time.
    Yes {
        /// The time that was allowed.
        target: TimeDelta,
    },
    /// Too late.
    No {
        /// The time that was allowed.
        target: TimeDelta,
        /// How much more it took.
        over: TimeDelta,
    },
}

/// Whether the acknowledgement and the resolution kept the promises of the document's severity, in that order.
pub fn response_kept(postmortem: &Postmortem, scheme: &SeverityScheme) -> (Kept, Kept) {
    let Some(level) = postmortem.severity.as_ref().and_then(|key| scheme.level(key)) else {
        return (Kept::NoTarget, Kept::NoTarget);
    };
    let between = |from, to| {
        let length = postmortem.instant_of(&to)? - postmortem.instant_of(&from)?;
        (length >= TimeDelta::zero()).then_some(length)
    };
    let judge = |minutes: Option<u32>, length: Option<TimeDelta>| match (minutes, length) {
        (None, _) => Kept::NoTarget,
        (Some(_), None) => Kept::Pending,
        (Some(minutes), Some(length)) => {
            let target = TimeDelta::minutes(minutes.into());
            let over = length - target;
            if over > TimeDelta::zero() { Kept::No { target, over } } else { Kept::Yes { target } }
        }
    };
    let resolve_minutes = match level.resolve {
        ResolveTarget::Within { minutes } => Some(minutes),
        ResolveTarget::Asap | ResolveTarget::Planned { .. } => None,
    };
    let acknowledged = between(MomentKey::Detected, MomentKey::Acknowledged);
    let resolved = between(MomentKey::ImpactStarted, MomentKey::Resolved);
    (judge(level.acknowledge_minutes, acknowledged), judge(resolve_minutes, resolved))
}

/// The share of the window's error budget that the incident spent, in millionths; it can exceed the whole.
///
/// Bad minutes are the impact duration times the share of requests that failed; the budget is the window times one minus the
/// objective (Google SRE workbook, “Implementing SLOs”). `None` while any of the three is unknown, or if the objective leaves
/// no budget.
///
/// ```
/// # use afterword_core::{id::DocumentId, postmortem::*};
/// # let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap();
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T00:00:00Z"));
/// postmortem.moments.insert(MomentKey::ImpactStarted, Moment::At(at("2025-10-01T14:00:00Z")));
/// postmortem.moments.insert(MomentKey::ImpactEnded, Moment::At(at("2025-10-01T14:43:12Z")));
/// postmortem.impact.requests_share = Some("50 %".parse()?);
/// postmortem.impact.slo = Some(Slo { objective: "99.9 %".parse()?, window_days: 30 });
/// // 43.2 minutes at one half are 21.6 bad minutes, of 43.2 allowed.
/// assert_eq!(budget_spent(&postmortem), Some(500_000));
/// # Ok::<(), afterword_core::amount::ParseAmountError>(())
/// ```
pub fn budget_spent(postmortem: &Postmortem) -> Option<u64> {
    let (_, start) = postmortem.first_instant(&[MomentKey::ImpactStarted])?;
    let (_, end) = postmortem.first_instant(&[
        MomentKey::ImpactEnded,
        MomentKey::Mitigated,
        MomentKey::Resolved,
    ])?;
    let seconds = u128::try_from((end - start).num_seconds()).ok()?;
    let failed = u128::from(postmortem.impact.requests_share?.millionths());
    let slo = postmortem.impact.slo?;
    let allowed = u128::from(Share::ALL.millionths() - slo.objective.millionths());
    let budget = u128::from(slo.window_days) * 86_400 * allowed;
    let spent = (seconds * failed * u128::from(Share::ALL.millionths())).checked_div(budget)?;
    u64::try_from(spent).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocumentId;
    use crate::postmortem::Moment;
    use crate::severity::SeverityKey;
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
        assert_eq!(
            value(&postmortem(&detected), "time-to-detect"),
            MetricValue::Pending { missing }
        );

        let reversed = [(MomentKey::ImpactStarted, "14:00"), (MomentKey::Resolved, "13:00")];
        let invalid =
            MetricValue::Invalid { from: MomentKey::ImpactStarted, to: MomentKey::Resolved };
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
}
