//! The impact: its text, then what could be counted.

use afterword_core::Postmortem;
use afterword_core::postmortem::{Impact, budget_spent};

use super::super::text::{Inline, guard, one_line};

pub(super) fn section(postmortem: &Postmortem) -> String {
    let blocks = [guard(&postmortem.impact.text), counted(postmortem)];
    blocks.into_iter().filter(|it| !it.is_empty()).collect::<Vec<String>>().join("\n\n")
}

/// The figures, one a line.
pub(crate) fn counted(postmortem: &Postmortem) -> String {
    let Impact { users, users_share, requests, requests_share, .. } = &postmortem.impact;
    let Impact { revenue, tickets, data_loss, budget_minutes, slo, regions, .. } =
        &postmortem.impact;
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut line = |label, value: Option<String>| lines.extend(value.map(|it| (label, it)));
    line("Users affected", users.map(|it| it.to_string()));
    line("Share of users", users_share.map(|it| it.to_string()));
    line("Requests failed", requests.map(|it| it.to_string()));
    line("Share of requests", requests_share.map(|it| it.to_string()));
    line("Revenue lost", revenue.map(|it| it.to_string()));
    line("Support tickets", tickets.map(|it| it.to_string()));
    line("Data", data_loss.map(|it| it.to_string()));
    line("Error budget spent", budget_minutes.map(|it| format!("{it} min")));
    line("Objective", slo.map(|it| format!("{} over {} days", it.objective, it.window_days)));
    let regions: Vec<String> = regions.iter().map(|it| one_line(it)).collect();
    line("Regions", (!regions.is_empty()).then(|| Inline(&regions.join(", ")).to_string()));
    if budget_minutes.is_none() {
        let share = budget_spent(postmortem).map(|it| format!("{} %", hundredths(it)));
        line("Share of the error budget", share.map(|it| format!("{it} (derived)")));
    }
    lines.iter().map(|(label, value)| format!("- {label}: {value}")).collect::<Vec<_>>().join("\n")
}

/// Millionths as a percentage with two decimals.
fn hundredths(millionths: u64) -> String {
    format!("{}.{:02}", millionths / 10_000, millionths % 10_000 / 100)
}
