//! Earlier versions of a document.

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;

use super::Store;
use super::error::{LoadError, StoreError};
use super::record::{Record, Version, load, read_document, with_version_kept};
use super::save::newest;
use super::table::{Key, Mode, Table};

impl Store {
    /// The versions of a document that can be gone back to, newest first; the first is the one that is stored now.
    pub(crate) async fn revisions(&self, id: DocumentId) -> Result<Vec<Version>, StoreError> {
        let transaction = self.begin(&[Table::Documents, Table::Trash], Mode::Read)?;
        let Some(row) = newest(&transaction, &id.into()).await? else { return Ok(Vec::new()) };
        let record = Record::read(&row)?;
        let earlier = record.kept.iter().rev().filter(|it| it.revision != record.revision);
        Ok(std::iter::once(record.version()).chain(earlier.copied()).collect())
    }

    /// One version of a document; `None` when it is no longer kept.
    pub(crate) async fn revision(
        &self,
        id: DocumentId,
        revision: u64,
    ) -> Result<Option<Postmortem>, LoadError> {
        let tables = [Table::Documents, Table::Revisions, Table::Trash];
        let transaction = self.begin(&tables, Mode::Read)?;
        let key = Key::Revision(id.to_string(), revision);
        if let Some(json) = transaction.get(Table::Revisions, &key).await? {
            return read_document(&json).map(Some);
        }
        let Some(row) = newest(&transaction, &id.into()).await? else { return Ok(None) };
        match Record::read(&row) {
            Ok(record) if record.revision != revision => Ok(None),
            _ => load(&row).map(|it| Some(it.document)),
        }
    }

    /// Keeps the version that is stored now, whatever is typed next: called before an older one is put in its place.
    pub(crate) async fn keep(&self, id: DocumentId) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Documents, Table::Revisions], Mode::Write)?;
        let Some(row) = transaction.get(Table::Documents, &id.into()).await? else { return Ok(()) };
        let record = Record::read(&row)?;
        let revision = Key::Revision(id.to_string(), record.revision);
        transaction.put(Table::Documents, &id.into(), &with_version_kept(&record)?)?;
        transaction.put(Table::Revisions, &revision, record.document.get())?;
        transaction.commit().await
    }
}
