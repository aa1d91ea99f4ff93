//! The words of the report, by language.

use afterword_core::wording::{Bilingual, Wording};

static WORDS: Bilingual = Bilingual::new(
    include_str!("../../../data/toil/en.json"),
    include_str!("../../../data/toil/de.json"),
);

/// The languages that a report of toil can be written in, by their tags.
pub const REPORT_LANGUAGES: [&str; 2] = Bilingual::LANGUAGES;

/// The words of one of [`REPORT_LANGUAGES`]; `None` of another.
///
/// ```
/// use afterword_formats::toil::report_words;
///
/// assert_eq!(report_words("de").and_then(|it| it.get("status.over")), Some("über dem Budget"));
/// assert_eq!(report_words("xx"), None);
/// ```
pub fn report_words(language: &str) -> Option<&'static Wording> {
    WORDS.in_language(language)
}
