//! What every part of the report writes with: the register, the day, and figures in a language.

use afterword_core::amount::{DecimalMark, Money, Share};
use afterword_core::toil::{Activity, Project, ToilRegister, Unit};
use afterword_core::wording::Wording;
use chrono::NaiveDate;

use crate::markdown::text::{Inline, one_line};

/// What a report is written from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    pub(super) register: &'a ToilRegister,
    pub(super) today: NaiveDate,
    pub(super) words: &'a Wording,
}

impl Page<'_> {
    /// The text called `name`. What people typed is to be escaped before it is filled in.
    pub(super) fn say(self, name: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(name, values)
    }

    pub(super) fn activity(self, activity: Option<&Activity>) -> String {
        self.name(activity.map_or("", |it| it.name.as_str()))
    }

    pub(super) fn project(self, project: Option<&Project>) -> String {
        self.name(project.map_or("", |it| it.name.as_str()))
    }

    /// What somebody calls something, on one line and escaped.
    pub(super) fn name(self, name: &str) -> String {
        match one_line(name).as_str() {
            "" => self.say("nameless", &[]),
            name => Inline(name).to_string(),
        }
    }

    pub(super) fn unknown(self) -> String {
        self.say("unknown", &[])
    }

    /// Hours, of less than a hundred with their tenths, so that sums of a few add up.
    pub(super) fn hours(self, hours: f64) -> String {
        let places = if hours.abs() < 99.95 { 1 } else { 0 };
        self.with_unit(hours, places, |n| self.say("number.hours", &[("n", n)]))
    }

    pub(super) fn hours_of_minutes(self, minutes: u64) -> String {
        self.hours(minutes as f64 / 60.0)
    }

    /// A sum in what it is counted in.
    pub(super) fn sum(self, sum: f64, unit: Unit) -> String {
        match unit {
            Unit::Hours => self.hours(sum),
            Unit::Money(currency) => self.with_unit(sum, 0, |n| format!("{n} {currency}")),
        }
    }

    /// A sum to its last digit.
    pub(super) fn money(self, sum: Money) -> String {
        let is_comma = self.say("number.decimal", &[]) == ",";
        sum.written(if is_comma { DecimalMark::Comma } else { DecimalMark::Point })
    }

    /// A part of one as a percentage.
    pub(super) fn percent(self, part: f64) -> String {
        self.with_unit(part * 100.0, 1, |n| self.say("number.percent", &[("n", n)]))
    }

    pub(super) fn share(self, share: Share) -> String {
        self.percent(f64::from(share.millionths()) / 1e6)
    }

    pub(super) fn months(self, n: u32) -> String {
        let name = if n == 1 { "number.months.one" } else { "number.months" };
        self.say(name, &[("n", &n.to_string())])
    }

    pub(super) fn weeks(self, n: u32) -> String {
        let name = if n == 1 { "number.weeks.one" } else { "number.weeks" };
        self.say(name, &[("n", &n.to_string())])
    }

    /// The month of a day, such as `2025-10`.
    pub(super) fn month(self, day: NaiveDate) -> String {
        let day = day.to_string();
        day.rsplit_once('-').map_or_else(String::new, |it| it.0.to_owned())
    }

    pub(super) fn points(self, points: f64) -> String {
        self.with_unit(points, 1, str::to_owned)
    }

    pub(super) fn count(self, n: usize) -> String {
        self.whole(n as u64)
    }

    pub(super) fn whole(self, n: u64) -> String {
        self.grouped(&n.to_string())
    }

    /// Minutes, and from two hours on hours.
    pub(super) fn length(self, minutes: f64) -> String {
        match minutes < 120.0 {
            true => self.with_unit(minutes, 0, |n| self.say("number.minutes", &[("n", n)])),
            false => self.hours(minutes / 60.0),
        }
    }

    /// A number with its unit; what is no number is not known.
    fn with_unit(self, value: f64, places: usize, unit: impl Fn(&str) -> String) -> String {
        if value.is_finite() { unit(&self.number(value, places)) } else { self.unknown() }
    }

    fn number(self, value: f64, places: usize) -> String {
        let digits = format!("{:.places$}", value.abs());
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let is_zero = digits.bytes().all(|it| matches!(it, b'0' | b'.'));
        let sign = if value < 0.0 && !is_zero { "−" } else { "" };
        let whole = self.grouped(whole);
        match fraction.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            fraction => format!("{sign}{whole}{}{fraction}", self.say("number.decimal", &[])),
        }
    }

    fn grouped(self, digits: &str) -> String {
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out += &self.say("number.thousands", &[]);
            }
            out.push(digit);
        }
        out
    }
}

/// So many rows of a list or a table are read.
pub(super) const MAX_ROWS: usize = 5;

impl Page<'_> {
    /// `rows` as a list.
    pub(super) fn list(self, rows: Vec<String>) -> String {
        rows.into_iter().map(|it| format!("- {it}\n")).collect()
    }

    /// The first of `rows` as a list, and how many more there are.
    pub(super) fn short_list(self, mut rows: Vec<String>) -> String {
        let n = rows.len();
        rows.truncate(MAX_ROWS);
        self.list(rows) + &self.more(n, MAX_ROWS)
    }

    /// How many of `n` are not shown if `shown` are, as a paragraph of its own.
    pub(super) fn more(self, n: usize, shown: usize) -> String {
        match n.saturating_sub(shown) {
            0 => String::new(),
            n => format!("\n{}\n", self.others(n)),
        }
    }

    /// A sentence that says how many are not named.
    pub(super) fn others(self, n: usize) -> String {
        self.say("list.more", &[("n", &self.count(n))])
    }

    /// A table below `header`, the names of texts; all but its first column are figures.
    pub(super) fn table<const N: usize>(self, header: [&str; N], rows: Vec<[String; N]>) -> String {
        self.columns(&header, rows.into_iter().map(Vec::from).collect())
    }

    /// The same where it is not known before how many columns there are; each row has as many cells as `header`.
    pub(super) fn columns(self, header: &[&str], rows: Vec<Vec<String>>) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let side = |at: usize| if at == 0 { "---" } else { "---:" }.to_owned();
        let sides = (0..header.len()).map(side).collect();
        let header = header.iter().map(|it| self.say(it, &[])).collect();
        [header, sides].into_iter().chain(rows).map(line).collect()
    }
}
