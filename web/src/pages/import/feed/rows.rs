//! The entries as a table: when, who, what, and whether they come in.

use std::rc::Rc;

use afterword_core::postmortem::{EntryTime, Fate};
use afterword_formats::feed::{Feed, FeedEntry};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::standing::Standing;
use crate::pages::import::picked::Picked;

/// How many rows are drawn at once.
const N_DRAWN: usize = 300;

/// How much of a text is shown, in characters.
const MAX_CHARS: usize = 400;

#[derive(PartialEq, Properties)]
pub(super) struct RowsProps {
    pub(super) feed: Rc<Feed>,
    pub(super) standings: Rc<Vec<Standing>>,
    pub(super) picked: Picked<Standing>,
    pub(super) on_pick: Callback<Picked<Standing>>,
}

/// A row for each entry; what is there already is grey and does not come in again.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    use_words();
    let RowsProps { feed, standings, picked, on_pick } = props;
    let drawn = use_state_eq(|| N_DRAWN);
    let n_left = feed.entries.len().saturating_sub(*drawn);
    let n_picked = picked.count(standings);
    let all = |is_ticked: bool| {
        let standings = standings.clone();
        on_pick.reform(move |_: MouseEvent| Picked::all(&standings, is_ticked))
    };
    let more = {
        let drawn = drawn.clone();
        Callback::from(move |_: MouseEvent| drawn.set(*drawn + N_DRAWN))
    };
    html! {
        <div class="feed-rows">
            <div class="button-row">
                <button type="button" class="button" onclick={all(true)}>{ word::FEED_ALL.text() }</button>
                <button type="button" class="button" onclick={all(false)}>{ word::FEED_NONE.text() }</button>
                <span role="status">{ said(standings, n_picked) }</span>
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-label={word::TIMELINE.text()}>
                <table class="feed-table">
                    <thead>
                        <tr>
                            <th scope="col">{ word::FEED_BRING.text() }</th>
                            <th scope="col">{ word::FEED_WHEN.text() }</th>
                            <th scope="col">{ word::FEED_WHO.text() }</th>
                            <th scope="col">{ word::FEED_WHAT.text() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for (at, (it, standing)) in feed.entries.iter().zip(standings.iter()).enumerate().take(*drawn) {
                            { row(props, at, it, *standing) }
                        }
                    </tbody>
                </table>
            </div>
            <div class="feed-more">
                if n_left > 0 {
                    <button type="button" class="button" onclick={more}>
                        { word::FEED_MORE.count(n_left.min(N_DRAWN)) }
                    </button>
                }
            </div>
        </div>
    }
}

/// How many come in, and how many are there.
fn said(standings: &[Standing], n_picked: usize) -> String {
    let n_known = standings.iter().filter(|it| matches!(it.fate, Fate::Known(_))).count();
    let picked = word::FEED_PICKED.fill(&[("n", &n_picked), ("all", &standings.len())]);
    match n_known {
        0 => picked,
        n => format!("{picked} {}", word::FEED_N_KNOWN.count(n)),
    }
}

fn row(props: &RowsProps, at: usize, it: &FeedEntry, standing: Standing) -> Html {
    let entry = &it.entry;
    let when = when(it);
    // Paragraphs are lines here: a row is to be told from the next, not read at leisure.
    let what = beginning(&entry.text.replace("\n\n", "\n"));
    let label = word::FEED_ROW.fill(&[("when", &when), ("what", &beginning_of_line(&what))]);
    let onchange = {
        let picked = props.picked.clone();
        props.on_pick.reform(move |_: Event| picked.clone().flip(at))
    };
    let (name, note) = match standing.fate {
        Fate::New if standing.is_noise => ("noise", word::FEED_NOISE.text()),
        Fate::New => ("new", ""),
        Fate::Known(_) => ("known", word::FEED_KNOWN.text()),
        Fate::Changed(_) => ("changed", word::FEED_CHANGED.text()),
    };
    html! {
        <tr key={at} data-fate={name}>
            <td>
                <input type="checkbox" checked={props.picked.has(at, standing)} aria-label={label} {onchange} />
            </td>
            <td class="number">{ when }</td>
            <td>{ &entry.source }</td>
            <td class="feed-what">{ what }<span class="feed-fate">{ note }</span></td>
        </tr>
    }
}

/// The time on the clocks of the zone; as it is written where nobody can say.
fn when(it: &FeedEntry) -> String {
    match it.entry.time {
        EntryTime::Unknown if it.written.is_empty() => word::FEED_NO_TIME.text().to_owned(),
        EntryTime::Unknown => it.written.clone(),
        time => time.start().map_or(String::new(), |at| at.format("%Y-%m-%d %H:%M").to_string()),
    }
}

fn beginning(text: &str) -> String {
    let mut words: String = text.chars().take(MAX_CHARS).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words
}

fn beginning_of_line(text: &str) -> String {
    const FEW: usize = 60;
    text.lines().next().unwrap_or_default().chars().take(FEW).collect()
}
