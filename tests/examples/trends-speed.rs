//! Prints how long trends over ten thousand incidents take, beside their budgets:
//!
//!     cargo run --release -p afterword-tests --example trends-speed [INCIDENTS]

use std::hint::black_box;
use std::time::Instant as Clock;

use afterword_core::actions::{ActionId, ActionKind, StateKind};
use afterword_core::causes::Category;
use afterword_core::id::{DocumentId, Mint as _, Seeded};
use afterword_core::postmortem::DetectionSource;
use afterword_core::severity::{SeverityKey, SeverityScheme};
use afterword_core::time::Instant;
use afterword_core::trends::{
    ActionFact, BudgetFact, Dimension, Incident, Library, Measured, Reason, ReasonKind, Scope,
    Step, counts, culture, factor_pareto, forecast, known_period, promises_kept, response_times,
    rhythm, series, track_record, trend, warnings, weekly_rate,
};
use afterword_core::workflow::WorkflowPolicy;
use chrono::{DateTime, Days, TimeDelta};

/// Milliseconds that the trends of all incidents may take, and the comparison of one draft.
const TRENDS_BUDGET: f64 = 20.0;
const SIMILAR_BUDGET: f64 = 10.0;

const ROUNDS: usize = 25;

fn main() {
    let n = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(10_000);
    let mut draws = Seeded::new(1);
    let incidents: Vec<Incident> = (0..n).map(|at| incident(at, &mut draws)).collect();
    let now = start() + TimeDelta::days(5 * 365);
    let begun = Clock::now();
    let library = Library::new(incidents.clone());
    println!(
        "{n} incidents, prepared for comparison: {:.0} ms",
        begun.elapsed().as_secs_f64() * 1e3
    );
    print("every chart and table", Some(TRENDS_BUDGET), || trends(&incidents, now));
    print("warnings", None, || drop(black_box(warnings(&library, now.date_naive()))));
    let drafts: Vec<Incident> = (0..64).map(|it| incident(n + it, &mut draws)).collect();
    let mut asked = drafts.iter().cycle();
    print("one draft compared with all", Some(SIMILAR_BUDGET), || {
        let draft = asked.next().map(|it| library.similar(it, 5));
        drop(black_box(draft));
    });
    println!("recurring reasons: {}", library.recurring().len());
}

/// Prints the shortest of several rounds, which is what it takes on a machine that does nothing else, and the one in the middle.
fn print(what: &str, budget: Option<f64>, mut act: impl FnMut()) {
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Clock::now();
        act();
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let budget = budget.map_or(String::new(), |it| format!(", budget {it} ms"));
    println!("{what}: {:.1} ms, mostly {:.1} ms{budget}", times[0], times[ROUNDS / 2]);
}

/// Everything that the page of trends shows.
fn trends(incidents: &[Incident], now: Instant) {
    let all = Scope::default().select(incidents);
    let today = now.date_naive();
    let dimensions = [
        Dimension::Severity,
        Dimension::Service,
        Dimension::Team,
        Dimension::Tag,
        Dimension::Detection,
        Dimension::Category,
    ];
    for dimension in dimensions {
        black_box(counts(&all, dimension));
    }
    black_box((factor_pareto(&all), rhythm(&all), response_times(&all, 1)));
    black_box(promises_kept(&all, &SeverityScheme::shipped()));
    black_box(culture(&all, &WorkflowPolicy::shipped(), now));
    if let Some(period) = known_period(&all, today) {
        let weeks = series(&all, Step::Week, period);
        black_box((weekly_rate(&all, period, &weeks).is_ok(), trend(&weeks).is_ok()));
        black_box((forecast(&weeks, Step::Week.around(today)).is_ok(), track_record(&weeks)));
    }
}

fn start() -> Instant {
    DateTime::from_timestamp(1_600_000_000, 0).unwrap_or_default().fixed_offset()
}

/// A number below `n`.
fn below(draws: &mut Seeded, n: usize) -> usize {
    ((u128::from(draws.bits()) * n as u128) >> 64) as usize
}

/// A word of six thousand, some of which are much more frequent than others, as in any language.
fn word(draws: &mut Seeded) -> String {
    let part = below(draws, 1_000_000) as f64 / 1e6;
    let rank = (6_000_f64.powf(part) - 1.0) as usize;
    let syllables = [
        "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu",
        "xe",
    ];
    format!(
        "{}{}{}q",
        syllables[rank % 16],
        syllables[rank / 16 % 16],
        syllables[rank / 256 % 24 % 16]
    ) + ["", "n", "t"][rank / 4_096 % 3]
}

fn words(draws: &mut Seeded, n: usize) -> String {
    (0..n).map(|_| word(draws)).collect::<Vec<_>>().join(" ")
}

fn incident(at: usize, draws: &mut Seeded) -> Incident {
    let began = start() + TimeDelta::minutes(below(draws, 5 * 365 * 1_440) as i64);
    let day = began.date_naive();
    let minutes = |draws: &mut Seeded| {
        Measured::Recorded(60 * (1 + below(draws, 30) * below(draws, 30)) as u32)
    };
    let reason = |draws: &mut Seeded| {
        let length = 6 + below(draws, 8);
        Reason {
            is: if below(draws, 2) == 0 { ReasonKind::Factor } else { ReasonKind::Cause },
            text: words(draws, length),
            category: Some(Category::ALL[below(draws, 11)]),
            actions: vec![ActionId::from_bits(below(draws, 5) as u64)],
        }
    };
    let action = |n: u64, draws: &mut Seeded| ActionFact {
        id: ActionId::from_bits(n),
        kind: Some(ActionKind::ALL[below(draws, 6)]),
        strength: None,
        priority: None,
        state: StateKind::ALL[below(draws, 5)],
        owner: format!("team-{}", below(draws, 20)),
        created: Some(day),
        due: day.checked_add_days(Days::new(30)),
        closed: day.checked_add_days(Days::new(below(draws, 60) as u64)),
    };
    Incident {
        id: DocumentId::v7(at as u64, [7; 10]),
        title: words(draws, 7),
        began: Some(began),
        severity: Some(SeverityKey(format!("SEV{}", 1 + below(draws, 4)))),
        services: vec![
            format!("Service-{}", below(draws, 60)),
            format!("Service-{}", below(draws, 60)),
        ],
        teams: vec![format!("team-{}", below(draws, 20))],
        tags: vec![format!("tag-{}", below(draws, 40)), format!("tag-{}", below(draws, 40))],
        detection: Some(DetectionSource::ALL[below(draws, 5)]),
        times: std::array::from_fn(|_| minutes(draws)),
        acknowledged_in: Some(600),
        resolved_in: Some(6_000),
        resolved: Some(began + TimeDelta::minutes(100)),
        published: Some(began + TimeDelta::hours(below(draws, 100) as i64)),
        overridden: 0,
        authors: 1 + below(draws, 3) as u32,
        reasons: (0..6).map(|_| reason(draws)).collect(),
        actions: (0..5).map(|it| action(it, draws)).collect(),
        budget: Some(BudgetFact { spent: 10_000, window_days: 28 }),
    }
}
