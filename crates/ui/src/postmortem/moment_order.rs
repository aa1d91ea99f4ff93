//! Whether moments stand in the order in which an incident runs.

use afterword_core::postmortem::MomentKey;
use afterword_core::time::Instant;

/// What usually comes before what. Not all pairs of the usual order are here: declaring an incident after it was mitigated is
/// late, but real.
const USUAL: [(MomentKey, MomentKey); 11] = [
    (MomentKey::CauseIntroduced, MomentKey::ImpactStarted),
    (MomentKey::ImpactStarted, MomentKey::Detected),
    (MomentKey::ImpactStarted, MomentKey::Mitigated),
    (MomentKey::ImpactStarted, MomentKey::ImpactEnded),
    (MomentKey::ImpactStarted, MomentKey::Resolved),
    (MomentKey::Detected, MomentKey::Acknowledged),
    (MomentKey::Detected, MomentKey::Identified),
    (MomentKey::Detected, MomentKey::Mitigated),
    (MomentKey::Mitigated, MomentKey::Resolved),
    (MomentKey::ImpactEnded, MomentKey::Resolved),
    (MomentKey::Resolved, MomentKey::Closed),
];

/// The moment that `key` should not be earlier than, but is.
pub(super) fn should_follow(
    key: &MomentKey,
    instant: impl Fn(&MomentKey) -> Option<Instant>,
) -> Option<MomentKey> {
    let own = instant(key)?;
    let earlier = USUAL.iter().filter(|(_, later)| later == key).map(|(earlier, _)| earlier);
    earlier.into_iter().find(|it| instant(it).is_some_and(|it| own < it)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_before_it_begins_is_pointed_out_once() {
        let at = |clock: &str| {
            chrono::DateTime::parse_from_rfc3339(&format!("2025-10-01T{clock}:00Z")).ok()
        };
        let instant = |key: &MomentKey| match key {
            MomentKey::ImpactStarted => at("14:00"),
            MomentKey::Detected => at("13:00"),
            MomentKey::Declared => at("18:00"),
            MomentKey::Resolved => at("15:00"),
            _ => None,
        };
        assert_eq!(should_follow(&MomentKey::Detected, instant), Some(MomentKey::ImpactStarted));
        for key in [MomentKey::ImpactStarted, MomentKey::Resolved, MomentKey::Declared] {
            assert_eq!(should_follow(&key, instant), None, "{key}");
        }
    }
}
