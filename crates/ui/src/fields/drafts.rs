//! Words that a field could not store, kept by the page until they are mended.

use yew::prelude::*;

/// What was typed into a field and is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The words.
    pub text: String,
    /// What stood in the field before them. Words count only for as long as the document still says that.
    pub instead_of: String,
}

/// Keeps what fields could not store. The page lends it as context, so that a half-typed time is still there after a reload; without
/// one, words stay for as long as the field is on the page.
///
/// They are not part of the document: they are one person's, they mean nothing yet, and undo has nothing to do with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafts {
    /// Keeps the words of the field of an element id, or forgets them.
    pub keep: Callback<(AttrValue, Option<Unread>)>,
    /// The words that are kept for the field of an element id.
    pub kept: Callback<AttrValue, Option<Unread>>,
}

/// Keeps the words of one field; of one without an id of its own, nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Keeper(Option<(Drafts, AttrValue)>);

/// The keeper of the words of the field `id`.
#[hook]
pub fn use_keeper(id: &Option<AttrValue>) -> Keeper {
    let drafts = use_context::<Drafts>();
    Keeper(drafts.zip(id.clone()))
}

impl Keeper {
    /// The words that are kept, if they were typed over `words`.
    pub fn kept(&self, words: &str) -> Option<String> {
        let (drafts, id) = self.0.as_ref()?;
        let unread = drafts.kept.emit(id.clone())?;
        (unread.instead_of == words).then_some(unread.text)
    }

    /// Keeps `text`, typed over `words`.
    pub fn keep(&self, text: &str, words: &str) {
        self.set(Some(Unread { text: text.to_owned(), instead_of: words.to_owned() }));
    }

    /// The words are mended, or gone.
    pub fn forget(&self) {
        self.set(None);
    }

    fn set(&self, unread: Option<Unread>) {
        if let Some((drafts, id)) = &self.0 {
            drafts.keep.emit((id.clone(), unread));
        }
    }
}
