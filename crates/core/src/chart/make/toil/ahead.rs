//! How far the line through the shares of toil is drawn beyond them.

use chrono::{NaiveDate, TimeDelta};

use super::super::super::plane::day_number;
use super::step_of;
use crate::statistics::Line;
use crate::toil::{Every, Reaching, ToilTrend};
use crate::trends::Period;

/// A day that is not farther away than this is drawn, however few measurements there are: a quarter of a year.
const NEAR: i64 = 92;

/// The line through the shares, as far as it is drawn.
pub(super) struct Ahead {
    line: Line,
    every: Every,
    first: NaiveDate,
    /// In the span of this day the line ends.
    line_end: NaiveDate,
    /// The last day of which the span is drawn.
    pub(super) end: NaiveDate,
    /// The earliest, the likely and the latest day of the target, where the likely one is drawn.
    pub(super) reaches: Option<[NaiveDate; 3]>,
    /// The days that have a figure of their own, with the keys of what they are.
    pub(super) days: Vec<(NaiveDate, &'static str)>,
}

impl Ahead {
    /// The line of `trend`, where there is one.
    pub(super) fn of(trend: &ToilTrend) -> Option<Self> {
        let forecast = trend.forecast.as_ref().ok()?;
        let (first, last) = (trend.spans.first()?.begins, trend.spans.last()?.begins);
        let until = step_of(trend.every).around(last).until;
        let half = (until - first).num_days() / 2;
        let after = |days| until.checked_add_signed(TimeDelta::try_days(days)?);
        let most = half.max(NEAR);
        let (line_end, end, reaches) = match forecast.reaches {
            Some(Reaching::Already | Reaching::NoEvidence) => (last, last, None),
            Some(Reaching::In { likely, earliest, latest }) if likely <= after(most)? => {
                let end = latest.min(after(most * 3 / 2)?).max(likely);
                (likely, end, Some([earliest, likely, latest]))
            }
            _ => (after(half)?, after(half)?, None),
        };
        let days = days(forecast.reaches, last, line_end);
        let line = forecast.line;
        Some(Self { line, every: trend.every, first, line_end, end, reaches, days })
    }

    /// The share on the line in the span that `day` is in, in parts of one.
    pub(super) fn at(&self, day: NaiveDate) -> f64 {
        let begins = step_of(self.every).around(day).from;
        self.line.at(self.every.between(self.first, begins))
    }

    /// The ends of the line; none where all of it is off the axis.
    pub(super) fn course(&self) -> Vec<(f64, f64)> {
        let place = |day| (middle(step_of(self.every).around(day)), self.at(day));
        within_whole(place(self.first), place(self.line_end))
    }
}

fn days(
    reaches: Option<Reaching>,
    last: NaiveDate,
    line_end: NaiveDate,
) -> Vec<(NaiveDate, &'static str)> {
    match reaches {
        Some(Reaching::In { likely, earliest, latest }) => {
            vec![(earliest, "chart-earliest"), (likely, "chart-likely"), (latest, "chart-latest")]
        }
        _ if line_end > last => vec![(line_end, "chart-straight-line")],
        _ => Vec::new(),
    }
}

/// The part of a line on which shares are from nothing to all.
fn within_whole(from: (f64, f64), to: (f64, f64)) -> Vec<(f64, f64)> {
    let rise = to.1 - from.1;
    let crossing = |share: f64| if rise == 0.0 { 0.0 } else { (share - from.1) / rise };
    let (none, all) = (crossing(0.0), crossing(1.0));
    let (start, end) =
        if rise == 0.0 { (0.0, 1.0) } else { (none.min(all).max(0.0), none.max(all).min(1.0)) };
    let at = |part: f64| (from.0 + part * (to.0 - from.0), from.1 + part * rise);
    if start <= end { vec![at(start), at(end)] } else { Vec::new() }
}

/// The middle of a stretch of days, along an axis of days.
pub(super) fn middle(period: Period) -> f64 {
    (day_number(period.from) + day_number(period.until)) / 2.0
}
