//! Roadmaps worked out by hand, and what holds of any.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::model::tests::{example, model};
use super::super::*;
use super::{blank, edited, finish, named, score};
use crate::history::Editable as _;
use crate::id::DocumentId;
use crate::toil::Guess;

/// The example with all four capabilities at `scores` in half steps, and one target for all.
fn planned(value: &Value, scores: [u8; 4], target: u8) -> Assessment {
    let base = Assessment { model: Rc::new(model(value)), ..blank() };
    let names = ["metrics", "logs", "runbooks", "roles"];
    let mut it = edited(&base, names.into_iter().zip(scores).map(|(it, n)| score(it, n)));
    it.targets.all = Some(HalfSteps::new(target));
    it
}

fn in_order(roadmap: &Roadmap) -> Vec<(&str, u32, u32)> {
    roadmap.steps().map(|(_, it)| (it.capability.as_str(), it.from, it.to)).collect()
}

#[test]
fn value_is_the_gap_by_both_weights() {
    let it = planned(&example(), [4, 4, 6, 6], 6);
    let roadmap = it.roadmap();
    // Metrics: 1 × 1.5 × 2 in 80 h; logs: 1 × 1 × 2 in as many as are assumed, 80 h.
    assert_eq!(in_order(&roadmap), [("metrics", 2_000, 3_000), ("logs", 2_000, 3_000)]);
    let first = roadmap.steps().next().unwrap().1;
    assert_eq!((first.worth(), first.gap()), (3.0, 1.0));
    assert_eq!(first.worth_an_hour(), Some(3.0 / 80.0));
    assert_eq!(first.source, EffortSource::Model);
    assert_eq!(roadmap.returns[&named("logs")].effort.source, EffortSource::Assumed);
}

#[test]
fn nothing_comes_before_what_it_needs() {
    // Runbooks need metrics at 2 for 3, and roles need runbooks at 3 for 4.
    let mut it = planned(&example(), [2, 4, 4, 6], 6);
    it.targets = Targets::default();
    it.targets.capabilities.insert(named("roles"), HalfSteps::level(4));
    let roadmap = it.roadmap();
    assert_eq!(
        in_order(&roadmap),
        [("metrics", 1_000, 2_000), ("runbooks", 2_000, 3_000), ("roles", 3_000, 4_000)]
    );
    let runbooks = roadmap.steps().nth(1).unwrap().1;
    assert!(runbooks.is_for_others);
    assert_eq!(runbooks.needed_by, [named("roles")]);
}

#[test]
fn what_others_need_comes_before_the_rest_of_it() {
    let it = planned(&example(), [2, 4, 4, 8], 8);
    let roadmap = it.roadmap();
    let order = in_order(&roadmap);
    // Metrics part at level 2, which is all that runbooks wait for.
    assert!(
        order.contains(&("metrics", 1_000, 2_000)) && order.contains(&("metrics", 2_000, 4_000))
    );
    let minutes: u32 = roadmap
        .steps()
        .filter(|it| it.1.capability == named("metrics"))
        .map(|it| it.1.minutes.likely())
        .sum();
    assert_eq!(minutes, 80 * 60, "parts of a whole");
}

#[test]
fn what_nobody_knows_holds_nothing_up_and_is_told() {
    let mut it = planned(&example(), [2, 4, 4, 6], 6);
    it.answers.remove(&named("metrics"));
    let need = |is_left_out| OpenNeed {
        capability: named("runbooks"),
        needs: named("metrics"),
        level: 2,
        is_left_out,
    };
    assert_eq!(it.roadmap().open_needs, [need(false)]);
    let aside = Answer { not_applicable: Some(String::new()), ..Answer::default() };
    it.answers.insert(named("metrics"), Rc::new(aside));
    assert_eq!(it.roadmap().open_needs, []);
    it.answers.insert(named("metrics"), Rc::new(Answer::of(HalfSteps::level(1))));
    it.plan.items.insert(named("metrics"), PlanItem { left_out: true, ..PlanItem::default() });
    let roadmap = it.roadmap();
    assert_eq!(roadmap.open_needs, [need(true)]);
    assert!(roadmap.steps().all(|it| it.1.capability != named("metrics")));
}

#[test]
fn what_an_item_became_is_taken_away_alone() {
    let before = planned(&example(), [2, 4, 4, 6], 6);
    let link = Link::Project {
        document: DocumentId::v7(1, [0; 10]),
        project: crate::toil::ProjectId::from_bits(2),
    };
    let item = PlanItem { links: vec![link], ..PlanItem::default() };
    let linked = edited(
        &before,
        [AssessmentEdit::PlanItem(named("metrics"), Box::new(item.clone())), finish()],
    );
    let unlink = || AssessmentEdit::Unlink(named("metrics"), link);
    let mut alone = linked.clone();
    assert_eq!(alone.apply(unlink()), Ok(()), "a milestone goes on");
    assert_eq!(alone.plan, before.plan, "nothing is left of the item");
    assert_eq!(alone.apply(unlink()), Err(Refused::Gone));
    let effort = PlanItem { left_out: true, ..item };
    let mut both = edited(&linked, [AssessmentEdit::PlanItem(named("metrics"), Box::new(effort))]);
    assert_eq!(both.apply(unlink()), Ok(()));
    assert!(both.plan.items[&named("metrics")].left_out);
}

#[test]
fn a_cycle_is_told_with_its_way() {
    let mut value = example();
    value["dimensions"][0]["capabilities"][0]["depends"] =
        json!([{"capability": "roles", "level": 2}]);
    value["dimensions"][1]["capabilities"][1]["depends"] =
        json!([{"capability": "metrics", "level": 2}]);
    let roadmap = planned(&value, [0, 8, 8, 0], 8).roadmap();
    assert_eq!(roadmap.cycles.len(), 1);
    let way: Vec<&str> = roadmap.cycles[0].iter().map(CapabilityId::as_str).collect();
    assert!(
        way == ["metrics", "roles", "metrics"] || way == ["roles", "metrics", "roles"],
        "{way:?}"
    );
    assert_eq!(roadmap.blocked.len(), 4, "both, and what comes after them");
    assert_eq!(roadmap.steps().count(), 0);
}

#[test]
fn phases_have_room_for_what_is_in_them() {
    let mut it = planned(&example(), [2, 2, 2, 2], 4);
    let effort = |hours: u32| PlanItem { effort_hours: Some(hours.into()), ..PlanItem::default() };
    for (name, hours) in [("metrics", 30), ("logs", 20), ("runbooks", 33), ("roles", 500)] {
        it.plan.items.insert(named(name), effort(hours));
    }
    let roadmap = it.roadmap();
    let phase_of =
        |name: &str| roadmap.steps().find(|it| it.1.capability == named(name)).unwrap().0;
    // Two weeks of sixteen hours each: metrics and logs are worth as much an hour, and come in the order of the model.
    assert_eq!([phase_of("metrics"), phase_of("logs")], [Phase::QuickWins, Phase::FirstMonth]);
    assert_eq!(
        phase_of("runbooks"),
        Phase::SecondAndThirdMonth,
        "33 hours are more than two weeks have"
    );
    assert_eq!(phase_of("roles"), Phase::Later);
    it.plan.hours_a_week = 0;
    assert!(it.roadmap().steps().all(|it| it.0 == Phase::Later));
}

#[test]
fn returns_are_reckoned_by_hand() {
    let mut it = planned(&example(), [4, 6, 6, 6], 6);
    it.plan.hourly = "100 EUR".parse().ok();
    it.plan.incidents = "200000 EUR".parse().ok().map(|a_year| IncidentCost { a_year, n: 12 });
    it.plan.addressed = Guess::between(10_000, 50_000, 100_000).and_then(Addressed::new);
    let roadmap = it.roadmap();
    let sums = roadmap.returns[&named("metrics")].money.unwrap();
    let range = |low: i64, likely: i64, high: i64| Range {
        low: low * 100,
        likely: likely * 100,
        high: high * 100,
    };
    assert_eq!(sums.avoided, Some(range(2_000, 10_000, 20_000)));
    assert_eq!(sums.saved, Some(range(2_000, 6_000, 9_000)));
    assert_eq!(sums.cost, range(4_000, 8_000, 16_000));
    assert_eq!(sums.net, range(2_000 + 2_000 - 16_000, 8_000, 20_000 + 9_000 - 4_000));
    assert_eq!(roadmap.total.money.unwrap(), sums, "there is one item");
    it.plan.hourly = "100 USD".parse().ok();
    let other = it.roadmap().returns[&named("metrics")].money.unwrap();
    assert_eq!(other.avoided, None, "sums of two currencies are no sum");
    it.plan.hourly = None;
    assert_eq!(it.roadmap().total.money, None);
}

#[test]
fn all_items_together_avoid_no_more_than_there_is() {
    let mut it = planned(&example(), [2; 4], 6);
    it.plan.hourly = "1 EUR".parse().ok();
    it.plan.incidents = "1000 EUR".parse().ok().map(|a_year| IncidentCost { a_year, n: 12 });
    it.plan.addressed = Addressed::new(500_000.into());
    let total = it.roadmap().total.money.unwrap().avoided.unwrap();
    assert_eq!(total.likely, 93_750, "1 − ½⁴");
}

/// Dependencies between the four, at any levels: some of them go round in circles.
fn any_plan() -> impl Strategy<Value = Assessment> {
    let depends = proptest::collection::vec((0..4_usize, 0..4_usize, 1..=5_u8, 1..=5_u8), 0..7);
    let hours = proptest::collection::vec(0..200_u32, 4);
    (depends, hours, any::<[u8; 4]>(), 0..=10_u8, 0..60_u16).prop_map(
        |(depends, hours, scores, target, hours_a_week)| {
            let names = ["metrics", "logs", "runbooks", "roles"];
            let mut value = example();
            for (at, hours) in hours.iter().enumerate() {
                let capability = &mut value["dimensions"][at / 2]["capabilities"][at % 2];
                let own = depends.iter().filter(|it| it.0 == at && it.1 != at);
                capability["depends"] = own
                    .map(|it| json!({"capability": names[it.1], "level": it.2, "for": it.3}))
                    .collect();
                capability["hours"] = json!({"effort": {"likely": hours}});
            }
            let mut it = planned(&value, scores.map(|it| it % 11), target);
            it.plan.hours_a_week = hours_a_week;
            it
        },
    )
}

proptest! {
    #[test]
    fn the_order_respects_what_depends(it in any_plan()) {
        let roadmap = it.roadmap();
        let mut reached: BTreeMap<&CapabilityId, u32> = BTreeMap::new();
        for (_, capability) in it.model.capabilities() {
            reached.insert(&capability.id, it.found(capability).score().unwrap());
        }
        for (_, step) in roadmap.steps() {
            prop_assert_eq!(reached[&step.capability], step.from, "a capability goes on from where it is");
            for on in &it.model.capability(&step.capability).unwrap().1.depends {
                let here = u32::from(on.for_level) * 1_000;
                if step.from < here && here <= step.to {
                    prop_assert!(reached[&on.capability] >= u32::from(on.level) * 1_000);
                }
            }
            reached.insert(&step.capability, step.to);
        }
        prop_assert_eq!(roadmap.blocked.is_empty(), roadmap.cycles.is_empty());
        if roadmap.blocked.is_empty() {
            for (dimension, capability) in it.model.capabilities() {
                let target = it.target(&dimension.id, &capability.id).unwrap().thousandths();
                prop_assert!(reached[&capability.id] >= target);
            }
        }
        for cycle in &roadmap.cycles {
            prop_assert!(cycle.len() > 2 && cycle.first() == cycle.last());
        }
    }

    #[test]
    fn no_phase_is_fuller_than_it_can_be(it in any_plan()) {
        for phase in it.roadmap().phases {
            prop_assert!(phase.minutes.is_none_or(|all| phase.used() <= all));
        }
    }

    #[test]
    fn nothing_is_lost_between_the_phases(it in any_plan()) {
        let roadmap = it.roadmap();
        let placed: u64 = roadmap.phases.iter().map(PhaseOfRoadmap::used).sum();
        let blocked: u64 = roadmap.blocked.iter().map(|it| u64::from(it.minutes.likely())).sum();
        prop_assert_eq!(placed + blocked, roadmap.total.hours * 60);
    }
}
