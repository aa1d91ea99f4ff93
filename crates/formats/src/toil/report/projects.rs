//! The projects that are ahead, by how soon they pay back, and what is lacking where that can't be told.

use afterword_core::toil::{Lacking, Method, ProjectId, RUNS, Ranked, Returns};

use super::page::{MAX_ROWS, Page};

const COLUMNS: [&str; 4] =
    ["projects.project", "projects.payback", "projects.npv", "projects.chance"];

pub(super) fn projects(page: Page<'_>) -> String {
    let ranked = page.register.ranked(Method::Payback);
    if ranked.is_empty() {
        return format!("{}\n", page.say("projects.none", &[]));
    }
    let known: Vec<(ProjectId, &Returns)> =
        ranked.iter().filter_map(|it| Some((it.project, it.returns.as_ref().ok()?))).collect();
    let lacking: Vec<String> = ranked.iter().filter_map(|it| lacking(page, it)).collect();
    let mut parts = Vec::new();
    if !known.is_empty() {
        parts.push(table(page, &known));
    }
    if !lacking.is_empty() {
        parts.push(page.short_list(lacking));
    }
    parts.join("\n")
}

fn table(page: Page<'_>, known: &[(ProjectId, &Returns)]) -> String {
    // Each is simulated, which takes time.
    let rows = known.iter().take(MAX_ROWS).map(|it| row(page, it.0, it.1)).collect();
    let months = page.months(page.register.assumptions.months());
    let values = [("months", &*months), ("runs", &page.count(RUNS))];
    let note = page.say("projects.note", &values);
    format!("{}{}\n{note}\n", page.table(COLUMNS, rows), page.more(known.len(), MAX_ROWS))
}

fn row(page: Page<'_>, id: ProjectId, returns: &Returns) -> [String; 4] {
    let payback = returns.payback_months.map(|it| page.months(it));
    [
        page.project(page.register.project(id)),
        payback.unwrap_or_else(|| never(page)),
        page.sum(returns.expected_npv, returns.unit),
        chance(page, id).map_or_else(|| page.unknown(), |it| page.percent(it)),
    ]
}

fn never(page: Page<'_>) -> String {
    let months = page.months(page.register.assumptions.months());
    page.say("projects.never", &[("months", &months)])
}

/// The chance that a project pays back: that of runs whose seed is its name, so that it stays the same.
fn chance(page: Page<'_>, id: ProjectId) -> Option<f64> {
    let project = page.register.project(id)?;
    let chance = page.register.simulate(project, id.bits()).ok()?.pays_back;
    // Rounding makes nothing certain.
    Some(if chance > 0.0 && chance < 1.0 { chance.clamp(0.001, 0.999) } else { chance })
}

fn lacking(page: Page<'_>, ranked: &Ranked) -> Option<String> {
    let lacking = ranked.returns.as_ref().err()?;
    let lacking = words_of(page, lacking);
    let project = page.project(page.register.project(ranked.project));
    Some(page.say("projects.lacking", &[("project", &project), ("lacking", &lacking)]))
}

/// What is lacking, one after the other.
pub(super) fn words_of(page: Page<'_>, lacking: &[Lacking]) -> String {
    let each: Vec<String> = lacking.iter().map(|it| word(page, *it)).collect();
    each.join(&page.say("list.between", &[]))
}

fn word(page: Page<'_>, lacking: Lacking) -> String {
    let name = match lacking {
        Lacking::Parts => "lacking.parts",
        Lacking::Activity(_) => "lacking.activity",
        Lacking::Build => "lacking.build",
        Lacking::Hourly => "lacking.hourly",
        Lacking::Currency => "lacking.currency",
        Lacking::Hours(id) => {
            let activity = page.activity(page.register.activity(id));
            return page.say("lacking.hours", &[("activity", &activity)]);
        }
    };
    page.say(name, &[])
}
