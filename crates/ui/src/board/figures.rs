//! How the actions stand on the whole: figures that lead to what they count, and charts.

use std::rc::Rc;

use afterword_core::board::{BurnUp, Overview, OwnerLoad, Standing};
use afterword_core::chart::{action_kinds, ages, burn_up, owners};
use yew::prelude::*;

use super::graph::Graph;
use crate::draw::use_drawing_words;
use crate::words::{count, decimal, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BoardFiguresProps {
    pub overview: Rc<Overview>,
    pub burn_up: Rc<[BurnUp]>,
    pub owners: Rc<[OwnerLoad]>,
    /// Within how many days actions are promised to be done.
    pub within_days: u32,
    /// Shows those that a figure counts.
    pub on_standing: Callback<Standing>,
    /// Whether all charts are shown.
    pub is_open: bool,
    pub on_open: Callback<bool>,
}

/// The figures and the charts.
#[component]
pub fn BoardFigures(props: &BoardFiguresProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let BoardFiguresProps { overview, is_open, .. } = props;
    let aged = use_memo((overview.ages, words), |(it, words)| Rc::new(ages(it, words)));
    let toggle = {
        let (on_open, is_open) = (props.on_open.clone(), *is_open);
        Callback::from(move |_: MouseEvent| on_open.emit(!is_open))
    };
    html! {
        <section class={classes!("board-figures", is_open.then_some("is-open"))} aria-label={word::BOARD_FIGURES.text()}>
            <div class="board-facts">
                { leading(word::BOARD_OPEN.text(), overview.open, "", Standing::Open, &props.on_standing) }
                { leading(word::BOARD_OVERDUE.text(), overview.overdue, "is-overdue", Standing::Overdue, &props.on_standing) }
                { leading(word::BOARD_AT_RISK.text(), overview.at_risk, "is-at-risk", Standing::Pressing, &props.on_standing) }
                { plain(word::BOARD_OVER_TARGET.text(), &count(overview.over_target as u64), "") }
                { plain(&word::BOARD_IN_TIME.count(props.within_days as usize), &in_time(overview), word::BOARD_TARGET.text()) }
                { plain(word::BOARD_MEDIAN.text(), &median(overview), &median_note(overview)) }
                <button type="button" class="button quiet" aria-expanded={is_open.to_string()} onclick={toggle}>
                    { if *is_open { word::BOARD_FEWER_CHARTS.text() } else { word::BOARD_CHARTS.text() } }
                </button>
            </div>
            <div class="board-charts">
                if *is_open { <AllCharts ..props.clone() /> } else { <Graph chart={(*aged).clone()} /> }
            </div>
        </section>
    }
}

/// Every chart of the board.
#[component]
fn AllCharts(props: &BoardFiguresProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let made_of = (props.overview.clone(), props.burn_up.clone(), props.owners.clone(), words);
    let charts = use_memo(made_of, |(overview, points, loads, words)| {
        [
            ages(&overview.ages, words),
            burn_up(points, words),
            owners(loads, words),
            action_kinds(&overview.kinds, overview.kind_unknown, words),
        ]
        .map(Rc::new)
    });
    html! {
        <div class="board-graphs">
            for chart in charts.iter() {
                <Graph key={chart.key.clone()} {chart} />
            }
        </div>
    }
}

/// A figure that leads to what it counts.
fn leading(
    name: &'static str,
    n: usize,
    class: &'static str,
    standing: Standing,
    on_standing: &Callback<Standing>,
) -> Html {
    let onclick = on_standing.reform(move |_: MouseEvent| standing);
    let class = (n > 0).then_some(class);
    html! {
        <button type="button" class={classes!("board-fact", class)} {onclick}>
            <span class="board-fact-value number">{ count(n as u64) }</span>
            <span class="board-fact-name">{ name }</span>
        </button>
    }
}

fn plain(name: &str, value: &str, note: &str) -> Html {
    html! {
        <div class="board-fact">
            <span class="board-fact-value number">{ value }</span>
            <span class="board-fact-name">{ name }</span>
            if !note.is_empty() {
                <span class="board-fact-note">{ note }</span>
            }
        </div>
    }
}

/// `7 of 10 (70 %)`.
fn in_time(overview: &Overview) -> String {
    let it = overview.done_in_time;
    match it.share() {
        Ok(share) => {
            let percent = count((share * 100.0).round() as u64);
            word::BOARD_SHARE.fill(&[("n", &it.hits), ("of", &it.of), ("percent", &percent)])
        }
        Err(_) => "–".to_owned(),
    }
}

fn median(overview: &Overview) -> String {
    overview.median_days.map_or_else(
        |_| "–".to_owned(),
        |days| {
            let tenths = (days * 10.0).round() as u64;
            if tenths.is_multiple_of(10) {
                count(tenths / 10)
            } else {
                decimal(&format!("{days:.1}"))
            }
        },
    )
}

fn median_note(overview: &Overview) -> String {
    match overview.median_days {
        Ok(_) => String::new(),
        Err(few) => word::BOARD_TOO_FEW.fill(&[("n", &few.n), ("needed", &few.needed)]),
    }
}
