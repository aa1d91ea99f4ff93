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
}

/// What happens on the desk.
#[allow(
    clippy::large_enum_variant,
    reason = "a step lives for one dispatch; a box would only cost"
)]
pub(super) enum Step {
    /// The person does something.
    Do(Action),
    /// Another tab has saved.
    Merge(Theirs),
    /// Both had changed something in the document and in its file.
    Ask(Vec<Conflict>),
    /// The person has decided; these edits put the decision in place.
    Settle(Vec<Edit>),
}

impl State {
    /// The desk as it begins with `opened`.
    pub(super) fn new(opened: &Loaded) -> Self {
        Self { editor: grown::editor(opened), n_merged: 0, conflicts: Rc::new([]) }
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
                Self { editor: next, n_merged: self.n_merged, conflicts: self.conflicts.clone() }
            }
            Step::Merge(theirs) => {
                let (merged, conflicts) = merge(&theirs.base, self.postmortem(), &theirs.document);
                let conflicts = self.conflicts.iter().cloned().chain(conflicts).collect();
                let editor = editor.reduce(Action::Adopt(Rc::new(merged)));
                Self { editor, n_merged: theirs.number, conflicts }
            }
            Step::Ask(conflicts) => {
                let conflicts = self.conflicts.iter().cloned().chain(conflicts).collect();
                Self { editor, n_merged: self.n_merged, conflicts }
            }
            Step::Settle(edits) => {
                let editor = match edits.is_empty() {
                    true => editor,
                    false => editor.reduce(Action::Edits(edits)),
                };
                Self { editor, n_merged: self.n_merged, conflicts: Rc::new([]) }
            }
        })
    }
}
