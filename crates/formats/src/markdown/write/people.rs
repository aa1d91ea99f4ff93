//! Who took part, and what the response cost.

use afterword_core::Postmortem;
use afterword_core::postmortem::Role;
use chrono::TimeDelta;

use super::super::text::{Inline, one_line};

/// Roles, authors and reviewers, one a line.
pub(crate) fn people(postmortem: &Postmortem) -> String {
    let mut lines = Vec::new();
    let mut line = |label: &str, names: &str| {
        if !names.trim().is_empty() {
            lines.push(format!("- {}: {}", Inline(label), Inline(names)));
        }
    };
    for role in Role::ALL {
        line(&role.to_string(), postmortem.roles.of(role));
    }
    for other in &postmortem.roles.others {
        let role = one_line(&other.role);
        line(if role.is_empty() { "Also" } else { &role }, &other.person);
    }
    line("Authors", &postmortem.authors.join(", "));
    line("Reviewers", &postmortem.reviewers.join(", "));
    lines.join("\n")
}

/// The people and hours, the cost, and what the participants say.
pub(crate) fn response(postmortem: &Postmortem) -> String {
    let response = &postmortem.response;
    let mut lines = Vec::new();
    for effort in &response.efforts {
        let role = one_line(&effort.role);
        let role = if role.is_empty() { "people" } else { &role };
        let each = afterword_core::time::human(TimeDelta::minutes(effort.minutes.into()));
        lines.push(format!("- {} × {}, {each} each", effort.people, Inline(role)));
    }
    if let Some(cost) = response.cost() {
        lines.push(format!("- Cost: {cost}"));
    }
    for feedback in &response.feedback {
        let score = feedback.score.map(|it| format!("{it} of 5")).unwrap_or_default();
        let text = one_line(&feedback.text);
        let between = if score.is_empty() || text.is_empty() { "" } else { ": " };
        lines.push(format!("- Participant: {score}{between}{}", Inline(&text)));
    }
    lines.join("\n")
}
