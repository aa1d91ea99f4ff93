//! What a command does to a tree, and where the focus goes afterwards.

use afterword_core::causes::{
    Cause, CauseChange, CauseId, CauseKind, CauseTree, Confidence, Place, TreeEdit,
};

use super::keys::Command;
use crate::words::{InWords, word};

/// What is to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) edit: Option<TreeEdit>,
    /// The cause that is written on with.
    pub(super) focus: CauseId,
    /// A cause whose causes must be seen.
    pub(super) unfold: Option<CauseId>,
    /// What those hear who cannot see it.
    pub(super) said: String,
}

impl Step {
    fn stays(id: CauseId, said: impl Into<String>) -> Self {
        Self { edit: None, focus: id, unfold: None, said: said.into() }
    }

    fn does(edit: TreeEdit, focus: CauseId, said: impl Into<String>) -> Self {
        Self { edit: Some(edit), ..Self::stays(focus, said) }
    }
}

/// What `command` does at the cause called `id`; `fresh` names a cause that it may add. `None` if the tree has no part in it.
pub(super) fn step(
    tree: &CauseTree,
    id: CauseId,
    command: Command,
    fresh: impl Fn() -> CauseId,
) -> Option<Step> {
    let here = Neighbours::of(tree, id)?;
    let blank = || Cause::new(fresh(), String::new());
    let add = |place: Place, said: &str| {
        let cause = blank();
        let focus = cause.id();
        Step::does(TreeEdit::Add { cause, place }, focus, said)
    };
    Some(match command {
        Command::AddAfter => {
            add(Place { under: here.parent, before: here.next }, word::CAUSE_NEW_SIBLING.text())
        }
        Command::AddBehind => {
            Step { unfold: Some(id), ..add(Place::last_under(id), word::CAUSE_NEW_BEHIND.text()) }
        }
        Command::AddAbove => {
            let cause = blank();
            let focus = cause.id();
            Step::does(
                TreeEdit::InsertAbove { below: id, cause },
                focus,
                word::CAUSE_NEW_ABOVE.text(),
            )
        }
        Command::Deeper => here.deeper(tree),
        Command::Higher => here.higher(tree),
        Command::MoveUp => match here.previous {
            Some(before) => here.moved(here.parent, Some(before), word::MOVED_UP.text()),
            None => Step::stays(id, word::CAUSE_FIRST.text()),
        },
        Command::MoveDown => match here.next {
            Some(_) => here.moved(here.parent, here.after_next, word::MOVED_DOWN.text()),
            None => Step::stays(id, word::CAUSE_LAST.text()),
        },
        Command::ToggleRoot => here.toggle_root(),
        Command::NextKind => here.next_kind(),
        Command::NextConfidence => here.next_confidence(),
        _ => return None,
    })
}

/// A cause and those around it.
struct Neighbours<'a> {
    cause: &'a Cause,
    parent: Option<CauseId>,
    previous: Option<CauseId>,
    next: Option<CauseId>,
    after_next: Option<CauseId>,
    depth: usize,
}

impl<'a> Neighbours<'a> {
    fn of(tree: &'a CauseTree, id: CauseId) -> Option<Self> {
        let visit = tree.visit(id)?;
        let siblings = tree.siblings(id);
        let at = siblings.iter().position(|it| it.id() == id)?;
        let sibling = |at: usize| siblings.get(at).map(|it| it.id());
        Some(Self {
            cause: visit.cause,
            parent: visit.parent,
            previous: at.checked_sub(1).and_then(sibling),
            next: sibling(at + 1),
            after_next: sibling(at + 2),
            depth: visit.depth,
        })
    }

    fn moved(
        &self,
        under: Option<CauseId>,
        before: Option<CauseId>,
        said: impl Into<String>,
    ) -> Step {
        let id = self.cause.id();
        let edit = TreeEdit::Move { id, place: Place { under, before } };
        Step { unfold: under, ..Step::does(edit, id, said) }
    }

    fn deeper(&self, tree: &CauseTree) -> Step {
        match self.previous {
            Some(effect) => {
                let behind = quoted(tree, Some(effect));
                let said =
                    word::CAUSE_LEVEL.fill(&[("level", &(self.depth + 2)), ("effect", &behind)]);
                self.moved(Some(effect), None, said)
            }
            None => Step::stays(self.cause.id(), word::CAUSE_NOT_DEEPER.text()),
        }
    }

    fn higher(&self, tree: &CauseTree) -> Step {
        let parent = self.parent.and_then(|it| Neighbours::of(tree, it));
        match parent {
            Some(parent) => {
                let behind = quoted(tree, parent.parent);
                let said = word::CAUSE_LEVEL.fill(&[("level", &self.depth), ("effect", &behind)]);
                self.moved(parent.parent, parent.next, said)
            }
            None => Step::stays(self.cause.id(), word::CAUSE_NOT_HIGHER.text()),
        }
    }

    fn toggle_root(&self) -> Step {
        let id = self.cause.id();
        if self.cause.kind() == CauseKind::RuledOut {
            return Step::stays(id, word::CAUSE_RULED_OUT_ROOT.text());
        }
        let root = !self.cause.is_root();
        let said =
            if root { word::CAUSE_MARKED_ROOT.text() } else { word::CAUSE_UNMARKED_ROOT.text() };
        Step::does(TreeEdit::Cause(id, CauseChange::Root(root)), id, said)
    }

    fn next_kind(&self) -> Step {
        let id = self.cause.id();
        let kind = following(&CauseKind::ALL, self.cause.kind());
        Step::does(TreeEdit::Cause(id, CauseChange::Kind(kind)), id, kind.in_words().to_string())
    }

    fn next_confidence(&self) -> Step {
        let id = self.cause.id();
        let confidence = following(&Confidence::ALL, self.cause.confidence);
        let change = CauseChange::Confidence(confidence);
        Step::does(TreeEdit::Cause(id, change), id, confidence.in_words().to_string())
    }
}

/// The member after `this` in a circle.
fn following<T: Copy + PartialEq>(all: &[T], this: T) -> T {
    let at = all.iter().position(|it| *it == this).map_or(0, |at| (at + 1) % all.len());
    all[at]
}

/// An effect in few words.
fn quoted(tree: &CauseTree, effect: Option<CauseId>) -> String {
    let text = match effect {
        Some(id) => tree.find(id).map_or("", |it| &it.text),
        None => &tree.problem,
    };
    match text.trim() {
        "" if effect.is_none() => word::CAUSE_THE_PROBLEM.text().to_owned(),
        "" => word::CAUSE_WORDLESS.text().to_owned(),
        text => word::QUOTED.fill(&[("text", &text)]),
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::causes::TreeId;

    use super::*;

    fn id(n: u64) -> CauseId {
        CauseId::from_bits(n)
    }

    /// An outline, one line a cause: its number, indented by its depth.
    fn tree(outline: &str) -> CauseTree {
        let mut tree = CauseTree::new(TreeId::from_bits(0), "Disk full".into());
        let mut way: Vec<CauseId> = Vec::new();
        for line in outline.split_whitespace() {
            let depth = line.bytes().take_while(|it| *it == b'.').count();
            let cause = id(line[depth..].parse().unwrap());
            way.truncate(depth);
            let place = Place { under: way.last().copied(), before: None };
            tree.add(Cause::new(cause, String::new()), place).unwrap();
            way.push(cause);
        }
        tree
    }

    fn outline(tree: &CauseTree) -> String {
        let line = |it: afterword_core::causes::Visit<'_>| {
            let number = it.cause.id().to_string();
            format!("{}{}", ".".repeat(it.depth), number.trim_start_matches('0'))
        };
        tree.walk().map(line).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(before: &str, at: u64, command: Command, after: &str) {
        let mut tree = tree(before);
        let step = step(&tree, id(at), command, || id(9)).unwrap();
        if let Some(edit) = step.edit {
            tree.apply(edit).unwrap();
        }
        assert_eq!(outline(&tree), after, "{command:?}");
        assert!(tree.find(step.focus).is_some(), "{command:?}");
    }

    #[test]
    fn new_causes_come_where_they_are_asked_for() {
        check("1 .2 3", 1, Command::AddAfter, "1 .2 9 3");
        check("1 .2 3", 2, Command::AddAfter, "1 .2 .9 3");
        check("1 .2 3", 1, Command::AddBehind, "1 .2 .9 3");
        check("1 .2 3", 2, Command::AddAbove, "1 .9 ..2 3");
    }

    #[test]
    fn causes_move_with_what_stands_behind_them() {
        check("1 2 .3 4", 2, Command::Deeper, "1 .2 ..3 4");
        check("1 .2 ..3 .4 5", 2, Command::Higher, "1 .4 2 .3 5");
        check("1 2 .3 4", 2, Command::MoveUp, "2 .3 1 4");
        check("1 2 .3 4", 2, Command::MoveDown, "1 4 2 .3");
        check("1 2 3", 1, Command::MoveDown, "2 1 3");
    }

    #[test]
    fn the_ends_are_ends() {
        for command in [Command::Deeper, Command::Higher, Command::MoveUp] {
            check("1 2", 1, command, "1 2");
        }
        check("1 2", 2, Command::MoveDown, "1 2");
    }

    #[test]
    fn what_is_ruled_out_is_not_offered_as_a_root() {
        let mut tree = tree("1");
        tree.set_kind(id(1), CauseKind::RuledOut).unwrap();
        let step = step(&tree, id(1), Command::ToggleRoot, || id(9)).unwrap();
        assert_eq!(step.edit, None);
    }
}
