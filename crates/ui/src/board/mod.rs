//! The board: the actions of all documents, as a list or as columns, edited where they stand.
//!
//! Nothing here holds all of them: the page lends the cards that are to be seen, with how many there are of each part, and hears
//! of the rows that it should lend next. What somebody does is a [`Wish`] about a card, which the page makes an edit of its document.

mod bulk;
mod cells;
mod columns;
mod draft;
mod figures;
mod filters;
mod graph;
mod line;
mod list;
mod new;
mod paper;
mod reason;
mod row;
mod said;
mod sheet;
mod tile;
mod wish;

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::board::{Card, CardKey, Ground};
use afterword_core::causes::CauseId;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::FactorId;
use afterword_core::summary::Kind;
use chrono::NaiveDate;
use yew::prelude::*;

pub use bulk::{BulkBar, BulkBarProps};
pub use columns::{BoardColumns, BoardColumnsProps};
pub use draft::{DraftField, DraftFieldProps};
pub use figures::{BoardFigures, BoardFiguresProps};
pub use filters::{FilterBar, FilterBarProps, View};
pub use list::{BoardList, BoardListProps};
pub use new::{NewAction, NewActionProps};
pub use paper::{BoardPaper, BoardPaperProps};
pub use reason::{ReasonDialog, ReasonDialogProps};
pub use sheet::{CardSheet, CardSheetProps};
pub use wish::Wish;

/// What can be done with a card, as a list and as columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Hands {
    /// Those that are changed together.
    pub picked: Rc<BTreeSet<CardKey>>,
    pub on_pick: Callback<CardKey>,
    /// Those of which a change could not be stored yet.
    pub unsaved: Rc<BTreeSet<CardKey>>,
    pub on_wish: Callback<(CardKey, Wish)>,
    /// Goes to the document of a card.
    pub on_open: Callback<CardKey>,
    /// Where a card leads, for links that open elsewhere.
    pub href: Callback<(DocumentId, Lead, CardKey), AttrValue>,
    /// What else can be done with a card.
    pub menu: Callback<CardKey, Html>,
    /// The names that are offered as owners.
    pub owners: Rc<[AttrValue]>,
    pub today: NaiveDate,
}

/// Where a card leads to in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To the action.
    Action,
    /// To a cause that it addresses.
    Cause(CauseId),
    /// To a factor that it covers.
    Factor(FactorId),
    /// To the list that it stands in, where that is not a postmortem.
    List,
}

impl Lead {
    /// To where a card stands.
    pub fn of(card: &Card) -> Self {
        match card.kind {
            Kind::Postmortem => Self::Action,
            // A register has no actions and neither has an assessment, so no card is of one.
            Kind::ActionList | Kind::ToilRegister | Kind::Assessment => Self::List,
        }
    }

    fn to(ground: &Ground) -> Self {
        match ground {
            Ground::Cause(id, _) => Self::Cause(*id),
            Ground::Factor(id, _) => Self::Factor(*id),
        }
    }
}

/// The element id of a card; of one of its fields with that behind it.
fn card_id(key: CardKey) -> String {
    format!("card-{}-{}", key.document, key.action)
}
