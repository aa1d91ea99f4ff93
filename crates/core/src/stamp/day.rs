//! Days as people write them: `2022-06-02`, `Jan 14`, `30th June 2021`, `09/21/2022`.

use chrono::NaiveDate;

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

/// Takes a day off the front of `text`; a day of the week before it belongs to it.
pub fn strip(text: &str) -> Option<(Day, &str)> {
    let text = strip_weekday(text).unwrap_or(text);
    numeric(text).or_else(|| month_first(text)).or_else(|| day_first(text))
}

/// The first day with a year in `text`, and as it is written.
pub fn find(text: &str) -> Option<(NaiveDate, &str)> {
    let is_start =
        |at: usize| !text[..at].ends_with(|it: char| it.is_alphanumeric() || "-/.".contains(it));
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| is_start(*at));
    for at in starts {
        if let Some((Day::Full(date), rest)) = strip(&text[at..]) {
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
fn numeric(text: &str) -> Option<(Day, &str)> {
    let (first, rest) = number(text)?;
    let mark = rest.chars().next().filter(|it| "-/".contains(*it))?;
    if first.len() >= 4 && rest[1..].starts_with("MM") {
        let end = rest[1..].find(|it: char| !(it.is_ascii_alphanumeric() || it == '-'));
        return Some((Day::Placeholder, &rest[1 + end.unwrap_or(rest.len() - 1)..]));
    }
    let (second, rest) = number(&rest[1..])?;
    let third = rest.strip_prefix(mark).and_then(number);
    let is_over = |it: &str| !it.starts_with(|it: char| it.is_ascii_alphanumeric() && it != 'T');
    let value = |it: &str| it.parse::<u32>().ok();
    match (first.len(), third) {
        (4, Some((third, rest))) if is_over(rest) => {
            Some((full(value(first)?, value(second)?, value(third)?)?, rest))
        }
        (5, Some((_, rest))) if is_over(rest) => Some((Day::Placeholder, rest)),
        (1 | 2, Some((year, rest))) if is_over(rest) && second.len() <= 2 => {
            let (month, day) = american(value(first)?, value(second)?);
            match year.len() {
                4 => Some((full(value(year)?, month, day)?, rest)),
                2 => Some((full(2000 + value(year)?, month, day)?, rest)),
                _ => Some((Day::Placeholder, rest)),
            }
        }
        // Two numbers are a day only if a time follows: a third of the pods is none.
        (1 | 2, None) if is_over(rest) && is_time(rest.trim_start()) => {
            let (month, day) = american(value(first)?, value(second)?);
            NaiveDate::from_ymd_opt(2024, month, day)?;
            Some((Day::OfYear(month, day), rest))
        }
        _ => None,
    }
}

/// The month comes first, unless it can't.
fn american(first: u32, second: u32) -> (u32, u32) {
    if first > 12 { (second, first) } else { (first, second) }
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
    NaiveDate::from_ymd_opt(2024, month, day)?;
    Some((Day::OfYear(month, day), rest))
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
