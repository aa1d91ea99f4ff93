//! The entries as a table: when, who, what, and whether they come in.

use std::rc::Rc;

use afterword_core::postmortem::{EntryTime, Fate};
use afterword_formats::feed::{Feed, FeedEntry};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::standing::Standing;
use crate::pages::import::picked::Picked;
use crate::pages::import::table::{PickTable, Shown, beginning};

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
    let shown = {
        let (feed, standings) = (props.feed.clone(), props.standings.clone());
        Callback::from(move |at: usize| shown(&feed.entries[at], standings[at]))
    };
    let names = [word::FEED_WHEN.text(), word::FEED_WHO.text(), word::FEED_WHAT.text()];
    html! {
        <PickTable<Standing>
            label={word::TIMELINE.text()}
            names={names.to_vec()}
            standings={props.standings.clone()}
            picked={props.picked.clone()}
            on_pick={&props.on_pick}
            {shown}
        />
    }
}

fn shown(it: &FeedEntry, standing: Standing) -> Shown {
    let entry = &it.entry;
    let when = when(it);
    // Paragraphs are lines here: a row is to be told from the next, not read at leisure.
    let what = beginning(&entry.text.replace("\n\n", "\n"), MAX_CHARS);
    let label = word::FEED_ROW.fill(&[("when", &when), ("what", &beginning_of_line(&what))]);
    let (fate, note) = match standing.fate {
        Fate::New if standing.is_noise => ("noise", word::FEED_NOISE.text()),
        Fate::New => ("new", ""),
        Fate::Known(_) => ("known", word::FEED_KNOWN.text()),
        Fate::Changed(_) => ("changed", word::FEED_CHANGED.text()),
    };
    let cells = html! {
        <>
            <td class="number">{ when }</td>
            <td>{ &entry.source }</td>
            <td class="feed-what">{ what }<span class="feed-fate">{ note }</span></td>
        </>
    };
    Shown { label, fate, cells }
}

/// The time on the clocks of the zone; as it is written where nobody can say.
fn when(it: &FeedEntry) -> String {
    match it.entry.time {
        EntryTime::Unknown if it.written.is_empty() => word::FEED_NO_TIME.text().to_owned(),
        EntryTime::Unknown => it.written.clone(),
        time => time.start().map_or(String::new(), |at| at.format("%Y-%m-%d %H:%M").to_string()),
    }
}

fn beginning_of_line(text: &str) -> String {
    const FEW: usize = 60;
    text.lines().next().unwrap_or_default().chars().take(FEW).collect()
}
