//! The words of a field with a syntax, while they are being typed.

use yew::prelude::*;

use crate::newest::{Newest, use_newest};

/// What was typed, and the value that the document held because of it.
///
/// The words are shown for as long as the document still holds that value. When it changes from outside (undo, another tab,
/// an import) they no longer describe anything, and the value's own words take their place. Nothing has to notice the change.
#[derive(Clone, Debug, PartialEq)]
struct Draft<T> {
    text: String,
    stands_for: T,
    problem: Option<AttrValue>,
    /// A field does not complain about words that are still being typed.
    is_left: bool,
}

/// A field with a syntax, as it is to be shown, and the three things that can happen to it.
pub(super) struct DraftHandle<T: PartialEq + 'static> {
    state: Newest<Option<Draft<T>>>,
    value: T,
}

/// Keeps the words of a field whose document value is `value`. It begins with words that were kept, with what is wrong with them.
#[hook]
pub(super) fn use_draft<T: Clone + PartialEq + 'static>(
    value: &T,
    kept: impl FnOnce() -> Option<(String, AttrValue)>,
) -> DraftHandle<T> {
    let state = use_newest(|| {
        let (text, problem) = kept()?;
        Some(Draft { text, stands_for: value.clone(), problem: Some(problem), is_left: true })
    });
    DraftHandle { state, value: value.clone() }
}

impl<T: Clone + PartialEq + 'static> DraftHandle<T> {
    fn current(&self) -> Option<&Draft<T>> {
        self.state.as_ref().filter(|draft| draft.stands_for == self.value)
    }

    /// The words being typed, if they are not yet (or not quite) the value's own.
    pub(super) fn text(&self) -> Option<&str> {
        self.current().map(|draft| draft.text.as_str())
    }

    /// Whether the words mean nothing yet.
    pub(super) fn is_unread(&self) -> bool {
        self.current().is_some_and(|draft| draft.problem.is_some())
    }

    /// What is wrong with the words, once the field was left.
    pub(super) fn problem(&self) -> Option<&AttrValue> {
        self.current().filter(|draft| draft.is_left)?.problem.as_ref()
    }

    /// Takes `text`, which was read as `reading`; words that mean nothing leave the document at `value`.
    pub(super) fn write(&self, text: String, reading: Result<T, AttrValue>, value: &T) {
        let (stands_for, problem) = match reading {
            Ok(read) => (read, None),
            Err(problem) => (value.clone(), Some(problem)),
        };
        // Someone correcting a mistake sees at once whether it is corrected.
        let is_left = problem.is_some() && self.problem().is_some();
        self.state.set(Some(Draft { text, stands_for, problem, is_left }));
    }

    /// The field was left: good words become the value's own, bad words stay and say why.
    pub(super) fn leave(&self) {
        let kept = self.current().cloned().filter(|draft| draft.problem.is_some());
        self.state.set(kept.map(|draft| Draft { is_left: true, ..draft }));
    }
}
