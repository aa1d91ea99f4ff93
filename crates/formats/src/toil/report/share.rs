//! The share that toil had in the last weeks, and where it goes.

use std::collections::BTreeMap;

use afterword_core::statistics::{FEWEST_FOR_LINE, Line, Reach, line};
use afterword_core::toil::{BudgetStatus, Measure, Week, monday_of};
use chrono::{NaiveDate, TimeDelta};

use super::page::Page;

/// So many weeks are the last ones.
const LAST: usize = 4;

/// How sure an interval is.
const LEVEL: f64 = 0.95;

/// Of what lies farther ahead, nobody knows.
const MOST_WEEKS: f64 = 520.0;

/// The weeks of all teams together of which the share is known.
type Weeks<'a> = Vec<(NaiveDate, Vec<&'a Week>, f64)>;

pub(super) fn share(page: Page<'_>) -> String {
    let weeks = weeks(page);
    let Some(last) = last(page, &weeks) else {
        return format!("{}\n\n{}\n", page.say("share.none", &[]), few(page, 0));
    };
    format!("{last}\n\n{}\n", trend(page, &weeks))
}

fn weeks(page: Page<'_>) -> Weeks<'_> {
    let mut by_day: BTreeMap<NaiveDate, Vec<&Week>> = BTreeMap::new();
    for week in page.register.weeks.iter().filter(|it| it.monday <= page.today) {
        by_day.entry(monday_of(week.monday)).or_default().push(week);
    }
    let known = |(day, weeks): (NaiveDate, Vec<_>)| {
        let share = Measure::of(weeks.iter().copied()).share()?;
        Some((day, weeks, share))
    };
    by_day.into_iter().filter_map(known).collect()
}

/// What the last weeks were.
fn last(page: Page<'_>, weeks: &Weeks<'_>) -> Option<String> {
    let last = &weeks[weeks.len().saturating_sub(LAST)..];
    let entries = || last.iter().flat_map(|it| it.1.iter().copied());
    let measure = Measure::of(entries());
    let share = measure.share()?;
    let budget = page.register.assumptions.budget;
    let status = status(BudgetStatus::of(share, budget));
    let text = page.say(
        if last.len() == 1 { "share.week" } else { "share.weeks" },
        &[
            ("n", &page.count(last.len())),
            ("first", &last.first()?.0.to_string()),
            ("last", &last.last()?.0.to_string()),
            ("toil", &page.hours_of_minutes(measure.toil_minutes)),
            ("all", &page.hours_of_minutes(measure.all_minutes)),
            ("share", &page.percent(share)),
            ("budget", &page.share(budget)),
            ("status", &page.say(status, &[])),
        ],
    );
    let odd = entries().filter(|it| it.problem().is_some()).count();
    let contradicted = || page.say("share.contradicted", &[("n", &page.count(odd))]);
    Some(if odd > 0 { format!("{text} {}", contradicted()) } else { text })
}

fn status(status: BudgetStatus) -> &'static str {
    match status {
        BudgetStatus::Within => "status.within",
        BudgetStatus::Near => "status.near",
        BudgetStatus::Over => "status.over",
    }
}

fn few(page: Page<'_>, n: usize) -> String {
    page.say("trend.few", &[("needed", &page.count(FEWEST_FOR_LINE)), ("n", &page.count(n))])
}

/// Where the share goes, in hundredths by the week.
fn trend(page: Page<'_>, weeks: &Weeks<'_>) -> String {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return few(page, 0) };
    let at = |day: NaiveDate| (day - first.0).num_days() as f64 / 7.0;
    let points: Vec<(f64, f64)> = weeks.iter().map(|it| (at(it.0), it.2 * 100.0)).collect();
    let Ok(line) = line(&points) else { return few(page, weeks.len()) };
    let slope = line.slope_interval(LEVEL);
    let text = page.say(
        "trend.slope",
        &[
            ("n", &page.count(weeks.len())),
            ("slope", &page.points(line.slope)),
            ("low", &page.points(slope.low)),
            ("high", &page.points(slope.high)),
        ],
    );
    let course = Course { page, line, begins: first.0, now: at(last.0) };
    format!("{text} {}", course.told())
}

/// A line through weeks, and what it is to reach.
struct Course<'a> {
    page: Page<'a>,
    line: Line,
    begins: NaiveDate,
    /// The last measured week.
    now: f64,
}

impl Course<'_> {
    fn told(&self) -> String {
        let assumptions = &self.page.register.assumptions;
        let (name, goal) = match assumptions.target {
            Some(target) => ("goal.target", target),
            None => ("goal.budget", assumptions.budget),
        };
        let words = self.page.say(name, &[("share", &self.page.share(goal))]);
        let percent = f64::from(goal.millionths()) / 1e4;
        let say = |name| self.page.say(name, &[("goal", &words)]);
        if self.line.at(self.now) <= percent {
            return say("trend.there");
        }
        match self.line.reaches(percent, LEVEL) {
            None => say("trend.unsure"),
            Some(reach) if reach.x < self.now => say("trend.away"),
            Some(reach) => self.met(&reach, &words).unwrap_or_else(|| say("trend.far")),
        }
    }

    fn met(&self, reach: &Reach, goal: &str) -> Option<String> {
        let day = self.monday(reach.x)?.to_string();
        let low = self.monday(reach.interval.low.max(self.now))?.to_string();
        let high = self.monday(reach.interval.high).map(|it| it.to_string());
        let name = if high.is_some() { "trend.met" } else { "trend.met.open" };
        let high = high.unwrap_or_default();
        let values = [("goal", goal), ("day", &day), ("low", &low), ("high", &high)];
        Some(self.page.say(name, &values))
    }

    /// The Monday of the week `x`, if that is not too far ahead.
    fn monday(&self, x: f64) -> Option<NaiveDate> {
        // A Monday that is off by a rounding is not the day before.
        let days = TimeDelta::try_days((x * 7.0 + 1e-6).floor() as i64)?;
        let is_near = x - self.now <= MOST_WEEKS;
        self.begins.checked_add_signed(days).filter(|_| is_near).map(monday_of)
    }
}
