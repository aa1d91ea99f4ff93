//! What is known of the folder on disk that documents are kept in: the folder, and for each document its file when both were last
//! in step.

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::stored;
use afterword_core::summary::Kind;
use afterword_core::time::Instant;
use afterword_formats::folder::Base;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::Store;
use super::change::Change;
use super::error::{SaveError, StoreError};
use super::record::{Fresh, Record, SummaryRecord, with_version_kept, written};
use super::save::{newest, put, stale};
use super::settings::Setting;
use super::table::{Key, Mode, Table};
use super::transaction::Transaction;

/// A document's file when both were last in step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FileRecord {
    /// Its path in the folder.
    pub(crate) file: String,
    /// When it was written last, in milliseconds, as the system says. While this and the length are so, nobody needs to read it.
    pub(crate) modified: u64,
    pub(crate) n_bytes: u64,
    /// The document's revision then; 0 while one of them is ahead.
    pub(crate) revision: u64,
    /// What stood in it, and the document that it says, as JSON; `None` for a file of which nothing is known yet.
    pub(crate) base: Option<(String, String)>,
}

impl FileRecord {
    /// What the document and the file had in common.
    pub(crate) fn base(&self) -> Option<Base> {
        let (text, document) = self.base.as_ref()?;
        Some(Base { text: text.clone(), document: stored::read(document).ok()? })
    }

    pub(crate) fn set_base(&mut self, base: &Base) {
        self.base = Some((base.text.clone(), stored::write(&base.document)));
    }
}

/// The row that holds the folder itself; no document is called that.
fn handle_key() -> Key {
    Key::Name("handle".to_owned())
}

impl Store {
    /// The folder, as the browser gave it; `None` where there is none.
    pub(crate) async fn folder(&self) -> Result<Option<JsValue>, StoreError> {
        let Transaction::IndexedDb(it) = self.begin(&[Table::Folder], Mode::Read)? else {
            return Ok(None);
        };
        let value = it.get_value(Table::Folder, &handle_key()).await?;
        Ok((!value.is_undefined()).then_some(value))
    }

    /// Keeps documents in `folder` from now on; nothing is known of any file in it. `None` ends that.
    pub(crate) async fn set_folder(
        &self,
        folder: Option<(&JsValue, &str)>,
    ) -> Result<(), StoreError> {
        let transaction = self.begin(&[Table::Folder, Table::Settings], Mode::Write)?;
        for row in transaction.all(Table::Folder).await? {
            transaction.delete(Table::Folder, &row.key)?;
        }
        match (&transaction, folder) {
            (Transaction::IndexedDb(it), Some((folder, name))) => {
                it.put_value(Table::Folder, &handle_key(), folder)?;
                let name = serde_json::Value::from(name).to_string();
                transaction.put(Table::Settings, &Setting::Folder.key(), &name)?;
            }
            _ => transaction.delete(Table::Settings, &Setting::Folder.key())?,
        }
        transaction.commit().await
    }

    /// What is known of every file.
    pub(crate) async fn file_records(&self) -> Result<Vec<(DocumentId, FileRecord)>, StoreError> {
        let rows = self.begin(&[Table::Folder], Mode::Read)?.all(Table::Folder).await?;
        let records = rows.into_iter();
        Ok(records
            .filter_map(|it| {
                Some((it.key.name().parse().ok()?, stored::from_json(&it.value).ok()?))
            })
            .collect())
    }

    /// What is known of the file of a document.
    pub(crate) async fn file_record(
        &self,
        id: DocumentId,
    ) -> Result<Option<FileRecord>, StoreError> {
        let row = self.begin(&[Table::Folder], Mode::Read)?.get(Table::Folder, &id.into()).await?;
        Ok(row.and_then(|it| stored::from_json(&it).ok()))
    }

    pub(crate) async fn put_file_record(
        &self,
        id: DocumentId,
        record: &FileRecord,
    ) -> Result<(), StoreError> {
        let json = serde_json::to_string(record)
            .map_err(|it| StoreError::Failed { reason: it.to_string() })?;
        let transaction = self.begin(&[Table::Folder], Mode::Write)?;
        transaction.put(Table::Folder, &id.into(), &json)?;
        transaction.commit().await
    }

    /// The postmortems that are not in the trash, with the revisions that are stored now.
    pub(crate) async fn newest_revisions(&self) -> Result<Vec<(DocumentId, u64)>, StoreError> {
        let transaction = self.begin(&[Table::Summaries], Mode::Read)?;
        let rows = transaction.values(Table::Summaries).await?;
        let records = rows.iter().filter_map(|it| stored::from_json::<SummaryRecord>(it).ok());
        let postmortems = records.filter(|it| it.summary.kind == Kind::Postmortem);
        Ok(postmortems.map(|it| (it.summary.id, it.revision)).collect())
    }

    /// Saves `merged`, and before it `theirs` among the revisions, in one transaction: where both had changed one thing, what stands
    /// beside it can be gone back to. Returns the revision of `merged`.
    ///
    /// # Errors
    ///
    /// As [`Store::save`].
    pub(crate) async fn save_merged(
        &self,
        merged: &Postmortem,
        theirs: &Postmortem,
        based_on: u64,
        now: Instant,
    ) -> Result<u64, SaveError> {
        let transaction = self.begin(&Table::OF_DOCUMENTS, Mode::Write)?;
        let previous = newest(&transaction, &merged.id.into()).await?;
        let record = previous.as_deref().map(Record::read).transpose()?;
        if let (Some(row), Some(record)) = (&previous, &record)
            && record.revision != based_on
        {
            return Err(stale(row));
        }
        let first = written(Fresh::of(theirs, now), record.as_ref(), &self.writer, now)?;
        put(&transaction, &first)?;
        let first_record = Record::read(&first.record)?;
        let kept = Key::Revision(first.id.to_string(), first.revision);
        transaction.put(Table::Revisions, &kept, first_record.document.get())?;
        let first_row = with_version_kept(&first_record)?;
        let second =
            written(Fresh::of(merged, now), Some(&Record::read(&first_row)?), &self.writer, now)?;
        put(&transaction, &second)?;
        transaction.commit().await?;
        self.announce(Change::Saved { id: second.id, revision: second.revision });
        Ok(second.revision)
    }
}
