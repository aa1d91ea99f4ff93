//! Actions out of a table.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId};
use afterword_core::id::Mint;

use super::columns::{Column, columns, names_actions};
use super::values;
use crate::csv::{Row, Table};
use crate::encoding::is_table_name;
use crate::error::ReadError;
use crate::limits::MAX_REPEATED;
use crate::markdown::{Confidence, Preview, ReadContext, What};

/// An action and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAction {
    /// The action.
    pub action: Action,
    /// The line of its row, counted from one.
    pub line: usize,
}

/// Whether `table` is a list of actions: it says what is to be done, and who does it or by when.
///
/// ```
/// use afterword_formats::csv::{Table, actions::is_actions};
///
/// assert!(is_actions(&Table::parse("Issue key,Summary,Assignee,Status\nOPS-1,Alert,Kim,To Do")?));
/// assert!(!is_actions(&Table::parse("Time,Who,What\n14:32,Kim,rolled back")?));
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn is_actions(table: &Table) -> bool {
    names_actions(table)
}

/// The actions of `table`, one a row, whatever the order of its columns.
///
/// Columns are known by the names that Jira, GitHub, Linear, spreadsheets and our own export give them. What stands in others, and
/// what a known one holds that is not understood, is kept in the notes of the action, after the name of its column. Rows without a
/// word are none.
pub fn read(table: &Table, ids: &mut impl Mint) -> Vec<ReadAction> {
    let columns = columns(table);
    let is_blank = |row: &Row| row.cells.iter().all(|it| it.trim().is_empty());
    let mut actions: Vec<ReadAction> = Vec::new();
    let mut taken = std::collections::BTreeSet::new();
    for row in table.rows.iter().filter(|it| !is_blank(it)) {
        let mut reader = RowReader::new(row, &table.header, &columns);
        let own = reader.id.filter(|it| !taken.contains(it));
        let id = own.unwrap_or_else(|| ids.id());
        taken.insert(id);
        reader.action.id = id;
        actions.push(ReadAction { action: reader.finish(), line: row.line });
    }
    actions
}

/// The text of the file called `context.name` as a document of its actions, if it is a table of them.
///
/// # Errors
///
/// A file that is named as a table and is none.
pub fn import(
    text: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Option<Preview>, ReadError> {
    let is_named = is_table_name(context.name);
    if !is_named && (context.name.contains('.') || !begins_table(text)) {
        return Ok(None);
    }
    let table = match Table::parse(text) {
        Ok(table) => table,
        Err(error) if is_named => return Err(error),
        Err(_) => return Ok(None),
    };
    // Prose may begin with a line of such words, too.
    let width = table.header.cells.len();
    let is_even = table.rows.iter().all(|it| it.cells.len() == width);
    let is_likely = is_named || is_even && !table.rows.is_empty();
    Ok((is_likely && is_actions(&table)).then(|| preview(&table, ids, context)))
}

/// How long the first line of a pasted table is at most, in bytes.
const MAX_HEADER: usize = 20_000;

/// Whether the first line names columns: whatever is pasted is looked at, and all of it only then.
fn begins_table(text: &str) -> bool {
    let Some((header, _)) = text.trim_start().split_once('\n') else { return false };
    header.len() <= MAX_HEADER && Table::parse(header).is_ok_and(|it| is_actions(&it))
}

fn preview(table: &Table, ids: &mut impl Mint, context: ReadContext<'_>) -> Preview {
    let mut document = Postmortem::new(ids.document_id(context.now), context.now);
    document.zone = context.zone.clone();
    document.title = context.title();
    let mut preview = Preview::of(document);
    let header = table.header.cells.join(", ");
    preview.recognise(What::Columns, table.header.line, Confidence::High, &header);
    for ReadAction { action, line } in read(table, ids) {
        preview.recognise(What::Action(action.id), line, Confidence::High, &action.title);
        preview.document.actions.push(Rc::new(action));
    }
    preview
}

/// One row as it becomes an action.
struct RowReader {
    action: Action,
    id: Option<ActionId>,
    reason: String,
    /// What is kept beside the notes.
    more: Vec<String>,
}

impl RowReader {
    fn new(row: &Row, header: &Row, columns: &[Option<Column>]) -> Self {
        let action = Action::new(ActionId::from_bits(0), String::new());
        let mut reader = Self { action, id: None, reason: String::new(), more: Vec::new() };
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
            let column = columns.get(at).copied().flatten();
            if !column.is_some_and(|it| reader.take(it, cell)) {
                reader.keep(header.cell(at), cell);
            }
        }
        reader
    }

    /// Puts a cell where it belongs; whether it was understood.
    fn take(&mut self, column: Column, cell: &str) -> bool {
        let action = &mut self.action;
        let word = cell.trim();
        match column {
            Column::Title => action.title = cell.to_owned(),
            Column::Owner => action.owner = cell.to_owned(),
            Column::Verification => action.verification = cell.to_owned(),
            Column::Source => action.source = cell.to_owned(),
            Column::Notes | Column::Description => action.detail = cell.to_owned(),
            Column::Tracker => action.tracker = cell.to_owned(),
            Column::Reason => self.reason = cell.to_owned(),
            Column::Due => return set(&mut action.due, values::day(word)),
            Column::Created => return set(&mut action.created, values::day(word)),
            Column::Kind => return set(&mut action.kind, values::kind(word)),
            Column::Strength => return set(&mut action.strength, values::strength(word)),
            Column::Effort => return set(&mut action.effort_minutes, word.parse().ok()),
            Column::Id => return set(&mut self.id, word.parse().ok()),
            Column::Priority => {
                let is_known = set(&mut action.priority, values::priority(word));
                return is_known && values::is_own_priority(word);
            }
            Column::State => {
                let Some(state) = values::state(word) else { return false };
                action.state = state.with_reason(String::new());
                return word.eq_ignore_ascii_case(&state.to_string());
            }
        }
        true
    }

    /// Keeps a cell in the notes, with what its column is called; what is too long to be repeated is kept where columns were recognised.
    fn keep(&mut self, name: &str, cell: &str) {
        let name = Some(name.trim()).filter(|it| it.len() <= MAX_REPEATED).unwrap_or("");
        let cell = cell.trim();
        match (name, cell) {
            (_, "") => {}
            ("", cell) => self.more.push(cell.to_owned()),
            (name, cell) => self.more.push(format!("{name}: {cell}")),
        }
    }

    fn finish(mut self) -> Action {
        let state = self.action.state.kind();
        self.action.state = state.with_reason(self.reason.clone());
        if self.action.state.reason() != self.reason {
            self.more.push(format!("Reason: {}", self.reason));
        }
        for more in self.more {
            if !self.action.detail.is_empty() {
                self.action.detail.push_str("\n\n");
            }
            self.action.detail.push_str(&more);
        }
        self.action
    }
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}
