//! How long something takes, as people write it: `20 h`, `1 h 30 min`.

use super::bare;
use crate::amount::unit_seconds;

/// What stands before an hour of which it is half.
const HALF: [&[&str]; 5] =
    [&["half", "an"], &["half", "a"], &["eine", "halbe"], &["half"], &["halbe"]];

/// The seconds that somebody wrote: `20 h`, `1 h 30 min`, `90 s`; a number alone is minutes. `None` for anything else.
///
/// ```
/// use afterword_core::toil::{read_seconds, seconds_written};
///
/// assert_eq!((read_seconds("1 h 30 min"), read_seconds("90s"), read_seconds("15")), (Some(5_400), Some(90), Some(900)));
/// assert_eq!(read_seconds("soon"), None);
/// assert_eq!((seconds_written(5_400), seconds_written(90)), ("1 h 30 min".into(), "1 min 30 s".into()));
/// ```
pub fn read_seconds(written: &str) -> Option<u32> {
    let words: Vec<&str> = written.split_whitespace().collect();
    if let [minutes] = words[..]
        && let Some(minutes) = number(minutes)
    {
        let seconds = minutes * 60.0;
        return (seconds <= f64::from(u32::MAX)).then(|| seconds.round() as u32);
    }
    length(&words).filter(|it| it.1 == words.len()).map(|it| it.0)
}

/// `seconds` in hours, minutes and seconds, as [`read_seconds`] reads them.
pub fn seconds_written(seconds: u32) -> String {
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let parts = parts.iter().filter(|it| it.0 > 0).map(|(n, unit)| format!("{n} {unit}"));
    let written: Vec<String> = parts.collect();
    if written.is_empty() { "0 min".to_owned() } else { written.join(" ") }
}

/// The seconds that the first words say, and how many words they are.
pub(super) fn length(rest: &[&str]) -> Option<(u32, usize)> {
    let (mut seconds, mut at, mut before) = (0.0, 0, f64::INFINITY);
    while let Some((amount, unit, n)) = part(&rest[at..]) {
        if unit >= before {
            break;
        }
        (seconds, before, at) = (seconds + amount * unit, unit, at + n);
    }
    let is_sound = at > 0 && seconds <= f64::from(u32::MAX);
    // The bound is checked, so that nothing is cut off.
    is_sound.then(|| (seconds.round() as u32, at))
}

/// What was written, without the sign that it is about so much.
pub(super) fn without_about(written: &str) -> &str {
    written.trim_start_matches(['~', '≈'])
}

/// `half an hour`: the amount, the seconds of its unit, and how many words that are.
fn half(rest: &[&str]) -> Option<(f64, f64, usize)> {
    let begins =
        |it: &&&[&str]| it.iter().zip(rest).filter(|it| bare(it.1) == *it.0).count() == it.len();
    let n = HALF.iter().find(begins)?.len();
    let unit = unit_seconds(&bare(rest.get(n)?)).filter(|it| *it == 3_600)?;
    Some((0.5, f64::from(unit), n + 1))
}

/// `20h`, `20 h` or `half an hour`: the amount, the seconds of its unit, and how many words that are.
fn part(rest: &[&str]) -> Option<(f64, f64, usize)> {
    if let Some(half) = half(rest) {
        return Some(half);
    }
    let first = bare(rest.first()?);
    let first = without_about(&first);
    let end = first.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ','));
    let (amount, glued) = first.split_at(end.unwrap_or(first.len()));
    let amount = number(amount)?;
    let (unit, n) = match glued {
        "" => (bare(rest.get(1)?), 2),
        unit => (unit.to_owned(), 1),
    };
    Some((amount, f64::from(unit_seconds(&unit)?), n))
}

fn number(written: &str) -> Option<f64> {
    let starts = written.starts_with(|it: char| it.is_ascii_digit());
    starts.then(|| written.replace(',', ".").parse().ok())?
}
