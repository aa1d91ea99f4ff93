//! The trash: documents that were thrown away, for thirty days, with all their revisions.

use afterword_core::id::DocumentId;
use afterword_core::stored;
use afterword_core::summary::Summary;
use afterword_core::time::Instant;
use chrono::TimeDelta;

use super::Store;
use super::change::Change;
use super::error::{LoadError, StoreError};
use super::record::{Record, SummaryRecord, TrashRecord, summary};
use super::table::{Key, Mode, Table};

/// How long the trash keeps a document.
const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// A document in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trashed {
    pub(crate) summary: Summary,
    pub(crate) at: Instant,
    /// When it is deleted for good.
    pub(crate) until: Instant,
}

impl Store {
    /// Throws a document away; nothing happens when there is none.
    ///
    /// # Errors
    ///
    /// [`LoadError::Unreadable`] for what is no document: the trash is no place for it.
    pub(crate) async fn trash(&self, id: DocumentId, now: Instant) -> Result<(), LoadError> {
        let tables = [Table::Documents, Table::Summaries, Table::Trash];
        let transaction = self.begin(&tables, Mode::Write)?;
        let key = Key::from(id);
        let Some(record) = transaction.get(Table::Documents, &key).await? else { return Ok(()) };
        let summary = summary(&record)?;
        let row = to_json(&TrashRecord { trashed_at: now, summary, record })?;
        transaction.put(Table::Trash, &key, &row)?;
        transaction.delete(Table::Documents, &key)?;
        transaction.delete(Table::Summaries, &key)?;
        transaction.commit().await?;
        self.announce(Change::Trashed { id });
        Ok(())
    }

    /// Deletes a document that has not been saved since it was begun, and says whether it was so.
    pub(crate) async fn remove_untouched(&self, id: DocumentId) -> Result<bool, StoreError> {
        let transaction = self.begin(&[Table::Documents, Table::Summaries], Mode::Write)?;
        let key = Key::from(id);
        let Some(row) = transaction.get(Table::Documents, &key).await? else { return Ok(false) };
        if Record::read(&row)?.revision > 1 {
            return Ok(false);
        }
        transaction.delete(Table::Documents, &key)?;
        transaction.delete(Table::Summaries, &key)?;
        transaction.commit().await?;
        self.announce(Change::Untouched { id });
        Ok(true)
    }

    /// What is in the trash, thrown away last first.
    pub(crate) async fn trashed(&self) -> Result<Vec<Trashed>, StoreError> {
        let rows = self.begin(&[Table::Trash], Mode::Read)?.all(Table::Trash).await?;
        let records = rows.iter().filter_map(|it| stored::from_json(&it.value).ok());
        let mut trashed: Vec<Trashed> = records
            .map(|TrashRecord { trashed_at, summary, .. }| Trashed {
                summary,
                at: trashed_at,
                until: trashed_at + KEPT_FOR,
            })
            .collect();
        trashed.sort_by_key(|it| std::cmp::Reverse(it.at));
        Ok(trashed)
    }

    /// Takes a document out of the trash, as it was; nothing happens when it is not there.
    pub(crate) async fn untrash(&self, id: DocumentId) -> Result<(), StoreError> {
        let tables = [Table::Documents, Table::Summaries, Table::Trash];
        let transaction = self.begin(&tables, Mode::Write)?;
        let key = Key::from(id);
        let Some(row) = transaction.get(Table::Trash, &key).await? else { return Ok(()) };
        let TrashRecord { summary, record, .. } = stored::from_json(&row)
            .map_err(|it| StoreError::Unreadable { reason: it.to_string() })?;
        let revision = Record::read(&record)?.revision;
        transaction.put(Table::Documents, &key, &record)?;
        transaction.put(Table::Summaries, &key, &to_json(&SummaryRecord { revision, summary })?)?;
        transaction.delete(Table::Trash, &key)?;
        transaction.commit().await?;
        self.announce(Change::Restored { id });
        Ok(())
    }

    /// Deletes a document and all its revisions for good.
    pub(crate) async fn purge(&self, id: DocumentId) -> Result<(), StoreError> {
        self.delete_all(&id.to_string()).await?;
        self.announce(Change::Purged { id });
        Ok(())
    }

    /// Deletes for good what was thrown away more than thirty days before `now`, and says how many that were.
    pub(crate) async fn purge_expired(&self, now: Instant) -> Result<usize, StoreError> {
        let trashed = self.trashed().await?;
        let expired = trashed.iter().filter(|it| it.until <= now).map(|it| it.summary.id);
        let mut n_purged = 0;
        for id in expired {
            self.purge(id).await?;
            n_purged += 1;
        }
        Ok(n_purged)
    }

    /// Deletes every row that belongs to the name `name`.
    pub(super) async fn delete_all(&self, name: &str) -> Result<(), StoreError> {
        let transaction = self.begin(&Table::OF_DOCUMENTS, Mode::Write)?;
        let key = Key::Name(name.to_owned());
        for table in [Table::Documents, Table::Summaries, Table::Trash] {
            transaction.delete(table, &key)?;
        }
        transaction.delete_revisions(name)?;
        transaction.commit().await
    }
}

fn to_json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|it| StoreError::Failed { reason: it.to_string() })
}
