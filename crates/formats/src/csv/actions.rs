//! Actions as a table for spreadsheets and trackers. They come in again by way of [`actions`](crate::actions).

use afterword_core::actions::Action;

use super::write_row;

/// A column: what it is called, and what it says of an action.
type Column = (&'static str, fn(&Action) -> String);

/// The columns, in their order, by names that [`read_table`](crate::actions::read_table) knows.
const COLUMNS: [Column; 15] = [
    ("Action", |it| it.title.clone()),
    ("Owner", |it| it.owner.clone()),
    ("Due", |it| said(it.due)),
    ("Priority", |it| said(it.priority)),
    ("Status", |it| it.state.kind().to_string()),
    ("Reason", |it| it.state.reason().to_owned()),
    ("Kind", |it| said(it.kind)),
    ("Strength", |it| said(it.strength)),
    ("Done when", |it| it.verification.clone()),
    ("Link", |it| it.tracker.clone()),
    ("Effort (minutes)", |it| said(it.effort_minutes)),
    ("Created", |it| said(it.created)),
    ("Source", |it| it.source.clone()),
    ("Notes", |it| it.detail.clone()),
    ("Id", |it| it.id.to_string()),
];

/// `actions` as a table, one a row. The same actions give the same bytes.
///
/// All of an action but its causes and its history reads back: see [`read_table`](crate::actions::read_table).
///
/// ```
/// use afterword_core::actions::{Action, ActionId};
/// use afterword_formats::csv::actions;
///
/// let mut action = Action::new(ActionId::from_bits(1), "=Alert on pool size".into());
/// action.owner = "@kim".into();
/// let text = actions::write([&action]);
/// assert!(text.starts_with("Action,Owner,Due,"));
/// assert!(text.contains("\r\n'=Alert on pool size,'@kim,"));
/// ```
pub fn write<'a>(actions: impl IntoIterator<Item = &'a Action>) -> String {
    let mut out = String::new();
    write_row(&mut out, &COLUMNS.map(|(name, _)| name));
    for action in actions {
        write_row(&mut out, &COLUMNS.map(|(_, cell)| cell(action)));
    }
    out
}

fn said(value: Option<impl ToString>) -> String {
    value.map(|it| it.to_string()).unwrap_or_default()
}
