//! Random documents: a postmortem as a random sequence of edits leaves it, each edit aimed at what is there.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionChange, ActionsEdit, Priority, StateKind};
use afterword_core::causes::{
    Cause, CauseChange, CauseId, CauseKind, CauseTree, CausesEdit, Evidence, Join, Place, TreeEdit,
};
use afterword_core::id::{DocumentId, Mint};
use afterword_core::postmortem::{
    Audience, Edit, Entry, EntryChange, EntryTime, Factor, FactorChange, FactorsEdit, ImpactEdit,
    Moment, MomentKey, NameList, Role, Section, SectionKey, SectionsEdit, StatusKind, TextField,
    TimelineEdit, Transition,
};
use afterword_core::severity::SeverityKey;
use afterword_core::time::Instant;
use proptest::collection::vec;
use proptest::prelude::*;

/// Numbers from which one edit is made: which kind of edit, which target, which value.
pub(crate) type Choice = (u8, u8, u8, u16);

pub(crate) fn choices(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Choice>> {
    vec(any::<Choice>(), n)
}

pub(crate) fn at(minute: u16) -> Instant {
    let midnight = chrono::DateTime::parse_from_rfc3339("2025-10-01T00:00:00+00:00").unwrap();
    midnight + chrono::TimeDelta::minutes(minute.into())
}

pub(crate) fn empty() -> Postmortem {
    Postmortem::new(DocumentId::v7(0, [0; 10]), at(0))
}

/// The document that `choices` lead to. `seed` keeps the ids of two authors apart.
pub(crate) fn grown(mut document: Postmortem, choices: &[Choice], seed: u64) -> Postmortem {
    for edit in Author::new(seed).edits(&document, choices) {
        document.apply(edit).ok();
    }
    document
}

/// Makes edits from numbers, with ids of its own.
pub(crate) struct Author {
    next: u64,
}

impl Author {
    pub(crate) fn new(seed: u64) -> Self {
        Self { next: seed << 32 }
    }

    /// The edits that `choices` mean, each aimed at the document as the ones before leave it.
    pub(crate) fn edits(&mut self, start: &Postmortem, choices: &[Choice]) -> Vec<Edit> {
        let mut document = start.clone();
        let mut edits = Vec::new();
        for choice in choices {
            let edit = self.edit(&document, *choice);
            if document.apply(edit.clone()).is_ok() {
                edits.push(edit);
            }
        }
        edits
    }

    pub(crate) fn edit(&mut self, it: &Postmortem, (kind, target, detail, value): Choice) -> Edit {
        let text = format!("t{value}");
        let n = usize::from(target);
        match kind % 24 {
            0 => Edit::Text(TextField::ALL[n % TextField::ALL.len()], lines(detail, value)),
            1 => Edit::Names(
                NameList::ALL[n % NameList::ALL.len()],
                vec![text, format!("n{}", value % 5)],
            ),
            2 => Edit::Severity((target > 9).then(|| SeverityKey(format!("SEV{}", value % 4 + 1)))),
            3 => Edit::Role(Role::ALL[n % Role::ALL.len()], text),
            4 => Edit::Impact(ImpactEdit::Users((target > 9).then_some(value.into()))),
            5 => Edit::Audience(
                SectionKey::FIELDS[n % 15].clone(),
                Audience::ALL[usize::from(value % 3)],
            ),
            6 => Edit::Transition(Transition {
                to: StatusKind::ALL[n % 4],
                at: at(value),
                who: text,
                note: String::new(),
                overrides: Vec::new(),
            }),
            7 | 8 => {
                let entry = Entry::new(self.id(), EntryTime::Exact(at(value)), text);
                Edit::Timeline(TimelineEdit::Add(vec![entry]))
            }
            9 | 10 => match pick(&it.timeline, n).map(|it| it.id) {
                None => Edit::Text(TextField::Title, text),
                Some(id) => Edit::Timeline(match detail % 6 {
                    0 => TimelineEdit::Remove(id),
                    1 => TimelineEdit::Move {
                        id,
                        before: pick(&it.timeline, value.into()).map(|it| it.id),
                    },
                    2 => TimelineEdit::Change(
                        id,
                        EntryChange::Time(EntryTime::Approximate(at(value))),
                    ),
                    _ => TimelineEdit::Change(id, EntryChange::Text(lines(detail, value))),
                }),
            },
            11 => {
                let entry = pick(&it.timeline, value.into()).map(|it| Moment::Entry(it.id));
                let moment = entry.filter(|_| detail % 2 == 0).unwrap_or(Moment::At(at(value)));
                Edit::Moment(MomentKey::OFFERED[n % 11].clone(), (detail > 20).then_some(moment))
            }
            12 => Edit::Actions(ActionsEdit::Add(Action::new(self.id(), text))),
            13 | 14 => match pick(&it.actions, n).map(|it| it.id) {
                None => Edit::Text(TextField::Summary, text),
                Some(id) => Edit::Actions(match detail % 6 {
                    0 => ActionsEdit::Remove(id),
                    1 => ActionsEdit::Move { id, before: None },
                    2 => ActionsEdit::Change(
                        id,
                        ActionChange::Priority(Some(Priority::ALL[usize::from(value % 4)])),
                    ),
                    3 => {
                        let state =
                            StateKind::ALL[usize::from(value % 5)].with_reason(text.clone());
                        ActionsEdit::Change(
                            id,
                            ActionChange::State { state, at: at(value), who: text },
                        )
                    }
                    4 => match causes(it).get(usize::from(value) % 7) {
                        Some((_, cause)) => ActionsEdit::Change(
                            id,
                            ActionChange::Cause { id: *cause, addressed: true },
                        ),
                        None => ActionsEdit::Change(id, ActionChange::Owner(text)),
                    },
                    _ => ActionsEdit::Change(id, ActionChange::Title(text)),
                }),
            },
            15 => Edit::Factors(FactorsEdit::Add(Factor::new(self.id(), text))),
            16 => match pick(&it.factors, n).map(|it| it.id) {
                None => Edit::Text(TextField::Lessons, text),
                Some(id) => Edit::Factors(match detail % 3 {
                    0 => FactorsEdit::Remove(id),
                    1 => {
                        let actions = it.actions.iter().take(2).map(|it| it.id).collect();
                        FactorsEdit::Change(id, FactorChange::Actions(actions))
                    }
                    _ => FactorsEdit::Change(id, FactorChange::Text(text)),
                }),
            },
            17 => {
                let section =
                    Section { id: self.id(), key: String::new(), heading: text.clone(), text };
                Edit::Sections(SectionsEdit::Add(section))
            }
            18 => match pick(&it.extra, n).map(|it| it.id) {
                None => Edit::Text(TextField::Lucky, text),
                Some(id) if detail % 3 == 0 => Edit::Sections(SectionsEdit::Remove(id)),
                Some(id) => Edit::Sections(SectionsEdit::Text(id, lines(detail, value))),
            },
            19 if it.trees.len() < 3 => {
                Edit::Causes(CausesEdit::AddTree(Rc::new(CauseTree::new(self.id(), text))))
            }
            _ => match pick(&it.trees, n) {
                None => Edit::Causes(CausesEdit::AddTree(Rc::new(CauseTree::new(self.id(), text)))),
                Some(_) if kind == 255 => {
                    Edit::Causes(CausesEdit::RemoveTree(it.trees[n % it.trees.len()].id()))
                }
                Some(tree) => {
                    let edit = self.tree_edit(tree, it, (kind, target, detail, value));
                    Edit::Causes(CausesEdit::Tree(tree.id(), edit))
                }
            },
        }
    }

    pub(crate) fn tree_edit(
        &mut self,
        tree: &CauseTree,
        it: &Postmortem,
        (_, target, detail, value): Choice,
    ) -> TreeEdit {
        let ids: Vec<CauseId> = tree.walk().map(|it| it.cause.id()).collect();
        let pick = |n: usize| ids.get(n % (ids.len() + 1)).copied();
        let text = format!("c{value}");
        let Some(id) = pick(target.into()) else {
            let under = pick(value.into());
            return TreeEdit::Add {
                cause: Cause::new(self.id(), text),
                place: Place { under, before: None },
            };
        };
        let place = Place { under: pick(value.into()), before: pick((value / 7).into()) };
        match detail % 14 {
            0 | 1 | 12 | 13 => TreeEdit::Add { cause: Cause::new(self.id(), text), place },
            2 => TreeEdit::InsertAbove { below: id, cause: Cause::new(self.id(), text) },
            3 | 4 => TreeEdit::Move { id, place },
            5 => TreeEdit::Remove(id),
            6 => match pick(value.into()) {
                Some(into) => TreeEdit::Merge { from: id, into },
                None => TreeEdit::Problem(text),
            },
            7 => TreeEdit::Cause(id, CauseChange::Kind(CauseKind::ALL[usize::from(value % 3)])),
            8 => TreeEdit::Cause(id, CauseChange::Root(value % 2 == 0)),
            9 => TreeEdit::Cause(id, CauseChange::Join(Join::All)),
            10 => match it.timeline.first() {
                Some(entry) => {
                    TreeEdit::Cause(id, CauseChange::Evidence(vec![Evidence::Entry(entry.id)]))
                }
                None => TreeEdit::Cause(id, CauseChange::Question(text)),
            },
            _ => TreeEdit::Cause(id, CauseChange::Text(text)),
        }
    }
}

impl Mint for Author {
    fn bits(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

fn pick<T>(list: &[Rc<T>], n: usize) -> Option<&Rc<T>> {
    list.get(n % list.len().max(1))
}

pub(crate) fn causes(it: &Postmortem) -> Vec<(String, CauseId)> {
    it.trees
        .iter()
        .flat_map(|it| it.walk())
        .map(|it| (it.cause.text.clone(), it.cause.id()))
        .collect()
}

fn lines(detail: u8, value: u16) -> String {
    let n = detail % 4 + 1;
    (0..n)
        .map(|line| format!("l{}", value.wrapping_mul(line.into()) % 9))
        .collect::<Vec<String>>()
        .join("\n")
}
