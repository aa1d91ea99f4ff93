//! The rulebook under edit on a page of its own: undone and redone, kept as it comes, and in step with other tabs.

use std::rc::Rc;

use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::word;
use yew::prelude::*;

use super::versions::{Edited, use_versions};
use crate::route::Route;
use crate::rulebook::{Decided, Rulebook, keep, use_rulebook};
use crate::session::Session;

/// What the workspace has decided, with its past.
pub(super) struct Decisions {
    /// What follows from the decisions, once they are read.
    pub(super) rulebook: Option<Rulebook>,
    pub(super) edited: Edited<Decided>,
}

impl Decisions {
    /// The line above the page: where it is, and the buttons of undo and redo.
    pub(super) fn topbar(&self, title: &'static str) -> Html {
        html! {
            <header class="topbar">
                <nav class="topbar-path" aria-label={word::SETTINGS.text()}>
                    <a href={Route::Settings.to_string()}>{ word::SETTINGS.text() }</a>
                    <Icon name={IconName::ChevronRight} />
                    <span>{ title }</span>
                </nav>
                { self.edited.buttons() }
            </header>
        }
    }
}

/// The decisions of the workspace, to be edited on this page.
#[hook]
pub(super) fn use_decisions(session: &Session) -> Decisions {
    let stored = use_rulebook(session);
    let edited = use_versions(session, Decided::shipped);
    let kept = use_mut_ref(|| None::<Rc<Decided>>);
    let stored = stored.as_ref().map(|it| it.decided().clone());
    {
        // Each reading is looked at, even one that says what an earlier one did. What this page has kept itself is no news.
        let (kept, on_theirs) = (kept.clone(), edited.on_theirs.clone());
        use_effect_with(stored.as_ref().map(Rc::as_ptr), move |_| {
            let Some(theirs) = stored else { return };
            if kept.replace(Some(theirs.clone())).as_ref() != Some(&theirs) {
                on_theirs.emit(Decided::clone(&theirs));
            }
        });
    }
    {
        let (session, kept) = (session.clone(), kept.clone());
        use_effect_with(edited.present().clone(), move |present| {
            let Some(old) = kept.borrow().clone().filter(|it| it != present) else { return };
            kept.replace(Some(present.clone()));
            keep(&session, old, present.clone());
        });
    }
    let rulebook = use_memo(edited.present().clone(), |it| Rulebook::new(it.clone()));
    let is_read = kept.borrow().is_some();
    Decisions { rulebook: is_read.then(|| (*rulebook).clone()), edited }
}
