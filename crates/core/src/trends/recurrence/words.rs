//! The words by which texts are compared: as the search has them, without those that say nothing, singular and plural alike.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use crate::search::{Humps, folded, stands_alone, words};
use crate::word_lists::WordLists;

// Only looked into: its order is nobody’s business.
static SILENT: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = WordLists::read(include_str!("../../../data/trends/words.txt"));
    let members = ["en", "de"].into_iter().flat_map(|it| lists.get(it));
    members.map(|it| folded(it)).collect()
});

/// Gives the words of `text` that say something, in their order: the form they are compared in, and the one they were written in.
///
/// Words of one letter and mere numbers say nothing.
pub(crate) fn for_each_word(text: &str, each: &mut dyn FnMut(&str, &str)) {
    words(text, Humps::Joined, &mut |range, word| {
        let is_long = word.len() > 1 || word.chars().any(stands_alone);
        let says = is_long && word.chars().any(char::is_alphabetic);
        if says && !SILENT.contains(word) {
            each(&stem(word), &text[range]);
        }
    });
}

/// A word without the ending of an English plural, taken off as Harman’s S-stemmer does (1991): weak, and so never far wrong in another
/// language.
fn stem(word: &str) -> Cow<'_, str> {
    let ends = |endings: &[&str]| endings.iter().any(|it| word.ends_with(it));
    if word.len() > 4 && ends(&["ies"]) && !ends(&["eies", "aies"]) {
        [&word[..word.len() - 3], "y"].concat().into()
    } else if word.len() > 3 && ends(&["s"]) && !ends(&["us", "ss", "is"]) {
        word[..word.len() - 1].into()
    } else {
        word.into()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for_each_word(text, &mut |stem, _| found.push(stem.to_owned()));
        found
    }

    #[test]
    fn words_are_those_that_say_something() {
        assert_eq!(words("The retries were NOT capped at 5"), ["retry", "capped"]);
        assert_eq!(
            words("Database's connections: pool status, access"),
            ["database", "connection", "pool", "status", "access"]
        );
        assert_eq!(words("Die Prüfung wurde übersprungen"), ["prufung", "ubersprungen"]);
        assert_eq!(words("a x 42 — 5xx"), ["5xx"]);
        assert_eq!(words("The API doesn’t, the disk's full"), ["api", "disk", "full"]);
        assert_eq!(words("数据库"), ["数", "据", "库"]);
    }

    proptest! {
        #[test]
        fn any_text_has_words(text in any::<String>()) {
            for_each_word(&text, &mut |stem, word| assert!(!stem.is_empty() && !word.is_empty()));
        }
    }
}
