//! How typed and pasted lines are read: shown before any of them is stored.

use afterword_core::postmortem::{EntryTime, QuickEntry, QuickTime, read_quick_entry};
use afterword_core::stamp::{cells, is_ruler};
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
    /// When it was; `None` if no clocks can say.
    pub(super) time: Option<EntryTime>,
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
    /// Its time is of a zone whose clocks are not known; the words are kept.
    NoClocks,
    /// The clocks showed its time twice; the one that is taken.
    Twice(Instant),
    /// The clocks skipped its time: as it is written, and as they showed that instant.
    Skipped(Instant, Instant),
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

/// Reads each line that holds anything; a time without a date follows the line before it. What a table says of its columns is no line.
pub(super) fn read_lines(
    text: &str,
    after: After,
    clocks: &Clocks,
    in_zone: &dyn Fn(Instant) -> Instant,
) -> Vec<Line> {
    let mut before = stamp::anchored(after.time(), clocks);
    let mut read: Vec<Line> = Vec::new();
    let mut lines = text.lines().zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        let is_header = cells(line).is_some() && lines.peek().is_some_and(|it| is_ruler(it.0));
        if line.trim().is_empty() || is_header || is_ruler(line) {
            continue;
        }
        let is_first = read.iter().all(|it| it.time.and_then(EntryTime::start).is_none());
        let entry = match after {
            After::Midnight(at) if is_first => on_day(line, at, before),
            _ => read_quick_entry(line, before),
        };
        let time = stamp::resolved(&entry, EntryTime::Unknown, clocks, in_zone);
        let start = time.and_then(EntryTime::start);
        let previous = (!read.is_empty()).then_some(before);
        let doubt = of_clocks(&entry, time, clocks).or_else(|| doubt(&entry, start, previous));
        before = start.unwrap_or(before);
        read.push(Line { number, entry, time, doubt });
    }
    read
}

/// Reads `line` on the day that begins `at` on the clocks of the zone that it names, else on those of the document, as `before` has it.
fn on_day(line: &str, at: NaiveDateTime, before: Instant) -> QuickEntry {
    let entry = read_quick_entry(line, before);
    let zone = entry.zone.as_ref().and_then(|it| at.and_local_timezone(it.usual).single());
    zone.map_or(entry, |it| read_quick_entry(line, it))
}

fn doubt(entry: &QuickEntry, start: Option<Instant>, previous: Option<Instant>) -> Option<Doubt> {
    match (start, previous) {
        (None, _) if begin(entry.time).is_none() => Some(Doubt::NoTime),
        (None, _) => Some(Doubt::NoClocks),
        (Some(_), _) if entry.text.is_empty() => Some(Doubt::NoText),
        (Some(at), Some(before)) if at < before => Some(Doubt::Earlier),
        (Some(at), Some(before)) if at.date_naive() > before.date_naive() => Some(Doubt::NextDay),
        (Some(_), _) => None,
    }
}

/// What the clocks did with a time comes first: an hour is more than the order of lines. A time that names its zone is settled.
fn of_clocks(entry: &QuickEntry, time: Option<EntryTime>, clocks: &Clocks) -> Option<Doubt> {
    match stamp::changed(time.filter(|_| entry.zone.is_none())?, clocks)? {
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

impl Line {
    /// When it was, on the clocks of the document's zone.
    fn shown(&self) -> QuickTime {
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
            Self::NoClocks => word::READING_NO_CLOCKS.text().to_owned(),
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
                    <p {class}>{ one.understood() }</p>
                    <div class="reading-clock">{ clock_doubt(one) }</div>
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
    let shown = line.shown();
    let at = begin(shown);
    let day = at.map_or_else(String::new, |it| word::DATE_DAY_MON.date(it));
    let time = if at.is_some() { stamp::shown(shown) } else { "–".to_owned() };
    let time = time + &stamp::elsewhere(&line.entry);
    html! {
        <tr key={line.number} class={classes!(line.doubt.is_some().then_some("is-doubtful"))}>
            <td class="number">{ line.number }</td>
            <td class="number">{ day }</td>
            <td class="number">{ time }</td>
            <td>{ stamp::what(&line.entry) }</td>
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
    use chrono::{FixedOffset, MappedLocalTime, Offset, Utc};

    use super::*;

    fn utc() -> Clocks {
        Clocks::from(Callback::from(|_| MappedLocalTime::Single(Utc.fix())))
    }

    #[test]
    fn pasted_lines_follow_each_other_past_midnight() {
        let after = After::Entry("2025-10-01T14:00:00".parse().unwrap());
        let text = "- 23:50 alert fired\n\n * 00:10 paged\nno time here\n0:15 rolled back\n";
        let lines = read_lines(text, after, &utc(), &|it| it);
        let read: Vec<String> = lines.iter().map(Line::understood).collect();
        let expected = [
            "23:50 on 1 Oct · Detection · alert fired",
            "00:10 on 2 Oct · Detection · paged",
            "No time · no time here",
            "00:15 on 2 Oct · Mitigation · rolled back",
        ];
        assert_eq!(read, expected);
        let numbers: Vec<usize> = lines.iter().map(|it| it.number).collect();
        assert_eq!(numbers, [1, 3, 4, 5], "the numbers are those of the text");
    }

    /// The clocks of the document are an hour ahead; what is known of any other zone is that it is five hours behind.
    #[test]
    fn a_zone_that_a_line_names_counts_and_the_next_line_follows_it() {
        let [east, west] = [1, -5].map(|it| FixedOffset::east_opt(it * 3600).unwrap());
        let clocks = Clocks::from(Callback::from(move |_| MappedLocalTime::Single(east)));
        let after = After::Entry("2026-11-18T08:00:00".parse().unwrap());
        let read = |text: &str, clocks: &Clocks| -> Vec<String> {
            let lines = read_lines(text, after, clocks, &|it| it.with_timezone(&east));
            lines.iter().map(Line::understood).collect()
        };
        let text = "23:30 UTC deploy\n| Time | What |\n|--|--|\n| 00:40 | told |\n20:00 ET back";
        let expected = ["00:30 on 19 Nov (23:30 UTC) · deploy", "00:40 on 19 Nov · told"];
        assert_eq!(read(text, &clocks)[..2], expected);
        let known =
            clocks.clone().with_others(Callback::from(move |(_, local): (_, NaiveDateTime)| {
                local.and_local_timezone(west).single()
            }));
        assert_eq!(read(text, &known)[2], "02:00 on 19 Nov (20:00 ET) · back");
        assert_eq!(doubts_of(text, after, &clocks)[2], Some(Doubt::NoClocks));
    }

    /// An hour ahead of UTC, four in the afternoon in California is one in the night.
    #[test]
    fn the_first_line_is_on_the_day_of_the_incident_on_its_own_clocks() {
        let east = FixedOffset::east_opt(3600).unwrap();
        let clocks = Clocks::from(Callback::from(move |_| MappedLocalTime::Single(east)));
        let midnight = After::Midnight("2026-11-18T00:00:00".parse().unwrap());
        let read = |text: &str| -> Vec<String> {
            let lines = read_lines(text, midnight, &clocks, &|it| it.with_timezone(&east));
            lines.iter().map(Line::understood).collect()
        };
        assert_eq!(read("14:32 UTC told"), ["15:32 on 18 Nov (14:32 UTC) · told"]);
        let expected = ["No time · told", "01:00 on 19 Nov (4pm PST) · told"];
        assert_eq!(read("told\n4pm PST told"), expected);
        let expected = ["00:00 on 19 Nov (23:00 UTC) · told", "00:10 on 19 Nov (23:10 UTC) · told"];
        assert_eq!(read("23:00 UTC told\n23:10 UTC told"), expected);
    }

    fn doubts_of(text: &str, after: After, clocks: &Clocks) -> Vec<Option<Doubt>> {
        read_lines(text, after, clocks, &|it| it).iter().map(|it| it.doubt).collect()
    }

    #[test]
    fn what_may_be_meant_otherwise_is_said() {
        let after = After::Entry("2025-10-01T14:00:00".parse().unwrap());
        let doubts = |text: &str| -> Vec<Option<Doubt>> { doubts_of(text, after, &utc()) };
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
