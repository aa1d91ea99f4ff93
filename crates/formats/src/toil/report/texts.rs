//! The words of the report, by language.

use afterword_core::wording::{Compiled, Wording};

/// The languages that a report of toil can be written in, by their tags.
pub const REPORT_LANGUAGES: [&str; 2] = ["en", "de"];

/// The words of one of [`REPORT_LANGUAGES`]; `None` of another.
///
/// ```
/// use afterword_formats::toil::report_words;
///
/// assert_eq!(report_words("de").and_then(|it| it.get("status.over")), Some("über dem Budget"));
/// assert_eq!(report_words("xx"), None);
/// ```
pub fn report_words(language: &str) -> Option<&'static Wording> {
    match language {
        "en" => Some(english()),
        "de" => Some(german()),
        _ => None,
    }
}

fn english() -> &'static Wording {
    static ENGLISH: Compiled = Compiled::new(include_str!("../../../data/toil/en.json"));
    ENGLISH.words()
}

fn german() -> &'static Wording {
    static GERMAN: Compiled = Compiled::new(include_str!("../../../data/toil/de.json"));
    GERMAN.words()
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
        let names = |it: &'static Wording| it.names().collect::<BTreeSet<_>>();
        assert_eq!(names(english()), names(german()));
        for name in english().names() {
            let [one, other] = [english(), german()].map(|it| placeholders(it.get(name).unwrap()));
            assert_eq!(one, other, "{name}");
        }
    }
}
