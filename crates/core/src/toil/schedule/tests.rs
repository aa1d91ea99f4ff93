//! Schedules worked by hand, and the laws that hold for any of them.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use super::super::{
    Activity, ActivityId, Assumptions, Capacity, Criterion, Growth, Lacking, Part, Period, Project,
    ProjectId, Rhythm, Stage, ToilRegister, Unit, Week, WeekId,
};
use super::{Beginning, Far, FarDay, LeftOut, Schedule};
use crate::amount::Share;
use crate::id::DocumentId;

fn day(written: &str) -> NaiveDate {
    written.parse().unwrap()
}

fn share(percent: u32) -> Share {
    Share::from_millionths(percent * 10_000).unwrap()
}

/// Two sprints of three months, of fifty hours each, from the sixth of October 2025 on; a year is looked at, and nothing is discounted.
fn register() -> ToilRegister {
    let now = DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z").unwrap();
    let mut it = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
    let capacity = Capacity {
        people: 1,
        hours: 100,
        weeks: 13,
        reserved: share(50),
        sprints: 2,
        ..Capacity::default()
    };
    it.assumptions =
        Assumptions { capacity, discount: share(0), horizon_months: 12, ..Assumptions::default() };
    it
}

fn project_id(n: u64) -> ProjectId {
    ProjectId::from_bits(n)
}

/// Adds toil of so many hours a month, and a project of so many that takes all of it away.
fn add(register: &mut ToilRegister, n: u64, hours_a_month: u32, build_hours: u32) {
    let mut activity = Activity::new(ActivityId::from_bits(n), format!("Activity {n}"));
    activity.rhythm = Some(Rhythm { count: 1, per: Period::Month });
    activity.seconds = Some(hours_a_month * 3_600);
    activity.criteria.extend(Criterion::ALL);
    let mut project = Project::new(project_id(n), format!("Project {n}"));
    project.parts.extend(Part::new(activity.id, 1_000_000.into()));
    project.build_minutes = Some((build_hours * 60).into());
    register.activities.push(activity.into());
    register.projects.push(project.into());
}

fn change(register: &mut ToilRegister, n: u64, how: impl FnOnce(&mut Project)) {
    how(crate::list::find_mut(&mut register.projects, project_id(n)).unwrap());
}

/// Ten hours a month for thirty hours, surely; twenty for forty, in eight cases of ten.
fn two() -> ToilRegister {
    let mut it = register();
    add(&mut it, 1, 10, 30);
    add(&mut it, 2, 20, 40);
    change(&mut it, 2, |it| it.success = Some(share(80)));
    it
}

fn schedule(register: &ToilRegister) -> Schedule {
    register.schedule(day("2025-10-01"))
}

fn order(schedule: &Schedule) -> Vec<ProjectId> {
    schedule.placed.iter().map(|it| it.project).collect()
}

#[track_caller]
fn near(got: f64, expected: f64) {
    assert!((got - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{got} is not {expected}");
}

/// Done by the end of the first sprint, after three of twelve months, the first project is worth 9 × 10 − 30 = 60 hours, and after six
/// 6 × 10 − 30 = 30. The second is worth 0.8 × 9 × 20 − 40 = 104, or 0.8 × 6 × 20 − 40 = 56. Only one of them is done in fifty hours:
/// 60 + 56 is less than 104 + 30.
#[test]
fn what_loses_more_by_waiting_comes_first() {
    let schedule = schedule(&two());
    assert_eq!(order(&schedule), [project_id(2), project_id(1)]);
    assert_eq!((schedule.unit, schedule.is_exact), (Unit::Hours, true));
    near(schedule.worth, 134.0);
    near(schedule.placed[0].worth, 104.0);
    let rows: Vec<_> =
        schedule.placed.iter().map(|it| (it.first, it.last, &it.minutes[..])).collect();
    assert_eq!(rows, [(0, 0, &[2_400][..]), (0, 1, &[600, 1_200])]);
    let used: Vec<_> = schedule.sprints.iter().map(|it| (it.minutes, it.used)).collect();
    assert_eq!(used, [(3_000, 3_000), (3_000, 1_200)]);
    assert_eq!(schedule.left_out, []);
}

#[test]
fn sprints_follow_each_other_from_the_next_monday_on() {
    let mut it = two();
    let days = |it: &Schedule| it.sprints.iter().map(|it| (it.begins, it.ends)).collect::<Vec<_>>();
    let rows = [("2025-10-06", "2026-01-04"), ("2026-01-05", "2026-04-05")];
    assert_eq!(days(&schedule(&it)), rows.map(|(begins, ends)| (day(begins), day(ends))));
    // A Monday is the next one itself.
    assert_eq!(it.schedule(day("2025-10-06")), schedule(&it));
    it.assumptions.capacity.begins = Some(day("2025-11-12"));
    assert_eq!(schedule(&it).sprints[0].begins, day("2025-11-12"));
}

/// Thirty hours a month. The second project is there from the fifth of January on, so 27 of its 31 days without 0.8 × 20 hours; the first
/// from the sixth of April on, so 25 of its 30 days without 10.
#[test]
fn toil_goes_down_as_projects_are_done() {
    let mut it = two();
    let toil = schedule(&it).toil;
    let months: Vec<NaiveDate> = toil.iter().map(|it| it.month).collect();
    assert_eq!((months.len(), months[0], months[8]), (9, day("2025-10-01"), day("2026-06-01")));
    let expected = [30.0, 30.0, 30.0, 30.0 - 16.0 * 27.0 / 31.0, 14.0, 14.0];
    let expected = expected.into_iter().chain([14.0 - 10.0 * 25.0 / 30.0, 4.0, 4.0]);
    for (month, hours) in toil.iter().zip(expected) {
        near(month.hours, hours);
        near(month.hours_without, 30.0);
    }
    // One person works 1,800 / 12 hours a month.
    near(toil[0].share.unwrap(), 0.2);
    near(toil[7].share.unwrap(), 4.0 / 150.0);
    it.assumptions.capacity.people = 0;
    assert_eq!(schedule(&it).toil[0].share, None);
}

#[test]
fn a_measured_share_is_where_the_toil_begins() {
    let mut it = two();
    // The latest four weeks have 64 of 160 hours; the one before, the one with more toil than work and the one to come do not count.
    let weeks = [("2025-08-25", 40), ("2025-09-01", 10), ("2025-09-08", 20), ("2025-09-15", 16)];
    for (n, (monday, hours)) in (0..).zip(weeks.into_iter().chain([
        ("2025-09-22", 18),
        ("2025-09-29", 400),
        ("2025-10-06", 40),
    ])) {
        let mut week = Week::new(WeekId::from_bits(n), day(monday));
        (week.toil_minutes, week.all_minutes) = (Some(hours * 60), Some(40 * 60));
        it.weeks.push(week.into());
    }
    let toil = schedule(&it).toil;
    near(toil[0].share.unwrap(), 0.4);
    near(toil[7].share.unwrap(), 0.4 * 4.0 / 30.0);
    near(toil[7].share_without.unwrap(), 0.4);
}

/// An activity that doubles in a year is √2 of what it was after six months, and what is no toil does not count.
#[test]
fn toil_grows_with_its_activities() {
    let mut it = register();
    add(&mut it, 1, 10, 1_000);
    add(&mut it, 2, 10, 1_000);
    let [growing, other] = [0, 1].map(|at| (*it.activities[at]).clone());
    let growth = Growth::from_millionths(1_000_000).unwrap();
    it.activities[0] = Activity { growth, ..growing }.into();
    it.activities[1] = Activity { criteria: [Criterion::Manual].into(), ..other }.into();
    let toil = schedule(&it).toil;
    near(toil[0].hours, 10.0);
    near(toil[6].hours, 10.0 * 2.0_f64.sqrt());
}

/// At v = 1.12^(−1/12), nine months from the fourth on are worth (v³ − v¹²) / (1/v − 1), and building that is paid after three v³.
#[test]
fn worth_is_that_of_the_annuity_at_the_begin_of_the_plan() {
    let mut it = register();
    add(&mut it, 1, 10, 30);
    it.assumptions.discount = share(12);
    let v = 1.12_f64.powf(-1.0 / 12.0);
    let annuity = (v.powi(3) - v.powi(12)) / (1.0 / v - 1.0);
    near(schedule(&it).worth, 10.0 * annuity - 30.0 * v.powi(3));
}

#[test]
fn projects_keep_their_dates() {
    let mut it = two();
    change(&mut it, 2, |it| it.start = Some(day("2026-01-04")));
    assert_eq!(order(&schedule(&it)), [project_id(2), project_id(1)], "the sprint holds this day");
    change(&mut it, 2, |it| it.start = Some(day("2026-01-05")));
    assert_eq!(order(&schedule(&it)), [project_id(1), project_id(2)]);
    let mut it = two();
    change(&mut it, 1, |it| it.due = Some(day("2026-04-05")));
    assert_eq!(order(&schedule(&it)), [project_id(2), project_id(1)]);
    change(&mut it, 1, |it| it.due = Some(day("2026-04-04")));
    assert_eq!(order(&schedule(&it)), [project_id(1), project_id(2)], "60 + 56 are more than 104");
    change(&mut it, 2, |it| it.due = Some(day("2026-01-04")));
    assert_eq!(schedule(&it).left_out, [(project_id(1), LeftOut::Late)]);
}

#[test]
fn what_people_have_or_nobody_knows_is_not_waited_for() {
    let mut it = two();
    change(&mut it, 2, |it| it.after = vec![project_id(1), project_id(9)]);
    assert_eq!(order(&schedule(&it)), [project_id(1), project_id(2)]);
    change(&mut it, 1, |it| it.stage = Stage::RolledOut);
    assert_eq!(order(&schedule(&it)), [project_id(2)]);
    assert_eq!(schedule(&it).left_out, []);
    change(&mut it, 2, |it| it.stage = Stage::Building);
    assert_eq!(order(&schedule(&it)), [project_id(2)], "it is still to be built");
}

#[track_caller]
fn check_left_out(register: &ToilRegister, n: u64, reason: LeftOut) {
    let left_out = schedule(register).left_out;
    assert_eq!(left_out.iter().find(|it| it.0 == project_id(n)), Some(&(project_id(n), reason)));
}

#[test]
fn what_is_left_out_says_why() {
    let with = |hours, build, how: &dyn Fn(&mut Project)| {
        let mut it = two();
        add(&mut it, 3, hours, build);
        change(&mut it, 3, |it| how(it));
        it
    };
    check_left_out(&with(100, 101, &|_| ()), 3, LeftOut::NoRoom);
    let late = day("2026-04-06");
    check_left_out(&with(100, 1, &|it| it.start = Some(late)), 3, LeftOut::NoRoom);
    check_left_out(&with(2, 20, &|_| ()), 3, LeftOut::NeverPays);
    // It would pay if it were done in the first sprint, but takes longer: 9 × 9 is more than 60, and 6 × 9 is not.
    check_left_out(&with(9, 60, &|_| ()), 3, LeftOut::NeverPays);
    // Seventy of a hundred hours are taken, and what is left of them is worth 30: more than 6 × 10 − 32.
    check_left_out(&with(10, 32, &|_| ()), 3, LeftOut::NoRoom);
    let soon = day("2026-01-31");
    // Done in the first sprint it would be worth 12, and the others would lose 18.
    check_left_out(&with(3, 15, &|it| it.due = Some(soon)), 3, LeftOut::Late);
    check_left_out(&with(100, 51, &|it| it.due = Some(soon)), 3, LeftOut::Late);
    check_left_out(&with(100, 1, &|it| it.due = Some(day("2025-12-31"))), 3, LeftOut::Late);
    let lacking = vec![Lacking::Build];
    check_left_out(&with(9, 1, &|it| it.build_minutes = None), 3, LeftOut::Lacking(lacking));
}

#[test]
fn what_waits_for_what_is_left_out_is_left_out() {
    let chain = |build_hours: [u32; 3]| {
        let mut it = register();
        for (n, hours) in (1..).zip(build_hours) {
            add(&mut it, n, 10, hours);
        }
        change(&mut it, 2, |it| it.after = vec![project_id(1)]);
        change(&mut it, 3, |it| it.after = vec![project_id(2)]);
        it
    };
    let waits = |n| LeftOut::WaitsForLeftOut(project_id(n));
    let mut unknown = chain([1, 1, 1]);
    change(&mut unknown, 1, |it| it.build_minutes = None);
    check_left_out(&unknown, 2, waits(1));
    check_left_out(&unknown, 3, waits(2));
    // By itself the first is worth 60 − 80, and the second 60 − 1 after it: together they pay, but not where it takes ten hours more to
    // build what is worth nothing.
    let mut costly = chain([80, 1, 1]);
    assert_eq!(order(&schedule(&costly)), [1, 2, 3].map(project_id));
    change(&mut costly, 2, |it| it.build_minutes = Some((15 * 60).into()));
    change(&mut costly, 3, |it| it.stage = Stage::Retired);
    assert_eq!(order(&schedule(&costly)), [1, 2].map(project_id));
    change(&mut costly, 1, |it| it.success = Some(share(10)));
    check_left_out(&costly, 1, LeftOut::NeverPays);
    check_left_out(&costly, 2, waits(1));
}

#[test]
fn what_waits_for_itself_is_told_from_what_waits_for_such() {
    let mut it = two();
    add(&mut it, 3, 10, 10);
    change(&mut it, 1, |it| it.after = vec![project_id(2)]);
    change(&mut it, 2, |it| it.after = vec![project_id(1)]);
    change(&mut it, 3, |it| it.after = vec![project_id(1)]);
    check_left_out(&it, 1, LeftOut::WaitsForItself);
    check_left_out(&it, 2, LeftOut::WaitsForItself);
    check_left_out(&it, 3, LeftOut::WaitsForLeftOut(project_id(1)));
}

/// Without a rate of the register, 104 hours are 104 hours, whatever is paid for building; licences of 1,200 EUR a year are 2 hours a
/// month at 50 EUR, so 18 hours less over nine months, of which eight of ten are spent.
#[test]
fn several_units_become_hours() {
    let mut it = two();
    change(&mut it, 2, |it| {
        it.hourly = Some("50 EUR".parse().unwrap());
        it.licences = Some("1200 EUR".parse().unwrap());
    });
    let mixed = schedule(&it);
    assert_eq!((mixed.unit, order(&mixed)), (Unit::Hours, vec![project_id(2), project_id(1)]));
    near(mixed.placed[0].worth, 104.0 - 0.8 * 18.0);
    near(mixed.placed[1].worth, 30.0);
    change(&mut it, 2, |it| it.hourly = Some("0 EUR".parse().unwrap()));
    check_left_out(&it, 2, LeftOut::Lacking(vec![Lacking::Hourly]));
    it.assumptions.hourly = Some("50 EUR".parse().unwrap());
    assert_eq!(schedule(&it).unit, Unit::Money("EUR".parse().unwrap()));
    near(schedule(&it).placed[1].worth, 30.0 * 50.0);
}

#[test]
fn nothing_to_do_and_no_time_are_plans_too() {
    let mut it = register();
    assert_eq!((schedule(&it).worth, schedule(&it).is_exact), (0.0, true));
    assert!(schedule(&it).toil.iter().all(|it| it.hours == 0.0));
    add(&mut it, 1, 10, 10);
    it.assumptions.capacity.sprints = 0;
    check_left_out(&it, 1, LeftOut::NoRoom);
    assert_eq!(schedule(&it).toil.len(), 3);
    it.assumptions.capacity = Capacity { sprints: u8::MAX, weeks: u8::MAX, ..Capacity::default() };
    assert_eq!(it.schedule(NaiveDate::MAX).placed.len(), 0);
    assert_eq!(schedule(&it).toil.len(), 240);
}

prop_compose! {
    /// Hours a month, hours of building, the project that it waits for, and the day on which it is due.
    fn any_project()(hours in 0..40_u32, build in 0..80_u32, after in 0..12_u64, due in 0..400_i64) -> (u32, u32, u64, i64) {
        (hours, build, after, due)
    }
}

prop_compose! {
    fn any_register()(projects in proptest::collection::vec(any_project(), 1..7), sprints in 0..5_u8, discount in 0..30_u32) -> ToilRegister {
        let mut it = register();
        (it.assumptions.capacity.sprints, it.assumptions.capacity.weeks) = (sprints, 6);
        it.assumptions.discount = share(discount);
        for (n, (hours, build, after, due)) in (1..).zip(projects) {
            add(&mut it, n, hours, build);
            change(&mut it, n, |it| {
                it.after.extend((after < 7).then_some(project_id(after)));
                it.due = (due < 200).then(|| day("2025-10-06") + chrono::TimeDelta::days(due));
            });
        }
        it
    }
}

proptest! {
    #[test]
    fn a_schedule_keeps_its_rules(register in any_register()) {
        let schedule = schedule(&register);
        let mut used = vec![0; schedule.sprints.len()];
        for (n, it) in schedule.placed.iter().enumerate() {
            let project = register.project(it.project).unwrap();
            prop_assert_eq!(it.minutes.iter().sum::<u32>(), project.build_minutes.unwrap().likely());
            prop_assert!(project.due.is_none_or(|due| schedule.sprints[it.last].ends <= due));
            let waited = project.after.iter().filter(|it| register.project(**it).is_some());
            prop_assert!(waited.into_iter().all(|id| schedule.placed[..n].iter().any(|it| it.project == *id)));
            used[it.first..].iter_mut().zip(&it.minutes).for_each(|(sum, it)| *sum += it);
        }
        for (sprint, used) in schedule.sprints.iter().zip(used) {
            prop_assert!(sprint.used == used && used <= sprint.minutes);
        }
        prop_assert!((schedule.placed.iter().map(|it| it.worth).sum::<f64>() - schedule.worth).abs() < 1e-6);
        prop_assert_eq!(schedule.placed.len() + schedule.left_out.len(), register.projects.len());
        for (_, reason) in &schedule.left_out {
            if let LeftOut::WaitsForLeftOut(id) = reason {
                prop_assert!(schedule.left_out.iter().any(|it| it.0 == *id));
            }
        }
        prop_assert!(schedule.toil.iter().all(|it| (0.0..=it.hours_without).contains(&it.hours)));
    }

    #[test]
    fn a_project_more_never_lowers_the_worth(register in any_register(), hours in 0..40_u32, build in 0..80_u32) {
        let mut more = register.clone();
        add(&mut more, 99, hours, build);
        prop_assert!(schedule(&more).worth >= schedule(&register).worth - 1e-9);
    }

    #[test]
    fn other_names_change_nothing(mut register in any_register(), name in "[a-z]{0,6}") {
        let before = schedule(&register);
        for n in 1..=register.projects.len() as u64 {
            change(&mut register, n, |it| it.name = format!("{name} {}", 9 - n));
        }
        prop_assert_eq!(schedule(&register), before);
    }

    #[test]
    fn what_is_left_out_for_its_time_alone_fits_where_there_is_more(register in any_register()) {
        let mut longer = register.clone();
        longer.assumptions.capacity.hours = 10_000;
        for n in 1..=register.projects.len() as u64 {
            change(&mut longer, n, |it| it.due = None);
        }
        let reasons = schedule(&longer).left_out;
        let is_for_time = reasons.iter().any(|it| matches!(it.1, LeftOut::NoRoom | LeftOut::Late));
        prop_assert!(!is_for_time || longer.assumptions.capacity.sprints == 0, "{:?}", reasons);
    }
}

#[test]
fn days_that_nobody_means_are_named_and_planned_with_as_they_stand() {
    let today = day("2025-10-01");
    let far = |begins: &str, start: &str, stage| {
        let mut it = register();
        add(&mut it, 1, 10, 30);
        it.assumptions.capacity.begins = Some(day(begins));
        change(&mut it, 1, |it| (it.start, it.stage) = (Some(day(start)), stage));
        it.schedule(today).far
    };
    let sprint = |written, side| FarDay { of: Beginning::FirstSprint, day: day(written), side };
    let project =
        |written, side| FarDay { of: Beginning::Project(project_id(1)), day: day(written), side };
    // A year and ten years to the day are not far.
    assert_eq!(far("2024-10-01", "2035-10-01", Stage::Planned), []);
    assert_eq!(far("2024-09-30", "2025-10-06", Stage::Idea), [sprint("2024-09-30", Far::Past)]);
    let both = [sprint("2035-10-02", Far::Ahead), project("2125-10-06", Far::Ahead)];
    assert_eq!(far("2035-10-02", "2125-10-06", Stage::Building), both);
    assert_eq!(far("2025-10-06", "0025-10-06", Stage::Planned), [project("0025-10-06", Far::Past)]);
    // What is being built was begun, and what people have is not planned.
    assert_eq!(far("2025-10-06", "2023-10-06", Stage::Building), []);
    assert_eq!(far("2025-10-06", "2125-10-06", Stage::RolledOut), []);

    let mut it = register();
    add(&mut it, 1, 10, 30);
    change(&mut it, 1, |it| it.start = Some(day("2125-10-06")));
    let schedule = it.schedule(today);
    assert_eq!(schedule.left_out, [(project_id(1), LeftOut::NoRoom)]);
}
