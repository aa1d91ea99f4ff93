//! Error budgets that are nearly or wholly spent.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::{Evidence, Warning, WarningKind, last_days};
use crate::amount::Share;
use crate::order;
use crate::trends::Incident;

/// From here on a budget counts as near its end: three quarters, in millionths.
const NEAR: u64 = 750_000;

/// The services of which recent incidents spent three quarters of an error budget or more, each within the window of its objective.
/// Budgets of different windows are different budgets.
pub(super) fn near_exhaustion(incidents: &[Rc<Incident>], today: NaiveDate) -> Vec<Warning> {
    let mut spenders: BTreeMap<(String, u16), (&str, Vec<&Incident>)> = BTreeMap::new();
    for incident in incidents {
        let (Some(budget), Some(day)) = (incident.budget, incident.day()) else { continue };
        if budget.spent == 0 || !last_days(today, budget.window_days.into()).holds(day) {
            continue;
        }
        for service in &incident.services {
            let key = (service.to_lowercase(), budget.window_days);
            spenders.entry(key).or_insert((service, Vec::new())).1.push(incident);
        }
    }
    let warnings = spenders
        .into_iter()
        .filter_map(|((_, window), (name, spent))| warning(name, window, spent));
    warnings.collect()
}

fn warning(service: &str, window_days: u16, mut incidents: Vec<&Incident>) -> Option<Warning> {
    let each = incidents.iter().filter_map(|it| it.budget).map(|it| it.spent);
    let spent = each.fold(0_u64, u64::saturating_add);
    if spent < NEAR {
        return None;
    }
    order::sort(&mut incidents, |a, b| b.began.cmp(&a.began));
    let (kind, latest) = (WarningKind::BudgetNearExhaustion, incidents.first()?.id);
    let state = if spent < Share::ALL.millionths().into() { "near" } else { "spent" };
    Some(Warning {
        key: format!("{}/{}/{window_days}/{state}/{latest}", kind.key(), service.to_lowercase()),
        evidence: Evidence::BudgetNearExhaustion {
            service: service.to_owned(),
            spent,
            window_days,
        },
        incidents: incidents.iter().map(|it| it.id).collect(),
        actions: Vec::new(),
    })
}
