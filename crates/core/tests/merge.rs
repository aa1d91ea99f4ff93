//! Merging commutes where nothing is in conflict, and never loses text.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use std::collections::BTreeSet;

use afterword_core::Postmortem;
use afterword_core::causes::{
    Cause, CauseChange, CauseId, CauseTree, CausesEdit, Evidence, Place, TreeEdit, TreeId,
};
use afterword_core::merge::merge;
use afterword_core::postmortem::{
    Edit, Entry, EntryChange, EntryId, EntryTime, Moment, MomentKey, TextField, TimelineEdit,
};
use arbitrary::{at, choices, empty, grown};
use proptest::prelude::*;

/// Every reference of the document leads somewhere.
fn assert_whole(it: &Postmortem) {
    let entries: BTreeSet<EntryId> = it.timeline.iter().map(|it| it.id).collect();
    assert_eq!(entries.len(), it.timeline.len(), "an entry twice");
    for moment in it.moments.values() {
        assert!(
            !matches!(moment, Moment::Entry(id) if !entries.contains(id)),
            "a moment of no entry"
        );
    }
    let causes: BTreeSet<CauseId> = arbitrary::causes(it).into_iter().map(|(_, id)| id).collect();
    for action in &it.actions {
        assert!(action.causes.iter().all(|it| causes.contains(it)), "an action for no cause");
    }
    for factor in &it.factors {
        assert!(factor.actions.iter().all(|id| it.actions.iter().any(|it| it.id == *id)));
    }
    for evidence in it.trees.iter().flat_map(|it| it.walk()).flat_map(|it| &it.cause.evidence) {
        assert!(
            !matches!(evidence, Evidence::Entry(id) if !entries.contains(id)),
            "evidence of no entry"
        );
    }
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn merging_commutes_where_nothing_conflicts(a in choices(0..40), b in choices(0..6), c in choices(0..6)) {
        let base = grown(empty(), &a, 1);
        let (mine, theirs) = (grown(base.clone(), &b, 2), grown(base.clone(), &c, 3));
        let (one, conflicts) = merge(&base, &mine, &theirs);
        let (other, others) = merge(&base, &theirs, &mine);
        prop_assert_eq!(conflicts.len(), others.len());
        if conflicts.is_empty() {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn merging_loses_no_text(a in choices(0..40), b in choices(0..12), c in choices(0..12)) {
        let base = grown(empty(), &a, 1);
        let (mine, theirs) = (grown(base.clone(), &b, 2), grown(base.clone(), &c, 3));
        let (merged, conflicts) = merge(&base, &mine, &theirs);
        assert_whole(&merged);

        let mut kept = merged.search_text();
        for conflict in &conflicts {
            kept.push_str(&format!(" {} {} ", conflict.mine, conflict.theirs));
        }
        let kept = words(&kept);
        let old = base.search_text();
        let old = words(&old);
        for side in [&mine, &theirs] {
            for word in words(&side.search_text()) {
                prop_assert!(old.contains(word) || kept.contains(word), "{} is lost", word);
            }
        }
    }

    #[test]
    fn one_side_alone_is_taken_as_it_is(a in choices(0..40), b in choices(0..20)) {
        let base = grown(empty(), &a, 1);
        let edited = grown(base.clone(), &b, 2);
        prop_assert_eq!(&merge(&base, &edited, &base), &(edited.clone(), Vec::new()));
        prop_assert_eq!(&merge(&base, &base, &edited), &(edited.clone(), Vec::new()));
        prop_assert_eq!(&merge(&base, &edited, &edited), &(edited, Vec::new()));
    }

    #[test]
    fn taking_theirs_leaves_no_dangling_reference(a in choices(0..40), b in choices(0..12), c in choices(0..12)) {
        let base = grown(empty(), &a, 1);
        let (mine, theirs) = (grown(base.clone(), &b, 2), grown(base.clone(), &c, 3));
        let (mut merged, conflicts) = merge(&base, &mine, &theirs);
        for conflict in conflicts {
            merged.apply(conflict.take_theirs).ok();
        }
        for tree in &merged.trees {
            let json = serde_json::to_string(tree).unwrap();
            prop_assert!(serde_json::from_str::<CauseTree>(&json).is_ok());
        }
    }
}

fn edited(base: &Postmortem, edits: impl IntoIterator<Item = Edit>) -> Postmortem {
    let mut document = base.clone();
    edits.into_iter().for_each(|edit| document.apply(edit).unwrap());
    document
}

#[test]
fn the_same_field_asks_and_offers_all_three() {
    let base = edited(&empty(), [Edit::Text(TextField::Title, "Outage".to_owned())]);
    let mine = edited(&base, [Edit::Text(TextField::Title, "Checkout outage".to_owned())]);
    let theirs = edited(&base, [Edit::Text(TextField::Title, "Payment outage".to_owned())]);
    let (merged, conflicts) = merge(&base, &mine, &theirs);
    assert_eq!(merged.title, "Checkout outage");
    let [conflict] = conflicts.try_into().unwrap();
    assert_eq!(conflict.place, "title");
    assert_eq!(edited(&merged, [conflict.take_theirs]).title, "Payment outage");
    assert_eq!(edited(&merged, conflict.keep_both).title, "Checkout outage\nPayment outage");
}

#[test]
fn an_entry_that_they_removed_and_i_changed_stays_and_asks() {
    let id = EntryId::from_bits(1);
    let entry = Entry::new(id, EntryTime::Exact(at(1)), "alert".to_owned());
    let base = edited(&empty(), [Edit::Timeline(TimelineEdit::Add(vec![entry]))]);
    let text = EntryChange::Text("alert fired".to_owned());
    let mine = edited(&base, [Edit::Timeline(TimelineEdit::Change(id, text))]);
    let theirs = edited(&base, [Edit::Timeline(TimelineEdit::Remove(id))]);
    let (merged, conflicts) = merge(&base, &mine, &theirs);
    assert_eq!(merged.timeline[0].text, "alert fired");
    assert_eq!(edited(&merged, [conflicts[0].take_theirs.clone()]).timeline.len(), 0);

    let (merged, conflicts) = merge(&base, &theirs, &mine);
    assert_eq!(merged.timeline.len(), 0);
    assert_eq!(edited(&merged, [conflicts[0].take_theirs.clone()]).timeline[0].text, "alert fired");
}

#[test]
fn a_moment_keeps_its_time_when_the_other_side_removes_its_entry() {
    let id = EntryId::from_bits(1);
    let entry = Entry::new(id, EntryTime::Exact(at(7)), "alert".to_owned());
    let base = edited(&empty(), [Edit::Timeline(TimelineEdit::Add(vec![entry]))]);
    let mine = edited(&base, [Edit::Moment(MomentKey::Detected, Some(Moment::Entry(id)))]);
    let theirs = edited(&base, [Edit::Timeline(TimelineEdit::Remove(id))]);
    let (merged, _) = merge(&base, &mine, &theirs);
    assert_eq!(merged.moments.get(&MomentKey::Detected), Some(&Moment::At(at(7))));
}

fn two_causes() -> (Postmortem, TreeId, [CauseId; 2]) {
    let tree = TreeId::from_bits(9);
    let ids = [1, 2].map(CauseId::from_bits);
    let mut value = CauseTree::new(tree, "Disk full".to_owned());
    for id in ids {
        value.add(Cause::new(id, "because".to_owned()), Place::LAST).unwrap();
    }
    (edited(&empty(), [Edit::Causes(CausesEdit::AddTree(value.into()))]), tree, ids)
}

#[test]
fn two_moves_that_would_make_a_circle_make_a_tree() {
    let (base, tree, [a, b]) = two_causes();
    let put = |id, under| {
        let edit = TreeEdit::Move { id, place: Place::last_under(under) };
        edited(&base, [Edit::Causes(CausesEdit::Tree(tree, edit))])
    };
    let (merged, _) = merge(&base, &put(a, b), &put(b, a));
    assert_eq!(merged.trees[0].len(), 2);
    assert_eq!(merged, merge(&base, &put(b, a), &put(a, b)).0);
}

#[test]
fn a_cause_added_under_one_that_they_removed_keeps_it() {
    let (base, tree, [a, _]) = two_causes();
    let new = Cause::new(CauseId::from_bits(3), "new".to_owned());
    let add = TreeEdit::Add { cause: new, place: Place::last_under(a) };
    let mine = edited(&base, [Edit::Causes(CausesEdit::Tree(tree, add))]);
    let theirs = edited(&base, [Edit::Causes(CausesEdit::Tree(tree, TreeEdit::Remove(a)))]);
    let (merged, _) = merge(&base, &mine, &theirs);
    assert_eq!(merged.trees[0].find(a).unwrap().causes().len(), 1);
}

#[test]
fn two_people_may_reword_and_move_one_cause() {
    let (base, tree, [a, b]) = two_causes();
    let reword = TreeEdit::Cause(a, CauseChange::Text("because of rotation".to_owned()));
    let mine = edited(&base, [Edit::Causes(CausesEdit::Tree(tree, reword))]);
    let put = TreeEdit::Move { id: a, place: Place::last_under(b) };
    let theirs = edited(&base, [Edit::Causes(CausesEdit::Tree(tree, put))]);
    let (merged, conflicts) = merge(&base, &mine, &theirs);
    assert!(conflicts.is_empty());
    assert_eq!(merged.trees[0].find(b).unwrap().causes()[0].text, "because of rotation");
}
