//! The words of the report, by language.

use afterword_core::wording::{Bilingual, Wording};

static WORDS: Bilingual = Bilingual::new(
    include_str!("../../../data/maturity/en.json"),
    include_str!("../../../data/maturity/de.json"),
);

/// The languages that a report of maturity can be written in, by their tags.
pub const REPORT_LANGUAGES: [&str; 2] = Bilingual::LANGUAGES;

/// The words of one of [`REPORT_LANGUAGES`]; `None` of another.
///
/// ```
/// use afterword_formats::maturity::report_words;
///
/// assert_eq!(report_words("de").and_then(|it| it.get("staged")), Some("Erreichte Stufe"));
/// assert_eq!(report_words("xx"), None);
/// ```
pub fn report_words(language: &str) -> Option<&'static Wording> {
    WORDS.in_language(language)
}
