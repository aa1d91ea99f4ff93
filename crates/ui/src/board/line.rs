//! The lines of the list: a heading for each group that has cards, and the cards below it.

use std::ops::Range;

use afterword_core::board::Group;

/// How many cards each group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lines(pub(super) [usize; Group::ALL.len()]);

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a group, with how many cards it has.
    Heading(Group, usize),
    /// A card, by its place among all.
    Card(usize),
}

impl Lines {
    /// How many cards there are.
    pub(super) fn n_cards(self) -> usize {
        self.0.iter().sum()
    }

    /// How many lines there are.
    pub(super) fn len(self) -> usize {
        self.n_cards() + self.0.iter().filter(|it| **it > 0).count()
    }

    /// What stands on line `at`.
    pub(super) fn at(self, at: usize) -> Option<Line> {
        let (mut line, mut card) = (0, 0);
        for (group, n) in Group::ALL.into_iter().zip(self.0).filter(|it| it.1 > 0) {
            if at == line {
                return Some(Line::Heading(group, n));
            }
            if at <= line + n {
                return Some(Line::Card(card + at - line - 1));
            }
            (line, card) = (line + n + 1, card + n);
        }
        None
    }

    /// The line of the card at a place among all.
    pub(super) fn of_card(self, place: usize) -> usize {
        let mut before = 0;
        let headings = self.0.iter().filter(|it| **it > 0).take_while(|n| {
            let begins = before <= place;
            before += **n;
            begins
        });
        place + headings.count()
    }

    /// How tall all lines before line `at` are, in headings; a card is as tall as `card` of them.
    pub(super) fn height_before(self, at: usize, card: usize) -> usize {
        let mut begin = 0;
        let headings = self.0.iter().filter(|it| **it > 0).take_while(|n| {
            let is_before = begin < at;
            begin += **n + 1;
            is_before
        });
        let n_headings = headings.count();
        n_headings + (at - n_headings) * card
    }

    /// The line that stands at that height; the last one where there is none.
    pub(super) fn at_height(self, height: usize, card: usize) -> usize {
        let last = self.len().saturating_sub(1);
        let (mut above, mut below) = (0, last);
        while above < below {
            let middle = (above + below).div_ceil(2);
            if self.height_before(middle, card) <= height {
                above = middle;
            } else {
                below = middle - 1;
            }
        }
        above
    }

    /// The places of the cards on those lines.
    pub(super) fn cards(self, lines: Range<usize>) -> Range<usize> {
        let card = |line: usize| match self.at(line) {
            Some(Line::Card(place)) => Some(place),
            _ => None,
        };
        let first = lines.clone().find_map(card);
        let last = lines.rev().find_map(card);
        first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn headings_stand_above_the_groups_that_have_cards() {
        let lines = Lines([2, 0, 1, 0, 0]);
        let all: Vec<Line> = (0..lines.len()).filter_map(|it| lines.at(it)).collect();
        let expected = [
            Line::Heading(Group::Overdue, 2),
            Line::Card(0),
            Line::Card(1),
            Line::Heading(Group::Later, 1),
            Line::Card(2),
        ];
        assert_eq!(all, expected);
        assert_eq!(lines.at(5), None);
        assert_eq!(lines.cards(0..1), 0..0);
        assert_eq!(lines.cards(2..4), 1..2);
    }

    proptest! {
        #[test]
        fn each_card_has_its_line(counts in proptest::array::uniform5(0..6_usize)) {
            let lines = Lines(counts);
            for place in 0..lines.n_cards() {
                prop_assert_eq!(lines.at(lines.of_card(place)), Some(Line::Card(place)));
            }
            prop_assert_eq!(lines.cards(0..lines.len()), 0..lines.n_cards());
        }

        #[test]
        fn each_line_begins_where_the_one_before_it_ends(
            counts in proptest::array::uniform5(0..6_usize),
            card in 1..4_usize,
        ) {
            let lines = Lines(counts);
            let mut height = 0;
            for at in 0..lines.len() {
                prop_assert_eq!(lines.height_before(at, card), height);
                let own = if matches!(lines.at(at), Some(Line::Card(_))) { card } else { 1 };
                for within in height..height + own {
                    prop_assert_eq!(lines.at_height(within, card), at);
                }
                height += own;
            }
            prop_assert_eq!(lines.height_before(lines.len(), card), height);
        }
    }
}
