//! The half-typed words of a document's fields, as the desk lends them.

use afterword_core::id::DocumentId;
use afterword_ui::fields::{Drafts, Unread};
use yew::prelude::*;

use crate::browser::drafts;

/// Keeps for the document `id` what its fields could not store, until it is mended.
#[hook]
pub(super) fn use_drafts(id: DocumentId) -> Drafts {
    let keep = use_callback(id, |(field, unread): (AttrValue, Option<Unread>), id| {
        drafts::keep(*id, &field, unread.as_ref());
    });
    let kept = use_callback(id, |field: AttrValue, id| drafts::kept(*id, &field));
    Drafts { keep, kept }
}
