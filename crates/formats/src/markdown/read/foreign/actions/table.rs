//! Actions in a table.

use super::line::{self, ActionLine};
use crate::actions::{self, ActionUse};
use crate::limits::MAX_REPEATED;
use crate::markdown::read::foreign::headings::normal;
use crate::markdown::text::{one_line, plain};

/// What each column of a table holds.
#[derive(Clone, Debug)]
pub(super) struct Columns(Vec<Column>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    /// What it is called; nothing where that is too long to be repeated: it is kept where the columns were recognised.
    name: String,
    holds: ActionUse,
}

impl Columns {
    /// The columns by their names; where none is called a title, the first is.
    pub(super) fn of(names: &[&str]) -> Self {
        let mut columns: Vec<Column> = names.iter().map(|it| column(it)).collect();
        let has_title = columns.iter().any(|it| it.holds == ActionUse::Title);
        let is_other = |it: &&mut Column| it.holds == ActionUse::Beside;
        if let Some(first) = columns.iter_mut().find(is_other).filter(|_| !has_title) {
            first.holds = ActionUse::Title;
        }
        Self(columns)
    }

    /// The action of a row.
    pub(super) fn line(&self, cells: &[&str]) -> ActionLine {
        let nameless = Column { name: String::new(), holds: ActionUse::Beside };
        let cells = cells.iter().map(|it| it.trim()).enumerate();
        let cells = cells.filter(|(_, it)| !it.is_empty());
        let cells = cells.map(|(at, cell)| (self.0.get(at).unwrap_or(&nameless), cell));
        let cells: Vec<(&Column, &str)> = cells.collect();
        let title = cells.iter().position(|(column, _)| column.holds == ActionUse::Title);
        // What a title says beside its words is read first, for the columns know better.
        let mut action = title.map_or_else(ActionLine::default, |at| line::read(cells[at].1, None));
        let said_by_title = std::mem::take(&mut action.detail);
        for (_, (column, cell)) in cells.iter().enumerate().filter(|(at, _)| Some(*at) != title) {
            if !action.take(column, cell) {
                action.say(&named(&column.name, cell));
            }
        }
        if !said_by_title.is_empty() {
            action.say(&said_by_title);
        }
        action
    }
}

impl ActionLine {
    /// Puts a cell where it belongs; whether that is all there is to say of it.
    fn take(&mut self, column: &Column, cell: &str) -> bool {
        match column.holds {
            ActionUse::Owner => {
                let name = one_line(&plain(cell));
                self.give_way(|it| &mut it.owner, name);
            }
            ActionUse::Due => {
                let Ok(day) = cell.parse() else { return false };
                if let Some(other) = self.due.replace(day).filter(|it| *it != day) {
                    self.say(&other.to_string());
                }
            }
            ActionUse::Priority => {
                let Some(priority) = actions::priority(cell) else {
                    return actions::is_no_priority(cell);
                };
                if let Some(other) = self.priority.replace(priority).filter(|it| *it != priority) {
                    self.say(&other.to_string());
                }
                return actions::is_own_priority(cell);
            }
            ActionUse::State => {
                let cell = plain(cell);
                let Some(state) = actions::state(&cell).filter(|_| self.state.is_none()) else {
                    return false;
                };
                self.state = Some(state);
                return actions::is_own_state(&cell);
            }
            ActionUse::Tracker if cell.starts_with("http") => {
                self.give_way(|it| &mut it.tracker, cell.to_owned());
            }
            ActionUse::Source if self.source.is_empty() => match whole_link(cell) {
                Some((words, address)) => {
                    self.source = one_line(&plain(words));
                    self.say(&named(&column.name, &address.replace("&amp;", "&")));
                }
                None => self.source = one_line(&plain(cell)),
            },
            _ => return false,
        }
        true
    }

    /// Puts `text` in a field, and what stood there in the detail.
    fn give_way(&mut self, field: impl FnOnce(&mut Self) -> &mut String, text: String) {
        let before = std::mem::replace(field(self), text.clone());
        if !before.is_empty() && before != text {
            self.say(&before);
        }
    }
}

fn column(name: &str) -> Column {
    let known = normal(name);
    let holds = match actions::named(&known) {
        Some(
            holds @ (ActionUse::Title
            | ActionUse::Owner
            | ActionUse::Due
            | ActionUse::Priority
            | ActionUse::State
            | ActionUse::Tracker
            | ActionUse::Source),
        ) => holds,
        _ if actions::is_description(&known) => ActionUse::Title,
        _ => ActionUse::Beside,
    };
    let name = if name.len() > MAX_REPEATED { String::new() } else { one_line(name) };
    Column { name, holds }
}

/// A cell as it is kept in the detail.
fn named(name: &str, cell: &str) -> String {
    if name.is_empty() { cell.to_owned() } else { format!("{name}: {cell}") }
}

/// The words and the address of a cell that is a link and nothing else.
fn whole_link(cell: &str) -> Option<(&str, &str)> {
    let (words, address) = cell.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    let is_one = !words.ends_with('\\') && !address.contains(['(', ')', ' ']);
    is_one.then_some((words, address))
}
