//! The words by which texts are compared: lower case, without those that say nothing, singular and plural alike.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::phrase::Wording;
use crate::word_lists::WordLists;

// Only looked into: its order is nobody’s business.
static SILENT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lists = WordLists::read(include_str!("../../../data/trends/words.txt"));
    ["en", "de"].into_iter().flat_map(|it| lists.get(it)).copied().collect()
});

/// Gives the words of `text` that say something, in their order: the form they are compared in, and the one they were written in, in
/// lower case.
///
/// Words of one letter and mere numbers say nothing.
pub(super) fn for_each_word(text: &str, each: &mut dyn FnMut(&str, &str)) {
    let wording = Wording::new(text);
    for word in (0..wording.len()).map(|at| wording.word(at)) {
        let says = word.chars().nth(1).is_some() && word.chars().any(char::is_alphabetic);
        if says && !SILENT.contains(word) {
            stemmed(word, each);
        }
    }
}

/// The endings of an English plural, taken off as Harman’s S-stemmer does (1991): weak, and so never far wrong in another language.
fn stemmed(word: &str, each: &mut dyn FnMut(&str, &str)) {
    let ends = |endings: &[&str]| endings.iter().any(|it| word.ends_with(it));
    if let Some(stem) = word.strip_suffix("'s") {
        each(stem, word);
    } else if word.len() > 4 && ends(&["ies"]) && !ends(&["eies", "aies"]) {
        each(&format!("{}y", &word[..word.len() - 3]), word);
    } else if word.len() > 3 && ends(&["s"]) && !ends(&["us", "ss", "is"]) {
        let stem = &word[..word.len() - 1];
        each(stem, word);
    } else {
        each(word, word);
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
        assert_eq!(words("Die Prüfung wurde übersprungen"), ["prüfung", "übersprungen"]);
        assert_eq!(words("a x 42 — 5xx"), ["5xx"]);
    }

    proptest! {
        #[test]
        fn any_text_has_words(text in any::<String>()) {
            for_each_word(&text, &mut |stem, word| assert!(!stem.is_empty() && !word.is_empty()));
        }
    }
}
