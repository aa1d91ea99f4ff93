//! The laws of charts: whatever the figures, texts keep apart and everything is inside.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod maturity;
mod sound;
mod toil;

use afterword_core::board::{BurnUp, OwnerLoad};
use afterword_core::causes::Category;
use afterword_core::chart::{self, Chart, ChartStyle};
use afterword_core::draw::Words;
use afterword_core::statistics::{Proportion, TooFew, median, median_interval, pareto, quantile};
use afterword_core::trends::{
    Bin, Counts, Culture, Dimension, LevelKept, Part, Period, PromiseKept, ResponseSummary,
    ResponseTime, Rest, Rhythm, Step, forecast, track_record, trend,
};
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use sound::assert_sound;

/// Numbers of things: few, many, and more than there are.
fn number() -> impl Strategy<Value = usize> {
    prop_oneof![0..4_usize, 0..200_usize, any::<u32>().prop_map(|it| it as usize), any::<usize>()]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,9}", "\\PC{0,60}", "\u{5d0}\u{5d1}{1,30}", "a\u{301}\u{0}{0,20}"]
}

fn proportion() -> impl Strategy<Value = Proportion> {
    (number(), number()).prop_map(|(a, b)| Proportion { hits: a.min(b), of: a.max(b) })
}

fn summary() -> impl Strategy<Value = ResponseSummary> {
    let minutes = prop_oneof![0.0..30.0_f64, 0.0..1e5_f64, 0.0..1e300_f64];
    (vec(minutes, 0..9), number()).prop_map(|(minutes, pending)| ResponseSummary {
        time: ResponseTime::Resolve,
        n: minutes.len(),
        contradicted: 0,
        pending: pending / 64,
        invalid: 1,
        median: median(&minutes),
        p90: quantile(&minutes, 0.9),
        interval: median_interval(&minutes, 0.95, 7),
        mean: afterword_core::statistics::mean(&minutes),
    })
}

fn bins(step: Step) -> impl Strategy<Value = Vec<Bin>> {
    let n = prop_oneof![0..6_u32, 0..2_000_u32, any::<u32>()];
    (0..60_000_i64, prop_oneof![vec(n.clone(), 0..9), vec(n, 0..90)]).prop_map(
        move |(from, counts)| {
            let mut period = step.around(NaiveDate::default() + Days::new(from as u64));
            let mut bins = Vec::new();
            for n in counts {
                bins.push(Bin { period, n });
                period = step.around(period.until);
            }
            bins
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![Just(Step::Week), Just(Step::Month), Just(Step::Quarter)]
}

fn over_time() -> impl Strategy<Value = Vec<Chart>> {
    let bins = step().prop_flat_map(|step| (Just(step), bins(step)));
    (bins, vec(summary(), 0..9)).prop_map(|((step, bins), summaries)| {
        let words = Words::english();
        let next = bins
            .last()
            .map_or(step.around(NaiveDate::default()), |it| step.around(it.period.until));
        let periods: Vec<(Period, ResponseSummary)> =
            bins.iter().map(|it| it.period).zip(summaries).collect();
        let few = Err(TooFew { n: 0, needed: 1 });
        vec![
            chart::by_period(&bins, &Rest::default(), step, &few, &trend(&bins), &words),
            in_part(&bins, step),
            chart::forecast(&track_record(&bins), &forecast(&bins, next), step, &words),
            chart::response_by_period(
                ResponseTime::Resolve,
                &periods,
                &Rest::default(),
                step,
                &words,
            ),
        ]
    })
}

/// The same where the first and the last period are not whole.
fn in_part(bins: &[Bin], step: Step) -> Chart {
    let few = Err(TooFew { n: 0, needed: 1 });
    let cut = |bin: &Bin, days: Period| Part { bin: Bin { n: bin.n / 2, ..*bin }, days };
    let (whole, parts) = match bins {
        [first, whole @ .., last] => {
            let from = first.period.from + Days::new(2);
            let until = last.period.from + Days::new(3);
            let begins = cut(first, Period::new(from, first.period.until));
            (whole, vec![begins, cut(last, Period::new(last.period.from, until))])
        }
        _ => (bins, Vec::new()),
    };
    let rest = Rest { parts, elsewhere: 2, undated: 1 };
    chart::by_period(whole, &rest, step, &few, &trend(whole), &Words::english())
}

fn by_name() -> impl Strategy<Value = Vec<Chart>> {
    let rows = vec((name(), number()), 0..30);
    (rows, vec((name(), proportion(), proportion()), 0..6), vec(any::<u8>(), 11)).prop_map(
        |(rows, levels, times)| {
            let words = Words::english();
            let loads: Vec<OwnerLoad> = rows
                .iter()
                .map(|(owner, n)| OwnerLoad {
                    owner: owner.clone(),
                    open: *n / 64,
                    overdue: *n / 128,
                    effort_minutes: 9,
                })
                .collect();
            let rows: Vec<(String, usize)> =
                rows.into_iter().map(|(name, n)| (name, n / 64)).collect();
            let counts = Counts { unknown: 3, of: rows.len(), rows };
            let kept = |it: Proportion| PromiseKept {
                kept: Proportion { hits: it.hits / 64, of: it.of / 64 },
                pending: 1,
            };
            let levels: Vec<LevelKept> = levels
                .into_iter()
                .map(|(level, one, other)| LevelKept {
                    level: afterword_core::severity::SeverityKey(level),
                    incidents: 1,
                    acknowledged: kept(one),
                    resolved: kept(other),
                })
                .collect();
            let times = Category::ALL.into_iter().zip(times.into_iter().map(usize::from)).collect();
            vec![
                chart::by_dimension(Dimension::Service, &counts, &words),
                chart::owners(&loads, &words),
                chart::promises_kept(&levels, &words),
                chart::factors(&pareto(times), &words),
            ]
        },
    )
}

fn the_rest() -> impl Strategy<Value = Vec<Chart>> {
    let cells = vec(prop_oneof![Just(0_u32), 0..9_u32, 0..100_000_u32], 7 * 24);
    let points = vec((1..900_u64, number()), 0..40);
    (
        [summary(), summary(), summary(), summary()],
        cells,
        points,
        [number(), number(), number(), number()],
    )
        .prop_map(|(times, cells, points, ages)| {
            let words = Words::english();
            let mut rhythm = Rhythm { cells: [[0; 24]; 7], unknown: 2 };
            for (at, n) in cells.into_iter().enumerate() {
                rhythm.cells[at / 24][at % 24] = n;
            }
            let mut day = NaiveDate::default();
            let points: Vec<BurnUp> = points
                .into_iter()
                .map(|(days, n)| {
                    day = day + Days::new(days);
                    BurnUp { day, agreed: n, closed: n / 2 }
                })
                .collect();
            let culture = Culture {
                done_in_time: Proportion { hits: ages[0] / 64, of: ages[0] / 32 },
                ..Culture::default()
            };
            vec![
                chart::response_times(&times, &words),
                chart::rhythm(&rhythm, &words),
                chart::burn_up(&points, &words),
                chart::ages(&ages.map(|it| it / 8), &words),
                chart::culture(&culture, &words),
            ]
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn charts_over_time_are_readable(charts in over_time(), width in 280.0..1_300.0_f64, has_text: bool) {
        assert_sound(&charts, width, has_text);
    }

    #[test]
    fn charts_of_names_are_readable(charts in by_name(), width in 280.0..1_300.0_f64, has_text: bool) {
        assert_sound(&charts, width, has_text);
    }

    #[test]
    fn charts_of_toil_are_readable(charts in toil::charts(), width in 280.0..1_300.0_f64, has_text: bool) {
        assert_sound(&charts, width, has_text);
    }

    #[test]
    fn charts_of_maturity_are_readable(charts in maturity::charts(), width in 280.0..1_300.0_f64, has_text: bool) {
        assert_sound(&charts, width, has_text);
    }

    #[test]
    fn the_other_charts_are_readable(charts in the_rest(), width in 280.0..1_300.0_f64, has_text: bool) {
        assert_sound(&charts, width, has_text);
    }
}

/// Any width is a width.
#[test]
fn a_width_that_is_none_is_the_least_or_the_most() {
    let words = Words::english();
    let chart = chart::ages(&[1, 2, 3, 4], &words);
    let drawn = |width| chart.draw(ChartStyle { width, has_text: true, words: &words }).width;
    let widths = [f64::NAN, -1.0, f64::INFINITY].map(drawn);
    assert_eq!(widths, [280.0, 280.0, 4_000.0]);
}
