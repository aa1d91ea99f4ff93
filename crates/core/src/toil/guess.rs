//! A number that nobody knows exactly: what is likely, and between what it lies.

use serde::{Deserialize, Serialize};

use crate::amount::{Share, has_decimals};

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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Guess {
    /// The least that it may be; as likely where it is left out.
    #[cfg_attr(feature = "typescript", ts(as = "Option<u32>", optional))]
    low: u32,
    /// What is most likely.
    likely: u32,
    /// The most that it may be; as likely where it is left out.
    #[cfg_attr(feature = "typescript", ts(as = "Option<u32>", optional))]
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
        let plain = with_hyphens(written);
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

    /// The share that somebody wrote, in millionths: percentages, `70–90–95 %`, or without a sign numbers of which one has decimals and
    /// none is above one, `0.7–0.9–1`, which are parts of one as in [`Share::read`].
    ///
    /// ```
    /// use afterword_core::toil::Guess;
    ///
    /// let read = |text| Guess::read_share(text).map(|it| [it.low(), it.likely(), it.high()]);
    /// assert_eq!(read("0,6–0,9–1"), Some([600_000, 900_000, 1_000_000]));
    /// assert_eq!(read("60–90–100"), read("0.6 to 0.9 to 1"));
    /// assert_eq!(read("0.9 %"), Some([9_000; 3]));
    /// ```
    pub fn read_share(written: &str) -> Option<Self> {
        let plain = with_hyphens(written);
        let read = |one: fn(&str) -> Option<Share>| {
            Self::read(&plain, |it| one(it).map(Share::millionths))
        };
        let of_one = has_decimals(&plain).then(|| read(Share::read_of_one)).flatten();
        of_one.or_else(|| read(Share::read_percent))
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

/// What somebody wrote in small letters, with a hyphen for the words and dots that stand between two numbers.
fn with_hyphens(written: &str) -> String {
    let plain = written.to_lowercase().replace(" to ", "-").replace(" bis ", "-");
    plain.replace("...", "-").replace("..", "-")
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
    fn shares_without_a_sign_are_parts_of_one_where_one_has_decimals_and_none_is_above_one() {
        let check = |written: &str, percent: [f64; 3]| {
            let read = Guess::read_share(written).map(|it| [it.low, it.likely, it.high]);
            let read = read.map(|it| it.map(|it| f64::from(it) / 10_000.0));
            assert_eq!(read, Some(percent), "{written}");
        };
        check("0.9", [90.0; 3]);
        check("0,9", [90.0; 3]);
        check("0.6–0.9–1", [60.0, 90.0, 100.0]);
        check("0,6 bis 1", [60.0, 80.0, 100.0]);
        check("1.0", [100.0; 3]);
        check("0.9 %", [0.9; 3]);
        check("0,6–0,9 %", [0.6, 0.75, 0.9]);
        check("0...1", [0.0, 0.5, 1.0]);
        check("1", [1.0; 3]);
        check("90", [90.0; 3]);
        check("0.5–1–3", [0.5, 1.0, 3.0]);
    }

    #[test]
    fn shares_read_back_as_written() {
        for millionths in [0, 100, 9_000, 10_000, 125_000, 905_000, 1_000_000] {
            for guess in
                [Guess::from(millionths), Guess::between(0, millionths / 2, millionths).unwrap()]
            {
                let written = guess.written(|it| Share::from_millionths(it).unwrap().to_string());
                for it in [written.replace('.', ","), written] {
                    assert_eq!(Guess::read_share(&it), Some(guess), "{it}");
                }
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
