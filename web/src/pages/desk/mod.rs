//! What the desks of a register of toil and of an assessment have in common: how one is saved, what others save, how it is thrown away,
//! its views, and the charts of it.

mod chart;
mod saving;
mod trash;
mod views;

use std::rc::Rc;

use afterword_core::history::Editable;
use afterword_core::maturity::{Assessment, AssessmentEdit};
use afterword_core::toil::{ToilEdit, ToilRegister};
use afterword_ui::words::{Text, word};

use crate::autosave::Kept;

pub(super) use chart::{Chart, PAUSE_MILLIS, Shown};
pub(super) use saving::use_saving;
pub(super) use trash::{trash_command, trash_dialog};
pub(super) use views::{use_view_in_sight, view_links};

/// A kind of document that has a desk.
pub(super) trait OnDesk: Kept + Editable {
    /// What is said of it.
    const WORDS: DeskWords;

    /// The edit that puts `merged` in the place of what is here.
    fn replaced_by(merged: Rc<Self>) -> Self::Edit;
}

/// What is said of a document on its desk.
pub(super) struct DeskWords {
    /// What another tab has saved is in it now.
    merged: &'static Text,
    /// Another tab has thrown it away.
    removed: &'static Text,
    /// What the palette remembers the next by.
    trash_id: &'static str,
    /// Throw it away.
    trash: &'static Text,
    /// Is it to be?
    trash_ask: &'static Text,
    /// What is safe then.
    trash_safe: &'static Text,
    /// It was.
    trashed: &'static Text,
}

impl OnDesk for ToilRegister {
    const WORDS: DeskWords = DeskWords {
        merged: &word::TOIL_MERGED,
        removed: &word::TOIL_REMOVED_ELSEWHERE,
        trash_id: "toil-trash",
        trash: &word::TOIL_TRASH,
        trash_ask: &word::TOIL_TRASH_ASK,
        trash_safe: &word::TOIL_TRASH_SAFE,
        trashed: &word::TOIL_TRASHED,
    };

    fn replaced_by(merged: Rc<Self>) -> ToilEdit {
        ToilEdit::Replace(merged)
    }
}

impl OnDesk for Assessment {
    const WORDS: DeskWords = DeskWords {
        merged: &word::MATURITY_MERGED,
        removed: &word::MATURITY_REMOVED_ELSEWHERE,
        trash_id: "maturity-trash",
        trash: &word::MATURITY_TRASH,
        trash_ask: &word::MATURITY_TRASH_ASK,
        trash_safe: &word::MATURITY_TRASH_SAFE,
        trashed: &word::MATURITY_TRASHED,
    };

    fn replaced_by(merged: Rc<Self>) -> AssessmentEdit {
        AssessmentEdit::Replace(merged)
    }
}
