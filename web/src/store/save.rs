//! Saving: compare, then write document, summary and the version before it in one transaction.

use afterword_core::stored::{self, Stored};
use afterword_core::time::Instant;

use super::Store;
use super::change::Change;
use super::error::{LoadError, SaveError, StoreError};
use super::record::{Fresh, Record, TrashRecord, Written, load, written};
use super::table::{Key, Mode, Table};
use super::transaction::Transaction;

impl Store {
    /// Saves `document` on top of the revision `based_on` (`None`: it is new) and returns its new revision once it is on disk.
    ///
    /// A document that was thrown away meanwhile comes out of the trash by this, and one that was deleted is written anew: what
    /// somebody is typing is never lost to what somebody else deleted.
    ///
    /// # Errors
    ///
    /// [`SaveError::Stale`] with the newest version when that is not `based_on`; nothing is written then.
    pub(crate) async fn save<D: Stored>(
        &self,
        document: &D,
        based_on: Option<u64>,
        now: Instant,
    ) -> Result<u64, SaveError<D>> {
        match self.save_fresh(Fresh::of(document, now), based_on, now).await? {
            Saved::As(revision) => Ok(revision),
            Saved::Stale { theirs } => Err(stale(&theirs)),
        }
    }

    async fn save_fresh(
        &self,
        fresh: Fresh,
        based_on: Option<u64>,
        now: Instant,
    ) -> Result<Saved, StoreError> {
        let transaction = self.begin(&Table::OF_DOCUMENTS, Mode::Write)?;
        let previous = newest(&transaction, &fresh.id.into()).await?;
        let record = previous.as_deref().map(Record::read).transpose()?;
        if record.as_ref().is_some_and(|it| Some(it.revision) != based_on) {
            return Ok(Saved::Stale { theirs: previous.unwrap_or_default() });
        }
        let mut written = written(fresh, record.as_ref(), &self.writer, now)?;
        if record.is_none() {
            // A document that was deleted elsewhere goes on counting, so that no revision is used twice.
            written.revision = based_on.map_or(1, |it| it + 1);
        }
        put(&transaction, &written)?;
        transaction.commit().await?;
        self.announce(Change::Saved { id: written.id, revision: written.revision });
        Ok(Saved::As(written.revision))
    }
}

/// What became of a save.
enum Saved {
    /// It is stored, as this revision.
    As(u64),
    /// Nothing is written: this row is newer than what it was based on.
    Stale { theirs: String },
}

/// The row of a document, wherever it is.
pub(super) async fn newest(
    transaction: &Transaction<'_>,
    key: &Key,
) -> Result<Option<String>, StoreError> {
    if let Some(row) = transaction.get(Table::Documents, key).await? {
        return Ok(Some(row));
    }
    Ok(transaction.get(Table::Trash, key).await?.and_then(record_of_trash))
}

/// The row that a document had before it was thrown away, from its row in the trash.
pub(super) fn record_of_trash(row: String) -> Option<String> {
    stored::from_json::<TrashRecord>(&row).ok().map(|it| it.record)
}

/// One burst of writes; nothing is awaited in between, so the transaction cannot end halfway.
pub(super) fn put(transaction: &Transaction<'_>, written: &Written) -> Result<(), StoreError> {
    let key = written.id.into();
    transaction.put(Table::Documents, &key, &written.record)?;
    transaction.put(Table::Summaries, &key, &written.summary)?;
    transaction.delete(Table::Trash, &key)?;
    let revision = |it: u64| Key::Revision(written.id.to_string(), it);
    if let Some((number, document)) = &written.kept {
        transaction.put(Table::Revisions, &revision(*number), document)?;
    }
    written.dropped.iter().try_for_each(|it| transaction.delete(Table::Revisions, &revision(*it)))
}

pub(super) fn stale<D: Stored>(row: &str) -> SaveError<D> {
    match load(row) {
        Ok(theirs) => SaveError::Stale { theirs: Box::new(theirs) },
        Err(LoadError::Unreadable { reason, .. }) => StoreError::Unreadable { reason }.into(),
        Err(LoadError::Store(error)) => error.into(),
    }
}
