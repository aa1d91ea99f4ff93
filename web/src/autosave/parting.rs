//! What was typed last when a page went: a database writes a moment later, and a page that goes does not always have that moment.
//!
//! The local storage writes at once. The note lies there until the document is stored; where it never was, the next start of the app
//! stores it.

use afterword_core::document::Document;
use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::stored::{Stored as _, from_json};
use gloo::utils::window;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use super::Kept;
use crate::browser::{clock, ids};
use crate::store::Store;

/// What the name of a note begins with; the document follows, and what tells the notes of several tabs apart.
const NAME: &str = "afterword-parting-";

/// A version that was not stored when its page went.
#[derive(Serialize, Deserialize)]
struct Note {
    /// The revision that it was made of, and what that said.
    revision: u64,
    base: String,
    /// What was being written when the page went, and may be stored or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    written: Option<String>,
    /// The document as it would have been stored.
    document: String,
}

/// What a note is about.
pub(super) struct Parting<'d, D> {
    pub(super) newest: &'d D,
    /// What it was made of, and the revision that this is stored as.
    pub(super) base: &'d D,
    pub(super) revision: u64,
    /// What is being written.
    pub(super) written: Option<&'d D>,
}

/// The place of a note.
#[derive(Debug)]
pub(super) struct Place(String);

impl Place {
    /// One for the document that no other tab has.
    pub(super) fn of(id: DocumentId) -> Self {
        Self(format!("{NAME}{id}-{:x}", ids::Random.bits()))
    }

    /// Leaves a note there.
    pub(super) fn leave<D: Kept>(&self, parting: &Parting<'_, D>) {
        let note = Note {
            revision: parting.revision,
            base: parting.base.to_json(),
            written: parting.written.map(D::to_json),
            document: parting.newest.to_json(),
        };
        if let (Some(storage), Ok(note)) = (storage(), serde_json::to_string(&note)) {
            // What is full or forbidden keeps nothing, and takes nothing from the page.
            storage.set_item(&self.0, &note).ok();
        }
    }

    /// The document is stored, or nobody wants it any more.
    pub(super) fn clear(&self) {
        if let Some(storage) = storage() {
            storage.remove_item(&self.0).ok();
        }
    }
}

/// Stores whatever was not stored when its page went.
pub(crate) async fn adopt(store: &Store) {
    if !store.is_durable() {
        return;
    }
    for (name, note) in notes() {
        // One of a newer version of the app is left to that.
        let (Ok(note), Some(storage)) = (from_json::<Note>(&note), storage()) else { continue };
        let is_done = match Document::from_json(&note.document) {
            Ok(Document::Postmortem(it)) => is_stored(store, &note, *it).await,
            Ok(Document::ToilRegister(it)) => is_stored(store, &note, *it).await,
            Ok(Document::Assessment(it)) => is_stored(store, &note, *it).await,
            // Lists are not written as somebody types.
            Ok(Document::ActionList(_)) => true,
            Err(_) => false,
        };
        if is_done {
            storage.remove_item(&name).ok();
        }
    }
}

/// Stores what a note says, unless that is stored already; whether nothing is left to be done.
async fn is_stored<D: Kept>(store: &Store, note: &Note, mine: D) -> bool {
    let theirs = match store.load_as::<D>(Kept::id(&mine)).await {
        Ok(Some(theirs)) => theirs,
        // It was thrown away since.
        Ok(None) => return true,
        Err(_) => return false,
    };
    let written = note.written.as_deref().and_then(|it| D::from_json(it).ok());
    let is_of_it = theirs.revision == note.revision || written.as_ref() == Some(&theirs.document);
    let document = if is_of_it {
        mine
    } else {
        // It may have been stored after all, and been worked on since: where both changed one thing, what is stored stands.
        let Ok(base) = D::from_json(&note.base) else { return false };
        D::merged(&base, &theirs.document, &mine)
    };
    document == theirs.document
        || store.save(&document, Some(theirs.revision), clock::now()).await.is_ok()
}

fn notes() -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let note = |name: String| storage.get_item(&name).ok()?.map(|note| (name, note));
    names.filter(|it| it.starts_with(NAME)).filter_map(note).collect()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
