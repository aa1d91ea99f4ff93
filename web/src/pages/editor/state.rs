//! What the desk remembers: the document with its past, and what could not be merged.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::merge::{Conflict, merge};
use afterword_core::postmortem::Edit;
use afterword_ui::{Action, Editor};
use yew::Reducible;

use super::grown;
use crate::autosave::Theirs;
use crate::store::Loaded;

/// The document on the desk.
#[derive(Clone, PartialEq)]
pub(super) struct State {
    pub(super) editor: Rc<Editor>,
    /// The number of the last version of others that the document takes in.
    pub(super) n_merged: u32,
    /// What both changed, until the person has decided.
    pub(super) conflicts: Rc<[Conflict]>,
    /// Where the other versions of it were written.
    pub(super) elsewhere: Elsewhere,
}

/// Where a document was changed, apart from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// In another tab.
    Tab,
    /// In the document's file.
    Folder,
    /// In both.
    TabAndFolder,
}

impl Elsewhere {
    /// Where what waits and what comes to it were written.
    fn with(self, other: Self) -> Self {
        if self == other { self } else { Self::TabAndFolder }
    }
}

/// What happens on the desk.
#[allow(
    clippy::large_enum_variant,
    reason = "a step lives for one dispatch; a box would only cost"
)]
pub(super) enum Step {
    /// The person does something.
    Do(Action),
    /// Another version was saved, written there.
    Merge(Theirs, Elsewhere),
    /// Both had changed something in the document and in its file.
    Ask(Vec<Conflict>),
    /// The person has decided; these edits put the decision in place.
    Settle(Vec<Edit>),
}

impl State {
    /// The desk as it begins with `opened`.
    pub(super) fn new(opened: &Loaded) -> Self {
        Self {
            editor: grown::editor(opened),
            n_merged: 0,
            conflicts: Rc::new([]),
            elsewhere: Elsewhere::Tab,
        }
    }

    /// What waits with `more` that was written there.
    fn asking(&self, more: Vec<Conflict>, there: Elsewhere) -> (Rc<[Conflict]>, Elsewhere) {
        let elsewhere = match (self.conflicts.is_empty(), more.is_empty()) {
            (_, true) => self.elsewhere,
            (true, false) => there,
            (false, false) => self.elsewhere.with(there),
        };
        (self.conflicts.iter().cloned().chain(more).collect(), elsewhere)
    }

    pub(super) fn postmortem(&self) -> &Rc<Postmortem> {
        self.editor.postmortem()
    }
}

impl Reducible for State {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let editor = self.editor.clone();
        Rc::new(match step {
            Step::Do(action) => {
                let next = editor.clone().reduce(action);
                if Rc::ptr_eq(&next, &editor) {
                    return self;
                }
                Self { editor: next, ..(*self).clone() }
            }
            Step::Merge(theirs, there) => {
                let (merged, conflicts) = merge(&theirs.base, self.postmortem(), &theirs.document);
                let (conflicts, elsewhere) = self.asking(conflicts, there);
                let editor = editor.reduce(Action::Adopt(Rc::new(merged)));
                Self { editor, n_merged: theirs.number, conflicts, elsewhere }
            }
            Step::Ask(conflicts) => {
                let (conflicts, elsewhere) = self.asking(conflicts, Elsewhere::Folder);
                Self { editor, n_merged: self.n_merged, conflicts, elsewhere }
            }
            Step::Settle(edits) => {
                let editor = match edits.is_empty() {
                    true => editor,
                    false => editor.reduce(Action::Edits(edits)),
                };
                Self { editor, conflicts: Rc::new([]), ..(*self).clone() }
            }
        })
    }
}
