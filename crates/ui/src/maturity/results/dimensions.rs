//! The dimensions of an assessment, each with its mean, its staged level and what holds it back.

use std::rc::Rc;

use afterword_core::maturity::{
    Assessment, Change, Coverage, DimensionChange, DimensionResult, Mean, Staged,
};
use yew::prelude::*;

use super::agreement::Agreement;
use super::{difference, link, listed, percent, staged_named, unknown};
use crate::maturity::figures::mean;
use crate::wide::wide_table;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DimensionTableProps {
    pub assessment: Rc<Assessment>,
    /// Where a question is opened, by its place in the model.
    pub href: Callback<u16, String>,
}

/// A row of the table.
struct Row<'a> {
    name: &'a str,
    mean: Option<Mean>,
    staged: Option<&'a Staged>,
    coverage: Coverage,
    agreement: Agreement,
    changed: Option<(Mean, Mean)>,
}

/// Whether there is anything to say in the columns that not every assessment has.
#[derive(Clone, Copy)]
struct Columns {
    agreement: bool,
    change: bool,
}

/// A dimension a row, and all of them below.
#[component]
pub fn DimensionTable(props: &DimensionTableProps) -> Html {
    use_words();
    let assessment = &props.assessment;
    let (results, change) = (assessment.results(), assessment.change());
    let columns =
        Columns { agreement: Agreement::of(assessment, None).n > 0, change: change.is_some() };
    let all = Row {
        name: word::RESULTS_ALL.text(),
        mean: results.overall,
        staged: results.staged.as_ref(),
        coverage: results.coverage,
        agreement: Agreement::of(assessment, None),
        changed: change.as_ref().and_then(|it| it.overall),
    };
    let rows =
        results.dimensions.iter().map(|it| row(&of_dimension(it, &change, props), columns, props));
    let table = html! {
        <table class="results-table">
            <caption class="visually-hidden">{ word::RESULTS_BY_DIMENSION.text() }</caption>
            <thead>
                <tr>
                    <th scope="col">{ word::RESULTS_DIMENSION.text() }</th>
                    <th scope="col" class="number">{ word::RESULTS_MEAN.text() }</th>
                    <th scope="col">{ word::RESULTS_STAGED.text() }</th>
                    <th scope="col">{ word::RESULTS_HELD_BACK.text() }</th>
                    <th scope="col" class="number">{ word::RESULTS_COVERAGE.text() }</th>
                    if columns.agreement {
                        <th scope="col" class="number">{ word::RESULTS_AGREEMENT.text() }</th>
                    }
                    if columns.change {
                        <th scope="col" class="number">{ word::RESULTS_CHANGE.text() }</th>
                    }
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
            <tfoot>{ row(&all, columns, props) }</tfoot>
        </table>
    };
    wide_table(word::RESULTS_BY_DIMENSION.text(), table)
}

fn of_dimension<'a>(
    it: &'a DimensionResult,
    change: &Option<Change>,
    props: &'a DimensionTableProps,
) -> Row<'a> {
    let own = |change: &Change| -> Option<DimensionChange> {
        change.dimensions.iter().find(|change| change.id == it.id).cloned()
    };
    Row {
        name: props.assessment.model.dimension(&it.id).map_or("", |it| &it.name),
        mean: it.mean,
        staged: it.staged.as_ref(),
        coverage: it.coverage,
        agreement: Agreement::of(&props.assessment, Some(&it.id)),
        changed: change.as_ref().and_then(own).map(|it| (it.before, it.now)),
    }
}

fn row(it: &Row<'_>, columns: Columns, props: &DimensionTableProps) -> Html {
    let assessment = &props.assessment;
    let weakest = it.staged.map_or(&[][..], |it| &it.weakest);
    let weakest = listed(weakest.iter().map(|it| link(assessment, it, &props.href)));
    let label = |it: &'static crate::words::Text| it.text();
    html! {
        <tr key={it.name.to_owned()}>
            <th scope="row">{ it.name }</th>
            <td class="number" data-label={label(&word::RESULTS_MEAN)}>{ it.mean.map(mean).map_or_else(unknown, Html::from) }</td>
            <td class="results-staged" data-label={label(&word::RESULTS_STAGED)}>{ staged_named(assessment, it.staged) }</td>
            <td data-label={label(&word::RESULTS_HELD_BACK)}><span>{ weakest }</span></td>
            <td class="number" data-label={label(&word::RESULTS_COVERAGE)}>{ covered(it.coverage) }</td>
            if columns.agreement {
                <td class="number" data-label={label(&word::RESULTS_AGREEMENT)}>{ agreed(it.agreement) }</td>
            }
            if columns.change {
                <td class="number" data-label={label(&word::RESULTS_CHANGE)}>
                    { it.changed.map_or_else(|| "–".to_owned(), |(before, now)| difference(before, now)) }
                </td>
            }
        </tr>
    }
}

/// `4 of 6`, and what of it does not apply.
fn covered(it: Coverage) -> Html {
    let words = word::RESULTS_OF.fill(&[("n", &it.answered), ("of", &it.applicable)]);
    html! {
        <>
            { words }
            if it.not_applicable > 0 {
                <small class="quiet">{ word::MATURITY_ASIDE.count(it.not_applicable) }</small>
            }
        </>
    }
}

/// How far people agreed, and on how many questions they did not.
fn agreed(it: Agreement) -> Html {
    html! {
        <>
            { it.mean().map_or_else(|| "–".to_owned(), percent) }
            if it.n_apart > 0 {
                <small class="quiet">{ word::RESULTS_APART.count(it.n_apart) }</small>
            }
        </>
    }
}
