//! The languages that the interface speaks, and what differs between them besides words.

use afterword_core::stamp::DayOrder;
use yew::AttrValue;

/// A language of the interface. Another one is a member here, a file in `static/words`, and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    German,
}

impl Language {
    /// All of them, as they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its tag, as in `<html lang>` and in the name of its file.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// What its speakers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The language of a tag such as `de-AT`; regions share their words.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| it.code().eq_ignore_ascii_case(code))
    }

    /// The order in which its speakers write a date in numbers. Those of English differ: the tag that the browser asks for tells, and
    /// where it names no region the month comes first.
    pub(super) fn day_order(self, tag: &str) -> DayOrder {
        let (code, region) = tag.split_once('-').unwrap_or((tag, ""));
        let is_american = match region {
            "" => Self::of_tag(code) == Some(Self::English) || code.is_empty(),
            _ => ["US", "PH"].iter().any(|it| it.eq_ignore_ascii_case(region)),
        };
        match self {
            Self::English if is_american => DayOrder::MonthFirst,
            Self::English | Self::German => DayOrder::DayFirst,
        }
    }

    /// Which of a text's forms is for `n` things.
    pub(super) fn form(self, n: usize) -> usize {
        match self {
            Self::English | Self::German => usize::from(n != 1),
        }
    }

    /// Whether a name begins with a small letter in the middle of a sentence.
    pub(super) fn lowers_names(self) -> bool {
        match self {
            Self::English => true,
            Self::German => false,
        }
    }
}

/// `tag` for the attribute `lang` of what is written in that language; nothing where it is none, since a file may say anything.
pub fn lang(tag: &str) -> Option<AttrValue> {
    let is_word = |it: &str| it.chars().all(|ch| ch.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    let is_tag = (2..=3).contains(&first.len()) && !first.contains(|ch: char| ch.is_ascii_digit());
    (is_tag && tag.split('-').all(is_word)).then(|| AttrValue::from(tag.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_in_the_order_of_those_who_speak() {
        let cases = [
            ("en-US", DayOrder::MonthFirst),
            ("en", DayOrder::MonthFirst),
            ("", DayOrder::MonthFirst),
            ("en-GB", DayOrder::DayFirst),
            ("fr", DayOrder::DayFirst),
        ];
        for (tag, expected) in cases {
            assert_eq!(Language::English.day_order(tag), expected, "{tag:?}");
        }
        assert_eq!(Language::German.day_order("en-US"), DayOrder::DayFirst);
    }

    #[test]
    fn what_is_no_tag_marks_nothing() {
        for tag in ["de", "pt-BR", "gsw", "zh-Hant-TW"] {
            assert_eq!(lang(tag).as_deref(), Some(tag));
        }
        for words in ["", "x", "English", "de_DE", "d3", "de DE"] {
            assert_eq!(lang(words), None, "{words:?}");
        }
    }

    #[test]
    fn regions_share_their_words() {
        let cases = [
            ("de-AT", Some(Language::German)),
            ("DE", Some(Language::German)),
            ("en_GB", Some(Language::English)),
            ("den", None),
            ("fr", None),
            ("", None),
        ];
        for (tag, expected) in cases {
            assert_eq!(Language::of_tag(tag), expected, "{tag:?}");
        }
    }
}
