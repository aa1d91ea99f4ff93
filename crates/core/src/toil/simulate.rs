//! How sure a project's return is: ten thousand runs over what its figures may be.

use super::case::hours;
use super::returns::{Draw, Ledger};
use super::{BuildTime, Case, Guess, Lacking, Pert, Project, Terms, ToilRegister};
use crate::id::{Mint as _, Seeded};

/// So many runs are made.
pub const RUNS: usize = 10_000;

/// What came of all runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The net present value, in the unit of the case.
    pub npv: Spread<f64>,
    /// The first month by which as much is saved as was spent; `None` where that is never.
    pub payback_months: Spread<Option<u32>>,
    /// The share of runs that paid back within the months that are looked at, 0 to 1.
    pub pays_back: f64,
    /// Between what the sum of savings less costs lies by the end of each month, in eight runs of ten.
    pub band: Vec<Band>,
    /// Whether all runs are the same, since no figure has a range and it surely works: then there is nothing to say of runs.
    pub is_certain: bool,
}

/// The values below which a tenth, half and nine tenths of the runs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread<T> {
    /// A tenth of all runs is not above.
    pub p10: T,
    /// Half of them is not above.
    pub p50: T,
    /// Nine tenths are not above.
    pub p90: T,
}

/// Between what eight runs of ten are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// A tenth is below.
    pub low: f64,
    /// A tenth is above.
    pub high: f64,
}

/// The band needs fewer runs than the figures: every tenth.
const BAND_EVERY: usize = 10;

impl ToilRegister {
    /// Simulates `project`: every figure of which a low and a high guess is known is drawn from its [PERT distribution](Pert), and whether
    /// it works from its chance. Each run takes one number of [`Seeded`] for each of these, in the order build, weeks, upkeep, parts,
    /// chance, whether it is uncertain or not; so the same seed gives the same figures on every machine.
    ///
    /// # Errors
    ///
    /// What is lacking to reckon the project at all.
    pub fn simulate(&self, project: &Project, seed: u64) -> Result<Simulation, Vec<Lacking>> {
        let case = Case::of(project, self)?;
        let guesses = Guesses::of(project);
        let terms = Terms::of(&self.assumptions);
        Ok(simulate(&case, &guesses, &Ledger::new(&case, terms), seed))
    }
}

/// The distributions of what is drawn.
struct Guesses {
    build: Pert,
    /// In weeks; where nobody said, they follow from the work.
    weeks: Option<Pert>,
    upkeep: Pert,
    shares: Vec<Pert>,
}

impl Guesses {
    fn of(project: &Project) -> Self {
        let pert = |guess: Guess, unit: f64| {
            let [low, likely, high] = [guess.low(), guess.likely(), guess.high()].map(f64::from);
            Pert::new(low / unit, likely / unit, high / unit)
        };
        let minutes = |guess: Option<Guess>| pert(guess.unwrap_or(0.into()), 1.0 / hours(1));
        Self {
            build: minutes(project.build_minutes),
            weeks: project.build_weeks.map(|it| pert(it, 1.0)),
            upkeep: minutes(project.upkeep_minutes),
            shares: project.parts.iter().map(|it| pert(it.share, 1e6)).collect(),
        }
    }

    fn draw(&self, draws: &mut Seeded, into: &mut Draw) {
        into.build_hours = self.build.at(unit(draws));
        let week = unit(draws);
        let time =
            self.weeks.as_ref().map_or(BuildTime::OfWork, |it| BuildTime::weeks(it.at(week)));
        into.build_months = time.months(into.build_hours);
        into.upkeep_hours = self.upkeep.at(unit(draws));
        for (share, pert) in into.shares.iter_mut().zip(&self.shares) {
            *share = pert.at(unit(draws));
        }
    }
}

/// The next number between 0 and 1: the upper 53 bits, as many as a fraction holds.
fn unit(draws: &mut Seeded) -> f64 {
    (draws.bits() >> 11) as f64 / (1_u64 << 53) as f64
}

fn simulate(case: &Case, guesses: &Guesses, ledger: &Ledger, seed: u64) -> Simulation {
    let mut draws = Seeded::new(seed);
    let mut draw = Draw {
        build_hours: 0.0,
        build_months: 0.0,
        upkeep_hours: 0.0,
        shares: vec![0.0; case.savings.len()],
    };
    let (mut npv, mut payback) = (Vec::with_capacity(RUNS), Vec::with_capacity(RUNS));
    let mut nets: Vec<Vec<f64>> = Vec::new();
    for n in 0..RUNS {
        guesses.draw(&mut draws, &mut draw);
        let works = unit(&mut draws) < case.success;
        let build = draw.build_hours * case.hourly;
        let run = ledger.run(&draw);
        npv.push(if works { run.npv } else { -build });
        payback.push(run.payback_months.filter(|_| works).unwrap_or(u32::MAX));
        if n % BAND_EVERY == 0 {
            nets.push(ledger.net(&draw).map(|it| if works { it } else { -build }).collect());
        }
    }
    let is_certain = are_same(&npv) && are_same(&payback) && are_same(&nets);
    let paid = payback.iter().filter(|it| **it != u32::MAX).count();
    npv.sort_unstable_by(f64::total_cmp);
    payback.sort_unstable();
    let month = |it: u32| (it != u32::MAX).then_some(it);
    Simulation {
        npv: spread(&npv, |it| it),
        payback_months: spread(&payback, month),
        pays_back: paid as f64 / RUNS as f64,
        band: band(&nets),
        is_certain,
    }
}

fn are_same<T: PartialEq>(all: &[T]) -> bool {
    all.windows(2).all(|it| it[0] == it[1])
}

/// The inverse of the distribution of `sorted`, which is not empty: Hyndman and Fan 1996, type 1.
fn spread<T: Copy, U>(sorted: &[T], read: impl Fn(T) -> U) -> Spread<U> {
    let at = |tenths: usize| read(sorted[(sorted.len() * tenths).div_ceil(10) - 1]);
    Spread { p10: at(1), p50: at(5), p90: at(9) }
}

fn band(nets: &[Vec<f64>]) -> Vec<Band> {
    let months = nets.first().map_or(0, Vec::len);
    let of = |month: usize| {
        let mut values: Vec<f64> = nets.iter().map(|it| it[month]).collect();
        values.sort_unstable_by(f64::total_cmp);
        let Spread { p10, p90, .. } = spread(&values, |it| it);
        Band { low: p10, high: p90 }
    };
    (0..months).map(of).collect()
}
