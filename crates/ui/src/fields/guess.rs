//! A number that nobody knows exactly, with what it is at least and at most.

use afterword_core::amount::{Share, unit_seconds, work_minutes_of_hours, work_written};
use afterword_core::toil::Guess;
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{Text, decimal, use_words, word};

/// What is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guessed {
    /// Working time, in minutes; a number alone is hours.
    Work,
    /// Whole hours.
    Hours,
    /// Weeks.
    Weeks,
    /// A share, in millionths, at most all.
    Share,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GuessFieldProps {
    #[prop_or_default]
    pub id: Option<AttrValue>,
    pub label: AttrValue,
    pub guessed: Guessed,
    /// `None` is not known, which is not zero.
    pub value: Option<Guess>,
    pub on_change: Callback<Option<Guess>>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub placeholder: AttrValue,
}

/// One number, or the least, the likely and the most of it: `60 h`, `40–60–120 h`.
#[component]
pub fn GuessField(props: &GuessFieldProps) -> Html {
    use_words();
    let guessed = props.guessed;
    let write = move |value: Option<Guess>| {
        value.map_or_else(String::new, |it| it.written(|it| guessed.write(it)))
    };
    html! {
        <ParsedField<Option<Guess>>
            label={&props.label}
            value={props.value}
            write={Callback::from(write)}
            read={Callback::from(move |text: String| guessed.read_all(&text))}
            echo={Callback::from(move |value| AttrValue::from(write(value)))}
            on_change={&props.on_change}
            placeholder={&props.placeholder}
            hint={&props.hint}
            unit=""
            hide_label={false}
            class={Classes::new()}
            id={&props.id}
            inputmode="text"
            onkeydown={Callback::noop()}
        />
    }
}

impl Guessed {
    fn read_all(self, text: &str) -> Result<Option<Guess>, AttrValue> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let guess = match self {
            Self::Share => Guess::read_share(text),
            Self::Work => Guess::read(text, work_minutes_of_hours),
            Self::Hours => Guess::read(text, hours),
            Self::Weeks => Guess::read(text, weeks),
        };
        let guess = guess.map(Some);
        guess.ok_or_else(|| AttrValue::Static(self.syntax().text()))
    }

    fn write(self, number: u32) -> String {
        match self {
            Self::Work => work_written(number.into()),
            Self::Hours => format!("{number} h"),
            Self::Weeks => word::WEEKS_COUNT.count(number as usize),
            Self::Share => Share::from_millionths(number)
                .map_or_else(String::new, |it| decimal(&it.to_string())),
        }
    }

    fn syntax(self) -> &'static Text {
        match self {
            Self::Work => &word::GUESS_WORK_SYNTAX,
            Self::Hours => &word::GUESS_HOURS_SYNTAX,
            Self::Weeks => &word::GUESS_WEEKS_SYNTAX,
            Self::Share => &word::GUESS_SHARE_SYNTAX,
        }
    }
}

/// Whole hours, with or without a word for them.
fn hours(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|it: char| it.is_alphabetic() || matches!(it, ' ' | '.'));
    let unit = text[digits.len()..].trim().trim_end_matches('.').to_lowercase();
    let is_hours = unit.is_empty() || unit_seconds(&unit) == Some(3_600);
    digits.trim().parse().ok().filter(|_| is_hours)
}

/// Whole weeks, with or without the word for them.
fn weeks(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|it: char| it.is_alphabetic() || it == ' ');
    let unit = text[digits.len()..].trim();
    ["", "w", "week", "weeks", "woche", "wochen"].contains(&unit).then_some(())?;
    digits.trim().parse().ok().filter(|it| *it <= MOST_WEEKS)
}

/// Whoever builds for longer than twenty years has mistyped.
const MOST_WEEKS: u32 = 1_040;
