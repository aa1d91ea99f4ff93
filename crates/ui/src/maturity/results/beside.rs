//! Several assessments by one model side by side, such as those of several teams.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Column, Mean, Row, SideBySide};
use yew::prelude::*;

use super::{difference, unknown};
use crate::maturity::figures::mean;
use crate::wide::wide_table;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BesideProps {
    /// The first is what the others are held against.
    pub all: Rc<SideBySide>,
    /// Where an assessment is opened.
    pub href: Callback<DocumentId, String>,
}

/// A dimension a row and an assessment a column, each with its difference from the first.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    use_words();
    let SideBySide { columns, rows } = &*props.all;
    let overall: Vec<Option<Mean>> = columns.iter().map(|it| it.results.overall).collect();
    let versions = columns.iter().any(|it| it.version != columns[0].version);
    html! {
        <div class="results-beside">
            { wide_table(word::RESULTS_BESIDE.text(), html! {
                <table class="results-table">
                    <caption class="visually-hidden">{ word::RESULTS_BESIDE.text() }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ word::RESULTS_DIMENSION.text() }</th>
                            { for columns.iter().enumerate().map(|(at, it)| head(it, at == 0, props)) }
                        </tr>
                    </thead>
                    <tbody>{ for rows.iter().map(row) }</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{ word::RESULTS_ALL.text() }</th>
                            { cells(&overall) }
                        </tr>
                    </tfoot>
                </table>
            }) }
            <p class="quiet">
                { word::RESULTS_DIFFERENCE.text() }
                if versions {
                    { " " }{ word::RESULTS_VERSIONS.text() }
                }
            </p>
        </div>
    }
}

fn head(it: &Column, is_own: bool, props: &BesideProps) -> Html {
    let name = match it.name.trim() {
        "" => word::UNTITLED.text(),
        name => name,
    };
    html! {
        <th key={it.id.to_string()} scope="col" class="number">
            if is_own {
                <span>{ name }</span>
            } else {
                <a href={props.href.emit(it.id)}>{ name }</a>
            }
            <small class="quiet">{ &it.version }</small>
        </th>
    }
}

fn row(it: &Row) -> Html {
    html! {
        <tr key={it.id.to_string()}>
            <th scope="row">{ &it.name }</th>
            { cells(&it.means) }
        </tr>
    }
}

/// The first as it is, each other with what it differs by.
fn cells(means: &[Option<Mean>]) -> Html {
    let own = means.first().copied().flatten();
    let cell = |(at, it): (usize, &Option<Mean>)| {
        let differs = own.zip(*it).filter(|_| at > 0).map(|(own, it)| difference(own, it));
        html! {
            <td key={at} class="number">
                { it.map(mean).map_or_else(unknown, Html::from) }
                if let Some(differs) = differs {
                    <small class="results-differs">{ differs }</small>
                }
            </td>
        }
    };
    means.iter().enumerate().map(cell).collect()
}
