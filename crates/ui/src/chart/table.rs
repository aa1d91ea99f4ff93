//! The table behind a chart.

use std::rc::Rc;

use afterword_core::chart::{Drawn, Table};
use afterword_core::draw::Words;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use crate::draw::use_drawing_words;
use crate::wide::wide_table;
use crate::words::{use_words, word};

#[derive(Clone, Debug, Properties)]
pub(super) struct ChartTableProps {
    pub(super) chart: Rc<Drawn>,
}

impl PartialEq for ChartTableProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.chart, &other.chart) || self.chart.table == other.chart.table
    }
}

/// The table, drawn once somebody opens it: a page has many, and some of them are long.
#[component]
pub(super) fn ChartTable(props: &ChartTableProps) -> Html {
    use_words();
    let words = use_drawing_words();
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            is_open.set(event.target_unchecked_into::<HtmlDetailsElement>().open());
        })
    };
    let Drawn { title, table, .. } = &*props.chart;
    html! {
        <div class="chart-table">
            if !table.rows.is_empty() {
                <details {ontoggle}>
                    <summary>{ word::CHART_TABLE.text() }</summary>
                    { wide_table(title.clone(), if *is_open { rows(title, table, &words) } else { Html::default() }) }
                </details>
            }
        </div>
    }
}

fn rows(title: &str, table: &Table, words: &Words) -> Html {
    let side = |column: usize| table.is_numeric(column).then_some("is-end");
    let sides: Vec<Option<&'static str>> = (0..table.header.len()).map(side).collect();
    html! {
        <table>
            <caption class="visually-hidden">{ title }</caption>
            <thead>
                <tr>
                    for (name, side) in table.header.iter().zip(&sides) {
                        <th key={name.clone()} scope="col" class={*side}>{ name }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for (at, row) in table.rows.iter().enumerate() {
                    <tr key={at}>
                        { row.iter().zip(&sides).map(|(cell, side)| {
                            html! { <td class={*side}>{ cell.text(words) }</td> }
                        }).collect::<Html>() }
                    </tr>
                }
            </tbody>
        </table>
    }
}
