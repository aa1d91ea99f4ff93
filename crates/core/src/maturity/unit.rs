//! Units of figures: which are one by another name, and what a figure in one is in another.

/// Units that can be made of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Time,
    Share,
    Rate,
    Count,
}

/// The names of each unit, and how much of the smallest of its kind it is.
const UNITS: [(Kind, f64, &[&str]); 11] = [
    (Kind::Time, 1.0, &["ms", "millisecond", "milliseconds", "millisekunde", "millisekunden"]),
    (Kind::Time, 1_000.0, &["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"]),
    (Kind::Time, 60_000.0, &["min", "mins", "minute", "minutes", "minuten"]),
    (Kind::Time, 3_600_000.0, &["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"]),
    (Kind::Time, 86_400_000.0, &["d", "day", "days", "tag", "tage", "tagen"]),
    (Kind::Time, 604_800_000.0, &["w", "week", "weeks", "woche", "wochen"]),
    (Kind::Share, 1.0, &["%", "percent", "per cent", "pct", "prozent"]),
    (Kind::Share, 100.0, &["ratio", "fraction", "share", "of one", "anteil", "von eins"]),
    (Kind::Rate, 1.0, &["per week", "a week", "/week", "/w", "weekly", "pro woche", "je woche"]),
    (Kind::Rate, 7.0, &["per day", "a day", "/day", "/d", "daily", "pro tag", "je tag"]),
    (Kind::Count, 1.0, &["count", "number", "#", "anzahl", "stück"]),
];

/// What `figure`, in the unit `from`, is in the unit `to`; `None` where that is not certain: a month has no fixed number of weeks, and
/// nobody knows how many minutes a euro is. Units that are written alike are one, whatever they are.
///
/// ```
/// use afterword_core::maturity::converted;
///
/// assert_eq!(converted(1.5, "h", "min"), Some(90.0));
/// assert_eq!(converted(0.07, "ratio", "%"), Some(7.0));
/// assert_eq!(converted(3.0, "Per Day", "per week"), Some(21.0));
/// assert_eq!(converted(12.0, "per month", "per week"), None);
/// assert_eq!(converted(12.0, "kg", "kg"), Some(12.0));
/// ```
pub fn converted(figure: f64, from: &str, to: &str) -> Option<f64> {
    let [from, to] = [from, to].map(|it| it.trim().trim_end_matches('.').to_lowercase());
    if from == to {
        return Some(figure);
    }
    let of = |name: &str| UNITS.iter().find(|it| it.2.contains(&name));
    let (from, to) = (of(&from)?, of(&to)?);
    (from.0 == to.0).then(|| tidied(figure * from.1 / to.1))
}

/// Without what is but the noise of reckoning: 0.07 times 100 is 7.
fn tidied(figure: f64) -> f64 {
    const PARTS: f64 = 1e9;
    let scaled = figure * PARTS;
    if scaled.abs() < 9e15 { scaled.round() / PARTS } else { figure }
}

#[cfg(test)]
mod tests {
    use super::super::Metric;
    use super::*;

    #[test]
    fn every_unit_of_ours_is_known_by_several_names() {
        for metric in Metric::ALL {
            let known = UNITS.iter().find(|it| it.2.contains(&metric.unit()));
            assert!(known.is_some_and(|it| it.2.len() > 1), "{metric}");
        }
    }

    #[test]
    fn no_name_is_that_of_two_units() {
        let mut names: Vec<&str> = UNITS.iter().flat_map(|it| it.2.iter().copied()).collect();
        let n = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n);
    }

    #[test]
    fn a_figure_is_made_of_another_only_where_that_is_certain() {
        let made = [("days", "h"), ("s", "min"), ("Prozent", "%"), ("min", "%"), ("", "min")];
        let made = made.map(|(from, to)| converted(90.0, from, to));
        assert_eq!(made, [Some(2160.0), Some(1.5), Some(90.0), None, None]);
    }
}
