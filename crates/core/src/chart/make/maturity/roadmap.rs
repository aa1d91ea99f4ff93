//! What is done in which phase, and what of the team's hours that takes.

use super::super::super::figure::{decimal, several};
use super::super::super::mark::Sign;
use super::super::super::model::{Body, Chart, PhaseColumn, PhaseLane, Phases};
use super::super::super::table::{Cell, Table};
use super::cut;
use crate::draw::Words;
use crate::maturity::{Model, Phase, PhaseOfRoadmap, Roadmap, Step};

/// More steps than these are not read; the rest is in the table.
const MOST_STEPS: usize = 24;

/// A step of a roadmap, and which part of its phase it takes.
struct Placed<'r> {
    step: &'r Step,
    phase: Phase,
    part: (f64, f64),
}

/// A roadmap by `model`: each step as a bar in its phase, as long as the part of the team's hours that it takes. The last phase has no
/// end; there it is the part of all that is left.
///
/// ```
/// use afterword_core::chart::roadmap;
/// use afterword_core::draw::Words;
/// # use afterword_core::id::DocumentId;
/// # use afterword_core::maturity::{Answer, Assessment, HalfSteps, Model};
/// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
/// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
/// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "Runbooks", "statements": ["a", "b"], "effort": "S"}]}]}"#).unwrap().0;
/// # let mut assessment = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model.into(), now);
/// # assessment.answers.insert("c".parse().unwrap(), Answer::of(HalfSteps::new(1)).into());
/// assessment.targets.all = Some(HalfSteps::level(2));
/// let chart = roadmap(&assessment.roadmap(), &assessment.model, &Words::english());
/// assert_eq!(chart.n, "n = 1 step");
/// assert_eq!(chart.table().rows[0][1].plain(), "Runbooks");
/// ```
pub fn roadmap(roadmap: &Roadmap, model: &Model, words: &Words) -> Chart {
    let placed = placed(roadmap);
    let chart = Chart::named("roadmap", words).of("chart-steps", placed.len(), words);
    let lanes = placed.iter().take(MOST_STEPS).map(|it| lane(it, &placed, model, words));
    let body = Phases {
        columns: roadmap.phases.iter().map(|it| column(it, words)).collect(),
        lanes: lanes.collect(),
        legend: [(Sign::Bar, "chart-planned-hours"), (Sign::Part, "chart-phase-capacity")]
            .map(|(sign, key)| (sign, words.get(key).to_owned()))
            .to_vec(),
    };
    let more = placed.len().saturating_sub(MOST_STEPS);
    Chart { table: table(&placed, model, words), ..chart }
        .drawn((!placed.is_empty()).then_some(Body::Phases(body)), "chart-no-steps", words)
        .note((more > 0).then(|| words.count("chart-more", more)))
}

fn placed(roadmap: &Roadmap) -> Vec<Placed<'_>> {
    let mut placed = Vec::new();
    for phase in &roadmap.phases {
        let all = phase.minutes.unwrap_or_else(|| phase.used()).max(1) as f64;
        let mut done = 0.0;
        for step in &phase.steps {
            let until = done + f64::from(step.minutes.likely());
            placed.push(Placed { step, phase: phase.phase, part: (done / all, until / all) });
            done = until;
        }
    }
    placed
}

/// The words for `phase`.
fn phase_key(phase: Phase) -> &'static str {
    match phase {
        Phase::QuickWins => "chart-phase-quick-wins",
        Phase::FirstMonth => "chart-phase-first-month",
        Phase::SecondAndThirdMonth => "chart-phase-second-and-third-month",
        Phase::NextQuarter => "chart-phase-next-quarter",
        Phase::Later => "chart-phase-later",
    }
}

/// Hours of minutes, with a tenth where they are few.
fn hours(minutes: u64, words: &Words) -> String {
    let hours = minutes as f64 / 60.0;
    let is_whole = (hours - hours.round()).abs() < 0.05 || hours >= 100.0;
    decimal(hours, if is_whole { 0 } else { 1 }, words)
}

fn column(phase: &PhaseOfRoadmap, words: &Words) -> PhaseColumn {
    let used = hours(phase.used(), words);
    let hours = match phase.minutes {
        Some(all) => several(words.get("chart-of"), &[&used, &hours(all, words)]),
        None => used,
    };
    let figure = words.fill("chart-h", &hours);
    let name = words.get(phase_key(phase.phase)).to_owned();
    let all = phase.minutes.unwrap_or_else(|| phase.used()).max(1);
    PhaseColumn {
        used: phase.used() as f64 / all as f64,
        is_open: phase.minutes.is_none(),
        label: format!("{name}: {figure}"),
        name,
        figure,
    }
}

/// The capability of a step; with its levels where another step is of the same.
fn name(step: &Step, placed: &[Placed<'_>], model: &Model, words: &Words) -> String {
    let name = model.capability(&step.capability).map_or("", |it| &it.1.name);
    let is_part = placed.iter().filter(|it| it.step.capability == step.capability).count() > 1;
    if is_part { format!("{name} ({})", levels(step, words)) } else { name.to_owned() }
}

/// `1.0 → 3.0`.
fn levels(step: &Step, words: &Words) -> String {
    let [from, to] = [step.from, step.to].map(|it| decimal(cut(f64::from(it) / 1e3), 1, words));
    format!("{from} → {to}")
}

fn lane(it: &Placed<'_>, placed: &[Placed<'_>], model: &Model, words: &Words) -> PhaseLane {
    let figure = words.fill("chart-h", &hours(it.step.minutes.likely().into(), words));
    let capability = model.capability(&it.step.capability).map_or("", |it| &it.1.name);
    let phase = words.get(phase_key(it.phase));
    PhaseLane {
        name: name(it.step, placed, model, words),
        column: it.phase as usize,
        part: it.part,
        label: format!("{capability}: {}, {figure}, {phase}", levels(it.step, words)),
        figure,
    }
}

/// A step a row, in the order in which they are to be done.
fn table(placed: &[Placed<'_>], model: &Model, words: &Words) -> Table {
    let keys = [
        "chart-phase",
        "chart-step",
        "chart-dimension",
        "chart-from-level",
        "chart-to-level",
        "chart-value",
        "chart-hours-low",
        "chart-hours-likely",
        "chart-hours-high",
        "chart-value-an-hour",
    ];
    let mut table = Table::new(&keys, words);
    for Placed { step, phase, .. } in placed {
        let (dimension, capability) =
            model.capability(&step.capability).map_or(("", ""), |it| (&it.0.name, &it.1.name));
        let text = |it: &str| Cell::Text(it.to_owned());
        let level = |it: u32| Cell::Number(f64::from(it) / 1e3, 1);
        let hours = |it: u32| Cell::Number(f64::from(it) / 60.0, 1);
        table.push([
            text(words.get(phase_key(*phase))),
            text(capability),
            text(dimension),
            level(step.from),
            level(step.to),
            Cell::Number(step.worth(), 2),
            hours(step.minutes.low()),
            hours(step.minutes.likely()),
            hours(step.minutes.high()),
            step.worth_an_hour().map_or(Cell::Unknown, |it| Cell::Number(it, 4)),
        ]);
    }
    table
}
