//! Lines that somebody chose to be something else than the part is that they stand in.

use afterword_core::postmortem::SectionKey;

use super::super::LineChoice;
use super::headings::Topic;
use super::split::{Line, Part};
use super::{Reader, causes};
use crate::markdown::lines::{Mark, indent_of};

/// A chosen line, with the lines below it that are indented further.
pub(super) struct Piece<'a> {
    choice: &'a LineChoice,
    lines: Vec<Line<'a>>,
}

/// What is left of `part` without the lines that belong elsewhere, if there are any, and these lines.
pub(super) fn take<'a>(
    part: &Part<'a>,
    topic: Option<&Topic>,
) -> (Option<Part<'a>>, Vec<Piece<'a>>) {
    if part.lines.iter().all(|it| it.choice.is_none()) {
        return (None, Vec::new());
    }
    let shows_causes =
        topic == Some(&Topic::Section(SectionKey::Causes)) && causes::is_tree(&part.lines);
    let belongs = |choice: &LineChoice| match choice {
        LineChoice::Entry => topic == Some(&Topic::Section(SectionKey::Timeline)),
        LineChoice::Action => topic == Some(&Topic::Section(SectionKey::Actions)),
        LineChoice::Cause => shows_causes,
        LineChoice::Section(_) | LineChoice::Above | LineChoice::Text => true,
    };
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut left: Vec<Line<'a>> = Vec::new();
    let mut is_open = false;
    for line in &part.lines {
        match (line.choice, pieces.last_mut()) {
            (Some(choice), _) if !belongs(choice) => {
                pieces.push(Piece { choice, lines: vec![*line] });
                is_open = line.mark == Mark::Text;
            }
            (None, Some(piece)) if is_open && goes_on(&piece.lines[0], line) => {
                piece.lines.push(*line);
            }
            _ => {
                left.push(*line);
                is_open = false;
            }
        }
    }
    (Some(part.with_lines(left)), pieces)
}

fn goes_on(first: &Line<'_>, line: &Line<'_>) -> bool {
    line.mark == Mark::Text && indent_of(line.text) > indent_of(first.text)
}

impl<'a> Reader<'a> {
    /// Reads each piece for what it was chosen to be.
    pub(super) fn read_pieces(&mut self, pieces: Vec<Piece<'a>>) {
        for Piece { choice, lines } in pieces {
            match choice {
                LineChoice::Entry => self.read_timeline(&Part::piece(SectionKey::Timeline, lines)),
                LineChoice::Action => self.read_actions(&Part::piece(SectionKey::Actions, lines)),
                _ => self.causes.push(lines),
            }
        }
    }
}
