//! A number that nobody knows exactly: what is likely, and between what it lies.

use serde::{Deserialize, Serialize};

/// What is likely, and where somebody said so, the least and the most that it may be. In whatever unit its owner says.
///
/// ```
/// use afterword_core::toil::Guess;
///
/// let hours = Guess::between(40, 60, 120).ok_or("they are in order")?;
/// assert_eq!((hours.low(), hours.likely(), hours.high()), (40, 60, 120));
/// assert!(Guess::between(70, 60, 120).is_none());
/// assert_eq!(Guess::from(60).low(), 60);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Record", into = "Record")]
pub struct Guess {
    low: u32,
    likely: u32,
    high: u32,
}

impl Guess {
    /// A guess that may be off; `None` unless the three are in order.
    pub fn between(low: u32, likely: u32, high: u32) -> Option<Self> {
        (low <= likely && likely <= high).then_some(Self { low, likely, high })
    }

    /// The least that it may be.
    pub fn low(self) -> u32 {
        self.low
    }

    /// What is most likely.
    pub fn likely(self) -> u32 {
        self.likely
    }

    /// The most that it may be.
    pub fn high(self) -> u32 {
        self.high
    }

    /// Whether it may be off at all.
    pub fn is_certain(self) -> bool {
        self.low == self.high
    }
}

impl Guess {
    /// The guess that somebody wrote: `60 h`, or between what it lies, `40–80 h`, or with what is likely in the middle, `40–60–120 h`.
    /// Of two the likely one is half-way. `read` reads one number with its unit; a number without one has that of the last.
    ///
    /// ```
    /// use afterword_core::amount::work_minutes;
    /// use afterword_core::toil::Guess;
    ///
    /// let read = |text| Guess::read(text, work_minutes).map(|it| (it.low(), it.likely(), it.high()));
    /// assert_eq!(read("40 - 60 - 120 h"), Some((2_400, 3_600, 7_200)));
    /// assert_eq!(read("30 min to 2 h"), Some((30, 75, 120)));
    /// assert_eq!(read("8 h"), Some((480, 480, 480)));
    /// assert_eq!([read("3 h to 1 h"), read("-2 h"), read("soon")], [None; 3]);
    /// ```
    pub fn read(written: &str, read: impl Fn(&str) -> Option<u32>) -> Option<Self> {
        let plain = written.to_lowercase().replace(" to ", "-").replace(" bis ", "-");
        let plain = plain.replace("...", "-").replace("..", "-");
        let parts: Vec<&str> = plain.split(['-', '–', '—', '…']).map(str::trim).collect();
        let unit = parts.last()?.trim_start_matches(is_of_number);
        let number = |part: &&str| match !part.is_empty() && part.chars().all(is_of_number) {
            true => read(&format!("{part}{unit}")),
            false => read(part),
        };
        match *parts.iter().map(number).collect::<Option<Vec<u32>>>()? {
            [known] => Some(known.into()),
            [low, high] => Self::between(low, low.midpoint(high), high),
            [low, likely, high] => Self::between(low, likely, high),
            _ => None,
        }
    }

    /// The guess as [`read`](Self::read) reads it; `write` writes one number with its unit, which is left out where the last has the same.
    pub fn written(self, write: impl Fn(u32) -> String) -> String {
        let last = write(self.high);
        if self.is_certain() {
            return last;
        }
        let unit = last.trim_start_matches(is_of_number);
        let bare = |number: u32| {
            let written = write(number);
            match written.strip_suffix(unit) {
                Some(bare) if bare.chars().all(is_of_number) => bare.to_owned(),
                _ => written,
            }
        };
        format!("{}–{}–{last}", bare(self.low), bare(self.likely))
    }
}

/// Whether a letter may be one of a number.
fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '.' | ',')
}

impl From<u32> for Guess {
    fn from(known: u32) -> Self {
        Self { low: known, likely: known, high: known }
    }
}

/// A guess in a file: a range only where there is one.
#[derive(Serialize, Deserialize)]
struct Record {
    likely: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<u32>,
}

impl TryFrom<Record> for Guess {
    type Error = &'static str;

    fn try_from(it: Record) -> Result<Self, Self::Error> {
        Self::between(it.low.unwrap_or(it.likely), it.likely, it.high.unwrap_or(it.likely))
            .ok_or("what is likely lies between what is low and what is high")
    }
}

impl From<Guess> for Record {
    fn from(it: Guess) -> Self {
        let bound = |bound| (!it.is_certain()).then_some(bound);
        Self { likely: it.likely, low: bound(it.low), high: bound(it.high) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::amount::{work_minutes, work_written};

    proptest! {
        #[test]
        fn what_is_written_reads_as_it_was(low in 0_u32..9_000, likely in 0_u32..9_000, high in 0_u32..9_000) {
            let mut all = [low, likely, high];
            all.sort_unstable();
            let guess = Guess::between(all[0], all[1], all[2]).unwrap();
            let written = guess.written(|it| work_written(it.into()));
            prop_assert_eq!(Guess::read(&written, work_minutes), Some(guess), "{}", written);
        }

        #[test]
        fn any_words_are_read_or_refused(text: String) {
            if let Some(guess) = Guess::read(&text, work_minutes) {
                prop_assert!(guess.low() <= guess.likely() && guess.likely() <= guess.high());
            }
        }
    }

    #[test]
    fn a_unit_is_written_once() {
        let hours = |low, likely, high| Guess::between(low, likely, high).unwrap();
        let written = |it: Guess| it.written(|it| work_written(it.into()));
        assert_eq!(written(hours(2_400, 3_600, 7_200)), "40–60–120 h");
        assert_eq!(written(hours(30, 60, 90)), "30 min–1 h–1 h 30 min");
        assert_eq!(written(60.into()), "1 h");
    }

    #[test]
    fn a_file_has_a_range_only_where_there_is_one() {
        let check = |guess: Guess, json: &str| {
            assert_eq!(serde_json::to_string(&guess).unwrap(), json);
            assert_eq!(serde_json::from_str::<Guess>(json).unwrap(), guess);
        };
        check(Guess::from(60), r#"{"likely":60}"#);
        check(Guess::between(40, 60, 60).unwrap(), r#"{"likely":60,"low":40,"high":60}"#);
        assert!(serde_json::from_str::<Guess>(r#"{"likely":60,"low":70}"#).is_err());
    }
}
