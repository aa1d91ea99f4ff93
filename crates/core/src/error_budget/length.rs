//! Lengths of time as people and programs write them, where a day has 24 hours.

use crate::amount::fixed_point;

/// Units in lower case, with their seconds.
const UNITS: [(&[&str], u64); 5] = [
    (&["s", "sec", "second", "seconds", "sek", "sekunde", "sekunden"], 1),
    (&["m", "min", "mins", "minute", "minutes", "minuten"], 60),
    (&["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"], 3_600),
    (&["d", "day", "days", "t", "tag", "tage", "tagen"], 86_400),
    (&["w", "week", "weeks", "woche", "wochen"], 604_800),
];

/// No length is longer: some three hundred years, in seconds.
pub(super) const MOST_SECONDS: u64 = 10_000_000_000;

/// The seconds of a length of time that somebody wrote: `12 d`, `36h`, `1 h 30 min`; a number alone is of `unit` seconds. Rounded to
/// a whole second; up to six decimals are read, with either mark.
///
/// ```
/// use afterword_core::error_budget::seconds_read;
///
/// assert_eq!(["12d", "1 h 30 min", "21,6"].map(|it| seconds_read(it, 60)), [1_036_800, 5_400, 1_296].map(Some));
/// assert_eq!(["", "soon", "-1", "3 parsecs"].map(|it| seconds_read(it, 60)), [None; 4]);
/// ```
pub fn seconds_read(written: &str, unit: u64) -> Option<u64> {
    let lower = written.trim().to_ascii_lowercase().replace(',', ".");
    let mut rest = lower.as_str();
    let mut millionths: u128 = 0;
    let mut before = u64::MAX;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let behind = behind.trim_start();
        let end = behind.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(behind.len());
        let (name, behind) = behind.split_at(end);
        let seconds = match name {
            "" if before == u64::MAX && behind.is_empty() => unit,
            name => UNITS.iter().find(|it| it.0.contains(&name))?.1,
        };
        // The largest comes first, each once.
        (seconds < before).then_some(())?;
        let number = u128::from(fixed_point(number.trim_end_matches('.'), 6)?);
        millionths = millionths.saturating_add(number.saturating_mul(seconds.into()));
        before = seconds;
        rest = behind.trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']);
    }
    seconds_of(millionths)
}

/// The seconds of a number of units that a program wrote.
pub(super) fn seconds_of_number(number: f64, unit: u64) -> Option<u64> {
    let seconds = (number * unit as f64).round();
    (0.0..=MOST_SECONDS as f64).contains(&seconds).then_some(seconds as u64)
}

fn seconds_of(millionths: u128) -> Option<u64> {
    let seconds = millionths.saturating_add(500_000) / 1_000_000;
    u64::try_from(seconds).ok().filter(|it| *it <= MOST_SECONDS)
}

/// A length as text, exactly, as [`seconds_read`] reads it: `12 d`, `1 h 30 min`, `45 s`.
pub fn seconds_written(seconds: u64) -> String {
    let parts = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];
    let mut rest = seconds;
    let mut words = Vec::new();
    for (length, name) in parts {
        if rest >= length {
            words.push(format!("{} {name}", rest / length));
            rest %= length;
        }
    }
    if words.is_empty() { "0 min".to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_alone_is_of_the_unit_that_is_asked_for() {
        assert_eq!(seconds_read("1.5", 3_600), Some(5_400));
        assert_eq!(seconds_read("30", 60), Some(1_800));
        assert_eq!(seconds_read("1 h 30", 60), None, "half an hour or thirty seconds");
        assert_eq!(seconds_read("5 min 1 h", 60), None);
        assert_eq!(seconds_of_number(f64::NAN, 60), None);
        assert_eq!(seconds_of_number(-1.0, 60), None);
    }

    proptest! {
        #[test]
        fn lengths_read_back(seconds in 0..=MOST_SECONDS) {
            prop_assert_eq!(seconds_read(&seconds_written(seconds), 60), Some(seconds));
        }

        #[test]
        fn any_text_is_read(text in any::<String>(), number in any::<f64>()) {
            seconds_read(&text, 60);
            seconds_of_number(number, 86_400);
        }
    }
}
