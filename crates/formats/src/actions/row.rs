//! One row of a table as an action.

use afterword_core::actions::{Action, ActionId};
use afterword_core::stamp::DayOrder;

use super::days::{self, CellDay};
use super::{ActionUse, values};
use crate::csv::Row;
use crate::limits::MAX_REPEATED;

/// A column as its cells are read.
pub(super) struct Column<'a> {
    pub(super) name: &'a str,
    pub(super) holds: ActionUse,
    /// The order of the numbers in its days, where they tell it.
    pub(super) order: Option<DayOrder>,
}

/// What stands beyond the named columns.
const NAMELESS: Column<'_> = Column { name: "", holds: ActionUse::Beside, order: None };

/// A row as it was read.
pub(super) struct Found {
    pub(super) action: Action,
    /// What the row calls it.
    pub(super) id: Option<ActionId>,
    /// The uses whose cells were not understood.
    pub(super) unread: Vec<ActionUse>,
}

/// The action of `row`; `None` if nothing of it is taken over.
pub(super) fn read(row: &Row, columns: &[Column<'_>]) -> Option<Found> {
    let action = Action::new(ActionId::from_bits(0), String::new());
    let mut reader = RowReader {
        action,
        id: None,
        reason: String::new(),
        notes: Vec::new(),
        more: Vec::new(),
        unread: Vec::new(),
        is_blank: true,
    };
    for (at, cell) in row.cells.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
        let column = columns.get(at).unwrap_or(&NAMELESS);
        if column.holds == ActionUse::Nothing {
            continue;
        }
        reader.is_blank &= cell.trim().is_empty();
        if !reader.take(column, cell) {
            reader.keep(column.name, cell);
            reader.note_unread(column.holds, cell);
        }
    }
    (!reader.is_blank).then(|| reader.finish())
}

/// One row as it becomes an action.
struct RowReader<'a> {
    action: Action,
    id: Option<ActionId>,
    reason: String,
    notes: Vec<&'a str>,
    /// What is kept beside the notes.
    more: Vec<String>,
    unread: Vec<ActionUse>,
    is_blank: bool,
}

impl<'a> RowReader<'a> {
    /// Puts a cell where it belongs; whether all of it was understood.
    fn take(&mut self, column: &Column<'_>, cell: &'a str) -> bool {
        let action = &mut self.action;
        let word = cell.trim();
        match column.holds {
            ActionUse::Title => action.title = cell.to_owned(),
            ActionUse::Owner => action.owner = cell.to_owned(),
            ActionUse::Verification => action.verification = cell.to_owned(),
            ActionUse::Source => action.source = cell.to_owned(),
            ActionUse::Tracker => action.tracker = cell.to_owned(),
            ActionUse::Reason => self.reason = cell.to_owned(),
            ActionUse::Notes => self.notes.push(cell),
            ActionUse::Due => return set_day(&mut action.due, days::day(word, column.order)),
            ActionUse::Created => {
                return set_day(&mut action.created, days::day(word, column.order));
            }
            ActionUse::Kind => return set(&mut action.kind, values::kind(word)),
            ActionUse::Strength => return set(&mut action.strength, values::strength(word)),
            ActionUse::Effort => return set(&mut action.effort_minutes, word.parse().ok()),
            ActionUse::Id => return set(&mut self.id, word.parse().ok()),
            ActionUse::Priority => {
                let is_known = set(&mut action.priority, values::priority(word));
                return is_known && values::is_own_priority(word) || values::is_no_priority(word);
            }
            ActionUse::State => {
                let Some(state) = values::state(word) else { return false };
                action.state = state.with_reason(String::new());
                return values::is_own_state(word);
            }
            ActionUse::Beside => return false,
            ActionUse::Nothing => {}
        }
        true
    }

    /// Notes a use of which a cell that is kept gave nothing: a day with words behind it, and a priority of another scale, gave something.
    fn note_unread(&mut self, holds: ActionUse, cell: &str) {
        let action = &self.action;
        let is_read = match holds {
            ActionUse::Due => action.due.is_some(),
            ActionUse::Created => action.created.is_some(),
            ActionUse::Priority => action.priority.is_some(),
            ActionUse::State => values::state(cell.trim()).is_some(),
            ActionUse::Effort | ActionUse::Kind | ActionUse::Strength | ActionUse::Id => false,
            _ => true,
        };
        if !is_read && !cell.trim().is_empty() {
            self.unread.push(holds);
        }
    }

    /// Keeps a cell in the notes, with what its column is called; what is too long to be repeated is kept where columns were recognised.
    fn keep(&mut self, name: &str, cell: &str) {
        let name = Some(name.trim()).filter(|it| it.len() <= MAX_REPEATED).unwrap_or("");
        match (name, cell.trim()) {
            (_, "") => {}
            ("", cell) => self.more.push(cell.to_owned()),
            (name, cell) => self.more.push(format!("{name}: {cell}")),
        }
    }

    fn finish(mut self) -> Found {
        let state = self.action.state.kind();
        self.action.state = state.with_reason(self.reason.clone());
        if self.action.state.reason() != self.reason {
            self.more.push(format!("Reason: {}", self.reason));
        }
        let more = self.more.iter().map(String::as_str);
        for text in self.notes.into_iter().chain(more) {
            say(&mut self.action.detail, text);
        }
        Found { action: self.action, id: self.id, unread: self.unread }
    }
}

/// Adds `text` to `detail` as a paragraph of its own.
pub(super) fn say(detail: &mut String, text: &str) {
    if !detail.is_empty() {
        detail.push_str("\n\n");
    }
    detail.push_str(text);
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}

fn set_day(place: &mut Option<chrono::NaiveDate>, found: Option<CellDay>) -> bool {
    *place = found.map(|it| it.day);
    found.is_some_and(|it| it.is_all)
}
