//! How a team went on: its scores over its assessments, all together and by dimension.

use super::super::super::calendar::day_name;
use super::super::super::mark::Sign;
use super::super::super::model::{Body, Chart, Panel, PanelPoint, Panels};
use super::super::super::table::{Cell, Table};
use super::{cut, level};
use crate::draw::Words;
use crate::maturity::{Dimension, Model, Point, Series};

/// A line of the picture: of all together, or of a dimension.
type Of<'m> = Option<&'m Dimension>;

/// How a team went on by `model`, from one assessment to the next. One that is not finished is drawn as an open circle.
///
/// A dimension that was not assessed interrupts its line.
///
/// ```
/// use afterword_core::chart::maturity_progress;
/// use afterword_core::draw::Words;
/// use afterword_core::maturity::{Model, Series};
///
/// let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions": [{"id": "d",
///   "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a"]}]}]}"#).unwrap().0;
/// let series = Series { team: "Search".into(), model: model.id.clone(), points: Vec::new() };
/// let chart = maturity_progress(&series, &model, &Words::english());
/// assert!(chart.too_little().is_some_and(|it| it.contains("two assessments")));
/// ```
pub fn maturity_progress(series: &Series, model: &Model, words: &Words) -> Chart {
    let points: Vec<&Point> =
        series.points.iter().filter(|it| it.results.overall.is_some()).collect();
    let chart =
        Chart::named("maturity-progress", words).of("chart-assessments", points.len(), words);
    let dimensions = model.dimensions.iter().map(|it| Some(&**it));
    let is_known = |of: &Of<'_>| points.iter().any(|it| value(it, *of).is_some());
    let all: Vec<Of<'_>> = [None].into_iter().chain(dimensions).filter(is_known).collect();
    let days = points.first().zip(points.last()).map(|it| (it.0.day, it.1.day));
    let panels = days.filter(|it| it.0 < it.1).map(|days| Panels {
        highest: model.highest(),
        days,
        panels: all.iter().map(|it| panel(&points, *it, words)).collect(),
        legend: legend(&points, words),
    });
    let is_drawn = panels.is_some();
    let versions = points.windows(2).any(|it| it[0].version != it[1].version);
    let versions = versions && is_drawn;
    Chart { table: table(&points, &all, words), ..chart }
        .drawn(panels.map(Body::Panels), "chart-one-assessment", words)
        .note(versions.then(|| words.get("chart-versions-differ").to_owned()))
        .note(is_drawn.then(|| words.get("chart-scores-cut").to_owned()))
}

fn value(point: &Point, of: Of<'_>) -> Option<f64> {
    let mean = match of {
        Some(dimension) => point.results.dimension(&dimension.id)?.mean,
        None => point.results.overall,
    };
    mean.map(|it| it.levels())
}

fn name<'a>(of: Of<'a>, words: &'a Words) -> &'a str {
    of.map_or_else(|| words.get("chart-overall"), |it| &it.name)
}

fn panel(points: &[&Point], of: Of<'_>, words: &Words) -> Panel {
    let name = name(of, words);
    let point = |it: &&Point| {
        let value = value(it, of);
        PanelPoint {
            day: it.day,
            value,
            sign: if it.is_finished { Sign::Dot } else { Sign::Ring },
            label: format!("{name}, {}: {}", day_name(it.day, words), level(value, words)),
        }
    };
    let last = points.iter().rev().find_map(|it| value(it, of));
    Panel {
        name: name.to_owned(),
        figure: level(last, words),
        points: points.iter().map(point).collect(),
    }
}

fn legend(points: &[&Point], words: &Words) -> Vec<(Sign, String)> {
    let open = points.iter().any(|it| !it.is_finished);
    let signs = [(Sign::Dot, "chart-finished"), (Sign::Ring, "chart-unfinished")];
    let signs = signs.into_iter().filter(|_| open);
    signs.map(|(sign, key)| (sign, words.get(key).to_owned())).collect()
}

/// An assessment a row.
fn table(points: &[&Point], all: &[Of<'_>], words: &Words) -> Table {
    let mut table = Table::new(&["chart-day", "chart-assessment", "chart-version"], words);
    table.header.extend(all.iter().map(|it| name(*it, words).to_owned()));
    for point in points {
        let names = [day_name(point.day, words), point.title.clone(), point.version.clone()];
        let score =
            |of: &Of<'_>| value(point, *of).map_or(Cell::Unknown, |it| Cell::Number(cut(it), 1));
        table.rows.push(names.map(Cell::Text).into_iter().chain(all.iter().map(score)).collect());
    }
    table
}
