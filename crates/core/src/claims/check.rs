//! Compares claims with moments, timeline and impact, and with each other.

use super::known::Known;
use super::reader::read;
use super::sides::Sides;
use super::{Amount, Claim, Clock, Contradiction, Recorded, Said, Topic};
use crate::Postmortem;
use crate::postmortem::{Metric, MetricCatalogue, MomentKey};

/// Recorded times are to the minute.
pub(super) const MINUTE: f64 = 60.0;

/// Where the text of `postmortem` disagrees with what is recorded, or with itself: the former in the order of the texts, then
/// claims that disagree with each other.
///
/// `catalogue` says which definition a metric has; the other definitions of the same metric count as fair readings too.
///
/// ```
/// use afterword_core::postmortem::{MetricCatalogue, Moment, MomentKey};
/// use afterword_core::{Postmortem, claims, id::DocumentId};
///
/// let at = |clock: &str| chrono::DateTime::parse_from_rfc3339(&format!("2025-10-01T{clock}:00Z")).unwrap();
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("00:00"));
/// postmortem.moments.insert(MomentKey::ImpactStarted, Moment::At(at("14:32")));
/// postmortem.moments.insert(MomentKey::ImpactEnded, Moment::At(at("14:55")));
/// postmortem.summary = "The outage lasted 45 minutes.".to_owned();
/// let found = claims::check(&postmortem, MetricCatalogue::shipped());
/// assert_eq!(
///     found[0].question(),
///     "The text says “45 minutes” (duration of the impact); by the times, impact started 14:32 and impact ended 14:55, it is \
///      23 min. Which is right?",
/// );
/// ```
pub fn check(postmortem: &Postmortem, catalogue: &MetricCatalogue) -> Vec<Contradiction> {
    check_claims(postmortem, catalogue, &read(postmortem))
}

/// What [`check`] returns, of `claims` that were read before from the same texts.
pub fn check_claims(
    postmortem: &Postmortem,
    catalogue: &MetricCatalogue,
    claims: &[Claim],
) -> Vec<Contradiction> {
    if claims.is_empty() {
        return Vec::new();
    }
    let mut known = Known::of(postmortem);
    known.learn(claims, postmortem);
    let sides = Sides::new(postmortem, catalogue, &known, claims);
    let mut found = Vec::new();
    let (mut open, mut agreed): (Vec<&Claim>, Vec<&Claim>) = (Vec::new(), Vec::new());
    for claim in claims {
        match sides.verdict(claim) {
            Verdict::Contradicted(recorded) => found.push(sides.contradiction(claim, recorded)),
            Verdict::Open => open.push(claim),
            Verdict::Agreed => agreed.push(claim),
        }
    }
    drop_repeated(&mut found);
    found.extend(sides.among_themselves(&open, &agreed));
    found
}

/// What comparing a claim came to.
pub(super) enum Verdict {
    Agreed,
    Contradicted(Recorded),
    /// Nothing is recorded to compare it with.
    Open,
}

/// A sentence that says one thing twice, as “45 minutes (14:32–15:17)” does, is asked about once.
fn drop_repeated(found: &mut Vec<Contradiction>) {
    let lengths: Vec<Claim> = found
        .iter()
        .filter(|it| {
            matches!((&it.claim.topic, it.claim.said), (Topic::Metric(_), Said::Length(_)))
        })
        .map(|it| it.claim.clone())
        .collect();
    let is_near = |a: &Claim, b: &Claim| {
        let gap = a.range.start.max(b.range.start).saturating_sub(a.range.end.min(b.range.end));
        a.place == b.place && gap <= 24
    };
    found.retain(|it| match it.claim.said {
        Said::Clocks { .. } => !lengths.iter().any(|length| is_near(length, &it.claim)),
        _ => true,
    });
}

/// Marks the metrics that the text contradicts.
///
/// ```
/// # use afterword_core::postmortem::{MetricCatalogue, MetricValue, Moment, MomentKey};
/// # use afterword_core::{Postmortem, claims, id::DocumentId};
/// # let at = |clock: &str| chrono::DateTime::parse_from_rfc3339(&format!("2025-10-01T{clock}:00Z")).unwrap();
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("00:00"));
/// # postmortem.moments.insert(MomentKey::ImpactStarted, Moment::At(at("14:32")));
/// # postmortem.moments.insert(MomentKey::Detected, Moment::At(at("14:35")));
/// postmortem.summary = "Time to detect: 20 min".to_owned();
/// let catalogue = MetricCatalogue::shipped();
/// let mut metrics = catalogue.measure(&postmortem);
/// claims::contradict(&mut metrics, &claims::check(&postmortem, catalogue));
/// assert!(matches!(&metrics[0].value, MetricValue::Contradicted { claimed, .. } if claimed.num_minutes() == 20));
/// ```
pub fn contradict(metrics: &mut [Metric], contradictions: &[Contradiction]) {
    for metric in metrics {
        let claimed =
            contradictions.iter().find_map(|it| it.claimed_length(metric.definition.metric()));
        if let Some(claimed) = claimed {
            metric.value = metric.value.clone().contradicted_by(claimed);
        }
    }
}

/// Whether a length of time and the two times beside it agree; more than a day may lie between them.
pub(super) fn fits_span(length: &Amount, from: Clock, to: Clock) -> bool {
    let minutes = f64::from(from.until(to));
    let reading = if from.about || to.about { 15.0 * MINUTE } else { MINUTE };
    let days = ((length.middle() / MINUTE - minutes) / 1440.0).round().max(0.0);
    length.fits((minutes + days * 1440.0) * MINUTE, reading)
}

/// The minutes between two times as seconds.
pub(super) fn span_seconds(from: Clock, to: Clock) -> f64 {
    f64::from(from.until(to)) * MINUTE
}

/// The moments that end an impact, in any definition.
pub(super) const ENDS: [MomentKey; 3] =
    [MomentKey::ImpactEnded, MomentKey::Mitigated, MomentKey::Resolved];
