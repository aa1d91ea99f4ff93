//! The words of the interface: every text that is not the document's, in the language that the person reads.
//!
//! English is compiled in: [`word`] is the list of all texts and their English, and a text that no program uses is in no program.
//! Every other language is a file, `static/words/<code>.txt`, with a line a text. It is fetched when somebody wants that language, so
//! it costs the others nothing; what it lacks is said in English.
//!
//! ```
//! use afterword_ui::words::word;
//! assert_eq!(word::CLOSE.text(), "Close");
//! assert_eq!(word::NAMES_REMOVE.fill(&[("name", &"alice")]), "Remove alice");
//! assert_eq!(word::CAUSES_COUNT.count(2), "2 causes");
//! ```
//!
//! A new text is a line in `word.rs` and one in each file of `static/words`; tests compare the two, and look for texts that were
//! written into a component instead. A component that says words calls [`use_words`], so that it is drawn again in another language.

mod core_texts;
mod dates;
mod domain;
mod language;
mod models;
mod table;
mod template;
#[rustfmt::skip]
pub mod word;

use std::cell::Cell;
use std::fmt::Display;

use yew::prelude::*;

pub use core_texts::{said, wording};
pub(crate) use dates::day_order;
pub use dates::{count, decimal, decimal_mark, money};
pub use domain::{
    InWords, drawing, edited, level, meaning, metric, metric_source, moment_in_short, on_keys,
    reason, scheme, severity_rule, template_name, template_purpose,
};
pub use language::{Language, lang};
pub use models::{model_flaw, model_problem, noted, problem_kind};
use table::Table;

/// A text of the interface: its English, and the name by which other languages know it.
#[derive(Debug)]
pub struct Text {
    /// The hash of the name. The name itself is in no program.
    hash: u32,
    english: &'static str,
}

impl Text {
    /// The text that the files call `name`.
    pub const fn new(name: &str, english: &'static str) -> Self {
        Self { hash: table::hash(&[name]), english }
    }

    /// The words, in the language that is spoken.
    pub fn text(&self) -> &'static str {
        SPOKEN.get().find(self.hash).unwrap_or(self.english)
    }

    /// The words with `{name}` in them replaced by the value called `name`.
    pub fn fill(&self, places: &[(&str, &dyn Display)]) -> String {
        template::filled(self.text(), places)
    }

    /// The words for `n` things, the thousands parted as the language does. The forms are parted by `|` and hold `{n}`.
    pub fn count(&self, n: usize) -> String {
        self.count_and(n, &[])
    }

    /// The words for `n` things, with more places.
    pub fn count_and(&self, n: usize, places: &[(&str, &dyn Display)]) -> String {
        template::counted(self.text(), SPOKEN.get().language, n, places)
    }
}

thread_local! {
    static SPOKEN: Cell<Words> = const { Cell::new(Words::ENGLISH) };
}

/// A language with its words, ready to be spoken. A copy costs a pointer.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    language: Language,
    table: Option<&'static Table>,
}

impl Words {
    /// What needs no file.
    pub const ENGLISH: Self = Self { language: Language::English, table: None };

    /// The words of `language` that `file` has.
    ///
    /// They stay in memory until the page goes, so that a text is never copied: read a file once, not with each render.
    pub fn read(language: Language, file: &str) -> Self {
        Self { language, table: Some(Box::leak(Box::new(Table::read(file.to_owned().leak())))) }
    }

    /// What is spoken now.
    pub fn spoken() -> Self {
        SPOKEN.get()
    }

    /// From now on texts are in these words. What is drawn already follows when it is drawn again: see [`use_words`].
    pub fn speak(self) {
        SPOKEN.set(self);
    }

    /// The language of the words.
    pub fn language(self) -> Language {
        self.language
    }

    fn find(self, hash: u32) -> Option<&'static str> {
        self.table?.find(hash)
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        let address = |it: &Self| it.table.map(std::ptr::from_ref);
        self.language == other.language && address(self) == address(other)
    }
}

/// Has the component drawn again when another language is spoken; the page lends [`Words`] as context. What is typed, open or
/// focused stays as it is. A page may lend other words to a part of it: what is drawn there speaks them.
#[hook]
pub fn use_words() -> Words {
    let words = use_context::<Words>();
    // Where nothing is lent, it is what was spoken last.
    if let Some(words) = words {
        words.speak();
    }
    words.unwrap_or(Words::ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_says_what_it_knows_and_english_the_rest() {
        let file = "# a comment\nclose = Schließen\nnames.remove = „{name}“ entfernen\n";
        Words::read(Language::German, file).speak();
        assert_eq!(word::CLOSE.text(), "Schließen");
        assert_eq!(word::NAMES_REMOVE.fill(&[("name", &"Ada")]), "„Ada“ entfernen");
        assert_eq!(word::CAUSES_COUNT.count(1), "1 cause");
        Words::ENGLISH.speak();
        assert_eq!(word::CLOSE.text(), "Close");
    }

    #[test]
    fn words_are_equal_if_they_are_the_same() {
        let german = Words::read(Language::German, "");
        assert_eq!(german, german);
        assert_ne!(german, Words::read(Language::German, ""), "a newer file is spoken at once");
        assert_ne!(german, Words::ENGLISH);
    }
}
