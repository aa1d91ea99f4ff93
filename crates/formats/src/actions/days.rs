//! Days in the cells of a table: whole dates with their year, in whatever order a column has them.

use afterword_core::stamp::{self, DayOrder, Numbers};
use chrono::NaiveDate;

use crate::feed::orders_told;

/// A day as a cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CellDay {
    pub(crate) day: NaiveDate,
    /// Whether the cell says no more than it, and perhaps a time.
    pub(crate) is_all: bool,
}

/// The order of the numbers in the days of a column, where one of them tells it and none tells another.
pub(crate) fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    let mut told = orders_told(cells);
    let order = told.next()?;
    told.all(|it| it == order).then_some(order)
}

/// A day with its year, be there a time behind it: `2025-10-03`, `2025/10/03`, `03.10.2025`, `03/Oct/25 12:00 AM`, `October 3, 2025`. One
/// whose numbers can be read in both orders is none, unless `order` is that of its column.
pub(crate) fn day(cell: &str, order: Option<DayOrder>) -> Option<CellDay> {
    let (date, rest) = cell.split_at(cell.find([' ', 'T', ',']).unwrap_or(cell.len()));
    if begins_with_year(date)
        && let Ok(day) = date.parse()
    {
        return Some(CellDay { day, is_all: is_time(rest) });
    }
    if let Some(written) = spelled_out(date) {
        return Some(CellDay { is_all: is_time(rest), ..one(&written, order)? });
    }
    one(cell, order)
}

/// Whether it begins with a whole year: `03-04-26` is no day of the year 3.
fn begins_with_year(date: &str) -> bool {
    let digits = date.trim_start_matches(['+', '-']).bytes().take_while(u8::is_ascii_digit);
    digits.count() >= 4
}

/// Whether nothing but a time may stand in what follows a day.
fn is_time(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', 'T', ',']);
    rest.is_empty() || rest.starts_with(|it: char| it.is_ascii_digit())
}

/// `03/Oct/25` as `03 Oct 2025`, and `3.10.25` as `3.10.2025`: in a column of days it is no version of a program.
fn spelled_out(date: &str) -> Option<String> {
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [day, month, year] = <[&str; 3]>::try_from(parts).ok()?;
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let century = if year.len() == 2 { "20" } else { "" };
    if !is_number(day) || !is_number(year) {
        return None;
    }
    if !month.is_empty() && month.chars().all(char::is_alphabetic) {
        return Some(format!("{day} {month} {century}{year}"));
    }
    let is_dotted = date.matches('.').count() == 2;
    (is_number(month) && is_dotted).then(|| format!("{day}.{month}.{century}{year}"))
}

/// The day that `text` begins with.
fn one(text: &str, order: Option<DayOrder>) -> Option<CellDay> {
    let stamp = stamp::read(text)?;
    let day = match (stamp.numbers, order) {
        (Some(Numbers::Either(_)), None) => None,
        (Some(Numbers::Either(other)), Some(DayOrder::DayFirst)) => Some(other),
        _ => stamp.day,
    };
    let is_all = stamp.rest.is_empty() && stamp.until.is_none() && !stamp.is_vague;
    Some(CellDay { day: day?.date(None)?, is_all })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, order: Option<DayOrder>, expected: Option<(&str, bool)>) {
        let found = day(cell, order).map(|it| (it.day.to_string(), it.is_all));
        assert_eq!(found, expected.map(|it| (it.0.to_owned(), it.1)), "{cell:?}");
    }

    #[test]
    fn days_are_written_in_many_ways() {
        for cell in [
            "2025-10-03",
            "2025/10/03",
            "2025-10-03T00:00:00.000+0000",
            "2025-10-03 14:32",
            "03.10.2025",
            "3.10.25",
            "03/Oct/25 12:00 AM",
            "3-Oct-2025",
            "October 3, 2025",
            "Fri, Oct 3, 2025",
            "3 October 2025",
        ] {
            check(cell, None, Some(("2025-10-03", true)));
        }
        check("October 3, 2025 or so", None, Some(("2025-10-03", false)));
        check("2025-10-03 or later", None, Some(("2025-10-03", false)));
        for cell in ["", "soon", "Oct 3", "2025", "3.10", "40.10.2025", "1.2.3.4", "//", "a/b/c"] {
            check(cell, None, None);
        }
    }

    #[test]
    fn a_column_tells_the_order_of_its_numbers() {
        use DayOrder::{DayFirst, MonthFirst};
        check("03/04/2026", None, None);
        check("03/04/2026", Some(DayFirst), Some(("2026-04-03", true)));
        check("03/04/2026", Some(MonthFirst), Some(("2026-03-04", true)));
        check("03-04-26", Some(DayFirst), Some(("2026-04-03", true)));
        // Dots put the day first whatever the slashes say, and some numbers leave no choice.
        check("03.04.2026", Some(MonthFirst), Some(("2026-04-03", true)));
        check("13/04/2026", Some(MonthFirst), Some(("2026-04-13", true)));
        assert_eq!(order(["03/04/2026", "soon", "13/04/2026"].into_iter()), Some(DayFirst));
        assert_eq!(order(["04/13/2026", "03/04/2026"].into_iter()), Some(MonthFirst));
        assert_eq!(order(["13/04/2026", "04/13/2026"].into_iter()), None);
        assert_eq!(order(["03/04/2026", "2026-04-13"].into_iter()), None);
    }
}
