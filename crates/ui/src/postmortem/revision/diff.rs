//! What changed between two texts: the lines that differ, under the headings that they stand under.

use similar::{ChangeTag, DiffOp, DiffTag, TextDiff};

/// How many unchanged lines are shown around a change.
const AROUND: usize = 1;

/// The changes under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The heading, without its `#`; empty above the first one.
    pub(super) heading: String,
    pub(super) lines: Vec<Line>,
}

/// One line of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Unchanged lines are left out here.
    Gap,
    /// A line in pieces; a line that is wholly new or gone has one.
    Pieces(Vec<Piece>),
}

/// A run of text that is all old, all new, or in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) tag: Tag,
    pub(super) text: String,
}

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Both,
    Old,
    New,
}

/// What changed from `older` to `newer`; empty where nothing did.
pub(super) fn changes(older: &str, newer: &str) -> Vec<Part> {
    let diff = TextDiff::from_lines(older, newer);
    let lines: Vec<&str> = newer.lines().collect();
    let mut parts: Vec<Part> = Vec::new();
    for group in diff.grouped_ops(AROUND) {
        let Some(start) = first_change(&group) else { continue };
        let heading = heading_before(&lines, start);
        let shown = group.iter().flat_map(|op| shown(&diff, op));
        match parts.last_mut().filter(|it| it.heading == heading) {
            Some(part) => part.lines.extend([Line::Gap].into_iter().chain(shown)),
            None => parts.push(Part { heading, lines: shown.collect() }),
        }
    }
    parts
}

/// The line of the newer text at which the group changes something.
fn first_change(group: &[DiffOp]) -> Option<usize> {
    group.iter().find(|it| it.tag() != DiffTag::Equal).map(|it| it.new_range().start)
}

/// The heading that line `at` stands under. A line that is a heading itself stands under itself.
fn heading_before(lines: &[&str], at: usize) -> String {
    let above = lines.iter().take(at + 1).rev();
    let heading = above.copied().find(|it| it.starts_with('#'));
    heading.map_or_else(String::new, |it| it.trim_start_matches('#').trim().to_owned())
}

fn shown(diff: &TextDiff<'_, '_, '_, str>, op: &DiffOp) -> Vec<Line> {
    let (old, new) = (op.old_range(), op.new_range());
    let is_line_by_line = op.tag() == DiffTag::Replace && old.len() == new.len();
    if is_line_by_line {
        let pairs = old.zip(new);
        return pairs
            .filter_map(|(old, new)| {
                let old = diff.old_slices().get(old)?;
                Some(words(old, diff.new_slices().get(new)?))
            })
            .collect();
    }
    let lines = diff.iter_changes(op);
    lines.map(|it| Line::Pieces(vec![piece(it.tag(), it.value())])).collect()
}

/// A line that was reworded, word by word.
fn words(old: &str, new: &str) -> Line {
    let diff = TextDiff::from_words(old, new);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let next = piece(change.tag(), change.value());
        match pieces.last_mut().filter(|it| it.tag == next.tag) {
            Some(last) => last.text.push_str(&next.text),
            None => pieces.push(next),
        }
    }
    pieces.retain(|it| !it.text.is_empty());
    Line::Pieces(pieces)
}

fn piece(tag: ChangeTag, text: &str) -> Piece {
    let tag = match tag {
        ChangeTag::Equal => Tag::Both,
        ChangeTag::Delete => Tag::Old,
        ChangeTag::Insert => Tag::New,
    };
    Piece { tag, text: text.trim_end_matches(['\n', '\r']).to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Parts as text: `[heading]`, `-old-`, `+new+`, `…`.
    fn show(parts: &[Part]) -> String {
        let line = |line: &Line| match line {
            Line::Gap => "…".to_owned(),
            Line::Pieces(pieces) => pieces
                .iter()
                .map(|it| match it.tag {
                    Tag::Both => it.text.clone(),
                    Tag::Old => format!("-{}-", it.text),
                    Tag::New => format!("+{}+", it.text),
                })
                .collect(),
        };
        let part = |part: &Part| {
            let lines: Vec<String> = part.lines.iter().map(line).collect();
            format!("[{}]\n{}", part.heading, lines.join("\n"))
        };
        parts.iter().map(part).collect::<Vec<String>>().join("\n")
    }

    #[track_caller]
    fn check(older: &str, newer: &str, expected: &str) {
        assert_eq!(show(&changes(older, newer)), expected);
    }

    #[test]
    fn a_reworded_line_shows_its_words_under_its_heading() {
        check(
            "# T\n\n## Summary\n\nPayments failed for 20 min\n",
            "# T\n\n## Summary\n\nPayments failed for 23 min\n",
            "[Summary]\n\nPayments failed for -20-+23+ min",
        );
    }

    #[test]
    fn lines_come_and_go() {
        check("## A\n\none\n", "## A\n\none\ntwo\n", "[A]\none\n+two+");
        check("## A\n\none\ntwo\n", "## A\n\none\n", "[A]\none\n-two-");
    }

    #[test]
    fn what_is_far_apart_is_told_apart() {
        let text = |first: &str, last: &str| format!("## A\n{first}\n2\n3\n4\n5\n6\n{last}\n");
        let parts = changes(&text("a", "x"), &text("b", "y"));
        assert_eq!(parts.len(), 1);
        assert!(parts[0].lines.contains(&Line::Gap));
    }

    proptest! {
        #[test]
        fn texts_that_are_alike_have_no_changes(text in "[a-z #\n]{0,60}") {
            prop_assert_eq!(changes(&text, &text), Vec::new());
        }

        /// The old text can be read from what is not new, and the other way round.
        #[test]
        fn no_word_of_a_changed_line_is_left_out(old in "[a-c ]{1,20}", new in "[a-c ]{1,20}") {
            prop_assume!(old != new);
            let Line::Pieces(pieces) = words(&old, &new) else { panic!("a line has pieces") };
            let read = |without: Tag| -> String {
                pieces.iter().filter(|it| it.tag != without).map(|it| it.text.as_str()).collect()
            };
            prop_assert_eq!(read(Tag::New), old);
            prop_assert_eq!(read(Tag::Old), new);
        }
    }
}
