//! What lists show: every summary in one read, and apart from them what cannot be read.

use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::stored;
use afterword_core::summary::{Kind, Summary};
use serde::Deserialize;

use super::error::{LoadError, StoreError};
use super::record::{SummaryRecord, load, summary};
use super::table::{Key, Mode, Row, Table};
use super::transaction::Transaction;
use super::{Loaded, Store};

/// The documents of the workspace, in the order they were begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// The postmortems.
    pub(crate) summaries: Vec<Summary>,
    /// The lists of actions that belong to none.
    pub(crate) lists: Vec<Summary>,
    /// The registers of toil.
    pub(crate) registers: Vec<Summary>,
    /// The assessments of maturity.
    pub(crate) assessments: Vec<Summary>,
    pub(crate) unreadable: Vec<Unreadable>,
}

/// Something that is stored as a document and is none that this program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// Its name in the database: the id of a document as far as we know.
    pub(crate) key: String,
    pub(crate) reason: String,
    /// All there is of it, to download.
    pub(crate) raw: String,
}

impl Listing {
    fn of(mut summaries: Vec<Summary>) -> Self {
        let mut of_kind = |kind| summaries.extract_if(.., |it| it.kind == kind).collect();
        let (lists, registers, assessments) =
            (of_kind(Kind::ActionList), of_kind(Kind::ToilRegister), of_kind(Kind::Assessment));
        Self { summaries, lists, registers, assessments, unreadable: Vec::new() }
    }
}

impl Store {
    /// Lists all documents that are not in the trash. What cannot be read never hides the rest.
    pub(crate) async fn list(&self) -> Result<Listing, StoreError> {
        let transaction = self.begin(&[Table::Summaries, Table::Documents], Mode::Read)?;
        let (mut summaries, is_whole) = summaries(&transaction).await?;
        let mut unreadable = Vec::new();
        if !is_whole {
            // Ten thousand keys take as long as their summaries, so they are read only where one is to be named.
            let rows = transaction.all(Table::Summaries).await?;
            for row in rows.into_iter().filter(|it| read(&it.value).is_none()) {
                match made_again(&transaction, row).await? {
                    Ok(summary) => summaries.push(summary),
                    Err(it) => unreadable.push(it),
                }
            }
        }
        Ok(Listing { unreadable, ..Listing::of(summaries) })
    }

    /// The same from summaries alone; `None` if one of them has to be made again from its document.
    ///
    /// The first program has no other way: what reads documents is not in it.
    pub(crate) async fn glance(&self) -> Result<Option<Listing>, StoreError> {
        let transaction = self.begin(&[Table::Summaries], Mode::Read)?;
        let (summaries, is_whole) = summaries(&transaction).await?;
        Ok(is_whole.then(|| Listing::of(summaries)))
    }

    /// All documents that are not in the trash, each with its newest revision; without those that list an unreadable summary.
    pub(crate) async fn heads(&self) -> Result<Vec<(DocumentId, u64)>, StoreError> {
        let values = self.begin(&[Table::Summaries], Mode::Read)?.values(Table::Summaries).await?;
        let heads = values.iter().filter_map(|it| stored::from_json::<Head>(it).ok());
        Ok(heads.map(|it| (it.summary.id, it.revision)).collect())
    }

    /// Up to `limit` documents in the order of their ids, those after `after` only; of each that `is_wanted`, what is stored, if it can be read.
    pub(crate) async fn documents_after(
        &self,
        after: Option<DocumentId>,
        limit: u32,
        is_wanted: impl Fn(DocumentId) -> bool,
    ) -> Result<Vec<(DocumentId, Option<Loaded<Document>>)>, StoreError> {
        let transaction = self.begin(&[Table::Documents], Mode::Read)?;
        let rows = transaction.rows(Table::Documents, after.map(Key::from).as_ref(), limit).await?;
        let rows = rows.iter().filter_map(|it| Some((it.key.name().parse().ok()?, &it.value)));
        let read = |(id, row): (DocumentId, &String)| {
            (id, is_wanted(id).then(|| load(row).ok()).flatten())
        };
        Ok(rows.map(read).collect())
    }

    /// Deletes something unreadable for good, under its name in the database.
    pub(crate) async fn discard(&self, unreadable: &Unreadable) -> Result<(), StoreError> {
        self.delete_all(&unreadable.key).await?;
        if let Ok(id) = unreadable.key.parse::<DocumentId>() {
            self.announce(super::Change::Purged { id });
        }
        Ok(())
    }
}

/// As much of a row of summaries as says which version it is of.
#[derive(Deserialize)]
struct Head {
    revision: u64,
    summary: Named,
}

#[derive(Deserialize)]
struct Named {
    id: DocumentId,
}

fn read(row: &str) -> Option<Summary> {
    stored::from_json::<SummaryRecord>(row).ok().map(|it| it.summary)
}

/// The summaries that can be read, and whether those are all.
async fn summaries(transaction: &Transaction<'_>) -> Result<(Vec<Summary>, bool), StoreError> {
    let values = transaction.values(Table::Summaries).await?;
    let summaries: Vec<Summary> = values.iter().filter_map(|it| read(it)).collect();
    let is_whole = summaries.len() == values.len();
    Ok((summaries, is_whole))
}

/// A summary can be made again from its document. Only where that is unreadable too is there something to show apart.
async fn made_again(
    transaction: &Transaction<'_>,
    row: Row,
) -> Result<Result<Summary, Unreadable>, StoreError> {
    let document = transaction.get(Table::Documents, &row.key).await?;
    match summary(document.as_ref().unwrap_or(&row.value)) {
        Ok(summary) => Ok(Ok(summary)),
        Err(LoadError::Unreadable { reason, raw }) => {
            Ok(Err(Unreadable { key: row.key.name().to_owned(), reason, raw }))
        }
        Err(LoadError::Store(error)) => Err(error),
    }
}
