//! The rows of the list: entries, and between them the days on which they fall.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::postmortem::{Entry, EntryId};
use chrono::{NaiveDate, NaiveDateTime};
use yew::prelude::*;

use super::day;
use crate::words::word;

/// One row of the list.
pub(super) enum Line<'a> {
    Day(NaiveDate),
    /// How long nothing happened before the entry that is named.
    Quiet(EntryId, &'a str),
    Entry(&'a Rc<Entry>),
}

/// `shown` with each day before the first entry that falls on it, and with the long quiet stretches.
pub(super) fn lines<'a>(
    shown: &[&'a Rc<Entry>],
    starts: &[Option<NaiveDateTime>],
    quiet: &'a BTreeMap<EntryId, String>,
) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(shown.len() + 8);
    let mut last = None;
    for (entry, start) in shown.iter().zip(starts) {
        if let Some(words) = quiet.get(&entry.id) {
            lines.push(Line::Quiet(entry.id, words));
        }
        let day = start.map(|it| it.date());
        if let Some(day) = day.filter(|it| last != Some(*it)) {
            lines.push(Line::Day(day));
            last = Some(day);
        }
        lines.push(Line::Entry(entry));
    }
    lines
}

/// A row with what `draw_entry` makes of its entry; the style sheet is told which entry is `open`.
pub(super) fn draw(
    line: &Line<'_>,
    open: Option<EntryId>,
    draw_entry: impl Fn(&&Rc<Entry>) -> Html,
) -> Html {
    match line {
        Line::Day(date) => html! {
            <li key={format!("day-{date}")} class="timeline-day">{ day::named(*date) }</li>
        },
        Line::Quiet(id, words) => html! {
            <li key={format!("quiet-{id}")} class="timeline-quiet">{ words }</li>
        },
        Line::Entry(entry) => {
            let class = classes!("timeline-entry", (open == Some(entry.id)).then_some("is-open"));
            html! { <li key={entry.id.to_string()} {class}>{ draw_entry(entry) }</li> }
        }
    }
}

/// How many entries, in words.
pub(super) fn counted(n_entries: usize) -> String {
    match n_entries {
        0 => word::ENTRIES_NONE.text().to_owned(),
        n => word::ENTRIES_COUNT.count(n),
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::postmortem::EntryTime;

    use super::*;

    #[test]
    fn a_day_stands_once_before_its_entries() {
        let starts = [None, Some("2025-10-01T23:50:00"), None, Some("2025-10-02T00:10:00")]
            .map(|it| it.map(|it| it.parse().unwrap()));
        let entries = [0, 1, 2, 3]
            .map(|n| Rc::new(Entry::new(EntryId::from_bits(n), EntryTime::Unknown, String::new())));
        let shown: Vec<&Rc<Entry>> = entries.iter().collect();
        let quiet = [(EntryId::from_bits(3), "20 min quiet".to_owned())].into_iter().collect();
        let drawn: Vec<String> = lines(&shown, &starts, &quiet)
            .iter()
            .map(|it| match it {
                Line::Quiet(_, words) => (*words).to_owned(),
                Line::Day(date) => date.to_string(),
                Line::Entry(entry) => entry.id.to_string().trim_start_matches('0').to_owned(),
            })
            .collect();
        assert_eq!(drawn, ["", "2025-10-01", "1", "2", "20 min quiet", "2025-10-02", "3"]);
    }
}
