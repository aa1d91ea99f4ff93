//! The toil that actions removed: those that were done by automation.

use serde::{Deserialize, Serialize};

use super::Report;
use crate::actions::{Action, ActionState, Strength};

impl Action {
    /// Whether it was done by automation: it is done, and its [strength](Action::effective_strength) is that of a machine that sees to it.
    ///
    /// The strength is what somebody said, else what the title speaks for. A design change is none: it makes work needless, and no machine
    /// does it.
    pub fn is_done_by_automation(&self) -> bool {
        self.state == ActionState::Done && self.effective_strength() == Some(Strength::Automation)
    }
}

/// How much toil actions removed, as far as their projects say.
///
/// The hours are those of projects: whoever sums them up with [`hours_removed`](super::ToilRegister::hours_removed) of a register counts
/// them twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Removed {
    /// The hours a year that people no longer spend, measured and promised ones.
    pub hours: f64,
    /// Those of them that were measured.
    pub hours_measured: f64,
    /// The actions of which it is known how many hours they removed.
    pub n_known: usize,
    /// The actions of which it is not: they have no project, or one without figures.
    pub n_unknown: usize,
}

impl Removed {
    /// The actions that were done by automation.
    pub fn n(&self) -> usize {
        self.n_known + self.n_unknown
    }

    /// Adds an action that was done by automation, and what its project says of itself.
    pub fn add(&mut self, report: Option<Report>) {
        let Some((report, hours)) = report.and_then(|it| Some((it, it.hours_removed()?))) else {
            self.n_unknown += 1;
            return;
        };
        self.n_known += 1;
        self.hours += hours;
        if report.realised.is_some() {
            self.hours_measured += hours;
        }
    }
}

/// The toil that `actions` removed, each with the report of its project where it has one; those that were not done by automation removed none.
///
/// ```
/// use afterword_core::actions::{Action, ActionId, ActionState};
/// use afterword_core::toil::{Report, Stage, removed};
///
/// let mut renewals = Action::new(ActionId::from_bits(1), "Automate the renewals".into());
/// let report = Report { stage: Stage::RolledOut, promised: Some(216.0), realised: None };
/// assert_eq!(removed([(&renewals, Some(report))]).n(), 0, "it is open");
/// renewals.state = ActionState::Done;
/// assert_eq!(removed([(&renewals, Some(report))]).hours, 216.0);
/// assert_eq!(removed([(&renewals, None)]).n_unknown, 1);
/// ```
pub fn removed<'a>(actions: impl IntoIterator<Item = (&'a Action, Option<Report>)>) -> Removed {
    let mut removed = Removed::default();
    let done = actions.into_iter().filter(|it| it.0.is_done_by_automation());
    done.for_each(|(_, report)| removed.add(report));
    removed
}

#[cfg(test)]
mod tests {
    use super::super::Stage;
    use super::*;
    use crate::actions::{ActionId, StateKind};

    fn done(title: &str, strength: Option<Strength>) -> Action {
        let mut it = Action::new(ActionId::from_bits(1), title.into());
        (it.state, it.strength) = (ActionState::Done, strength);
        it
    }

    #[test]
    fn what_somebody_said_of_the_strength_stands_before_the_wording() {
        assert!(done("Automate the failover", None).is_done_by_automation());
        assert!(!done("Automate the failover", Some(Strength::Procedure)).is_done_by_automation());
        assert!(done("Talk about the weather", Some(Strength::Automation)).is_done_by_automation());
        assert!(!done("Add a query timeout", None).is_done_by_automation(), "a design change");
    }

    #[test]
    fn only_what_is_done_removed_anything() {
        for kind in StateKind::ALL {
            let mut action = done("Automate the failover", None);
            action.state = kind.with_reason("why".into());
            assert_eq!(removed([(&action, None)]).n(), usize::from(kind == StateKind::Done));
        }
    }

    #[test]
    fn measured_and_promised_hours_add_up_and_what_is_not_known_is_counted() {
        let action = done("Automate the failover", None);
        let report = |stage, promised, realised| Some(Report { stage, promised, realised });
        let reports = [
            report(Stage::Measured, Some(216.0), Some(180.0)),
            report(Stage::RolledOut, Some(52.0), None),
            report(Stage::Building, Some(1_000.0), None),
            report(Stage::RolledOut, None, None),
            None,
        ];
        let removed = removed(reports.map(|it| (&action, it)));
        let expected = Removed { hours: 232.0, hours_measured: 180.0, n_known: 2, n_unknown: 3 };
        assert_eq!(removed, expected);
        assert_eq!(removed.n(), 5);
    }
}
