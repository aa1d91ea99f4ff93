//! Charts of toil, of any figures.

use afterword_core::amount::Share;
use afterword_core::chart::{self, Chart, PlanRow, SwingRow};
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::toil::{
    Balance, Band, End, Every, Input, MonthOfToil, Returns, Simulation, Spread, Swing,
    ToilRegister, Unit, Week, WeekId,
};
use chrono::{DateTime, Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;

use super::name;

/// Sums: near each other, far apart, and no numbers at all.
fn any_sum() -> impl Strategy<Value = f64> {
    prop_oneof![-50.0..50.0_f64, -1e6..1e6_f64, any::<f64>(), Just(f64::NAN), Just(f64::INFINITY)]
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Hours), Just(Unit::Money("EUR".parse().unwrap()))]
}

pub(crate) fn charts() -> impl Strategy<Value = Vec<Chart>> {
    let simple = (vec(any_sum(), 0..60), any::<Option<u32>>(), unit());
    let plan = (vec((name(), 0..40_usize, vec(any_sum(), 0..9)), 0..20), 0..60_u64);
    (simple, swings(), weeks(), plan).prop_map(|((sums, month, unit), swings, weeks, plan)| {
        let words = Words::english();
        let returns = returns(&sums, month, unit);
        let simulation = simulation(&sums, month);
        let register = register(weeks);
        let assumptions = &register.assumptions;
        let months = month_by_month(&sums);
        let [weekly, monthly] = [Every::Week, Every::Month].map(|it| register.trend(it));
        vec![
            chart::payback(&returns, None, &words),
            chart::payback(&returns, Some(&simulation), &words),
            chart::tornado(&swings, returns.npv, unit, &words),
            chart::toil_share(&weekly, assumptions, &words),
            chart::toil_share(&monthly, assumptions, &words),
            chart::expected_toil(&months, assumptions.budget, assumptions.target, &words),
            sprint_plan(plan, &words),
        ]
    })
}

fn returns(sums: &[f64], payback_months: Option<u32>, unit: Unit) -> Returns {
    let balance = |it: &f64| Balance { benefit: *it, cost: 7.0 };
    let npv = sums.first().copied().unwrap_or_default();
    Returns {
        unit,
        benefit: 0.0,
        cost: 0.0,
        npv,
        expected_npv: npv,
        roi: None,
        payback_months: payback_months.map(|it| it % 64),
        break_even_hours: None,
        hours_a_year: 0.0,
        curve: sums.iter().map(balance).collect(),
    }
}

/// Of some months only.
fn simulation(sums: &[f64], month: Option<u32>) -> Simulation {
    let band = |it: &f64| Band { low: it - 3.0, high: it * 2.0 };
    Simulation {
        npv: Spread { p10: 0.0, p50: 1.0, p90: 2.0 },
        payback_months: Spread { p10: Some(1), p50: month, p90: None },
        pays_back: 0.7,
        band: sums.iter().skip(1).map(band).collect(),
        is_certain: sums.len() % 5 == 1,
    }
}

fn swings() -> impl Strategy<Value = Vec<SwingRow>> {
    let swing = (any_sum(), any_sum(), any::<bool>()).prop_map(|(low, high, is_assumed)| Swing {
        input: Input::Build,
        low: End { value: 1.0, npv: low },
        high: End { value: 2.0, npv: high },
        is_assumed,
    });
    let row = (name(), name(), name(), swing).prop_map(|(name, low_text, high_text, swing)| {
        SwingRow { name, low_text, high_text, swing }
    });
    vec(row, 0..20)
}

/// Weeks after one another: how many days later, and the hours of toil and of work.
fn weeks() -> impl Strategy<Value = Vec<(u64, u32, u32)>> {
    let days = prop_oneof![Just(7_u64), 1..30_u64, 1..4_000_u64];
    prop_oneof![
        vec((days.clone(), 0..90_u32, 50..100_u32), 0..9),
        vec((days, any::<u32>(), any::<u32>()), 0..80),
        // A line that goes down, and gets to the target some day.
        (4..30_u32, 1..9_u32).prop_map(|(n, by)| {
            (0..n).map(|it| (7, 100_u32.saturating_sub(it * by) + it % 3, 110)).collect()
        }),
    ]
}

fn register(weeks: Vec<(u64, u32, u32)>) -> ToilRegister {
    let now = DateTime::UNIX_EPOCH.fixed_offset();
    let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), String::new(), now);
    let first = weeks.first().map_or(0, |it| it.1);
    register.assumptions.target = Share::from_millionths(first % 500_000);
    let mut day = NaiveDate::default();
    for (n, (days, toil, all)) in (1..).zip(weeks) {
        day = day + Days::new(days);
        let mut week = Week::new(WeekId::from_bits(n), day);
        (week.toil_minutes, week.all_minutes) = (Some(toil), Some(all));
        register.weeks.push(week.into());
    }
    register
}

fn month_by_month(sums: &[f64]) -> Vec<MonthOfToil> {
    let month = |(n, sum): (u64, &f64)| MonthOfToil {
        month: NaiveDate::default() + Days::new(n * 31),
        hours: *sum,
        hours_without: *sum,
        share: (n % 5 != 4).then_some(*sum),
        share_without: (n % 3 != 1).then_some(sum * 1.5),
    };
    (0..).zip(sums).map(month).collect()
}

fn sprint_plan((rows, n): (Vec<(String, usize, Vec<f64>)>, u64), words: &Words) -> Chart {
    let row = |(name, first, hours)| PlanRow { name, first, hours };
    let rows: Vec<PlanRow> = rows.into_iter().map(row).collect();
    let sprint = |it: u64| (NaiveDate::default() + Days::new(it * 14), it as f64 * 3.0);
    chart::sprint_plan(&rows, &(0..n).map(sprint).collect::<Vec<_>>(), words)
}
