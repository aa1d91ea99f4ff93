//! Actions as a Markdown table.

use afterword_core::board::Card;

use super::digest::document;
use super::{Setting, said};
use crate::markdown::text::Inline;

const COLUMNS: [&str; 7] = ["action", "owner", "due", "priority", "state", "age", "document"];

/// `cards` as a Markdown table, one a row, in their order.
pub fn markdown_table(cards: &[&Card], setting: Setting<'_>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let name = |it: &&str| setting.words.fill(&format!("column-{it}"), &[]);
    let header: Vec<String> = COLUMNS.iter().map(name).collect();
    let sides = COLUMNS.map(|it| if it == "age" { "---:" } else { "---" }.to_owned());
    let rows = cards.iter().map(|it| line(&row(it, setting)));
    [line(&header), line(&sides)].into_iter().chain(rows).collect()
}

fn row(card: &Card, setting: Setting<'_>) -> [String; COLUMNS.len()] {
    let action = &card.action;
    let state = setting.words.fill(&format!("state-{}", action.state.kind().key()), &[]);
    [
        Inline(&said::sentence(card, setting)).to_string(),
        Inline(&said::owner(card)).to_string(),
        action.due.map(|it| it.to_string()).unwrap_or_default(),
        action.priority.map(|it| it.to_string()).unwrap_or_default(),
        Inline(&state).to_string(),
        card.age_days(setting.today).map(|it| it.to_string()).unwrap_or_default(),
        document(card, setting),
    ]
}
