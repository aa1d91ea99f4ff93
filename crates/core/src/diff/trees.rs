//! Trees of causes as lists, in which each cause knows what it stands under.

use super::item::Item;
use super::parts::{choice, line, text};
use super::{Thing, Value};
use crate::causes::{Cause, CauseTree, Evidence, Visit};
use crate::list;
use crate::postmortem::Postmortem;

pub(super) fn trees(it: &Postmortem) -> Vec<Item> {
    let item = |tree: &CauseTree| Item {
        thing: Thing::Tree(tree.id()),
        key: tree.id().bits(),
        parent: 0,
        name: line(&tree.problem),
        parts: vec![
            ("problem", text(&tree.problem)),
            ("join", choice("join", Some(tree.join.key()))),
        ],
    };
    it.trees.iter().map(|it| item(it)).collect()
}

/// `names` is asked what entries say, in the newer version first.
pub(super) fn causes(it: &Postmortem, names: &[&Postmortem; 2]) -> Vec<Item> {
    let item = |tree: &CauseTree, visit: Visit<'_>| {
        let cause = visit.cause;
        Item {
            thing: Thing::Cause(cause.id()),
            key: cause.id().bits(),
            parent: visit.parent.map_or(tree.id().bits(), |it| it.bits()),
            name: line(&cause.text),
            parts: vec![
                ("text", text(&cause.text)),
                ("question", text(&cause.question)),
                ("kind", choice("cause-kind", Some(cause.kind().key()))),
                ("root", choice("root", Some(if cause.is_root() { "yes" } else { "no" }))),
                ("confidence", choice("confidence", Some(cause.confidence.key()))),
                ("category", choice("category", cause.category.map(|it| it.key()))),
                ("join", choice("join", Some(cause.join.key()))),
                ("evidence", Value::List(evidence(cause, names))),
            ],
        }
    };
    let trees = it.trees.iter();
    trees.flat_map(|tree| tree.walk().map(|it| item(tree, it)).collect::<Vec<Item>>()).collect()
}

fn evidence(cause: &Cause, names: &[&Postmortem; 2]) -> Vec<String> {
    let said = |it: &Evidence| match it {
        Evidence::Link(text) | Evidence::Note(text) => text.clone(),
        Evidence::Entry(id) => {
            let entry = names.iter().find_map(|it| list::find(&it.timeline, *id));
            entry.map_or_else(String::new, |it| line(&it.text))
        }
    };
    cause.evidence.iter().map(said).collect()
}
