//! The words in pictures, in one language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::stored;

/// Every word that a picture adds to what the document says, by key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// English.
    pub fn english() -> Self {
        let json = include_str!("../../data/drawing/en.json");
        Self(stored::from_json(json).expect("the shipped words are valid; a test reads them"))
    }

    /// Another language: an object of keys and texts. What it leaves out stays English.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        let Self(mut words) = Self::english();
        words.extend(stored::from_json::<BTreeMap<String, String>>(json)?);
        Ok(Self(words))
    }

    /// The same words in another language: whatever `find` does not know by its key stays.
    pub fn translated(self, find: impl Fn(&str) -> Option<&'static str>) -> Self {
        let translate = |(key, text): (String, String)| {
            let text = find(&key).map_or(text, str::to_owned);
            (key, text)
        };
        Self(self.0.into_iter().map(translate).collect())
    }

    /// The text called `key`; the key itself if there is none, so that a gap is seen.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The text called `key` with `{}` replaced by `value`.
    ///
    /// ```
    /// use afterword_core::draw::Words;
    ///
    /// assert_eq!(Words::english().fill("quiet", "2 h 10 min"), "2 h 10 min quiet");
    /// ```
    pub fn fill(&self, key: &str, value: &str) -> String {
        self.get(key).replacen("{}", value, 1)
    }

    /// The text called `key-one` or `key-many`, with `{}` replaced by the number.
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "many" };
        self.fill(&format!("{key}-{form}"), &n.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_falls_back_to_english() {
        let words = Words::from_json(r#"{"quiet": "{} Stille"}"#).unwrap();
        assert_eq!(words.fill("quiet", "2 h"), "2 h Stille");
        assert_eq!(words.get("no-time"), Words::english().get("no-time"));
        assert_eq!(words.get("nowhere"), "nowhere");
        let words = words.translated(|key| (key == "no-time").then_some("ohne Zeit"));
        assert_eq!((words.get("no-time"), words.get("quiet")), ("ohne Zeit", "{} Stille"));
    }
}
