//! How many incidents, by what they have in common; and which categories of factors make most.

use std::collections::BTreeMap;

use super::{Incident, Period, ReasonKind, Step};
use crate::causes::Category;
use crate::order;
use crate::statistics::{ParetoRow, pareto};

/// What incidents are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// How bad they were, by the key of the level.
    Severity,
    /// The services that were hit.
    Service,
    /// The teams concerned.
    Team,
    /// Their labels.
    Tag,
    /// How they were found, by the key of the source.
    Detection,
    /// The categories of their factors, by key.
    Category,
}

/// How many incidents there are of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The names or keys with their incidents, the most first; names in the spelling that came first. An incident that has two of them
    /// counts for both.
    pub rows: Vec<(String, usize)>,
    /// The incidents of which it is not known.
    pub unknown: usize,
    /// All incidents.
    pub of: usize,
}

/// How many of `incidents` there are by each of what `dimension` tells apart.
///
/// ```
/// use afterword_core::trends::{Dimension, counts};
///
/// assert_eq!(counts(&[], Dimension::Service).rows, []);
/// ```
pub fn counts(incidents: &[&Incident], dimension: Dimension) -> Counts {
    let mut rows: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut unknown = 0;
    for incident in incidents {
        let names = names(incident, dimension);
        unknown += usize::from(names.is_empty());
        for name in names {
            rows.entry(name.to_lowercase()).or_insert_with(|| (name.to_owned(), 0)).1 += 1;
        }
    }
    let mut rows: Vec<(String, usize)> = rows.into_values().collect();
    order::sort(&mut rows, |a, b| b.1.cmp(&a.1));
    Counts { rows, unknown, of: incidents.len() }
}

/// Each of what `dimension` tells apart that `incident` has, once.
fn names(incident: &Incident, dimension: Dimension) -> Vec<&str> {
    match dimension {
        Dimension::Severity => incident.severity.iter().map(|it| it.0.as_str()).collect(),
        Dimension::Service => incident.services.iter().map(String::as_str).collect(),
        Dimension::Team => incident.teams.iter().map(String::as_str).collect(),
        Dimension::Tag => incident.tags.iter().map(String::as_str).collect(),
        Dimension::Detection => incident.detection.iter().map(|it| it.key()).collect(),
        Dimension::Category => {
            let has = |it: &Category| factor_categories(incident).any(|other| other == *it);
            Category::ALL.into_iter().filter(has).map(Category::key).collect()
        }
    }
}

/// The categories of an incident's contributing factors, one a factor that has one.
fn factor_categories(incident: &Incident) -> impl Iterator<Item = Category> {
    incident.reasons.iter().filter(|it| it.is == ReasonKind::Factor).filter_map(|it| it.category)
}

/// Which categories make most of all contributing factors. Factors are counted, not incidents: so the shares add up.
pub fn factor_pareto(incidents: &[&Incident]) -> Vec<ParetoRow<Category>> {
    let mut times = [0; Category::ALL.len()];
    for category in incidents.iter().flat_map(|it| factor_categories(it)) {
        times[category as usize] += 1;
    }
    pareto(Category::ALL.into_iter().zip(times).collect())
}

/// How many incidents a period had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The period.
    pub period: Period,
    /// Its incidents.
    pub n: u32,
}

/// How many of `incidents` each whole period within `range` had, also where it had none.
pub fn series(incidents: &[&Incident], step: Step, range: Period) -> Vec<Bin> {
    let mut bins: Vec<Bin> =
        step.within(range).into_iter().map(|period| Bin { period, n: 0 }).collect();
    for day in incidents.iter().filter_map(|it| it.day()) {
        let at = bins.partition_point(|it| it.period.until <= day);
        if let Some(bin) = bins.get_mut(at).filter(|it| it.period.holds(day)) {
            bin.n += 1;
        }
    }
    bins
}

/// From the day of the first of `incidents` to the day before `today`: the longest period of which something is known.
pub fn known_period(incidents: &[&Incident], today: chrono::NaiveDate) -> Option<Period> {
    let first = incidents.iter().filter_map(|it| it.day()).min()?;
    (first < today).then(|| Period::new(first, today))
}

/// When incidents begin, by the clocks of their zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Incidents by weekday, from Monday, and by hour.
    pub cells: [[u32; 24]; 7],
    /// The incidents of which nobody knows when they began.
    pub unknown: usize,
}

/// When `incidents` begin: the numbers of a heat map.
pub fn rhythm(incidents: &[&Incident]) -> Rhythm {
    use chrono::{Datelike as _, Timelike as _};
    let mut found = Rhythm { cells: [[0; 24]; 7], unknown: 0 };
    for incident in incidents {
        match incident.began {
            Some(at) => {
                let day = at.weekday().num_days_from_monday() as usize;
                found.cells[day][at.hour() as usize] += 1;
            }
            None => found.unknown += 1,
        }
    }
    found
}
