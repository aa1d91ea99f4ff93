//! Assessments beside one another: what has changed since the last one, several teams, and how it went on over time.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::score::Mean;
use super::{Assessment, Capability, CapabilityId, DimensionId, Found, ModelId, Results, Staged};
use crate::id::DocumentId;
use crate::order;

/// What has changed since the last assessment, of what has a score in both and nothing else. Today's weights count for both.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The capabilities, in the order of the model.
    pub capabilities: Vec<CapabilityChange>,
    /// The dimensions that have such capabilities.
    pub dimensions: Vec<DimensionChange>,
    /// All together.
    pub overall: Option<(Mean, Mean)>,
}

/// What has changed of a capability, in thousandths of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapabilityChange {
    /// Which.
    pub id: CapabilityId,
    /// Its score the time before.
    pub before: u32,
    /// Its score now.
    pub now: u32,
}

impl CapabilityChange {
    /// How much it has risen, in thousandths of a level; negative where it fell.
    pub fn risen(&self) -> i64 {
        i64::from(self.now) - i64::from(self.before)
    }
}

/// What has changed of a dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionChange {
    /// Which.
    pub id: DimensionId,
    /// Its score the time before.
    pub before: Mean,
    /// Its score now.
    pub now: Mean,
    /// Of how many capabilities both are.
    pub n: usize,
}

impl Assessment {
    /// What has changed since the last assessment; `None` where there was none.
    pub fn change(&self) -> Option<Change> {
        let before = &self.previous.as_ref()?.scores;
        let both = |it: &Capability| Some((*before.get(&it.id)?, self.found(it).score()?));
        let only = |it: Option<u32>| it.map_or(Found::NotAssessed, Found::Score);
        let then = self.results_of(&|it| only(both(it).map(|it| it.0)));
        let now = self.results_of(&|it| only(both(it).map(|it| it.1)));
        let capabilities = self.capabilities().filter_map(|(_, it)| {
            let (before, now) = both(it)?;
            Some(CapabilityChange { id: it.id.clone(), before, now })
        });
        let pairs = then.dimensions.iter().zip(&now.dimensions);
        let dimensions = pairs.filter_map(|(then, now)| {
            let (before, n) = (then.mean?, now.coverage.answered);
            Some(DimensionChange { id: now.id.clone(), before, now: now.mean?, n })
        });
        Some(Change {
            capabilities: capabilities.collect(),
            dimensions: dimensions.collect(),
            overall: then.overall.zip(now.overall),
        })
    }

    /// The day that it is of: the one that somebody said, else the one that it was begun on.
    pub fn day(&self) -> NaiveDate {
        self.about.date.unwrap_or_else(|| self.created_at.date_naive())
    }
}

/// Several assessments by one model side by side, such as those of several teams.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// A column each, in the order that they were given in.
    pub columns: Vec<Column>,
    /// The dimensions that any of them has assessed, in the order of the first model that has them.
    pub rows: Vec<Row>,
}

/// One assessment among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The assessment.
    pub id: DocumentId,
    /// The team or service; the title where nobody says.
    pub name: String,
    /// The version of the model.
    pub version: String,
    /// What it comes to.
    pub results: Results,
}

/// One dimension of several assessments.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub id: DimensionId,
    /// What it is called.
    pub name: String,
    /// Its score by column; `None` where that has none.
    pub means: Vec<Option<Mean>>,
    /// Its staged level by column.
    pub staged: Vec<Option<Staged>>,
}

/// Puts `assessments` side by side. Those of another model than the first are left out: their levels mean something else.
pub fn side_by_side(assessments: &[&Assessment]) -> SideBySide {
    let model = assessments.first().map(|it| &it.model.id);
    let comparable: Vec<&&Assessment> =
        assessments.iter().filter(|it| Some(&it.model.id) == model).collect();
    let columns: Vec<Column> = comparable
        .iter()
        .map(|it| Column {
            id: it.id,
            name: if it.about.team.is_empty() { it.title.clone() } else { it.about.team.clone() },
            version: it.model.version.clone(),
            results: it.results(),
        })
        .collect();
    let mut seen = BTreeSet::new();
    let dimensions = comparable.iter().flat_map(|it| it.dimensions());
    let rows = dimensions
        .filter(|it| seen.insert(it.id.clone()))
        .map(|dimension| {
            let of = |column: &Column| column.results.dimension(&dimension.id).cloned();
            let results: Vec<_> = columns.iter().map(of).collect();
            Row {
                id: dimension.id.clone(),
                name: dimension.name.clone(),
                means: results.iter().map(|it| it.as_ref()?.mean).collect(),
                staged: results.into_iter().map(|it| it?.staged).collect(),
            }
        })
        .collect();
    SideBySide { columns, rows }
}

/// How a team went on by one model.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The team or service, as its assessments call it.
    pub team: String,
    /// The model.
    pub model: ModelId,
    /// Its assessments, the oldest first.
    pub points: Vec<Point>,
}

/// One assessment in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The assessment.
    pub id: DocumentId,
    /// What it is called.
    pub title: String,
    /// Its day.
    pub day: NaiveDate,
    /// The version of the model: where it changes, two points are not quite of the same.
    pub version: String,
    /// Whether it is a milestone.
    pub is_finished: bool,
    /// What it comes to.
    pub results: Results,
}

/// How the teams of `assessments` went on: a series for each team and model, in the order of their names.
pub fn progress(assessments: &[&Assessment]) -> Vec<Series> {
    let key = |it: &Assessment| (it.about.team.trim().to_owned(), it.model.id.clone());
    let keys = order::set(assessments.iter().map(|it| key(it)));
    let series = keys.into_iter().map(|wanted| {
        let own = assessments.iter().filter(|it| key(it) == wanted);
        let mut points: Vec<Point> = own
            .map(|it| Point {
                id: it.id,
                title: it.title.clone(),
                day: it.day(),
                version: it.model.version.clone(),
                is_finished: it.is_finished(),
                results: it.results(),
            })
            .collect();
        order::sort(&mut points, |a, b| (a.day, a.id).cmp(&(b.day, b.id)));
        let (team, model) = wanted;
        Series { team, model, points }
    });
    series.collect()
}
