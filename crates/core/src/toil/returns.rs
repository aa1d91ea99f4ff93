//! What a project returns: savings against costs, month by month, as they are likely.

use super::{Assumptions, BuildTime, Case, Lacking, Project, ToilRegister, Unit};

/// What money is worth later, and how long one looks ahead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// The share that money loses in a year, 0 to 1.
    pub discount: f64,
    /// How many months are looked at, at least 1.
    pub months: u32,
}

impl Terms {
    /// Those of a register.
    pub fn of(assumptions: &Assumptions) -> Self {
        let discount = f64::from(assumptions.discount.millionths()) / 1e6;
        Self { discount, months: assumptions.months() }
    }
}

/// What a project returns over the months that are looked at. All sums are in `unit`.
#[derive(Clone, Debug, PartialEq)]
pub struct Returns {
    /// What sums are counted in.
    pub unit: Unit,
    /// What is saved.
    pub benefit: f64,
    /// What is spent: building, licences and upkeep.
    pub cost: f64,
    /// The net present value if it works: savings less costs, each worth less the later it comes.
    pub npv: f64,
    /// The net present value, weighed with the chance that it works: if it does not, only building is lost.
    pub expected_npv: f64,
    /// (benefit − cost) / cost; `None` where nothing is spent.
    pub roi: Option<f64>,
    /// The first month, from 1, by whose end as much is saved as was spent; `None` if there is none in the time.
    pub payback_months: Option<u32>,
    /// The longest building, in hours, that would still pay back in the time; `None` if hours cost nothing. Where nobody said how long
    /// it takes, longer building is also done later, and saves for fewer months.
    pub break_even_hours: Option<f64>,
    /// The hours that are saved in the first twelve months of use, upkeep not taken off.
    pub hours_a_year: f64,
    /// What was saved and spent by the end of each month, from the start on.
    pub curve: Vec<Balance>,
}

/// What was saved and spent since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    /// What was saved.
    pub benefit: f64,
    /// What was spent.
    pub cost: f64,
}

impl Case {
    /// What it returns within `terms`.
    ///
    /// Building is paid at the start. In month m after it, of which the share a(m) comes after building is done,
    ///
    /// - saved are a(m) × Σ hours × share × growth^((m−1)/12), each worth what an hour is worth;
    /// - spent are a(m) × (upkeep × hourly + licences);
    /// - both are worth (1 + discount)^(−m/12) of that today.
    ///
    /// So NPV = −build + Σ (saved − spent) × (1 + discount)^(−m/12): Brealey, Myers, Allen, *Principles of Corporate Finance*, chapter 2.
    ///
    /// ```
    /// use afterword_core::toil::{ActivityId, BuildTime, Case, Saving, Terms, Unit};
    ///
    /// // Twenty hours a month become two, after three weeks of building.
    /// let renewals = Saving { activity: ActivityId::from_bits(1), hours_a_month: 20.0, share: 0.9, growth: 1.0 };
    /// let case = Case {
    ///     unit: Unit::Hours, savings: vec![renewals], build_hours: 120.0, build_time: BuildTime::Months(3.0 * 12.0 / 52.0),
    ///     upkeep_hours: 0.0, licences: 0.0, hourly: 1.0, worth: 1.0, success: 1.0,
    /// };
    /// let returns = case.returns(Terms { discount: 0.08, months: 36 });
    /// assert_eq!(returns.payback_months, Some(8));
    /// assert_eq!(returns.hours_a_year, 216.0);
    /// ```
    pub fn returns(&self, terms: Terms) -> Returns {
        let ledger = Ledger::new(self, terms);
        let draw = Draw {
            build_hours: self.build_hours,
            build_months: self.build_months(),
            upkeep_hours: self.upkeep_hours,
            shares: self.savings.iter().map(|it| it.share).collect(),
        };
        let curve: Vec<Balance> = ledger.curve(&draw).collect();
        let last = curve.last().copied().unwrap_or_default();
        let build = self.build_hours * self.hourly;
        let run = ledger.run(&draw);
        Returns {
            unit: self.unit,
            benefit: last.benefit,
            cost: last.cost,
            npv: run.npv,
            expected_npv: self.success * (run.npv + build) - build,
            roi: (last.cost > 0.0).then(|| (last.benefit - last.cost) / last.cost),
            payback_months: run.payback_months,
            break_even_hours: (self.hourly > 0.0).then(|| match self.build_time {
                BuildTime::Months(_) => ledger.most_hours(&draw),
                BuildTime::OfWork => ledger.most_hours_of_work(&draw),
            }),
            hours_a_year: self.hours_a_year(),
            curve,
        }
    }

    /// The hours that are saved in the first twelve months from now on, were it there.
    fn hours_a_year(&self) -> f64 {
        let year = |growth: f64| (0..12).map(|m| power(growth, f64::from(m) / 12.0)).sum::<f64>();
        self.savings.iter().map(|it| it.hours_a_month * it.share * year(it.growth)).sum()
    }
}

impl ToilRegister {
    /// What `project` returns by what the register reckons with.
    ///
    /// # Errors
    ///
    /// What is lacking to reckon it, never empty.
    pub fn returns(&self, project: &Project) -> Result<Returns, Vec<Lacking>> {
        Ok(Case::of(project, self)?.returns(Terms::of(&self.assumptions)))
    }
}

/// What does not change from one run to the next.
pub(super) struct Ledger {
    months: usize,
    /// What each activity would save in each month if all of it went away.
    whole: Vec<Vec<f64>>,
    /// What a unit is worth today by the end of each month.
    today: Vec<f64>,
    hourly: f64,
    licences: f64,
}

/// The numbers that may be other ones in another run.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    pub(super) build_hours: f64,
    pub(super) build_months: f64,
    pub(super) upkeep_hours: f64,
    pub(super) shares: Vec<f64>,
}

/// What came of one run.
pub(super) struct Run {
    pub(super) npv: f64,
    pub(super) payback_months: Option<u32>,
}

impl Ledger {
    pub(super) fn new(case: &Case, terms: Terms) -> Self {
        let months = terms.months.max(1);
        let year = |m: u32| f64::from(m) / 12.0;
        let whole = case.savings.iter().map(|it| {
            let of = |m| case.worth * it.hours_a_month * power(it.growth, year(m));
            (0..months).map(of).collect()
        });
        let today = |m| power(1.0 + terms.discount, -year(m));
        Self {
            months: months as usize,
            whole: whole.collect(),
            today: (1..=months).map(today).collect(),
            hourly: case.hourly,
            licences: case.licences,
        }
    }

    /// What is saved and spent in a month, from 0.
    fn month(&self, draw: &Draw, month: usize) -> Balance {
        let there = (month as f64 + 1.0 - draw.build_months).clamp(0.0, 1.0);
        let saved: f64 =
            self.whole.iter().zip(&draw.shares).map(|(it, share)| it[month] * share).sum();
        let spent = draw.upkeep_hours * self.hourly + self.licences;
        Balance { benefit: there * saved, cost: there * spent }
    }

    /// What was saved and spent since the start, by the end of each month.
    fn curve<'l>(&'l self, draw: &'l Draw) -> impl Iterator<Item = Balance> + 'l {
        let start = Balance { benefit: 0.0, cost: draw.build_hours * self.hourly };
        (0..self.months).scan(start, |sum, month| {
            let it = self.month(draw, month);
            *sum = Balance { benefit: sum.benefit + it.benefit, cost: sum.cost + it.cost };
            Some(*sum)
        })
    }

    /// The longest building, in hours, that pays back if it is done when `draw` says.
    fn most_hours(&self, draw: &Draw) -> f64 {
        let unpaid = Draw { build_hours: 0.0, ..draw.clone() };
        self.net(&unpaid).fold(0.0, f64::max) / self.hourly
    }

    /// The longest building, in hours, that pays back if it is done as soon as [the work allows](BuildTime::OfWork).
    ///
    /// If it is done d months from now, with d from m to m + 1, what is saved less upkeep comes to (m + 1 − d) × net(m) + T at best. T is
    /// the most that the months after m come to by any of their ends. That is held against d × c, which building costs in d months. Both
    /// are straight lines in d, so the last month in which the first is not below the second at its begin holds the longest building: they
    /// meet where d = ((m + 1) × net(m) + T) / (net(m) + c).
    fn most_hours_of_work(&self, draw: &Draw) -> f64 {
        let at_once = Draw { build_months: 0.0, ..draw.clone() };
        let an_hour = BuildTime::OfWork.months(1.0);
        let cost = self.hourly / an_hour;
        let mut after = 0.0;
        for month in (0..self.months).rev() {
            let (begins, it) = (month as f64, self.month(&at_once, month));
            let net = it.benefit - it.cost;
            if net + after >= begins * cost {
                return ((begins + 1.0) * net + after).max(0.0) / (net + cost) / an_hour;
            }
            after = f64::max(0.0, net + after);
        }
        0.0
    }

    /// What is left by the end of each month.
    pub(super) fn net<'l>(&'l self, draw: &'l Draw) -> impl Iterator<Item = f64> + 'l {
        self.curve(draw).map(|it| it.benefit - it.cost)
    }

    pub(super) fn run(&self, draw: &Draw) -> Run {
        let mut sum = Balance { benefit: 0.0, cost: draw.build_hours * self.hourly };
        let mut run = Run { npv: -sum.cost, payback_months: None };
        for (month, today) in self.today.iter().enumerate() {
            let it = self.month(draw, month);
            run.npv += (it.benefit - it.cost) * today;
            sum = Balance { benefit: sum.benefit + it.benefit, cost: sum.cost + it.cost };
            // What has saved nothing yet has paid nothing back, even if it was free.
            if run.payback_months.is_none() && sum.benefit >= sum.cost && sum.benefit > 0.0 {
                run.payback_months = Some(month as u32 + 1);
            }
        }
        run
    }
}

/// A power by the same instructions on every machine: the systems' own differ in their last digits, and the figures of one seed would, too.
pub(super) fn power(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}
