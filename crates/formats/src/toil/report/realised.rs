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
    let table = page.table(COLUMNS, rows) + &page.more(all.len());
    let sentences: Vec<String> = [sum(page, &all), off(page, &all)].into_iter().flatten().collect();
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
fn sum(page: Page<'_>, all: &[Realised]) -> Option<String> {
    let known: Vec<(f64, f64)> =
        all.iter().filter_map(|it| Some((it.realised, it.promised?))).collect();
    let realised = page.hours(known.iter().map(|it| it.0).sum());
    let promised = page.hours(known.iter().map(|it| it.1).sum());
    let values = [("realised", &*realised), ("promised", &promised)];
    (!known.is_empty()).then(|| page.say("realised.sum", &values))
}

fn off(page: Page<'_>, all: &[Realised]) -> Option<String> {
    let off = all.iter().filter(|it| it.was_off()).take(MAX_ROWS);
    let names: Vec<String> =
        off.map(|it| page.project(page.register.project(it.project))).collect();
    let names = names.join(&page.say("list.between", &[]));
    (!names.is_empty()).then(|| page.say("realised.off", &[("projects", &names)]))
}
