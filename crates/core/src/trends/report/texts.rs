//! The words of the report, by language.

use crate::wording::{Bilingual, Wording};

static WORDS: Bilingual = Bilingual::new(
    include_str!("../../../data/report/en.json"),
    include_str!("../../../data/report/de.json"),
);

/// The languages that a report can be written in, by their tags.
pub const REPORT_LANGUAGES: [&str; 2] = Bilingual::LANGUAGES;

/// The words of one of [`REPORT_LANGUAGES`]; `None` of another.
///
/// ```
/// use afterword_core::trends::report_words;
///
/// assert_eq!(report_words("en").and_then(|it| it.get("part.overdue")), Some("What is overdue"));
/// assert_eq!(report_words("xx"), None);
/// ```
pub fn report_words(language: &str) -> Option<&'static Wording> {
    WORDS.in_language(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_for_one_is_of_a_count_that_is_named() {
        for words in REPORT_LANGUAGES.into_iter().filter_map(report_words) {
            for text in words.names().filter_map(|it| words.get(it)) {
                for form in text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0)) {
                    let parts: Vec<&str> = form.split('|').collect();
                    assert!([1, 3].contains(&parts.len()), "{text}");
                    assert!(text.contains(&format!("{{{}}}", parts[0])), "{text}");
                }
            }
        }
    }
}
