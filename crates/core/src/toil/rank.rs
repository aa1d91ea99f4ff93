//! What to automate first: four ways to put projects in order, each with its reasons.

use std::fmt;

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Case, Lacking, Project, ProjectId, Returns, Score, Terms, ToilRegister};
use crate::order;
use crate::statistics::median;

/// How projects are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// What pays back soonest.
    #[default]
    Payback,
    /// What is worth most for an hour of building: the expected net present value by the hours.
    WorthPerHour,
    /// Frequency × time saved × risk, each 1 to 5.
    Matrix,
    /// Much for little, then much for much, little for little, little for much.
    Quadrants,
}

impl Method {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Payback, Self::WorthPerHour, Self::Matrix, Self::Quadrants];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Payback => "payback",
            Self::WorthPerHour => "worth-per-hour",
            Self::Matrix => "matrix",
            Self::Quadrants => "quadrants",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Payback => "What pays back soonest",
            Self::WorthPerHour => "What is worth most for an hour of building",
            Self::Matrix => "How often × how much × how risky",
            Self::Quadrants => "Much for little first",
        })
    }
}

/// A project in its place, with all that speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// The project.
    pub project: ProjectId,
    /// What it returns; else what is lacking to tell, and it comes last.
    pub returns: Result<Returns, Vec<Lacking>>,
    /// Its marks.
    pub matrix: Matrix,
    /// Where it lies among the others; `None` where too little is known, or there is no other.
    pub quadrant: Option<Quadrant>,
    /// The expected net present value of an hour of building; `None` where it takes none.
    pub worth_per_hour: Option<f64>,
}

/// The marks of a project in the quick matrix, each 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// How often its activities come.
    pub frequency: u8,
    /// How many hours it saves.
    pub saved: u8,
    /// How bad it is if they go wrong: the greatest of them; `None` where nobody said, which counts as 1.
    pub risk: Option<Score>,
}

impl Matrix {
    /// The product of the three, 1 to 125.
    pub fn product(self) -> u8 {
        self.frequency * self.saved * self.risk.map_or(1, Score::mark)
    }
}

/// Times a year from which the marks 2 to 5 are given: quarterly, monthly, weekly, every working day.
const FREQUENCIES: [f64; 4] = [4.0, 12.0, 52.0, 250.0];
/// Hours a year from which the marks 2 to 5 are given: a day, a week, a month, a quarter of somebody's year.
const SAVINGS: [f64; 4] = [8.0, 40.0, 160.0, 450.0];

fn mark(value: f64, from: [f64; 4]) -> u8 {
    1 + from.iter().filter(|it| value >= **it).count() as u8
}

/// How much a project saves, and how much it takes, held against the middle of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quadrant {
    /// Saves much, takes little.
    QuickWin,
    /// Saves much, takes much.
    BigBet,
    /// Saves little, takes little.
    FillIn,
    /// Saves little, takes much.
    MoneyPit,
}

impl Quadrant {
    /// All of them, best first.
    pub const ALL: [Self; 4] = [Self::QuickWin, Self::BigBet, Self::FillIn, Self::MoneyPit];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::QuickWin => "quick-win",
            Self::BigBet => "big-bet",
            Self::FillIn => "fill-in",
            Self::MoneyPit => "money-pit",
        }
    }

    fn of(saves_much: bool, takes_much: bool) -> Self {
        match (saves_much, takes_much) {
            (true, false) => Self::QuickWin,
            (true, true) => Self::BigBet,
            (false, false) => Self::FillIn,
            (false, true) => Self::MoneyPit,
        }
    }
}

impl fmt::Display for Quadrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::QuickWin => "Saves much, takes little",
            Self::BigBet => "Saves much, takes much",
            Self::FillIn => "Saves little, takes little",
            Self::MoneyPit => "Saves little, takes much",
        })
    }
}

impl ToilRegister {
    /// The projects that are still to be built, by `method`. What is equal stands by its payback, then by its name.
    ///
    /// Of quadrants, what saves as much as the median saves much, and what takes more work than the median takes much.
    pub fn ranked(&self, method: Method) -> Vec<Ranked> {
        let ahead: Vec<&Project> =
            self.projects.iter().map(|it| &**it).filter(|it| it.stage.is_ahead()).collect();
        let mut rows: Vec<(&Project, Ranked)> =
            ahead.into_iter().map(|it| (it, self.judged(it))).collect();
        place_in_quadrants(&mut rows);
        order::sort(&mut rows, |a, b| {
            by(method, &a.1, &b.1)
                .then_with(|| by(Method::Payback, &a.1, &b.1))
                .then_with(|| a.0.name.cmp(&b.0.name))
                .then_with(|| a.0.id.to_string().cmp(&b.0.id.to_string()))
        });
        rows.into_iter().map(|it| it.1).collect()
    }

    fn judged(&self, project: &Project) -> Ranked {
        let terms = Terms::of(&self.assumptions);
        let case = Case::of(project, self);
        let build = case.as_ref().map_or(0.0, |it| it.build_hours);
        let returns = case.map(|it| it.returns(terms));
        let per_hour = |it: &Returns| (build > 0.0).then(|| it.expected_npv / build);
        Ranked {
            project: project.id,
            matrix: self.matrix(project, returns.as_ref().map_or(0.0, |it| it.hours_a_year)),
            quadrant: None,
            worth_per_hour: returns.as_ref().ok().and_then(per_hour),
            returns,
        }
    }

    fn matrix(&self, project: &Project, hours_saved: f64) -> Matrix {
        let activities = || project.parts.iter().filter_map(|it| self.activity(it.activity));
        let times = activities().filter_map(|it| it.occurrences_a_year(&self.assumptions)).sum();
        Matrix {
            frequency: mark(times, FREQUENCIES),
            saved: mark(hours_saved, SAVINGS),
            risk: activities().filter_map(|it| it.risk).max(),
        }
    }
}

/// What a project saves in a year and takes to build, in hours.
fn impact_and_effort(row: &(&Project, Ranked)) -> Option<(f64, f64)> {
    let saved = row.1.returns.as_ref().ok()?.hours_a_year;
    Some((saved, f64::from(row.0.build_minutes?.likely())))
}

fn place_in_quadrants(rows: &mut [(&Project, Ranked)]) {
    let known: Vec<(f64, f64)> = rows.iter().filter_map(impact_and_effort).collect();
    if known.len() < 2 {
        return;
    }
    let middle = |of: fn(&(f64, f64)) -> f64| median(&known.iter().map(of).collect::<Vec<f64>>());
    let (Ok(saved), Ok(build)) = (middle(|it| it.0), middle(|it| it.1)) else { return };
    for row in rows {
        let quadrant = impact_and_effort(row).map(|it| Quadrant::of(it.0 >= saved, it.1 > build));
        row.1.quadrant = quadrant;
    }
}

/// What comes first by `method`; whatever can't be told comes last.
fn by(method: Method, a: &Ranked, b: &Ranked) -> Ordering {
    let payback =
        |it: &Ranked| it.returns.as_ref().ok().map(|it| it.payback_months.unwrap_or(u32::MAX));
    match method {
        Method::Payback => known_first(payback(a), payback(b), u32::cmp),
        // What takes no hour is worth any number of them.
        Method::WorthPerHour => known_first(per_hour(a), per_hour(b), |a, b| b.total_cmp(a)),
        Method::Matrix => b.matrix.product().cmp(&a.matrix.product()),
        Method::Quadrants => known_first(a.quadrant, b.quadrant, Ord::cmp),
    }
}

fn per_hour(it: &Ranked) -> Option<f64> {
    let returns = it.returns.as_ref().ok()?;
    let free = if returns.expected_npv > 0.0 { f64::INFINITY } else { returns.expected_npv };
    Some(it.worth_per_hour.unwrap_or(free))
}

fn known_first<T>(a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(&a, &b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}
