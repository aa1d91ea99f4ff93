//! Typed and pasted lines, read: entries, the days they are under, and what there is to look at twice.

mod chat;
#[cfg(test)]
mod tests;

use afterword_core::chat::Form;
use afterword_core::postmortem::{EntryTime, QuickEntry, QuickTime, ReadBy, read_quick_entry};
use afterword_core::stamp::{self as stamps, Day, DayOrder, Manner, Numbers};
use afterword_core::time::{ClockTime, Instant};
use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};

use super::stamp;
use crate::Clocks;

/// A text as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pasted {
    pub(super) entries: Vec<Line>,
    pub(super) days: Vec<DayLine>,
}

/// A line as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its number in the text, from 1.
    pub(super) number: usize,
    pub(super) entry: QuickEntry,
    /// Who said it, in a chat.
    pub(super) source: String,
    /// When it was; `None` if no clocks can say.
    pub(super) time: Option<EntryTime>,
    /// What there is to look at twice.
    pub(super) doubt: Option<Doubt>,
}

/// A line that is nothing but the day of those below it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DayLine {
    pub(super) number: usize,
    pub(super) day: NaiveDate,
    pub(super) doubt: Option<Doubt>,
    numbers: Option<Numbers>,
}

/// Why a line may not be meant as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It does not begin with a time; it stands behind the line before it.
    NoTime,
    /// Its time was taken for the next day's.
    NextDay,
    /// It is earlier than the line before it, and will be shown before it.
    Earlier,
    /// It says when, and not what.
    NoText,
    /// Its time is of a zone whose clocks are not known; the words are kept.
    NoClocks,
    /// The clocks showed its time twice; the one that is taken.
    Twice(Instant),
    /// The clocks skipped its time: as it is written, and as they showed that instant.
    Skipped(Instant, Instant),
    /// Its date can be read in two orders: the day that is taken, and the other.
    Either(NaiveDate, NaiveDate),
}

/// Where the first of some lines stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Behind an entry of that time.
    Entry(NaiveDateTime),
    /// At the beginning of a timeline, on the day of that midnight, on whichever clocks a line is written.
    Midnight(NaiveDateTime),
}

impl After {
    pub(super) fn time(self) -> NaiveDateTime {
        match self {
            Self::Entry(at) | Self::Midnight(at) => at,
        }
    }
}

/// What lines are read by.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) after: After,
    pub(super) clocks: &'a Clocks,
    pub(super) in_zone: &'a dyn Fn(Instant) -> Instant,
    /// The order of the numbers in a date where no line tells.
    pub(super) order: DayOrder,
    pub(super) today: Option<NaiveDate>,
}

/// Reads each line that holds anything; a time without a date follows the line before it, or is on the day that a line above names
/// alone. Lines that are further in belong to the time above them. What a table says of its columns is no line.
///
/// A date that can be read in two orders follows the lines that can be read in one only.
pub(super) fn read_lines(text: &str, around: Around<'_>) -> Pasted {
    let form = chat::form_of(text);
    let read = Pass::new(around, false).read(text, form);
    match read.told_order() {
        Some(order) => Pass::new(Around { order, ..around }, true).read(text, form),
        None => read,
    }
}

impl Pasted {
    /// The order that lines tell which can be read in one only, if others can be read in both.
    fn told_order(&self) -> Option<DayOrder> {
        let days = self.days.iter().filter_map(|it| it.numbers);
        let numbers = || self.entries.iter().filter_map(|it| it.entry.numbers).chain(days.clone());
        let mut told = numbers().filter_map(|it| match it {
            Numbers::Only(order) => Some(order),
            Numbers::Either(_) => None,
        });
        let order = told.next().filter(|first| told.all(|it| it == *first))?;
        numbers().any(|it| matches!(it, Numbers::Either(_))).then_some(order)
    }
}

/// One reading of all lines, in one order of numbers.
struct Pass<'a> {
    around: Around<'a>,
    /// Whether the lines themselves tell the order.
    is_told: bool,
    anchor: After,
    /// What a time without a date follows.
    before: Instant,
    /// Whether no line has had a time below the anchor, and whether there has been none at all.
    is_first: bool,
    is_top: bool,
    /// The beginning of the last entry.
    last: Option<Instant>,
    /// How far in the last line was, if it had a time.
    indent: Option<usize>,
    read: Pasted,
}

impl<'a> Pass<'a> {
    fn new(around: Around<'a>, is_told: bool) -> Self {
        let anchor = around.after;
        Self {
            before: stamp::anchored(anchor.time(), around.clocks),
            around,
            is_told,
            anchor,
            is_first: true,
            is_top: true,
            last: None,
            indent: None,
            read: Pasted::default(),
        }
    }

    fn read(mut self, text: &str, form: Option<Form>) -> Pasted {
        match form {
            Some(form) => self.read_chat(text, form),
            None => self.read_timeline(text),
        }
        self.read
    }

    fn read_timeline(&mut self, text: &str) {
        let mut lines = text.lines().zip(1..).peekable();
        while let Some((line, number)) = lines.next() {
            let is_next_ruler = lines.peek().is_some_and(|it| stamps::is_ruler(it.0));
            let is_header = is_next_ruler && stamps::cells(line).is_some();
            if line.trim().is_empty() || is_header || stamps::is_ruler(line) {
                continue;
            }
            match self.day_line(line, number) {
                Some(day) => self.turn_to(day),
                None => self.read_entry(line, number),
            }
        }
    }

    fn day_line(&self, line: &str, number: usize) -> Option<DayLine> {
        let manner = Manner { order: self.around.order, is_typed: true };
        let stamp = stamps::day_line(line, manner)?;
        let day = stamp.day?.date(Some(self.before.year()))?;
        let doubt = self.either(stamp.numbers, day);
        Some(DayLine { number, day, doubt, numbers: stamp.numbers })
    }

    fn turn_to(&mut self, line: DayLine) {
        let midnight = line.day.and_time(NaiveTime::MIN);
        self.anchor = After::Midnight(midnight);
        self.before = stamp::anchored(midnight, self.around.clocks);
        (self.is_first, self.is_top, self.indent) = (true, true, None);
        self.read.days.push(line);
    }

    fn read_entry(&mut self, line: &str, number: usize) {
        let entry = self.entry_of(line);
        let has_time = entry.time != QuickTime::None;
        if let Some(last) = self.read.entries.last_mut().filter(|_| !has_time)
            && self.indent.is_some_and(|it| goes_on(line, it))
        {
            return last.add(line);
        }
        self.take(entry, "", number);
        self.indent = has_time.then(|| indent_of(line));
    }

    /// Keeps `entry`, which is on line `number`.
    fn take(&mut self, entry: QuickEntry, source: &str, number: usize) {
        let clocks = self.around.clocks;
        let time = stamp::resolved(&entry, EntryTime::Unknown, clocks, self.around.in_zone);
        let start = time.and_then(EntryTime::start);
        let day = begin(entry.time).map(|it| it.date());
        let doubt = day
            .and_then(|it| self.either(entry.numbers, it))
            .or_else(|| of_clocks(&entry, time, clocks))
            .or_else(|| self.of_order(&entry, start));
        if let Some(start) = start {
            (self.before, self.last, self.is_first) = (start, Some(start), false);
        }
        self.is_top = false;
        self.read.entries.push(Line { number, entry, source: source.to_owned(), time, doubt });
    }

    /// The first time below a midnight is on its day on the clocks of the zone that the line names, else on those of the document.
    fn entry_of(&self, line: &str) -> QuickEntry {
        let Around { order, today, .. } = self.around;
        let read = |after| read_quick_entry(line, ReadBy { after, order, today });
        let entry = read(self.before);
        let After::Midnight(at) = self.anchor else { return entry };
        let zone = entry.zone.as_ref().filter(|_| self.is_first);
        let there = zone.and_then(|it| at.and_local_timezone(it.usual).single());
        there.map_or(entry, read)
    }

    /// The doubt about a date in numbers, unless other lines tell its order.
    fn either(&self, numbers: Option<Numbers>, taken: NaiveDate) -> Option<Doubt> {
        let Some(Numbers::Either(other)) = numbers.filter(|_| !self.is_told) else { return None };
        let year = match other {
            Day::Full(_) => None,
            _ => Some(taken.year()),
        };
        other.date(year).map(|it| Doubt::Either(taken, it))
    }

    fn of_order(&self, entry: &QuickEntry, start: Option<Instant>) -> Option<Doubt> {
        let above = (!self.is_top).then_some(self.before);
        match start {
            None if entry.time == QuickTime::None => Some(Doubt::NoTime),
            None => Some(Doubt::NoClocks),
            Some(_) if entry.text.is_empty() => Some(Doubt::NoText),
            Some(at) if above.or(self.last).is_some_and(|it| at < it) => Some(Doubt::Earlier),
            Some(at) if above.is_some_and(|it| at.date_naive() > it.date_naive()) => {
                Some(Doubt::NextDay)
            }
            Some(_) => None,
        }
    }
}

/// Whether a line without a time belongs to the one above it, which is `indent` in.
fn goes_on(line: &str, indent: usize) -> bool {
    indent_of(line) >= indent + 2 && !stamps::is_marked(line)
}

/// How far in a line is; a tab is as good as four spaces.
fn indent_of(line: &str) -> usize {
    let width = |it: char| match it {
        ' ' => Some(1),
        '\t' => Some(4),
        _ => None,
    };
    line.chars().map_while(width).sum()
}

/// What the clocks did with a time comes before the order of lines: an hour is more. A time that names its zone is settled.
fn of_clocks(entry: &QuickEntry, time: Option<EntryTime>, clocks: &Clocks) -> Option<Doubt> {
    match stamp::changed(time.filter(|_| entry.zone.is_none())?, clocks)? {
        (at, ClockTime::Twice { .. }) => Some(Doubt::Twice(at)),
        (at, ClockTime::Skipped { shown, .. }) => Some(Doubt::Skipped(at, shown)),
        (_, ClockTime::Once(_)) => None,
    }
}

impl Line {
    /// Adds a line to its words.
    fn add(&mut self, line: &str) {
        self.entry.text = format!("{}\n{}", self.entry.text, line.trim()).trim().to_owned();
        self.doubt = self.doubt.filter(|it| *it != Doubt::NoText);
    }

    /// When it was, on the clocks of the document's zone.
    pub(super) fn shown(&self) -> QuickTime {
        match self.time {
            Some(time) if self.entry.zone.is_some() => stamp::local(time),
            _ => self.entry.time,
        }
    }

    /// What it was understood as.
    pub(super) fn understood(&self) -> String {
        stamp::understood(self.shown(), &self.entry)
    }
}

/// When a time begins.
pub(super) fn begin(time: QuickTime) -> Option<NaiveDateTime> {
    match time {
        QuickTime::None => None,
        QuickTime::Exact(at) | QuickTime::Approximate(at) | QuickTime::Span(at, _) => Some(at),
    }
}
