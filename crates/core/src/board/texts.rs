//! The texts of what leaves the board, by language.

use crate::wording::{Bilingual, Wording};

static WORDS: Bilingual = Bilingual::new(
    include_str!("../../data/board/en.json"),
    include_str!("../../data/board/de.json"),
);

/// The texts of digests and tables in the language of that tag; English for those that have none.
///
/// ```
/// use afterword_core::board::board_words;
///
/// assert_eq!(board_words("de").get("nobody"), Some("Niemand"));
/// assert_eq!(board_words("xx").get("nobody"), Some("Nobody"));
/// ```
pub fn board_words(language: &str) -> &'static Wording {
    WORDS.in_language(language).unwrap_or_else(|| WORDS.english())
}
