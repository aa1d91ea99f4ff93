//! Which figure of a project matters most: the return at both ends of each, one after the other.

use super::assumptions::MONTHS_A_WEEK;
use super::case::hours;
use super::{ActivityId, BuildTime, Case, Lacking, Part, Project, Terms, ToilRegister};
use crate::order;

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The work of building it.
    Build,
    /// How long it takes until it is there.
    Weeks,
    /// The work of keeping it going.
    Upkeep,
    /// Licences and machines.
    Licences,
    /// What an hour is worth that is saved.
    Worth,
    /// What money loses in a year.
    Discount,
    /// The share of an activity that goes away.
    Share(ActivityId),
    /// The hours that an activity takes.
    Hours(ActivityId),
}

/// What one figure does to the return.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// The figure.
    pub input: Input,
    /// With the least that it may be.
    pub low: End,
    /// With the most.
    pub high: End,
    /// Nobody said between what it lies: a fifth less and a fifth more was taken.
    pub is_assumed: bool,
}

/// One end of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The figure: hours of building, weeks, hours a month of upkeep, a month's licences, an hour's worth, shares in parts of one, hours a
    /// month of an activity.
    pub value: f64,
    /// The expected net present value with it.
    pub npv: f64,
}

/// What is taken where nobody said between what a figure lies.
const ASSUMED: f64 = 0.2;

impl ToilRegister {
    /// What each figure of `project` does to its expected net present value while all others stay as they are likely; the greatest swing
    /// comes first (Eschenbach, “Spiderplots versus tornado diagrams”, *Interfaces* 22, 1992). What makes no difference is left out.
    ///
    /// # Errors
    ///
    /// What is lacking to reckon the project at all.
    pub fn tornado(&self, project: &Project) -> Result<Vec<Swing>, Vec<Lacking>> {
        let mut case = Case::of(project, self)?;
        // One figure at a time: more work does not move the day on which it is there.
        case.build_time = BuildTime::Months(case.build_months());
        let terms = Terms::of(&self.assumptions);
        let mut swings: Vec<Swing> = ranges(project, &case, terms)
            .into_iter()
            .map(|it| it.swing(&case, terms))
            .filter(|it| it.low.npv != it.high.npv)
            .collect();
        let width = |it: &Swing| (it.high.npv - it.low.npv).abs();
        order::sort(&mut swings, |a, b| width(b).total_cmp(&width(a)));
        Ok(swings)
    }
}

/// Between what a figure lies.
struct Range {
    input: Input,
    low: f64,
    high: f64,
    is_assumed: bool,
}

impl Range {
    fn said(input: Input, low: f64, high: f64) -> Self {
        Self { input, low, high, is_assumed: false }
    }

    fn assumed(input: Input, value: f64) -> Self {
        Self {
            input,
            low: value * (1.0 - ASSUMED),
            high: value * (1.0 + ASSUMED),
            is_assumed: true,
        }
    }

    /// What somebody said, where it is a range.
    fn of(input: Input, said: Option<(f64, f64)>, likely: f64) -> Self {
        match said.filter(|(low, high)| low < high) {
            Some((low, high)) => Self::said(input, low, high),
            None => Self::assumed(input, likely),
        }
    }

    fn swing(&self, case: &Case, terms: Terms) -> Swing {
        let end = |value| {
            let (mut case, mut terms) = (case.clone(), terms);
            change(&mut case, &mut terms, self.input, value);
            End { value, npv: case.returns(terms).expected_npv }
        };
        Swing {
            input: self.input,
            low: end(self.low),
            high: end(self.high),
            is_assumed: self.is_assumed,
        }
    }
}

fn ranges(project: &Project, case: &Case, terms: Terms) -> Vec<Range> {
    let in_hours = |low, high| (hours(low), hours(high));
    let build = project.build_minutes.map(|it| in_hours(it.low(), it.high()));
    let upkeep = project.upkeep_minutes.map(|it| in_hours(it.low(), it.high()));
    let weeks = project.build_weeks.map(|it| (f64::from(it.low()), f64::from(it.high())));
    let mut ranges = vec![
        Range::of(Input::Build, build, case.build_hours),
        Range::of(Input::Weeks, weeks, case.build_months() / MONTHS_A_WEEK),
        Range::of(Input::Upkeep, upkeep, case.upkeep_hours),
        Range::assumed(Input::Licences, case.licences),
        Range::assumed(Input::Worth, case.worth),
        Range::assumed(Input::Discount, terms.discount),
    ];
    for (part, saving) in project.parts.iter().zip(&case.savings) {
        ranges.push(share(part, saving.share));
        ranges.push(Range::assumed(Input::Hours(part.activity), saving.hours_a_month));
    }
    ranges
}

/// No more than all of it goes away.
fn share(part: &Part, likely: f64) -> Range {
    let said = (f64::from(part.share.low()) / 1e6, f64::from(part.share.high()) / 1e6);
    let range = Range::of(Input::Share(part.activity), Some(said), likely);
    Range { high: range.high.min(1.0), ..range }
}

fn change(case: &mut Case, terms: &mut Terms, input: Input, value: f64) {
    let saving = |case: &mut Case, id, change: &dyn Fn(&mut super::Saving)| {
        case.savings.iter_mut().filter(|it| it.activity == id).for_each(change);
    };
    match input {
        Input::Build => case.build_hours = value,
        Input::Weeks => case.build_time = BuildTime::weeks(value),
        Input::Upkeep => case.upkeep_hours = value,
        Input::Licences => case.licences = value,
        Input::Worth => case.worth = value,
        Input::Discount => terms.discount = value,
        Input::Share(id) => saving(case, id, &|it| it.share = value),
        Input::Hours(id) => saving(case, id, &|it| it.hours_a_month = value),
    }
}
