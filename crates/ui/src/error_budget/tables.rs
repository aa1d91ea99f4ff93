//! When a budget alarms, and how long its objective lets a service be down: tables.

use afterword_core::error_budget::{ALARM_COLUMNS, ErrorBudget, alert_set, alert_sets};
use afterword_core::wording::Wording;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::{OnBudget, list, tag, text};
use crate::fields::Select;
use crate::words::word;

/// Both; nothing without an objective.
pub(super) fn tables(
    budget: &ErrorBudget,
    on_change: Option<&OnBudget>,
    words: &Wording,
) -> Option<Html> {
    let set = alert_set(&budget.alerts);
    let alarms = set.alarms(budget.objective?, budget.window, true, budget.events());
    let mut rows = Vec::new();
    let mut traps = Vec::new();
    for alarm in &alarms {
        let (cells, beware) = alarm.told(words);
        traps.extend(beware.iter().map(|it| format!("{} {}: {it}", cells[0], cells[1])));
        rows.push(Vec::from(cells));
    }
    let choice = on_change.map(|it| choice(budget, set.id, it));
    let alerts = [
        text("summary", "", format!("{}: {}", word::SPENDING_ALERTS.text(), set.name)),
        tag("div", "budget-fields", choice.into_iter().collect()),
        table(&ALARM_COLUMNS, rows, words),
        list("budget-traps", traps),
        text("p", "budget-source", set.told(words)),
    ];
    let header = ["period", "convention.sre-book", "convention.calendar"];
    let rows = budget.downtimes_told(words).into_iter().map(Vec::from).collect();
    let downtimes =
        [text("summary", "", word::SPENDING_DOWNTIME.text()), table(&header, rows, words)];
    let both = [alerts.into(), downtimes.into()];
    let both = both.map(|it: Vec<Html>| tag("details", "budget-details", it));
    Some(tag("div", "budget-tables", both.into()))
}

fn choice(budget: &ErrorBudget, id: &str, on_change: &OnBudget) -> Html {
    let sets: Vec<_> =
        alert_sets().iter().map(|it| (it.id.to_owned(), AttrValue::Static(it.name))).collect();
    let budget = budget.clone();
    let on_set = on_change.reform(move |id| ErrorBudget { alerts: id, ..budget.clone() });
    Select::new(word::SPENDING_ALERT_SET.text(), id.to_owned(), sets, on_set).html()
}

fn table(header: &[&str], rows: Vec<Vec<String>>, words: &Wording) -> Html {
    let row = |name: &'static str, cells: Vec<String>| {
        let cells = cells.into_iter().enumerate();
        let cells = cells.map(|(at, it)| match at {
            0 => text("th", "", it),
            _ => text(name, "is-end", it),
        });
        tag("tr", "", cells.collect())
    };
    let header = header.iter().map(|it| words.fill(it, &[])).collect::<Vec<String>>();
    let label = header.first().cloned().unwrap_or_default();
    let parts = [
        tag("thead", "", vec![row("th", header)]),
        tag("tbody", "", rows.into_iter().map(|it| row("td", it)).collect()),
    ];
    let mut scroll = VTag::new("div");
    scroll.add_attribute("class", "budget-scroll");
    scroll.add_attribute("tabindex", "0");
    scroll.add_attribute("role", "group");
    scroll.add_attribute("aria-label", label);
    scroll.add_child(tag("table", "budget-table", parts.into()));
    scroll.into()
}
