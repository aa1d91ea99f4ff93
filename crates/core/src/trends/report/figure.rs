//! The figures that sentences of a report carry, each written so that it says how sure it is.

use chrono::{NaiveDate, TimeDelta};

use super::ReportSpan;
use crate::statistics::{FEWEST_FOR_INTERVAL, Interval, Proportion, ShownChance};
use crate::time::human;
use crate::trends::{ResponseSummary, Step};
use crate::wording::Wording;

/// Something that a sentence says, apart from its words.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// How many.
    Count(usize),
    /// A number with a fraction.
    Number(f64),
    /// How likely it is by chance alone.
    Chance(f64),
    /// So many of so many; written with its interval, of five and more.
    Share(Proportion),
    /// A median length; written with the number of lengths, and with its interval where there is one.
    Median {
        /// The median in minutes.
        minutes: f64,
        /// Of how many.
        n: usize,
        /// Between what it lies, nineteen times of twenty, in minutes.
        interval: Option<Interval>,
    },
    /// A length in minutes.
    Minutes(f64),
    /// A part of a whole, from 0; more than 1 where it exceeds that.
    Part(f64),
    /// A day.
    Day(NaiveDate),
    /// A month or a quarter.
    Span(ReportSpan),
    /// What somebody wrote.
    Text(String),
    /// A word of ours, by its name among the texts.
    Term(String),
    /// How many of each.
    Counts(Vec<(Figure, usize)>),
}

impl Figure {
    /// The median of `summary`, if there is one.
    pub(super) fn median(summary: &ResponseSummary) -> Option<Self> {
        let minutes = summary.median.ok()?;
        Some(Self::Median { minutes, n: summary.n, interval: summary.interval.ok() })
    }

    /// The interval of a share that is of enough: nineteen times of twenty it is in there.
    pub fn interval_of(share: Proportion) -> Option<Interval> {
        share.interval(0.95).ok().filter(|_| share.of >= FEWEST_FOR_INTERVAL)
    }

    /// The figure in the language of `words`.
    pub fn written(&self, words: &Wording) -> String {
        match self {
            Self::Count(n) => whole(*n, words),
            Self::Number(number) => decimal(*number, words),
            Self::Chance(p) => chance(*p, words),
            Self::Share(share) => share_of(*share, words),
            Self::Median { minutes, n, interval } => median(*minutes, *n, interval.as_ref(), words),
            Self::Minutes(minutes) => length(*minutes),
            Self::Part(part) => percent(*part, words),
            Self::Day(day) => day.to_string(),
            Self::Span(span) => span_name(*span, words),
            Self::Text(text) => one_line(text),
            Self::Term(name) => words.fill(name, &[]),
            Self::Counts(rows) => counts(rows, words),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A whole number, its thousands parted.
fn whole(n: usize, words: &Wording) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(words.get("number.thousands").unwrap_or_default());
        }
        out.push(digit);
    }
    out
}

/// Two digits that say something: 0.23, 1.5, 12.
fn decimal(number: f64, words: &Wording) -> String {
    let places = match number.abs() {
        it if it >= 9.95 || it == 0.0 => 0,
        it if it >= 0.995 => 1,
        _ => 2,
    };
    format!("{number:.places$}").replace('.', words.get("number.decimal").unwrap_or("."))
}

fn percent(part: f64, words: &Wording) -> String {
    let n = format!("{:.0}", part * 100.0);
    words.fill("number.percent", &[("n", &n)])
}

fn chance(p: f64, words: &Wording) -> String {
    let ShownChance { is_less, number, digits } = ShownChance::of(p);
    let name = if is_less { "number.chance.less" } else { "number.chance" };
    let shown = format!("{number:.*}", usize::from(digits));
    words.fill(name, &[("p", &shown.replace('.', words.get("number.decimal").unwrap_or(".")))])
}

fn length(minutes: f64) -> String {
    // A length that comes from whole seconds and fits into a hundred years has no business near the limits of a `TimeDelta`.
    human(TimeDelta::seconds((minutes * 60.0).round().clamp(0.0, 4e9) as i64))
}

fn share_of(share: Proportion, words: &Wording) -> String {
    let (hits, of) = (whole(share.hits, words), whole(share.of, words));
    match (share.share(), Figure::interval_of(share)) {
        (Ok(part), Some(interval)) => words.fill(
            "figure.share",
            &[
                ("hits", &hits),
                ("of", &of),
                ("share", &percent(part, words)),
                ("low", &percent(interval.low, words)),
                ("high", &percent(interval.high, words)),
            ],
        ),
        _ => words.fill("figure.share.few", &[("hits", &hits), ("of", &of)]),
    }
}

fn median(minutes: f64, n: usize, interval: Option<&Interval>, words: &Wording) -> String {
    let (median, n) = (length(minutes), whole(n, words));
    match interval {
        Some(interval) => words.fill(
            "figure.median",
            &[
                ("median", &median),
                ("n", &n),
                ("low", &length(interval.low)),
                ("high", &length(interval.high)),
            ],
        ),
        None => words.fill("figure.median.few", &[("median", &median), ("n", &n)]),
    }
}

fn span_name(span: ReportSpan, words: &Wording) -> String {
    let (year, number) = (span.year().to_string(), span.number().to_string());
    match span.step() {
        Step::Quarter => words.fill("span.quarter", &[("n", &number), ("year", &year)]),
        Step::Week | Step::Month => {
            let month = words.fill(&format!("month.{number}"), &[]);
            words.fill("span.month", &[("month", &month), ("year", &year)])
        }
    }
}

fn counts(rows: &[(Figure, usize)], words: &Wording) -> String {
    let each = rows.iter().map(|(what, n)| {
        words.fill("list.count", &[("what", &what.written(words)), ("n", &whole(*n, words))])
    });
    each.collect::<Vec<_>>().join(words.get("list.between").unwrap_or(", "))
}

#[cfg(test)]
mod tests {
    use super::super::texts::report_words;
    use super::*;

    #[test]
    fn figures_say_how_sure_they_are() {
        let written = |it: Figure| it.written(report_words("en").unwrap());
        let share = |hits, of| Figure::Share(Proportion { hits, of });
        assert_eq!(written(share(8, 10)), "8 of 10 (80 %; 95 % interval 49 %–94 %)");
        assert_eq!(written(share(3, 4)), "3 of 4 (too few for an interval)");
        let interval = Some(Interval { low: 12.0, high: 90.0, level: 0.95 });
        let median = |n, interval| Figure::Median { minutes: 45.0, n, interval };
        assert_eq!(written(median(6, interval)), "45 min (n = 6; 95 % interval 12 min–1 h 30 min)");
        assert_eq!(written(median(3, None)), "45 min (n = 3; too few for an interval)");
        assert_eq!(written(Figure::Chance(0.0004)), "p < 0.001");
        assert_eq!(written(Figure::Chance(0.0498)), "p < 0.05");
    }

    #[test]
    fn numbers_are_those_of_the_language() {
        let written = |it: Figure| {
            [it.written(report_words("en").unwrap()), it.written(report_words("de").unwrap())]
        };
        assert_eq!(written(Figure::Count(1_234_567)), ["1,234,567", "1.234.567"]);
        assert_eq!(written(Figure::Count(999)), ["999", "999"]);
        assert_eq!(written(Figure::Number(0.231)), ["0.23", "0,23"]);
        assert_eq!(written(Figure::Number(9.97)), ["10", "10"]);
        let september = ReportSpan::month(NaiveDate::from_ymd_opt(2025, 9, 3).unwrap());
        assert_eq!(written(Figure::Span(september)), ["September 2025", "September 2025"]);
        let rows =
            vec![(Figure::Text("SEV1".to_owned()), 1), (Figure::Term("unknown".to_owned()), 2)];
        assert_eq!(
            written(Figure::Counts(rows)),
            ["SEV1: 1, not known: 2", "SEV1: 1, nicht bekannt: 2"]
        );
    }

    #[test]
    fn no_number_is_too_odd_to_be_written() {
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1e300] {
            for it in
                [Figure::Number(odd), Figure::Minutes(odd), Figure::Part(odd), Figure::Chance(odd)]
            {
                assert!(!it.written(report_words("en").unwrap()).is_empty());
            }
        }
    }
}
