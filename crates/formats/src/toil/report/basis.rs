//! What all figures of the report assume.

use super::page::Page;

pub(super) fn basis(page: Page<'_>) -> String {
    page.list(vec![hourly(page), year(page), terms(page), toil(page), budget(page), capacity(page)])
}

fn hourly(page: Page<'_>) -> String {
    let Some(hourly) = page.register.assumptions.hourly else {
        return page.say("basis.hourly.none", &[]);
    };
    page.say("basis.hourly", &[("hourly", &page.money(hourly))])
}

fn year(page: Page<'_>) -> String {
    let assumptions = &page.register.assumptions;
    let hours = page.hours(assumptions.hours_a_year.into());
    let days = page.count(assumptions.days_a_year.into());
    page.say("basis.year", &[("hours", &hours), ("days", &days)])
}

fn terms(page: Page<'_>) -> String {
    let assumptions = &page.register.assumptions;
    let (discount, months) = (page.share(assumptions.discount), page.months(assumptions.months()));
    page.say("basis.terms", &[("discount", &discount), ("months", &months)])
}

fn toil(page: Page<'_>) -> String {
    let n = page.count(page.register.assumptions.toil_from.into());
    page.say("basis.toil", &[("n", &n)])
}

fn budget(page: Page<'_>) -> String {
    let assumptions = &page.register.assumptions;
    let budget = page.share(assumptions.budget);
    match assumptions.target {
        None => page.say("basis.budget", &[("budget", &budget)]),
        Some(target) => {
            page.say("basis.target", &[("budget", &budget), ("target", &page.share(target))])
        }
    }
}

/// What the plan assumes.
fn capacity(page: Page<'_>) -> String {
    let capacity = &page.register.assumptions.capacity;
    page.say(
        "basis.capacity",
        &[
            ("weeks", &page.weeks(capacity.weeks.max(1).into())),
            ("people", &page.count(capacity.people.into())),
            ("hours", &page.hours(capacity.hours.into())),
            ("reserved", &page.share(capacity.reserved)),
        ],
    )
}
