//! Whether the response kept the promises of the document's severity.

use chrono::TimeDelta;

use crate::postmortem::{MomentKey, Postmortem};
use crate::severity::{ResolveTarget, SeverityLevel, SeverityScheme};

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

/// How long the response took, by the definitions in which promises are made: from detection to acknowledgement, and from the start of
/// the impact to the resolution. `None` while an end is not known, or if it is before the beginning.
pub fn response_lengths(postmortem: &Postmortem) -> (Option<TimeDelta>, Option<TimeDelta>) {
    let between = |from, to| {
        let length = postmortem.instant_of(&to)? - postmortem.instant_of(&from)?;
        (length >= TimeDelta::zero()).then_some(length)
    };
    let acknowledged = between(MomentKey::Detected, MomentKey::Acknowledged);
    (acknowledged, between(MomentKey::ImpactStarted, MomentKey::Resolved))
}

/// Whether the acknowledgement and the resolution kept the promises of the document's severity, in that order.
pub fn response_kept(postmortem: &Postmortem, scheme: &SeverityScheme) -> (Kept, Kept) {
    let level = postmortem.severity.as_ref().and_then(|key| scheme.level(key));
    lengths_kept(response_lengths(postmortem), level)
}

/// Whether [`response_lengths`] kept the promises of `level`, in their order.
pub fn lengths_kept(
    (acknowledged, resolved): (Option<TimeDelta>, Option<TimeDelta>),
    level: Option<&SeverityLevel>,
) -> (Kept, Kept) {
    let Some(level) = level else { return (Kept::NoTarget, Kept::NoTarget) };
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
    (judge(level.acknowledge_minutes, acknowledged), judge(resolve_minutes, resolved))
}
