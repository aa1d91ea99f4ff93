//! How an assessment stands by dimension: what was found, where the team wants to get, and what was found the time before.

use super::super::super::axis::Unit;
use super::super::super::figure::{decimal, several};
use super::super::super::mark::{Mark, Sign};
use super::super::super::model::{Body, Chart, Legend, Rows, Slot, Spoke, Wheel};
use super::super::super::table::{Cell, Table};
use super::{cut, level};
use crate::draw::Words;
use crate::maturity::{Assessment, Dimension};

/// With fewer dimensions there is no shape to see, and with more none that is read.
const SPOKES: std::ops::RangeInclusive<usize> = 3..=12;

/// How an assessment stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The dimensions that are assessed, in the order of the model.
    pub rows: Vec<ProfileRow>,
    /// The highest level.
    pub highest: u8,
    /// How many capabilities have a score.
    pub n: usize,
}

/// How a dimension stands. All in levels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProfileRow {
    /// What it is called.
    pub name: String,
    /// Its score; `None` where nothing is answered or nothing applies.
    pub score: Option<f64>,
    /// Where the team wants to get; `None` where nobody said.
    pub target: Option<f64>,
    /// What was found the time before and what has become of that: of what has a score in both.
    pub before: Option<(f64, f64)>,
}

impl Profile {
    /// How `assessment` stands. The target of a dimension is the mean of those of its capabilities that have a score, by their weights;
    /// one that nobody set a target for is to stay as it is.
    ///
    /// ```
    /// use afterword_core::chart::Profile;
    /// # use afterword_core::id::DocumentId;
    /// # use afterword_core::maturity::{Answer, Assessment, HalfSteps, Model};
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
    /// #   "dimensions": [{"id": "d", "name": "Alerts", "capabilities": [{"id": "c", "name": "C", "statements": ["a", "b"]},
    /// #   {"id": "e", "name": "E", "statements": ["a", "b"]}]}]}"#).unwrap().0;
    /// # let mut assessment = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model.into(), now);
    /// assessment.targets.all = Some(HalfSteps::level(2));
    /// # for (id, score) in [("c", 1), ("e", 4)] { assessment.answers.insert(id.parse().unwrap(), Answer::of(HalfSteps::new(score)).into()); }
    /// let row = &Profile::of(&assessment).rows[0];
    /// assert_eq!((row.score, row.target, row.before), (Some(1.25), Some(2.0), None));
    /// ```
    pub fn of(assessment: &Assessment) -> Self {
        let results = assessment.results();
        let change = assessment.change();
        let changes = change.as_ref().map_or(&[][..], |it| &it.dimensions);
        let rows = assessment.dimensions().map(|dimension| {
            let result = results.dimension(&dimension.id);
            let changed = changes.iter().find(|it| it.id == dimension.id);
            ProfileRow {
                name: dimension.name.clone(),
                score: result.and_then(|it| it.mean).map(|it| it.levels()),
                target: target(assessment, dimension),
                before: changed.map(|it| (it.before.levels(), it.now.levels())),
            }
        });
        let rows = rows.collect();
        Self { rows, highest: assessment.model.highest(), n: results.coverage.answered }
    }

    fn has_targets(&self) -> bool {
        self.rows.iter().any(|it| it.target.is_some())
    }

    fn has_before(&self) -> bool {
        self.rows.iter().any(|it| it.before.is_some())
    }
}

/// Σ weight × target ÷ Σ weight over what has a score; `None` where no target is set.
fn target(assessment: &Assessment, dimension: &Dimension) -> Option<f64> {
    let (mut sum, mut weights, mut is_set) = (0.0, 0.0, false);
    for capability in &dimension.capabilities {
        let Some(score) = assessment.found(capability).score() else { continue };
        let target = assessment.target(&dimension.id, &capability.id);
        is_set |= target.is_some();
        let target = target.map_or(score, |it| it.thousandths());
        sum += capability.weight.number() * f64::from(target) / 1e3;
        weights += capability.weight.number();
    }
    (is_set && weights > 0.0).then(|| sum / weights)
}

/// How an assessment stands by dimension: a radar, or bars where that would have fewer than three axes or more than twelve.
///
/// ```
/// use afterword_core::chart::{Profile, ProfileRow, maturity_profile};
/// use afterword_core::draw::Words;
///
/// let row = |name: &str, score| ProfileRow { name: name.into(), score, ..ProfileRow::default() };
/// let rows = vec![row("Alerting", Some(2.48)), row("Learning", None), row("Delivery", Some(3.0))];
/// let chart = maturity_profile(&Profile { rows, highest: 5, n: 9 }, &Words::english());
/// assert_eq!(chart.n, "n = 9 capabilities");
/// assert_eq!(chart.table().rows[0][1].plain(), "2.4", "nothing is rounded up");
/// ```
pub fn maturity_profile(profile: &Profile, words: &Words) -> Chart {
    let chart = Chart::named("maturity-profile", words).of("chart-capabilities", profile.n, words);
    let chart = Chart { table: table(profile, words), ..chart };
    if profile.n == 0 {
        return chart.drawn(None, "chart-nothing-assessed", words);
    }
    let legend = legend(profile, words);
    let chart = match SPOKES.contains(&profile.rows.len()) {
        true => {
            let spokes = profile.rows.iter().map(|it| spoke(it, &legend, words)).collect();
            let wheel = Wheel { highest: profile.highest, spokes, legend };
            chart.drawn(Some(Body::Wheel(wheel)), "", words)
        }
        false => {
            let slots = profile.rows.iter().map(|it| slot(it, words)).collect();
            let unit = Unit::Levels(profile.highest);
            let mut legend = legend;
            legend[0].0 = Sign::Bar;
            chart.rows(Rows { unit, slots, legend, joined: None }, words)
        }
    };
    let missing = profile.rows.iter().filter(|it| it.score.is_none());
    let missing: Vec<&str> = missing.map(|it| it.name.as_str()).collect();
    let missing =
        (!missing.is_empty()).then(|| words.fill("chart-without-score", &missing.join(", ")));
    let before = profile.has_before().then(|| words.get("chart-in-both").to_owned());
    chart.note(words.get("chart-scores-cut").to_owned()).note(missing).note(before)
}

/// Score, target and last time, as far as there are any.
fn legend(profile: &Profile, words: &Words) -> Legend {
    let signs = [
        Some((Sign::Dot, "chart-score")),
        profile.has_targets().then_some((Sign::Diamond, "chart-target-score")),
        profile.has_before().then_some((Sign::Ring, "chart-last-time")),
    ];
    signs.into_iter().flatten().map(|(sign, key)| (sign, words.get(key).to_owned())).collect()
}

fn spoke(row: &ProfileRow, legend: &Legend, words: &Words) -> Spoke {
    let value = |sign| match sign {
        Sign::Diamond => row.target,
        Sign::Ring => row.before.map(|it| it.0),
        _ => row.score,
    };
    Spoke {
        name: row.name.clone(),
        figure: figure(row, words),
        values: legend.iter().map(|it| value(it.0)).collect(),
        label: label(row, words),
    }
}

fn slot(row: &ProfileRow, words: &Words) -> Slot {
    let bar = row.score.map(|it| Mark::over(Sign::Bar, 0.0, it));
    let target = row.target.map(|it| Mark::at(Sign::Diamond, it));
    let before = row.before.map(|it| Mark::at(Sign::Ring, it.0));
    Slot {
        name: row.name.clone(),
        marks: [bar, before, target].into_iter().flatten().collect(),
        figure: figure(row, words),
        label: label(row, words),
    }
}

/// `2.4`, or `2.4 of 4.0` with a target.
fn figure(row: &ProfileRow, words: &Words) -> String {
    let score = level(row.score, words);
    match row.target.filter(|_| row.score.is_some()) {
        Some(target) => format!("{score} → {}", decimal(cut(target), 1, words)),
        None => score,
    }
}

/// `Observability: 2.4, target 4.0, last time 2.0`.
fn label(row: &ProfileRow, words: &Words) -> String {
    let score = format!("{}: {}", row.name, level(row.score, words));
    let said =
        |key, value: Option<f64>| value.map(|it| words.fill(key, &decimal(cut(it), 1, words)));
    let target = said("chart-target-is", row.target);
    let before = said("chart-last-time-is", row.before.map(|it| it.0));
    [Some(score), target, before].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn table(profile: &Profile, words: &Words) -> Table {
    let keys =
        ["chart-dimension", "chart-score", "chart-target-score", "chart-last-time", "chart-change"];
    let mut table = Table::new(&keys, words);
    let cell = |it: Option<f64>| it.map_or(Cell::Unknown, |it| Cell::Number(cut(it), 1));
    for row in &profile.rows {
        let change = row.before.map(|(before, now)| Cell::Number(cut(now) - cut(before), 1));
        table.push([
            Cell::Text(row.name.clone()),
            cell(row.score),
            cell(row.target),
            cell(row.before.map(|it| it.0)),
            change.unwrap_or(Cell::Unknown),
        ]);
    }
    table.header[1] = several(words.get("chart-score-of"), &[&profile.highest.to_string()]);
    table
}
