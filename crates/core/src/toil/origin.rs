//! What an action and a project have to do with each other: an action becomes a project, and the project reports back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Case, Origin, Project, ProjectId, Stage, StageChange, Terms, ToilRegister};
use crate::actions::{Action, ActionId, StateChange, StateKind};
use crate::id::DocumentId;

/// How a project stands, as it is said where it comes from. Hours are hours a year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// How far it is.
    pub stage: Stage,
    /// What it is to save; `None` while that can't be reckoned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<f64>,
    /// What it saves, as it was measured last; negative where there is more to do than before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub realised: Option<f64>,
}

impl Report {
    /// The hours a year that people no longer spend: what was measured, else what was promised once people have it.
    ///
    /// `None` while it is being built, for a promise removes nothing, and where neither is known. What is retired removes nothing more.
    ///
    /// ```
    /// use afterword_core::toil::{Report, Stage};
    ///
    /// let report = |stage, realised| Report { stage, promised: Some(216.0), realised };
    /// assert_eq!(report(Stage::Building, None).hours_removed(), None);
    /// assert_eq!(report(Stage::RolledOut, None).hours_removed(), Some(216.0));
    /// assert_eq!(report(Stage::Measured, Some(180.0)).hours_removed(), Some(180.0));
    /// assert_eq!(report(Stage::Retired, Some(180.0)).hours_removed(), Some(0.0));
    /// ```
    pub fn hours_removed(&self) -> Option<f64> {
        match self.stage {
            Stage::Retired => Some(0.0),
            stage if stage.is_ahead() => self.realised,
            _ => self.realised.or(self.promised),
        }
    }
}

impl Project {
    /// The project that `action` of `document` becomes: by its title, with its owner, its date, its effort as the work of building, and at the stage of
    /// its state.
    ///
    /// It came to that stage when the action came to its state; where nobody recorded that, on `today`, as `who` says.
    ///
    /// ```
    /// use afterword_core::actions::{Action, ActionId, ActionState};
    /// use afterword_core::toil::{Project, ProjectId, Stage};
    /// # use afterword_core::id::DocumentId;
    /// # let today = chrono::NaiveDate::from_ymd_opt(2025, 10, 1).ok_or("a day")?;
    /// let mut action = Action::new(ActionId::from_bits(1), "Automate the renewals".into());
    /// action.state = ActionState::InProgress;
    /// let project = Project::of_action(ProjectId::from_bits(2), DocumentId::v7(0, [0; 10]), &action, today, "Kim");
    /// assert_eq!((project.name.as_str(), project.stage), ("Automate the renewals", Stage::Building));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of_action(
        id: ProjectId,
        document: DocumentId,
        action: &Action,
        today: NaiveDate,
        who: &str,
    ) -> Self {
        let state = action.state.kind();
        let stage = stage_of(state);
        let change = action.history.iter().rev().find(|it| it.to == state);
        let (on, who) =
            change.map_or((today, who), |it: &StateChange| (it.at.date_naive(), &it.who));
        let is_idea = stage == Stage::default();
        let history = (!is_idea).then(|| StageChange { to: stage, on, who: who.to_owned() });
        Self {
            owner: action.owner.clone(),
            build_minutes: action.effort_minutes.map(Into::into),
            due: action.due,
            stage,
            history: history.into_iter().collect(),
            origin: Some(Origin { document, action: action.id }),
            ..Self::new(id, action.title.trim().to_owned())
        }
    }
}

/// How far a project is whose action is in that state. What was decided against is an idea: whoever makes a project of it thinks of it again.
fn stage_of(state: StateKind) -> Stage {
    match state {
        StateKind::WontDo => Stage::Idea,
        StateKind::Open | StateKind::Blocked => Stage::Planned,
        StateKind::InProgress => Stage::Building,
        StateKind::Done => Stage::RolledOut,
    }
}

impl ToilRegister {
    /// The project that was made of an action; the first, should there be several.
    pub fn of_action(&self, document: DocumentId, action: ActionId) -> Option<&Project> {
        let origin = Some(Origin { document, action });
        self.projects.iter().map(|it| &**it).find(|it| it.origin == origin)
    }

    /// How a project of this register stands.
    pub fn report(&self, project: &Project) -> Report {
        let measured = self.realised().into_iter().find(|it| it.project == project.id);
        let terms = Terms::of(&self.assumptions);
        let reckoned = || Case::of(project, self).ok().map(|it| it.returns(terms).hours_a_year);
        Report {
            stage: project.stage,
            promised: measured.map_or_else(reckoned, |it| it.promised),
            realised: measured.map(|it| it.realised),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::super::{Activity, ActivityId, Guess, Measured, Part, Period, Rhythm, ToilEdit};
    use super::*;
    use crate::actions::ActionChange;
    use crate::history::Editable as _;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 10, day).unwrap()
    }

    fn document(n: u64) -> DocumentId {
        DocumentId::v7(n, [0; 10])
    }

    fn action(n: u64) -> Action {
        Action::new(ActionId::from_bits(n), "Automate the renewals ".into())
    }

    fn made(action: &Action) -> Project {
        Project::of_action(ProjectId::from_bits(9), document(1), action, day(20), "Kim")
    }

    #[test]
    fn an_action_becomes_a_project_with_all_that_is_known_of_it() {
        let mut action = action(1);
        (action.owner, action.due) = ("Ada".into(), Some(day(31)));
        action.effort_minutes = Some(7_200);
        let project = made(&action);
        assert_eq!(project.name, "Automate the renewals");
        assert_eq!((project.owner.as_str(), project.due), ("Ada", Some(day(31))));
        assert_eq!(project.build_minutes, Some(Guess::from(7_200)));
        assert_eq!(project.origin, Some(Origin { document: document(1), action: action.id }));
        let planned = StageChange { to: Stage::Planned, on: day(20), who: "Kim".into() };
        assert_eq!(project.history, [planned]);
    }

    #[test]
    fn it_came_to_its_stage_when_the_action_came_to_its_state() {
        let mut action = action(1);
        for (kind, at) in [(StateKind::Done, 3), (StateKind::Open, 4), (StateKind::Done, 5)] {
            let at =
                DateTime::parse_from_rfc3339(&format!("2025-10-0{at}T23:30:00+02:00")).unwrap();
            let state = kind.with_reason(String::new());
            action.change(ActionChange::State { state, at, who: "Ada".into() });
        }
        let project = made(&action);
        assert_eq!(project.stage, Stage::RolledOut);
        let rolled_out = StageChange { to: Stage::RolledOut, on: day(5), who: "Ada".into() };
        assert_eq!(project.history, [rolled_out]);
    }

    #[test]
    fn what_was_decided_against_is_an_idea_again() {
        let mut action = action(1);
        action.state = StateKind::WontDo.with_reason("too dear".into());
        let project = made(&action);
        assert_eq!((project.stage, project.history.len()), (Stage::Idea, 0));
    }

    /// Twenty hours a month become two: 216 h a year are promised; from 20 h to 5 h a month, 180 h are measured.
    #[test]
    fn a_project_reports_what_it_promised_and_what_was_measured() {
        let now = DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z").unwrap();
        let mut register = ToilRegister::new(document(7), "Platform".into(), now);
        let mut renewals = Activity::new(ActivityId::from_bits(1), "Renewals".into());
        renewals.rhythm = Some(Rhythm { count: 1, per: Period::Month });
        renewals.seconds = Some(20 * 3_600);
        register.apply(ToilEdit::Activity(renewals.into())).unwrap();
        let mut project = made(&action(1));
        let report = |register: &mut ToilRegister, project: &Project| {
            register.apply(ToilEdit::Project(project.clone().into())).unwrap();
            register.report(register.of_action(document(1), ActionId::from_bits(1)).unwrap())
        };
        let unknown = Report { stage: Stage::Planned, promised: None, realised: None };
        assert_eq!(report(&mut register, &project), unknown);

        project.build_minutes = Some(Guess::from(7_200));
        project.parts.extend(Part::new(ActivityId::from_bits(1), Guess::from(900_000)));
        assert_eq!(report(&mut register, &project), Report { promised: Some(216.0), ..unknown });

        project.stage = Stage::Measured;
        let (before_minutes, after_minutes) = (1_200, 300);
        project.measured.push(Measured { on: day(30), before_minutes, after_minutes });
        let measured =
            Report { stage: Stage::Measured, promised: Some(216.0), realised: Some(180.0) };
        assert_eq!(report(&mut register, &project), measured);
        assert_eq!(register.of_action(document(2), ActionId::from_bits(1)), None);
        assert_eq!(register.of_action(document(1), ActionId::from_bits(2)), None);
    }

    proptest! {
        /// Whatever is measured stands; a promise counts only between being rolled out and being retired.
        #[test]
        fn a_promise_counts_only_while_people_have_it(
            stage in 0..6_usize,
            promised in proptest::option::of(0.0..1e6_f64),
            realised in proptest::option::of(-1e6..1e6_f64),
        ) {
            let stage = Stage::ALL[stage];
            let hours = Report { stage, promised, realised }.hours_removed();
            match (stage, realised) {
                (Stage::Retired, _) => prop_assert_eq!(hours, Some(0.0)),
                (_, Some(realised)) => prop_assert_eq!(hours, Some(realised)),
                (Stage::RolledOut | Stage::Measured, None) => prop_assert_eq!(hours, promised),
                (_, None) => prop_assert_eq!(hours, None),
            }
        }
    }
}
