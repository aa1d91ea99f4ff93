//! The day of the incident.

use afterword_core::postmortem::SectionKey;
use afterword_core::stamp::{self, DayOrder, Manner, Numbers};
use chrono::{Datelike, NaiveDate, TimeDelta};

use super::super::preview::FoundDate;
use super::super::{Confidence, What};
use super::Reader;
use super::headings::Topic;
use super::split::{Line, Part};

impl Reader<'_> {
    /// Finds the day: as labelled; else in the title or the summary, if the timeline does not speak against it; else the first
    /// of the timeline; else in the name of the file.
    pub(super) fn find_date(&mut self, parts: &[Part<'_>]) {
        if let Some(date) = self.chosen.choices.date {
            let (as_written, confidence) = (date.to_string(), Confidence::High);
            self.preview.date = Some(FoundDate { date, line: 0, as_written, confidence });
        } else if self.preview.date.is_none() {
            let days = timeline_days(parts, self.manner());
            let said = said(parts, self.order).into_iter().find(|it| agrees(it.date, &days));
            self.preview.date = said.or_else(|| days.into_iter().next()).or_else(|| self.in_name());
        }
        self.year = self.preview.date.as_ref().map(|it| it.date.year());
    }

    fn in_name(&self) -> Option<FoundDate> {
        let (date, written) = stamp::find_day_in(self.context.name, self.order)?;
        let (as_written, confidence) = (written.to_owned(), Confidence::Low);
        Some(FoundDate { date, line: 0, as_written, confidence })
    }

    /// Says what was found, once nothing better can be.
    pub(super) fn settle_date(&mut self) {
        if self.preview.date.is_none() {
            let day = self.preview.document.happened_at();
            self.preview.date = day.map(|it| FoundDate {
                date: it.date_naive(),
                line: 0,
                as_written: it.date_naive().to_string(),
                confidence: Confidence::Low,
            });
        }
        if let Some(found) = self.preview.date.clone().filter(|it| it.line > 0) {
            self.preview.recognise(What::Date, found.line, found.confidence, &found.as_written);
        }
    }
}

/// The days that the title, the lead and the summary name.
fn said(parts: &[Part<'_>], order: DayOrder) -> Vec<FoundDate> {
    let mut found = Vec::new();
    let mut add = |text: &str, line: usize, confidence| {
        found.extend(stamp::find_day_in(text, order).map(|(date, written)| FoundDate {
            date,
            line,
            as_written: written.to_owned(),
            confidence,
        }));
    };
    for part in parts {
        if part.is_title {
            add(part.heading, part.line, Confidence::Medium);
        }
        let is_summary = part.topic == Some(Topic::Section(SectionKey::Summary));
        if part.is_title || part.heading.is_empty() || is_summary {
            part.lines.iter().for_each(|it| add(it.text, it.number, Confidence::Low));
        }
    }
    found
}

/// The days that timelines and key events name in full.
fn timeline_days(parts: &[Part<'_>], manner: Manner) -> Vec<FoundDate> {
    let found = timeline_lines(parts).filter_map(|line| {
        let bare = line.text.trim_start_matches(LINE_MARKS);
        let begins_with_day = stamp::read_in(bare, manner).is_some_and(|it| it.day.is_some());
        let text = if begins_with_day { bare } else { line.text };
        stamp::find_day_in(text, manner.order).map(|(date, written)| FoundDate {
            date,
            line: line.number,
            as_written: written.to_owned(),
            confidence: Confidence::Medium,
        })
    });
    found.collect()
}

/// What may stand before the time of a line.
const LINE_MARKS: [char; 7] = ['-', '*', '+', '#', '|', ' ', '_'];

fn timeline_lines<'a, 'b>(parts: &'b [Part<'a>]) -> impl Iterator<Item = &'b Line<'a>> {
    let is_timeline = |it: &&Part<'_>| {
        matches!(
            it.topic,
            Some(Topic::Section(SectionKey::Timeline) | Topic::MaybeTimeline | Topic::KeyEvents)
        )
    };
    parts.iter().filter(is_timeline).flat_map(|it| &it.lines)
}

/// In which order the dates of `parts` name month and day, and whether any could be read in the other: a date of the timelines
/// that can be read in one order only speaks for all of them.
pub(super) fn order_of(parts: &[Part<'_>]) -> (DayOrder, bool) {
    let stamps = timeline_lines(parts)
        .filter_map(|it| stamp::read(it.text.trim_start_matches(LINE_MARKS))?.numbers);
    let (mut order, mut is_open) = (None, false);
    for numbers in stamps {
        match numbers {
            Numbers::Only(only) => order = order.or(Some(only)),
            Numbers::Either(_) => is_open = true,
        }
    }
    let titles = parts.iter().filter(|it| it.is_title || it.heading.is_empty());
    let texts = titles
        .flat_map(|it| std::iter::once(it.heading).chain(it.lines.iter().map(|line| line.text)));
    let day = |text, order| stamp::find_day_in(text, order).map(|it| it.0);
    let mut texts = texts.filter(|it| it.contains(['/', '-']));
    is_open |= texts.any(|it| day(it, DayOrder::MonthFirst) != day(it, DayOrder::DayFirst));
    (order.unwrap_or_default(), is_open)
}

/// Whether a day lies among those of the timeline, give or take one.
fn agrees(date: NaiveDate, days: &[FoundDate]) -> bool {
    let near = TimeDelta::days(1);
    let (first, last) = (days.iter().map(|it| it.date).min(), days.iter().map(|it| it.date).max());
    match (first, last) {
        (Some(first), Some(last)) => {
            let (early, late) = (first.checked_sub_signed(near), last.checked_add_signed(near));
            early.is_none_or(|it| date >= it) && late.is_none_or(|it| date <= it)
        }
        _ => true,
    }
}
