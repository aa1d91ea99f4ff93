//! What was typed into fields of a document and could not be stored, kept in this browser beside it.

use afterword_core::id::DocumentId;
use afterword_ui::fields::Unread;
use web_sys::Storage;

/// Keeps the words of `field`, or forgets them.
///
/// In the local storage rather than in the database, for it writes at once: these are the last words before a page goes. Without
/// it they last as long as the page.
pub(crate) fn keep(document: DocumentId, field: &str, unread: Option<&Unread>) {
    let Some(storage) = storage() else { return };
    let name = name(document, field);
    match unread {
        // What is full or forbidden keeps nothing, and takes nothing from the page.
        Some(it) => drop(storage.set_item(&name, &format!("{}\n{}", it.instead_of, it.text))),
        None => drop(storage.remove_item(&name)),
    }
}

/// The words that are kept for `field`.
pub(crate) fn kept(document: DocumentId, field: &str) -> Option<Unread> {
    let record = storage()?.get_item(&name(document, field)).ok().flatten()?;
    let (instead_of, text) = record.split_once('\n')?;
    Some(Unread { text: text.to_owned(), instead_of: instead_of.to_owned() })
}

/// Whether any words are kept for `document`.
pub(crate) fn has_any(document: DocumentId) -> bool {
    let Some(storage) = storage() else { return false };
    let beginning = name(document, "");
    let n = storage.length().unwrap_or_default();
    (0..n).any(|at| storage.key(at).ok().flatten().is_some_and(|it| it.starts_with(&beginning)))
}

fn name(document: DocumentId, field: &str) -> String {
    format!("afterword-draft-{document}-{field}")
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
