//! Days as people write them: `2022-06-02`, `Jan 14`, `30th June 2021`, `09/21/2022`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// With its year.
    Full(NaiveDate),
    /// A month and a day of it.
    OfYear(u32, u32),
    /// Something that stands for a day and is none: `2023-MM-DD`, `11/03/202`.
    Placeholder,
}

impl Day {
    /// The day, in `year` if it has none of its own.
    pub fn date(self, year: Option<i32>) -> Option<NaiveDate> {
        match self {
            Self::Full(date) => Some(date),
            Self::OfYear(month, day) => NaiveDate::from_ymd_opt(year?, month, day),
            Self::Placeholder => None,
        }
    }
}

/// The order in which a date of numbers names its month and its day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// `10/31/2026`.
    #[default]
    MonthFirst,
    /// `31/10/2026`.
    DayFirst,
}

/// What the numbers of a date say of their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// They can be read in one order only: `13/11/2026`.
    Only(DayOrder),
    /// They can be read in both: in the other one they are that day.
    Either(Day),
}

/// A day taken off the front of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub(super) day: Day,
    /// Where it is written in numbers, and does not begin with the year.
    pub(super) numbers: Option<Numbers>,
    pub(super) rest: &'a str,
}

/// The months by their English names, which are also what their words are called.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Takes a day off the front of `text`; a day of the week before it belongs to it. Of `10/11/2026` the month comes first.
pub fn strip(text: &str) -> Option<(Day, &str)> {
    strip_in(text, DayOrder::MonthFirst).map(|it| (it.day, it.rest))
}

/// Takes a day off the front of `text`, its numbers in that order where they can be read in both.
pub(super) fn strip_in(text: &str, order: DayOrder) -> Option<Found<'_>> {
    let text = strip_weekday(text).unwrap_or(text);
    let named = || dotted(text).or_else(|| month_first(text)).or_else(|| day_first(text));
    let clear = |(day, rest)| Found { day, numbers: None, rest };
    numeric(text, order).or_else(|| named().map(clear))
}

/// The first day with a year in `text`, and as it is written.
pub fn find(text: &str) -> Option<(NaiveDate, &str)> {
    find_in(text, DayOrder::MonthFirst)
}

/// The first day with a year in `text`, its numbers in that order where they can be read in both, and as it is written.
///
/// ```
/// use afterword_core::stamp::{DayOrder, find_day_in};
///
/// let (day, written) = find_day_in("Outage of 10/11/2026", DayOrder::DayFirst).unwrap();
/// assert_eq!((day.to_string().as_str(), written), ("2026-11-10", "10/11/2026"));
/// ```
pub fn find_in(text: &str, order: DayOrder) -> Option<(NaiveDate, &str)> {
    let is_start =
        |at: usize| !text[..at].ends_with(|it: char| it.is_alphanumeric() || "-/.".contains(it));
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| is_start(*at));
    for at in starts {
        if let Some(Found { day: Day::Full(date), rest, .. }) = strip_in(&text[at..], order) {
            return Some((date, &text[at..text.len() - rest.len()]));
        }
    }
    None
}

fn strip_weekday(text: &str) -> Option<&str> {
    let (word, rest) = strip_word(text)?;
    let is_weekday = word.len() >= 3 && WEEKDAYS.iter().any(|it| it.starts_with(&word));
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    is_weekday.then_some(rest)
}

/// `2022-06-02`, `2022/06/02`, `06/02/2022`, `6/2/22`, `06-02-2022`, `06-02`.
fn numeric(text: &str, order: DayOrder) -> Option<Found<'_>> {
    let (first, rest) = number(text)?;
    let mark = rest.chars().next().filter(|it| "-/".contains(*it))?;
    let clear = |day, rest| Some(Found { day, numbers: None, rest });
    if first.len() >= 4 && rest[1..].starts_with("MM") {
        let end = rest[1..].find(|it: char| !(it.is_ascii_alphanumeric() || it == '-'));
        return clear(Day::Placeholder, &rest[1 + end.unwrap_or(rest.len() - 1)..]);
    }
    let (second, rest) = number(&rest[1..])?;
    let third = rest.strip_prefix(mark).and_then(number);
    let is_over = |it: &str| !it.starts_with(|it: char| it.is_ascii_alphanumeric() && it != 'T');
    let value = |it: &str| it.parse::<u32>().ok();
    match (first.len(), third) {
        (4, Some((third, rest))) if is_over(rest) => {
            clear(full(value(first)?, value(second)?, value(third)?)?, rest)
        }
        (5, Some((_, rest))) if is_over(rest) => clear(Day::Placeholder, rest),
        (1 | 2, Some((year, rest))) if is_over(rest) && second.len() <= 2 => {
            let numbers = (value(first)?, value(second)?);
            match year.len() {
                4 => ordered(numbers, order, &|month, day| full(value(year)?, month, day), rest),
                2 => {
                    let century = |month, day| full(2000 + value(year)?, month, day);
                    ordered(numbers, order, &century, rest)
                }
                _ => clear(Day::Placeholder, rest),
            }
        }
        // Two numbers are a day only if a time follows: a third of the pods is none.
        (1 | 2, None) if is_over(rest) && is_time(rest.trim_start()) => {
            ordered((value(first)?, value(second)?), order, &of_year, rest)
        }
        _ => None,
    }
}

/// `31.10.2026`, where the day is always first; `31.10.26` only before a time, for versions are written so, too.
fn dotted(text: &str) -> Option<(Day, &str)> {
    let (day, rest) = number(text)?;
    let (month, rest) = number(rest.strip_prefix('.')?)?;
    let (year, rest) = number(rest.strip_prefix('.')?)?;
    let is_over = rest.is_empty() || rest.starts_with([' ', '\t', ',', ':', ']', ')', '*', '|']);
    let is_timed = is_time(rest.trim_start_matches([',', ' ']));
    let century = match year.len() {
        4 => 0,
        2 if is_timed => 2000,
        _ => return None,
    };
    if !is_over || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let value = |it: &str| it.parse::<u32>().ok();
    Some((full(century + value(year)?, value(month)?, value(day)?)?, rest))
}

/// The day of two numbers that `day` makes of a month and a day: in `order`, unless they can't be.
fn ordered<'a>(
    (first, second): (u32, u32),
    order: DayOrder,
    day: &dyn Fn(u32, u32) -> Option<Day>,
    rest: &'a str,
) -> Option<Found<'a>> {
    let (american, european) = (day(first, second), day(second, first));
    let (one, other) = match order {
        DayOrder::MonthFirst => (american, european),
        DayOrder::DayFirst => (european, american),
    };
    let numbers = match other {
        Some(other) if one.is_some() => (one != Some(other)).then_some(Numbers::Either(other)),
        _ if american.is_some() => Some(Numbers::Only(DayOrder::MonthFirst)),
        _ => Some(Numbers::Only(DayOrder::DayFirst)),
    };
    Some(Found { day: one.or(other)?, numbers, rest })
}

fn of_year(month: u32, day: u32) -> Option<Day> {
    NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(Day::OfYear(month, day))
}

fn is_time(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with(':')
}

fn full(year: u32, month: u32, day: u32) -> Option<Day> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (1970..2200).contains(&year).then_some(Day::Full(date))
}

/// `Jan 14`, `January 23rd, 2019`, `January 14-19, 2026`.
fn month_first(text: &str) -> Option<(Day, &str)> {
    let (month, rest) = strip_month(text)?;
    let (day, rest) = strip_day(rest.trim_start())?;
    let after_range = rest.strip_prefix(['-', '–']).and_then(strip_day).map(|(_, rest)| rest);
    with_year(month, day, after_range.unwrap_or(rest))
}

/// `14 Jan`, `30th June 2021`.
fn day_first(text: &str) -> Option<(Day, &str)> {
    let (day, rest) = strip_day(text)?;
    let rest = rest.strip_prefix(' ')?;
    let (month, rest) = strip_month(rest.strip_prefix("of ").unwrap_or(rest))?;
    with_year(month, day, rest)
}

fn with_year(month: u32, day: u32, rest: &str) -> Option<(Day, &str)> {
    let after = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    if let Some((year, rest)) =
        number(after).filter(|(it, rest)| it.len() == 4 && !rest.starts_with(':'))
    {
        return Some((full(year.parse().ok()?, month, day)?, rest));
    }
    Some((of_year(month, day)?, rest))
}

fn strip_month(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = strip_word(text)?;
    let at = MONTHS.iter().position(|it| {
        *it == word || word.len() >= 3 && word.len() <= 4 && it.starts_with(&word)
    })?;
    Some((at as u32 + 1, rest.strip_prefix('.').unwrap_or(rest)))
}

fn strip_day(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = number(text)?;
    let day: u32 = digits.parse().ok().filter(|it| (1..=31).contains(it) && digits.len() <= 2)?;
    let suffix = rest.get(..2).filter(|it| ["st", "nd", "rd", "th"].contains(it));
    let rest = suffix.map_or(rest, |it| &rest[it.len()..]);
    (!rest.starts_with(|it: char| it.is_alphanumeric() || it == ':')).then_some((day, rest))
}

/// Takes a word off the front, in lower case.
fn strip_word(text: &str) -> Option<(String, &str)> {
    let end = text.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(text.len());
    (end > 0).then(|| (text[..end].to_ascii_lowercase(), &text[end..]))
}

fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=5).contains(&end).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = find(text).map(|(date, written)| (date.to_string(), written.to_owned()));
        let expected = expected.map(|(date, written)| (date.to_owned(), written.to_owned()));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn days_come_in_many_forms() {
        check("On Wednesday 30th June 2021 a", Some(("2021-06-30", "Wednesday 30th June 2021")));
        check("January 23rd, 2019 Prow Outage", Some(("2019-01-23", "January 23rd, 2019")));
        check("from January 14-19, 2026 on", Some(("2026-01-14", "January 14-19, 2026")));
        check("see 2022-06-02 10:00", Some(("2022-06-02", "2022-06-02")));
        check("4/21/23-4/25/23", Some(("2023-04-21", "4/21/23")));
        check("21/04/2023", Some(("2023-04-21", "21/04/2023")));
        check("Mon, Jan. 5, 2026", Some(("2026-01-05", "Mon, Jan. 5, 2026")));
    }

    #[test]
    fn dots_put_the_day_first() {
        check("10.04.2026 x", Some(("2026-04-10", "10.04.2026")));
        check("am 31.12.2026, 14:32", Some(("2026-12-31", "31.12.2026")));
        check("5.2.26, 14:32 - x", Some(("2026-02-05", "5.2.26")));
        for text in ["10.11.12 released", "1.2.2020-rc1", "10.13.2026", "10.0.0.1", "v1.2.2020 x"] {
            check(text, None);
        }
    }

    #[test]
    fn numbers_that_can_be_read_in_one_order_only_are_read_so() {
        use DayOrder::{DayFirst, MonthFirst};
        let day = |month, day| Day::Full(NaiveDate::from_ymd_opt(2026, month, day).unwrap());
        let check = |text: &str, order, expected: Day, numbers| {
            let found = strip_in(text, order).unwrap();
            assert_eq!((found.day, found.numbers), (expected, numbers), "{text:?}");
        };
        for order in [DayFirst, MonthFirst] {
            check("13/11/2026", order, day(11, 13), Some(Numbers::Only(DayFirst)));
            check("11/13/26", order, day(11, 13), Some(Numbers::Only(MonthFirst)));
            check("11/11/2026", order, day(11, 11), None);
            check("2026-10-11", order, day(10, 11), None);
        }
        check("10/11/2026", MonthFirst, day(10, 11), Some(Numbers::Either(day(11, 10))));
        check("10/11/2026", DayFirst, day(11, 10), Some(Numbers::Either(day(10, 11))));
        let either = Some(Numbers::Either(Day::OfYear(2, 1)));
        check("1/2 14:00", MonthFirst, Day::OfYear(1, 2), either);
    }

    #[test]
    fn other_numbers_are_no_days() {
        for text in [
            "1/3 of pods",
            "May 31",
            "v1.19-20",
            "2022-13-45",
            "10.0.0.1",
            "/2023/07/21x",
            "may 2020",
            "1.2.2020-1-1-1",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn days_without_a_year_take_that_of_the_document() {
        let (day, rest) = strip("Jan 14, 10:18 AM").unwrap();
        assert_eq!((day, rest), (Day::OfYear(1, 14), ", 10:18 AM"));
        assert_eq!(day.date(Some(2026)), NaiveDate::from_ymd_opt(2026, 1, 14));
        assert_eq!(strip("2023-MM-DD[^1]: x"), Some((Day::Placeholder, "[^1]: x")));
        assert_eq!(strip("12-05 16:21] x"), Some((Day::OfYear(12, 5), " 16:21] x")));
    }
}
