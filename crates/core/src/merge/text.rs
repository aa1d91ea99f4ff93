//! Texts merged by line, as `diff3` does it.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What came of merging a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Merged {
    /// Every change could stand.
    Clean(String),
    /// Some lines were changed on both sides. All three hold every change that could stand.
    Conflict {
        /// With my version of those lines.
        mine: String,
        /// With theirs.
        theirs: String,
        /// With both, mine first.
        both: String,
    },
}

/// Merges two versions of `base`, line by line.
pub(crate) fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    if mine == theirs || theirs == base {
        return Merged::Clean(mine.to_owned());
    }
    if mine == base {
        return Merged::Clean(theirs.to_owned());
    }
    let [base, mine, theirs] = [base, mine, theirs].map(|it| it.split('\n').collect::<Vec<&str>>());
    let regions = regions(&changes(&base, &mine), &changes(&base, &theirs));

    let mut out = [const { Vec::<&str>::new() }; 3];
    let mut has_conflict = false;
    let mut at = 0;
    for region in regions {
        out.iter_mut().for_each(|it| it.extend(&base[at..region.base.start]));
        at = region.base.end;
        let original = &base[region.base.clone()];
        let (mine, theirs) = (&mine[region.mine], &theirs[region.theirs]);
        let choice = match () {
            () if theirs == original || mine == theirs => Some(mine),
            () if mine == original => Some(theirs),
            () => None,
        };
        let [with_mine, with_theirs, with_both] = &mut out;
        match choice {
            Some(lines) => out.iter_mut().for_each(|it| it.extend(lines)),
            None => {
                has_conflict = true;
                with_mine.extend(mine);
                with_theirs.extend(theirs);
                with_both.extend(mine.iter().chain(theirs));
            }
        }
    }
    out.iter_mut().for_each(|it| it.extend(&base[at..]));
    let [mine, theirs, both] = out.map(|it| it.join("\n"));
    if has_conflict { Merged::Conflict { mine, theirs, both } } else { Merged::Clean(mine) }
}

/// Lines of the base that one side replaced, and by which of its own.
#[derive(Clone, Debug)]
struct Change {
    base: Range<usize>,
    side: Range<usize>,
}

/// A stretch that at least one side changed, in all three versions.
struct Region {
    base: Range<usize>,
    mine: Range<usize>,
    theirs: Range<usize>,
}

/// What lies between the stretches that are alike.
fn changes(base: &[&str], side: &[&str]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut done = (0, 0);
    let end = DiffOp::Equal { old_index: base.len(), new_index: side.len(), len: 0 };
    for op in capture_diff_slices(Algorithm::Myers, base, side).into_iter().chain([end]) {
        let DiffOp::Equal { old_index, new_index, len } = op else { continue };
        if done != (old_index, new_index) {
            changes.push(Change { base: done.0..old_index, side: done.1..new_index });
        }
        done = (old_index + len, new_index + len);
    }
    changes
}

/// Puts the changes of both sides in order, those that meet in one region.
fn regions(mine: &[Change], theirs: &[Change]) -> Vec<Region> {
    let mut regions = Vec::new();
    let (mut mine, mut theirs) = (Side::new(mine), Side::new(theirs));
    while let Some(start) = [mine.next_start(), theirs.next_start()].into_iter().flatten().min() {
        let mut base = start..start;
        // Each change taken in may reach further and meet the next one of the other side.
        while mine.take_meeting(&mut base) || theirs.take_meeting(&mut base) {}
        let (mine, theirs) = (mine.close(&base), theirs.close(&base));
        regions.push(Region { base, mine, theirs });
    }
    regions
}

/// One side's changes as they are worked off.
struct Side<'a> {
    changes: &'a [Change],
    /// How much further on the side's lines are than the base's, before and after the open region.
    shift_before: isize,
    shift_after: isize,
}

impl<'a> Side<'a> {
    fn new(changes: &'a [Change]) -> Self {
        Self { changes, shift_before: 0, shift_after: 0 }
    }

    fn next_start(&self) -> Option<usize> {
        self.changes.first().map(|it| it.base.start)
    }

    /// Takes the next change if it overlaps `region` or begins where it begins, and widens the region to hold it.
    fn take_meeting(&mut self, region: &mut Range<usize>) -> bool {
        let Some((change, rest)) = self.changes.split_first() else { return false };
        if change.base.start >= region.end && change.base.start != region.start {
            return false;
        }
        region.end = region.end.max(change.base.end);
        self.shift_after = change.side.end as isize - change.base.end as isize;
        self.changes = rest;
        true
    }

    /// The side's lines of `region`, which then is done with.
    fn close(&mut self, region: &Range<usize>) -> Range<usize> {
        let start = region.start.saturating_add_signed(self.shift_before);
        let end = region.end.saturating_add_signed(self.shift_after);
        self.shift_before = self.shift_after;
        start..end
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(base: &str, mine: &str, theirs: &str, expected: &str) {
        assert_eq!(merge(base, mine, theirs), Merged::Clean(expected.to_owned()));
        assert_eq!(merge(base, theirs, mine), Merged::Clean(expected.to_owned()));
    }

    #[test]
    fn changes_to_different_lines_both_stand() {
        check("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC");
        check("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd");
        check("x", "x\nm", "t\nx", "t\nx\nm");
        check("a\nb", "a\nb", "", "");
        check("a\nb\nc\nd", "a\nd", "a\nb\nc\nd\ne", "a\nd\ne");
    }

    #[test]
    fn the_same_change_is_one_change() {
        check("a\nb", "a\nB", "a\nB", "a\nB");
        check("a\nb\nc", "a\nB\nc", "a\nB\nc\nd", "a\nB\nc\nd");
    }

    #[test]
    fn a_line_changed_twice_is_a_conflict_and_the_rest_still_merges() {
        let merged = merge("a\nb\nc\nd", "A\nb\nM\nd", "a\nb\nT\nd");
        let expected = Merged::Conflict {
            mine: "A\nb\nM\nd".to_owned(),
            theirs: "A\nb\nT\nd".to_owned(),
            both: "A\nb\nM\nT\nd".to_owned(),
        };
        assert_eq!(merged, expected);
    }

    #[test]
    fn two_insertions_at_one_place_are_a_conflict() {
        assert!(matches!(merge("a\nb", "a\nm\nb", "a\nt\nb"), Merged::Conflict { .. }));
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec("[a-d]", 0..8).prop_map(|it| it.join("\n"))
    }

    proptest! {
        #[test]
        fn a_merge_without_conflict_commutes(base in text(), mine in text(), theirs in text()) {
            match (merge(&base, &mine, &theirs), merge(&base, &theirs, &mine)) {
                (Merged::Clean(one), Merged::Clean(other)) => prop_assert_eq!(one, other),
                (Merged::Conflict { mine, theirs, .. }, Merged::Conflict { mine: other_mine, theirs: other_theirs, .. }) => {
                    prop_assert_eq!(mine, other_theirs);
                    prop_assert_eq!(theirs, other_mine);
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn no_new_line_is_lost(base in text(), mine in "[a-h\n]{0,12}", theirs in "[a-h\n]{0,12}") {
            let all = match merge(&base, &mine, &theirs) {
                Merged::Clean(text) => text,
                Merged::Conflict { both, .. } => both,
            };
            let is_new = |it: &&str| !base.split('\n').any(|old| old == *it);
            for line in mine.split('\n').chain(theirs.split('\n')).filter(is_new) {
                prop_assert!(all.split('\n').any(|it| it == line), "{line:?} of {all:?}");
            }
        }
    }
}
