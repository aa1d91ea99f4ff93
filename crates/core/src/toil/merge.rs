//! One register of two that were edited apart.

use super::ToilRegister;
use crate::list::{Identified, List};
use crate::merge::list::{self, Fate};

/// Makes one register of two that were both edited from `base`: `mine`, with everything that only `theirs` changed.
///
/// Members are merged whole: of one that both have changed mine stands, and theirs is among the revisions. What one side changed and the
/// other took away stays.
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

fn newer<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if base == mine { theirs.clone() } else { mine.clone() }
}

fn members<T: Identified + PartialEq>(base: &List<T>, mine: &List<T>, theirs: &List<T>) -> List<T> {
    list::merge(base, mine, theirs, |fate| match fate {
        Fate::Both { base: Some(base), mine, theirs } if base == mine => Some(theirs.clone()),
        Fate::Both { mine, .. } | Fate::RemovedByThem { mine } => Some(mine.clone()),
        Fate::RemovedByMe { theirs } => Some(theirs.clone()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Activity, ActivityId, Part, Project, ProjectId, ToilEdit};
    use super::*;
    use crate::history::Editable as _;
    use crate::id::DocumentId;

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
    }
}
