//! The actions as a table: what, who, when, how soon, how far, and whether they come in.

use std::rc::Rc;

use afterword_formats::actions::{ActionRow, ActionsRead};
use afterword_ui::words::{InWords, use_words, word};
use yew::prelude::*;

use crate::pages::import::picked::{Picked, Row};

/// How many rows are drawn at once.
const N_DRAWN: usize = 300;

/// How much of the notes is shown, in characters.
const MAX_CHARS: usize = 160;

/// What is known of an action before somebody decides whether it comes in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// It stands somewhere already.
    pub(super) is_here: bool,
    /// It says nothing of what is to be done.
    pub(super) is_blank: bool,
}

impl Row for Standing {
    fn comes_in(self) -> bool {
        !self.is_here && !self.is_blank
    }

    fn is_there(self) -> bool {
        self.is_here
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RowsProps {
    pub(super) actions: Rc<ActionsRead>,
    pub(super) standings: Rc<Vec<Standing>>,
    pub(super) picked: Picked<Standing>,
    pub(super) on_pick: Callback<Picked<Standing>>,
}

/// A row for each action; what is there already is grey and does not come in again.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    use_words();
    let RowsProps { actions, standings, picked, on_pick } = props;
    let drawn = use_state_eq(|| N_DRAWN);
    let n_left = actions.rows.len().saturating_sub(*drawn);
    let all = |is_ticked: bool| {
        let standings = standings.clone();
        on_pick.reform(move |_: MouseEvent| Picked::all(&standings, is_ticked))
    };
    let more = {
        let drawn = drawn.clone();
        Callback::from(move |_: MouseEvent| drawn.set(*drawn + N_DRAWN))
    };
    let names = [
        word::FEED_BRING.text(),
        word::ACTION_WHAT.text(),
        word::ACTION_OWNER.text(),
        word::ACTION_DUE.text(),
        word::ACTION_PRIORITY.text(),
        word::ACTION_STATE.text(),
    ];
    html! {
        <div class="feed-rows">
            <div class="button-row">
                <button type="button" class="button" onclick={all(true)}>{ word::FEED_ALL.text() }</button>
                <button type="button" class="button" onclick={all(false)}>{ word::FEED_NONE.text() }</button>
                <span role="status">{ said(standings, picked.count(standings)) }</span>
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-label={word::ACTIONS.text()}>
                <table class="feed-table">
                    <thead><tr>for name in names { <th scope="col">{ name }</th> }</tr></thead>
                    <tbody>
                        for (at, (it, standing)) in actions.rows.iter().zip(standings.iter()).enumerate().take(*drawn) {
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
    let picked = word::FEED_PICKED.fill(&[("n", &n_picked), ("all", &standings.len())]);
    match standings.iter().filter(|it| it.is_here).count() {
        0 => picked,
        n => format!("{picked} {}", word::FEED_N_KNOWN.count(n)),
    }
}

fn row(props: &RowsProps, at: usize, it: &ActionRow, standing: Standing) -> Html {
    let action = &it.action;
    let onchange = {
        let picked = props.picked.clone();
        props.on_pick.reform(move |_: Event| picked.clone().flip(at))
    };
    let (name, note) = match standing {
        Standing { is_here: true, .. } => ("known", word::ACTIONS_HERE.text()),
        Standing { is_blank: true, .. } => ("noise", word::ACTIONS_BLANK.text()),
        _ => ("new", ""),
    };
    let title = action.title.trim();
    let label = word::ACTIONS_BRING.fill(&[("what", &title)]);
    let due = action.due.map(|it| word::DATE_DAY_MON_YEAR.day(it));
    html! {
        <tr key={at} data-fate={name}>
            <td>
                <input type="checkbox" checked={props.picked.has(at, standing)} aria-label={label} {onchange} />
            </td>
            <td class="feed-what">
                { title }
                <span class="feed-notes">{ beginning(&action.detail) }</span>
                <span class="feed-fate">{ note }</span>
            </td>
            <td>{ &action.owner }</td>
            <td class="number">{ due.unwrap_or_default() }</td>
            <td>{ action.priority.map(|it| it.in_words()).unwrap_or_default() }</td>
            <td>{ action.state.kind().in_words() }</td>
        </tr>
    }
}

/// The first words, on one line.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let mut words: String = line.chars().take(MAX_CHARS).collect();
    if words.len() < line.len() {
        words.push('…');
    }
    words
}
