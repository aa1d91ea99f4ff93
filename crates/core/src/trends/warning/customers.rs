//! Customers who notice most incidents before anything else does.

use std::rc::Rc;

use chrono::NaiveDate;

use super::{Evidence, Warning, WarningKind, key_by_quarter, last_days};
use crate::order;
use crate::postmortem::DetectionSource;
use crate::statistics::Proportion;
use crate::trends::Incident;

/// What counts as lately, in days.
const LATELY: u32 = 90;

/// Of fewer incidents nothing is said.
const FEWEST: usize = 5;

/// A warning if customers found more than half of the incidents of the last ninety days of which it is known how they were found.
pub(super) fn found_by_customers(incidents: &[Rc<Incident>], today: NaiveDate) -> Option<Warning> {
    let lately = last_days(today, LATELY);
    let recent = || incidents.iter().filter(|it| it.day().is_some_and(|day| lately.holds(day)));
    let by_customer =
        |it: &Rc<Incident>| it.detection.map(|it| it == DetectionSource::CustomerReport);
    let found = Proportion::of(recent().map(by_customer));
    if found.of < FEWEST || found.hits * 2 <= found.of {
        return None;
    }
    let mut missed: Vec<&Rc<Incident>> =
        recent().filter(|it| by_customer(it) == Some(true)).collect();
    order::sort(&mut missed, |a, b| b.began.cmp(&a.began));
    Some(Warning {
        key: key_by_quarter(WarningKind::FoundByCustomers, "all", missed.first()?.day()?),
        evidence: Evidence::FoundByCustomers { found, interval: found.interval(0.95).ok()? },
        incidents: missed.iter().map(|it| it.id).collect(),
        actions: Vec::new(),
    })
}
