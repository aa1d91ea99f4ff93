//! Chains: questions and answers in turn, or arrows from effect to cause.

use afterword_core::causes::Join;

use super::list::Found;
use super::{Draft, PROBLEM, labelled};
use crate::markdown::lines::item_marker;
use crate::markdown::text::one_line;

const ARROWS: [&str; 6] = ["→", "←", "->", "=>", "<-", "<="];

/// Whether a line gives an answer, as in `Answer: Logs were not being rotated`. An outline as we write it has none: a cause may
/// begin with any word.
pub(super) fn has_answers(text: &str) -> bool {
    let mut lines = text.lines().filter(|it| !it.trim().is_empty());
    let is_outline = lines.next().is_some_and(|it| labelled(it, PROBLEM).is_some())
        && lines.all(|it| it.trim_start().starts_with('-'));
    !is_outline && text.lines().any(|it| labelled(bare(it), "Answer:").is_some())
}

/// Reads `Problem: …`, `Why #1: …`, `Answer: …`; each answer explains the one before it.
pub(super) fn answers(text: &str) -> Found {
    let (mut problem, mut drafts) = (String::new(), Vec::<Draft>::new());
    let mut question = String::new();
    let mut is_open = false;
    for (at, line) in text.lines().enumerate() {
        let line_text = bare(line);
        if line_text.is_empty() {
            is_open = false;
        } else if let Some(text) = labelled(line_text, PROBLEM) {
            problem = one_line(text);
        } else if let Some(text) = labelled(line_text, "Answer:") {
            let question = std::mem::take(&mut question);
            drafts.push(draft(at, drafts.len(), text, question));
            is_open = true;
        } else if let Some(text) = asked(line_text) {
            // A question that nobody answered must not get lost.
            if !question.is_empty() {
                drafts.push(draft(at, drafts.len(), "", std::mem::take(&mut question)));
            }
            question = one_line(text);
            is_open = false;
        } else if let Some(last) = drafts.last_mut().filter(|_| is_open) {
            last.text.push(' ');
            last.text.push_str(&one_line(line_text));
        } else if problem.is_empty() && drafts.is_empty() && question.is_empty() {
            problem = one_line(line_text.trim_start_matches('#'));
        }
    }
    if !question.is_empty() {
        drafts.push(draft(text.lines().count(), drafts.len(), "", question));
    }
    ((problem, Join::Any), drafts)
}

/// Whether the text is a chain: arrows, and no list.
pub(super) fn has_arrows(text: &str) -> bool {
    let is_list = text.lines().any(|it| item_marker(it).is_some());
    let is_labelled = text.lines().any(|it| labelled(it.trim(), PROBLEM).is_some());
    !is_list && !is_labelled && ARROWS.iter().any(|it| text.contains(it))
}

/// Reads `effect → cause → cause`, over as many lines as it takes.
pub(super) fn arrows(text: &str) -> Found {
    let mut steps: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for step in ARROWS
            .iter()
            .fold(line.to_owned(), |it, arrow| it.replace(arrow, "\u{0}"))
            .split('\u{0}')
        {
            let step = one_line(step);
            if !step.is_empty() {
                steps.push((at, step));
            }
        }
    }
    let mut steps = steps.into_iter();
    let problem = steps.next().map(|(_, text)| text).unwrap_or_default();
    let drafts = steps.enumerate().map(|(n, (at, text))| draft(at, n, &text, String::new()));
    ((problem, Join::Any), drafts.collect())
}

fn draft(at: usize, depth: usize, text: &str, question: String) -> Draft {
    Draft { line: at + 1, depth, text: one_line(text), question, ..Draft::default() }
}

/// What a question asks: `Why #1: …`, `Why 1. …`, `Why: …`; a question without a number is the question itself.
fn asked(line: &str) -> Option<&str> {
    let rest = labelled(line, "Why")?;
    let rest = rest.trim_start_matches('#').trim_start_matches(|it: char| it.is_ascii_digit());
    match rest.trim_start().strip_prefix([':', '.', ')']) {
        Some(question) => Some(question.trim()),
        None => line.trim_end().ends_with('?').then_some(line),
    }
}

/// A line without its list marker and emphasis.
fn bare(line: &str) -> &str {
    let text = item_marker(line).map_or(line, |(_, text)| text);
    text.trim().trim_matches('*').trim()
}
