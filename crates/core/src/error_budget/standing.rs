//! What became of a budget: what is spent, how fast, and when it runs out if that goes on.

use std::fmt;

use super::budget::share_of_time;
use super::{Basis, ErrorBudget, Ratio, Spell};
use crate::statistics::{Interval, Proportion};

/// Where a budget stands.
///
/// Always: spent + left = allowed, and the share spent = burn × the share of the window that was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// By what it is counted: events, or minutes in which nothing worked.
    pub basis: Basis,
    /// What the whole window allows: (1 − objective) × events, or × minutes. Where only a part of the window was seen, as many events as
    /// go on as in that part.
    pub allowed: f64,
    /// What is spent of it.
    pub spent: f64,
    /// What is left; negative where more is spent than there was.
    pub left: f64,
    /// The same in parts of one.
    pub spent_share: f64,
    /// What was good of what was seen, in parts of one.
    pub good: f64,
    /// How fast it was spent: the share that was bad ÷ (1 − objective). At 1 it lasts exactly as long as its window.
    pub burn: f64,
    /// Between what the burn lies, if those events are a sample of many (Wilson's interval of the share); only by events.
    pub burn_interval: Option<Interval>,
    /// How much of the window was seen, in parts of one: what even spending would have spent by now.
    pub passed: f64,
    /// How fast it burns at present: what was measured, else the same as until now.
    pub present_burn: f64,
    /// When there is none left if it burns on like that.
    pub runs_out: RunsOut,
    /// Whether one bad event spends the whole budget or more: too few to tell anything by.
    pub is_too_few: bool,
}

/// When nothing of a budget is left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RunsOut {
    /// It is spent.
    Already,
    /// After so many seconds.
    In {
        /// The seconds from now.
        seconds: f64,
    },
    /// Not before the window ends and another budget begins.
    NotInWindow,
    /// Never, as long as it burns like that: what is old drops out of the window as fast as more is spent.
    Never,
}

/// Why nothing can be said of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// There is no objective.
    NoObjective,
    /// Nobody said how many events there were, or there were none.
    NoEvents,
    /// Nobody said how many were bad.
    NoBad,
    /// Nobody said for how long it was bad.
    NoTime,
    /// Nobody named an incident.
    NoIncidents,
    /// More events were bad than there were.
    MoreBadThanAll,
    /// It was bad for longer than it was seen.
    LongerThanSeen,
    /// Nothing of the window was seen yet.
    NothingSeen,
    /// More was seen than the window has.
    MoreThanWindow,
}

impl Unclear {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::NoObjective,
        Self::NoEvents,
        Self::NoBad,
        Self::NoTime,
        Self::NoIncidents,
        Self::MoreBadThanAll,
        Self::LongerThanSeen,
        Self::NothingSeen,
        Self::MoreThanWindow,
    ];

    /// Its name among [the texts](super::english).
    pub fn key(self) -> &'static str {
        match self {
            Self::NoObjective => "unclear.objective",
            Self::NoEvents => "unclear.events",
            Self::NoBad => "unclear.bad",
            Self::NoTime => "unclear.time",
            Self::NoIncidents => "unclear.incidents",
            Self::MoreBadThanAll => "unclear.more-bad",
            Self::LongerThanSeen => "unclear.longer",
            Self::NothingSeen => "unclear.nothing-seen",
            Self::MoreThanWindow => "unclear.more-than-window",
        }
    }
}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::english().fill(self.key(), &[]))
    }
}

impl std::error::Error for Unclear {}

/// Intervals hold what they are about so often.
const LEVEL: f64 = 0.95;

impl ErrorBudget {
    /// Where the budget stands.
    ///
    /// Burn and budget are those of Google, *The Site Reliability Workbook*, chapter 5 (“Alerting on SLOs”): budget = 1 − objective, burn =
    /// bad share ÷ budget, budget spent = burn × time ÷ window.
    ///
    /// # Errors
    ///
    /// When something is missing, or can't be.
    pub fn standing(&self) -> Result<Standing, Unclear> {
        let objective = self.objective.ok_or(Unclear::NoObjective)?;
        let (window, seen) = (self.window.seconds(), self.seen());
        if self.elapsed.is_some_and(|it| it > window) {
            return Err(Unclear::MoreThanWindow);
        }
        if seen == 0 {
            return Err(Unclear::NothingSeen);
        }
        let passed = seen as f64 / window as f64;
        let (basis, allowed, bad_share, spent_share, burn_interval) = match self.basis() {
            Basis::Events => {
                let total = self.total.filter(|it| *it > 0).ok_or(Unclear::NoEvents)?;
                let bad = self.bad.ok_or(Unclear::NoBad)?;
                if bad > total {
                    return Err(Unclear::MoreBadThanAll);
                }
                let spent = Ratio {
                    part: u128::from(bad) * 1_000_000_000,
                    whole: u128::from(total) * u128::from(objective.allowed()),
                };
                let interval = sample(bad, total).map(|it| it.map(|it| it / objective.budget()));
                let allowed = objective.budget() * total as f64 / passed;
                let share = bad as f64 / total as f64;
                (Basis::Events, allowed, share, spent.number() * passed, interval)
            }
            basis => {
                let missing = match basis {
                    Basis::Incidents => Unclear::NoIncidents,
                    _ => Unclear::NoTime,
                };
                let bad = self.bad_time().ok_or(missing)?;
                if bad > u128::from(seen) * u128::from(super::budget::MILLION) {
                    return Err(Unclear::LongerThanSeen);
                }
                let spent = share_of_time(bad, objective, window).number();
                let allowed = objective.budget() * window as f64 / 60.0;
                (basis, allowed, bad as f64 / 1e6 / seen as f64, spent, None)
            }
        };
        let burn = spent_share / passed;
        let present_burn = self.burn.map_or(burn, |it| it as f64 / 1e3);
        let present_burn = present_burn.min(objective.most_burn());
        let spent = spent_share * allowed;
        let mut standing = Standing {
            basis,
            allowed,
            spent,
            left: allowed - spent,
            spent_share,
            good: 1.0 - bad_share,
            burn,
            burn_interval,
            passed,
            present_burn,
            runs_out: RunsOut::Already,
            is_too_few: self.events().is_some_and(|it| it * objective.budget() < 1.0),
        };
        standing.runs_out = self.runs_out(&standing);
        Ok(standing)
    }

    /// When the budget runs out.
    ///
    /// What is left lasts left × window ÷ burn (from the workbook's time to exhaustion, window ÷ burn, of a full budget). In a window that
    /// moves along, what was spent drops out of it meanwhile, evenly as far as anybody knows: once the part of it that was seen begins
    /// to leave, only the difference to the burn until now is spent.
    fn runs_out(&self, it: &Standing) -> RunsOut {
        let window = self.window.seconds() as f64;
        let (left, burn) = (1.0 - it.spent_share, it.present_burn);
        // In windows, from now.
        let (full, rest) = (left / burn, 1.0 - it.passed);
        if left <= 0.0 {
            return RunsOut::Already;
        }
        let later = if self.window.is_rolling() { RunsOut::Never } else { RunsOut::NotInWindow };
        if burn <= 0.0 {
            return later;
        }
        if full < rest || (full <= rest && self.window.is_rolling()) {
            return RunsOut::In { seconds: full * window };
        }
        // At a burn of 1 or less, a window full of it holds no more than the budget.
        if self.window.is_rolling() && burn > 1.0 + 1e-12 {
            let windows = (left - it.burn * rest) / (burn - it.burn);
            let windows = if windows.is_finite() { windows.clamp(0.0, 1.0) } else { 0.0 };
            return RunsOut::In { seconds: windows * window };
        }
        later
    }

    /// What a spell costs: its bad time over what the window allows; the same share by events, if they come evenly.
    ///
    /// # Errors
    ///
    /// When nobody knows what there is to spend, or how long it is.
    pub fn cost(&self, spell: &Spell) -> Result<Cost, Unclear> {
        let objective = self.objective.ok_or(Unclear::NoObjective)?;
        spell.seconds.ok_or(Unclear::NoTime)?;
        let share = share_of_time(spell.bad(), objective, self.window.seconds()).number();
        let left = self.standing().ok().map(|it| 1.0 - it.spent_share);
        // What fits exactly is not to fail by a rounding.
        let fits = |left: f64| (left.max(0.0) / share + 1e-9).floor();
        Ok(Cost {
            minutes: spell.bad() as f64 / 60e6,
            share,
            left_after: left.map(|it| it - share),
            fits: left.filter(|_| share > 0.0).map(fits).map(|it| it.min(1e9) as u64),
        })
    }
}

/// What a spell takes of a budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Its bad minutes: length × share that fails.
    pub minutes: f64,
    /// The share of the whole budget that it takes, in parts of one.
    pub share: f64,
    /// What is left after it, in parts of one; negative where that is more than there is.
    pub left_after: Option<f64>,
    /// How many of its kind what is left is enough for.
    pub fits: Option<u64>,
}

/// The share of bad events as that of a sample; of more than can be counted here it has no width worth naming.
fn sample(bad: u64, total: u64) -> Option<Interval> {
    let (hits, of) = (u32::try_from(bad).ok()?, u32::try_from(total).ok()?);
    Proportion { hits: hits as usize, of: of as usize }.interval(LEVEL).ok()
}
