//! A scale of time on which long quiet stretches take little room.

use super::super::scale::nice_seconds;
use crate::order;

/// How many times longer than the median gap a gap must be to fold.
const FACTOR: i64 = 8;

/// Which share of what is left of the scale a gap must take to fold: one part in so many.
const SHARE: i64 = 6;

/// A scale of time, in whole seconds since 1970, along which places run from 0 to its length.
///
/// A gap between two times folds when it is both more than eight times as long as the median gap and more than a sixth of all the
/// time that is not folded yet, itself included; the longest gap is asked first. A folded gap takes the room that the caller gives
/// it, though all of them together never more than half of the scale; the rest is drawn to one scale. Times that are the same have
/// no gap between them.
///
/// ```
/// use afterword_core::draw::timeline::FoldedScale;
///
/// let minute = |n: i64| n * 60;
/// let times: Vec<i64> = [0, 5, 12, 20, 150, 160].map(minute).into();
/// let scale = FoldedScale::new(&times, 1_000.0, 60.0);
/// assert_eq!(scale.folds().len(), 1);
/// assert_eq!(scale.folds()[0].seconds(), minute(130));
/// assert_eq!(scale.place(minute(160)).round(), 1_000.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FoldedScale {
    /// The stretches between folds: first and last second, and the place of the first.
    stretches: Vec<(i64, i64, f64)>,
    folds: Vec<Fold>,
    per_second: f64,
}

/// A quiet stretch that is folded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    /// The last second before it.
    pub from: i64,
    /// The first second after it.
    pub to: i64,
    /// Where it begins.
    pub at: f64,
    /// How much room it takes.
    pub room: f64,
}

impl Fold {
    /// How long it was quiet, in seconds.
    pub fn seconds(self) -> i64 {
        self.to - self.from
    }
}

/// A round time on the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// In seconds since 1970.
    pub seconds: i64,
    /// Where it is.
    pub at: f64,
}

impl FoldedScale {
    /// The scale of `times`, in any order, over `length`, with `room` for each fold.
    pub fn new(times: &[i64], length: f64, room: f64) -> Self {
        let mut times = times.to_vec();
        order::sort(&mut times, i64::cmp);
        times.dedup();
        let gaps: Vec<i64> = times.windows(2).map(|it| it[1] - it[0]).collect();
        let is_folded = folded(&gaps);
        let n_folds = is_folded.iter().filter(|it| **it).count();
        let room = room.min(length / 2.0 / n_folds.max(1) as f64);
        let open: i64 = gaps.iter().zip(&is_folded).filter(|(_, it)| !**it).map(|(it, _)| it).sum();
        let per_second = match open {
            0 => 0.0,
            open => (length - room * n_folds as f64) / open as f64,
        };
        let mut scale = Self { stretches: Vec::new(), folds: Vec::new(), per_second };
        scale.lay_out(&times, &is_folded, room);
        scale
    }

    fn lay_out(&mut self, times: &[i64], is_folded: &[bool], room: f64) {
        let (Some(first), Some(last)) = (times.first(), times.last()) else { return };
        let (mut from, mut at) = (*first, 0.0);
        for (pair, _) in times.windows(2).zip(is_folded).filter(|(_, it)| **it) {
            self.stretches.push((from, pair[0], at));
            at += (pair[0] - from) as f64 * self.per_second;
            self.folds.push(Fold { from: pair[0], to: pair[1], at, room });
            (from, at) = (pair[1], at + room);
        }
        self.stretches.push((from, *last, at));
    }

    /// The folded stretches, in their order.
    pub fn folds(&self) -> &[Fold] {
        &self.folds
    }

    /// Where a time is; a time outside the scale is at its nearer end, and one inside a fold at its share of the fold's room.
    pub fn place(&self, seconds: i64) -> f64 {
        let within = self.stretches.iter().rposition(|(from, _, _)| *from <= seconds);
        let Some(at) = within else { return 0.0 };
        let (from, to, place) = self.stretches[at];
        if seconds > to
            && let Some(fold) = self.folds.get(at)
        {
            let share = (seconds - fold.from) as f64 / fold.seconds() as f64;
            return fold.at + share * fold.room;
        }
        place + (seconds.min(to) - from) as f64 * self.per_second
    }

    /// Round times at least `least` apart on the scale, as clocks that are `offset` seconds ahead of UTC show them, with their step
    /// in seconds.
    ///
    /// Between folds, where no round time falls, the first time stands in for it.
    pub fn ticks(&self, offset: i64, least: f64) -> (Vec<Tick>, i64) {
        let step = match self.per_second {
            0.0 => nice_seconds(f64::from(u16::MAX)),
            per_second => nice_seconds(least / per_second),
        };
        let mut ticks: Vec<Tick> = Vec::new();
        for (from, to, at) in &self.stretches {
            let place = |seconds: i64| at + (seconds - from) as f64 * self.per_second;
            let first = from + (step - (from + offset).rem_euclid(step)) % step;
            let round = (0..).map(|n| first + n * step).take_while(|it| it <= to);
            let before = ticks.len();
            for seconds in round {
                push(&mut ticks, Tick { seconds, at: place(seconds) }, least);
            }
            if ticks.len() == before {
                push(&mut ticks, Tick { seconds: *from, at: *at }, least);
            }
        }
        (ticks, step)
    }
}

fn push(ticks: &mut Vec<Tick>, tick: Tick, least: f64) {
    // A fold may be narrower than a label.
    if ticks.last().is_none_or(|it| tick.at - it.at >= least - 1e-6) {
        ticks.push(tick);
    }
}

/// Which gaps fold.
fn folded(gaps: &[i64]) -> Vec<bool> {
    let mut is_folded = vec![false; gaps.len()];
    let longest_first = order::order(gaps.len(), &|a, b| gaps[b].cmp(&gaps[a]));
    let Some(median) = longest_first.get(longest_first.len() / 2).map(|it| gaps[*it]) else {
        return is_folded;
    };
    let mut left: i64 = gaps.iter().sum();
    for at in longest_first {
        let gap = gaps[at];
        if gap <= median.saturating_mul(FACTOR) || gap.saturating_mul(SHARE) <= left {
            break;
        }
        is_folded[at] = true;
        left -= gap;
    }
    is_folded
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn times() -> impl Strategy<Value = Vec<i64>> {
        vec(prop_oneof![0_i64..3_600, 0_i64..1_000_000, -4_000_000_000..4_000_000_000_i64], 0..60)
    }

    proptest! {
        #[test]
        fn later_is_never_before(times in times(), more in times()) {
            let scale = FoldedScale::new(&times, 800.0, 60.0);
            let mut all = [times, more].concat();
            all.sort_unstable();
            let places: Vec<f64> = all.iter().map(|it| scale.place(*it)).collect();
            prop_assert!(places.windows(2).all(|it| it[0] <= it[1] + 1e-9), "{places:?}");
            prop_assert!(places.iter().all(|it| (-1e-6..=800.0 + 1e-6).contains(it)));
        }

        #[test]
        fn open_gaps_are_to_one_scale_and_folds_have_their_room(times in times()) {
            let scale = FoldedScale::new(&times, 800.0, 60.0);
            let mut times = times;
            times.sort_unstable();
            times.dedup();
            for pair in times.windows(2) {
                let room = scale.place(pair[1]) - scale.place(pair[0]);
                let fold = scale.folds().iter().find(|it| it.from == pair[0]);
                let expected = match fold {
                    Some(fold) => {
                        prop_assert_eq!(fold.seconds(), pair[1] - pair[0]);
                        fold.room
                    }
                    None => (pair[1] - pair[0]) as f64 * scale.per_second,
                };
                prop_assert!((room - expected).abs() < 1e-6);
            }
        }

        #[test]
        fn ticks_are_apart_and_on_the_scale(times in times(), offset in -50_000_i64..50_000) {
            let scale = FoldedScale::new(&times, 800.0, 60.0);
            let (ticks, _) = scale.ticks(offset, 40.0);
            prop_assert!(ticks.windows(2).all(|it| it[1].at - it[0].at >= 39.9));
            for tick in ticks {
                prop_assert!((scale.place(tick.seconds) - tick.at).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn even_gaps_do_not_fold_however_long() {
        let days: Vec<i64> = (0..10).map(|it| it * 86_400).collect();
        assert!(FoldedScale::new(&days, 800.0, 60.0).folds().is_empty());
        assert!(FoldedScale::new(&[0, 1_000_000], 800.0, 60.0).folds().is_empty());
        assert!(FoldedScale::new(&[], 800.0, 60.0).folds().is_empty());
    }

    #[test]
    fn a_gap_that_leaves_room_for_the_rest_stays() {
        // Nine times the median, and a tenth of the whole.
        let mut times: Vec<i64> = (0..80).map(|it| it * 60).collect();
        times.push(79 * 60 + 9 * 60);
        assert!(FoldedScale::new(&times, 800.0, 60.0).folds().is_empty());
        times.push(79 * 60 + 9 * 60 + 3_600);
        assert_eq!(FoldedScale::new(&times, 800.0, 60.0).folds().len(), 1);
    }
}
