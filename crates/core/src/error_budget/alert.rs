//! By what budgets alarm: burn rates over a long window and a short one, as published, and what they mean for an objective.

use super::{Objective, Window};
use crate::amount::fixed_point;

/// Rules by which a budget alarms, from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertSet {
    /// What files call it.
    pub id: &'static str,
    /// What people call it: names are the same in all languages.
    pub name: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// For a window of so many days.
    pub days: u32,
    /// What becomes of it in another window.
    pub fit: Fit,
    /// The gravest first.
    pub rules: Vec<AlertRule>,
}

/// What becomes of a rule in a window of other length than the one that it was published for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It alarms when the same share of the budget is spent, so that the burn changes: the workbook derives its burns that way.
    Share,
    /// It alarms at the same burn, over windows that are as much shorter or longer.
    Windows,
    /// Nothing changes.
    Nothing,
}

/// One rule: alarm when the burn over both windows is above its threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlertRule {
    /// What it does, by its key: `page`, `ticket`, …
    pub severity: &'static str,
    /// The threshold of the burn.
    pub burn: f64,
    /// The window over which it is measured, in minutes.
    pub long: f64,
    /// The window over which it has to last, in minutes, so that the alarm ends soon after its cause.
    pub short: Option<f64>,
}

/// The sets that ship.
pub fn alert_sets() -> Vec<AlertSet> {
    read(include_str!("../../data/error_budget/alerts.txt"))
}

/// The set that is called `id`, else the first that ships.
///
/// ```
/// use afterword_core::error_budget::alert_set;
///
/// assert_eq!((alert_set("pyrra").days, alert_set("").id), (28, "google"));
/// ```
pub fn alert_set(id: &str) -> AlertSet {
    let mut sets = alert_sets();
    let at = sets.iter().position(|it| it.id == id).unwrap_or_default();
    sets.swap_remove(at)
}

/// The sets in a file of them; lines that say something else are left out.
fn read(file: &'static str) -> Vec<AlertSet> {
    let mut sets: Vec<AlertSet> = Vec::new();
    for line in file.lines().filter(|it| !it.starts_with('#')) {
        match line.strip_prefix("set ") {
            Some(head) => sets.extend(set(head)),
            None => sets.last_mut().into_iter().for_each(|it| it.rules.extend(rule(line))),
        }
    }
    sets
}

fn set(head: &'static str) -> Option<AlertSet> {
    let mut parts = head.split(" | ");
    let mut facts = parts.next()?.split(' ');
    let (id, days) = (facts.next()?, facts.next()?.parse().ok()?);
    let fit = match facts.next()? {
        "share" => Fit::Share,
        "windows" => Fit::Windows,
        _ => Fit::Nothing,
    };
    Some(AlertSet { id, name: parts.next()?, source: parts.next()?, days, fit, rules: Vec::new() })
}

fn rule(line: &'static str) -> Option<AlertRule> {
    let mut parts = line.split(' ');
    let severity = parts.next()?;
    let mut number = || parts.next().and_then(|it| fixed_point(it, 6)).map(|it| it as f64 / 1e6);
    Some(AlertRule { severity, burn: number()?, long: number()?, short: number() })
}

/// What a rule means for an objective and its window.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// The rule as it is for that window.
    pub rule: AlertRule,
    /// The share of the budget that is spent when it alarms, at a steady burn: burn × long window ÷ window.
    pub spent: f64,
    /// How long the whole budget lasts at that burn, in minutes: window ÷ burn.
    pub lasts: f64,
    /// How long it takes to alarm when everything fails from one moment on, in minutes: burn × (1 − objective) × long window. `None` if it
    /// never does.
    pub detects: Option<f64>,
    /// What to beware of.
    pub traps: Vec<Trap>,
}

/// What to beware of in a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trap {
    /// It can't alarm even if everything fails, since the burn is never above 1 ÷ (1 − objective); the objective, in parts of one, above
    /// which it could.
    CannotFire {
        /// 1 − 1 ÷ burn.
        above: f64,
    },
    /// It alarms at a burn at which the budget would last, below 1.
    BelowOne,
    /// In this window it alarms when another share of the budget is spent than was published.
    OtherShare {
        /// What was published, in parts of one.
        published: f64,
    },
    /// Its long window is longer than that of the objective.
    OutlastsWindow,
    /// One bad event is enough, since so few come in its long window.
    OneIsEnough {
        /// How many come in it.
        events: f64,
    },
}

impl Trap {
    /// Its name among [the texts](super::english).
    pub fn key(self) -> &'static str {
        match self {
            Self::CannotFire { .. } => "trap.cannot-fire",
            Self::BelowOne => "trap.below-one",
            Self::OtherShare { .. } => "trap.other-share",
            Self::OutlastsWindow => "trap.outlasts",
            Self::OneIsEnough { .. } => "trap.one-is-enough",
        }
    }
}

impl AlertRule {
    /// The rule, published for a window of so many days, in another.
    fn fitted(self, fit: Fit, from_days: f64, to_days: f64) -> Self {
        let scale = to_days / from_days;
        match fit {
            Fit::Share => Self { burn: self.burn * scale, ..self },
            Fit::Windows => {
                Self { long: self.long * scale, short: self.short.map(|it| it * scale), ..self }
            }
            Fit::Nothing => self,
        }
    }

    /// How long it takes to alarm, in minutes, when the share `bad` fails from one moment on: burn × (1 − objective) × long window ÷ bad
    /// (Google, *The Site Reliability Workbook*, chapter 5, “Detection time”). `None` if it never does, or of what is no share.
    ///
    /// ```
    /// use afterword_core::error_budget::{Objective, alert_set};
    ///
    /// let rules = alert_set("google").rules;
    /// let objective = Objective::read("99.9")?;
    /// let minutes = |bad| rules[0].detects(objective, bad);
    /// assert!((minutes(1.0).unwrap_or_default() - 0.864).abs() < 1e-9);
    /// assert_eq!(minutes(0.01), None, "one percent is a burn of ten");
    /// # Ok::<(), afterword_core::error_budget::ObjectiveProblem>(())
    /// ```
    pub fn detects(&self, objective: Objective, bad: f64) -> Option<f64> {
        let threshold = self.burn * objective.budget();
        let can_fire = bad > threshold && bad <= 1.0;
        can_fire.then(|| threshold * self.long / bad)
    }
}

impl AlertSet {
    /// What its rules mean for `objective` in `window`, fitted to the window, or as they were published. With the `events` of a whole
    /// window, rules that one bad event sets off are found too.
    pub fn alarms(
        &self,
        objective: Objective,
        window: Window,
        is_fitted: bool,
        events: Option<f64>,
    ) -> Vec<Alarm> {
        let minutes = window.seconds() as f64 / 60.0;
        let days = f64::from(window.days());
        let fit = if is_fitted { self.fit } else { Fit::Nothing };
        let alarm = |published: &AlertRule| {
            let rule = published.fitted(fit, self.days.into(), days);
            let spent = rule.burn * rule.long / minutes;
            let was = published.burn * published.long / (f64::from(self.days) * 1_440.0);
            let in_long = events.map(|it| it * rule.long / minutes);
            let one = in_long.filter(|it| 1.0 / it.max(1.0) > rule.burn * objective.budget());
            let is_off = (spent / was - 1.0).abs() > 0.01;
            let detects = rule.detects(objective, 1.0);
            let traps = [
                detects.is_none().then(|| Trap::CannotFire { above: 1.0 - 1.0 / rule.burn }),
                (rule.burn < 1.0 - 1e-9).then_some(Trap::BelowOne),
                is_off.then_some(Trap::OtherShare { published: was }),
                (rule.long > minutes).then_some(Trap::OutlastsWindow),
                one.filter(|_| detects.is_some()).map(|events| Trap::OneIsEnough { events }),
            ];
            let traps = traps.into_iter().flatten().collect();
            Alarm { rule, spent, lasts: minutes / rule.burn, detects, traps }
        };
        self.rules.iter().map(alarm).collect()
    }
}
