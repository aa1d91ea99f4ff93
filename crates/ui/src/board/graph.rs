//! A chart as a figure of the page: its title, the picture, what has to be known to read it, and the table behind it.

use std::rc::Rc;

use afterword_core::chart::{Cell, Chart, ChartStyle, Table};
use afterword_core::draw::Words;
use yew::prelude::*;

use crate::draw::{Picture, use_drawing_words, use_size};
use crate::wide::wide;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct GraphProps {
    pub(super) chart: Rc<Chart>,
}

/// A chart, as wide as there is room.
#[component]
pub(super) fn Graph(props: &GraphProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let place = use_node_ref();
    let room = use_size(&place).map_or(320.0, |it| it.width.floor());
    let chart = &props.chart;
    let scene = use_memo((chart.clone(), room as u32, words.clone()), |(chart, width, words)| {
        let style = ChartStyle { width: f64::from(*width), has_text: false, words };
        Rc::new(chart.draw(style))
    });
    let head = format!("{} ({})", chart.title, chart.n);
    html! {
        <figure class="graph">
            <figcaption>{ head }{ " " }<span class="graph-unit">{ &chart.unit }</span></figcaption>
            <div class="graph-picture" ref={place}>
                if let Some(reason) = chart.too_little() {
                    <p class="graph-reason">{ reason }</p>
                } else {
                    <Picture scene={(*scene).clone()} />
                }
            </div>
            for (at, note) in chart.notes.iter().enumerate() {
                <p key={at} class="graph-note">{ note }</p>
            }
            { table(chart.table(), &words) }
        </figure>
    }
}

fn table(table: &Table, words: &Words) -> Html {
    if table.rows.is_empty() {
        return Html::default();
    }
    let class = |column: usize| table.is_numeric(column).then_some("number");
    let cell = |(column, it): (usize, &Cell)| {
        html! { <td key={column} class={class(column)}>{ it.text(words) }</td> }
    };
    html! {
        <details class="graph-table">
            <summary>{ word::BOARD_TABLE.text() }</summary>
            { wide("graph-scroll", word::BOARD_TABLE.text().into(), html! {
                <table>
                    <thead>
                        <tr>
                            for (column, name) in table.header.iter().enumerate() {
                                <th key={column} scope="col" class={class(column)}>{ name }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for (at, row) in table.rows.iter().enumerate() {
                            <tr key={at}>{ for row.iter().enumerate().map(cell) }</tr>
                        }
                    </tbody>
                </table>
            }) }
        </details>
    }
}
