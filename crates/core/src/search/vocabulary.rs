//! The words of an index in their order: to find one, those that begin with it, and those that are nearly it.

use std::ops::Range;

/// Words in ascending order, each once, in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary {
    letters: String,
    /// Where each word ends in it.
    ends: Vec<u32>,
}

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a word that comes after all others.
    pub(super) fn push(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.letters[start as usize..self.ends[at] as usize]
    }

    pub(super) fn parts(&self) -> (&str, &[u32]) {
        (&self.letters, &self.ends)
    }

    /// The words again that [`parts`](Self::parts) took apart; `None` if they are not in order.
    pub(super) fn of_parts(letters: String, ends: Vec<u32>) -> Option<Self> {
        let mut start = 0;
        let mut before = "";
        for end in &ends {
            let word = letters.get(start..*end as usize)?;
            if word <= before {
                return None;
            }
            (start, before) = (*end as usize, word);
        }
        (start == letters.len()).then_some(Self { letters, ends })
    }

    /// Where `word` is.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let at = self.first_from(0, |it| it >= word);
        (at < self.len() && self.get(at) == word).then_some(at)
    }

    /// Where the words are that begin with `start`.
    pub(super) fn beginning_with(&self, start: &str) -> Range<usize> {
        let first = self.first_from(0, |it| it >= start);
        first..self.first_from(first, |it| !it.starts_with(start))
    }

    /// The first word from `start` on that `is_past`, which all after it are as well. Looks near `start` first.
    fn first_from(&self, start: usize, is_past: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut step) = (start, 1);
        while low + step <= self.len() && !is_past(self.get(low + step - 1)) {
            low += step;
            step *= 2;
        }
        let mut high = (low + step).min(self.len());
        while low < high {
            let middle = low.midpoint(high);
            if is_past(self.get(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// Calls `each` with every word that at most `reach` typing errors make of `word`, or of a word that begins with it, and with how
    /// many they are.
    ///
    /// An error is a letter too many, missing, wrong, or two that changed places (the optimal string alignment distance). Two errors
    /// are looked for behind the first letter only.
    pub(super) fn near(&self, word: &str, reach: usize, each: &mut dyn FnMut(usize, usize)) {
        let mut walk = Walk::new(word, reach);
        let range = match word.chars().next() {
            Some(first) if reach > 1 => self.beginning_with(first.encode_utf8(&mut [0; 4])),
            _ => self.first_from(0, |it| it.starts_with(char::is_alphanumeric))..self.len(),
        };
        let mut at = range.start;
        while at < range.end {
            match walk.step(self.get(at)) {
                Step::Near(distance) => each(at, distance),
                Step::Far => {}
                Step::Dead(length) => {
                    let start = &self.get(at)[..length];
                    at = self.first_from(at, |it| !it.starts_with(start));
                    continue;
                }
            }
            at += 1;
        }
    }
}

/// How far a word is from the one that is looked for.
enum Step {
    /// So many errors.
    Near(usize),
    /// Too many.
    Far,
    /// Too many for every word that begins with so many of its bytes.
    Dead(usize),
}

/// The table of distances for one word after the other: what two words begin with alike is computed once.
struct Walk {
    wanted: Vec<char>,
    reach: usize,
    /// For each letter of the current word: its end in the word, the letter, and how far the word up to here is from each beginning of
    /// the wanted one. The first row is for no letter.
    rows: Vec<(usize, char, Vec<u8>)>,
    n_rows: usize,
    current: String,
}

impl Walk {
    fn new(word: &str, reach: usize) -> Self {
        let wanted: Vec<char> = word.chars().collect();
        let first = (0..=wanted.len()).map(|it| u8::try_from(it).unwrap_or(u8::MAX)).collect();
        Self { wanted, reach, rows: vec![(0, ' ', first)], n_rows: 1, current: String::new() }
    }

    fn step(&mut self, word: &str) -> Step {
        let alike = self.current.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        while self.rows[self.n_rows - 1].0 > alike {
            self.n_rows -= 1;
        }
        self.current.truncate(0);
        self.current.push_str(word);
        let known = self.rows[self.n_rows - 1].0;
        for (at, ch) in word[known..].char_indices() {
            let end = known + at + ch.len_utf8();
            if self.add(end, ch) > self.reach {
                return Step::Dead(end);
            }
        }
        let last = self.wanted.len();
        let whole = self.rows[..self.n_rows].iter().map(|(.., row)| usize::from(row[last])).min();
        match whole {
            Some(distance) if distance <= self.reach => Step::Near(distance),
            _ => Step::Far,
        }
    }

    /// Adds the row of one more letter; the least distance in it.
    fn add(&mut self, end: usize, ch: char) -> usize {
        if self.rows.len() == self.n_rows {
            self.rows.push((0, ' ', vec![0; self.wanted.len() + 1]));
        }
        let (above, rest) = self.rows.split_at_mut(self.n_rows);
        let (_, letter_before, before) = &above[self.n_rows - 1];
        let (row_end, letter, row) = &mut rest[0];
        (*row_end, *letter) = (end, ch);
        row[0] = before[0].saturating_add(1);
        let mut least = row[0];
        for (at, wanted) in self.wanted.iter().enumerate() {
            let mut distance = before[at].saturating_add(u8::from(*wanted != ch));
            distance =
                distance.min(before[at + 1].saturating_add(1)).min(row[at].saturating_add(1));
            let have_changed_places =
                at > 0 && self.wanted[at - 1] == ch && wanted == letter_before;
            if have_changed_places && self.n_rows > 1 {
                distance = distance.min(above[self.n_rows - 2].2[at - 1].saturating_add(1));
            }
            row[at + 1] = distance;
            least = least.min(distance);
        }
        self.n_rows += 1;
        // A row that reached the whole word stays near for all that goes on from it.
        let reached = self.rows[..self.n_rows].iter().map(|(.., it)| it[self.wanted.len()]).min();
        usize::from(least.min(reached.unwrap_or(u8::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(words: &[&str]) -> Vocabulary {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.dedup();
        let mut vocabulary = Vocabulary::default();
        words.into_iter().filter(|it| !it.is_empty()).for_each(|it| vocabulary.push(it));
        vocabulary
    }

    fn near(vocabulary: &Vocabulary, word: &str, reach: usize) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        vocabulary.near(word, reach, &mut |at, distance| {
            found.push((vocabulary.get(at).to_owned(), distance));
        });
        found
    }

    /// The distance by its definition, with no word shared and no row saved.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                rows[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut least = (rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]))
                        .min(rows[i - 1][j] + 1)
                        .min(rows[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(rows[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        rows[a.len()][b.len()]
    }

    #[test]
    fn typing_errors_are_seen_through() {
        let words = of(&["cache", "cacheable", "catch", "checkout", "database", "latch"]);
        let found = |word, reach| near(&words, word, reach);
        assert_eq!(found("databse", 1), [("database".into(), 1)]);
        assert_eq!(found("chekcout", 1), [("checkout".into(), 1)]);
        assert_eq!(found("cahce", 1), [("cache".into(), 1), ("cacheable".into(), 1)]);
        assert_eq!(found("xache", 1), [("cache".into(), 1), ("cacheable".into(), 1)]);
    }

    #[test]
    fn what_is_not_in_order_is_no_vocabulary() {
        assert_eq!(Vocabulary::of_parts("ba".into(), vec![1, 2]), None);
        assert_eq!(Vocabulary::of_parts("ab".into(), vec![1]), None);
        assert_eq!(Vocabulary::of_parts("é".into(), vec![1, 2]), None);
        assert_eq!(Vocabulary::of_parts("ab".into(), vec![1, 9]), None);
        assert!(Vocabulary::of_parts("ab".into(), vec![1, 2]).is_some());
    }

    proptest! {
        #[test]
        fn the_walk_finds_what_the_definition_says(
            words in proptest::collection::vec("[a-cé]{1,7}", 1..40),
            wanted in "[a-cé]{1,6}",
            reach in 1..3_usize,
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let vocabulary = of(&words);
            let wanted_letters: Vec<char> = wanted.chars().collect();
            let mut expected = Vec::new();
            for at in 0..vocabulary.len() {
                let letters: Vec<char> = vocabulary.get(at).chars().collect();
                let starts = (0..=letters.len()).map(|it| distance(&letters[..it], &wanted_letters));
                let least = starts.min().unwrap();
                if least <= reach && (reach == 1 || letters[0] == wanted_letters[0]) {
                    expected.push((vocabulary.get(at).to_owned(), least));
                }
            }
            prop_assert_eq!(near(&vocabulary, &wanted, reach), expected);
        }

        #[test]
        fn words_are_found_by_how_they_begin(
            words in proptest::collection::vec("[ab]{1,5}", 0..30),
            start in "[ab]{0,4}",
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let vocabulary = of(&words);
            let range = vocabulary.beginning_with(&start);
            for at in 0..vocabulary.len() {
                let word = vocabulary.get(at);
                prop_assert_eq!(range.contains(&at), word.starts_with(&start));
                prop_assert_eq!(vocabulary.find(word), Some(at));
            }
        }
    }
}
