//! Undo after any edits restores, and redo brings back.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use afterword_core::history::History;
use afterword_core::postmortem::{Edit, EditError, EntryId, TextField, TimelineEdit};
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
