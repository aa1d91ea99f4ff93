//! How a budget was spent over its window, and how that goes on.

use super::{Basis, ErrorBudget, RunsOut, Spell};
use crate::order;

/// A budget as it was spent: days from the beginning of the window, and shares of the budget in parts of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Spending {
    /// How many days the window has.
    pub days: f64,
    /// How many of them were seen.
    pub now: f64,
    /// What is spent by then.
    pub spent: f64,
    /// The incidents in their order: when, what, and what was spent by its end. None where not all of them have a time.
    pub steps: Vec<(f64, String, f64)>,
    /// Where the line of what is spent ends if it burns on as it does at present: at the end of the window, or where it is far beyond the
    /// budget. `None` where the window ends now.
    pub ahead: Option<(f64, f64)>,
    /// The day on which it runs out, if that is one of the window.
    pub runs_out: Option<f64>,
}

/// A line that foretells ends above this share, or all else would be flat.
const HIGHEST: f64 = 1.2;

impl ErrorBudget {
    /// How the budget was spent; `None` where nothing can be said of it.
    ///
    /// ```
    /// use afterword_core::error_budget::ErrorBudget;
    ///
    /// let file = r#"{"objective": "99.9", "window": "2025-06", "elapsed": "10d", "minutes": 21.6}"#;
    /// let spending = ErrorBudget::read(file)?.budget.spending();
    /// assert_eq!(spending.and_then(|it| it.runs_out), Some(20.0));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn spending(&self) -> Option<Spending> {
        let it = self.standing().ok()?;
        let days = f64::from(self.window.days());
        let now = it.passed * days;
        let runs_out = match it.runs_out {
            RunsOut::In { seconds } => Some(now + seconds / 86_400.0).filter(|day| *day <= days),
            _ => None,
        };
        let rest = 1.0 - it.passed;
        let ahead = (rest > 0.0).then(|| {
            let end = it.spent_share + it.present_burn * rest;
            let most = HIGHEST.max(it.spent_share * 1.05);
            let all = end - it.spent_share;
            let part = if end > most { (most - it.spent_share) / all } else { 1.0 };
            (now + part * rest * days, end.min(most))
        });
        Some(Spending { days, now, spent: it.spent_share, steps: self.steps(now), ahead, runs_out })
    }

    /// The incidents by when they began, if that is known of all of them.
    fn steps(&self, now: f64) -> Vec<(f64, String, f64)> {
        if self.basis() != Basis::Incidents || self.incidents.iter().any(|it| it.at.is_none()) {
            return Vec::new();
        }
        let mut all: Vec<&Spell> = self.incidents.iter().collect();
        order::sort(&mut all, |a, b| a.at.cmp(&b.at));
        let mut spent = 0.0;
        let step = |it: &Spell| {
            spent += self.cost(it).map_or(0.0, |it| it.share);
            let day = it.at.unwrap_or_default() as f64 / 86_400.0;
            (day.min(now), it.title.clone(), spent)
        };
        all.into_iter().map(step).collect()
    }
}

impl Spending {
    /// What spending it evenly has spent by a day.
    pub fn even(&self, day: f64) -> f64 {
        day / self.days
    }

    /// Whether nothing but the sum is known, so that the line to it is straight.
    pub fn is_straight(&self) -> bool {
        self.steps.is_empty() && self.spent > 0.0
    }

    /// The places of the line of what was spent, from the beginning of the window until now.
    pub fn course(&self) -> Vec<(f64, f64)> {
        let mut course = vec![(0.0, 0.0)];
        let mut before = 0.0;
        for (day, _, spent) in &self.steps {
            course.extend([(*day, before), (*day, *spent)]);
            before = *spent;
        }
        if !self.steps.is_empty() {
            course.push((self.now, before));
        }
        course.push((self.now, self.spent));
        course
    }
}
