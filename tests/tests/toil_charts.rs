//! The charts of a register of toil are drawn as expected, and their tables say the same.
//!
//! `UPDATE_GOLDEN=1 cargo test -p afterword-tests` rewrites what is expected; the diff is then reviewed like any other change.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::Path;

use afterword_core::amount::Share;
use afterword_core::chart::{self, Chart, ChartStyle, PlanRow, SwingRow};
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::toil::{
    Activity, ActivityId, Case, Every, Guess, Input, MonthOfToil, Part, Period, Project, ProjectId,
    Rhythm, Terms, ToilRegister, Week, WeekId,
};
use afterword_formats::svg;
use chrono::{DateTime, Days, Months, NaiveDate};

#[track_caller]
fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("drawings/toil").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, actual).expect("the file can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{}", path.display());
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Certificate renewals: twenty hours a month, of which eighteen go away for some 120 hours of building.
fn register() -> ToilRegister {
    let mut register =
        ToilRegister::new(DocumentId::v7(0, [0; 10]), String::new(), DateTime::UNIX_EPOCH.into());
    register.assumptions.target = Share::from_millionths(200_000);
    let mut renewals = Activity::new(ActivityId::from_bits(1), "Certificate renewals".to_owned());
    (renewals.rhythm, renewals.seconds) =
        (Some(Rhythm { count: 1, per: Period::Month }), Some(20 * 3_600));
    let mut project = Project::new(ProjectId::from_bits(1), "Certificate manager".to_owned());
    let share = Guess::between(700_000, 900_000, 950_000).unwrap();
    project.parts.extend(Part::new(renewals.id, share));
    project.build_minutes = Guess::between(80 * 60, 120 * 60, 240 * 60);
    project.build_weeks = Guess::between(2, 3, 8);
    project.upkeep_minutes = Some(60.into());
    project.success = Share::from_millionths(950_000);
    register.activities.push(renewals.into());
    register.projects.push(project.into());
    register
}

fn payback(register: &ToilRegister, words: &Words) -> Chart {
    let project = &register.projects[0];
    let returns = Case::of(project, register).unwrap().returns(Terms::of(&register.assumptions));
    chart::payback(&returns, Some(&register.simulate(project, 7).unwrap()), words)
}

/// The same in money.
fn in_money(register: &ToilRegister) -> ToilRegister {
    let mut register = register.clone();
    register.assumptions.hourly = Some("80 EUR".parse().unwrap());
    register
}

/// What each figure of the project does to its return.
fn tornado(register: &ToilRegister, words: &Words) -> Chart {
    let project = &register.projects[0];
    let case = Case::of(project, register).unwrap();
    let rows = register.tornado(project).unwrap().into_iter().map(|swing| {
        let (name, unit, scale) = match swing.input {
            Input::Build => ("Building it", "h", 1.0),
            Input::Weeks => ("Weeks to build", "weeks", 1.0),
            Input::Upkeep => ("Upkeep a month", "h", 1.0),
            Input::Licences => ("Licences a month", "EUR", 1.0),
            Input::Worth => ("What an hour is worth", "EUR", 1.0),
            Input::Discount => ("Discount", "%", 100.0),
            Input::Share(_) => ("Share of certificate renewals that goes away", "%", 100.0),
            Input::Hours(_) => ("Hours of certificate renewals a month", "h", 1.0),
        };
        let text = |value: f64| format!("{} {unit}", (value * scale * 10.0).round() / 10.0);
        let [low_text, high_text] = [swing.low, swing.high].map(|it| text(it.value));
        SwingRow { name: name.to_owned(), low_text, high_text, swing }
    });
    let base = case.returns(Terms::of(&register.assumptions)).expected_npv;
    chart::tornado(&rows.collect::<Vec<SwingRow>>(), base, case.unit, words)
}

fn planned() -> Vec<PlanRow> {
    let row = |name: &str, first, hours: &[f64]| PlanRow {
        name: name.to_owned(),
        first,
        hours: hours.to_vec(),
    };
    vec![
        row("Certificate manager", 0, &[96.0, 24.0]),
        row("Portal for environments and databases", 1, &[72.0, 96.0, 48.0, 64.5]),
        row("Restart by itself", 4, &[31.5, 40.0]),
    ]
}

/// Nine sprints of two weeks, in one of which people are away.
fn sprints() -> Vec<(NaiveDate, f64)> {
    let hours = |n| if n == 3 { 48.0 } else { 96.0 };
    (0..9).map(|n| (day("2025-07-07") + Days::new(n * 14), hours(n))).collect()
}

/// The team of the source: from 65 % to 35 % in six months.
fn measured(register: &ToilRegister) -> ToilRegister {
    let mut register = register.clone();
    let days = ["2025-01-15", "2025-02-12", "2025-03-12", "2025-04-16", "2025-05-14", "2025-06-11"];
    for ((n, share), monday) in (1..).zip([65, 60, 55, 48, 40, 35]).zip(days) {
        let mut week = Week::new(WeekId::from_bits(n), day(monday));
        (week.toil_minutes, week.all_minutes) = (Some(share * 60), Some(100 * 60));
        register.weeks.push(week.into());
    }
    register
}

/// A year in which three projects come, and without them toil would grow.
fn expected() -> Vec<MonthOfToil> {
    expected_of(&[0.55, 0.55, 0.48, 0.48, 0.48, 0.37, 0.37, 0.37, 0.37, 0.22, 0.22, 0.22], 0.62)
}

/// Months of these shares, which without a plan would grow evenly from the first of them to `end`.
fn expected_of(shares: &[f64], end: f64) -> Vec<MonthOfToil> {
    let step = (end - shares[0]) / (shares.len() - 1) as f64;
    let month = |(share, n): (&f64, u32)| {
        let without = shares[0] + step * f64::from(n);
        MonthOfToil {
            month: day("2025-07-01") + Months::new(n),
            hours: share * 800.0,
            hours_without: without * 800.0,
            share: Some(*share),
            share_without: Some(without),
        }
    };
    shares.iter().zip(0..).map(month).collect()
}

fn charts(words: &Words) -> Vec<Chart> {
    let register = register();
    let mut money = payback(&in_money(&register), words);
    money.key = "payback-money".to_owned();
    let trend = measured(&register);
    let share = chart::toil_share(&trend.trend(Every::Month), &trend.assumptions, words);
    let assumptions = &register.assumptions;
    let expected = chart::expected_toil(&expected(), assumptions.budget, assumptions.target, words);
    // A team that is asked for more than it can do: the axis goes beyond all.
    let too_much = expected_of(&[1.1, 1.12, 0.9, 0.7], 1.3);
    let mut over = chart::expected_toil(&too_much, assumptions.budget, None, words);
    over.key = "expected-toil-over".to_owned();
    let tornado = tornado(&in_money(&register), words);
    let plan = chart::sprint_plan(&planned(), &sprints(), words);
    vec![payback(&register, words), money, share, tornado, plan, expected, over]
}

#[test]
fn charts_of_toil_are_drawn_as_expected() {
    let words = Words::english();
    for chart in charts(&words) {
        for (size, width) in [("", 900.0), ("-narrow", 340.0)] {
            let scene = chart.draw(ChartStyle { width, has_text: true, words: &words });
            check(&format!("{}{size}.svg", chart.key), &svg::write(&scene));
        }
    }
}

#[test]
fn tables_behind_charts_of_toil_are_as_expected() {
    let words = Words::english();
    let table = |it: &Chart| {
        let markdown = afterword_formats::chart::markdown(it.table(), &words);
        let notes = it.notes.join("\n");
        format!("## {}\n\n{} · {}\n\n{markdown}\n{notes}\n", it.title, it.unit, it.n)
    };
    let tables: Vec<String> = charts(&words).iter().map(table).collect();
    check("tables.md", &tables.join("\n"));
}
