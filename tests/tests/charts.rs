//! The charts of some incidents and actions are drawn as expected, and their tables say the same.
//!
//! `UPDATE_GOLDEN=1 cargo test -p afterword-tests` rewrites what is expected; the diff is then reviewed like any other change.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::board::{BurnUp, OwnerLoad};
use afterword_core::chart::{self, Chart, ChartStyle};
use afterword_core::draw::Words;
use afterword_core::severity::SeverityScheme;
use afterword_core::trends::{
    self, Dimension, Incident, Period, ResponseTime, Rest, Step, counts, factor_pareto,
    track_record, trend, weekly_rate,
};
use afterword_core::workflow::WorkflowPolicy;
use afterword_formats::svg;
use chrono::{DateTime, Days, NaiveDate};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("drawings/charts")
}

#[track_caller]
fn check(name: &str, actual: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, actual).expect("the file can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{}", path.display());
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every chart of fourteen months.
fn charts(words: &Words) -> Vec<Chart> {
    let json = fs::read_to_string(folder().join("incidents.json")).unwrap();
    let incidents: Vec<Incident> = serde_json::from_str(&json).unwrap();
    let all: Vec<&Incident> = incidents.iter().collect();
    let range = Period::new(day("2024-10-01"), day("2025-12-01"));
    let [weeks, months, quarters] = Step::ALL.map(|it| trends::series(&all, it, range));
    let now = DateTime::parse_from_rfc3339("2025-12-01T09:00:00Z").unwrap();
    let next = trends::forecast(&months, Step::Month.around(day("2025-12-01")));
    let within = |period: Period| -> Vec<&Incident> {
        all.iter().copied().filter(|it| it.day().is_some_and(|day| period.holds(day))).collect()
    };
    let by_quarter: Vec<_> = quarters
        .iter()
        .map(|it| (it.period, trends::response_times(&within(it.period), 7)[3].clone()))
        .collect();
    let rate = weekly_rate(&all, range, &weeks);
    let levels = trends::promises_kept(&all, &SeverityScheme::shipped());
    let culture = trends::culture(&all, &WorkflowPolicy::shipped(), now);
    let dimensions =
        [Dimension::Severity, Dimension::Service, Dimension::Detection, Dimension::Category];
    let mut charts = vec![chart::by_period(
        &months,
        &Rest::default(),
        Step::Month,
        &rate,
        &trend(&months),
        words,
    )];
    charts.extend(dimensions.map(|it| chart::by_dimension(it, &counts(&all, it), words)));
    charts.extend([
        chart::factors(&factor_pareto(&all), words),
        chart::rhythm(&trends::rhythm(&all), words),
        chart::response_times(&trends::response_times(&all, 7), words),
        chart::response_by_period(
            ResponseTime::Resolve,
            &by_quarter,
            &Rest::default(),
            Step::Quarter,
            words,
        ),
        chart::forecast(&track_record(&months), &next, Step::Month, words),
        chart::promises_kept(&levels, words),
        chart::culture(&culture, words),
        chart::action_kinds(&culture.kinds, culture.kind_unknown, words),
    ]);
    charts.extend(board(words));
    charts
}

fn board(words: &Words) -> [Chart; 3] {
    let agreed = [0, 2, 2, 5, 9, 9, 12, 14, 15, 19, 19, 22, 24, 24, 25];
    let closed = [0, 0, 1, 2, 2, 4, 6, 9, 9, 10, 13, 13, 16, 18, 19];
    let points = agreed.into_iter().zip(closed).zip(0..).map(|((agreed, closed), at)| BurnUp {
        day: day("2025-03-03") + Days::new(at * 14),
        agreed,
        closed,
    });
    let load = |owner: &str, open, overdue, effort_minutes| OwnerLoad {
        owner: owner.to_owned(),
        open,
        overdue,
        effort_minutes,
    };
    let loads = [
        load("Team Payments", 7, 3, 2_400),
        load("Kim", 4, 0, 600),
        load("", 3, 2, 0),
        load("Site reliability and incident response", 2, 2, 480),
    ];
    [
        chart::burn_up(&points.collect::<Vec<BurnUp>>(), words),
        chart::ages(&[5, 6, 3, 2], words),
        chart::owners(&loads, words),
    ]
}

#[test]
fn charts_are_drawn_as_expected() {
    let words = Words::english();
    for chart in charts(&words) {
        let drawn =
            |width| svg::write(&chart.draw(ChartStyle { width, has_text: true, words: &words }));
        check(&format!("{}.svg", chart.key), &drawn(700.0));
        if matches!(chart.key.as_str(), "by-period" | "response" | "owners") {
            check(&format!("{}-narrow.svg", chart.key), &drawn(320.0));
        }
    }
}

#[test]
fn tables_behind_charts_are_as_expected() {
    let words = Words::english();
    let table = |it: &Chart| {
        let markdown = afterword_formats::chart::markdown(it.table(), &words);
        format!(
            "## {}\n\n{} · {}\n\n{markdown}\n{}\n",
            it.title,
            it.unit,
            it.n,
            it.notes.join("\n")
        )
    };
    let tables: Vec<String> = charts(&words).iter().map(table).collect();
    check("tables.md", &tables.join("\n"));
}
