//! What projects have saved, held against what they promised.

use super::*;

#[test]
fn an_estimate_that_was_off_by_more_than_two_is_called_out() {
    let mut it = renewals();
    let measured = |after| {
        let mut project = (*renewals().projects[0]).clone();
        let on = "2026-03-01".parse().unwrap();
        project.measured.push(Measured { on, before_minutes: 1_200, after_minutes: after });
        ToilEdit::Project(project.into())
    };
    apply(&mut it, measured(120));
    let [realised] = it.realised()[..] else { panic!("it was measured") };
    near(realised.realised, 216.0);
    near(realised.share().unwrap(), 1.0);
    assert!(!realised.was_off());
    apply(&mut it, measured(1_000));
    assert!(it.realised()[0].was_off());
    apply(&mut it, measured(1_500));
    assert!(it.realised()[0].realised < 0.0 && it.realised()[0].was_off());
}

/// By hand: 20 hours a month × 12 × 90 % are 216, also after the activity was set to the two hours that it takes since.
#[test]
fn a_promise_stays_when_the_activity_is_set_to_what_is_left() {
    let mut it = renewals();
    let mut measured = (*it.projects[0]).clone();
    let on = "2026-03-01".parse().unwrap();
    measured.measured.push(Measured { on, before_minutes: 1_200, after_minutes: 120 });
    apply(&mut it, ToilEdit::Project(measured.into()));
    apply(&mut it, ToilEdit::Activity(activity(1, 1, Period::Month, 120).into()));
    near(it.realised()[0].promised.unwrap(), 216.0);
    near(it.realised()[0].share().unwrap(), 1.0);
    near(it.report(&it.projects[0]).promised.unwrap(), 216.0);
}

/// By hand: of 3 h and 1 h a month 80 % and 40 % go, which are 2.8 h of 4 h; where one is unknown, 60 % on average.
#[test]
fn the_promise_of_several_parts_is_weighted_by_their_hours_where_these_are_known() {
    let mut it = pair(activity(1, 1, Period::Month, 180), project(1, 800_000, 10));
    apply(&mut it, ToilEdit::Activity(activity(2, 1, Period::Month, 60).into()));
    let mut both = (*it.projects[0]).clone();
    both.parts.extend(Part::new(ActivityId::from_bits(2), 400_000.into()));
    let on = "2026-03-01".parse().unwrap();
    both.measured.push(Measured { on, before_minutes: 6_000, after_minutes: 0 });
    apply(&mut it, ToilEdit::Project(both.into()));
    near(it.realised()[0].promised.unwrap(), 1_200.0 * 0.7);
    let unknown = Activity::new(ActivityId::from_bits(2), String::new());
    apply(&mut it, ToilEdit::Activity(unknown.into()));
    near(it.realised()[0].promised.unwrap(), 1_200.0 * 0.6);
}

/// Twelve of 12 hours a year came, and twelve of 516; what promised nothing that can be told does not count.
#[test]
fn what_came_of_all_projects_is_held_against_what_they_promised() {
    let mut it = three();
    assert_eq!(it.realised_sum(), None);
    let on = "2026-03-01".parse().unwrap();
    for (n, before_minutes, after_minutes) in [(1, 60, 0), (2, 43 * 60, 42 * 60), (3, 600, 0)] {
        let mut project = it.project(ProjectId::from_bits(n)).unwrap().clone();
        project.measured.push(Measured { on, before_minutes, after_minutes });
        if n == 3 {
            project.parts.clear();
        }
        apply(&mut it, ToilEdit::Project(project.into()));
    }
    let sum = it.realised_sum().unwrap();
    near(sum.promised, 528.0);
    near(sum.realised, 24.0);
    assert_eq!(sum.n_off, 1);
}
