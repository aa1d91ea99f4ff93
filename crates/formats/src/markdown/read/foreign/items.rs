//! Items of lists and rows of tables.

use afterword_core::stamp::cells;

use super::super::LineChoice;
use super::chosen::bare;
use super::split::Line;
use crate::limits::MAX_REPEATED;
use crate::markdown::lines::{Mark, indent_of, item_marker};
use crate::markdown::text::trim_blank;

/// A top-level item of a list.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    pub(super) line: usize,
    /// The last line with anything on it.
    pub(super) last_line: usize,
    /// Its first paragraph, a line each.
    pub(super) lead: Vec<&'a str>,
    /// What stands below that, moved left.
    pub(super) rest: Vec<&'a str>,
}

impl<'a> Item<'a> {
    fn of(line: &Line<'a>, text: &'a str) -> Self {
        let (line, last_line) = (line.number, line.number);
        Self { line, last_line, lead: vec![text], rest: Vec::new() }
    }

    /// The first paragraph on one line.
    pub(super) fn lead(&self) -> String {
        self.lead.iter().map(|it| it.trim()).collect::<Vec<&str>>().join(" ")
    }

    /// What stands below the first paragraph.
    pub(super) fn rest(&self) -> String {
        trim_blank(&self.rest.join("\n")).to_owned()
    }
}

/// A piece of a section that holds lists.
#[derive(Clone, Debug)]
pub(super) enum Piece<'a> {
    Item(Item<'a>),
    /// A heading, or a bold label alone on its line: the name of a group of items.
    Group {
        line: Line<'a>,
        name: &'a str,
    },
    /// A row of a table.
    Row(Line<'a>),
    /// Anything else.
    Other(Line<'a>),
}

/// Cuts a section into the items of its lists and what stands between them.
pub(super) fn pieces<'a>(lines: &[Line<'a>]) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    // The column of the text of the item that is being read, and whether its first paragraph has ended.
    let mut open: Option<(usize, usize, bool)> = None;
    for line in lines {
        let indent = indent_of(line.text);
        // What somebody decided about stands for itself.
        open = open.filter(|_| line.choice.is_none());
        if let (Some((base, column, ended)), Some(Piece::Item(item))) = (open, pieces.last_mut()) {
            let is_sibling = item_marker(line.text).is_some() && indent <= base + 1;
            let is_lazy = !ended && indent < column && item_marker(line.text).is_none();
            let is_inside = indent >= column || indent > base + 1;
            match line.mark {
                Mark::Blank => {
                    open = Some((base, column, true));
                    item.rest.push("");
                    continue;
                }
                Mark::Text if !is_sibling && is_lazy && items_go_on(line.text) => {
                    item.lead.push(line.text);
                    item.last_line = line.number;
                    continue;
                }
                Mark::Text | Mark::Code | Mark::Html if !is_sibling && is_inside => {
                    let is_lead =
                        !ended && line.mark == Mark::Text && item_marker(line.text).is_none();
                    if is_lead {
                        item.lead.push(line.text);
                    } else {
                        open = Some((base, column, true));
                        let spaces = line.text.bytes().take_while(|it| *it == b' ').count();
                        item.rest.push(&line.text[spaces.min(column)..]);
                    }
                    item.last_line = line.number;
                    continue;
                }
                _ => open = None,
            }
        }
        let piece = piece_of(line);
        if let (Piece::Item(_), Some((width, _))) = (&piece, item_marker(line.text)) {
            open = Some((indent, indent + width, false));
        }
        pieces.push(piece);
    }
    pieces
}

/// Whether a line without indentation can continue a paragraph.
fn items_go_on(line: &str) -> bool {
    cells(line).is_none() && super::split::bold_label(line).is_none_or(|(_, rest)| !rest.is_empty())
}

fn piece_of<'a>(line: &Line<'a>) -> Piece<'a> {
    match line.choice {
        Some(LineChoice::Text) => return Piece::Other(*line),
        Some(LineChoice::Action) => {
            let text = item_marker(line.text).map_or_else(|| bare(line.text, line.mark), |it| it.1);
            return Piece::Item(Item::of(line, text.trim_matches(['|', ' '])));
        }
        _ => {}
    }
    match line.mark {
        Mark::Heading { text, .. } if text.len() <= MAX_REPEATED => {
            Piece::Group { line: *line, name: text }
        }
        Mark::Text => {
            if let Some((_, text)) = item_marker(line.text) {
                return Piece::Item(Item::of(line, text));
            }
            if cells(line.text).is_some() {
                return Piece::Row(*line);
            }
            match super::split::bold_label(line.text) {
                Some((name, "")) if indent_of(line.text) == 0 && name.len() <= MAX_REPEATED => {
                    Piece::Group { line: *line, name }
                }
                _ => Piece::Other(*line),
            }
        }
        _ => Piece::Other(*line),
    }
}
