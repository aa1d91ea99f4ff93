//! The cause trees of our own files.

use std::rc::Rc;

use afterword_core::causes::{Cause, CauseId, CauseTree, FlatCause, Join, TreeId};
use afterword_core::id::Mint;

use super::super::What;
use super::sections::Own;
use super::{BodySection, settle, show_line};
use crate::markdown::illustration::without_drawings;
use crate::markdown::text::plain;
use crate::markdown::write::{NO_PROBLEM, NO_TEXT, cause_marks, is_note};

impl<M: Mint> Own<'_, M> {
    pub(super) fn read_causes(&mut self, section: &BodySection<'_>) {
        let mut blocks: Vec<(usize, String, Vec<&str>)> = Vec::new();
        let mut above: Vec<String> = Vec::new();
        for (at, line) in without_drawings(&section.lines).into_iter().enumerate() {
            if let Some(problem) = line.strip_prefix("### ") {
                blocks.push((section.line + 1 + at, plain(problem.trim()), Vec::new()));
            } else if let Some((_, _, lines)) = blocks.last_mut() {
                lines.push(line);
            } else {
                above.push(line.to_owned());
            }
        }
        self.keep(&section.heading, above);
        let shown: Vec<usize> =
            (0..self.document.trees.len()).filter(|at| !self.is_blank_tree(*at)).collect();
        let mut trees: Vec<Option<Rc<CauseTree>>> =
            self.document.trees.iter().cloned().map(Some).collect();
        let mut added = Vec::new();
        for (n, (line, problem, lines)) in blocks.iter().enumerate() {
            let at = shown.get(n).copied();
            let tree = self.tree(at, problem, lines, *line);
            match at {
                Some(at) => trees[at] = Some(Rc::new(tree)),
                None => added.push(Rc::new(tree)),
            }
        }
        for at in shown.into_iter().skip(blocks.len()) {
            trees[at] = None;
        }
        self.document.trees = trees.into_iter().flatten().chain(added).collect();
    }

    /// A tree that is not among the sections: it stands in the front matter alone.
    fn is_blank_tree(&self, at: usize) -> bool {
        let tree = &self.document.trees[at];
        let exact = self.map.get("trees").and_then(|it| it.get(at)?.get("problem")?.as_str());
        tree.is_empty() && exact.is_some_and(|it| it.trim().is_empty())
    }

    fn tree(&mut self, at: Option<usize>, problem: &str, lines: &[&str], line: usize) -> CauseTree {
        let known = at.map(|at| self.document.trees[at].clone());
        let exact = at.and_then(|at| self.map.get("trees")?.get(at)).cloned().unwrap_or_default();
        let problem = settle(exact.get("problem"), problem, |it| show_line(it, NO_PROBLEM));
        let found = cause_lines(lines, line + 1);
        for it in &found {
            self.preview.push((What::Cause, it.line, it.text.clone()));
        }
        if let Some(known) = known {
            let flat = known.flatten();
            let depths: Vec<usize> = known.walk().map(|it| it.depth).collect();
            if depths == found.iter().map(|it| it.depth).collect::<Vec<usize>>() {
                let texts = |n: usize| exact.get("causes")?.get(n)?.get("cause")?.get("text");
                let named =
                    flat.into_iter().zip(&found).enumerate().map(|(n, (mut flat, line))| {
                        let text =
                            line.text.strip_suffix(&cause_marks(&flat.cause)).unwrap_or(&line.text);
                        let show = |it: &str| show_line(it, NO_TEXT);
                        flat.cause.text = settle(texts(n), &plain(text), show);
                        flat
                    });
                let tree = CauseTree::from_flat(known.id(), problem, known.join, named.collect());
                return tree.unwrap_or_else(|_| (*known).clone());
            }
            return self.rebuilt(known.id(), problem, &found);
        }
        let id = self.ids.id();
        self.rebuilt(id, problem, &found)
    }

    /// A tree whose shape was changed by hand: the list is all that is known of it.
    fn rebuilt(&mut self, id: TreeId, problem: String, found: &[CauseLine]) -> CauseTree {
        let mut path: Vec<(usize, CauseId)> = Vec::new();
        let mut flat = Vec::new();
        for line in found {
            path.retain(|(depth, _)| *depth < line.depth);
            let cause = Cause::new(self.ids.id(), plain(&line.text));
            let under = path.last().map(|(_, id)| *id);
            path.push((line.depth, cause.id()));
            flat.push(FlatCause { under, cause });
        }
        let tree = CauseTree::from_flat(id, problem.clone(), Join::default(), flat);
        tree.unwrap_or_else(|_| {
            let lines = found.iter().map(|it| format!("{:1$}- {2}", "", it.depth * 2, it.text));
            self.kept.push((problem.clone(), lines.collect()));
            CauseTree::new(id, problem)
        })
    }
}

struct CauseLine {
    line: usize,
    depth: usize,
    text: String,
}

/// The causes of a tree as its list gives them, notes on them aside.
fn cause_lines(lines: &[&str], first_line: usize) -> Vec<CauseLine> {
    let mut found: Vec<CauseLine> = Vec::new();
    let mut after_note = false;
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        match bare.strip_prefix("- ").or((bare == "-").then_some("")) {
            Some(text) if is_note(text) => after_note = true,
            Some(text) => {
                after_note = false;
                let depth = (line.len() - bare.len()) / 2;
                found.push(CauseLine { line: first_line + at, depth, text: text.to_owned() });
            }
            None if bare.trim().is_empty() || after_note => {}
            None => {
                if let Some(last) = found.last_mut() {
                    last.text.push(' ');
                    last.text.push_str(bare.trim_end());
                }
            }
        }
    }
    found
}
