//! What somebody chose, as the reader meets it line by line.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use afterword_core::{order, stamp};

use super::super::{Choices, LineChoice};
use crate::markdown::lines::{Mark, is_rule};

/// Choices, and which of them could be followed.
pub(super) struct Chosen<'a> {
    pub(super) choices: &'a Choices,
    followed: BTreeSet<usize>,
    /// The title in the middle of a text, with its line.
    pub(super) title: Option<(&'a str, usize)>,
    /// Whether the title is a field of the front matter.
    pub(super) title_is_above: bool,
}

impl<'a> Chosen<'a> {
    pub(super) fn new(choices: &'a Choices) -> Self {
        Self { choices, followed: BTreeSet::new(), title: None, title_is_above: false }
    }

    /// What the line was chosen to be, if it can be that.
    pub(super) fn of(&mut self, line: usize, text: &str, mark: Mark<'_>) -> Option<&'a LineChoice> {
        let choice = self.choices.lines.get(&line)?;
        (can_be_chosen(text, mark) && self.choices.title != Some(line)).then(|| {
            self.followed.insert(line);
            choice
        })
    }

    /// Whether the line was chosen for the title, and can be one.
    pub(super) fn is_title(&mut self, line: usize, text: &str, mark: Mark<'_>) -> bool {
        let is_title = self.choices.title == Some(line)
            && can_be_chosen(text, mark)
            && !bare(text, mark).is_empty();
        if is_title {
            self.followed.insert(line);
        }
        is_title
    }

    /// Whether a field of the front matter, which stands on `lines`, was chosen to stay text.
    pub(super) fn keeps_field(&mut self, lines: RangeInclusive<usize>) -> bool {
        let chosen = self.choices.lines.range(lines);
        let kept = chosen.filter(|(_, choice)| **choice == LineChoice::Text);
        let kept: Vec<usize> = kept.map(|(line, _)| *line).collect();
        self.followed.extend(&kept);
        !kept.is_empty()
    }

    /// Whether a field of the front matter, which begins on `line` and can be the title, was chosen for it.
    pub(super) fn is_title_above(&mut self, line: usize) -> bool {
        let is_title = self.title_is_above && self.choices.title == Some(line);
        if is_title {
            self.followed.insert(line);
        }
        is_title
    }

    /// Whether somebody decided about that line.
    pub(super) fn decides(&self, line: usize) -> bool {
        self.followed.contains(&line)
    }

    /// The lines whose choices could not be followed.
    pub(super) fn unfit(&self) -> Vec<usize> {
        let lines = order::set(self.choices.lines.keys().copied().chain(self.choices.title));
        lines.difference(&self.followed).copied().collect()
    }
}

/// Code, HTML, rulers and blank lines are what they are.
fn can_be_chosen(text: &str, mark: Mark<'_>) -> bool {
    match mark {
        Mark::Heading { .. } => true,
        Mark::Text => !is_rule(text) && !stamp::is_ruler(text),
        Mark::Blank | Mark::Code | Mark::Html | Mark::Underline => false,
    }
}

/// The words of a line, without the marks of a heading or around a bold line.
pub(super) fn bare<'a>(text: &'a str, mark: Mark<'a>) -> &'a str {
    match mark {
        Mark::Heading { text, .. } => text,
        _ => text.trim().trim_matches(['*', '_']).trim(),
    }
}
