//! The share that toil had in the last weeks, and where it goes.

use std::collections::BTreeSet;

use afterword_core::amount::Share;
use afterword_core::statistics::TooFew;
use afterword_core::toil::{
    Assumptions, BudgetStatus, Every, Forecast, Measure, Reaching, ToilTrend, Week,
};
use chrono::NaiveDate;

use super::page::Page;

/// So many weeks are the last ones.
const LAST: usize = 4;

pub(super) fn share(page: Page<'_>) -> String {
    let last = last(page).unwrap_or_else(|| page.say("share.none", &[]));
    let trend = trend(page);
    let outlook = match &trend.forecast {
        Ok(forecast) => outlook(page, &trend, forecast),
        Err(few) => too_few(page, trend.every, *few),
    };
    format!("{last}\n\n{outlook}\n")
}

/// What the last weeks were.
fn last(page: Page<'_>) -> Option<String> {
    let is_known =
        |it: &&Week| it.monday <= page.today && it.share().is_some() && !it.is_contradicted();
    let known = || page.register.weeks.iter().map(|it| &**it).filter(is_known);
    let mondays: BTreeSet<NaiveDate> = known().map(|it| it.monday).collect();
    let n = mondays.len().min(LAST);
    let (first, last) = (mondays.iter().nth_back(n.checked_sub(1)?)?, mondays.last()?);
    let measure = Measure::of(known().filter(|it| it.monday >= *first));
    let share = measure.share()?;
    let budget = page.register.assumptions.budget;
    let text = page.say(
        if n == 1 { "share.week" } else { "share.weeks" },
        &[
            ("n", &page.count(n)),
            ("first", &first.to_string()),
            ("last", &last.to_string()),
            ("toil", &page.hours_of_minutes(measure.toil_minutes)),
            ("all", &page.hours_of_minutes(measure.all_minutes)),
            ("share", &page.percent(share)),
            ("budget", &page.share(budget)),
            ("status", &page.say(status(BudgetStatus::of(share, budget)), &[])),
        ],
    );
    let contradicted = contradicted(page);
    Some(contradicted.map_or_else(|| text.clone(), |it| format!("{text} {it}")))
}

/// How many entries can't be so, and were left out.
fn contradicted(page: Page<'_>) -> Option<String> {
    let n = page.register.weeks.iter().filter(|it| it.is_contradicted()).count();
    (n > 0).then(|| page.say("share.contradicted", &[("n", &page.count(n))]))
}

fn status(status: BudgetStatus) -> &'static str {
    match status {
        BudgetStatus::Within => "status.within",
        BudgetStatus::Near => "status.near",
        BudgetStatus::Over => "status.over",
    }
}

/// Where the share goes. A team that has set no target wants to be within its budget.
fn trend(page: Page<'_>) -> ToilTrend {
    let mut register = page.register.clone();
    register.assumptions.target = Some(goal(&register.assumptions));
    register.trend(Every::of_weeks(page.register.weeks.len()))
}

fn goal(assumptions: &Assumptions) -> Share {
    assumptions.target.unwrap_or(assumptions.budget)
}

fn too_few(page: Page<'_>, every: Every, few: TooFew) -> String {
    let name = match every {
        Every::Week => "trend.few.weeks",
        Every::Month => "trend.few.months",
    };
    page.say(name, &[("needed", &page.count(few.needed)), ("n", &page.count(few.n))])
}

/// How the share changes, and when it gets to the goal.
fn outlook(page: Page<'_>, trend: &ToilTrend, forecast: &Forecast) -> String {
    let name = match trend.every {
        Every::Week => "trend.slope.weeks",
        Every::Month => "trend.slope.months",
    };
    let points = |share: f64| page.points(share * 100.0);
    let change = page.say(
        name,
        &[
            ("n", &page.count(trend.spans.len())),
            ("slope", &points(forecast.line.slope)),
            ("low", &points(forecast.change.low)),
            ("high", &points(forecast.change.high)),
        ],
    );
    match forecast.reaches {
        Some(reaching) => format!("{change} {}", reached(page, trend.every, reaching)),
        None => change,
    }
}

fn reached(page: Page<'_>, every: Every, reaching: Reaching) -> String {
    let assumptions = &page.register.assumptions;
    let name = if assumptions.target.is_some() { "goal.target" } else { "goal.budget" };
    let goal = page.say(name, &[("share", &page.share(goal(assumptions)))]);
    let say = |name| page.say(name, &[("goal", &goal)]);
    match reaching {
        Reaching::Already => say("trend.there"),
        Reaching::NotSoon => say("trend.late"),
        Reaching::NoEvidence => say("trend.unsure"),
        Reaching::In { likely, earliest, latest } => {
            met(page, every, &goal, [likely, earliest, latest])
        }
    }
}

fn met(page: Page<'_>, every: Every, goal: &str, days: [NaiveDate; 3]) -> String {
    let (name, [likely, earliest, latest]) = match every {
        Every::Week => ("trend.met.weeks", days.map(|it| it.to_string())),
        Every::Month => ("trend.met.months", days.map(|it| page.month(it))),
    };
    let values =
        [("goal", goal), ("likely", &likely), ("earliest", &earliest), ("latest", &latest)];
    page.say(name, &values)
}
