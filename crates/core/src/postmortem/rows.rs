//! Changing a list whose rows have no names of their own and are told by their place: roles, efforts, answers.

use std::mem::{Discriminant, discriminant};

/// One change to a list of rows that are told by their place, from 0.
///
/// A page hears before it draws. Whoever has only what was drawn names the row and what changes of it, so that whatever was typed
/// meanwhile stays; a whole list is for whoever has the newest one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowsEdit<T, C> {
    /// Puts a whole list in place of this one: what a merge made.
    All(Vec<T>),
    /// Adds a row, last.
    Add(T),
    /// Changes one row.
    Change(usize, C),
    /// Takes a row away.
    Remove(usize),
}

/// A part of a row that is typed into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowField<C> {
    at: usize,
    part: Discriminant<C>,
}

impl<T, C> RowsEdit<T, C> {
    /// The part that it types into; `None` for an edit that is a step by itself.
    pub(super) fn field(&self) -> Option<RowField<C>> {
        match self {
            Self::Change(at, change) => Some(RowField { at: *at, part: discriminant(change) }),
            _ => None,
        }
    }

    /// Changes `rows` by it, one row by `change`; `None` if the row is gone.
    pub(super) fn apply(self, rows: &mut Vec<T>, change: impl FnOnce(&mut T, C)) -> Option<()> {
        match self {
            Self::All(all) => *rows = all,
            Self::Add(row) => rows.push(row),
            Self::Change(at, it) => change(rows.get_mut(at)?, it),
            Self::Remove(at) if at < rows.len() => drop(rows.remove(at)),
            Self::Remove(_) => return None,
        }
        Some(())
    }
}
