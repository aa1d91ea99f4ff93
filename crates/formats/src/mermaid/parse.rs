//! Flowcharts that are trees, ours or anybody's.

mod statement;

use std::collections::BTreeMap;

use afterword_core::causes::{CauseKind, CauseTree, Join};
use afterword_core::id::Mint;

use super::label::unescape;
use crate::error::ReadError;
use crate::limits;
use crate::outline::marks::Marks;
use crate::outline::{Draft, build};
use statement::{Node, Statement, statements};

/// Reads a flowchart as a tree: arrows may run from effect to cause or from cause to effect.
///
/// A node in front of several causes whose name begins with `all_` says that they act together, as [`write`](super::write) writes
/// it. Styles, directions and boxes around nodes are passed over.
///
/// # Errors
///
/// The line is named that can't be read, or at which the chart stops being a tree: a second way to a node, a node that nothing leads
/// to, a circle.
///
/// ```
/// let mut next = 0;
/// let mut ids = || { next += 1; next };
/// let tree = afterword_formats::mermaid::read("graph TD\n A[Disk full] --> B(Logs not rotated)", &mut ids)?;
/// assert_eq!(tree.problem, "Disk full");
/// assert_eq!(tree.causes()[0].text, "Logs not rotated");
///
/// let error = afterword_formats::mermaid::read("graph TD\n A --> B\n A --> C\n B --> C", &mut ids).unwrap_err();
/// assert_eq!(error.to_string(), "line 4, column 1: a second arrow leads to “C”, so this is no tree");
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn read(text: &str, ids: &mut impl Mint) -> Result<CauseTree, ReadError> {
    limits::check_size(text.as_bytes())?;
    let graph = Graph::read(text)?;
    let (problem, drafts) = graph.drafts()?;
    build(problem, drafts, ids)
}

/// The nodes and arrows of a flowchart.
#[derive(Default)]
struct Graph {
    nodes: Vec<Found>,
    places: BTreeMap<String, usize>,
    /// From, to, and the line that says so.
    edges: Vec<(usize, usize, usize)>,
}

struct Found {
    name: String,
    label: Option<String>,
    line: usize,
    kind: CauseKind,
    is_root: bool,
}

impl Graph {
    fn read(text: &str) -> Result<Self, ReadError> {
        let mut graph = Self::default();
        let mut has_header = false;
        for (line, statement) in statements(text)? {
            match statement {
                Statement::Header => has_header = true,
                Statement::Chain(groups) => graph.add_chain(line, groups),
                Statement::Class(names, class) => {
                    for name in names {
                        let at = graph.place(line, Node { name, label: None, is_round: false });
                        graph.classify(at, &class);
                    }
                }
            }
        }
        if !has_header {
            return Err(ReadError::at(1, 1, "expected “flowchart” or “graph” on the first line"));
        }
        if graph.nodes.len() > limits::MAX_NODES {
            let message = format!("more nodes than the limit of {} nodes", limits::MAX_NODES);
            return Err(ReadError::at(graph.nodes[limits::MAX_NODES].line, 1, message));
        }
        Ok(graph)
    }

    fn add_chain(&mut self, line: usize, groups: Vec<Vec<(Node, Option<String>)>>) {
        let mut before: Vec<usize> = Vec::new();
        for group in groups {
            let mut here = Vec::with_capacity(group.len());
            for (node, class) in group {
                let at = self.place(line, node);
                class.iter().for_each(|it| self.classify(at, it));
                here.push(at);
            }
            for from in &before {
                self.edges.extend(here.iter().map(|to| (*from, *to, line)));
            }
            before = here;
        }
    }

    fn place(&mut self, line: usize, node: Node) -> usize {
        let at = *self.places.entry(node.name.clone()).or_insert(self.nodes.len());
        if at == self.nodes.len() {
            let kind = CauseKind::Cause;
            self.nodes.push(Found { name: node.name, label: None, line, kind, is_root: false });
        }
        let found = &mut self.nodes[at];
        if let Some(label) = node.label {
            found.label = Some(unescape(&label));
            if node.is_round {
                found.kind = CauseKind::Contributing;
            }
        }
        at
    }

    fn classify(&mut self, at: usize, class: &str) {
        match class {
            "root" => self.nodes[at].is_root = true,
            "ruledOut" => self.nodes[at].kind = CauseKind::RuledOut,
            _ => {}
        }
    }

    /// The problem and its causes, each after the one that it explains.
    fn drafts(&self) -> Result<((String, Join), Vec<Draft>), ReadError> {
        let children = self.children()?;
        let mut is_target = vec![false; self.nodes.len()];
        children.iter().flatten().for_each(|it| is_target[*it] = true);
        let mut tops = (0..self.nodes.len()).filter(|it| !is_target[*it]);
        let Some(top) = tops.next() else {
            return match self.edges.first() {
                Some((_, _, line)) => Err(ReadError::at(*line, 1, "the arrows run in a circle")),
                None => Ok(((String::new(), Join::Any), Vec::new())),
            };
        };
        if let Some(other) = tops.next() {
            return Err(self.unreached(other, top));
        }
        let (first, join) = self.behind(top, &children);
        let mut drafts = Vec::new();
        let mut n_reached = 1 + usize::from(join == Join::All);
        let mut open: Vec<(usize, usize)> = first.iter().rev().map(|it| (*it, 0)).collect();
        while let Some((at, depth)) = open.pop() {
            let (behind, join) = self.behind(at, &children);
            n_reached += 1 + usize::from(join == Join::All);
            open.extend(behind.iter().rev().map(|it| (*it, depth + 1)));
            drafts.push(self.draft(at, depth, join));
        }
        if n_reached < self.nodes.len() {
            let line = self.edges.last().map_or(1, |it| it.2);
            return Err(ReadError::at(line, 1, "some of the arrows run in a circle"));
        }
        Ok(((self.text(top), join), drafts))
    }

    /// The nodes that each node's arrows lead to, or come from where that makes it a tree.
    fn children(&self) -> Result<Vec<Vec<usize>>, ReadError> {
        let second = |ends: &dyn Fn(&(usize, usize, usize)) -> usize| {
            let mut seen = vec![false; self.nodes.len()];
            self.edges.iter().find(|it| std::mem::replace(&mut seen[ends(it)], true)).copied()
        };
        let forwards = second(&|it| it.1);
        let is_reversed = forwards.is_some() && second(&|it| it.0).is_none();
        if let Some((_, to, line)) = forwards.filter(|_| !is_reversed) {
            let name = self.text(to);
            let message = format!("a second arrow leads to “{name}”, so this is no tree");
            return Err(ReadError::at(line, 1, message));
        }
        let mut children = vec![Vec::new(); self.nodes.len()];
        for (from, to, _) in &self.edges {
            let (from, to) = if is_reversed { (to, from) } else { (from, to) };
            children[*from].push(*to);
        }
        Ok(children)
    }

    /// The causes behind a node, past an “and” that joins them.
    fn behind<'a>(&self, at: usize, children: &'a [Vec<usize>]) -> (&'a [usize], Join) {
        match children[at].as_slice() {
            [only] if self.nodes[*only].name.starts_with("all_") && !children[*only].is_empty() => {
                (&children[*only], Join::All)
            }
            behind => (behind, Join::Any),
        }
    }

    fn draft(&self, at: usize, depth: usize, join: Join) -> Draft {
        let node = &self.nodes[at];
        let marks = Marks { kind: node.kind, is_root: node.is_root, join, ..Marks::default() };
        Draft { line: node.line, depth, text: self.text(at), marks, ..Draft::default() }
    }

    fn text(&self, at: usize) -> String {
        let node = &self.nodes[at];
        node.label.clone().unwrap_or_else(|| node.name.clone())
    }

    fn unreached(&self, at: usize, top: usize) -> ReadError {
        let (name, top) = (self.text(at), self.text(top));
        let message = format!("no arrow joins “{name}” to “{top}”, so this is no tree");
        ReadError::at(self.nodes[at].line, 1, message)
    }
}
