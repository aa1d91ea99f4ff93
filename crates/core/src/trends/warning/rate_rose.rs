//! A service that has more incidents than it had.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::{Days, NaiveDate};

use super::{Evidence, Warning, WarningKind, key_by_quarter, last_days};
use crate::order;
use crate::statistics::{false_discovery, more_often};
use crate::trends::{Incident, Period};

/// What counts as lately, and how much before it it is compared with, in days.
const LATELY: u32 = 56;
const BEFORE: u64 = 308;

/// Fewer incidents lately are no rise, and against fewer days nothing is compared.
const FEWEST: usize = 3;
const SHORTEST_BEFORE: u32 = 84;

/// How many of the services named may be named by chance.
const BY_CHANCE: f64 = 0.1;

#[derive(Default)]
struct Service<'a> {
    name: &'a str,
    lately: Vec<&'a Incident>,
    before: usize,
}

/// The services whose rate rose: by the exact test of two Poisson rates, one a service, believed so that of those named a tenth at
/// most is expected to be chance.
pub(super) fn rate_rose(incidents: &[Rc<Incident>], today: NaiveDate) -> Vec<Warning> {
    let lately = last_days(today, LATELY);
    let Some(before) = before(incidents, lately) else { return Vec::new() };
    let services: Vec<Service<'_>> = services(incidents, lately, before).into_values().collect();
    let p = |it: &Service<'_>| {
        more_often((it.lately.len(), lately.days().into()), (it.before, before.days().into()))
    };
    let ps: Vec<f64> = services.iter().map(p).collect();
    let believed = false_discovery(&ps, BY_CHANCE).into_iter();
    let enough = believed.filter(|at| services[*at].lately.len() >= FEWEST);
    enough.filter_map(|at| warning(&services[at], ps[at], lately, before)).collect()
}

/// The days before `lately` of which something is known; `None` where those are few.
fn before(incidents: &[Rc<Incident>], lately: Period) -> Option<Period> {
    let first = incidents.iter().filter_map(|it| it.day()).min()?;
    let longest = lately.from.checked_sub_days(Days::new(BEFORE))?;
    let before = Period::new(first.max(longest), lately.from);
    (before.days() >= SHORTEST_BEFORE).then_some(before)
}

fn services(
    incidents: &[Rc<Incident>],
    lately: Period,
    before: Period,
) -> BTreeMap<String, Service<'_>> {
    let mut services: BTreeMap<String, Service<'_>> = BTreeMap::new();
    for incident in incidents {
        let Some(day) = incident.day() else { continue };
        let (is_late, is_before) = (lately.holds(day), before.holds(day));
        for name in incident.services.iter().filter(|_| is_late || is_before) {
            let service = services.entry(name.to_lowercase()).or_default();
            service.name = name;
            service.before += usize::from(is_before);
            service.lately.extend(is_late.then_some(&**incident));
        }
    }
    services
}

fn warning(service: &Service<'_>, p: f64, lately: Period, before: Period) -> Option<Warning> {
    let mut incidents = service.lately.clone();
    order::sort(&mut incidents, |a, b| b.began.cmp(&a.began));
    let latest = incidents.first()?.day()?;
    let weeks = |it: Period| f64::from(it.days()) / 7.0;
    Some(Warning {
        key: key_by_quarter(WarningKind::RateRose, service.name, latest),
        evidence: Evidence::RateRose {
            service: service.name.to_owned(),
            lately: (incidents.len(), weeks(lately)),
            before: (service.before, weeks(before)),
            p,
        },
        incidents: incidents.iter().map(|it| it.id).collect(),
        actions: Vec::new(),
    })
}
