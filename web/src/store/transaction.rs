//! One transaction over either home of the store: what the store does is written once, on top of these verbs.

use super::error::StoreError;
use super::indexed_db;
use super::memory::Memory;
use super::table::{Key, Row, Table};

/// A transaction that is open. Between two of its verbs nothing else may be awaited, or IndexedDB ends it.
pub(super) enum Transaction<'a> {
    IndexedDb(indexed_db::Transaction),
    Memory(&'a Memory),
}

impl Transaction<'_> {
    /// The row called `key`.
    pub(super) async fn get(&self, table: Table, key: &Key) -> Result<Option<String>, StoreError> {
        match self {
            Self::IndexedDb(it) => it.get(table, key).await,
            Self::Memory(it) => Ok(it.get(table, key)),
        }
    }

    /// The rows called `keys`, all asked for before the first is waited for.
    pub(super) async fn get_each(
        &self,
        table: Table,
        keys: &[Key],
    ) -> Result<Vec<Option<String>>, StoreError> {
        match self {
            Self::IndexedDb(it) => {
                let asked: Vec<_> = keys.iter().map(|key| it.get(table, key)).collect();
                let mut values = Vec::with_capacity(asked.len());
                for answer in asked {
                    values.push(answer.await?);
                }
                Ok(values)
            }
            Self::Memory(it) => Ok(keys.iter().map(|key| it.get(table, key)).collect()),
        }
    }

    /// All values of a table, in the order of their keys.
    pub(super) async fn values(&self, table: Table) -> Result<Vec<String>, StoreError> {
        match self {
            Self::IndexedDb(it) => it.values(table).await,
            Self::Memory(it) => {
                Ok(it.rows(table, None, u32::MAX).into_iter().map(|it| it.value).collect())
            }
        }
    }

    /// All rows of a table, by key.
    pub(super) async fn all(&self, table: Table) -> Result<Vec<Row>, StoreError> {
        self.rows(table, None, u32::MAX).await
    }

    /// Up to `limit` rows after the key `after`, by key.
    pub(super) async fn rows(
        &self,
        table: Table,
        after: Option<&Key>,
        limit: u32,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::IndexedDb(it) => it.rows(table, after, limit).await,
            Self::Memory(it) => Ok(it.rows(table, after, limit)),
        }
    }

    pub(super) fn put(&self, table: Table, key: &Key, value: &str) -> Result<(), StoreError> {
        match self {
            Self::IndexedDb(it) => it.put(table, key, value),
            Self::Memory(it) => {
                it.put(table, key, value);
                Ok(())
            }
        }
    }

    pub(super) fn delete(&self, table: Table, key: &Key) -> Result<(), StoreError> {
        match self {
            Self::IndexedDb(it) => it.delete(table, key),
            Self::Memory(it) => {
                it.delete(table, key);
                Ok(())
            }
        }
    }

    /// Deletes all kept revisions of the document called `name`.
    pub(super) fn delete_revisions(&self, name: &str) -> Result<(), StoreError> {
        match self {
            Self::IndexedDb(it) => it.delete_revisions(name),
            Self::Memory(it) => {
                it.delete_revisions(name);
                Ok(())
            }
        }
    }

    /// Returns once all that was written is durable.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::IndexedDb(it) => it.commit().await,
            Self::Memory(_) => Ok(()),
        }
    }
}
