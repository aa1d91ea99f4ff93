//! Merging cause trees: each cause by its id, wherever either side has moved it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::causes::{
    Cause, CauseChange, CauseId, CauseKind, CauseTree, CausesEdit, Evidence, FlatCause, Place,
    TreeEdit, TreeId,
};
use crate::list::List;
use crate::merge::list::{merge_order, merge_values};
use crate::merge::{Conflict, ListWords, Settle, Three, in_lines, show_option};
use crate::postmortem::Edit;

pub(super) fn merge(settle: &mut Settle, all: Three<'_, List<CauseTree>>) -> List<CauseTree> {
    let words = ListWords {
        member: "a cause tree",
        blank: &|id| CauseTree::new(id, String::new()),
        show: &outline,
        add: &|it| Edit::Causes(CausesEdit::AddTree(it)),
        remove: &|it| Edit::Causes(CausesEdit::RemoveTree(it.id())),
    };
    settle.list(all, &words, tree)
}

fn outline(tree: &CauseTree) -> String {
    let lines =
        tree.walk().map(|it| format!("\n{:indent$}- {}", "", it.cause.text, indent = it.depth * 2));
    format!("{}{}", tree.problem, lines.collect::<String>())
}

fn tree(settle: &mut Settle, all: Three<'_, CauseTree>) -> CauseTree {
    let [_, mine, theirs] = all;
    let id = mine.id();
    let edit = |edit| Edit::Causes(CausesEdit::Tree(id, edit));
    let n_before = settle.conflicts.len();
    let problem =
        settle.text("problem", all.map(|it| &it.problem), |it| edit(TreeEdit::Problem(it)));
    let join =
        settle.value("causes of the problem", all.map(|it| &it.join), ToString::to_string, |it| {
            edit(TreeEdit::Join(it))
        });
    let causes = Versions::new(all).merge(settle, id);
    CauseTree::from_flat(id, problem, join, causes).unwrap_or_else(|_| {
        // Together they would be too large or too deep: mine stays, theirs is on offer whole.
        settle.conflicts.truncate(n_before);
        settle.conflicts.push(Conflict {
            place: "a cause tree that would grow too large if both versions were put together"
                .to_owned(),
            mine: outline(mine),
            theirs: outline(theirs),
            take_theirs: Edit::Causes(CausesEdit::ReplaceTree(Rc::new(theirs.clone()))),
            keep_both: None,
        });
        mine.clone()
    })
}

/// A cause in one version, and the effect that it explains there.
type Node = FlatCause;

/// The causes of the three versions of one tree, by name.
struct Versions {
    nodes: [BTreeMap<CauseId, Node>; 3],
    /// For each version and effect, the causes in their order.
    orders: [BTreeMap<Option<CauseId>, Vec<CauseId>>; 3],
}

impl Versions {
    fn new(all: Three<'_, CauseTree>) -> Self {
        let flat = all.map(CauseTree::flatten);
        let orders = [&flat[0], &flat[1], &flat[2]].map(|version| {
            let mut order: BTreeMap<Option<CauseId>, Vec<CauseId>> = BTreeMap::new();
            version.iter().for_each(|it| order.entry(it.under).or_default().push(it.cause.id()));
            order
        });
        let nodes = flat.map(|version| version.into_iter().map(|it| (it.cause.id(), it)).collect());
        Self { nodes, orders }
    }

    fn merge(&self, settle: &mut Settle, tree: TreeId) -> Vec<FlatCause> {
        let mut merged: BTreeMap<CauseId, Node> = BTreeMap::new();
        let [_, mine, theirs] = &self.nodes;
        for id in mine.keys().chain(theirs.keys()).copied().collect::<BTreeSet<CauseId>>() {
            if let Some(node) = self.settle(settle, tree, id) {
                merged.insert(id, node);
            }
        }
        self.keep_effects(&mut merged);
        self.break_cycles(&mut merged);
        self.in_order(merged)
    }

    fn settle(&self, settle: &mut Settle, tree: TreeId, id: CauseId) -> Option<Node> {
        let [base, mine, theirs] = self.nodes.each_ref().map(|it| it.get(&id));
        let edit = |edit| Edit::Causes(CausesEdit::Tree(tree, edit));
        let mut conflict = |place: &str, mine: &str, theirs: &str, take_theirs| {
            let [mine, theirs] = [mine, theirs].map(str::to_owned);
            let place = place.to_owned();
            settle.conflicts.push(Conflict { place, mine, theirs, take_theirs, keep_both: None });
        };
        match (base, mine, theirs) {
            (_, Some(mine), Some(theirs)) if mine == theirs => Some(mine.clone()),
            (Some(base), Some(mine), Some(theirs)) => {
                Some(both(settle, tree, [base, mine, theirs]))
            }
            // Without a known common version, each field that differs is a change on both sides.
            (None, Some(mine), Some(theirs)) => {
                let blank = FlatCause { under: mine.under, cause: Cause::new(id, String::new()) };
                Some(both(settle, tree, [&blank, mine, theirs]))
            }
            (None, Some(new), None) | (None, None, Some(new)) => Some(new.clone()),
            (Some(base), Some(mine), None) => (base.cause != mine.cause).then(|| {
                let place = "a cause that you changed and they removed";
                conflict(place, &words(&mine.cause), "", edit(TreeEdit::Remove(id)));
                mine.clone()
            }),
            (Some(base), None, Some(theirs)) => {
                if base.cause != theirs.cause {
                    let place = Place { under: None, before: None };
                    let take = edit(TreeEdit::Add { cause: theirs.cause.clone(), place });
                    conflict(
                        "a cause that you removed and they changed",
                        "",
                        &theirs.cause.text,
                        take,
                    );
                }
                None
            }
            (_, None, None) => None,
        }
    }

    /// A cause that is kept keeps the effects that it explains, even if the other side removed them: removing less loses nothing.
    fn keep_effects(&self, merged: &mut BTreeMap<CauseId, Node>) {
        let mut missing: Vec<CauseId> = merged.values().filter_map(|it| it.under).collect();
        while let Some(id) = missing.pop() {
            if merged.contains_key(&id) {
                continue;
            }
            let [base, mine, theirs] = self.nodes.each_ref().map(|it| it.get(&id));
            if let Some(node) = mine.or(theirs).or(base) {
                missing.extend(node.under);
                merged.insert(id, node.clone());
            }
        }
    }

    /// Two moves can put two causes behind each other. Those go back to where the base has them, or to the top.
    fn break_cycles(&self, merged: &mut BTreeMap<CauseId, Node>) {
        for takes_base in [true, false] {
            for id in unreachable(merged) {
                let old = self.nodes[0].get(&id).and_then(|it| it.under);
                let under = old.filter(|it| takes_base && merged.contains_key(it));
                if let Some(node) = merged.get_mut(&id) {
                    node.under = under;
                }
            }
        }
    }

    fn in_order(&self, mut merged: BTreeMap<CauseId, Node>) -> Vec<FlatCause> {
        let mut behind: BTreeMap<Option<CauseId>, BTreeSet<CauseId>> = BTreeMap::new();
        for (id, node) in &merged {
            behind.entry(node.under).or_default().insert(*id);
        }
        let mut flat = Vec::with_capacity(merged.len());
        let mut open = self.siblings(None, &behind);
        open.reverse();
        while let Some(id) = open.pop() {
            flat.extend(merged.remove(&id));
            let next = self.siblings(Some(id), &behind);
            open.extend(next.into_iter().rev());
        }
        flat
    }

    fn siblings(
        &self,
        under: Option<CauseId>,
        behind: &BTreeMap<Option<CauseId>, BTreeSet<CauseId>>,
    ) -> Vec<CauseId> {
        let Some(members) = behind.get(&under) else { return Vec::new() };
        let of = |version: usize| self.orders[version].get(&under).map_or(&[][..], Vec::as_slice);
        let names = |version| of(version).iter().map(|it| it.bits()).collect::<Vec<u64>>();
        let is_member = |it| members.contains(&CauseId::from_bits(it));
        let order = merge_order(&names(0), &names(1), &names(2), &is_member);
        let mut order: Vec<CauseId> = order.into_iter().map(CauseId::from_bits).collect();
        let rest: Vec<CauseId> = members.iter().filter(|it| !order.contains(it)).copied().collect();
        order.extend(rest);
        order
    }
}

fn words(cause: &Cause) -> String {
    let notes = cause.evidence.iter().map(|it| match it {
        Evidence::Note(text) | Evidence::Link(text) => text.as_str(),
        Evidence::Entry(_) => "",
    });
    in_lines(
        &[cause.text.as_str(), cause.question.as_str()]
            .into_iter()
            .chain(notes)
            .collect::<Vec<&str>>(),
    )
}

/// The causes from which no way leads to the problem.
fn unreachable(nodes: &BTreeMap<CauseId, Node>) -> Vec<CauseId> {
    let leads_up = |id: &CauseId| {
        let mut at = nodes.get(id);
        // A way longer than the tree has causes goes round.
        for _ in 0..=nodes.len() {
            match at.map(|it| it.under) {
                Some(Some(under)) => at = nodes.get(&under),
                Some(None) => return true,
                None => return false,
            }
        }
        false
    };
    nodes.keys().filter(|id| !leads_up(id)).copied().collect()
}

fn both(settle: &mut Settle, tree: TreeId, all: [&Node; 3]) -> Node {
    let [base, mine, theirs] = all.map(|it| &it.cause);
    let id = mine.id();
    let tree_edit = |edit| Edit::Causes(CausesEdit::Tree(tree, edit));
    let edit = |change| tree_edit(TreeEdit::Cause(id, change));
    let place = |what: &str| format!("{what} of the cause “{}”", mine.text);
    let causes = [base, mine, theirs];

    let mut cause = Cause::new(id, String::new());
    cause.text = settle.text("cause", causes.map(|it| &it.text), |it| edit(CauseChange::Text(it)));
    cause.question = settle.text(&place("question"), causes.map(|it| &it.question), |it| {
        edit(CauseChange::Question(it))
    });
    let kinds = causes.map(Cause::kind);
    let kind = settle.value(
        &place("kind"),
        [&kinds[0], &kinds[1], &kinds[2]],
        ToString::to_string,
        |it| edit(CauseChange::Kind(it)),
    );
    let roots = causes.map(Cause::is_root);
    let show_root = |it: &bool| if *it { "root cause" } else { "no root cause" }.to_owned();
    let root = settle.value(&place("mark"), [&roots[0], &roots[1], &roots[2]], show_root, |it| {
        edit(CauseChange::Root(it))
    });
    cause.set_part(kind, root && kind != CauseKind::RuledOut);
    cause.confidence = settle.value(
        &place("confidence"),
        causes.map(|it| &it.confidence),
        ToString::to_string,
        |it| edit(CauseChange::Confidence(it)),
    );
    cause.evidence = merge_values(&base.evidence, &mine.evidence, &theirs.evidence);
    cause.join =
        settle.value(&place("join"), causes.map(|it| &it.join), ToString::to_string, |it| {
            edit(CauseChange::Join(it))
        });
    cause.category =
        settle.value(&place("category"), causes.map(|it| &it.category), show_option, |it| {
            edit(CauseChange::Category(it))
        });
    let under = settle.value(
        &place("place"),
        all.map(|it| &it.under),
        |it| if it.is_some() { "moved elsewhere" } else { "directly under the problem" }.to_owned(),
        |under| tree_edit(TreeEdit::Move { id, place: Place { under, before: None } }),
    );
    FlatCause { under, cause }
}
