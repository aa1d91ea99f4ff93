//! What holds of an assessment whatever is done to it.

mod doubts;
mod roadmaps;
mod scores;
mod workshops;

use std::rc::Rc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::model::tests::{checklist, example, model};
use super::*;
use crate::document::Document;
use crate::history::{Editable as _, History};
use crate::id::DocumentId;
use crate::stored::Stored as _;
use crate::time::Instant;

pub(super) fn now() -> Instant {
    chrono::DateTime::UNIX_EPOCH.fixed_offset()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn named(name: &str) -> CapabilityId {
    name.parse().unwrap()
}

/// An assessment of the example, with nothing found.
pub(super) fn blank() -> Assessment {
    let id = DocumentId::v7(0, [0; 10]);
    Assessment::new(id, "Spring".into(), Rc::new(model(&example())), now())
}

/// The same by a checklist.
pub(super) fn blank_checklist() -> Assessment {
    Assessment { model: Rc::new(model(&checklist())), ..blank() }
}

pub(super) fn edited(
    base: &Assessment,
    edits: impl IntoIterator<Item = AssessmentEdit>,
) -> Assessment {
    let mut it = base.clone();
    for edit in edits {
        it.apply(edit).ok();
    }
    it
}

/// The answer that `capability` has so many half steps.
pub(super) fn score(capability: &str, half_steps: u8) -> AssessmentEdit {
    let answer = Answer::of(HalfSteps::new(half_steps));
    AssessmentEdit::Answer(named(capability), Box::new(answer))
}

pub(super) fn finish() -> AssessmentEdit {
    AssessmentEdit::Finish(Finished { at: now(), by: "Ada".into() })
}

#[test]
fn an_answer_is_of_a_capability_that_the_model_has() {
    let mut it = blank();
    assert_eq!(it.apply(score("gone", 4)), Err(Refused::Gone));
    let several =
        vec![(named("logs"), Answer::of(HalfSteps::new(2))), (named("gone"), Answer::default())];
    assert_eq!(it.apply(AssessmentEdit::Answers(several)), Err(Refused::Gone));
    assert!(it.answers.is_empty(), "all of them, or none");
    assert_eq!(it.apply(AssessmentEdit::RemoveAnswer(named("logs"))), Err(Refused::Gone));
    assert_eq!(it.apply(AssessmentEdit::Current(named("logs"))), Err(Refused::Gone));
}

#[test]
fn what_was_found_is_a_milestone_and_what_is_done_about_it_goes_on() {
    let mut it = edited(&blank(), [score("logs", 4), finish()]);
    assert_eq!(it.apply(score("logs", 10)), Err(Refused::Finished));
    let typed = AssessmentEdit::Typed(Box::new(score("logs", 10)), "score");
    assert_eq!(it.apply(typed), Err(Refused::Finished));
    assert_eq!(it.apply(finish()), Err(Refused::Finished));
    assert_eq!(it.apply(AssessmentEdit::Replace(Rc::new(blank()))), Err(Refused::Finished));
    assert!(Refused::Finished.to_string().contains("begin the next one"));
    let doubt = Reopened {
        capability: named("logs"),
        postmortem: DocumentId::v7(9, [0; 10]),
        title: "Checkout outage".into(),
        on: day("2025-10-01"),
        why: "Nobody had logged it".into(),
        settled: None,
    };
    let exception =
        Exception { reason: "Sunset".into(), owner: "Ada".into(), until: day("2025-12-31") };
    for edit in [
        AssessmentEdit::Reopen(Box::new(doubt.clone())),
        AssessmentEdit::Reopen(Box::new(doubt.clone())),
        AssessmentEdit::Exception(named("logs"), Some(Box::new(exception))),
        AssessmentEdit::Targets(Box::new(Targets {
            all: Some(HalfSteps::level(3)),
            ..Targets::default()
        })),
        AssessmentEdit::Title("Spring 2025".into()),
    ] {
        assert_eq!(it.apply(edit), Ok(()));
    }
    assert_eq!(it.open_doubts(&named("logs")).count(), 1);
    let settle = AssessmentEdit::Settle {
        capability: named("logs"),
        postmortem: doubt.postmortem,
        on: day("2025-11-01"),
    };
    assert_eq!(it.apply(settle), Ok(()));
    assert_eq!(it.open_doubts(&named("logs")).count(), 0);
    assert!(it.ended_exceptions(day("2025-12-31")).is_empty());
    assert_eq!(it.ended_exceptions(day("2026-01-01")).len(), 1);
    assert_eq!(it.answer(&named("logs")), Some(&Answer::of(HalfSteps::new(4))));
}

#[test]
fn a_target_is_of_the_nearest_that_has_one() {
    let mut it = blank();
    let level = HalfSteps::level;
    it.targets.all = Some(level(9));
    it.targets.dimensions.insert("response".parse().unwrap(), level(3));
    it.targets.capabilities.insert(named("roles"), level(4));
    let target =
        |dimension: &str, capability| it.target(&dimension.parse().unwrap(), &named(capability));
    assert_eq!(target("response", "roles"), Some(level(4)));
    assert_eq!(target("response", "runbooks"), Some(level(3)));
    assert_eq!(
        target("observability", "logs"),
        Some(level(5)),
        "no target is above the highest level"
    );
    assert_eq!(blank().target(&"response".parse().unwrap(), &named("roles")), None);
}

#[test]
fn an_assessment_is_stored_and_read_again_with_its_model() {
    let votes = AssessmentEdit::Vote {
        ballot: BallotId::from_bits(7),
        capability: named("logs"),
        vote: Some(Vote::DontKnow),
    };
    let workshop = AssessmentEdit::Workshop(Some(Rc::new(Workshop::new(WorkshopId::from_bits(3)))));
    let it = edited(&blank(), [score("logs", 5), workshop, votes, finish()]);
    let json = it.to_json();
    assert!(json.starts_with(r#"{"schema":"assessment/1","id":"#));
    assert_eq!(Assessment::from_json(&json).unwrap(), it);
    assert_eq!(Document::from_json(&json).unwrap(), Document::from(it.clone()));
    let summary = crate::summary::Summary::read(&json, now()).unwrap();
    assert_eq!(summary, it.summary(now()));
    assert_eq!(summary.kind, crate::summary::Kind::Assessment);
}

#[test]
fn typing_is_one_step_of_the_past() {
    let mut history = History::new(blank());
    for n in 1..=3 {
        history.edit(AssessmentEdit::Typed(Box::new(score("logs", n)), "score")).unwrap();
    }
    history.edit(AssessmentEdit::Typed(Box::new(score("metrics", 1)), "score")).unwrap();
    assert_eq!(history.undo(), Some("an answer"));
    assert_eq!(history.undo(), Some("an answer"));
    assert_eq!(**history.present(), blank());
}

#[test]
fn the_next_assessment_remembers_the_last_one() {
    let aside = Answer { not_applicable: Some("Nobody is on call".into()), ..Answer::default() };
    let first = edited(
        &blank(),
        [
            score("logs", 5),
            AssessmentEdit::Answer(named("roles"), Box::new(aside.clone())),
            finish(),
        ],
    );
    let next = Assessment::following(&first, DocumentId::v7(1, [0; 10]), now());
    let previous = next.previous.as_deref().unwrap();
    assert_eq!(previous.scores, [(named("logs"), 2_500)].into());
    assert_eq!((previous.id, next.is_finished()), (first.id, false));
    assert_eq!(next.answers.len(), 1);
    assert_eq!(next.answer(&named("roles")), Some(&aside));
}

#[test]
fn a_checklist_has_a_score_once_all_of_it_is_answered() {
    let it = blank_checklist();
    let stream = it.model.capability(&named("SM-A")).unwrap().1;
    let answers = |choices: &[u8]| Answer {
        items: stream.items.iter().map(|it| it.id.clone()).zip(choices.iter().copied()).collect(),
        ..Answer::default()
    };
    let found = |choices: &[u8]| answers(choices).found(stream, &it.model);
    assert_eq!(found(&[3, 2, 1]), Found::Score(1_750));
    assert_eq!(found(&[0, 0, 0]), Found::Score(0));
    assert_eq!(found(&[3, 2]), Found::NotAssessed);
    assert_eq!(found(&[3, 2, 9]), Found::NotAssessed, "no such choice");
    assert_eq!(answers(&[3, 2]).answered_items(stream), 2);
}

fn any_edits() -> impl Strategy<Value = Vec<AssessmentEdit>> {
    let capability = proptest::sample::select(vec!["metrics", "logs", "runbooks", "roles"]);
    let edit = prop_oneof![
        (capability.clone(), 0..12_u8).prop_map(|(it, n)| score(it, n)),
        (capability.clone(), "[a-c]").prop_map(|(it, why)| AssessmentEdit::Agree {
            capability: named(it),
            score: HalfSteps::new(3),
            why,
        }),
        capability.clone().prop_map(|it| AssessmentEdit::RemoveAnswer(named(it))),
        "[a-c]".prop_map(AssessmentEdit::Title),
        (1..4_u64).prop_map(|n| AssessmentEdit::Workshop(Some(Rc::new(Workshop::new(
            WorkshopId::from_bits(n % 2)
        ))))),
        (1..3_u64, capability.clone(), 0..10_u8).prop_map(|(n, it, score)| AssessmentEdit::Vote {
            ballot: BallotId::from_bits(n),
            capability: named(it),
            vote: Some(Vote::Score(HalfSteps::new(score))),
        }),
        capability.clone().prop_map(|it| AssessmentEdit::Reveal(named(it), true)),
        (capability, 0..3_u64).prop_map(|(it, n)| AssessmentEdit::Reopen(Box::new(Reopened {
            capability: named(it),
            postmortem: DocumentId::v7(n, [0; 10]),
            title: String::new(),
            on: day("2025-10-01"),
            why: String::new(),
            settled: None,
        }))),
        Just(finish()),
    ];
    proptest::collection::vec(edit, 0..6)
}

proptest! {
    #[test]
    fn who_changed_nothing_gets_what_the_other_has(before in any_edits(), edits in any_edits()) {
        let base = edited(&blank(), before);
        let other = edited(&base, edits);
        prop_assert_eq!(&merge(&base, &base, &other), &other);
        prop_assert_eq!(&merge(&base, &other, &base), &other);
        prop_assert_eq!(&merge(&base, &other, &other), &other);
    }

    #[test]
    fn a_milestone_stands_whoever_merges(before in any_edits(), mine in any_edits(), theirs in any_edits()) {
        let base = edited(&blank(), before);
        let (mine, theirs) = (edited(&base, mine), edited(&base, theirs));
        let merged = merge(&base, &mine, &theirs);
        if let Some(milestone) = [&base, &mine, &theirs].into_iter().find(|it| it.is_finished()) {
            prop_assert!(merged.found_the_same(milestone));
        }
        prop_assert_eq!(Assessment::from_json(&merged.to_json()).unwrap(), merged);
    }

    #[test]
    fn answers_of_both_sides_are_there(
        mine in proptest::sample::subsequence(vec!["metrics", "logs", "runbooks", "roles"], 0..=4),
        theirs in proptest::sample::subsequence(vec!["metrics", "logs", "runbooks", "roles"], 0..=4),
    ) {
        let put = |all: &[&str], n| edited(&blank(), all.iter().map(|it| score(it, n)));
        let merged = merge(&blank(), &put(&mine, 2), &put(&theirs, 6));
        for it in &theirs {
            let expected = if mine.contains(it) { 2 } else { 6 };
            prop_assert_eq!(merged.answer(&named(it)).unwrap().score, Some(HalfSteps::new(expected)));
        }
        prop_assert!(mine.iter().all(|it| merged.answer(&named(it)).is_some()));
    }
}

#[test]
fn of_one_answer_that_both_changed_each_field_is_merged() {
    let base = edited(&blank(), [score("logs", 4)]);
    let change = |change: &dyn Fn(&mut Answer)| {
        let mut answer = base.answer(&named("logs")).unwrap().clone();
        change(&mut answer);
        edited(&base, [AssessmentEdit::Answer(named("logs"), Box::new(answer))])
    };
    let mine = change(&|it| (it.note, it.score) = ("Mine".into(), Some(HalfSteps::new(6))));
    let theirs = change(&|it| (it.note, it.confidence) = ("Theirs".into(), Some(Confidence::High)));
    let merged = merge(&base, &mine, &theirs);
    let answer = merged.answer(&named("logs")).unwrap();
    assert_eq!((&*answer.note, answer.score), ("Mine", Some(HalfSteps::new(6))));
    assert_eq!(answer.confidence, Some(Confidence::High));
}
