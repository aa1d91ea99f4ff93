//! How typed and pasted lines are read: shown before any of them is stored.

use afterword_core::postmortem::QuickTime;
use yew::prelude::*;

use super::pasted::{DayLine, Doubt, Line, Pasted, begin};
use super::stamp;
use crate::fields::{offset, time_of_day};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// What is to be said aloud of a line that was added: only what changes the time that was written.
pub(super) fn time_doubt(line: &Line) -> Option<String> {
    let doubt = line
        .doubt
        .filter(|it| matches!(it, Doubt::Twice(_) | Doubt::Skipped(..) | Doubt::Either(..)))?;
    Some(doubt.in_words())
}

impl Doubt {
    fn in_words(self) -> String {
        match self {
            Self::NoTime => word::READING_NO_TIME.text().to_owned(),
            Self::NoClocks => word::READING_NO_CLOCKS.text().to_owned(),
            Self::NextDay => word::READING_NEXT_DAY.text().to_owned(),
            Self::Earlier => word::READING_EARLIER.text().to_owned(),
            Self::NoText => word::READING_NO_TEXT.text().to_owned(),
            Self::Either(taken, other) => word::READING_EITHER.fill(&[
                ("day", &word::DATE_DAY_MON_YEAR.day(taken)),
                ("other", &word::DATE_DAY_MON_YEAR.day(other)),
            ]),
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

impl DayLine {
    fn understood(&self) -> String {
        word::READING_SETS_DAY.fill(&[("day", &word::DATE_WEEKDAY.day(self.day))])
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ReadingProps {
    pub(super) pasted: Pasted,
}

/// One line as a sentence, several as a table with what to look at twice.
#[component]
pub(super) fn Reading(props: &ReadingProps) -> Html {
    use_words();
    let Pasted { entries, days } = &props.pasted;
    let body = match (entries.as_slice(), days.as_slice()) {
        ([], []) => html! { <p /> },
        ([], [day]) => html! {
            <>
                <p>{ day.understood() }</p>
                <div class="reading-clock">{ day.doubt.map(Doubt::in_words) }</div>
            </>
        },
        ([one], []) => {
            let is_vague = one.entry.time == QuickTime::None;
            let class = classes!(is_vague.then_some("is-vague"));
            html! {
                <>
                    <p {class}>{ one.understood() }</p>
                    <div class="reading-clock">{ time_doubt(one) }</div>
                </>
            }
        }
        _ => table(&props.pasted),
    };
    let n_lines = entries.len() + days.len();
    let class = classes!("quick-reading", (n_lines == 0).then_some("is-empty"));
    // Keys scroll what is longer than there is room for.
    let tabindex = (n_lines > 1).then_some("0");
    html! {
        <div {class} {tabindex} role="group" aria-label={word::ENTRY_READING.text()}>{ body }</div>
    }
}

fn table(pasted: &Pasted) -> Html {
    let mut days = pasted.days.iter().peekable();
    let mut rows = Vec::with_capacity(pasted.entries.len() + pasted.days.len());
    for line in &pasted.entries {
        while let Some(day) = days.next_if(|it| it.number < line.number) {
            rows.push(day_row(day));
        }
        rows.push(row(line));
    }
    rows.extend(days.map(day_row));
    html! {
        <>
            <p class="reading-sum" role="status">{ summed_up(pasted) }</p>
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
                    { for rows }
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
            <td>{ what(line) }</td>
            { note(line.doubt) }
        </tr>
    }
}

/// Who said it, in a chat, and what.
fn what(line: &Line) -> String {
    let what = stamp::what(&line.entry);
    if line.source.is_empty() { what } else { format!("{} · {what}", line.source) }
}

fn day_row(line: &DayLine) -> Html {
    html! {
        <tr key={line.number} class={classes!(line.doubt.is_some().then_some("is-doubtful"))}>
            <td class="number">{ line.number }</td>
            <td colspan="3">{ line.understood() }</td>
            { note(line.doubt) }
        </tr>
    }
}

fn note(doubt: Option<Doubt>) -> Html {
    html! {
        <td class="reading-note">
            if let Some(doubt) = doubt {
                <Icon name={IconName::Alert} />{ doubt.in_words() }
            }
        </td>
    }
}

/// `40 lines: 37 with a time, 3 without`; and how many set the day of others.
fn summed_up(pasted: &Pasted) -> String {
    let lines = &pasted.entries;
    let n_timed = lines.iter().filter(|it| it.entry.time != QuickTime::None).count();
    let n_bare = lines.len() - n_timed;
    let sum = match n_bare {
        0 => word::READING_ALL.count(lines.len()),
        _ => word::READING_SOME.count_and(lines.len(), &[("timed", &n_timed), ("bare", &n_bare)]),
    };
    match pasted.days.len() {
        0 => sum,
        n => format!("{sum}; {}", word::READING_DAYS.count(n)),
    }
}
