//! Which project goes into which sprint, what is left out and why, and what the plan leaves of the toil.

use afterword_core::toil::{LeftOut, MonthOfToil, ProjectId, Schedule, Scheduled};

use super::page::{MAX_ROWS, Page};
use super::projects::words_of;

const COLUMNS: [&str; 5] = ["plan.project", "plan.sprints", "plan.done", "plan.work", "plan.worth"];

const MONTHS: [&str; 3] = ["plan.month", "plan.with", "plan.without"];

/// So many months are shown.
const MAX_MONTHS: usize = 12;

pub(super) fn plan(page: Page<'_>) -> String {
    let schedule = page.register.schedule(page.today);
    let told = format!("{}\n", told(page, &schedule));
    let parts =
        [Some(told), placed(page, &schedule), left_out(page, &schedule), toil(page, &schedule)];
    parts.into_iter().flatten().collect::<Vec<String>>().join("\n")
}

/// What the plan is worth, and whether there may be a better one.
fn told(page: Page<'_>, schedule: &Schedule) -> String {
    if schedule.placed.is_empty() {
        let is_idle = schedule.left_out.is_empty();
        return page.say(if is_idle { "plan.none" } else { "plan.empty" }, &[]);
    }
    let begins = schedule.sprints.first().map_or_else(String::new, |it| it.begins.to_string());
    let worth = page.sum(schedule.worth, schedule.unit);
    let worth = page.say("plan.told", &[("begins", &begins), ("worth", &worth)]);
    let exact = if schedule.is_exact { "plan.exact" } else { "plan.greedy" };
    format!("{worth} {}", page.say(exact, &[]))
}

fn placed(page: Page<'_>, schedule: &Schedule) -> Option<String> {
    let all = &schedule.placed;
    let rows = all.iter().take(MAX_ROWS).map(|it| row(page, schedule, it)).collect();
    let table = || page.table(COLUMNS, rows) + &page.more(all.len(), MAX_ROWS);
    (!all.is_empty()).then(table)
}

fn row(page: Page<'_>, schedule: &Schedule, it: &Scheduled) -> [String; 5] {
    let done = schedule.sprints.get(it.last).map(|it| it.ends.to_string());
    [
        page.project(page.register.project(it.project)),
        sprints(page, it),
        done.unwrap_or_else(|| page.unknown()),
        page.hours_of_minutes(it.minutes.iter().map(|it| u64::from(*it)).sum()),
        page.sum(it.worth, schedule.unit),
    ]
}

/// The sprints that a project takes, the first of the plan being 1.
fn sprints(page: Page<'_>, it: &Scheduled) -> String {
    let [first, last] = [it.first, it.last].map(|it| page.count(it + 1));
    match it.first == it.last {
        true => first,
        false => page.say("plan.sprints.from", &[("first", &first), ("last", &last)]),
    }
}

fn left_out(page: Page<'_>, schedule: &Schedule) -> Option<String> {
    let row = |(id, why): &(ProjectId, LeftOut)| {
        let project = page.project(page.register.project(*id));
        page.say("plan.left", &[("project", &project), ("reason", &reason(page, why))])
    };
    let rows = schedule.left_out.iter().map(row).collect();
    (!schedule.left_out.is_empty()).then(|| page.short_list(rows))
}

fn reason(page: Page<'_>, why: &LeftOut) -> String {
    let name = match why {
        LeftOut::NoRoom => "left.no-room",
        LeftOut::Late => "left.late",
        LeftOut::NeverPays => "left.never",
        LeftOut::WaitsForItself => "left.circle",
        LeftOut::Lacking(lacking) => {
            return page.say("left.lacking", &[("lacking", &words_of(page, lacking))]);
        }
        LeftOut::WaitsForLeftOut(id) => {
            let project = page.project(page.register.project(*id));
            return page.say("left.waits", &[("project", &project)]);
        }
    };
    page.say(name, &[])
}

/// What the plan makes of the toil, from the first month to the last; `None` where nothing is planned, or there is no toil.
fn toil(page: Page<'_>, schedule: &Schedule) -> Option<String> {
    let months = &schedule.toil;
    let last = months.last().filter(|it| it.hours_without > 0.0)?;
    if schedule.placed.is_empty() {
        return None;
    }
    let sentence = brings(page, months.first()?, last);
    let row = |it: &MonthOfToil| {
        let [with, without] = with_and_without(page, it);
        [page.month(it.month), with, without]
    };
    let rows = months.iter().take(MAX_MONTHS).map(row).collect();
    let more = page.more(months.len(), MAX_MONTHS);
    Some(format!("{sentence}\n\n{}{more}", page.table(MONTHS, rows)))
}

fn brings(page: Page<'_>, first: &MonthOfToil, last: &MonthOfToil) -> String {
    let name = if last.share.is_some() { "plan.brings.share" } else { "plan.brings.hours" };
    let ([with, without], [then_with, then_without]) =
        (with_and_without(page, first), with_and_without(page, last));
    page.say(
        name,
        &[
            ("first", &page.month(first.month)),
            ("with", &with),
            ("without", &without),
            ("last", &page.month(last.month)),
            ("then_with", &then_with),
            ("then_without", &then_without),
        ],
    )
}

/// The toil of a month with the plan and without it: its share of all work, else its hours.
fn with_and_without(page: Page<'_>, it: &MonthOfToil) -> [String; 2] {
    match it.share.zip(it.share_without) {
        Some((with, without)) => [with, without].map(|it| page.percent(it)),
        None => [it.hours, it.hours_without].map(|it| page.hours(it)),
    }
}
