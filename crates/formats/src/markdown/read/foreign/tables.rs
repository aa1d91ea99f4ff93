//! Tables of actions that stand above every section, as they are pasted from a board.

use afterword_core::postmortem::SectionKey;
use afterword_core::stamp;

use super::Reader;
use super::headings::Topic;
use super::pieces;
use super::split::{Line, Part};
use crate::actions::clearly_names_actions;
use crate::markdown::lines::Mark;

/// Takes these tables out of `parts`, each as a part of its own.
pub(super) fn take<'a>(parts: &mut [Part<'a>]) -> Vec<Part<'a>> {
    let mut tables: Vec<Part<'a>> = Vec::new();
    for part in parts.iter_mut().filter(|it| it.is_title || it.heading.is_empty()) {
        if part.topic.is_some() {
            continue;
        }
        let mut left: Vec<Line<'a>> = Vec::new();
        let mut lines = std::mem::take(&mut part.lines).into_iter().peekable();
        while let Some(line) = lines.next() {
            let is_header = begins_table(&line)
                && lines.peek().is_some_and(|it| it.choice.is_none() && stamp::is_ruler(it.text));
            if !is_header {
                left.push(line);
                continue;
            }
            let mut table = vec![line];
            while let Some(row) = lines.next_if(is_row) {
                table.push(row);
            }
            tables.push(Part::piece(SectionKey::Actions, table));
        }
        part.lines = left;
    }
    tables
}

/// Whether the line names the columns of a table of actions. Somebody may have decided that it is text.
fn begins_table(line: &Line<'_>) -> bool {
    line.choice.is_none()
        && is_row(line)
        && stamp::cells(line.text).is_some_and(|it| clearly_names_actions(it.all()))
}

fn is_row(line: &Line<'_>) -> bool {
    line.mark == Mark::Text && stamp::cells(line.text).is_some()
}

impl<'a> Reader<'a> {
    pub(super) fn read_table(&mut self, table: &Part<'a>) {
        let topic = Some(Topic::Section(SectionKey::Actions));
        let (left, pieces) = pieces::take(table, topic.as_ref());
        let n_kept = self.preview.kept.len();
        self.read_actions(left.as_ref().unwrap_or(table));
        self.note_texts(table, topic, n_kept);
        self.read_pieces(pieces);
    }
}
