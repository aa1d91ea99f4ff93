//! A whole workspace out and in: a batch of documents at a time, so that the page stays alive meanwhile.

use std::ops::Add;

use afterword_core::stored::Stored;
use afterword_core::time::Instant;
use afterword_formats::workspace::Writer;

use super::Store;
use super::change::Change;
use super::error::StoreError;
use super::record::{Fresh, Record, load, written};
use super::save::{put, record_of_trash};
use super::settings::{BackupLog, Setting};
use super::table::{Key, Mode, Table};
use super::transaction::Transaction;

/// How many documents are read or written in one transaction.
const BATCH: u32 = 200;

/// What happens to a document that is already here and differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Restore {
    /// The one that is here stays.
    KeepMine,
    /// The one of the backup becomes its newest version; the one that is here stays among its revisions.
    Replace,
}

/// What became of the documents of a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Restored {
    /// Were not here.
    pub(crate) n_added: usize,
    /// Were here and differed, and are now as in the backup.
    pub(crate) n_replaced: usize,
    /// Were here and differed, and stayed.
    pub(crate) n_skipped: usize,
    /// Were here and the same.
    pub(crate) n_unchanged: usize,
}

impl Add for Restored {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            n_added: self.n_added + other.n_added,
            n_replaced: self.n_replaced + other.n_replaced,
            n_skipped: self.n_skipped + other.n_skipped,
            n_unchanged: self.n_unchanged + other.n_unchanged,
        }
    }
}

impl Store {
    /// The workspace as one JSON file: all documents but those in the trash, and the settings. What cannot be read goes along
    /// as it is.
    pub(crate) async fn backup(&self, now: Instant) -> Result<String, StoreError> {
        let mut writer = Writer::new(now);
        let mut after: Option<Key> = None;
        loop {
            let transaction = self.begin(&[Table::Documents], Mode::Read)?;
            let rows = transaction.rows(Table::Documents, after.as_ref(), BATCH).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.key.clone());
            for row in &rows {
                match Record::read(&row.value) {
                    Ok(record) => writer.push_stored(record.document.get()),
                    Err(_) => writer.push_stored(&row.value),
                }
            }
        }
        Ok(writer.finish(&self.settings().await?))
    }

    /// Notes that a backup was made: reminding starts anew.
    pub(crate) async fn note_backup(&self, now: Instant) -> Result<(), StoreError> {
        self.set_setting(Setting::Backup, &BackupLog { since: now, n_changes: 0 }).await
    }

    /// Puts the documents of a backup here. Nothing is ever overwritten without a trace: see [`Restore`].
    ///
    /// # Errors
    ///
    /// Those of the store; documents before the failing batch are here then, and doing it again goes on from there.
    pub(crate) async fn put_all<D: Stored + PartialEq>(
        &self,
        documents: &[D],
        policy: Restore,
        now: Instant,
    ) -> Result<Restored, StoreError> {
        let mut restored = Restored::default();
        for batch in documents.chunks(BATCH as usize) {
            self.put_batch(batch, policy, now, &mut restored).await?;
        }
        self.announce(Change::Imported);
        Ok(restored)
    }

    async fn put_batch<D: Stored + PartialEq>(
        &self,
        batch: &[D],
        policy: Restore,
        now: Instant,
        restored: &mut Restored,
    ) -> Result<(), StoreError> {
        let transaction = self.begin(&Table::OF_DOCUMENTS, Mode::Write)?;
        let keys: Vec<Key> = batch.iter().map(|it| it.id().into()).collect();
        // Both tables are asked at once: a question a document would take most of the time of a restore.
        let rows = transaction.get_each(Table::Documents, &keys).await?;
        let trash = transaction.get_each(Table::Trash, &keys).await?;
        for ((document, row), trashed) in batch.iter().zip(rows).zip(trash) {
            let row = row.or_else(|| trashed.and_then(record_of_trash));
            self.put_one(&transaction, document, row.as_deref(), policy, now, restored)?;
        }
        transaction.commit().await
    }

    fn put_one<D: Stored + PartialEq>(
        &self,
        transaction: &Transaction<'_>,
        document: &D,
        row: Option<&str>,
        policy: Restore,
        now: Instant,
        restored: &mut Restored,
    ) -> Result<(), StoreError> {
        let Some(row) = row else {
            restored.n_added += 1;
            return put(transaction, &written(Fresh::of(document, now), None, &self.writer, now)?);
        };
        // What is unreadable here is not overwritten either.
        let here = load::<D>(row).ok().map(|it| it.document);
        match (here, policy) {
            (Some(here), _) if here == *document => restored.n_unchanged += 1,
            (Some(_), Restore::Replace) => {
                restored.n_replaced += 1;
                // No tab is called that, so the version that is here is kept.
                let fresh = Fresh::of(document, now);
                let written = written(fresh, Some(&Record::read(row)?), "a backup", now)?;
                put(transaction, &written)?;
            }
            _ => restored.n_skipped += 1,
        }
        Ok(())
    }
}
