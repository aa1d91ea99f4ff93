//! What comes in as a table, each row with a tick.

use std::rc::Rc;

use afterword_ui::wide_table;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::picked::{Picked, Row};

/// How many rows are drawn at once.
const N_DRAWN: usize = 300;

/// What a row shows.
pub(in crate::pages) struct Shown {
    /// What its tick does, in the words a screen reader says.
    pub(in crate::pages) label: String,
    /// What the style sheet knows it by: `new`, `known`, `changed`, `noise`.
    pub(in crate::pages) fate: &'static str,
    /// The cells after the tick.
    pub(in crate::pages) cells: Html,
}

#[derive(PartialEq, Properties)]
pub(in crate::pages) struct PickTableProps<R: Row + PartialEq + 'static> {
    pub(in crate::pages) label: AttrValue,
    /// The headings after that of the ticks.
    pub(in crate::pages) names: Vec<&'static str>,
    pub(in crate::pages) standings: Rc<Vec<R>>,
    pub(in crate::pages) picked: Picked<R>,
    pub(in crate::pages) on_pick: Callback<Picked<R>>,
    /// What the row of that number shows.
    pub(in crate::pages) shown: Callback<usize, Shown>,
}

/// A row for each thing; what is there already is grey and does not come in again.
#[component]
pub(in crate::pages) fn PickTable<R: Row + PartialEq + 'static>(props: &PickTableProps<R>) -> Html {
    use_words();
    let PickTableProps { standings, picked, on_pick, .. } = props;
    let drawn = use_state_eq(|| N_DRAWN);
    let n_left = standings.len().saturating_sub(*drawn);
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
                <span role="status">{ said(standings, picked.count(standings)) }</span>
            </div>
            { wide_table(&props.label, html! {
                <table class="feed-table">
                    <thead>
                        <tr>
                            <th scope="col">{ word::FEED_BRING.text() }</th>
                            for name in &props.names { <th scope="col">{ *name }</th> }
                        </tr>
                    </thead>
                    <tbody>
                        for (at, standing) in standings.iter().enumerate().take(*drawn) {
                            { row(props, at, *standing) }
                        }
                    </tbody>
                </table>
            }) }
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
fn said<R: Row>(standings: &[R], n_picked: usize) -> String {
    let picked = word::FEED_PICKED.fill(&[("n", &n_picked), ("all", &standings.len())]);
    match standings.iter().filter(|it| it.is_there()).count() {
        0 => picked,
        n => format!("{picked} {}", word::FEED_N_KNOWN.count(n)),
    }
}

fn row<R: Row + PartialEq + 'static>(props: &PickTableProps<R>, at: usize, standing: R) -> Html {
    let Shown { label, fate, cells } = props.shown.emit(at);
    let onchange = {
        let picked = props.picked.clone();
        props.on_pick.reform(move |_: Event| picked.clone().flip(at))
    };
    html! {
        <tr key={at} data-fate={fate}>
            <td>
                <input type="checkbox" checked={props.picked.has(at, standing)} aria-label={label} {onchange} />
            </td>
            { cells }
        </tr>
    }
}

/// The first `most` characters.
pub(in crate::pages) fn beginning(text: &str, most: usize) -> String {
    let mut words: String = text.chars().take(most).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words
}
