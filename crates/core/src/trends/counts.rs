//! How many incidents, by what they have in common; and which categories of factors make most.

use std::collections::{BTreeMap, HashMap};

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
    // By their spelling first, in the order in which they come: of ten thousand incidents few name a service in a way of their own. The
    // map is only looked into, so its order is nobody's business.
    let mut spellings: Vec<(&str, usize)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut unknown = 0;
    for incident in incidents {
        let mut is_known = false;
        for_each_name(incident, dimension, &mut |name| {
            let place = *places.entry(name).or_insert(spellings.len());
            if place == spellings.len() {
                spellings.push((name, 0));
            }
            spellings[place].1 += 1;
            is_known = true;
        });
        unknown += usize::from(!is_known);
    }
    let mut rows: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (name, n) in spellings {
        rows.entry(name.to_lowercase()).or_insert_with(|| (name.to_owned(), 0)).1 += n;
    }
    let mut rows: Vec<(String, usize)> = rows.into_values().collect();
    order::sort(&mut rows, |a, b| b.1.cmp(&a.1));
    Counts { rows, unknown, of: incidents.len() }
}

/// Gives each of what `dimension` tells apart that `incident` has, once.
fn for_each_name<'a>(incident: &'a Incident, dimension: Dimension, each: &mut dyn FnMut(&'a str)) {
    match dimension {
        Dimension::Severity => incident.severity.iter().for_each(|it| each(&it.0)),
        Dimension::Service => incident.services.iter().for_each(|it| each(it)),
        Dimension::Team => incident.teams.iter().for_each(|it| each(it)),
        Dimension::Tag => incident.tags.iter().for_each(|it| each(it)),
        Dimension::Detection => incident.detection.iter().for_each(|it| each(it.key())),
        Dimension::Category => {
            let mut has = [false; Category::ALL.len()];
            factor_categories(incident).for_each(|it| has[it as usize] = true);
            let found = Category::ALL.into_iter().filter(|it| has[*it as usize]);
            found.for_each(|it| each(it.key()));
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

/// From the day of the first of `incidents` to the day before `today`: the longest period of which something is known. It begins with an
/// incident, so that a rate over it is a little too high where there are few.
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
