//! The items of check-lists, wherever they stand, as one list of actions.

use afterword_core::id::Mint;
use afterword_core::postmortem::SectionKey;

use super::super::{Choices, Preview, ReadContext};
use super::chosen::Chosen;
use super::split::{Line, Part};
use super::{Reader, dates, front, split};
use crate::markdown::illustration::without_drawings;
use crate::markdown::lines::{Mark, indent_of, item_marker, outline};
use crate::markdown::text::one_line;

/// Reads the items as if they stood below a heading that names actions; of the rest of `text` only its first heading and its day matter.
pub(in super::super) fn read(text: &str, ids: &mut impl Mint, context: ReadContext<'_>) -> Preview {
    let (_, body, first_line) = front::split(text);
    let lines: Vec<&str> = body.lines().collect();
    let lines = without_drawings(&lines);
    let choices = Choices::default();
    let mut chosen = Chosen::new(&choices);
    let parts = split::parts(&lines, first_line, &mut chosen);
    let (order, _) = dates::order_of(&parts);
    let mut reader = Reader::new(ids, context, chosen, order);
    reader.find_date(&parts);
    let marks = outline(&lines).marks;
    let heading = marks.iter().find_map(|it| match it {
        Mark::Heading { text, .. } if !text.is_empty() => Some(one_line(text)),
        _ => None,
    });
    reader.preview.document.title = heading.unwrap_or_else(|| context.title());
    let items =
        items(lines.iter().zip(marks).zip(first_line..).map(|((text, mark), number)| Line {
            number,
            text,
            mark,
            choice: None,
        }));
    let lines = items.into_iter().flatten().collect();
    reader.read_actions(&Part::piece(SectionKey::Actions, lines));
    reader.preview
}

/// An item that the next lines may belong to.
struct Open {
    /// Its place among the items.
    at: usize,
    indent: usize,
    /// The column of its text.
    column: usize,
}

impl Open {
    /// Whether what is that far to the right is inside the item.
    fn holds(&self, indent: usize) -> bool {
        indent >= self.column || indent > self.indent + 1
    }
}

/// The lines of each item, moved left as if it were in no other one.
fn items<'a>(lines: impl Iterator<Item = Line<'a>>) -> Vec<Vec<Line<'a>>> {
    let mut items: Vec<Vec<Line<'a>>> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // The item of the line before, and how many blank lines follow it.
    let (mut before, mut n_blank) = (0, 0);
    for line in lines {
        // In code, too, a blank line is indented by nothing.
        if line.text.trim().is_empty() {
            n_blank += 1;
            continue;
        }
        let indent = indent_of(line.text);
        match line.mark {
            Mark::Heading { .. } | Mark::Underline => open.clear(),
            Mark::Blank | Mark::Text | Mark::Code | Mark::Html => {
                while open.pop_if(|it| !it.holds(indent)).is_some() {}
            }
        }
        if let Some(width) = checked(&line) {
            open.push(Open { at: items.len(), indent, column: indent + width });
            items.push(Vec::new());
        }
        let n_blank = std::mem::take(&mut n_blank);
        let Some(it) = open.last() else { continue };
        let lines = &mut items[it.at];
        if !lines.is_empty() {
            // An item in an item ends the paragraph before it.
            let n_blank = n_blank.max(usize::from(before != it.at));
            let blank = Line { text: "", mark: Mark::Blank, ..line };
            lines.extend(std::iter::repeat_n(blank, n_blank));
        }
        lines.push(Line { text: moved_left(line.text, it.indent), ..line });
        before = it.at;
    }
    items
}

/// How wide the mark of the list is, if an item with a box and something to do begins on the line.
fn checked(line: &Line<'_>) -> Option<usize> {
    let (width, text) = item_marker(line.text).filter(|_| line.mark == Mark::Text)?;
    let boxes = ["[ ]", "[x]", "[X]"];
    let rest = boxes.iter().find_map(|it| text.strip_prefix(it))?;
    (rest.starts_with([' ', '\t']) && !rest.trim().is_empty()).then_some(width)
}

/// `line` without what indents it as far as `column`.
fn moved_left(line: &str, column: usize) -> &str {
    let mut at = 0;
    for (n, byte) in line.bytes().enumerate() {
        let width = match byte {
            b' ' => 1,
            b'\t' => 4 - at % 4,
            _ => return &line[n..],
        };
        if at >= column {
            return &line[n..];
        }
        at += width;
    }
    ""
}
