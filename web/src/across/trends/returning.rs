//! Factors and causes that stand in several incidents, as the page lists them.

use std::rc::Rc;

use afterword_core::actions::ActionId;
use afterword_core::causes::Category;
use afterword_core::id::DocumentId;
use afterword_core::trends::{ActionFact, Incident, Recurring, Scope};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Named;
use crate::across::World;

/// A factor or cause that stands in several incidents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Returning {
    /// How the latest of the incidents that are looked at says it.
    pub(crate) text: String,
    pub(crate) category: Option<Category>,
    /// The words that all of them share.
    pub(crate) words: Vec<String>,
    /// In how many of the incidents that are looked at it stands, and in how many at all.
    pub(crate) here: usize,
    pub(crate) ever: usize,
    /// The incidents that are looked at, the latest first; the first of them.
    pub(crate) documents: Vec<Named>,
    /// What is still to be done against it: what is due first.
    pub(crate) open: Vec<OpenAction>,
    /// How much that is.
    pub(crate) n_open: usize,
    /// How many actions there are against it, closed ones included.
    pub(crate) actions: usize,
}

/// An action that is not closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OpenAction {
    pub(crate) document: DocumentId,
    pub(crate) action: ActionId,
    /// What is to be done; may be empty.
    pub(crate) title: String,
    /// Who sees to it; empty while nobody does.
    pub(crate) owner: String,
    pub(crate) due: Option<NaiveDate>,
}

/// So many documents are named a factor, and so many actions.
const MOST_NAMED: usize = 3;

/// The first `most` of what returns in what `scope` holds, those of the most incidents there first, and how many there are.
pub(super) fn returning(world: &World, scope: &Scope, most: usize) -> (Vec<Returning>, usize) {
    let library = world.library();
    let incidents = library.incidents();
    let is_here: Vec<bool> = incidents.iter().map(|it| scope.holds(it)).collect();
    let here = |it: &Recurring| {
        let places = it.occurrences.iter().map(|it| it.incident).filter(|at| is_here[*at]);
        let mut places: Vec<usize> = places.collect();
        places.dedup();
        places
    };
    let all = library.recurring().iter().map(|it| (it, here(it))).filter(|it| !it.1.is_empty());
    let mut all: Vec<(&Recurring, Vec<usize>)> = all.collect();
    // Those of the most incidents stand first already.
    all.sort_by_key(|it| std::cmp::Reverse(it.1.len()));
    let shown = all.iter().take(most).map(|it| row(it.0, &it.1, world, incidents));
    (shown.collect(), all.len())
}

fn row(
    recurring: &Recurring,
    here: &[usize],
    world: &World,
    incidents: &[Rc<Incident>],
) -> Returning {
    let is_latest = |at: usize| here.last() == Some(&at);
    let latest = recurring.occurrences.iter().filter(|it| is_latest(it.incident));
    let reason = latest.filter_map(|it| it.of(incidents)).map(|it| it.1).next();
    let actions = recurring.actions(incidents);
    let is_open = |it: &&(DocumentId, &ActionFact)| !it.1.is_closed();
    let mut left: Vec<&(DocumentId, &ActionFact)> = actions.iter().filter(is_open).collect();
    left.sort_by_key(|it| (it.1.due.is_none(), it.1.due));
    let open = left.iter().take(MOST_NAMED).map(|(document, it)| OpenAction {
        document: *document,
        action: it.id,
        // Records of incidents know actions without their titles, which are on the cards.
        title: title(world, *document, it.id),
        owner: it.owner.clone(),
        due: it.due,
    });
    Returning {
        text: reason.map(|it| it.text.clone()).unwrap_or_default(),
        category: reason.and_then(|it| it.category),
        words: recurring.words.clone(),
        here: here.len(),
        ever: recurring.incidents,
        documents: here
            .iter()
            .rev()
            .take(MOST_NAMED)
            .map(|at| Named::of(&incidents[*at]))
            .collect(),
        open: open.collect(),
        n_open: left.len(),
        actions: actions.len(),
    }
}

fn title(world: &World, document: DocumentId, action: ActionId) -> String {
    let mut cards = world.cards_of(document).iter();
    cards.find(|it| it.action.id == action).map(|it| it.action.title.clone()).unwrap_or_default()
}
