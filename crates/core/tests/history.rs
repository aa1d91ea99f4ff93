//! Undo after any edits restores, and redo brings back.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use afterword_core::history::History;
use afterword_core::postmortem::{
    AcceptedRisk, AnswerChange, Edit, EditError, EntryId, Factor, FactorChange, FactorId,
    FactorsEdit, Feedback, Postmortem, ResponseEdit, RiskChange, RowsEdit, TextField, TimelineEdit,
};
use arbitrary::{Author, choices, empty};
use proptest::prelude::*;

proptest! {
    #[test]
    fn undo_restores_and_redo_brings_back(choices in choices(0..60)) {
        let mut history = History::new(empty());
        let mut versions = vec![history.present().clone()];
        let mut author = Author::new(1);
        for choice in choices {
            let edit = author.edit(history.present(), choice);
            if history.edit(edit).is_ok() {
                history.end_step();
                versions.push(history.present().clone());
            }
        }
        for version in versions.iter().rev().skip(1) {
            prop_assert!(history.undo().is_some());
            prop_assert_eq!(history.present(), version);
        }
        prop_assert_eq!(history.undo(), None);
        for version in versions.iter().skip(1) {
            prop_assert!(history.redo().is_some());
            prop_assert_eq!(history.present(), version);
        }
        prop_assert_eq!(history.redo(), None);
    }

    #[test]
    fn an_edit_that_fails_changes_nothing(choices in choices(0..30)) {
        let document = arbitrary::grown(empty(), &choices, 1);
        let mut history = History::new(document);
        let before = history.clone();
        let gone = Edit::Timeline(TimelineEdit::Remove(EntryId::from_bits(u64::MAX)));
        prop_assert_eq!(history.edit(gone), Err(EditError::NoSuchEntry));
        prop_assert_eq!(history, before);
    }
}

#[track_caller]
fn check(titles: &[&str], n_undo: usize, expected: &str) {
    let mut history = History::new(empty());
    for title in titles {
        history.edit(Edit::Text(TextField::Title, (*title).to_owned())).unwrap();
    }
    for _ in 0..n_undo {
        history.undo();
    }
    assert_eq!(history.present().title, expected);
}

#[test]
fn typing_is_one_step() {
    check(&["C", "Ch", "Checkout down"], 1, "");
}

#[test]
fn undo_past_the_beginning_is_harmless() {
    check(&["Checkout down"], 9, "");
}

#[test]
fn much_typing_is_several_steps() {
    let titles: Vec<String> = (1..=100).map(|n| "x".repeat(n)).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    check(&titles, 1, &"x".repeat(60));
}

#[test]
fn another_field_ends_the_step_and_undo_names_it() {
    let mut history = History::new(empty());
    history.edit(Edit::Text(TextField::Title, "a".to_owned())).unwrap();
    history.edit(Edit::Text(TextField::Summary, "b".to_owned())).unwrap();
    history.edit(Edit::Text(TextField::Title, "ac".to_owned())).unwrap();
    assert_eq!(history.undo(), Some("title"));
    assert_eq!(history.present().title, "a");
    assert_eq!(history.undo(), Some("summary"));
    assert_eq!(history.redo_label(), Some("summary"));
}

#[test]
fn an_edit_after_undo_ends_the_future() {
    let mut history = History::new(empty());
    history.edit(Edit::Text(TextField::Title, "a".to_owned())).unwrap();
    history.undo();
    history.edit(Edit::Text(TextField::Lessons, "b".to_owned())).unwrap();
    assert_eq!(history.redo(), None);
}

fn answer(edit: RowsEdit<Feedback, AnswerChange>) -> Edit {
    Edit::Response(ResponseEdit::Feedback(edit))
}

fn answered() -> History<Postmortem> {
    let mut history = History::new(empty());
    history.edit(answer(RowsEdit::Add(Feedback::default()))).unwrap();
    history
}

#[test]
fn what_a_row_says_stays_when_a_page_that_did_not_draw_it_yet_changes_the_list() {
    let mut history = answered();
    history.edit(answer(RowsEdit::Change(0, AnswerChange::Text("calm".to_owned())))).unwrap();
    history.edit(answer(RowsEdit::Change(0, AnswerChange::Score(Some(4))))).unwrap();
    history.edit(answer(RowsEdit::Add(Feedback::default()))).unwrap();
    let first = Feedback { score: Some(4), text: "calm".to_owned() };
    assert_eq!(history.present().response.feedback, [first, Feedback::default()]);
}

#[test]
fn a_row_that_is_gone_takes_nothing() {
    let mut history = answered();
    history.edit(answer(RowsEdit::Remove(0))).unwrap();
    let before = history.clone();
    for edit in [RowsEdit::Change(0, AnswerChange::Score(Some(1))), RowsEdit::Remove(0)] {
        assert_eq!(history.edit(answer(edit)), Err(EditError::NoSuchRow));
    }
    assert_eq!(history, before);
}

#[test]
fn typing_into_one_part_of_a_row_is_one_step() {
    let mut history = answered();
    for text in ["c", "ca", "calm"] {
        history.edit(answer(RowsEdit::Change(0, AnswerChange::Text(text.to_owned())))).unwrap();
    }
    history.edit(answer(RowsEdit::Change(0, AnswerChange::Score(Some(4))))).unwrap();
    history.undo();
    let feedback = &history.present().response.feedback;
    assert_eq!(feedback[0], Feedback { score: None, text: "calm".to_owned() });
    history.undo();
    assert_eq!(history.present().response.feedback, [Feedback::default()]);
}

#[test]
fn a_risk_that_was_taken_back_is_not_worded() {
    let mut history = History::new(empty());
    let factor = Factor::new(FactorId::from_bits(1), "one key".to_owned());
    let id = factor.id;
    history.edit(Edit::Factors(FactorsEdit::Add(factor))).unwrap();
    let reason = RiskChange::Reason("rare".to_owned());
    let worded = Edit::Factors(FactorsEdit::Change(id, FactorChange::Risk(reason)));
    assert_eq!(history.edit(worded.clone()), Err(EditError::NoSuchRow));
    let accepted = FactorChange::Accepted(Some(AcceptedRisk {
        reason: String::new(),
        who: "Ada".to_owned(),
        at: None,
    }));
    history.edit(Edit::Factors(FactorsEdit::Change(id, accepted))).unwrap();
    history.edit(worded).unwrap();
    assert_eq!(history.present().factors[0].accepted.as_ref().unwrap().reason, "rare");
}
