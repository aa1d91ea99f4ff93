//! How the team fares, sprint by sprint.

use afterword_core::toil::SprintFigures;

use super::page::Page;

/// So many sprints are read.
const MAX_SPRINTS: usize = 6;

/// What a sprint says of something, if it does.
type Figure = fn(Page<'_>, &SprintFigures) -> Option<String>;

const COLUMNS: [(&str, Figure); 4] = [
    ("sprints.toil", toil),
    ("sprints.errors", |page, it| it.errors.map(|it| page.whole(it))),
    ("sprints.resolve", |page, it| it.resolve_minutes.map(|it| page.length(it))),
    ("sprints.sentiment", |page, it| it.sentiment.map(|it| page.points(it))),
];

/// The latest sprints, the last one first, with what is known of them; empty where nothing is.
pub(super) fn sprints(page: Page<'_>) -> String {
    let all = page.register.indicators(page.today).sprints;
    let shown = || all.iter().rev().take(MAX_SPRINTS);
    let is_known = |it: &&(&str, Figure)| shown().any(|sprint| (it.1)(page, sprint).is_some());
    let columns: Vec<&(&str, Figure)> = COLUMNS.iter().filter(is_known).collect();
    if columns.is_empty() {
        return String::new();
    }
    let row = |sprint: &SprintFigures| -> Vec<String> {
        let figure = |it: &&(&str, Figure)| (it.1)(page, sprint).unwrap_or_else(|| page.unknown());
        [name(page, sprint)].into_iter().chain(columns.iter().map(figure)).collect()
    };
    let header: Vec<&str> =
        ["sprints.sprint"].into_iter().chain(columns.iter().map(|it| it.0)).collect();
    page.columns(&header, shown().map(row).collect()) + &page.more(all.len(), MAX_SPRINTS)
}

fn name(page: Page<'_>, it: &SprintFigures) -> String {
    let days = [("begins", &*it.begins.to_string()), ("ends", &it.ends.to_string())];
    page.say(if it.is_running { "sprints.running" } else { "sprints.days" }, &days)
}

/// The hours of toil, and of how many weeks they are where that is not all of the sprint.
fn toil(page: Page<'_>, it: &SprintFigures) -> Option<String> {
    let hours = page.hours(it.toil_hours?);
    let all = usize::from(page.register.assumptions.capacity.weeks.max(1));
    if it.weeks >= all {
        return Some(hours);
    }
    let [n, all] = [it.weeks, all].map(|it| page.count(it));
    Some(page.say("sprints.partly", &[("hours", &hours), ("n", &n), ("weeks", &all)]))
}
