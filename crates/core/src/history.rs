//! Undo and redo for a document that is cheap to copy.

use std::collections::VecDeque;
use std::rc::Rc;

/// A document that changes by edits.
pub trait Editable: Clone {
    /// One change.
    type Edit;
    /// Why a change did not take.
    type Error;
    /// A place that is typed into.
    type Field: Clone + PartialEq;

    /// Applies `edit`, or leaves the document as it was.
    fn apply(&mut self, edit: Self::Edit) -> Result<(), Self::Error>;

    /// The place that `edit` types into; `None` for an edit that is a step by itself.
    fn field(edit: &Self::Edit) -> Option<Self::Field>;

    /// What `edit` changes, in words that follow “Undid: ”.
    fn label(edit: &Self::Edit) -> &'static str;
}

/// How many steps can be undone.
pub const MAX_STEPS: usize = 200;

/// How many keystrokes in one place make one step at most, so that one undo never takes a whole page of text away.
const MAX_TYPED: u32 = 60;

/// A document with its past and its future.
///
/// Each step keeps a whole version: undo is right by construction and no edit needs an inverse. Versions share what they have
/// in common ([`List`](crate::list::List)), so a step costs a few kilobytes whatever the document's size.
///
/// Limits: [`MAX_STEPS`] steps; typing in one place is one step until another place is edited or sixty keys are typed. The past
/// is not stored: what survives the page are revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<D: Editable> {
    past: VecDeque<Step<D>>,
    present: Rc<D>,
    future: Vec<Step<D>>,
    typing: Option<Typing<D::Field>>,
}

/// A version that can be gone back to, and what was changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step<D> {
    version: Rc<D>,
    label: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Typing<F> {
    field: F,
    n_keys: u32,
}

impl<D: Editable> History<D> {
    /// A document without a past.
    pub fn new(document: D) -> Self {
        Self { past: VecDeque::new(), present: Rc::new(document), future: Vec::new(), typing: None }
    }

    /// The document as it is now.
    pub fn present(&self) -> &Rc<D> {
        &self.present
    }

    /// Applies `edit`. A step that was undone can no longer be redone.
    ///
    /// # Errors
    ///
    /// Those of the document's own `apply`; nothing has changed then.
    pub fn edit(&mut self, edit: D::Edit) -> Result<(), D::Error> {
        let (field, label) = (D::field(&edit), D::label(&edit));
        let mut next = D::clone(&self.present);
        next.apply(edit)?;
        self.step(next, field, label);
        Ok(())
    }

    /// Applies `edits` as one step, called after the first of them: all, or none.
    ///
    /// # Errors
    ///
    /// Those of the document's own `apply`; nothing has changed then.
    pub fn edit_all(&mut self, edits: Vec<D::Edit>) -> Result<(), D::Error> {
        let Some(label) = edits.first().map(D::label) else { return Ok(()) };
        let mut next = D::clone(&self.present);
        edits.into_iter().try_for_each(|edit| next.apply(edit))?;
        self.step(next, None, label);
        Ok(())
    }

    fn step(&mut self, next: D, field: Option<D::Field>, label: &'static str) {
        let previous = std::mem::replace(&mut self.present, Rc::new(next));
        let n_keys = self
            .typing
            .as_ref()
            .filter(|it| Some(&it.field) == field.as_ref())
            .map_or(0, |it| it.n_keys);
        let continues = n_keys > 0 && n_keys < MAX_TYPED;
        if !continues {
            self.past.push_back(Step { version: previous, label });
        }
        if self.past.len() > MAX_STEPS {
            self.past.pop_front();
        }
        self.future.clear();
        self.typing =
            field.map(|field| Typing { field, n_keys: if continues { n_keys + 1 } else { 1 } });
    }

    /// What [`undo`](Self::undo) would take back.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.past.back().map(|it| it.label)
    }

    /// What [`redo`](Self::redo) would bring back.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.future.last().map(|it| it.label)
    }

    /// Goes one step back and says what it took away; `None` at the beginning.
    pub fn undo(&mut self) -> Option<&'static str> {
        self.typing = None;
        let Step { version, label } = self.past.pop_back()?;
        let version = std::mem::replace(&mut self.present, version);
        self.future.push(Step { version, label });
        Some(label)
    }

    /// Goes one step forward again and says what it brought back; `None` at the end.
    pub fn redo(&mut self) -> Option<&'static str> {
        self.typing = None;
        let Step { version, label } = self.future.pop()?;
        let version = std::mem::replace(&mut self.present, version);
        self.past.push_back(Step { version, label });
        Some(label)
    }

    /// Ends the step that typing has begun: what is typed next is a step of its own.
    pub fn end_step(&mut self) {
        self.typing = None;
    }
}
