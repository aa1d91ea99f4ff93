//! The tables of the results for other places: a spreadsheet, a wiki, a message.

use afterword_core::chart::{Cell, Table};
use afterword_core::maturity::{Assessment, Found};

use super::agreement::Agreement;
use super::{difference, name, staged_named};
use crate::maturity::figures::score;
use crate::words::{Text, word};

/// The dimensions, each with its mean, its staged level and what holds it back.
pub fn dimension_table(assessment: &Assessment) -> Table {
    let (results, change) = (assessment.results(), assessment.change());
    let keys: [&Text; 8] = [
        &word::RESULTS_DIMENSION,
        &word::RESULTS_MEAN,
        &word::RESULTS_STAGED,
        &word::RESULTS_HELD_BACK,
        &word::RESULTS_ANSWERED,
        &word::RESULTS_APPLICABLE,
        &word::RESULTS_AGREEMENT,
        &word::RESULTS_CHANGE,
    ];
    let header = keys.map(|it| it.text().to_owned()).to_vec();
    let row = |it: &afterword_core::maturity::DimensionResult| {
        let dimension = assessment.model.dimension(&it.id).map_or("", |it| &it.name);
        let weakest = it.staged.as_ref().map_or(&[][..], |it| &it.weakest);
        let weakest: Vec<&str> = weakest.iter().map(|it| name(assessment, it)).collect();
        let changed = change.as_ref().and_then(|change| {
            let own = change.dimensions.iter().find(|own| own.id == it.id)?;
            Some(Cell::Text(difference(own.before, own.now)))
        });
        let agreed = Agreement::of(assessment, Some(&it.id)).mean();
        vec![
            Cell::Text(dimension.to_owned()),
            it.mean.map_or(Cell::Unknown, |it| Cell::Number(it.shown(), 1)),
            Cell::Text(staged_named(assessment, it.staged.as_ref())),
            Cell::Text(weakest.join(", ")),
            Cell::Number(it.coverage.answered as f64, 0),
            Cell::Number(it.coverage.applicable as f64, 0),
            agreed.map_or(Cell::Unknown, |it| Cell::Number((it * 100.0).floor() / 100.0, 2)),
            changed.unwrap_or(Cell::Unknown),
        ]
    };
    Table { header, rows: results.dimensions.iter().map(row).collect() }
}

/// The capabilities, each with its score.
pub fn capability_table(assessment: &Assessment) -> Table {
    let keys: [&Text; 4] = [
        &word::RESULTS_DIMENSION,
        &word::RESULTS_CAPABILITY,
        &word::MATURITY_SCORE,
        &word::RESULTS_TARGET,
    ];
    let header = keys.map(|it| it.text().to_owned()).to_vec();
    let rows = assessment.capabilities().map(|(dimension, capability)| {
        let found = match assessment.found(capability) {
            Found::NotAssessed => word::RESULTS_NOT_ASSESSED.text().to_owned(),
            Found::NotApplicable => word::RESULTS_NOT_APPLICABLE.text().to_owned(),
            Found::Score(thousandths) => score(thousandths),
        };
        let target = assessment.target(&dimension.id, &capability.id);
        vec![
            Cell::Text(dimension.name.clone()),
            Cell::Text(capability.name.clone()),
            Cell::Text(found),
            target.map_or(Cell::Unknown, |it| Cell::Text(score(it.thousandths()))),
        ]
    });
    Table { header, rows: rows.collect() }
}
