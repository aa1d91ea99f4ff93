//! Which commands a few typed letters mean, and which of them most.
//!
//! The rule. Case and accents do not count. Each typed word has to be found in the text, in any order; its letters stand there in
//! their order, and each of them either begins a word or lies in the word of the letter before it: `gtt` finds *Go to the trash* and
//! `chkout` finds *Checkout*, but `plan` does not find *people call on*. A letter counts [`START`] where it begins a word ([`FIRST`]
//! more where that begins the text), [`RUN`] directly behind the letter before it, and [`INSIDE`] elsewhere; of all ways to find a
//! word the best counts. What was used lately counts up to [`LATELY`] more. What is equal stays in the order given.
//!
//! It takes time in proportion to the texts, and memory for the longest typed word, once.

use crate::fold::fold;

const START: i32 = 8;
const FIRST: i32 = 4;
const RUN: i32 = 6;
const INSIDE: i32 = 1;
/// For the one used last; each one before it gets one less.
pub(super) const LATELY: i32 = 8;

/// No way to find so many letters.
const NONE: i32 = i32::MIN / 2;

/// Finds words in texts. It keeps its memory from text to text.
#[derive(Debug, Default)]
struct Finder {
    /// By number of letters found: the best count anywhere so far.
    anywhere: Vec<i32>,
    /// The same with the last letter in the word at hand.
    in_word: Vec<i32>,
    /// The same with the last letter directly before the one at hand.
    run: Vec<i32>,
}

impl Finder {
    /// The count of `word` in `text`, both folded; `None` if it is not found.
    fn find(&mut self, word: &[char], text: &str) -> Option<i32> {
        for counts in [&mut self.anywhere, &mut self.in_word, &mut self.run] {
            counts.clear();
            counts.resize(word.len() + 1, NONE);
            counts[0] = 0;
        }
        let mut follows_letter = false;
        for (at, letter) in text.chars().enumerate() {
            let is_start = letter.is_alphanumeric() && !follows_letter;
            follows_letter = letter.is_alphanumeric();
            if is_start {
                self.in_word[1..].fill(NONE);
            }
            self.take(word, letter, is_start, at == 0);
        }
        let found = self.anywhere[word.len()];
        (found >= 0).then_some(found)
    }

    /// One letter of the text, against each letter of the word from its last to its first.
    fn take(&mut self, word: &[char], letter: char, is_start: bool, is_first: bool) {
        for n in (0..word.len()).rev() {
            let count = if word[n] == letter { self.count(n, is_start, is_first) } else { NONE };
            self.run[n + 1] = count;
            self.in_word[n + 1] = self.in_word[n + 1].max(count);
            self.anywhere[n + 1] = self.anywhere[n + 1].max(count);
        }
    }

    /// What `n` letters and this one count.
    fn count(&self, n: usize, is_start: bool, is_first: bool) -> i32 {
        let start = if is_first { START + FIRST } else { START };
        let begun = if is_start { self.anywhere[n] + start } else { NONE };
        let run = if n == 0 { NONE } else { self.run[n] + RUN };
        begun.max(run).max(self.in_word[n] + INSIDE)
    }
}

/// Texts that are looked through with each key, folded once.
#[derive(Debug, Default)]
pub(super) struct Index {
    texts: Vec<String>,
    /// What each counts for having been used lately.
    lately: Vec<i32>,
}

impl Index {
    /// The index of `texts`, each with what it counts for having been used lately.
    pub(super) fn new<'a>(texts: impl Iterator<Item = (&'a str, i32)>) -> Self {
        let (texts, lately) = texts.map(|(text, lately)| (fold(text), lately)).unzip();
        Self { texts, lately }
    }
}

/// Ranks an [`Index`]; it keeps its memory from key to key.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    finder: Finder,
    /// The count, turned round so that the best comes first, and the place in the index.
    hits: Vec<(i32, u32)>,
}

impl Ranking {
    /// How many texts answer `query`, and the places of the first `most` of them, best first.
    pub(super) fn best(&mut self, index: &Index, query: &str, most: usize) -> (usize, Vec<usize>) {
        let query = fold(query);
        let words: Vec<Vec<char>> =
            query.split_whitespace().map(|it| it.chars().collect()).collect();
        self.hits.clear();
        for ((place, text), lately) in (0_u32..).zip(&index.texts).zip(&index.lately) {
            if let Some(count) = count(&mut self.finder, &words, text) {
                self.hits.push((-count - lately, place));
            }
        }
        let n = self.hits.len();
        if n > most {
            self.hits.select_nth_unstable(most);
            self.hits.truncate(most);
        }
        self.hits.sort_unstable();
        let places = self.hits.iter().filter_map(|(_, it)| usize::try_from(*it).ok()).collect();
        (n, places)
    }
}

fn count(finder: &mut Finder, words: &[Vec<char>], text: &str) -> Option<i32> {
    words.iter().try_fold(0, |sum: i32, word| Some(sum.saturating_add(finder.find(word, text)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(query: &str, text: &str) -> Option<i32> {
        let words: Vec<Vec<char>> =
            fold(query).split_whitespace().map(|it| it.chars().collect()).collect();
        count(&mut Finder::default(), &words, &fold(text))
    }

    /// The texts that answer, best first.
    fn best<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
        let index = Index::new(texts.iter().map(|it| (*it, 0)));
        let (_, places) = Ranking::default().best(&index, query, 50);
        places.into_iter().map(|it| texts[it]).collect()
    }

    #[test]
    fn letters_begin_words_or_stay_in_theirs() {
        for (query, text) in [
            ("gtt", "Go to the trash"),
            ("chkout", "Checkout outage"),
            ("outage check", "Checkout outage"),
            ("zurich", "Zürich lost"),
            ("STRASSE", "Straße"),
            ("set", "Reset"),
            ("crates-io", "crates-io is slow"),
            ("cio", "crates-io is slow"),
            ("決済", "決済が止まった"),
            ("", "anything"),
        ] {
            assert!(find(query, text).is_some(), "{query} in {text}");
        }
        for (query, text) in [
            ("plan", "people call on"),
            ("ttg", "Go to the trash"),
            ("outagf", "outage"),
            ("a", ""),
        ] {
            assert_eq!(find(query, text), None, "{query} in {text}");
        }
    }

    #[test]
    fn word_starts_and_runs_come_first() {
        let texts = ["Reset the theme", "Settings", "Late settlement"];
        assert_eq!(best("set", &texts), ["Settings", "Late settlement", "Reset the theme"]);
    }

    #[test]
    fn the_best_way_counts_not_the_first() {
        // Taken from the left, the letters would be those of “abandon”.
        assert!(find("ba", "abandon backup") > find("ba", "abandon ship"));
    }

    #[test]
    fn what_is_equal_stays_in_order_and_what_was_used_lately_comes_before_it() {
        assert_eq!(best("out", &["Outage B", "Outage A"]), ["Outage B", "Outage A"]);
        let index = Index::new([("Outage B", 0), ("Outage A", LATELY)].into_iter());
        assert_eq!(Ranking::default().best(&index, "out", 50), (2, vec![1, 0]));
    }

    #[test]
    fn the_first_few_are_the_best_of_all() {
        let texts: Vec<String> = (0..1000).map(|n| format!("outage {n}")).collect();
        let index = Index::new(texts.iter().map(|it| (it.as_str(), 0)));
        let mut ranking = Ranking::default();
        let (n, places) = ranking.best(&index, "outage 999", 50);
        assert_eq!((n, places), (1, vec![999]));
        let (n, places) = ranking.best(&index, "", 50);
        assert_eq!((n, places), (1000, (0..50).collect()));
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_word_is_found_in_itself_and_nothing_panics(text in any::<String>(), query in any::<String>()) {
            let index = Index::new([(text.as_str(), 0), (query.as_str(), 0)].into_iter());
            let (_, places) = Ranking::default().best(&index, &query, 2);
            prop_assert!(places.contains(&1), "{query:?} does not find itself");
        }

        #[test]
        fn a_longer_query_finds_no_more(text in "[a-d -]{0,20}", query in "[a-d]{1,6}", more in "[a-d]") {
            let index = Index::new([(text.as_str(), 0)].into_iter());
            let mut ranking = Ranking::default();
            let (n, _) = ranking.best(&index, &query, 1);
            let (n_longer, _) = ranking.best(&index, &format!("{query}{more}"), 1);
            prop_assert!(n_longer <= n);
        }
    }
}
