//! Trends: what the page asks, and what the worker answers: every chart drawn, what returns, and what needs attention.
//!
//! The page never holds the records of incidents: it is sent what is to be seen.

mod charts;
mod returning;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
mod warned;

use std::rc::Rc;

use afterword_core::chart::Drawn;
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::time::Instant;
use afterword_core::trends::{
    Dimension, Incident, Period, Precision, ResponseTime, Ruling, Scope, Step, counts,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Ask, World};
pub(super) use charts::Basis;
pub(crate) use charts::{Theme, is_wide};
pub(crate) use returning::{OpenAction, Returning};
pub(super) use warned::Standing;
pub(crate) use warned::{Dismissed, Warned};

/// What the page of trends is looked at for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Looked {
    /// Which incidents.
    #[serde(flatten)]
    pub(crate) scope: Scope,
    /// How long the periods are that they are counted by.
    pub(crate) step: Step,
    /// The response time that is shown period by period.
    pub(crate) time: ResponseTime,
}

impl Default for Looked {
    fn default() -> Self {
        Self { scope: Scope::default(), step: Step::Month, time: ResponseTime::Resolve }
    }
}

/// How do incidents go on?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trends {
    /// What it is looked at for.
    pub(crate) looked: Looked,
    /// The time; its day is today.
    pub(crate) now: Instant,
    /// How wide charts are drawn, in CSS pixels: most of them, and those over time.
    pub(crate) widths: [u32; 2],
    /// So many of the factors that return are shown at most, and so many warnings.
    pub(crate) most_returning: usize,
    pub(crate) most_warned: usize,
    /// What people made of warnings.
    pub(crate) rulings: Rc<Vec<Ruling>>,
    /// The words of the language that is spoken.
    pub(crate) words: Rc<Words>,
}

/// One of the charts for a file: with all that is said of it in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TrendsChart {
    /// What the page is looked at for.
    pub(crate) looked: Looked,
    /// The time.
    pub(crate) now: Instant,
    /// The name of the chart.
    pub(crate) key: String,
    /// The words of the language that is spoken.
    pub(crate) words: Rc<Words>,
}

/// What the page is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TrendsShown {
    /// How many incidents are looked at.
    pub(crate) n: usize,
    /// Of how many.
    pub(crate) of: usize,
    /// The days from which something is known, of those that are looked at.
    pub(crate) known: Option<Period>,
    /// What the scope can be narrowed to, each with its incidents: the most first.
    pub(crate) choices: Choices,
    /// The charts.
    pub(crate) charts: Vec<(Theme, Vec<Rc<Drawn>>)>,
    /// The factors and causes that stand in several incidents, one of which is looked at.
    pub(crate) returning: Vec<Returning>,
    /// How many of them there are.
    pub(crate) n_returning: usize,
    /// What needs attention, the first of it.
    pub(crate) warned: Vec<Warned>,
    /// How much there is of it.
    pub(crate) n_warned: usize,
    /// What was dismissed, the latest first.
    pub(crate) dismissed: Vec<Dismissed>,
    /// How often warnings of each kind were right, of the kinds that somebody ruled on.
    pub(crate) precision: Vec<Precision>,
}

/// What a scope can be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Choices {
    pub(crate) teams: Vec<(String, usize)>,
    pub(crate) services: Vec<(String, usize)>,
    pub(crate) tags: Vec<(String, usize)>,
}

impl Choices {
    pub(super) fn of(incidents: &[&Incident]) -> Self {
        let named = |dimension| {
            let mut rows = counts(incidents, dimension).rows;
            rows.truncate(MOST_CHOICES);
            rows
        };
        Self {
            teams: named(Dimension::Team),
            services: named(Dimension::Service),
            tags: named(Dimension::Tag),
        }
    }
}

/// A document by what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) id: DocumentId,
    /// Its headline; may be empty.
    pub(crate) title: String,
    /// The day it happened.
    pub(crate) day: Option<NaiveDate>,
}

impl Named {
    pub(super) fn of(incident: &Incident) -> Self {
        Self { id: incident.id, title: incident.title.clone(), day: incident.day() }
    }
}

impl Ask for Trends {
    const NAME: &'static str = "trends";
    type Answer = Rc<TrendsShown>;
}

impl Ask for TrendsChart {
    const NAME: &'static str = "trendsChart";
    type Answer = Option<Drawn>;
}

/// A list of names that is longer is none to choose from.
const MOST_CHOICES: usize = 200;

/// Answers the page.
pub(super) fn answer(world: &World, ask: &Trends) -> TrendsShown {
    let all: Vec<&Incident> = world.incidents().collect();
    let scope = &ask.looked.scope;
    let basis = Basis::of(world, &ask.looked, ask.now, &ask.words);
    let (returning, n_returning) = returning::returning(world, scope, ask.most_returning);
    let mut standing = Standing::of(world, scope, &ask.rulings, basis.today);
    let n_warned = standing.warned.len();
    standing.warned.truncate(ask.most_warned);
    TrendsShown {
        n: basis.selected.len(),
        of: all.len(),
        known: basis.known,
        choices: Choices::of(&all),
        charts: charts::drawn(&basis, ask.widths),
        returning,
        n_returning,
        warned: standing.warned,
        n_warned,
        dismissed: standing.dismissed,
        precision: standing.precision,
    }
}

/// Draws one chart for a file; `None` if there is none of that name.
pub(super) fn chart(world: &World, ask: &TrendsChart) -> Option<Drawn> {
    let basis = Basis::of(world, &ask.looked, ask.now, &ask.words);
    charts::for_file(&basis, &ask.key)
}
