//! A difference tells all that changed and nothing else, and both versions can be read from it.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionChange, ActionId, ActionState, ActionsEdit};
use afterword_core::causes::{
    Cause, CauseChange, CauseId, CauseTree, CausesEdit, Place, TreeEdit, TreeId,
};
use afterword_core::diff::{self, Change, Thing, What, english};
use afterword_core::postmortem::{
    Audience, Edit, Entry, EntryChange, EntryId, EntryTime, ImpactEdit, Moment, MomentKey,
    SectionKey, TextField, TimelineEdit,
};
use arbitrary::{at, choices, empty, grown};
use proptest::prelude::*;

fn sentences(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|it| it.sentence(english())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn versions_that_are_equal_have_no_difference(a in choices(0..60)) {
        let document = grown(empty(), &a, 1);
        prop_assert_eq!(diff::of(&document, &document.clone()), Vec::new());
    }

    #[test]
    fn every_change_is_told_by_its_own_words(a in choices(0..40), b in choices(1..20)) {
        let old = grown(empty(), &a, 1);
        let new = grown(old.clone(), &b, 2);
        for (old, new) in [(&old, &new), (&new, &old)] {
            let changes = diff::of(old, new);
            prop_assert_eq!(changes.is_empty(), old == new);
            for change in &changes {
                prop_assert!(!change.part.is_empty() || change.what != What::Other, "no words for it");
                let sentence = change.sentence(english());
                prop_assert!(!sentence.contains(['{', '}']), "{}", sentence);
                let is_named = english().get(&format!("{}.{}", change.thing.key(), change.part)).is_some();
                prop_assert!(is_named || change.part.is_empty(), "{:?}", change);
            }
        }
    }

    /// Each field that differs is among the changes, with both its versions.
    #[test]
    fn texts_can_be_read_from_the_difference(a in choices(0..40), b in choices(1..20)) {
        let old = grown(empty(), &a, 1);
        let new = grown(old.clone(), &b, 2);
        let changes = diff::of(&old, &new);
        for field in TextField::ALL.into_iter().filter(|it| *it != TextField::Incident) {
            if old.text(field) == new.text(field) {
                continue;
            }
            let is_told = changes.iter().any(|it| match &it.what {
                What::Text(diff) => diff.old_text() == old.text(field) && diff.new_text() == new.text(field),
                _ => false,
            });
            prop_assert!(is_told, "{:?}", field);
        }
        for entry in &new.timeline {
            let of_it = changes.iter().filter(|it| it.thing == Thing::Entry(entry.id));
            let before = old.timeline.iter().find(|it| it.id == entry.id);
            let is_changed = before.is_none_or(|it| it != entry);
            prop_assert!(!is_changed || of_it.count() > 0, "{:?}", entry);
        }
    }
}

fn edited(base: &Postmortem, edits: impl IntoIterator<Item = Edit>) -> Postmortem {
    let mut document = base.clone();
    edits.into_iter().for_each(|edit| document.apply(edit).unwrap());
    document
}

fn entry(id: u64, minute: u16, text: &str) -> Entry {
    Entry::new(EntryId::from_bits(id), EntryTime::Exact(at(minute)), text.to_owned())
}

#[test]
fn a_timeline_tells_what_came_went_moved_and_changed() {
    let entries =
        [entry(1, 1, "deploy"), entry(2, 2, "alert"), entry(3, 3, "page"), entry(4, 4, "fix")];
    let old = edited(&empty(), [Edit::Timeline(TimelineEdit::Add(entries.to_vec()))]);
    let [one, two, three] = [1, 2, 3].map(EntryId::from_bits);
    let new = edited(
        &old,
        [
            Edit::Timeline(TimelineEdit::Remove(two)),
            Edit::Timeline(TimelineEdit::Move { id: one, before: None }),
            Edit::Timeline(TimelineEdit::Change(three, EntryChange::Text("page Ben".to_owned()))),
            Edit::Timeline(TimelineEdit::Change(
                three,
                EntryChange::Time(EntryTime::Approximate(at(9))),
            )),
            Edit::Timeline(TimelineEdit::Add(vec![entry(5, 5, "done")])),
        ],
    );
    assert_eq!(
        sentences(&diff::of(&old, &new)),
        [
            "Time of entry “page Ben” changed from 2025-10-01 00:03 UTC to about 2025-10-01 00:09 UTC",
            "Text of entry “page Ben” reworded",
            "Timeline entry moved: “deploy”",
            "Timeline entry removed: “alert”",
            "Timeline entry added: “done”",
        ]
    );
}

#[test]
fn a_cause_that_changes_its_effect_has_moved() {
    let tree = TreeId::from_bits(9);
    let [a, b] = [1, 2].map(CauseId::from_bits);
    let add = |id, text: &str| {
        let cause = Cause::new(id, text.to_owned());
        Edit::Causes(CausesEdit::Tree(tree, TreeEdit::Add { cause, place: Place::LAST }))
    };
    let start = Edit::Causes(CausesEdit::AddTree(Rc::new(CauseTree::new(tree, "Down".to_owned()))));
    let old = edited(&empty(), [start, add(a, "disk full"), add(b, "no rotation")]);
    let new = edited(
        &old,
        [
            Edit::Causes(CausesEdit::Tree(
                tree,
                TreeEdit::Move { id: b, place: Place { under: Some(a), before: None } },
            )),
            Edit::Causes(CausesEdit::Tree(tree, TreeEdit::Cause(b, CauseChange::Root(true)))),
        ],
    );
    assert_eq!(
        sentences(&diff::of(&old, &new)),
        [
            "Cause moved: “no rotation”",
            "Root-cause mark of cause “no rotation” changed from No root cause to Root cause",
        ]
    );
}

#[test]
fn fields_tell_from_what_to_what_in_the_order_of_the_document() {
    let id = ActionId::from_bits(1);
    let action = |change| Edit::Actions(ActionsEdit::Change(id, change));
    let day = |day| chrono::NaiveDate::from_ymd_opt(2025, 10, day);
    let add = Edit::Actions(ActionsEdit::Add(Action::new(id, "Add a timeout".to_owned())));
    let old = edited(&empty(), [add, action(ActionChange::Due(day(12)))]);
    let done = ActionChange::State { state: ActionState::Done, at: at(3), who: "Ben".to_owned() };
    let new = edited(
        &old,
        [
            action(ActionChange::Due(day(14))),
            action(done),
            action(ActionChange::Owner("Ben".to_owned())),
            Edit::Audience(SectionKey::Lessons, Audience::Public),
            Edit::Impact(ImpactEdit::Users(Some(12))),
            Edit::Moment(MomentKey::Detected, Some(Moment::At(at(5)))),
            Edit::Text(TextField::Lessons, "Time out".to_owned()),
        ],
    );
    assert_eq!(
        sentences(&diff::of(&old, &new)),
        [
            "Detected set to 2025-10-01 00:05 UTC",
            "Users affected set to 12",
            "Lessons learned written",
            "Owner of action “Add a timeout” set to Ben",
            "Due date of action “Add a timeout” changed from 2025-10-12 to 2025-10-14",
            "State of action “Add a timeout” changed from Open to Done",
            "Readers of “Lessons learned” set to Public",
        ]
    );
}

#[test]
fn a_huge_document_is_compared_in_bounded_time() {
    let text = |word: &str| format!("{word} and\n").repeat(20_000);
    let old = edited(&empty(), [Edit::Text(TextField::Summary, text("one"))]);
    let new = edited(&empty(), [Edit::Text(TextField::Summary, text("two"))]);
    let changes = diff::of(&old, &new);
    let What::Text(diff) = &changes[0].what else { panic!("a text changed") };
    assert_eq!((diff.old_text(), diff.new_text()), (old.summary, new.summary));
}
