//! Working time, as people write it: `90 min`, `1 h 30`, `1.5 h`, `2 d`.

/// Units in lower case, with their seconds; a day of work has eight hours.
const UNITS: [(&[&str], u32); 4] = [
    (&["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"], 1),
    (&["m", "min", "mins", "minute", "minutes", "minuten"], 60),
    (&["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"], 3_600),
    (&["d", "day", "days", "t", "tag", "tage", "tagen", "pt"], 8 * 3_600),
];

/// The seconds of a unit of working time, as people name it in English and German, in lower case; a day is a working day of eight hours.
///
/// ```
/// use afterword_core::amount::unit_seconds;
///
/// assert_eq!(["s", "min", "std", "tage"].map(unit_seconds), [Some(1), Some(60), Some(3_600), Some(28_800)]);
/// assert_eq!(unit_seconds("weeks"), None);
/// ```
pub fn unit_seconds(name: &str) -> Option<u32> {
    UNITS.iter().find(|it| it.0.contains(&name)).map(|it| it.1)
}

/// The minutes of a unit of which a person would count the work.
fn unit_minutes(name: &str) -> Option<f64> {
    unit_seconds(name).filter(|it| *it >= 60).map(|it| f64::from(it) / 60.0)
}

/// The minutes of working time that somebody wrote, rounded to a whole one; a day is a working day of eight hours. A number alone
/// is minutes, and so is one behind hours.
///
/// ```
/// use afterword_core::amount::work_minutes;
///
/// let cases = [("90", 90), ("2 h", 120), ("1 h 30", 90), ("1,5 h", 90), ("1:30", 90), ("2 d", 960)];
/// for (written, minutes) in cases {
///     assert_eq!(work_minutes(written), Some(minutes), "{written}");
/// }
/// assert_eq!(work_minutes("soon"), None);
/// ```
pub fn work_minutes(written: &str) -> Option<u32> {
    let lower = written.trim().to_lowercase();
    let mut rest = lower.as_str();
    let (mut minutes, mut before) = (0.0, f64::INFINITY);
    if rest.is_empty() {
        return None;
    }
    if let Some((hours, behind)) = rest.split_once(':') {
        let behind = behind.trim_end_matches('h').trim_end();
        let is_clock = behind.len() == 2 && behind.parse::<u32>().is_ok_and(|it| it < 60);
        minutes = is_clock.then(|| number(hours))?? * 60.0;
        (rest, before) = (behind, 60.0);
    }
    while !rest.is_empty() {
        let end = rest.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ','));
        let (amount, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let behind = behind.trim_start();
        let end = behind.find(|it: char| !it.is_alphabetic()).unwrap_or(behind.len());
        let (name, behind) = behind.split_at(end);
        let unit = match name {
            "" if before == 60.0 || before == f64::INFINITY => 1.0,
            name => unit_minutes(name)?,
        };
        // The largest comes first, each once.
        (unit < before).then_some(())?;
        minutes += number(amount)? * unit;
        before = unit;
        rest = behind.trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']);
    }
    // The bound is checked, so that nothing is cut off.
    (minutes <= f64::from(u32::MAX)).then(|| minutes.round() as u32)
}

/// The minutes of working time where a number alone is hours: what people write into a time log.
///
/// ```
/// use afterword_core::amount::work_minutes_of_hours;
///
/// assert_eq!(["10", "2,5", "90 min", "1:30"].map(work_minutes_of_hours), [600, 150, 90, 90].map(Some));
/// ```
pub fn work_minutes_of_hours(written: &str) -> Option<u32> {
    let written = written.trim();
    let is_bare = written.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b','));
    if is_bare { work_minutes(&format!("{written} h")) } else { work_minutes(written) }
}

fn number(written: &str) -> Option<f64> {
    let (whole, fraction) = written.split_once(['.', ',']).unwrap_or((written, "0"));
    let is_number =
        |it: &str| (1..=10).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let digits = i32::try_from(fraction.len()).ok()?;
    Some(whole.parse::<f64>().ok()? + fraction.parse::<f64>().ok()? / 10_f64.powi(digits))
}

/// Working time in hours and minutes, however long it is: of people who work together forty-two hours are no day and eighteen
/// hours.
///
/// ```
/// use afterword_core::amount::work_written;
///
/// assert_eq!(work_written(42 * 60), "42 h");
/// assert_eq!(work_written(90), "1 h 30 min");
/// assert_eq!(work_written(0), "0 min");
/// ```
pub fn work_written(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn working_time_is_read_as_people_write_it() {
        let cases = [
            ("2h", 120),
            ("90 min", 90),
            ("1 h 30 min", 90),
            ("1h30", 90),
            ("1.5 h", 90),
            ("1,25 Stunden", 75),
            ("2 Std. 15 Min.", 135),
            ("1:05 h", 65),
            ("2 days", 960),
            ("0,5 Tage", 240),
            ("1 d 4 h", 720),
            ("0", 0),
        ];
        for (written, minutes) in cases {
            assert_eq!(work_minutes(written), Some(minutes), "{written:?}");
        }
    }

    #[test]
    fn what_is_no_working_time_is_refused() {
        let cases = [
            "",
            "h",
            "-2 h",
            "2 x",
            "30 min 1 h",
            "1 h 2 h",
            "1:75",
            "1:2",
            "1..5 h",
            "1 d 4",
            "2 h 30 40",
            "99999999999 d",
            "1.",
            "½ h",
        ];
        for written in cases {
            assert_eq!(work_minutes(written), None, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(minutes in any::<u32>()) {
            prop_assert_eq!(work_minutes(&work_written(minutes.into())), Some(minutes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9.:,hmdt ]{0,12}|\\PC{0,20}") {
            work_minutes(&text);
        }
    }
}
