//! What follows from the documents of a workspace, kept so that it need not be made again: a database of its own, which may be lost.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;

use super::NAME;
use super::error::StoreError;
use super::indexed_db::{self, Database, Plan};
use super::table::{Key, Mode, Row, Table};
use crate::browser::task;

/// Rows that are read at once: few enough that the browser gives up one batch before it has read the next.
const MANY: u32 = 400;

/// The database.
pub(crate) struct Cache {
    database: Database,
}

/// What is to be written, all or nothing.
#[derive(Debug, Default)]
pub(crate) struct CacheChange {
    /// What says what is there: nothing is written unless it was `before`.
    pub(crate) before: Option<String>,
    pub(crate) head: String,
    /// What is known of documents by their names; `None` for those that are gone.
    pub(crate) digests: Vec<(String, Option<String>)>,
    /// Segments by their names; `None` for those that are gone.
    pub(crate) segments: Vec<(String, Option<Vec<u8>>)>,
    /// Whether everything else that is there is worth nothing.
    pub(crate) is_fresh: bool,
}

impl Cache {
    /// Opens it, making it where there is none.
    pub(crate) async fn open() -> Result<Self, StoreError> {
        let name = [NAME, "-across"].concat();
        let plan = Plan { name: &name, version: 1, tables: &Table::OF_CACHE };
        Ok(Self { database: indexed_db::open(plan, |_| {}).await? })
    }

    /// What is said to be there.
    pub(crate) async fn head(&self) -> Result<Option<String>, StoreError> {
        let transaction = self.database.begin(&[Table::Segments], Mode::Read)?;
        transaction.get(Table::Segments, &head_key()).await
    }

    /// Gives every digest to `each`, in the order of their documents.
    pub(crate) async fn digests(&self, mut each: impl FnMut(&str)) -> Result<(), StoreError> {
        let mut next = task::ahead(self.digests_after(None));
        loop {
            let rows = next.await?;
            let Some(last) = rows.last() else { return Ok(()) };
            // The database looks for more while these are read.
            next = task::ahead(self.digests_after(Some(last.key.clone())));
            rows.iter().for_each(|it| each(&it.value));
        }
    }

    async fn digests_after(&self, after: Option<Key>) -> Result<Vec<Row>, StoreError> {
        let transaction = self.database.begin(&[Table::Digests], Mode::Read)?;
        transaction.rows(Table::Digests, after.as_ref(), MANY).await
    }

    /// The bytes of a segment.
    pub(crate) async fn segment(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.database.begin(&[Table::Segments], Mode::Read)?;
        let value = transaction.get_value(Table::Segments, &Key::Name(name.to_owned())).await?;
        Ok(value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
    }

    /// Writes; `false` if another tab has written since.
    pub(crate) async fn write(&self, change: &CacheChange) -> Result<bool, StoreError> {
        let transaction = self.database.begin(&Table::OF_CACHE, Mode::WriteSometime)?;
        if transaction.get(Table::Segments, &head_key()).await? != change.before {
            return Ok(false);
        }
        if change.is_fresh {
            Table::OF_CACHE.iter().try_for_each(|it| transaction.clear(*it))?;
        }
        for (name, digest) in &change.digests {
            let key = Key::Name(name.clone());
            match digest {
                Some(digest) => transaction.put(Table::Digests, &key, digest)?,
                None => transaction.delete(Table::Digests, &key)?,
            }
        }
        for (name, bytes) in &change.segments {
            let key = Key::Name(name.clone());
            match bytes {
                Some(bytes) => {
                    let bytes = Uint8Array::from(bytes.as_slice());
                    transaction.put_value(Table::Segments, &key, &bytes)?;
                }
                None => transaction.delete(Table::Segments, &key)?,
            }
        }
        transaction.put(Table::Segments, &head_key(), &change.head)?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// No segment is called that.
fn head_key() -> Key {
    Key::Name("head".to_owned())
}
