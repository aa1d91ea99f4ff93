//! No sequence of operations makes an invalid tree.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use std::collections::BTreeSet;

use afterword_core::causes::{
    Cause, CauseId, CauseKind, CauseTree, Join, MAX_CAUSES, MAX_DEPTH, Place, TreeError, TreeId,
};
use arbitrary::{Author, choices, empty};
use proptest::prelude::*;

/// The rules of the type, read off from outside.
fn assert_valid(tree: &CauseTree) {
    let mut seen = BTreeSet::new();
    for visit in tree.walk() {
        assert!(seen.insert(visit.cause.id()), "a name twice");
        assert!(visit.depth < MAX_DEPTH);
        assert!(!(visit.cause.is_root() && visit.cause.kind() == CauseKind::RuledOut));
        let parent = visit.parent.map(|it| tree.find(it).expect("the effect is in the tree"));
        let siblings = parent.map_or(tree.causes(), |it| it.causes());
        assert!(siblings.iter().any(|it| it.id() == visit.cause.id()));
    }
    assert!(seen.len() <= MAX_CAUSES);
}

proptest! {
    #[test]
    fn operations_keep_a_tree_valid(choices in choices(0..80)) {
        let document = empty();
        let mut author = Author::new(1);
        let mut tree = CauseTree::new(TreeId::from_bits(7), "Disk full".to_owned());
        for choice in choices {
            let before = tree.clone();
            let edit = author.tree_edit(&tree, &document, choice);
            if tree.apply(edit).is_err() {
                prop_assert_eq!(&tree, &before);
            }
            assert_valid(&tree);
        }
    }

    #[test]
    fn stored_trees_read_back(choices in choices(0..60)) {
        let document = arbitrary::grown(empty(), &choices, 1);
        for tree in &document.trees {
            let json = serde_json::to_string(tree).unwrap();
            prop_assert_eq!(&serde_json::from_str::<CauseTree>(&json).unwrap(), &**tree);
        }
    }

    #[test]
    fn moving_loses_no_cause(choices in choices(10..60), from: u8, to: u8) {
        let document = arbitrary::grown(empty(), &choices, 1);
        for tree in &document.trees {
            let ids: Vec<CauseId> = tree.walk().map(|it| it.cause.id()).collect();
            let Some(id) = ids.get(usize::from(from)) else { continue };
            let mut moved = (**tree).clone();
            moved.move_to(*id, Place { under: ids.get(usize::from(to)).copied(), before: None }).ok();
            let after: BTreeSet<CauseId> = moved.walk().map(|it| it.cause.id()).collect();
            prop_assert_eq!(after, ids.into_iter().collect::<BTreeSet<CauseId>>());
        }
    }
}

fn chain(n: usize) -> CauseTree {
    let mut tree = CauseTree::new(TreeId::from_bits(0), "x".to_owned());
    let mut place = Place::LAST;
    for bits in 0..n as u64 {
        let id = CauseId::from_bits(bits);
        tree.add(Cause::new(id, String::new()), place).unwrap();
        place = Place::last_under(id);
    }
    tree
}

#[test]
fn the_worked_example_has_its_root_at_the_end() {
    let answers = [
        "Logs were not rotated",
        "Rotation was disabled in the configuration",
        "It was disabled during a debugging session six months ago",
        "Nobody reviewed temporary changes",
        "There is no defined change management",
    ];
    let mut tree = CauseTree::new(TreeId::from_bits(0), "Disk full".to_owned());
    let mut place = Place::LAST;
    for (n, answer) in answers.iter().enumerate() {
        let id = CauseId::from_bits(n as u64);
        tree.add(Cause::new(id, (*answer).to_owned()), place).unwrap();
        place = Place::last_under(id);
    }
    let root = CauseId::from_bits(4);
    tree.set_root(root, true).unwrap();
    assert_eq!(tree.leaves().map(|it| it.id()).collect::<Vec<CauseId>>(), [root]);
    assert_eq!(tree.roots().map(|it| it.id()).collect::<Vec<CauseId>>(), [root]);
    let question = "Why did “Nobody reviewed temporary changes” happen?";
    assert_eq!(tree.question(root).as_deref(), Some(question));
}

#[test]
fn a_tree_has_a_deepest_cause() {
    let mut tree = chain(MAX_DEPTH);
    let last = CauseId::from_bits(MAX_DEPTH as u64 - 1);
    let deeper =
        tree.add(Cause::new(CauseId::from_bits(999), String::new()), Place::last_under(last));
    assert_eq!(deeper, Err(TreeError::TooDeep));
    let above = tree.insert_above(last, Cause::new(CauseId::from_bits(999), String::new()));
    assert_eq!(above, Err(TreeError::TooDeep));
    let json = serde_json::to_string(&tree).unwrap();
    assert_eq!(serde_json::from_str::<CauseTree>(&json).unwrap(), tree);
}

#[test]
fn a_tree_has_a_last_cause() {
    let causes =
        (0..MAX_CAUSES as u64).map(|it| Cause::new(CauseId::from_bits(it), String::new()).into());
    let mut tree =
        CauseTree::from_causes(TreeId::from_bits(0), String::new(), Join::Any, causes.collect())
            .unwrap();
    let more = tree.add(Cause::new(CauseId::from_bits(9_999_999), String::new()), Place::LAST);
    assert_eq!(more, Err(TreeError::TooMany));
}

#[test]
fn a_cause_cannot_stand_behind_itself() {
    let mut tree = chain(3);
    let [first, _, last] = [0, 1, 2].map(CauseId::from_bits);
    assert_eq!(tree.move_to(first, Place::last_under(last)), Err(TreeError::Cycle));
    assert_eq!(tree.move_to(first, Place::last_under(first)), Err(TreeError::Cycle));
    assert_eq!(tree.merge_into(first, last), Err(TreeError::Cycle));
    assert_eq!(tree, chain(3));
}

#[test]
fn ruling_out_takes_the_root_mark_away() {
    let mut tree = chain(1);
    let id = CauseId::from_bits(0);
    tree.set_root(id, true).unwrap();
    tree.set_kind(id, CauseKind::RuledOut).unwrap();
    assert_eq!(tree.roots().count(), 0);
    assert_eq!(tree.set_root(id, true), Err(TreeError::RuledOutRoot));
}

#[test]
fn bad_files_make_no_tree() {
    let cause =
        |id: u32, under: &str| format!(r#"{{"under":{under},"cause":{{"id":"{id:012}"}}}}"#);
    let json =
        |causes: &[String]| format!(r#"{{"id":"000000000000","causes":[{}]}}"#, causes.join(","));
    let bad = [
        json(&[cause(1, "null"), cause(1, "null")]),
        json(&[cause(1, r#""000000000002""#), cause(2, "null")]),
        json(&[cause(1, r#""000000000001""#)]),
        json(&[r#"{"cause":{"id":"000000000001","root":true,"kind":"ruled-out"}}"#.to_owned()]),
    ];
    for bad in bad {
        assert!(serde_json::from_str::<CauseTree>(&bad).is_err(), "{bad}");
    }
}
