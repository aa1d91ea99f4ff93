//! Texts for people, by name: templates with `{}` placeholders, one file a language.

use crate::stored;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Texts that are compiled in, read when they are first asked for.
///
/// ```
/// use afterword_core::wording::Compiled;
///
/// static ENGLISH: Compiled = Compiled::new(r#"{ "open": "Open" }"#);
/// assert_eq!(ENGLISH.words().get("open"), Some("Open"));
/// ```
#[derive(Debug)]
pub struct Compiled {
    json: &'static str,
    words: OnceLock<Wording>,
}

impl Compiled {
    /// Those of a file of texts, which a test has to read: what is no such file stops the program.
    pub const fn new(json: &'static str) -> Self {
        Self { json, words: OnceLock::new() }
    }

    /// The texts.
    pub fn words(&self) -> &Wording {
        self.words.get_or_init(|| Wording::read(self.json).expect("a test reads these files"))
    }
}

/// Texts that are compiled in, in the languages that files are written in.
///
/// That both say the same things is tested for all such files at once.
///
/// ```
/// use afterword_core::wording::Bilingual;
///
/// static WORDS: Bilingual = Bilingual::new(r#"{ "open": "Open" }"#, r#"{ "open": "Offen" }"#);
/// assert_eq!(WORDS.in_language("de").and_then(|it| it.get("open")), Some("Offen"));
/// assert_eq!(WORDS.in_language("xx"), None);
/// ```
#[derive(Debug)]
pub struct Bilingual {
    english: Compiled,
    german: Compiled,
}

impl Bilingual {
    /// The languages by their tags, as BCP 47 calls them.
    pub const LANGUAGES: [&'static str; 2] = ["en", "de"];

    /// Those of two files, which a test has to read; see [`Compiled::new`].
    pub const fn new(english: &'static str, german: &'static str) -> Self {
        Self { english: Compiled::new(english), german: Compiled::new(german) }
    }

    /// The texts in one of [`LANGUAGES`](Self::LANGUAGES); `None` for another.
    pub fn in_language(&self, tag: &str) -> Option<&Wording> {
        match tag {
            "en" => Some(self.english()),
            "de" => Some(self.german.words()),
            _ => None,
        }
    }

    /// The English texts, for whoever has no others.
    pub fn english(&self) -> &Wording {
        self.english.words()
    }
}

/// The texts of one part of the program in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording(BTreeMap<String, String>);

impl Wording {
    /// Reads a file of texts: one flat JSON object of names and templates.
    ///
    /// # Errors
    ///
    /// When it is something else.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        stored::from_json(json).map(Self)
    }

    /// Reads lines of `name = words`; what is none is passed over.
    ///
    /// ```
    /// use afterword_core::wording::Wording;
    ///
    /// let words = Wording::from_lines("# a comment\nopen = Open\n");
    /// assert_eq!(words.get("open"), Some("Open"));
    /// ```
    pub fn from_lines(lines: &str) -> Self {
        let mut texts = BTreeMap::new();
        for (name, words) in lines.lines().filter_map(|it| it.split_once(" = ")) {
            texts.insert(name.to_owned(), words.to_owned());
        }
        Self(texts)
    }

    /// The text called `name`, if the language has it.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The text called `name`, its placeholders filled. A name that the language lacks stands for itself, and a placeholder
    /// without a value stays as it is: both are seen, and neither hides what happened.
    ///
    /// ```
    /// use afterword_core::wording::Wording;
    ///
    /// let words = Wording::read(r#"{ "moved": "{what} moved to {place}" }"#)?;
    /// assert_eq!(words.fill("moved", &[("what", "Entry"), ("place", "the end")]), "Entry moved to the end");
    /// assert_eq!(words.fill("added", &[]), "added");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn fill(&self, name: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(name).unwrap_or(name);
        let mut out = String::new();
        // In one pass, so that a value that looks like a placeholder is text.
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let value = after.split_once('}').and_then(|(key, tail)| {
                values.iter().find(|(it, _)| *it == key).map(|(_, value)| (*value, tail))
            });
            match value {
                Some((value, tail)) => {
                    out.push_str(value);
                    rest = tail;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// The same texts in another language: what `find` has for their names, else as they are here.
    ///
    /// ```
    /// use afterword_core::wording::Wording;
    ///
    /// let words = Wording::read(r#"{ "open": "Open", "done": "Done" }"#)?;
    /// let german = words.translated(&|name| (name == "open").then(|| "Offen".to_owned()));
    /// assert_eq!((german.get("open"), german.get("done")), (Some("Offen"), Some("Done")));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn translated(&self, find: &dyn Fn(&str) -> Option<String>) -> Self {
        // One by one: collected they would be sorted first, which is code for nothing.
        let mut texts = BTreeMap::new();
        for (name, words) in &self.0 {
            texts.insert(name.clone(), find(name).unwrap_or_else(|| words.clone()));
        }
        Self(texts)
    }

    /// All texts, by name.
    pub(crate) fn texts(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// The names of all texts, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_text() {
        let words = Wording::read(r#"{ "pair": "{a} {b} {c" }"#).unwrap();
        assert_eq!(words.fill("pair", &[("a", "{b}"), ("b", "x")]), "{b} x {c");
    }
}
