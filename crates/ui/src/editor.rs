//! The state behind every place a postmortem is edited: the app and the widgets.

use std::fmt;
use std::rc::Rc;

use crate::words::{edited, word};
use afterword_core::Postmortem;
use afterword_core::history::History;
use afterword_core::postmortem::{Edit, EditError};
use yew::Reducible;

/// A postmortem being edited, its past, and what there is to say about the last step.
///
/// Always `dispatch` an [`Action`]; a value computed from the last render and put back would lose one of two keystrokes that
/// fall between two renders.
#[derive(Clone, Debug, PartialEq)]
pub struct Editor {
    history: History<Postmortem>,
    notice: Option<Notice>,
}

/// What a page asks of an [`Editor`].
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "an action lives for one dispatch; a box would only cost"
)]
pub enum Action {
    /// One change.
    Edit(Edit),
    /// Several changes as one step: all of them, or none.
    Edits(Vec<Edit>),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// Another document, with no past.
    Load(Rc<Postmortem>),
    /// Another version of this document: what a merge made, or a restored revision. It can be undone.
    Adopt(Rc<Postmortem>),
    /// The notice was read.
    DismissNotice,
}

/// What there is to say about the last step, until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The edit did not take.
    Refused(EditError),
    /// This was taken back.
    Undid(&'static str),
    /// This was brought back.
    Redid(&'static str),
    /// The document is as it was opened, or as far back as is remembered.
    NothingToUndo,
    /// Nothing was undone since the last edit.
    NothingToRedo,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => f.write_str(&word::NOTICE_REFUSED.fill(&[("error", error)])),
            Self::Undid(what) => f.write_str(&word::NOTICE_UNDID.fill(&[("what", &edited(what))])),
            Self::Redid(what) => f.write_str(&word::NOTICE_REDID.fill(&[("what", &edited(what))])),
            Self::NothingToUndo => f.write_str(word::UNDO_NOTHING.text()),
            Self::NothingToRedo => f.write_str(word::REDO_NOTHING.text()),
        }
    }
}

impl Editor {
    /// An editor of `postmortem`, which has no past yet.
    pub fn new(postmortem: Postmortem) -> Self {
        Self { history: History::new(postmortem), notice: None }
    }

    /// The document as it is now.
    pub fn postmortem(&self) -> &Rc<Postmortem> {
        self.history.present()
    }

    /// What there is to say about the last step.
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// What *undo* would take back; `None` if there is nothing to undo.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.history.undo_label()
    }

    /// What *redo* would bring back; `None` if there is nothing to redo.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.history.redo_label()
    }

    fn take(&mut self, action: Action) {
        let history = &mut self.history;
        self.notice = match action {
            Action::Edit(edit) => history.edit(edit).err().map(Notice::Refused),
            Action::Edits(edits) => history.edit_all(edits).err().map(Notice::Refused),
            Action::Undo => Some(history.undo().map_or(Notice::NothingToUndo, Notice::Undid)),
            Action::Redo => Some(history.redo().map_or(Notice::NothingToRedo, Notice::Redid)),
            Action::Adopt(version) => {
                history.edit(Edit::Replace(version)).err().map(Notice::Refused)
            }
            Action::Load(document) => {
                *history = History::new(Rc::unwrap_or_clone(document));
                None
            }
            Action::DismissNotice => None,
        };
    }
}

impl Reducible for Editor {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let is_nothing = self.notice.is_none() && action == Action::DismissNotice;
        if is_nothing {
            return self;
        }
        let mut next = Rc::unwrap_or_clone(self);
        next.take(action);
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{FactorId, FactorsEdit, ImpactEdit, TextField};

    use super::*;

    fn postmortem() -> Postmortem {
        let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
        Postmortem::new(DocumentId::v7(0, [0; 10]), now)
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Editor> {
        let editor = Rc::new(Editor::new(postmortem()));
        actions.into_iter().fold(editor, Reducible::reduce)
    }

    fn text(field: TextField, text: &str) -> Edit {
        Edit::Text(field, text.to_owned())
    }

    fn title(words: &str) -> Action {
        Action::Edit(text(TextField::Title, words))
    }

    fn impossible() -> Edit {
        Edit::Factors(FactorsEdit::Remove(FactorId::from_bits(7)))
    }

    #[test]
    fn undo_and_redo_say_what_they_did() {
        let editor = after([title("Checkout"), Action::Undo]);
        assert_eq!(editor.notice().unwrap().to_string(), "Undid: title");
        assert_eq!((editor.undo_label(), editor.redo_label()), (None, Some("title")));

        let editor = editor.reduce(Action::Redo);
        assert_eq!(editor.notice().unwrap().to_string(), "Redid: title");
        assert_eq!(editor.postmortem().title, "Checkout");
    }

    #[test]
    fn undo_at_the_beginning_says_so_and_the_next_step_clears_it() {
        let editor = after([Action::Undo]);
        assert_eq!(editor.notice(), Some(Notice::NothingToUndo));
        assert_eq!(editor.reduce(title("a")).notice(), None);
    }

    #[test]
    fn several_edits_are_one_step() {
        let edits = vec![text(TextField::Title, "a"), text(TextField::Summary, "b")];
        let editor = after([Action::Edits(edits), Action::Undo]);
        assert_eq!(**editor.postmortem(), postmortem());
    }

    #[test]
    fn several_edits_take_together_or_not_at_all() {
        let editor = after([Action::Edits(vec![text(TextField::Title, "a"), impossible()])]);
        assert_eq!(editor.postmortem().title, "");
        assert!(matches!(editor.notice(), Some(Notice::Refused(_))));
        assert_eq!(editor.undo_label(), None);
    }

    #[test]
    fn an_adopted_version_can_be_undone_and_keeps_the_name() {
        let mut theirs = postmortem();
        theirs.id = DocumentId::v7(9, [9; 10]);
        theirs.title = "Theirs".to_owned();
        let editor = after([title("Mine"), Action::Adopt(Rc::new(theirs))]);
        assert_eq!(editor.postmortem().title, "Theirs");
        assert_eq!(editor.postmortem().id, postmortem().id);
        assert_eq!(editor.reduce(Action::Undo).postmortem().title, "Mine");
    }

    #[test]
    fn another_document_has_no_past() {
        let editor = after([title("Mine"), Action::Load(Rc::new(postmortem()))]);
        assert_eq!(editor.undo_label(), None);
    }

    #[test]
    fn a_figure_is_one_step_and_the_next_figure_another() {
        let users = |n| Action::Edit(Edit::Impact(ImpactEdit::Users(Some(n))));
        let tickets = |n| Action::Edit(Edit::Impact(ImpactEdit::Tickets(Some(n))));
        let editor = after([users(1), users(12), users(125), tickets(3), Action::Undo]);
        let impact = &editor.postmortem().impact;
        assert_eq!((impact.users, impact.tickets), (Some(125), None));
        assert_eq!(editor.reduce(Action::Undo).postmortem().impact.users, None);
    }

    #[test]
    fn dismissing_nothing_changes_nothing() {
        let editor = Rc::new(Editor::new(postmortem()));
        assert!(Rc::ptr_eq(&editor, &editor.clone().reduce(Action::DismissNotice)));
    }
}
