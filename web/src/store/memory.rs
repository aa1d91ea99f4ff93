//! Tables in memory, for browsers that forbid storage: everything works, until the tab is closed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Bound;

use super::table::{Key, Row, Table};

/// The tables. One thread and no waiting: a transaction cannot be interrupted here, nor fail halfway.
#[derive(Debug, Default)]
pub(super) struct Memory {
    rows: RefCell<BTreeMap<(Table, Key), String>>,
}

impl Memory {
    pub(super) fn get(&self, table: Table, key: &Key) -> Option<String> {
        self.rows.borrow().get(&(table, key.clone())).cloned()
    }

    pub(super) fn rows(&self, table: Table, after: Option<&Key>, limit: u32) -> Vec<Row> {
        let first = match after {
            Some(key) => Bound::Excluded((table, key.clone())),
            None => Bound::Included((table, Key::Name(String::new()))),
        };
        let rows = self.rows.borrow();
        let rows = rows.range((first, Bound::Unbounded)).take_while(|((it, _), _)| *it == table);
        rows.take(usize::try_from(limit).unwrap_or(usize::MAX))
            .map(|((_, key), value)| Row { key: key.clone(), value: value.clone() })
            .collect()
    }

    pub(super) fn put(&self, table: Table, key: &Key, value: &str) {
        self.rows.borrow_mut().insert((table, key.clone()), value.to_owned());
    }

    pub(super) fn delete(&self, table: Table, key: &Key) {
        self.rows.borrow_mut().remove(&(table, key.clone()));
    }

    pub(super) fn delete_revisions(&self, name: &str) {
        self.rows
            .borrow_mut()
            .retain(|(table, key), _| *table != Table::Revisions || key.name() != name);
    }
}
