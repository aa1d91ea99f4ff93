//! A workshop from its first question to what the group agrees on.

use std::rc::Rc;

use super::super::*;
use super::{blank, blank_checklist, edited, named};
use crate::history::Editable as _;

fn begun() -> Assessment {
    let workshop = Workshop::new(WorkshopId::from_bits(3));
    edited(&blank(), [AssessmentEdit::Workshop(Some(Rc::new(workshop)))])
}

fn vote(ballot: u64, capability: &str, level: u8) -> AssessmentEdit {
    let vote = Some(Vote::Score(HalfSteps::level(level)));
    AssessmentEdit::Vote {
        ballot: BallotId::from_bits(ballot),
        capability: named(capability),
        vote,
    }
}

#[test]
fn votes_are_told_only_when_they_are_shown() {
    let it = edited(&begun(), [vote(1, "logs", 1), vote(2, "logs", 4), vote(2, "logs", 3)]);
    let workshop = it.workshop.as_ref().unwrap();
    assert_eq!(workshop.n_votes(&named("logs")), 2);
    assert_eq!(workshop.distribution(&named("logs"), 5), None);
    let agree = AssessmentEdit::Agree {
        capability: named("logs"),
        score: HalfSteps::level(2),
        why: "Not all services".into(),
    };
    let it = edited(&it, [AssessmentEdit::Reveal(named("logs"), true), agree]);
    let spread = it.workshop.as_ref().unwrap().distribution(&named("logs"), 5).unwrap();
    assert_eq!((spread.median, spread.talk_about_it()), (Some(2.0), true));
    let answer = it.answer(&named("logs")).unwrap();
    assert_eq!((answer.score, &*answer.agreed), (Some(HalfSteps::level(2)), "Not all services"));
}

#[test]
fn votes_of_one_ballot_stay_together_whatever_its_name() {
    let it = edited(&begun(), [vote(u64::MAX, "logs", 1), vote(u64::MAX, "roles", 4)]);
    let workshop = it.workshop.as_ref().unwrap();
    assert_eq!((workshop.ballots.len(), workshop.ballots[0].votes.len()), (1, 2));
    assert_eq!(workshop.ballots[0].id, BallotId::from_bits(u64::MAX));
}

#[test]
fn questions_come_in_the_order_that_was_chosen() {
    let mut it = begun();
    assert_eq!(it.questions().len(), 4);
    assert_eq!(it.question_after(1), Some(&named("metrics")), "none is on the screen");
    it.about.scope.insert("response".parse().unwrap());
    assert_eq!(it.questions(), [&named("runbooks"), &named("roles")]);
    let order = ["roles", "gone", "logs", "runbooks"].map(named).to_vec();
    let workshop = Workshop { order, ..it.workshop.as_deref().unwrap().clone() };
    it.workshop = Some(Rc::new(workshop));
    assert_eq!(
        it.questions(),
        [&named("roles"), &named("runbooks")],
        "what is not asked is left out"
    );
    it.apply(AssessmentEdit::Current(named("roles"))).unwrap();
    assert_eq!(it.question_after(1), Some(&named("runbooks")));
    assert_eq!((it.question_after(2), it.question_after(-1)), (None, None));
}

#[test]
fn a_ballot_goes_round_by_its_code() {
    let it = begun();
    let invitation = Invitation::of(&it).unwrap();
    let sent = serde_json::to_string(&invitation).unwrap();
    let mut ballot = Ballot::new(99);
    ballot.votes.insert(named("logs"), Vote::Score(HalfSteps::level(4)));
    ballot.votes.insert(named("roles"), Vote::DontKnow);
    let code = ballot.code(&serde_json::from_str(&sent).unwrap());
    let read = Ballot::read(&code, &Invitation::of(&it).unwrap()).unwrap();
    let mut workshop = it.workshop.as_deref().unwrap().clone();
    assert_eq!(workshop.take(read.clone()), Taken::Counted);
    assert_eq!(workshop.take(read), Taken::Already { differs: false });
    ballot.votes.remove(&named("roles"));
    assert_eq!(workshop.take(ballot.clone()), Taken::Already { differs: true });
    assert_eq!(workshop.n_votes(&named("roles")), 1, "it was left as it is");
    workshop.replace(ballot);
    assert_eq!((workshop.n_votes(&named("roles")), workshop.ballots.len()), (0, 1));
}

#[test]
fn whoever_changes_the_questions_makes_others_of_them() {
    let mut it = begun();
    let code = Ballot::new(1).code(&Invitation::of(&it).unwrap());
    it.about.scope.insert("response".parse().unwrap());
    let changed = Invitation::of(&it).unwrap();
    assert_eq!(Ballot::read(&code, &changed), Err(CodeError::OtherQuestions));
    it.about.scope.clear();
    let mut model = (*it.model).clone();
    model.licence = "Another".into();
    it.model = Rc::new(model);
    let changed = Invitation::of(&it).unwrap();
    assert_eq!(Ballot::read(&code, &changed), Err(CodeError::OtherQuestions));
}

#[test]
fn a_checklist_is_voted_on_by_its_items_together() {
    let mut it = blank_checklist();
    it.workshop = Some(Rc::new(Workshop::new(WorkshopId::from_bits(1))));
    let invitation = Invitation::of(&it).unwrap();
    assert_eq!(invitation.questions[0].statements, ["It is done"; 3]);
    assert_eq!(invitation.highest(), 3);
}

#[test]
fn ballots_of_both_sides_count() {
    let base = edited(&begun(), [vote(1, "logs", 1)]);
    let mine = edited(&base, [vote(1, "logs", 2), vote(2, "logs", 5)]);
    let theirs = edited(&base, [vote(1, "roles", 3), vote(3, "logs", 4)]);
    let merged = merge(&base, &mine, &theirs);
    let workshop = merged.workshop.as_ref().unwrap();
    assert_eq!(workshop.ballots.len(), 3);
    let first = workshop.ballot(BallotId::from_bits(1)).unwrap();
    assert_eq!(first.votes[&named("logs")], Vote::Score(HalfSteps::level(2)));
    assert_eq!(first.votes[&named("roles")], Vote::Score(HalfSteps::level(3)));
}
