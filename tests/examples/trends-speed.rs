//! How fast trends, what returns and the learning report of a made-up workspace are on this machine, part by part.
//!
//!     cargo run --release -p afterword-tests --example trends-speed [DOCUMENTS]

use afterword_core::board::Card;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::severity::SeverityScheme;
use afterword_core::trends::{
    Dimension, Incident, LearningReport, Library, Period, ReportQuestion, ReportSpan, Scope, Step,
    counts, culture, factor_pareto, forecast, known_period, promises_kept, response_times, rhythm,
    series, track_record, trend, warnings, weekly_rate,
};
use afterword_core::workflow::WorkflowPolicy;
use afterword_tests::made_up::workspace;
use chrono::{DateTime, FixedOffset, Offset as _, Utc};

const COUNT: u32 = 10_000;

fn main() {
    let count = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(COUNT);
    let now: DateTime<FixedOffset> = "2026-10-01T00:00:00Z".parse().expect("it is a time");
    let (mut incidents, mut cards) = (Vec::new(), Vec::new());
    for document in workspace(1, count, now) {
        let metrics = MetricCatalogue::shipped().measure(&document);
        incidents.push(Incident::of(&document, &metrics, &Utc.fix()));
        cards.extend(Card::of(&document, &Utc.fix()));
    }
    println!("{count} documents, {} actions", cards.len());
    let library = timed("what is alike", || Library::new(incidents.clone()));
    timed("the same again", || library.renewed(library.incidents().to_vec()));
    println!("{} factors and causes return", library.recurring().len());
    timed("warnings", || warnings(&library, now.date_naive()));
    figures(&incidents, now);
    let question = ReportQuestion {
        span: ReportSpan::quarter(now.date_naive()).before(),
        scope: &Scope::default(),
        now,
        policy: &WorkflowPolicy::shipped(),
        scheme: &SeverityScheme::shipped(),
        rulings: &[],
    };
    timed("learning report", || LearningReport::of(&library, &cards, &question));
}

fn figures(incidents: &[Incident], now: DateTime<FixedOffset>) {
    let selected: Vec<&Incident> = timed("select", || Scope::default().select(incidents));
    let today = now.date_naive();
    let known = known_period(&selected, today).unwrap_or(Period::new(today, today));
    timed("counts", || {
        let all = [Dimension::Severity, Dimension::Service, Dimension::Team, Dimension::Tag];
        all.map(|it| counts(&selected, it))
    });
    timed("factors, rhythm, promises, culture", || {
        let kept = promises_kept(&selected, &SeverityScheme::shipped());
        let culture = culture(&selected, &WorkflowPolicy::shipped(), now);
        (factor_pareto(&selected), rhythm(&selected), kept, culture)
    });
    timed("response times", || response_times(&selected, 7));
    for step in Step::ALL {
        let bins = series(&selected, step, known);
        let next = step.around(known.until);
        timed(&format!("rate, trend and forecasts by {step:?}"), || {
            let rate = weekly_rate(&selected, known, &bins).map(|it| it.mean);
            [rate.is_ok(), trend(&bins).is_ok(), forecast(&bins, next).is_ok()]
        });
        timed(&format!("track record by {step:?}"), || track_record(&bins));
    }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = std::time::Instant::now();
    let done = work();
    println!("{what}: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    done
}
