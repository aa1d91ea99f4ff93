//! The commands that pages lend to the palette for as long as they are there.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use yew::prelude::*;

use super::Command;
use crate::session::Session;

type Lend = RefCell<Option<Box<dyn Fn() -> Vec<Command>>>>;

/// Who lends commands. They are asked when the palette opens and not before, so lending costs a key nothing.
#[derive(Clone, Default)]
pub(crate) struct Lenders(Rc<RefCell<Vec<Weak<Lend>>>>);

/// Two copies of one are equal: a page is not drawn again because of it.
impl PartialEq for Lenders {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Lenders {
    /// Whatever is lent now.
    pub(super) fn commands(&self) -> Vec<Command> {
        let lenders: Vec<Rc<Lend>> = self.0.borrow().iter().filter_map(Weak::upgrade).collect();
        lenders
            .iter()
            .flat_map(|it| it.borrow().as_ref().map_or_else(Vec::new, |it| it()))
            .collect()
    }

    fn add(&self, lend: &Rc<Lend>) {
        let mut lenders = self.0.borrow_mut();
        lenders.retain(|it| it.strong_count() > 0);
        lenders.push(Rc::downgrade(lend));
    }
}

/// Lends what `lend` returns to the palette while the component is there. `lend` may hold what the last render knew.
#[hook]
pub(crate) fn use_commands(session: &Session, lend: impl Fn() -> Vec<Command> + 'static) {
    let lent = use_memo((), |()| Lend::default());
    lent.replace(Some(Box::new(lend)));
    use_effect_with(session.lenders.clone(), move |lenders| lenders.add(&lent));
}
