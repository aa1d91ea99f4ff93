//! What projects against toil return, how sure that is, and which sprints they go into.

use afterword_core::id::Mint as _;
use afterword_core::time::Instant;
use afterword_core::toil::{
    Lacking, LeftOut, Project, ProjectId, Returns, Simulation, Spread, ToilRegister, Unit,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::arguments::optional;
use crate::failure::{Code, Failure};
use crate::host::Host;
use crate::keys::Key;
use crate::whole::Whole;

/// How projects are ranked.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct RankOptions {
    /// By what; by payback if it is left out.
    by: Option<Key<afterword_core::toil::Method>>,
}

/// How a project is simulated.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct SimulationOptions {
    /// What the runs follow from: the same number gives the same figures on every machine. A random one if it is left out.
    seed: Option<u64>,
}

/// When a plan begins.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ScheduleOptions {
    /// The time from which is planned; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

optional!(RankOptions, SimulationOptions, ScheduleOptions);

/// A project in its place.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RankedProject"))]
pub(crate) struct ProjectRanked {
    /// The project.
    project: ProjectId,
    /// Its name.
    name: String,
    /// What it returns; none where something is lacking to tell.
    returns: Option<ReturnsAnswer>,
    /// What is lacking, in words.
    lacking: Vec<String>,
    /// What it is, by its work and what it is worth; none where too little is known, or there is no other.
    quadrant: Option<Key<afterword_core::toil::Quadrant>>,
    /// The expected net present value of an hour of building.
    worth_per_hour: Option<f64>,
}

/// What a project returns over the months that the register looks ahead. All sums are in `unit`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Returns"))]
pub(crate) struct ReturnsAnswer {
    /// What sums are counted in: a currency as ISO 4217 calls it, or hours.
    unit: String,
    /// What is saved.
    benefit: f64,
    /// What is spent.
    cost: f64,
    /// The net present value if it works.
    npv: f64,
    /// The net present value, weighed with the chance that it works.
    expected_npv: f64,
    /// (benefit − cost) ÷ cost; none where nothing is spent.
    roi: Option<f64>,
    /// The first month, from 1, by whose end as much is saved as was spent; none if there is none in the time.
    payback_months: Option<u32>,
    /// The longest building, in hours, that would still pay back in the time.
    break_even_hours: Option<f64>,
    /// The hours that are saved in the first twelve months of use.
    hours_a_year: f64,
    /// What was saved and spent by the end of each month.
    curve: Vec<BalanceAnswer>,
}

/// What was saved and spent since the start.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Balance"))]
pub(crate) struct BalanceAnswer {
    /// What was saved.
    benefit: f64,
    /// What was spent.
    cost: f64,
}

/// How sure the return of a project is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "SimulationResult"))]
pub(crate) struct SimulationAnswer {
    /// What the runs followed from.
    seed: u64,
    /// The net present value.
    npv: SpreadAnswer,
    /// The month by which it has paid back; none where that is never.
    payback_months: PaybackSpread,
    /// The share of runs that paid back in the time, 0 to 1.
    pays_back: f64,
    /// Between what savings less costs lie by the end of each month, in eight runs of ten.
    band: Vec<BandAnswer>,
    /// Whether all runs are the same, since no figure has a range.
    is_certain: bool,
}

/// The values that a tenth, half and nine tenths of the runs are not above.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Spread"))]
pub(crate) struct SpreadAnswer {
    /// A tenth.
    p10: f64,
    /// Half.
    p50: f64,
    /// Nine tenths.
    p90: f64,
}

/// The months by which a tenth, half and nine tenths of the runs have paid back.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct PaybackSpread {
    /// A tenth.
    p10: Option<u32>,
    /// Half.
    p50: Option<u32>,
    /// Nine tenths.
    p90: Option<u32>,
}

/// Between what eight runs of ten are.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Band"))]
pub(crate) struct BandAnswer {
    /// A tenth is below.
    low: f64,
    /// A tenth is above.
    high: f64,
}

/// Projects in sprints.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "SprintPlan"))]
pub(crate) struct ScheduleAnswer {
    /// The sprints, and how much of each is used.
    sprints: Vec<SprintAnswer>,
    /// What is done, in order.
    placed: Vec<PlacedAnswer>,
    /// What is not, and why.
    left_out: Vec<LeftOutAnswer>,
    /// What the plan is worth, in `unit`.
    worth: f64,
    /// A currency as ISO 4217 calls it, or hours.
    unit: String,
    /// Whether no other plan is worth more; of many projects only a good one is found.
    is_exact: bool,
}

/// Some weeks of a team.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Sprint"))]
pub(crate) struct SprintAnswer {
    /// Its first day.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    begins: NaiveDate,
    /// Its last day.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    ends: NaiveDate,
    /// Minutes that it has for reducing toil.
    minutes: u32,
    /// Minutes of these that projects take.
    used: u32,
}

/// A project in the sprints in which it is built.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PlacedProject"))]
pub(crate) struct PlacedAnswer {
    /// The project.
    project: ProjectId,
    /// Its name.
    name: String,
    /// The sprint in which it begins, from 0.
    first: usize,
    /// The sprint in which it is done.
    last: usize,
    /// The minutes of it in each of them.
    minutes: Vec<u32>,
    /// What it is worth then.
    worth: f64,
}

/// A project that has to wait.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "LeftOutProject"))]
pub(crate) struct LeftOutAnswer {
    /// The project.
    project: ProjectId,
    /// Its name.
    name: String,
    /// Why.
    because: LeftOutReason,
    /// What is lacking, in words.
    lacking: Vec<String>,
    /// The project that it waits for.
    after: Option<ProjectId>,
}

/// Why a project has to wait.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum LeftOutReason {
    /// Something is lacking to reckon it.
    Lacking,
    /// There is no room for it in the sprints.
    NoRoom,
    /// It would be done too late.
    Late,
    /// It costs more than it saves.
    NeverPays,
    /// It waits for one that is left out.
    WaitsForLeftOut,
    /// It waits for itself.
    WaitsForItself,
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Money(currency) => currency.to_string(),
        Unit::Hours => "hours".to_owned(),
    }
}

/// What is lacking, in words.
fn lacking(all: &[Lacking], register: &ToilRegister) -> Vec<String> {
    let name = |id| register.activity(id).map_or("an activity", |it| it.name.as_str());
    let say = |it: &Lacking| match it {
        Lacking::Parts => "which activities it takes away, and how much of them".to_owned(),
        Lacking::Activity(_) => {
            "an activity that it takes away is no longer in the register".to_owned()
        }
        Lacking::Hours(id) => format!("how often “{}” is done, and how long it takes", name(*id)),
        Lacking::Build => "how long building takes".to_owned(),
        Lacking::Hourly => "what an hour costs".to_owned(),
        Lacking::Currency => "one currency for all its sums".to_owned(),
    };
    all.iter().map(say).collect()
}

fn project_name(register: &ToilRegister, id: ProjectId) -> String {
    register.project(id).map_or_else(String::new, |it| it.name.clone())
}

fn returns(it: &Returns) -> ReturnsAnswer {
    ReturnsAnswer {
        unit: unit(it.unit),
        benefit: it.benefit,
        cost: it.cost,
        npv: it.npv,
        expected_npv: it.expected_npv,
        roi: it.roi,
        payback_months: it.payback_months,
        break_even_hours: it.break_even_hours,
        hours_a_year: it.hours_a_year,
        curve: it
            .curve
            .iter()
            .map(|it| BalanceAnswer { benefit: it.benefit, cost: it.cost })
            .collect(),
    }
}

pub(super) fn rank(
    _host: &Host<'_>,
    Whole(register): Whole<ToilRegister>,
    options: RankOptions,
) -> Result<Vec<ProjectRanked>, Failure> {
    let ranked = register.ranked(options.by.map(|it| it.0).unwrap_or_default());
    let answer = |it: &afterword_core::toil::Ranked| ProjectRanked {
        project: it.project,
        name: project_name(&register, it.project),
        returns: it.returns.as_ref().ok().map(returns),
        lacking: it.returns.as_ref().err().map_or_else(Vec::new, |it| lacking(it, &register)),
        quadrant: it.quadrant.map(Key),
        worth_per_hour: it.worth_per_hour,
    };
    Ok(ranked.iter().map(answer).collect())
}

/// The project of that id.
pub(super) fn project<'r>(
    register: &'r ToilRegister,
    path: &str,
    id: &str,
) -> Result<&'r Project, Failure> {
    let found = id.parse().ok().and_then(|it| register.project(it));
    found.ok_or_else(|| {
        Failure::not_found(path, format!("the register has no project of the id “{id}”"))
    })
}

/// What keeps a project from being reckoned.
pub(super) fn too_little(all: &[Lacking], register: &ToilRegister) -> Failure {
    let what = lacking(all, register).join("; ");
    Failure::new(
        Code::Lacking,
        format!("the project can't be reckoned yet. What is missing: {what}"),
    )
}

pub(super) fn simulate(
    host: &Host<'_>,
    Whole(register): Whole<ToilRegister>,
    id: String,
    options: SimulationOptions,
) -> Result<SimulationAnswer, Failure> {
    let project = project(&register, "project", &id)?;
    // What a script can hand back without losing a digit.
    let seed = options.seed.unwrap_or_else(|| host.ids().bits() >> 11);
    let simulated = register.simulate(project, seed);
    let Simulation { npv, payback_months, pays_back, band, is_certain } =
        simulated.map_err(|it| too_little(&it, &register))?;
    let Spread { p10, p50, p90 } = payback_months;
    Ok(SimulationAnswer {
        seed,
        npv: SpreadAnswer { p10: npv.p10, p50: npv.p50, p90: npv.p90 },
        payback_months: PaybackSpread { p10, p50, p90 },
        pays_back,
        band: band.iter().map(|it| BandAnswer { low: it.low, high: it.high }).collect(),
        is_certain,
    })
}

pub(super) fn plan(
    host: &Host<'_>,
    Whole(register): Whole<ToilRegister>,
    options: ScheduleOptions,
) -> Result<ScheduleAnswer, Failure> {
    if !host.knows(&register.zone) {
        return Err(Failure::no_zone("register.zone", &register.zone));
    }
    let today = host.clocks(&register.zone).day(options.now.unwrap_or(host.now));
    let schedule = register.schedule(today);
    let sprint = |it: &afterword_core::toil::Sprint| {
        let afterword_core::toil::Sprint { begins, ends, minutes, used } = *it;
        SprintAnswer { begins, ends, minutes, used }
    };
    let placed = |it: afterword_core::toil::Scheduled| PlacedAnswer {
        project: it.project,
        name: project_name(&register, it.project),
        first: it.first,
        last: it.last,
        minutes: it.minutes,
        worth: it.worth,
    };
    let left_out = |(project, reason): (ProjectId, LeftOut)| {
        let (because, lacks, after) = match reason {
            LeftOut::Lacking(all) => (LeftOutReason::Lacking, lacking(&all, &register), None),
            LeftOut::NoRoom => (LeftOutReason::NoRoom, Vec::new(), None),
            LeftOut::Late => (LeftOutReason::Late, Vec::new(), None),
            LeftOut::NeverPays => (LeftOutReason::NeverPays, Vec::new(), None),
            LeftOut::WaitsForLeftOut(it) => (LeftOutReason::WaitsForLeftOut, Vec::new(), Some(it)),
            LeftOut::WaitsForItself => (LeftOutReason::WaitsForItself, Vec::new(), None),
        };
        let name = project_name(&register, project);
        LeftOutAnswer { project, name, because, lacking: lacks, after }
    };
    Ok(ScheduleAnswer {
        sprints: schedule.sprints.iter().map(sprint).collect(),
        placed: schedule.placed.into_iter().map(placed).collect(),
        left_out: schedule.left_out.into_iter().map(left_out).collect(),
        worth: schedule.worth,
        unit: unit(schedule.unit),
        is_exact: schedule.is_exact,
    })
}
