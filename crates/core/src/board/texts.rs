//! The texts of what leaves the board, by language.

use crate::wording::{Compiled, Wording};

/// The texts of digests and tables in the language of that tag; English for those that have none.
///
/// ```
/// use afterword_core::board::board_words;
///
/// assert_eq!(board_words("de").get("nobody"), Some("Niemand"));
/// assert_eq!(board_words("xx").get("nobody"), Some("Nobody"));
/// ```
pub fn board_words(language: &str) -> &'static Wording {
    static ENGLISH: Compiled = Compiled::new(include_str!("../../data/board/en.json"));
    static GERMAN: Compiled = Compiled::new(include_str!("../../data/board/de.json"));
    if language == "de" { GERMAN.words() } else { ENGLISH.words() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0)).collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let [english, german] = ["en", "de"].map(board_words);
        let names = |it: &'static Wording| it.names().collect::<BTreeSet<_>>();
        assert_eq!(names(english), names(german));
        for name in english.names() {
            let [one, other] = [english, german].map(|it| placeholders(it.get(name).unwrap()));
            assert_eq!(one, other, "{name}");
        }
    }
}
