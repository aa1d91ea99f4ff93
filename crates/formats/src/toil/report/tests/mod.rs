//! The report of a register, part by part, and what its tests share.

mod any;
mod example;
mod plan;
mod sprints;
mod trend;

use afterword_core::amount::Share;
use afterword_core::toil::{
    Activity, ActivityId, Assumptions, Category, Caveat, Criterion, Growth, Guess, Level,
    MOST_MONTHS, Measured, Method, Part, Period, Project, ProjectId, Rhythm, Score, Stage,
    ToilRegister, Week, WeekId,
};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

use super::super::tests::register;
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn activity(n: u64, name: &str, often: (u32, Period), minutes: u32, n_criteria: usize) -> Activity {
    let mut it = Activity::new(ActivityId::from_bits(n), name.into());
    it.rhythm = Some(Rhythm { count: often.0, per: often.1 });
    it.seconds = Some(minutes * 60);
    it.criteria.extend(&Criterion::ALL[..n_criteria]);
    it
}

/// A project that takes so many percent of activity `n` away.
fn project(n: u64, name: &str, percent: u32, build_hours: u32) -> Project {
    let mut it = Project::new(ProjectId::from_bits(n), name.into());
    it.parts.extend(Part::new(ActivityId::from_bits(n), (percent * 1_000).into()));
    it.build_minutes = Some((build_hours * 60).into());
    it
}

/// A week of forty hours, of which `hours` went into toil.
fn week(n: u64, monday: NaiveDate, hours: f64) -> Week {
    let mut week = Week::new(WeekId::from_bits(n), monday);
    week.toil_minutes = Some((hours * 60.0).round() as u32);
    week.all_minutes = Some(40 * 60);
    week
}

/// Six weeks on end from `first` on.
fn weeks(first: &str, hours: [f64; 6]) -> Vec<Week> {
    let monday = |n| day(first) + Days::new(7 * n);
    (0..).zip(hours).map(|(n, hours)| week(n, monday(n), hours)).collect()
}

/// 65, 60, 55, 48, 40, 35 % of forty hours.
const SOURCE: [f64; 6] = [26.0, 24.0, 22.0, 19.2, 16.0, 14.0];

/// The weeks of the source; of four of them more is said.
fn weeks_of_the_source() -> Vec<Week> {
    let mut all = weeks("2025-08-25", SOURCE);
    let said = [(6, 240, 2), (5, 200, 2), (3, 90, 3), (1, 60, 4)];
    for (week, (errors, minutes, mark)) in all.iter_mut().zip(said) {
        (week.errors, week.resolve_minutes) = (Some(errors), Some(minutes));
        week.sentiment = Score::new(mark);
    }
    all
}

fn seeds() -> ToilRegister {
    let mut it = register();
    it.assumptions.hourly = Some("80 EUR".parse().unwrap());
    it.assumptions.target = Some("20 %".parse().unwrap());
    it.weeks = weeks_of_the_source().into_iter().map(Into::into).collect();
    let mut certificates = activity(2, "Certificates", (20, Period::Month), 60, 4);
    certificates.level = Level::Documented;
    let mut access = Activity::new(ActivityId::from_bits(5), "Access | roles".into());
    access.caveats.extend([Caveat::NeedsJudgement, Caveat::UnguardedSecurity]);
    it.activities = vec![
        activity(1, "Environments", (50, Period::Week), 120, 6).into(),
        certificates.into(),
        activity(3, "Restarts", (10, Period::Week), 30, 3).into(),
        activity(4, "Yearly report", (1, Period::Year), 30, 0).into(),
        access.into(),
    ];
    let mut renewals = project(2, "Renewals", 900, 120);
    renewals.build_weeks = Some(3.into());
    let mut bot = project(3, "Restart bot", 500, 40);
    bot.stage = Stage::RolledOut;
    bot.measured.push(Measured {
        on: day("2025-09-01"),
        before_minutes: 1_300,
        after_minutes: 1_000,
    });
    let mut roles = project(5, "*Roles*", 500, 40);
    roles.build_minutes = None;
    it.projects =
        vec![renewals.into(), project(1, "Portal", 875, 400).into(), bot.into(), roles.into()];
    it
}

fn written(register: &ToilRegister, language: &str) -> String {
    report(register, day("2025-10-05"), report_words(language).unwrap())
}

#[test]
fn an_empty_register_has_a_report() {
    for language in REPORT_LANGUAGES {
        let text = written(&register(), language);
        // Without weeks there are no sprints.
        assert_eq!(text.matches("\n## ").count(), PARTS.len() - 1);
        assert!(!text.contains('{') && !text.contains("NaN"), "{text}");
    }
}

#[test]
fn without_an_hourly_cost_all_is_in_hours() {
    let mut it = seeds();
    it.assumptions.hourly = None;
    let text = written(&it, "en");
    assert!(text.contains("| Environments | 5,200 h | not known | 6 of 6 |"), "{text}");
    assert!(text.contains("| Portal | 4 months | 10,884 h | 100 % |"), "{text}");
    assert!(text.contains("What an hour of work costs is not known"), "{text}");
}

#[test]
fn of_many_the_first_are_named_and_the_others_counted() {
    let mut it = register();
    for n in 0..30 {
        let mut idea = Project::new(ProjectId::from_bits(n), String::new());
        idea.measured.push(Measured {
            on: day("2025-09-01"),
            before_minutes: 60,
            after_minutes: 90,
        });
        it.projects.push(idea.into());
        let mut activity = Activity::new(ActivityId::from_bits(n), "a".into());
        activity.caveats.insert(Caveat::ChangesOften);
        it.activities.push(activity.into());
    }
    let text = written(&it, "en");
    assert_eq!(text.matches("Not listed here: 25 more.").count(), 4, "{text}");
    assert!(text.contains("| without a name | not known | −6 h | not known |"), "{text}");
}

/// A hundred weeks of building for half an hour a year: what is saved in the thirteen months after is 3.33 EUR each.
#[test]
fn a_project_that_never_pays_back_says_so() {
    let mut it = seeds();
    it.projects = vec![project(4, "Report robot", 1_000, 4_000).into()];
    let text = written(&it, "en");
    assert!(
        text.contains("| Report robot | never within 36 months | −319,964 EUR | 0 % |"),
        "{text}"
    );
}
