//! Scores worked out by hand, and what holds of any.

use std::rc::Rc;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::model::tests::{checklist, example, model};
use super::super::*;
use super::{blank, blank_checklist, day, edited, named, score};
use crate::history::Editable as _;
use crate::id::DocumentId;

fn aside(capability: &str) -> AssessmentEdit {
    let answer = Answer { not_applicable: Some("Not ours".into()), ..Answer::default() };
    AssessmentEdit::Answer(named(capability), Box::new(answer))
}

fn level(mean: Option<Mean>) -> f64 {
    mean.unwrap().levels()
}

/// Metrics weigh 1.5 and logs 1; observability weighs 2 and response 1.
#[test]
fn means_are_weighed_by_hand() {
    let it = edited(
        &blank(),
        [score("metrics", 6), score("logs", 2), score("runbooks", 4), score("roles", 7)],
    );
    let results = it.results();
    // (1.5 × 3 + 1 × 1) ÷ 2.5 and (2 + 3.5) ÷ 2; then (2 × 2.2 + 2.75) ÷ 3.
    assert!((level(results.dimensions[0].mean) - 2.2).abs() < 1e-12);
    assert!((level(results.dimensions[1].mean) - 2.75).abs() < 1e-12);
    assert!((level(results.overall) - 2.383_333_333_333).abs() < 1e-9);
    assert_eq!(results.overall.unwrap().shown(), 2.3);
    assert_eq!(results.dimensions[1].mean.unwrap().tenths(), 27, "2.75 is not 2.8");
    let staged = |at: usize| results.dimensions[at].staged.clone().unwrap();
    assert_eq!((staged(0).level, staged(0).weakest), (1, vec![named("logs")]));
    assert_eq!((staged(1).level, staged(1).weakest), (2, vec![named("runbooks")]));
    assert_eq!(results.staged, Some(Staged { level: 1, weakest: vec![named("logs")] }));
    assert!(results.coverage.is_whole());
}

#[test]
fn not_assessed_and_not_applicable_and_nothing_are_three_answers() {
    let results = edited(&blank(), [score("metrics", 8), aside("logs")]).results();
    assert_eq!(level(results.dimensions[0].mean), 4.0);
    assert_eq!(
        results.dimensions[0].coverage,
        Coverage { answered: 1, applicable: 1, not_applicable: 1, out_of_scope: 0 }
    );
    assert_eq!((results.dimensions[1].mean, &results.dimensions[1].staged), (None, &None));
    assert_eq!(results.coverage.share(), Some(1.0 / 3.0));
    // The staged level is of what was assessed.
    assert_eq!(results.staged.unwrap().level, 4);
    let zero = edited(&blank(), [score("metrics", 8), score("logs", 0)]).results();
    assert_eq!(level(zero.dimensions[0].mean), 2.4);
    assert_eq!(zero.dimensions[0].staged.as_ref().unwrap().level, 0);
}

#[test]
fn everything_not_applicable_is_no_score() {
    let all = ["metrics", "logs", "runbooks", "roles"].map(aside);
    let results = edited(&blank(), all).results();
    assert_eq!((results.overall, results.staged), (None, None));
    assert_eq!((results.coverage.share(), results.coverage.is_whole()), (None, false));
    assert_eq!(blank().results().overall, None);
}

#[test]
fn a_part_of_the_model_is_covered_by_itself() {
    let mut it = edited(&blank(), [score("metrics", 8), score("runbooks", 2)]);
    it.about.scope.insert("observability".parse().unwrap());
    let results = it.results();
    assert_eq!((results.dimensions.len(), level(results.overall)), (1, 4.0));
    assert_eq!((results.coverage.applicable, results.coverage.out_of_scope), (2, 2));
}

#[test]
fn a_score_above_the_highest_level_counts_as_the_highest() {
    let results = edited(&blank(), [score("metrics", 200)]).results();
    assert_eq!(level(results.overall), 5.0);
    assert_eq!(results.staged, Some(Staged { level: 5, weakest: Vec::new() }));
}

#[test]
fn what_has_changed_is_of_what_has_a_score_in_both() {
    let first = edited(&blank(), [score("metrics", 4), score("logs", 2), score("roles", 9)]);
    let next = Assessment::following(&first, DocumentId::v7(2, [0; 10]), super::now());
    let next = edited(&next, [score("metrics", 6), score("runbooks", 8)]);
    let change = next.change().unwrap();
    assert_eq!(change.capabilities.len(), 1);
    assert_eq!((change.capabilities[0].before, change.capabilities[0].risen()), (2_000, 1_000));
    let dimension = &change.dimensions[0];
    assert_eq!((dimension.before.levels(), dimension.now.levels(), dimension.n), (2.0, 3.0, 1));
    assert_eq!(change.dimensions.len(), 1);
    assert_eq!(first.change(), None);
}

#[test]
fn teams_stand_side_by_side_and_in_time() {
    let of = |n: u64, team: &str, date: &str, half_steps: u8| {
        let mut it = edited(&blank(), [score("metrics", half_steps)]);
        it.id = DocumentId::v7(n, [0; 10]);
        (it.about.team, it.about.date) = (team.into(), Some(day(date)));
        it
    };
    let all = [
        of(1, "Search", "2025-10-01", 6),
        of(2, "Platform", "2025-09-01", 4),
        of(3, "Search", "2025-04-01", 2),
    ];
    let mut all: Vec<&Assessment> = all.iter().collect();
    let other = Assessment { id: DocumentId::v7(9, [0; 10]), ..blank_checklist() };
    all.push(&other);
    let beside = side_by_side(&all);
    assert_eq!(
        beside.columns.iter().map(|it| &*it.name).collect::<Vec<_>>(),
        ["Search", "Platform", "Search"]
    );
    assert_eq!(
        beside.rows[0].means.iter().map(|it| level(*it)).collect::<Vec<_>>(),
        [3.0, 2.0, 1.0]
    );
    assert_eq!(beside.rows[1].means, [None; 3]);
    let series = progress(&all);
    let search = series.iter().find(|it| it.team == "Search").unwrap();
    assert_eq!(
        search.points.iter().map(|it| level(it.results.overall)).collect::<Vec<_>>(),
        [1.0, 3.0]
    );
    assert_eq!(series.len(), 3);
}

#[test]
fn evidence_goes_stale() {
    let dated = |n, text| {
        Rc::new(Evidence {
            id: EvidenceId::from_bits(n),
            text: String::new(),
            link: String::new(),
            dated: Some(day(text)),
        })
    };
    let answer = Answer {
        evidence: vec![dated(1, "2025-01-01"), dated(2, "2025-06-01")],
        ..Answer::of(HalfSteps::level(2))
    };
    let it = edited(&blank(), [AssessmentEdit::Answer(named("logs"), Box::new(answer))]);
    let stale = it.stale_evidence(day("2025-06-30"));
    assert_eq!(stale.len(), 1, "the example goes stale after 90 days");
    assert_eq!((stale[0].0, stale[0].1.id.bits()), (&named("logs"), 1));
}

/// The model with a weight and a score for each of its capabilities.
fn any_scored() -> impl Strategy<Value = (Vec<u32>, Vec<Option<u8>>)> {
    let weights = proptest::collection::vec(prop_oneof![Just(0), 1..4_000_u32, Just(1_000)], 6);
    (weights, proptest::collection::vec(proptest::option::weighted(0.8, 0..=10_u8), 4))
}

const CAPABILITIES: [&str; 4] = ["metrics", "logs", "runbooks", "roles"];

/// Weights: of the two dimensions, then of the four capabilities.
fn weighed(weights: &[u32], scores: &[Option<u8>], is_reversed: bool) -> Assessment {
    let mut value = example();
    for (d, dimension) in value["dimensions"].as_array_mut().unwrap().iter_mut().enumerate() {
        dimension["weight"] = json!(f64::from(weights[d]) / 1e3);
        for (c, capability) in
            dimension["capabilities"].as_array_mut().unwrap().iter_mut().enumerate()
        {
            capability["weight"] = json!(f64::from(weights[2 + 2 * d + c]) / 1e3);
        }
        if is_reversed {
            dimension["capabilities"].as_array_mut().unwrap().reverse();
        }
    }
    if is_reversed {
        value["dimensions"].as_array_mut().unwrap().reverse();
    }
    let base = Assessment { model: Rc::new(model(&value)), ..blank() };
    let answered = CAPABILITIES.iter().zip(scores).filter_map(|(it, n)| Some(score(it, (*n)?)));
    edited(&base, answered)
}

fn close(a: Option<Mean>, b: Option<Mean>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a.levels() - b.levels()).abs() < 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    }
}

proptest! {
    #[test]
    fn a_better_answer_never_scores_lower((weights, scores) in any_scored(), at in 0..4_usize) {
        let mut better = scores.clone();
        prop_assume!(scores[at].is_some_and(|it| it < 10));
        better[at] = scores[at].map(|it| it + 1);
        let (before, after) = (weighed(&weights, &scores, false).results(), weighed(&weights, &better, false).results());
        let rose = |a: Option<Mean>, b: Option<Mean>| a.zip(b).is_none_or(|it| it.0.levels() <= it.1.levels() + 1e-12);
        prop_assert!(rose(before.overall, after.overall));
        for (before, after) in before.dimensions.iter().zip(&after.dimensions) {
            prop_assert!(rose(before.mean, after.mean));
            let staged = |it: &DimensionResult| it.staged.as_ref().map(|it| it.level);
            prop_assert!(staged(before) <= staged(after));
        }
    }

    #[test]
    fn no_order_changes_a_score((weights, scores) in any_scored()) {
        let (one, other) = (weighed(&weights, &scores, false).results(), weighed(&weights, &scores, true).results());
        prop_assert!(close(one.overall, other.overall));
        for it in &one.dimensions {
            prop_assert_eq!(it.mean, other.dimension(&it.id).unwrap().mean, "to the last bit");
        }
        prop_assert_eq!(one.staged.map(|it| it.level), other.staged.map(|it| it.level));
    }

    #[test]
    fn what_has_weight_0_is_as_if_it_were_not_there((mut weights, scores) in any_scored(), at in 0..4_usize) {
        weights[2 + at] = 0;
        let mut without = scores.clone();
        without[at] = None;
        let (with, without) = (weighed(&weights, &scores, false).results(), weighed(&weights, &without, false).results());
        prop_assert_eq!(with, without);
    }

    #[test]
    fn no_staged_level_is_above_what_it_is_of((weights, scores) in any_scored()) {
        let it = weighed(&weights, &scores, false);
        let results = it.results();
        for (dimension, result) in it.model.dimensions.iter().zip(&results.dimensions) {
            prop_assert_eq!(result.staged.is_some(), result.mean.is_some());
            let Some(staged) = &result.staged else { continue };
            prop_assert!(f64::from(staged.level) <= result.mean.unwrap().levels());
            let counted = dimension.capabilities.iter().filter(|it| !it.weight.is_zero());
            for score in counted.filter_map(|capability| it.found(capability).score()) {
                prop_assert!(u32::from(staged.level) * 1_000 <= score);
                prop_assert!(staged.level == 5 || !staged.weakest.is_empty());
            }
        }
    }

    #[test]
    fn nothing_shown_is_rounded_up((weights, scores) in any_scored()) {
        let results = weighed(&weights, &scores, false).results();
        for mean in results.dimensions.iter().filter_map(|it| it.mean).chain(results.overall) {
            prop_assert!(mean.shown() <= mean.levels() + 1e-9);
            prop_assert!(mean.levels() - mean.shown() < 0.1);
        }
    }

    /// Stream: the sum of its three answers; practice: the mean of its streams; function: the mean of its practices; all: the mean of functions.
    #[test]
    fn samm_scores_as_it_is_published(choices in proptest::collection::vec(0..4_u8, 18)) {
        let value = |choice: u8| [0.0, 0.25, 0.5, 1.0][usize::from(choice)];
        let streams: Vec<f64> = choices.chunks(3).map(|it| it.iter().map(|it| value(*it)).sum()).collect();
        let practices: Vec<f64> = streams.chunks(2).map(|it| (it[0] + it[1]) / 2.0).collect();
        let functions = [(practices[0] + practices[1]) / 2.0, practices[2]];
        let overall = (functions[0] + functions[1]) / 2.0;

        let mut it = blank_checklist();
        let names: Vec<CapabilityId> = it.model.capabilities().map(|it| it.1.id.clone()).collect();
        for (name, choices) in names.iter().zip(choices.chunks(3)) {
            let items = it.model.capability(name).unwrap().1.items.iter();
            let items = items.map(|it| it.id.clone()).zip(choices.iter().copied()).collect();
            it.apply(AssessmentEdit::Answer(name.clone(), Box::new(Answer { items, ..Answer::default() }))).unwrap();
        }
        let results = it.results();
        prop_assert_eq!(results.dimensions.iter().map(|it| level(it.mean)).collect::<Vec<_>>(), practices);
        prop_assert_eq!(results.groups.iter().map(|it| level(it.mean)).collect::<Vec<_>>(), functions);
        prop_assert_eq!(level(results.overall), overall);
    }
}

/// Two activities at level 1, one at level 2, none at level 3: a level counts once however many it has.
#[test]
fn activities_count_by_their_level() {
    let mut value = checklist();
    let activity = |id: &str, level: u8| json!({"id": id, "level": level, "text": "It is done"});
    value["answers"] = Value::Null;
    value["dimensions"][2]["capabilities"][0]["items"] =
        json!([activity("a", 1), activity("b", 1), activity("c", 2)]);
    let it = Assessment { model: Rc::new(model(&value)), ..blank() };
    let capability = it.model.capability(&named("TA-A")).unwrap().1;
    let found = |choices: [u8; 3]| {
        let items = capability.items.iter().map(|it| it.id.clone()).zip(choices).collect();
        Answer { items, ..Answer::default() }.found(capability, &it.model)
    };
    assert_eq!(found([1, 0, 0]), Found::Score(500));
    assert_eq!(found([1, 1, 0]), Found::Score(1_000));
    assert_eq!(found([1, 1, 1]), Found::Score(2_000));
    assert_eq!(found([0, 0, 1]), Found::Score(1_000));
}
