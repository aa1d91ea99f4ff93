//! Five-whys trees as nested lists, with their marks in words.

use afterword_core::Postmortem;
use afterword_core::causes::{Cause, CauseKind, CauseTree, Confidence, Evidence, Join};
use afterword_core::list;
use afterword_core::postmortem::EntryId;

use super::super::illustration::{Illustrations, of_tree};
use super::super::text::{Inline, one_line};
use super::{link, timeline::moment};

/// What stands for a cause that nobody put into words yet.
pub(crate) const NO_TEXT: &str = "(nothing written yet)";

/// What stands for a problem that nobody put into words yet.
pub(crate) const NO_PROBLEM: &str = "(no problem stated)";

pub(super) fn section(postmortem: &Postmortem, how: Illustrations<'_>) -> String {
    let trees = postmortem.trees.iter().filter(|it| !it.is_blank());
    trees.map(|it| tree(postmortem, it, how)).collect::<Vec<String>>().join("\n\n")
}

fn tree(postmortem: &Postmortem, tree: &CauseTree, how: Illustrations<'_>) -> String {
    let problem = one_line(&tree.problem);
    let problem = if problem.is_empty() { NO_PROBLEM } else { &problem };
    let mut out = format!("### {}\n", Inline(problem));
    let drawn = of_tree(postmortem, tree, how);
    if !drawn.is_empty() {
        out.push_str(&format!("\n{drawn}\n"));
    }
    if tree.join == Join::All {
        out.push_str("\n*It took all of these.*\n");
    }
    for visit in tree.walk() {
        let cause = visit.cause;
        let text = one_line(&cause.text);
        let text = if text.is_empty() { NO_TEXT } else { &text };
        let indent = visit.depth * 2;
        out.push_str(&format!("\n{:indent$}- {}{}", "", Inline(text), cause_marks(cause)));
        for note in notes(postmortem, cause) {
            out.push_str(&format!("\n{:indent$}  - {note}", ""));
        }
    }
    out
}

/// What is known of a cause beside its text, as its line ends.
pub(crate) fn cause_marks(cause: &Cause) -> String {
    let mut marks = Vec::new();
    if cause.is_root() {
        marks.push("root cause".to_owned());
    }
    if cause.kind() != CauseKind::Cause {
        marks.push(cause.kind().to_string().to_lowercase());
    }
    if cause.confidence != Confidence::Hypothesis {
        marks.push(cause.confidence.to_string().to_lowercase());
    }
    marks.extend(cause.category.map(|it| it.to_string().to_lowercase()));
    if cause.join == Join::All {
        marks.push("took all of the following".to_owned());
    }
    if marks.is_empty() { String::new() } else { format!(" *({})*", marks.join("; ")) }
}

/// Whether the text of a list item is a note on the cause above it. No text typed by a person begins so: its star is escaped.
pub(crate) fn is_note(text: &str) -> bool {
    text.starts_with("*Asked:* ") || text.starts_with("*Evidence:* ")
}

fn notes(postmortem: &Postmortem, cause: &Cause) -> Vec<String> {
    let question = one_line(&cause.question);
    let asked = (!question.is_empty()).then(|| format!("*Asked:* {}", Inline(&question)));
    let evidence = cause.evidence.iter().map(|it| match it {
        Evidence::Entry(id) => entry(postmortem, *id),
        Evidence::Link(address) => link(address),
        Evidence::Note(note) => Inline(note).to_string(),
    });
    asked.into_iter().chain(evidence.map(|it| format!("*Evidence:* {it}"))).collect()
}

fn entry(postmortem: &Postmortem, id: EntryId) -> String {
    let Some(entry) = list::find(&postmortem.timeline, id) else {
        return "an entry that is no longer in the timeline".to_owned();
    };
    let text = one_line(&entry.text);
    let text = Inline(&text);
    match entry.time.start() {
        Some(at) => format!("{} — {text}", moment(at, false)),
        None => text.to_string(),
    }
}
