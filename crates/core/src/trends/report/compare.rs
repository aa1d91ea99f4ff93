//! Whether two figures differ by more than chance explains.

use super::Figure;
use crate::statistics::{Interval, Proportion};

/// What a comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It grew, and chance alone does not explain it.
    More,
    /// It fell, and chance alone does not explain it.
    Less,
    /// Chance explains it.
    Same,
    /// There are too few to tell.
    TooFew,
}

impl Verdict {
    /// Its name in texts.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::More => "more",
            Self::Less => "less",
            Self::Same => "same",
            Self::TooFew => "few",
        }
    }

    /// Of two intervals: what lies apart differs. That is careful: of figures that don't differ, fewer than one in a hundred pairs of
    /// intervals of 95 % lies apart (Schenker and Gentleman 2001).
    pub(super) fn of(now: Option<Interval>, before: Option<Interval>) -> Self {
        match (now, before) {
            (Some(now), Some(before)) if now.low > before.high => Self::More,
            (Some(now), Some(before)) if now.high < before.low => Self::Less,
            (Some(_), Some(_)) => Self::Same,
            _ => Self::TooFew,
        }
    }

    /// Of two shares.
    pub(super) fn of_shares(now: Proportion, before: Proportion) -> Self {
        Self::of(Figure::interval_of(now), Figure::interval_of(before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_apart_differs() {
        let of = |now: (usize, usize), before: (usize, usize)| {
            let share = |it: (usize, usize)| Proportion { hits: it.0, of: it.1 };
            Verdict::of_shares(share(now), share(before))
        };
        assert_eq!(of((19, 20), (2, 20)), Verdict::More);
        assert_eq!(of((2, 20), (19, 20)), Verdict::Less);
        assert_eq!(of((8, 10), (6, 10)), Verdict::Same);
        assert_eq!(of((4, 4), (0, 20)), Verdict::TooFew);
    }
}
