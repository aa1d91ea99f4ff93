//! What a column of a table of actions holds, by its name: those of trackers, of spreadsheets and of our own export.

use crate::csv::Table;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Title,
    /// A title where there is no other, else notes.
    Description,
    Owner,
    Due,
    Priority,
    State,
    Reason,
    Kind,
    Strength,
    Verification,
    Tracker,
    Effort,
    Created,
    Source,
    Notes,
    Id,
}

/// The columns of our own export, in its order, by their names.
pub(super) const OWN: [(Column, &str); 15] = [
    (Column::Title, "Action"),
    (Column::Owner, "Owner"),
    (Column::Due, "Due"),
    (Column::Priority, "Priority"),
    (Column::State, "Status"),
    (Column::Reason, "Reason"),
    (Column::Kind, "Kind"),
    (Column::Strength, "Strength"),
    (Column::Verification, "Done when"),
    (Column::Tracker, "Link"),
    (Column::Effort, "Effort (minutes)"),
    (Column::Created, "Created"),
    (Column::Source, "Source"),
    (Column::Notes, "Notes"),
    (Column::Id, "Id"),
];

/// What a column called `name`, in small letters, holds.
pub(crate) fn column(name: &str) -> Option<Column> {
    Some(match name {
        "action" | "action item" | "item" | "task" | "title" | "what" | "summary" | "name"
        | "issue title" | "task name" => Column::Title,
        "description" => Column::Description,
        "owner" | "assignee" | "assignees" | "who" | "responsible" | "assigned to" | "dri"
        | "assignee name" => Column::Owner,
        "due" | "due date" | "duedate" | "deadline" | "when" | "eta" | "target date"
        | "end date" => Column::Due,
        "priority" | "prio" => Column::Priority,
        "status" | "state" | "done" => Column::State,
        "reason" => Column::Reason,
        "kind" => Column::Kind,
        "strength" => Column::Strength,
        "done when" | "verification" | "acceptance criteria" => Column::Verification,
        "ticket" | "issue" | "link" | "tracker" | "jira" | "url" | "issue url" => Column::Tracker,
        "effort (minutes)" => Column::Effort,
        "created" | "created at" | "created date" => Column::Created,
        "source" => Column::Source,
        "notes" => Column::Notes,
        "id" => Column::Id,
        _ => return None,
    })
}

/// What each column of `table` holds; one that is named like an earlier one is none.
pub(super) fn columns(table: &Table) -> Vec<Option<Column>> {
    let mut found: Vec<Option<Column>> = Vec::new();
    for name in &table.header.cells {
        let column = column(&normal(name)).filter(|it| !found.contains(&Some(*it)));
        found.push(column);
    }
    let has_title = found.contains(&Some(Column::Title));
    for it in found.iter_mut().filter(|it| **it == Some(Column::Description)) {
        *it = Some(if has_title { Column::Notes } else { Column::Title });
    }
    found
}

/// Whether the names of the columns are those of a list of actions: what is to be done, and who does it or by when. Where a time stands
/// beside them it is a timeline.
pub(super) fn names_actions(table: &Table) -> bool {
    let names: Vec<String> = table.header.cells.iter().map(|it| normal(it)).collect();
    let has_time = names.iter().any(|it| it == "date" || it == "when" || it.starts_with("time"));
    let found = columns(table);
    let has = |column: Column| found.contains(&Some(column));
    !has_time && has(Column::Title) && (has(Column::Owner) || has(Column::Due))
}

/// `Custom field (Due_Date)` as `due date`.
fn normal(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let inner = lower.strip_prefix("custom field (").and_then(|it| it.strip_suffix(')'));
    let words = inner.unwrap_or(&lower).replace(['_', '-'], " ");
    words.split_whitespace().collect::<Vec<&str>>().join(" ")
}
