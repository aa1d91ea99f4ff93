//! An edit on top of the newest version of a document, and of the one after that if somebody else was quicker.

use afterword_core::id::DocumentId;
use afterword_core::stored::Stored;
use afterword_ui::words::word;

use crate::browser::clock;
use crate::store::{SaveError, Store};

/// How often a document is loaded again that somebody else saves at the same time.
const TRIES: usize = 8;

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Edited {
    Saved,
    /// There was nothing to change.
    Same,
    /// The document is no longer there.
    Gone,
}

/// Saves what `edit` makes of a document; `None` if there is nothing to change. It is asked again about each newer version.
///
/// # Errors
///
/// Why nothing was stored, in words.
pub(in crate::pages) async fn edit_newest<D: Stored>(
    store: &Store,
    id: DocumentId,
    mut edit: impl FnMut(&D) -> Option<D>,
) -> Result<Edited, String> {
    let loaded = store.load_as(id).await.map_err(|it| it.to_string())?;
    let Some(mut loaded) = loaded else { return Ok(Edited::Gone) };
    for _ in 0..TRIES {
        let Some(document) = edit(&loaded.document) else { return Ok(Edited::Same) };
        let now = clock::now();
        match store.save(&document, Some(loaded.revision), now).await {
            Ok(_) => {
                // The reminder of a backup counts documents; without the count it comes later, and nothing is lost.
                store.count_change(now).await.ok();
                return Ok(Edited::Saved);
            }
            Err(SaveError::Stale { theirs }) => loaded = *theirs,
            Err(SaveError::Store(error)) => return Err(error.to_string()),
        }
    }
    Err(word::BOARD_BUSY.text().to_owned())
}
