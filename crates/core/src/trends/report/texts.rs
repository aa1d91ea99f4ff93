//! The words of the report, by language.

use crate::wording::{Compiled, Wording};

/// The English words.
pub(super) fn english() -> &'static Wording {
    static ENGLISH: Compiled = Compiled::new(include_str!("../../../data/report/en.json"));
    ENGLISH.words()
}

/// The German words.
pub(super) fn german() -> &'static Wording {
    static GERMAN: Compiled = Compiled::new(include_str!("../../../data/report/de.json"));
    GERMAN.words()
}

/// The languages that a report can be written in, by their tags.
pub const REPORT_LANGUAGES: [&str; 2] = ["en", "de"];

/// The words of one of [`REPORT_LANGUAGES`]; `None` of another.
///
/// ```
/// use afterword_core::trends::report_words;
///
/// assert_eq!(report_words("en").and_then(|it| it.get("part.overdue")), Some("What is overdue"));
/// assert_eq!(report_words("xx"), None);
/// ```
pub fn report_words(language: &str) -> Option<&'static Wording> {
    match language {
        "en" => Some(english()),
        "de" => Some(german()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        let places = text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0));
        // A language has forms for one where it needs them.
        places.filter(|it| !it.contains('|')).collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let names = |it: &'static Wording| it.names().collect::<BTreeSet<_>>();
        assert_eq!(names(english()), names(german()));
        for name in english().names() {
            let [one, other] = [english(), german()].map(|it| placeholders(it.get(name).unwrap()));
            assert_eq!(one, other, "{name}");
        }
    }

    #[test]
    fn a_form_for_one_is_of_a_count_that_is_named() {
        for words in [english(), german()] {
            for text in words.names().filter_map(|it| words.get(it)) {
                let named = placeholders(text);
                for form in text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0)) {
                    let parts: Vec<&str> = form.split('|').collect();
                    let is_whole = parts.len() == 1 || parts.len() == 3;
                    assert!(is_whole && named.contains(parts[0]), "{text}");
                }
            }
        }
    }
}
