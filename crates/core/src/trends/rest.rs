//! What a series of whole periods leaves out: the periods at its ends, and incidents of other days.

use super::{Bin, Incident, Period, Step};

/// Incidents that no whole period of a [`series`](super::series) holds: with them, everything that is looked at is accounted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// The periods beside the whole ones of which only some days are looked at, or have been: two at most, in the order of time.
    pub parts: Vec<Part>,
    /// How many incidents are of other days still.
    pub elsewhere: usize,
    /// Of how many nobody knows when they were.
    pub undated: usize,
}

/// A period of which only some days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The period, and the incidents of its days that count.
    pub bin: Bin,
    /// Those days.
    pub days: Period,
}

impl Rest {
    /// What `whole`, the series of `incidents` by `step`, leaves out; `range` are the days that are looked at, today included.
    ///
    /// ```
    /// use afterword_core::trends::{Incident, Period, Rest, Step, series};
    ///
    /// let day = |text: &str| text.parse().unwrap();
    /// let range = Period::new(day("2025-01-20"), day("2025-03-04"));
    /// let whole = series(&[], Step::Month, range);
    /// let rest = Rest::of(&[], Step::Month, range, &whole);
    /// let ends: Vec<_> = rest.parts.iter().map(|it| it.days).collect();
    /// assert_eq!(ends, [
    ///     Period::new(day("2025-01-20"), day("2025-02-01")),
    ///     Period::new(day("2025-03-01"), day("2025-03-04")),
    /// ]);
    /// ```
    pub fn of(incidents: &[&Incident], step: Step, range: Period, whole: &[Bin]) -> Self {
        let mut rest = Self { parts: ends(step, range, whole), ..Self::default() };
        for incident in incidents {
            let Some(day) = incident.day() else {
                rest.undated += 1;
                continue;
            };
            if let Some(part) = rest.parts.iter_mut().find(|it| it.days.holds(day)) {
                part.bin.n += 1;
            } else if !whole.iter().any(|it| it.period.holds(day)) {
                rest.elsewhere += 1;
            }
        }
        rest
    }

    /// How many incidents are of the periods of which only some days count.
    pub fn in_parts(&self) -> usize {
        self.parts.iter().map(|it| it.bin.n as usize).sum()
    }
}

/// The periods at the ends of `range` that are not among the whole ones but stand beside them.
fn ends(step: Step, range: Period, whole: &[Bin]) -> Vec<Part> {
    let Some(last_day) = range.until.pred_opt().filter(|it| *it >= range.from) else {
        return Vec::new();
    };
    let part = |period: Period| {
        let days = Period::new(period.from.max(range.from), period.until.min(range.until));
        Part { bin: Bin { period, n: 0 }, days }
    };
    let [first, last] = [range.from, last_day].map(|it| step.around(it));
    let mut ends = Vec::new();
    // Where older periods are cut off, the one at the beginning stands alone, and is no neighbour of the others.
    if whole.first().is_none_or(|it| first.until == it.period.from) {
        ends.push(part(first));
    }
    let is_new = first != last || ends.is_empty();
    if is_new && whole.last().is_none_or(|it| it.period.until == last.from) {
        ends.push(part(last));
    }
    ends
}
