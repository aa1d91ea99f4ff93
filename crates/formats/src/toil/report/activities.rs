//! What takes the most time, how far that is automated, and what had better not be.

use afterword_core::amount::Money;
use afterword_core::order;
use afterword_core::toil::{Activity, Caution, Level, Unit, cautions};

use super::page::{MAX_ROWS, Page};

pub(super) fn most(page: Page<'_>) -> String {
    let activities = &page.register.activities;
    let hours = |it: &Activity| it.hours_a_year(&page.register.assumptions);
    let mut known: Vec<(&Activity, f64)> =
        activities.iter().filter_map(|it| Some((&**it, hours(it)?))).collect();
    let n_unknown = activities.len() - known.len();
    order::sort(&mut known, |a, b| b.1.total_cmp(&a.1).then_with(|| a.0.name.cmp(&b.0.name)));
    let mut out = match known.as_slice() {
        [] => format!("{}\n", page.say("most.none", &[])),
        known => table(page, known),
    };
    if n_unknown > 0 {
        let n = page.count(n_unknown);
        out += &format!("\n{}\n", page.say("most.unknown", &[("n", &n)]));
    }
    out
}

fn table(page: Page<'_>, known: &[(&Activity, f64)]) -> String {
    let row = |(it, hours): &(&Activity, f64)| {
        [
            page.activity(Some(it)),
            page.hours(*hours),
            cost(page, *hours),
            page.say("most.criteria.of", &[("n", &page.count(it.n_criteria()))]),
        ]
    };
    let rows = known.iter().take(MAX_ROWS).map(row).collect();
    let sum = page.hours(page.register.hours_of_toil_a_year());
    let header = ["most.activity", "most.hours", "most.cost", "most.criteria"];
    let sum = page.say("most.sum", &[("hours", &sum)]);
    let more = page.more(known.len(), MAX_ROWS);
    format!("{}{more}\n{sum}\n", page.table(header, rows))
}

/// What so many hours cost, where it is known what one does.
fn cost(page: Page<'_>, hours: f64) -> String {
    let hourly = page.register.assumptions.hourly;
    let of = |Money { hundredths, currency }| {
        page.sum(hours * hundredths as f64 / 100.0, Unit::Money(currency))
    };
    hourly.map_or_else(|| page.unknown(), of)
}

pub(super) fn ladder(page: Page<'_>) -> String {
    let Some(shares) = page.register.ladder() else {
        return format!("{}\n", page.say("ladder.none", &[]));
    };
    let row = |(level, share): (Level, f64)| {
        let name = page.say(&format!("level.{}", level.key()), &[]);
        let rung = level.rung().to_string();
        let values = [("rung", &*rung), ("level", &name), ("share", &page.percent(share))];
        page.say("ladder.row", &values)
    };
    page.list(Level::ALL.into_iter().zip(shares).map(row).collect())
}

pub(super) fn cautioned(page: Page<'_>) -> String {
    let row = |it: &Activity| {
        let reasons = cautions(it, &page.register.assumptions);
        let reasons: Vec<String> = reasons.iter().map(|it| reason(page, *it)).collect();
        let reasons = reasons.join(&page.say("list.between", &[]));
        let values = [("activity", &*page.activity(Some(it))), ("reasons", &reasons)];
        (!reasons.is_empty()).then(|| page.say("cautions.row", &values))
    };
    let rows: Vec<String> = page.register.activities.iter().filter_map(|it| row(it)).collect();
    match rows.is_empty() {
        true => format!("{}\n", page.say("cautions.none", &[])),
        false => page.short_list(rows),
    }
}

fn reason(page: Page<'_>, caution: Caution) -> String {
    match caution {
        Caution::RareAndCheap { hours } => {
            page.say("caution.rare", &[("hours", &page.hours(hours))])
        }
        Caution::Said(caveat) => page.say(&format!("caution.{}", caveat.key()), &[]),
    }
}
