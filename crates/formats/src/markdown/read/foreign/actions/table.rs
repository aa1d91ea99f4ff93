//! Actions in a table.

use super::line::{self, ActionLine};
use crate::actions::{self, ActionUse};
use crate::limits::MAX_REPEATED;
use crate::markdown::read::foreign::headings::normal;
use crate::markdown::text::one_line;

/// What each column of a table holds.
#[derive(Clone, Debug)]
pub(super) struct Columns(Vec<Column>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Title,
    Owner,
    Due,
    Priority,
    State,
    Link,
    /// Something else, by its name.
    Other(String),
}

impl Columns {
    /// The columns by their names; where none is called a title, the first is.
    pub(super) fn of(names: &[&str]) -> Self {
        let mut columns: Vec<Column> = names.iter().map(|it| column(it)).collect();
        let is_other = |it: &&mut Column| matches!(it, Column::Other(_));
        let has_title = columns.contains(&Column::Title);
        if let Some(first) = columns.iter_mut().find(is_other).filter(|_| !has_title) {
            *first = Column::Title;
        }
        Self(columns)
    }

    /// The action of a row.
    pub(super) fn line(&self, cells: &[&str]) -> ActionLine {
        let mut action = ActionLine::default();
        let mut more: Vec<String> = Vec::new();
        for (at, cell) in
            cells.iter().map(|it| it.trim()).enumerate().filter(|(_, it)| !it.is_empty())
        {
            let column = self.0.get(at).cloned().unwrap_or(Column::Other(String::new()));
            match column {
                Column::Title if action.title.is_empty() => {
                    let (owner, due) = (action.owner.clone(), action.due);
                    action = line::read(cell, None);
                    action.owner = if owner.is_empty() { action.owner } else { owner };
                    action.due = due.or(action.due);
                }
                Column::Owner if action.owner.is_empty() => action.owner = one_line(cell),
                Column::Due if cell.parse::<chrono::NaiveDate>().is_ok() => {
                    action.due = cell.parse().ok();
                }
                Column::Priority if priority(cell).is_some() => action.priority = priority(cell),
                Column::State if is_done(cell) => {
                    action.is_done = true;
                    more.push(format!("State: {cell}"));
                }
                Column::Link if action.tracker.is_empty() && cell.starts_with("http") => {
                    action.tracker = cell.to_owned();
                }
                Column::Other(name) if !name.is_empty() => more.push(format!("{name}: {cell}")),
                _ => more.push(cell.to_owned()),
            }
        }
        more.extend((!action.detail.is_empty()).then(|| action.detail.clone()));
        action.detail = more.join("\n\n");
        action
    }
}

fn column(name: &str) -> Column {
    let known = normal(name);
    match actions::named(&known) {
        Some(ActionUse::Title) => Column::Title,
        Some(ActionUse::Owner) => Column::Owner,
        Some(ActionUse::Due) => Column::Due,
        Some(ActionUse::Priority) => Column::Priority,
        Some(ActionUse::State) => Column::State,
        Some(ActionUse::Tracker) => Column::Link,
        _ if actions::is_description(&known) => Column::Title,
        // What the columns are called is kept where they were recognised.
        _ if name.len() > MAX_REPEATED => Column::Other(String::new()),
        _ => Column::Other(one_line(name)),
    }
}

fn priority(cell: &str) -> Option<afterword_core::actions::Priority> {
    afterword_core::actions::Priority::ALL
        .into_iter()
        .find(|it| it.key().eq_ignore_ascii_case(cell))
}

fn is_done(cell: &str) -> bool {
    ["done", "closed", "complete", "completed", "✅", "yes", "[x]"]
        .contains(&cell.to_lowercase().as_str())
}
