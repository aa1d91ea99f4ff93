//! Printing a document that need not be the one on the page: a view for other readers, or one without its secrets.

use std::rc::Rc;

use afterword_core::Postmortem;
use yew::prelude::*;

use crate::browser::page;

/// What is printed.
pub(super) struct Paper {
    /// The document that is on its way to paper; it is to be shown in place of the page's own.
    pub(super) document: Option<Rc<Postmortem>>,
    /// Prints a document.
    pub(super) print: Callback<Rc<Postmortem>>,
}

/// A way to paper.
#[hook]
pub(super) fn use_paper() -> Paper {
    let document = use_state(|| None::<Rc<Postmortem>>);
    let print = {
        let document = document.setter();
        use_callback((), move |it, ()| document.set(Some(it)))
    };
    {
        let setter = document.setter();
        // Each wish is a new one, even for the same document.
        use_effect_with(document.clone(), move |document| {
            let printing = document.is_some().then(|| page::print(move || setter.set(None)));
            move || drop(printing)
        });
    }
    Paper { document: (*document).clone(), print }
}
