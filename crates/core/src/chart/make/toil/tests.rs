//! What charts of toil say of known figures.

use chrono::{DateTime, NaiveDate};

use super::super::super::ChartStyle;
use super::super::super::mark::Sign;
use super::super::super::model::Body;
use super::*;
use crate::amount::Share;
use crate::chart::Chart;
use crate::id::DocumentId;
use crate::toil::{
    ActivityId, Band, BuildTime, Case, End, Input, MonthOfToil, Saving, Simulation, Spread, Swing,
    Terms, ToilRegister, Week, WeekId,
};

/// Twenty hours a month become two, after 120 hours and three weeks of building.
fn renewals(hourly: f64, unit: Unit) -> Case {
    let saving =
        Saving { activity: ActivityId::from_bits(1), hours_a_month: 20.0, share: 0.9, growth: 1.0 };
    Case {
        unit,
        savings: vec![saving],
        build_hours: 120.0,
        build_time: BuildTime::Months(3.0 * 12.0 / 52.0),
        upkeep_hours: 0.0,
        licences: 0.0,
        hourly,
        worth: hourly,
        success: 1.0,
    }
}

/// A week in each month from January on, with so many of a hundred hours.
fn register(hours: &[u32]) -> ToilRegister {
    let now = DateTime::UNIX_EPOCH.fixed_offset();
    let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), String::new(), now);
    register.assumptions.target = Share::from_millionths(200_000);
    for (month, hours) in (1..).zip(hours) {
        let day = NaiveDate::from_ymd_opt(2025, month, 15).unwrap();
        let mut week = Week::new(WeekId::from_bits(month.into()), day);
        (week.toil_minutes, week.all_minutes) = (Some(hours * 60), Some(6_000));
        register.weeks.push(week.into());
    }
    register
}

fn share(hours: &[u32]) -> Chart {
    let register = register(hours);
    toil_share(&register.trend(Every::Month), &register.assumptions, &Words::english())
}

fn outline(chart: &Chart) -> Vec<String> {
    let words = Words::english();
    let scene = chart.draw(ChartStyle { width: 480.0, has_text: false, words: &words });
    scene.outline().iter().map(|it| it.text.to_owned()).collect()
}

#[test]
fn a_project_that_pays_back_says_when_and_one_that_does_not_says_so() {
    let (words, terms) = (Words::english(), |months| Terms { discount: 0.08, months });
    let case = renewals(80.0, Unit::Money("EUR".parse().unwrap()));
    let chart = payback(&case.returns(terms(12)), None, &words);
    assert_eq!(chart.unit, "Saved less spent since the start (EUR)");
    assert_eq!(chart.n, "n = 12 months");
    assert_eq!(chart.notes, ["By the end of month 8 as much is saved as was spent."]);
    let lines = outline(&chart);
    // 18 × (8 − 0.692) hours less 120, at 80 EUR.
    assert_eq!(lines[7], "Month 8: 923 EUR");
    assert_eq!(lines[12], "pays back in month 8");
    let chart = payback(&case.returns(terms(6)), None, &words);
    assert_eq!(chart.notes, ["Within 6 months less is saved than is spent."]);
    assert_eq!(outline(&chart).len(), 6);
    assert_eq!(chart.table().rows[0][3].plain(), "-9156.92");
}

#[test]
fn runs_are_told_of_only_where_they_differ() {
    let words = Words::english();
    let returns = renewals(80.0, Unit::Hours).returns(Terms { discount: 0.0, months: 12 });
    let simulation = |is_certain| Simulation {
        npv: Spread { p10: 1.0, p50: 1.0, p90: 1.0 },
        payback_months: Spread { p10: Some(8), p50: Some(8), p90: Some(8) },
        pays_back: 1.0,
        band: returns.curve.iter().map(|_| Band { low: 0.0, high: 1.0 }).collect(),
        is_certain,
    };
    let chart = payback(&returns, Some(&simulation(false)), &words);
    assert_eq!((chart.n.as_str(), chart.notes.len()), ("n = 10,000 simulated runs", 2));
    assert_eq!(signs(&chart), [Sign::Course, Sign::Band]);
    let chart = payback(&returns, Some(&simulation(true)), &words);
    assert_eq!(chart, payback(&returns, None, &words));
    assert_eq!((chart.n.as_str(), signs(&chart)), ("n = 12 months", vec![Sign::Course]));
}

#[test]
fn sums_in_hours_have_halves_and_those_of_money_hundredths() {
    let words = Words::english();
    let eur = Unit::Money("EUR".parse().unwrap());
    let read = [(7.5, Unit::Hours), (8.0, Unit::Hours), (-120.4, Unit::Hours), (99.9, eur)]
        .map(|(value, unit)| sum(value, unit, &words));
    assert_eq!(read, ["7.5 h", "8 h", "−120 h", "99.90 EUR"]);
    assert_eq!([0.125, 0.5].map(|it| percent(it, &words)), ["12.5 %", "50 %"]);
}

/// The team of the source: from 65 % to 35 % in six months.
#[test]
fn the_share_of_the_source_gets_to_its_target_in_september() {
    let chart = share(&[65, 60, 55, 48, 40, 35]);
    let lines = outline(&chart);
    assert_eq!(lines[..3], ["Budget 50 %", "Target 20 %", "Jan 2025: 65 % · Over the budget"]);
    assert_eq!(lines[5], "Apr 2025: 48 % · Near the budget");
    assert_eq!(lines[7], "Jun 2025: 35 % · Within the budget");
    assert_eq!(lines[8], "Target 20 %: Sep 2025 (Aug 2025 to Oct 2025)");
    let days: Vec<String> = chart.table().rows.iter().map(|it| it[0].plain()).collect();
    assert_eq!(days[6..], ["Aug 2025", "Sep 2025", "Oct 2025"]);
}

#[test]
fn three_months_are_points_and_a_note_and_none_is_a_sentence() {
    let chart = share(&[65, 60, 55]);
    assert_eq!(chart.notes, ["Too few periods to foretell anything: 3 of the 4 it takes."]);
    assert_eq!(outline(&chart).len(), 5);
    let is_line = |it: &crate::draw::Item| matches!(it, crate::draw::Item::Group(group) if group.class == "lines" && !group.items.is_empty());
    let words = Words::english();
    let drawn = |chart: &Chart| {
        let style = ChartStyle { width: 480.0, has_text: false, words: &words };
        chart.draw(style).items.iter().any(is_line)
    };
    assert!(!drawn(&chart) && drawn(&share(&[65, 60, 55, 50])));
    let none = share(&[]);
    assert!(none.too_little().is_some_and(|it| it.starts_with("No week is known")));
    assert!(none.notes.is_empty());
}

#[test]
fn a_target_that_is_years_away_stretches_no_axis() {
    let mut register = register(&[70, 69, 68, 67, 66, 65]);
    register.assumptions.target = Share::from_millionths(205_000);
    let words = Words::english();
    let chart = toil_share(&register.trend(Every::Month), &register.assumptions, &words);
    let lines = outline(&chart);
    assert!(lines.iter().all(|it| !it.starts_with("Target 20.5 %:")), "{lines:?}");
    // From 70 % down by one a month, 20.5 % is reached in the fiftieth month after the first.
    assert!(chart.notes[0].contains("by Mar 2029"), "{:?}", chart.notes);
    assert_eq!(chart.table().rows[7][0].plain(), "Mar 2029");
}

#[test]
fn expected_shares_hold_until_the_next_one() {
    let day = |month| NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
    let budget = Share::from_millionths(500_000).unwrap();
    let month = |n, share, without| MonthOfToil {
        month: day(n),
        hours: 0.0,
        hours_without: 0.0,
        share: Some(share),
        share_without: Some(without),
    };
    let months = [month(1, 0.55, 0.55), month(3, 0.3, 0.575)];
    let chart = expected_toil(&months, budget, None, &Words::english());
    let said = [
        "Budget 50 %",
        "Jan 2026: 55 % · Over the budget",
        "Mar 2026: 30 % · Within the budget · 57.5 % without the plan",
    ];
    assert_eq!(outline(&chart), said);
    assert_eq!(signs(&chart), [Sign::Course, Sign::Without]);
    assert_eq!(chart.table().rows[1][2].plain(), "57.5");
    assert!(expected_toil(&[], budget, None, &Words::english()).too_little().is_some());

    let unknown = MonthOfToil { share: None, share_without: None, ..months[0] };
    let unplanned = [unknown, month(1, 0.55, 0.55), month(3, 0.6, 0.6)];
    let chart = expected_toil(&unplanned, budget, None, &Words::english());
    assert_eq!((chart.table().rows.len(), signs(&chart)), (2, Vec::new()));
}

/// The signs that a curve explains.
fn signs(chart: &Chart) -> Vec<Sign> {
    match &chart.body {
        Ok(Body::Curve(it)) => it.legend.iter().map(|it| it.0).collect(),
        _ => panic!("this is a curve"),
    }
}

#[test]
fn figures_of_a_tornado_say_their_ends_and_whether_they_were_assumed() {
    let words = Words::english();
    let swing = |input, low, high, is_assumed| Swing {
        input,
        low: End { value: 80.0, npv: low },
        high: End { value: 160.0, npv: high },
        is_assumed,
    };
    let row = |name: &str, swing| SwingRow {
        name: name.to_owned(),
        low_text: "80 h".to_owned(),
        high_text: "160 h".to_owned(),
        swing,
    };
    let rows = [
        row("Building", swing(Input::Build, 400.0, -150.0, false)),
        row("Upkeep", swing(Input::Upkeep, 300.0, 200.0, true)),
    ];
    let chart = tornado(&rows, 250.0, Unit::Hours, &words);
    let said = [
        "All as likely: 250 h",
        "Building: 80 h → 400 h · 160 h → −150 h",
        "Upkeep: 80 h → 300 h · 160 h → 200 h (Assumed range)",
    ];
    assert_eq!(outline(&chart), said);
    assert_eq!(chart.table().rows.len(), 3);
    assert_eq!(tornado(&[], 0.0, Unit::Hours, &words).notes.len(), 0);
}

#[test]
fn a_sprint_says_what_it_has_and_what_lies_behind_the_last_is_left_out() {
    let words = Words::english();
    let day = |n| NaiveDate::from_ymd_opt(2026, 1, n).unwrap();
    let row = |name: &str, first, hours: &[f64]| PlanRow {
        name: name.to_owned(),
        first,
        hours: hours.to_vec(),
    };
    let rows = [row("Portal", 0, &[30.0, 20.5]), row("Restarts", 1, &[40.0, 9.0])];
    let chart = sprint_plan(&rows, &[(day(5), 60.0), (day(19), 60.0)], &words);
    let said = [
        "Portal: 50.5 h, sprints from 5 Jan 2026 to 19 Jan 2026",
        "Restarts: 40 h, sprints from 19 Jan 2026 to 19 Jan 2026",
        "Sprint from 5 Jan 2026: 30 h of 60 h",
        "Sprint from 19 Jan 2026: 60.5 h of 60 h",
    ];
    assert_eq!(outline(&chart), said);
    let cells: Vec<String> = chart.table().rows[3].iter().map(|it| it.plain()).collect();
    assert_eq!(cells, ["19 Jan 2026", "Portal", "20.5", ""]);
    assert!(sprint_plan(&rows, &[], &words).too_little().is_some());
}
