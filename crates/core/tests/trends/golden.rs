//! Every figure of the twelve incidents, with its arithmetic.

use afterword_core::causes::Category;
use afterword_core::severity::SeverityScheme;
use afterword_core::statistics::{Proportion, TooFew};
use afterword_core::trends::{
    Bin, Change, Dimension, Incident, NoTrend, Period, ResponseTime, Rest, Scope, Step, Trust,
    counts, culture, factor_pareto, forecast, known_period, promises_kept, response_times, rhythm,
    series, track_record, trend, weekly_rate,
};
use afterword_core::workflow::WorkflowPolicy;

use crate::workspace::{at, day, incidents};

#[track_caller]
fn near(got: f64, expected: f64) {
    assert!((got - expected).abs() < 1e-7 * expected.abs().max(1.0), "{got} is not {expected}");
}

fn half_year() -> Period {
    Period::new(day("2025-01-01"), day("2025-07-01"))
}

fn all(incidents: &[Incident]) -> Vec<&Incident> {
    incidents.iter().collect()
}

fn months(incidents: &[Incident]) -> Vec<Bin> {
    series(&all(incidents), Step::Month, half_year())
}

#[test]
fn counts_by_what_they_have_in_common() {
    let incidents = incidents();
    let by = |dimension| {
        let found = counts(&all(&incidents), dimension);
        let rows = found
            .rows
            .into_iter()
            .map(|(name, n)| format!("{name} {n}"))
            .collect::<Vec<_>>()
            .join(", ");
        (rows, found.unknown, found.of)
    };
    assert_eq!(by(Dimension::Severity), ("SEV2 4, SEV3 4, SEV1 2, SEV4 1".into(), 1, 12));
    // The second hit two services and counts for both.
    assert_eq!(by(Dimension::Service), ("checkout 5, search 5, billing 3".into(), 0, 12));
    let found = "alert 6, customer-report 3, employee-report 1, synthetic-check 1";
    assert_eq!(by(Dimension::Detection), (found.into(), 1, 12));
    assert_eq!(
        by(Dimension::Category),
        ("capacity 5, change 4, code 2, detection 1".into(), 2, 12)
    );
    assert_eq!(by(Dimension::Team), (String::new(), 12, 12));
}

#[test]
fn names_in_other_cases_are_counted_as_the_first_is_spelt() {
    let mut incidents = incidents();
    incidents[0].services = vec!["Checkout".into()];
    incidents[4].services = vec!["CHECKOUT".into()];
    let found = counts(&all(&incidents), Dimension::Service);
    assert_eq!(found.rows[0], ("Checkout".to_owned(), 5));
}

#[test]
fn a_scope_looks_at_some() {
    let incidents = incidents();
    let of = |service: Option<&str>, period| {
        let scope = Scope { service: service.map(str::to_owned), period, ..Scope::default() };
        scope.select(&incidents).len()
    };
    assert_eq!([of(None, None), of(Some("Checkout "), None), of(Some("check"), None)], [12, 5, 0]);
    let spring = Period::new(day("2025-03-05"), day("2025-06-03"));
    // The fifth is on the first day; the tenth on the day after the last.
    assert_eq!([of(None, Some(spring)), of(Some("search"), Some(spring))], [5, 2]);
    assert_eq!(known_period(&all(&incidents), day("2025-07-01")).unwrap().days(), 176);
}

#[test]
fn factors_from_the_largest_category_down() {
    // Twelve factors: 5, 5 + 4, 5 + 4 + 2 and all of them.
    let rows = factor_pareto(&all(&incidents()));
    let shown: Vec<_> = rows.iter().map(|it| (it.what, it.n, it.cumulative)).collect();
    let expected = [
        (Category::Capacity, 5, 5.0 / 12.0),
        (Category::Change, 4, 9.0 / 12.0),
        (Category::Code, 2, 11.0 / 12.0),
        (Category::Detection, 1, 1.0),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn response_times_with_what_is_unknown_beside_them() {
    let [detect, acknowledge, _, resolve] = response_times(&all(&incidents()), 7);
    // In order: 1 2 3 3 4 5 6 8 15 20 30 45. The middle is (5 + 6)/2; place 1 + 11 · 0.9 = 10.9 is nine tenths from 20 to 30; they sum
    // up to 142.
    assert_eq!((detect.time, detect.n), (ResponseTime::Detect, 12));
    near(detect.median.unwrap(), 5.5);
    near(detect.p90.unwrap(), 29.0);
    near(detect.mean.unwrap(), 142.0 / 12.0);
    // By the same generator in Python, from seed 7.
    let interval = detect.interval.unwrap();
    assert_eq!((interval.low, interval.high), (3.0, 17.5));
    // The seventh was never acknowledged: 4 5 5 6 8 10 10 12 16 20 31.
    assert_eq!((acknowledge.n, acknowledge.pending), (11, 1));
    near(acknowledge.median.unwrap(), 10.0);
    // The eleventh goes on, and the twelfth was resolved before it began: 20 30 45 60 75 90 120 180 240 600. The middle is
    // (75 + 90)/2; place 1 + 9 · 0.9 = 9.1 is a tenth from 240 to 600; they sum up to 1460, and the mean is longer than seven of them.
    assert_eq!((resolve.n, resolve.pending, resolve.invalid), (10, 1, 1));
    near(resolve.median.unwrap(), 82.5);
    near(resolve.p90.unwrap(), 276.0);
    near(resolve.mean.unwrap(), 146.0);
    let interval = resolve.interval.unwrap();
    assert_eq!((interval.low, interval.high), (37.5, 180.0));
}

#[test]
fn of_four_there_is_no_interval() {
    let incidents = incidents();
    let four = response_times(&all(&incidents[..4]), 7);
    assert_eq!(four[0].interval, Err(TooFew { n: 4, needed: 5 }));
    assert!(four[0].median.is_ok());
    let none = response_times(&[], 7);
    assert_eq!(none[0].median, Err(TooFew { n: 0, needed: 1 }));
}

#[test]
fn promises_of_the_severity_scheme() {
    let rows = promises_kept(&all(&incidents()), &SeverityScheme::shipped());
    let shown: Vec<_> = rows
        .iter()
        .map(|it| {
            let (one, other) = (it.acknowledged, it.resolved);
            let level = it.level.0.as_str();
            (
                level,
                it.incidents,
                (one.kept.hits, one.kept.of, one.pending),
                (other.kept.hits, other.kept.of, other.pending),
            )
        })
        .collect();
    let expected = [
        // 5 and 4 minutes of 5; as soon as possible is no promise.
        ("SEV1", 2, (2, 2, 0), (0, 0, 0)),
        // 10, 16, 12 and 8 minutes of 15; 120, 240, 600 and 180 of 240.
        ("SEV2", 4, (3, 4, 0), (3, 4, 0)),
        // 20, 31, 10 and 5 minutes of 30; 60, 90 and 45 of a day, and one that goes on.
        ("SEV3", 4, (3, 4, 0), (3, 3, 1)),
        ("SEV4", 1, (0, 0, 0), (0, 0, 0)),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn when_they_begin() {
    let found = rhythm(&all(&incidents()));
    // The third and the tenth began on a Tuesday after nine, the fifth and the seventh on a Wednesday.
    assert_eq!(
        [found.cells[0][9], found.cells[1][9], found.cells[2][9], found.cells[1][23]],
        [1, 2, 2, 1]
    );
    assert_eq!(found.cells.iter().flatten().sum::<u32>(), 12);
}

#[test]
fn incidents_a_week() {
    let incidents = incidents();
    let weeks = series(&all(&incidents), Step::Week, half_year());
    assert_eq!((weeks.len(), weeks[0].period.from), (25, day("2025-01-06")));
    let rate = weekly_rate(&all(&incidents), half_year(), &weeks).unwrap();
    // Twelve in 181 days. Twelve weeks had one each: a mean of 0.48, and a variance of (12 · 0.52² + 13 · 0.48²)/24 = 0.26, so no
    // clusters. The interval is that of Gamma(12.5), by SciPy.
    near(rate.mean, 12.0 * 7.0 / 181.0);
    near(rate.dispersion.unwrap(), 0.26 / 0.48);
    near(rate.interval.low, 0.253_696_24);
    near(rate.interval.high, 0.785_981_45);
    // Of less than four weeks there is none.
    let short = Period::new(day("2025-01-01"), day("2025-01-28"));
    let few = weekly_rate(&all(&incidents), short, &weeks).unwrap_err();
    assert_eq!(few, TooFew { n: 27, needed: 28 });
}

#[test]
fn no_evidence_of_change() {
    let incidents = incidents();
    assert_eq!(trend(&months(&incidents)), Err(NoTrend::Periods(TooFew { n: 6, needed: 8 })));
    // By pymannkendall and SciPy: S = −8 with a variance of 1352, z = −7/√1352.
    let found = trend(&series(&all(&incidents), Step::Week, half_year())).unwrap();
    assert_eq!((found.change, found.test.score), (Change::NoEvidence, -8));
    near(found.test.p, 0.849_015_362_824_315_6);
    assert_eq!(found.slope.slope, 0.0);
}

fn ten_months(counts: [u32; 10]) -> Vec<Bin> {
    let months = Step::Month.within(Period::new(day("2025-01-01"), day("2025-11-01")));
    months.into_iter().zip(counts).map(|(period, n)| Bin { period, n }).collect()
}

#[test]
fn of_a_few_incidents_no_trend_is_named() {
    let of = |counts| trend(&ten_months(counts)).unwrap_err();
    let few = |n| NoTrend::Incidents(TooFew { n, needed: 10 });
    assert_eq!(of([0; 10]), few(0));
    assert_eq!(of([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]), few(2));
    assert_eq!(of([0, 0, 0, 0, 0, 1, 1, 2, 2, 3]), few(9));
}

#[test]
fn what_is_in_no_whole_period_is_accounted_for() {
    let incidents = incidents();
    let all = all(&incidents);
    // From the first, of the sixth of January, up to the tenth of June; months, of which four are whole.
    let range = Period::new(day("2025-01-06"), day("2025-06-11"));
    let whole = series(&all, Step::Month, range);
    let rest = Rest::of(&all, Step::Month, range, &whole);
    let parts: Vec<_> = rest.parts.iter().map(|it| (it.days.from, it.bin.n)).collect();
    assert_eq!(parts, [(day("2025-01-06"), 3), (day("2025-06-01"), 1)]);
    let n = whole.iter().map(|it| it.n as usize).sum::<usize>();
    assert_eq!((n, rest.in_parts(), rest.elsewhere, rest.undated), (6, 4, 2, 0));
    // Where nothing is whole there are two parts, or the one that holds all days.
    let short = |from, until| {
        let range = Period::new(day(from), day(until));
        Rest::of(&all, Step::Quarter, range, &series(&all, Step::Quarter, range)).parts.len()
    };
    assert_eq!([short("2025-02-01", "2025-05-01"), short("2025-02-01", "2025-03-01")], [2, 1]);
}

#[test]
fn a_trend_is_named_once_there_is_evidence() {
    let of = |counts| trend(&ten_months(counts)).unwrap().change;
    assert_eq!(of([1, 0, 2, 1, 3, 2, 4, 4, 5, 6]), Change::Rising);
    assert_eq!(of([6, 5, 4, 4, 2, 3, 1, 2, 0, 1]), Change::Falling);
    assert_eq!(of([1, 0, 2, 1, 0, 1, 2, 0, 2, 1]), Change::NoEvidence);
}

#[test]
fn how_many_in_july() {
    let months = months(&incidents());
    assert_eq!(months.iter().map(|it| it.n).collect::<Vec<_>>(), [3, 1, 2, 2, 1, 3]);
    let next = forecast(&months, Step::Month.around(day("2025-07-01"))).unwrap();
    // Twelve in 181 days, and July has 31: 12.5 · 31/181. The interval is that of the negative binomial with r = 12.5 and
    // p = 181/212, by SciPy.
    near(next.expected, 12.5 * 31.0 / 181.0);
    assert_eq!((next.interval.low, next.interval.high), (0.0, 4.0));
    near(next.distribution.chance_of(0), 0.138_606_604_398_698_82);
    assert_eq!(next.dispersion, 1.0);
    let few = forecast(&months[..3], Step::Month.around(day("2025-04-01")));
    assert_eq!(few.unwrap_err(), TooFew { n: 3, needed: 4 });
}

#[test]
fn earlier_forecasts_and_what_came() {
    let record = track_record(&months(&incidents()));
    // May from eight in 120 days, June from nine in 151; whoever expects April, and May, again. Scores by SciPy.
    let [may, june] = &record.scored[..] else { panic!("two forecasts") };
    near(may.forecast.expected, 8.5 * 31.0 / 120.0);
    near(june.forecast.expected, 9.5 * 30.0 / 151.0);
    near(may.log_score, 1.396_425_268_112_972_5);
    near(june.log_score, 1.860_207_674_183_449);
    near(may.naive_score, 1.534_787_134_091_899_5);
    near(june.naive_score, 2.361_600_097_816_082_5);
    assert_eq!((may.came, june.came, record.covered), (1, 3, Proportion { hits: 2, of: 2 }));
    assert_eq!(record.trust, Trust::Unknown(TooFew { n: 2, needed: 8 }));
}

#[test]
fn how_postmortems_are_gone_about() {
    let found = culture(&all(&incidents()), &WorkflowPolicy::shipped(), at("07-01 12:00"));
    // In 24, 47, 48, 10, 20 and 30 hours; late in 72 and 100; three never, though resolved long ago; one goes on.
    assert_eq!(found.published_in_time, Proportion { hits: 6, of: 11 });
    // Done in 24 days; done in 44; open for 138; dropped; open for 26.
    assert_eq!(found.done_in_time, Proportion { hits: 1, of: 3 });
    // Two name no author.
    assert_eq!(found.by_several, Proportion { hits: 5, of: 10 });
    assert_eq!(found.preventing, Proportion { hits: 3, of: 4 });
    assert_eq!((found.kinds, found.kind_unknown), ([3, 1, 0, 0, 1, 0], 0));
    assert_eq!((found.with_open_findings, found.open_findings), (Proportion { hits: 1, of: 8 }, 2));
}
