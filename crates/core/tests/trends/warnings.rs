//! What needs attention in the twelve incidents, and what looks like it and does not.

use afterword_core::actions::{ActionId, ActionState};
use afterword_core::postmortem::DetectionSource;
use afterword_core::statistics::Proportion;
use afterword_core::trends::{
    ActionRef, Evidence, Incident, Judgement, Library, NotTaken, Ruling, Warning, WarningKind,
    standing, warnings,
};
use chrono::{NaiveDate, TimeDelta};

use crate::workspace::{at, day, documents, id, incidents, record};

fn on(incidents: Vec<Incident>, today: &str) -> Vec<Warning> {
    warnings(&Library::new(incidents), day(today))
}

fn kinds(warnings: &[Warning]) -> Vec<WarningKind> {
    warnings.iter().map(Warning::kind).collect()
}

#[test]
fn the_first_of_july() {
    let found = on(incidents(), "2025-07-01");
    let [budget, returned, overdue] = &found[..] else { panic!("{found:?}") };
    // 40 of 43.2 minutes.
    let spent = Evidence::BudgetNearExhaustion {
        service: "checkout".into(),
        spent: 925_925,
        window_days: 30,
    };
    assert_eq!(budget.evidence, spent);
    assert_eq!(budget.recommended().key(), "slow-changes");
    let Evidence::FactorReturned { closed, returned: back, .. } = &returned.evidence else {
        panic!("{returned:?}")
    };
    assert_eq!((*closed, *back), (day("2025-02-01"), day("2025-06-03")));
    assert_eq!(returned.incidents, [id(10), id(1)]);
    assert_eq!(returned.actions, [ActionRef { document: id(1), action: ActionId::from_bits(1) }]);
    assert_eq!(returned.key, format!("factor-returned/{}/{}", id(10), id(1)));
    // Due on 15 March: 108 days.
    let late = Evidence::OverdueAgainstRecurring {
        factor: "Queue of invoices had no limit".into(),
        incidents: 2,
        days: 108,
    };
    assert_eq!(overdue.evidence, late);
    assert_eq!(overdue.actions, [ActionRef { document: id(4), action: ActionId::from_bits(3) }]);
}

#[test]
fn a_factor_has_not_returned_while_something_is_still_done_about_it() {
    let mut documents = documents();
    std::rc::Rc::make_mut(&mut documents[0].actions[0]).state = ActionState::InProgress;
    let found = on(documents.iter().map(record).collect(), "2025-07-01");
    assert!(!kinds(&found).contains(&WarningKind::FactorReturned));
    // It is no news after three months.
    assert!(!kinds(&on(incidents(), "2025-09-15")).contains(&WarningKind::FactorReturned));
}

#[test]
fn an_action_is_against_a_recurring_factor_only_if_that_recurs() {
    let mut few = incidents();
    few.remove(7);
    assert!(!kinds(&on(few, "2025-07-01")).contains(&WarningKind::OverdueAgainstRecurring));
}

#[test]
fn a_budget_recovers_when_the_window_has_passed() {
    let has = |today| kinds(&on(incidents(), today)).contains(&WarningKind::BudgetNearExhaustion);
    assert!(has("2025-07-02") && !has("2025-07-03"));
}

/// An incident of `service` on each of `days`, counted from 1 January.
fn at_days(service: &str, days: impl IntoIterator<Item = i64>) -> Vec<Incident> {
    let template = &incidents()[10];
    let on_day = |days: i64| {
        let mut incident = template.clone();
        incident.id = afterword_core::id::DocumentId::v7(
            1_000 + days.unsigned_abs(),
            [service.len() as u8; 10],
        );
        incident.services = vec![service.to_owned()];
        incident.began = Some(at("01-01 12:00") + TimeDelta::days(days));
        incident
    };
    days.into_iter().map(on_day).collect()
}

fn after(days: i64) -> NaiveDate {
    day("2025-01-01") + TimeDelta::days(days)
}

#[test]
fn a_rate_that_rose_is_told_from_one_that_is_high() {
    // `cart` had two in the 244 days before the last 56, and six in these; `search` one every ten days, always.
    let mut all = at_days("cart", [20, 100, 250, 260, 270, 280, 290, 298]);
    all.extend(at_days("search", (0..30).map(|it| it * 10)));
    let found = warnings(&Library::new(all.clone()), after(299));
    let [only] = &found[..] else { panic!("{found:?}") };
    let Evidence::RateRose { service, lately, before, p } = &only.evidence else {
        panic!("{only:?}")
    };
    assert_eq!((service.as_str(), lately.0, before.0), ("cart", 6, 2));
    assert_eq!((lately.1, before.1), (8.0, 244.0 / 7.0));
    // Six of eight or more in 56 of 300 days, by SciPy: binom.sf(5, 8, 56/300).
    assert!((p - 0.000_836_460_386).abs() < 1e-9, "{p}");
    assert_eq!(only.key, "rate-rose/cart/2025-q4");
    // With less than twelve weeks to compare with, nothing is said.
    assert!(warnings(&Library::new(all), after(139)).is_empty());
}

#[test]
fn customers_find_most() {
    let by = |customers: usize, alerts: usize| {
        let mut all = at_days("cart", (0..(customers + alerts) as i64).map(|it| it * 5));
        for (at, incident) in all.iter_mut().enumerate() {
            let by_customer = at < customers;
            incident.detection = Some(if by_customer {
                DetectionSource::CustomerReport
            } else {
                DetectionSource::Alert
            });
        }
        warnings(&Library::new(all), after(60))
    };
    let found = by(4, 2);
    let Evidence::FoundByCustomers { found: share, .. } = &found[0].evidence else {
        panic!("{found:?}")
    };
    assert_eq!(*share, Proportion { hits: 4, of: 6 });
    assert!(by(3, 3).is_empty() && by(4, 0).is_empty());
}

#[test]
fn what_is_dismissed_stays_away_and_what_is_new_does_not() {
    let found = on(incidents(), "2025-07-01");
    let ruling = |warning: &Warning, judgement| Ruling {
        key: warning.key.clone(),
        kind: warning.kind(),
        at: at("07-01 12:00"),
        judgement,
    };
    let dismissed = Judgement::Dismissed { reason: NotTaken::Known, note: String::new() };
    let rulings = [ruling(&found[0], dismissed), ruling(&found[1], Judgement::Confirmed)];
    assert_eq!(standing(found.clone(), &rulings), found[1..]);
    // Another incident spends more of the same budget.
    let mut more = incidents();
    more[10].services = vec!["checkout".into()];
    more[10].budget = more[9].budget;
    assert!(
        kinds(&standing(on(more, "2025-07-01"), &rulings))
            .contains(&WarningKind::BudgetNearExhaustion)
    );
    let json = serde_json::to_string(&rulings).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Ruling>>(&json).unwrap(), rulings);
}
