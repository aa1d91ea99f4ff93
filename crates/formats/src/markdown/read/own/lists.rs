//! The items of our lists, and which member of the document each of them is.

use std::collections::{BTreeMap, VecDeque};

use afterword_core::order::sort;

/// An item of a list: its first line without indentation, and the lines below, moved left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) first: String,
    pub(super) rest: Vec<String>,
}

/// Cuts the lines of a section into what stands above its list, and the items of the list.
pub(super) fn items(lines: &[&str], first_line: usize) -> (Vec<String>, Vec<Item>) {
    let (mut above, mut items): (Vec<String>, Vec<Item>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("- ") || *line == "-" {
            let first = (*line).to_owned();
            items.push(Item { line: first_line + at, first, rest: Vec::new() });
        } else if let Some(item) = items.last_mut() {
            item.rest.push(line.strip_prefix("  ").unwrap_or(line).to_owned());
        } else {
            above.push((*line).to_owned());
        }
    }
    (above, items)
}

/// Which member each item is, by what its line holds beside its text.
///
/// Lines that stand alike at the beginning and at the end are the same ones; between these, an item is the first unused member
/// that is like it. What is left is paired in order if as many items as members are left: those were edited; otherwise items
/// were added or taken away.
pub(super) fn pair(items: &[String], members: &[String]) -> Vec<Option<usize>> {
    let head = items.iter().zip(members).take_while(|(a, b)| a == b).count();
    let (items_left, members_left) = (&items[head..], &members[head..]);
    let tail =
        items_left.iter().rev().zip(members_left.iter().rev()).take_while(|(a, b)| a == b).count();
    let between = &items_left[..items_left.len() - tail];
    let last = members.len() - tail;
    let mut pairs: Vec<Option<usize>> = (0..head).map(Some).collect();
    pairs.extend(
        pair_between(between, &members[head..last]).into_iter().map(|it| it.map(|at| head + at)),
    );
    pairs.extend((last..members.len()).map(Some));
    pairs
}

fn pair_between(items: &[String], members: &[String]) -> Vec<Option<usize>> {
    let mut waiting: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (at, key) in members.iter().enumerate() {
        waiting.entry(key).or_default().push_back(at);
    }
    let take = |key: &String| waiting.get_mut(key.as_str()).and_then(VecDeque::pop_front);
    let mut pairs: Vec<Option<usize>> = items.iter().map(take).collect();
    let mut left: Vec<usize> = waiting.into_values().flatten().collect();
    sort(&mut left, Ord::cmp);
    if left.len() == pairs.iter().filter(|it| it.is_none()).count() {
        let mut left = left.into_iter();
        for pair in pairs.iter_mut().filter(|it| it.is_none()) {
            *pair = left.next();
        }
    }
    pairs
}

/// Splits `- [ ] **P1** title *(facts)*` into what stands before the text, the text, and what stands after it.
///
/// In a text that we wrote every star is escaped, so the pieces are found without doubt.
pub(super) fn split_line(line: &str) -> (&str, &str, &str) {
    let mut from = 2.min(line.len());
    for mark in ["[ ] ", "[x] ", "[X] "] {
        from += if line[from..].starts_with(mark) { mark.len() } else { 0 };
    }
    for priority in ["**P0** ", "**P1** ", "**P2** ", "**P3** "] {
        from += if line[from..].starts_with(priority) { priority.len() } else { 0 };
    }
    let marks = line[from..].rfind(" *(").filter(|_| line.ends_with(")*"));
    let to = marks.map_or(line.len(), |it| from + it);
    (&line[..from], &line[from..to], &line[to..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(items: &[&str], members: &[&str], expected: &[Option<usize>]) {
        let owned = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
        assert_eq!(pair(&owned(items), &owned(members)), expected);
    }

    #[test]
    fn items_find_their_members() {
        check(&["a", "b", "a"], &["a", "b", "a"], &[Some(0), Some(1), Some(2)]);
        check(&["b", "a"], &["a", "b"], &[Some(1), Some(0)]);
        check(&["a", "edited"], &["a", "b"], &[Some(0), Some(1)]);
        check(&["a", "new", "b"], &["a", "b"], &[Some(0), None, Some(1)]);
        check(&["b"], &["a", "b"], &[Some(1)]);
        check(&["edited", "a"], &["a", "a"], &[Some(0), Some(1)]);
    }

    #[test]
    fn lines_split_without_doubt() {
        let line = "- [x] **P1** Add \\*(this)\\* *(owner: bob; due: 2026-01-01)*";
        let expected = ("- [x] **P1** ", "Add \\*(this)\\*", " *(owner: bob; due: 2026-01-01)*");
        assert_eq!(split_line(line), expected);
        assert_eq!(split_line("- a"), ("- ", "a", ""));
        assert_eq!(split_line("-"), ("-", "", ""));
    }
}
