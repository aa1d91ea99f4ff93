//! How typed and pasted lines are read: shown before any of them is stored.

use afterword_core::postmortem::{EntryTime, QuickEntry, QuickTime, read_quick_entry};
use afterword_core::time::{ClockTime, Instant};
use chrono::NaiveDateTime;
use yew::prelude::*;

use super::stamp;
use crate::Clocks;
use crate::fields::{offset, time_of_day};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// A line as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its number in the text, from 1.
    pub(super) number: usize,
    pub(super) entry: QuickEntry,
    /// What there is to look at twice.
    doubt: Option<Doubt>,
}

/// Why a line may not be meant as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// It does not begin with a time; it stands behind the line before it.
    NoTime,
    /// Its time was taken for the next day's.
    NextDay,
    /// It is earlier than the line before it, and will be shown before it.
    Earlier,
    /// It says when, and not what.
    NoText,
    /// The clocks showed its time twice; the one that is taken.
    Twice(Instant),
    /// The clocks skipped its time: as it is written, and as they showed that instant.
    Skipped(Instant, Instant),
}

/// Reads each line that holds anything; a time without a date follows the line before it.
pub(super) fn read_lines(text: &str, after: NaiveDateTime, clocks: &Clocks) -> Vec<Line> {
    let mut before = after;
    let mut is_first = true;
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, without_bullet(line)));
    lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(number, line)| {
            let entry = read_quick_entry(line, before);
            let doubt = of_clocks(&entry, clocks).or_else(|| doubt(&entry, before, is_first));
            before = begin(entry.time).unwrap_or(before);
            is_first = false;
            Line { number, entry, doubt }
        })
        .collect()
}

fn doubt(entry: &QuickEntry, before: NaiveDateTime, is_first: bool) -> Option<Doubt> {
    match begin(entry.time) {
        None => Some(Doubt::NoTime),
        Some(_) if entry.text.is_empty() => Some(Doubt::NoText),
        Some(at) if !is_first && at < before => Some(Doubt::Earlier),
        Some(at) if !is_first && at.date() > before.date() => Some(Doubt::NextDay),
        Some(_) => None,
    }
}

/// What the clocks did with a time comes first: an hour is more than the order of lines.
fn of_clocks(entry: &QuickEntry, clocks: &Clocks) -> Option<Doubt> {
    let time = stamp::resolved(entry.time, EntryTime::Unknown, clocks)?;
    match stamp::changed(time, clocks)? {
        (at, ClockTime::Twice { .. }) => Some(Doubt::Twice(at)),
        (at, ClockTime::Skipped { shown, .. }) => Some(Doubt::Skipped(at, shown)),
        (_, ClockTime::Once(_)) => None,
    }
}

/// What is to be said aloud of a line that was added: only what changes the time that was written.
pub(super) fn clock_doubt(line: &Line) -> Option<String> {
    let doubt = line.doubt.filter(|it| matches!(it, Doubt::Twice(_) | Doubt::Skipped(..)))?;
    Some(doubt.in_words())
}

fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let bare = ["- ", "* ", "• "].iter().find_map(|it| line.strip_prefix(it));
    bare.unwrap_or(line).trim_start()
}

fn begin(time: QuickTime) -> Option<NaiveDateTime> {
    match time {
        QuickTime::None => None,
        QuickTime::Exact(at) | QuickTime::Approximate(at) | QuickTime::Span(at, _) => Some(at),
    }
}

impl Doubt {
    fn in_words(self) -> String {
        match self {
            Self::NoTime => word::READING_NO_TIME.text().to_owned(),
            Self::NextDay => word::READING_NEXT_DAY.text().to_owned(),
            Self::Earlier => word::READING_EARLIER.text().to_owned(),
            Self::NoText => word::READING_NO_TEXT.text().to_owned(),
            Self::Twice(at) => word::READING_TWICE
                .fill(&[("time", &time_of_day(at)), ("offset", &offset(at.offset()))]),
            Self::Skipped(at, shown) => word::READING_SKIPPED.fill(&[
                ("time", &time_of_day(at)),
                ("shown", &time_of_day(shown)),
                ("offset", &offset(shown.offset())),
            ]),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ReadingProps {
    pub(super) readings: Vec<Line>,
}

/// One line as a sentence, several as a table with what to look at twice.
#[component]
pub(super) fn Reading(props: &ReadingProps) -> Html {
    use_words();
    let readings = &props.readings;
    let body = match readings.as_slice() {
        [] => html! { <p /> },
        [one] => {
            let is_vague = one.entry.time == QuickTime::None;
            let class = classes!(is_vague.then_some("is-vague"));
            html! {
                <>
                    <p {class}>{ stamp::understood(&one.entry) }</p>
                    <p class="reading-clock">{ clock_doubt(one) }</p>
                </>
            }
        }
        many => table(many),
    };
    let class = classes!("quick-reading", readings.is_empty().then_some("is-empty"));
    // Keys scroll what is longer than there is room for.
    let tabindex = (readings.len() > 1).then_some("0");
    html! {
        <div {class} {tabindex} role="group" aria-label={word::ENTRY_READING.text()}>{ body }</div>
    }
}

fn table(lines: &[Line]) -> Html {
    html! {
        <>
            <p class="reading-sum" role="status">{ summed_up(lines) }</p>
            <table class="reading-table">
                <thead>
                    <tr>
                        <th scope="col">{ word::READING_LINE.text() }</th>
                        <th scope="col">{ word::READING_DAY.text() }</th>
                        <th scope="col">{ word::TIME.text() }</th>
                        <th scope="col">{ word::ENTRY_WHAT.text() }</th>
                        <th scope="col">{ word::READING_NOTE.text() }</th>
                    </tr>
                </thead>
                <tbody>
                    for line in lines {
                        { row(line) }
                    }
                </tbody>
            </table>
        </>
    }
}

fn row(line: &Line) -> Html {
    let at = begin(line.entry.time);
    let day = at.map_or_else(String::new, |it| word::DATE_DAY_MON.date(it));
    let time = if at.is_some() { stamp::shown(line.entry.time) } else { "–".to_owned() };
    html! {
        <tr key={line.number} class={classes!(line.doubt.is_some().then_some("is-doubtful"))}>
            <td class="number">{ line.number }</td>
            <td class="number">{ day }</td>
            <td class="number">{ time }</td>
            <td>{ &line.entry.text }</td>
            <td class="reading-note">
                if let Some(doubt) = line.doubt {
                    <Icon name={IconName::Alert} />{ doubt.in_words() }
                }
            </td>
        </tr>
    }
}

/// `40 lines: 37 with a time, 3 without`.
fn summed_up(lines: &[Line]) -> String {
    let n_timed = lines.iter().filter(|it| it.entry.time != QuickTime::None).count();
    let n_bare = lines.len() - n_timed;
    match n_bare {
        0 => word::READING_ALL.fill(&[("n", &lines.len())]),
        _ => {
            word::READING_SOME.fill(&[("n", &lines.len()), ("timed", &n_timed), ("bare", &n_bare)])
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{MappedLocalTime, Offset, Utc};

    use super::*;

    fn utc() -> Clocks {
        Clocks::from(Callback::from(|_| MappedLocalTime::Single(Utc.fix())))
    }

    #[test]
    fn pasted_lines_follow_each_other_past_midnight() {
        let after = "2025-10-01T14:00:00".parse().unwrap();
        let text = "- 23:50 alert fired\n\n * 00:10 paged\nno time here\n0:15 rolled back\n";
        let lines = read_lines(text, after, &utc());
        let read: Vec<String> = lines.iter().map(|it| stamp::understood(&it.entry)).collect();
        let expected = [
            "23:50 on 1 Oct · alert fired",
            "00:10 on 2 Oct · paged",
            "No time · no time here",
            "00:15 on 2 Oct · rolled back",
        ];
        assert_eq!(read, expected);
        let numbers: Vec<usize> = lines.iter().map(|it| it.number).collect();
        assert_eq!(numbers, [1, 3, 4, 5], "the numbers are those of the text");
    }

    #[test]
    fn what_may_be_meant_otherwise_is_said() {
        let after = "2025-10-01T14:00:00".parse().unwrap();
        let doubts = |text: &str| -> Vec<Option<Doubt>> {
            read_lines(text, after, &utc()).iter().map(|it| it.doubt).collect()
        };
        assert_eq!(doubts("14:10 a\n14:20 b"), [None, None]);
        assert_eq!(
            doubts("14:10 a\n14:05 b\nc"),
            [None, Some(Doubt::Earlier), Some(Doubt::NoTime)]
        );
        assert_eq!(
            doubts("23:50 a\n00:10 b\n00:20"),
            [None, Some(Doubt::NextDay), Some(Doubt::NoText)]
        );
    }
}
