//! What needs attention, what was dismissed, and how often warnings were right.

use std::collections::BTreeSet;

use afterword_core::time::Instant;
use afterword_core::trends::{
    Judgement, NotTaken, Precision, Ruling, Scope, Warning, WarningKind, precision, warnings,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Named;
use crate::across::World;

/// A warning as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Warned {
    pub(crate) warning: Warning,
    /// The first of the documents that it rests on.
    pub(crate) documents: Vec<Named>,
    /// How many more it rests on.
    pub(crate) more: usize,
    /// When somebody said that it is right.
    pub(crate) confirmed: Option<Instant>,
}

/// A warning that somebody dismissed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Dismissed {
    pub(crate) key: String,
    pub(crate) kind: WarningKind,
    pub(crate) at: Instant,
    pub(crate) reason: NotTaken,
    /// In their words; may be empty.
    pub(crate) note: String,
    /// The warning, while what it rested on is still there.
    pub(crate) warned: Option<Warned>,
}

/// How warnings stand.
pub(in crate::across) struct Standing {
    pub(in crate::across) warned: Vec<Warned>,
    pub(super) dismissed: Vec<Dismissed>,
    pub(super) precision: Vec<Precision>,
}

/// So many documents are named a warning.
const MOST_NAMED: usize = 4;

impl Standing {
    /// The warnings about incidents of the team, service and label that are looked at. Whichever days these are, a warning is about now.
    pub(in crate::across) fn of(
        world: &World,
        scope: &Scope,
        rulings: &[Ruling],
        today: NaiveDate,
    ) -> Self {
        let whenever = Scope { period: None, ..scope.clone() };
        let is_here = |it: &Warning| {
            let mut named = it.incidents.iter().filter_map(|it| world.incident(*it));
            named.any(|it| whenever.holds(it))
        };
        let found = warnings(&world.library(), today).into_iter().filter(is_here);
        let mut found: Vec<Warned> = found.map(|it| warned(it, world)).collect();
        let mut dismissed = Vec::new();
        for ruling in latest(rulings) {
            let place = found.iter().position(|it| it.warning.key == ruling.key);
            match &ruling.judgement {
                Judgement::Confirmed => {
                    place.into_iter().for_each(|it| found[it].confirmed = Some(ruling.at));
                }
                Judgement::Dismissed { reason, note } => dismissed.push(Dismissed {
                    key: ruling.key.clone(),
                    kind: ruling.kind,
                    at: ruling.at,
                    reason: *reason,
                    note: note.clone(),
                    warned: place.map(|it| found.remove(it)),
                }),
            }
        }
        let judged = precision(rulings).into_iter().filter(|it| it.right.of > 0);
        Self { warned: found, dismissed, precision: judged.collect() }
    }
}

/// The last ruling on each warning, the latest first.
fn latest(rulings: &[Ruling]) -> Vec<&Ruling> {
    let mut all: Vec<&Ruling> = rulings.iter().collect();
    // Of two at one time, the one that was added last.
    all.reverse();
    all.sort_by_key(|it| std::cmp::Reverse(it.at));
    let mut seen = BTreeSet::new();
    all.retain(|it| seen.insert(&it.key));
    all
}

fn warned(warning: Warning, world: &World) -> Warned {
    let named = warning.incidents.iter().filter_map(|it| world.incident(*it)).take(MOST_NAMED);
    let documents: Vec<Named> = named.map(Named::of).collect();
    let more = warning.incidents.len().saturating_sub(documents.len());
    Warned { warning, documents, more, confirmed: None }
}
