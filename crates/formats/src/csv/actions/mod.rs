//! Actions as a table: for spreadsheets and trackers, and out of them.

mod columns;
mod read;
mod values;

use afterword_core::actions::Action;

use super::write_row;
pub(crate) use columns::{Column, column};
pub use read::{import, is_actions, read};

/// `actions` as a table, one a row. The same actions give the same bytes.
///
/// All of an action but its causes and its history reads back: see [`read()`].
///
/// ```
/// use afterword_core::actions::{Action, ActionId};
/// use afterword_formats::csv::{Table, actions};
///
/// let mut action = Action::new(ActionId::from_bits(1), "=Alert on pool size".into());
/// action.owner = "@kim".into();
/// let text = actions::write([&action]);
/// assert!(text.starts_with("Action,Owner,Due,"));
/// assert!(text.contains("\r\n'=Alert on pool size,'@kim,"));
/// assert_eq!(actions::read(&Table::parse(&text)?, &mut || 2)[0].action, action);
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn write<'a>(actions: impl IntoIterator<Item = &'a Action>) -> String {
    let mut out = String::new();
    write_row(&mut out, &columns::OWN.map(|(_, name)| name));
    for action in actions {
        write_row(&mut out, &columns::OWN.map(|(column, _)| cell(action, column)));
    }
    out
}

fn cell(action: &Action, column: Column) -> String {
    fn said(value: Option<impl ToString>) -> String {
        value.map(|it| it.to_string()).unwrap_or_default()
    }
    match column {
        Column::Title => action.title.clone(),
        Column::Owner => action.owner.clone(),
        Column::Due => said(action.due),
        Column::Priority => said(action.priority),
        Column::State => action.state.kind().to_string(),
        Column::Reason => action.state.reason().to_owned(),
        Column::Kind => said(action.kind),
        Column::Strength => said(action.strength),
        Column::Verification => action.verification.clone(),
        Column::Tracker => action.tracker.clone(),
        Column::Effort => said(action.effort_minutes),
        Column::Created => said(action.created),
        Column::Source => action.source.clone(),
        Column::Notes | Column::Description => action.detail.clone(),
        Column::Id => action.id.to_string(),
    }
}
