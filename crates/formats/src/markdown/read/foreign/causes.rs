//! Five whys: a chain of questions and answers, or a list of causes behind causes.

use std::rc::Rc;

use afterword_core::causes::{Cause, CauseId, CauseTree, FlatCause, Join, Place};
use afterword_core::id::Mint as _;

use super::super::{Confidence, LineChoice, What};
use super::Reader;
use super::chosen::bare;
use super::split::{Line, Part};
use crate::markdown::lines::{Mark, indent_of, item_marker};
use crate::markdown::text::one_line;

/// A line of the reasoning.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    line: usize,
    last_line: usize,
    /// The column that it stands at.
    indent: usize,
    kind: StepKind,
    text: String,
    /// A label that only says what kind of step it is.
    label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepKind {
    /// What happened: the top of a chain.
    Problem,
    /// A question; its answers follow below it.
    Question,
    /// An answer.
    Answer,
    /// An answer behind a bare “Why?”: it explains the step before it.
    NextAnswer,
}

impl Reader<'_> {
    /// A shape that is clear becomes a tree; whatever is not stays text.
    pub(super) fn read_causes(&mut self, part: &Part<'_>) {
        let (steps, notes) = steps(&part.lines);
        match is_clear(&steps).then(|| self.tree(&steps)).flatten() {
            Some(tree) => {
                steps.iter().for_each(|it| self.recognise_step(it));
                self.preview.document.trees.push(Rc::new(tree));
                self.keep_notes(part, &notes);
            }
            None => self.keep_part(part, ""),
        }
    }

    fn recognise_step(&mut self, step: &Step) {
        let as_written = format!("{} {}", step.label, step.text);
        let lines = (step.line, step.last_line);
        self.preview.recognise_lines(What::Cause, lines, Confidence::Medium, as_written.trim());
    }

    /// Lines that somebody chose to be causes join the first tree, or make one.
    pub(super) fn add_causes(&mut self, pieces: &[Vec<Line<'_>>]) {
        let steps: Vec<Step> = pieces.iter().flat_map(|it| steps(it).0).collect();
        let Some(first) = steps.first() else { return };
        let trees = &mut self.preview.document.trees;
        if trees.is_empty() {
            let id = self.ids.at(first.line).id();
            trees.push(Rc::new(CauseTree::new(id, String::new())));
        }
        let tree = Rc::make_mut(&mut trees[0]);
        for step in &steps {
            let cause = Cause::new(self.ids.at(step.line).id(), step.text.clone());
            tree.add(cause, Place::LAST)
                .expect("a fresh cause at the top of a tree is never too deep");
        }
        steps.iter().for_each(|it| self.recognise_step(it));
    }

    fn tree(&mut self, steps: &[Step]) -> Option<CauseTree> {
        let is_chain = steps.iter().any(|it| it.kind == StepKind::NextAnswer);
        let (problem, steps) = problem_of(steps, is_chain)?;
        let mut flat: Vec<FlatCause> = Vec::new();
        let mut path: Vec<(usize, CauseId)> = Vec::new();
        let mut question = String::new();
        let first_line = steps.first().map_or(1, |it| it.line);
        let mut asked_at = first_line;
        for step in steps {
            if step.kind == StepKind::Question {
                // A question that nobody answered must not get lost.
                if !question.is_empty() {
                    flat.push(self.unanswered(&mut question, asked_at, &path));
                }
                (question, asked_at) = (step.text.clone(), step.line);
                continue;
            }
            if !is_chain {
                path.retain(|(indent, _)| *indent < step.indent);
            }
            let mut cause = Cause::new(self.ids.at(step.line).id(), step.text.clone());
            cause.question = std::mem::take(&mut question);
            let under = path.last().map(|(_, id)| *id);
            path.push((step.indent, cause.id()));
            flat.push(FlatCause { under, cause });
        }
        if !question.is_empty() {
            flat.push(self.unanswered(&mut question, first_line, &path));
        }
        CauseTree::from_flat(self.ids.at(first_line).id(), problem, Join::Any, flat).ok()
    }

    /// A question without an answer, which stands at the end of `path`.
    fn unanswered(
        &mut self,
        question: &mut String,
        line: usize,
        path: &[(usize, CauseId)],
    ) -> FlatCause {
        let mut cause = Cause::new(self.ids.at(line).id(), String::new());
        cause.question = std::mem::take(question);
        FlatCause { under: path.last().map(|(_, id)| *id), cause }
    }
}

/// Whether the lines of a part show by their shape what is behind what.
pub(super) fn is_tree(lines: &[Line<'_>]) -> bool {
    is_clear(&steps(lines).0)
}

fn is_clear(steps: &[Step]) -> bool {
    let has_questions = steps.iter().any(|it| it.kind != StepKind::Answer);
    let is_nested = steps.iter().any(|it| it.indent > steps.first().map_or(0, |it| it.indent));
    steps.len() > 1 && (has_questions || is_nested)
}

/// The problem that the steps explain, and the other steps.
fn problem_of(steps: &[Step], is_chain: bool) -> Option<(String, &[Step])> {
    let (first, rest) = steps.split_first()?;
    let is_top = rest.iter().all(|it| it.indent > first.indent);
    match first.kind {
        StepKind::Problem => Some((first.text.clone(), rest)),
        StepKind::Answer if is_chain || is_top => Some((first.text.clone(), rest)),
        _ => Some((String::new(), steps)),
    }
}

/// The steps of the reasoning, and the lines that are none.
fn steps<'a>(lines: &[Line<'a>]) -> (Vec<Step>, Vec<&'a str>) {
    let (mut steps, mut notes): (Vec<Step>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut is_open = false;
    for line in lines {
        match line.mark {
            _ if line.choice == Some(&LineChoice::Text) => {
                is_open = false;
                notes.push(line.text);
            }
            _ if line.choice == Some(&LineChoice::Cause) => {
                steps.push(chosen_step(line));
                is_open = true;
            }
            Mark::Blank => {
                is_open = false;
                notes.push("");
            }
            Mark::Text => {
                let found = steps_of(line);
                if !found.is_empty() {
                    steps.extend(found);
                    is_open = true;
                } else if let Some(last) = steps.last_mut().filter(|_| is_open) {
                    last.text.push(' ');
                    last.text.push_str(&one_line(line.text));
                    last.last_line = line.number;
                } else if let Some(last) = steps.last_mut().filter(|_| indent_of(line.text) > 1) {
                    last.text.push_str("\n\n");
                    last.text.push_str(&one_line(line.text));
                    last.last_line = line.number;
                    is_open = true;
                } else {
                    notes.push(line.text);
                }
            }
            _ => {
                is_open = false;
                notes.push(line.text);
            }
        }
    }
    (steps, notes)
}

/// A line that somebody chose to be a cause.
fn chosen_step(line: &Line<'_>) -> Step {
    let text = item_marker(line.text).map_or_else(|| bare(line.text, line.mark), |it| it.1);
    Step {
        line: line.number,
        last_line: line.number,
        indent: indent_of(line.text),
        kind: StepKind::Answer,
        text: one_line(text),
        label: String::new(),
    }
}

/// The steps that a line begins: none, one, or a question with its answer.
fn steps_of(line: &Line<'_>) -> Vec<Step> {
    let indent = indent_of(line.text);
    let item = item_marker(line.text);
    let text = item.map_or(line.text.trim(), |(_, text)| text.trim());
    let column = indent + item.map_or(0, |(width, _)| width);
    let labelled = |indent, kind, text: &str, label: &str| Step {
        line: line.number,
        last_line: line.number,
        indent,
        kind,
        text: one_line(text),
        label: label.to_owned(),
    };
    let step = |indent, kind, text: &str| labelled(indent, kind, text, "");
    if let Some((question, answer)) = arrow(text) {
        let indent = line.number;
        return vec![
            step(indent, StepKind::Question, question),
            step(indent, StepKind::NextAnswer, answer),
        ];
    }
    if let Some((label, rest)) = bold(text) {
        let bare = label.trim_end_matches([':', '?', '.']).to_lowercase();
        let is_why = bare == "why"
            || bare
                .strip_prefix("why ")
                .is_some_and(|it| it.trim_start_matches('#').parse::<u8>().is_ok());
        if ["what", "problem", "what happened"].contains(&bare.as_str()) && !rest.is_empty() {
            return vec![labelled(column, StepKind::Problem, rest, label)];
        }
        if is_why && !rest.is_empty() {
            return vec![labelled(column, StepKind::NextAnswer, rest, label)];
        }
        if bare.starts_with("why") && rest.is_empty() {
            return vec![step(column, StepKind::Question, label)];
        }
    }
    if item.is_some() { vec![step(indent, StepKind::Answer, text)] } else { Vec::new() }
}

/// `Why did checkout fail? → Connections timed out`.
fn arrow(text: &str) -> Option<(&str, &str)> {
    let (question, answer) = ["→", "->", "=>"].iter().find_map(|it| text.split_once(it))?;
    let is_question =
        question.trim().to_lowercase().starts_with("why") && !answer.trim().is_empty();
    is_question.then(|| (question.trim(), answer.trim()))
}

/// `**Label** rest`.
fn bold(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.strip_prefix("**")?.split_once("**")?;
    Some((label.trim(), rest.trim_start_matches(':').trim()))
}
