//! One register of two that were edited apart.

use super::{Activity, Project, ToilRegister, Week};
use crate::merge::fields::{map, members, merge_fields, newer, same, set};

/// Makes one register of two that were both edited from `base`: `mine`, with everything that only `theirs` changed.
///
/// Activities, weeks and projects are merged field by field: of a field that both have changed mine stands, and theirs is among the
/// revisions. Criteria, caveats and the minutes of toil by kind are merged each by itself; other lists, such as parts, measurements and
/// what a project comes after, are one field. What one side changed and the other took away stays.
///
/// ```
/// use afterword_core::history::Editable;
/// use afterword_core::toil::{Activity, ActivityId, ToilEdit, ToilRegister, merge};
/// # use afterword_core::id::DocumentId;
/// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
/// let base = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
/// let (mut mine, mut theirs) = (base.clone(), base.clone());
/// let activity = |n| ToilEdit::Activity(Activity::new(ActivityId::from_bits(n), format!("Activity {n}")).into());
/// mine.apply(activity(1)).ok();
/// theirs.apply(activity(2)).ok();
/// theirs.apply(ToilEdit::Title("Platform team".into())).ok();
/// let merged = merge(&base, &mine, &theirs);
/// assert_eq!((merged.title.as_str(), merged.activities.len()), ("Platform team", 2));
/// ```
pub fn merge(base: &ToilRegister, mine: &ToilRegister, theirs: &ToilRegister) -> ToilRegister {
    let mut merged = ToilRegister {
        id: mine.id,
        created_at: mine.created_at,
        title: newer(&base.title, &mine.title, &theirs.title),
        zone: newer(&base.zone, &mine.zone, &theirs.zone),
        assumptions: newer(&base.assumptions, &mine.assumptions, &theirs.assumptions),
        activities: members(&base.activities, &mine.activities, &theirs.activities),
        weeks: members(&base.weeks, &mine.weeks, &theirs.weeks),
        projects: members(&base.projects, &mine.projects, &theirs.projects),
    };
    merged.let_go();
    merged
}

merge_fields!(Activity {
    same: id;
    newer: name, team, services, category, rhythm, seconds, people, interruption_seconds, error_share, error_seconds, risk, growth,
        pages, level, note;
    set: criteria, caveats;
});

merge_fields!(Week {
    same: id;
    newer: monday, team, source, toil_minutes, all_minutes, errors, resolve_minutes, sentiment, note;
    map: toil;
});

merge_fields!(Project {
    same: id;
    newer: name, owner, parts, build_minutes, build_weeks, hourly, licences, upkeep_minutes, success, start, due, after, stage, history,
        measured, origin, item, note;
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{
        ActivityId, Category, Caveat, Criterion, Level, Measured, Part, Period, ProjectId, Rhythm,
        Score, Stage, ToilEdit, WeekId,
    };
    use super::*;
    use crate::history::Editable as _;
    use crate::id::DocumentId;
    use crate::merge::fields::Merged;

    fn activity(n: u64, name: &str) -> ToilEdit {
        ToilEdit::Activity(Activity::new(ActivityId::from_bits(n), name.into()).into())
    }

    fn project(n: u64, activity: u64) -> ToilEdit {
        let mut it = Project::new(ProjectId::from_bits(n), format!("Project {n}"));
        it.parts.extend(Part::new(ActivityId::from_bits(activity), 500_000.into()));
        ToilEdit::Project(it.into())
    }

    fn edited(base: &ToilRegister, edits: impl IntoIterator<Item = ToilEdit>) -> ToilRegister {
        let mut it = base.clone();
        for edit in edits {
            it.apply(edit).ok();
        }
        it
    }

    fn base() -> ToilRegister {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let empty = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
        edited(&empty, [activity(1, "Renewals"), activity(2, "Restarts"), project(1, 1)])
    }

    #[test]
    fn of_what_both_changed_mine_stands_and_what_one_took_away_and_the_other_changed_stays() {
        let mine = edited(
            &base(),
            [activity(1, "Mine"), ToilEdit::RemoveActivity(ActivityId::from_bits(2))],
        );
        let theirs = edited(&base(), [activity(1, "Theirs"), activity(2, "Restarts of pods")]);
        let merged = merge(&base(), &mine, &theirs);
        let names: Vec<&str> = merged.activities.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Mine", "Restarts of pods"]);
    }

    #[test]
    fn of_a_field_that_both_changed_mine_stands_and_the_other_fields_are_merged() {
        let mut base = Activity::new(ActivityId::from_bits(1), "Renewals".into());
        base.criteria = [Criterion::Manual, Criterion::Tactical].into();
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        (mine.name, mine.seconds) = ("Mine".into(), Some(60));
        (theirs.name, theirs.team) = ("Theirs".into(), "Platform".into());
        mine.criteria.remove(&Criterion::Manual);
        theirs.criteria.insert(Criterion::Repetitive);
        let merged = Activity::merged(&base, &mine, &theirs);
        assert_eq!((merged.name.as_str(), merged.team.as_str()), ("Mine", "Platform"));
        assert_eq!(merged.seconds, Some(60));
        assert_eq!(merged.criteria, [Criterion::Repetitive, Criterion::Tactical].into());
    }

    #[test]
    fn nothing_points_at_what_the_other_side_took_away() {
        let mine = edited(&base(), [project(2, 1)]);
        let theirs = edited(&base(), [ToilEdit::RemoveActivity(ActivityId::from_bits(1))]);
        let merged = merge(&base(), &mine, &theirs);
        assert_eq!(merged.projects.len(), 2);
        assert!(merged.projects.iter().all(|it| it.parts.is_empty()));
    }

    fn any_edits() -> impl Strategy<Value = Vec<ToilEdit>> {
        let edit = prop_oneof![
            (1..5_u64, "[a-c]").prop_map(|(n, name)| activity(n, &name)),
            (1..5_u64).prop_map(|n| ToilEdit::RemoveActivity(ActivityId::from_bits(n))),
            (1..4_u64, 1..5_u64).prop_map(|(n, activity)| project(n, activity)),
            (1..4_u64).prop_map(|n| ToilEdit::RemoveProject(ProjectId::from_bits(n))),
        ];
        proptest::collection::vec(edit, 0..6)
    }

    proptest! {
        #[test]
        fn who_changed_nothing_gets_what_the_other_has(edits in any_edits()) {
            let other = edited(&base(), edits);
            prop_assert_eq!(&merge(&base(), &base(), &other), &other);
            prop_assert_eq!(&merge(&base(), &other, &base()), &other);
        }

        #[test]
        fn nothing_points_at_what_is_gone(mine in any_edits(), theirs in any_edits()) {
            let merged = merge(&base(), &edited(&base(), mine), &edited(&base(), theirs));
            for project in &merged.projects {
                prop_assert!(project.parts.iter().all(|it| merged.activity(it.activity).is_some()));
            }
        }

        #[test]
        fn what_two_sides_change_of_a_member_is_all_there(sides in proptest::collection::vec(0..3_usize, 6)) {
            holds_of(Activity::new(ActivityId::from_bits(1), "Renewals".into()), ACTIVITY, &sides)?;
            holds_of(Week::new(WeekId::from_bits(1), chrono::NaiveDate::MIN), WEEK, &sides)?;
            holds_of(Project::new(ProjectId::from_bits(1), "Bot".into()), PROJECT, &sides)?;
        }
    }

    type Changes<T> = [fn(&mut T); 6];

    const ACTIVITY: Changes<Activity> = [
        |it| it.name = "Other".into(),
        |it| it.rhythm = Some(Rhythm { count: 2, per: Period::Day }),
        |it| it.seconds = Some(60),
        |it| it.criteria.extend([Criterion::Manual]),
        |it| it.criteria.extend([Criterion::Tactical]),
        |it| (it.level, it.caveats) = (Level::SelfHealing, [Caveat::NeedsJudgement].into()),
    ];

    const WEEK: Changes<Week> = [
        |it| it.all_minutes = Some(2_400),
        |it| it.toil.extend([(Category::Alerts, 60)]),
        |it| it.toil.extend([(Category::Other, 30)]),
        |it| it.errors = Some(1),
        |it| it.sentiment = Score::new(3),
        |it| it.note = "Quiet".into(),
    ];

    const PROJECT: Changes<Project> = [
        |it| it.owner = "Ada".into(),
        |it| it.parts.extend(Part::new(ActivityId::from_bits(1), 500_000.into())),
        |it| it.build_minutes = Some(60.into()),
        |it| it.move_to(Stage::Building, chrono::NaiveDate::MIN, "Ben".into()),
        |it| {
            it.measured.push(Measured {
                on: chrono::NaiveDate::MIN,
                before_minutes: 2,
                after_minutes: 1,
            });
        },
        |it| it.after.push(ProjectId::from_bits(2)),
    ];

    /// Each change is nobody's, mine or theirs, and the merged one has all of them.
    fn holds_of<T: Merged + Clone + PartialEq + std::fmt::Debug>(
        base: T,
        changes: Changes<T>,
        sides: &[usize],
    ) -> Result<(), TestCaseError> {
        let changed = |by: &dyn Fn(usize) -> bool| {
            let mut it = base.clone();
            changes
                .iter()
                .zip(sides)
                .filter(|it| by(*it.1))
                .for_each(|(change, _)| change(&mut it));
            it
        };
        let [mine, theirs] = [1, 2].map(|side| changed(&|it| it == side));
        prop_assert_eq!(T::merged(&base, &mine, &theirs), changed(&|it| it > 0));
        Ok(())
    }
}
