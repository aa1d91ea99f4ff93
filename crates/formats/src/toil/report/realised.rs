//! What projects save, held against what they promised.

use afterword_core::toil::Realised;

use super::page::{MAX_ROWS, Page};

const COLUMNS: [&str; 4] =
    ["realised.project", "realised.promised", "realised.realised", "realised.share"];

pub(super) fn realised(page: Page<'_>) -> String {
    let all = page.register.realised();
    if all.is_empty() {
        return format!("{}\n", page.say("realised.none", &[]));
    }
    let rows = all.iter().take(MAX_ROWS).map(|it| row(page, it)).collect();
    let table = page.table(COLUMNS, rows) + &page.more(all.len(), MAX_ROWS);
    let sentences: Vec<String> = [sum(page), off(page, &all)].into_iter().flatten().collect();
    match sentences.is_empty() {
        true => table,
        false => format!("{table}\n{}\n", sentences.join(" ")),
    }
}

fn row(page: Page<'_>, it: &Realised) -> [String; 4] {
    let or_unknown = |text: Option<String>| text.unwrap_or_else(|| page.unknown());
    [
        page.project(page.register.project(it.project)),
        or_unknown(it.promised.map(|it| page.hours(it))),
        page.hours(it.realised),
        or_unknown(it.share().map(|it| page.percent(it))),
    ]
}

/// Those together of which both are known.
fn sum(page: Page<'_>) -> Option<String> {
    let sum = page.register.realised_sum()?;
    let (realised, promised) = (page.hours(sum.realised), page.hours(sum.promised));
    Some(page.say("realised.sum", &[("realised", &realised), ("promised", &promised)]))
}

fn off(page: Page<'_>, all: &[Realised]) -> Option<String> {
    let off: Vec<&Realised> = all.iter().filter(|it| it.was_off()).collect();
    let named = off.iter().take(MAX_ROWS);
    let names: Vec<String> =
        named.map(|it| page.project(page.register.project(it.project))).collect();
    let names = names.join(&page.say("list.between", &[]));
    let told = page.say("realised.off", &[("projects", &names)]);
    match off.len() {
        0 => None,
        n if n > MAX_ROWS => Some(format!("{told} {}", page.others(n - MAX_ROWS))),
        _ => Some(told),
    }
}
