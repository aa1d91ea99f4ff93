//! How fast an assessment is recalculated on this machine: the median of some rounds, and the longest.
//!
//!     cargo run --release -p afterword-tests --example maturity-speed
//!
//! A model of 200 capabilities with 30 ballots may take 16 ms, one frame, in a browser, where the same work takes about twice as long.

use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant as Clock;

use afterword_core::chart::Profile;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{
    Answer, Assessment, Ballot, HalfSteps, Model, Previous, Vote, Workshop, WorkshopId,
    side_by_side,
};
use chrono::DateTime;
use serde_json::json;

const ROUNDS: usize = 11;
const DIMENSIONS: usize = 20;
const CAPABILITIES: usize = 10;
const BALLOTS: u64 = 30;

fn main() {
    let it = assessment();
    timed("scores of 200 capabilities", || it.results());
    timed("scores, change and profile, and the votes of 30 ballots on each question", || {
        let votes = it.workshop.as_ref().map(|workshop| {
            let each = it.model.capabilities();
            let spreads = each.filter_map(|it| workshop.distribution(&it.1.id, 5));
            spreads.filter_map(|it| it.agreement).sum::<f64>()
        });
        (it.results(), it.change(), Profile::of(&it), votes)
    });
    timed("roadmap of 200 capabilities, each of which needs the one before", || it.roadmap());
    let six = [&it; 6];
    timed("six of them side by side", || side_by_side(&six));
}

fn assessment() -> Assessment {
    let model = Rc::new(model());
    let now = DateTime::UNIX_EPOCH.fixed_offset();
    let mut it = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model.clone(), now);
    it.targets.all = Some(HalfSteps::level(4));
    let score = |n: usize| HalfSteps::new(u8::try_from(n % 9).unwrap_or(0));
    for (n, (_, capability)) in model.capabilities().enumerate() {
        it.answers.insert(capability.id.clone(), Answer::of(score(n * 7)).into());
    }
    it.previous = Some(Rc::new(Previous::of(&it)));
    let mut workshop = Workshop::new(WorkshopId::from_bits(1));
    for voter in 1..=BALLOTS {
        let mut ballot = Ballot::new(voter);
        for (n, (_, capability)) in model.capabilities().enumerate() {
            let vote = score(n * 5 + usize::try_from(voter).unwrap_or(0));
            ballot.votes.insert(capability.id.clone(), Vote::Score(vote));
        }
        workshop.take(ballot);
    }
    workshop.revealed = model.capabilities().map(|it| it.1.id.clone()).collect();
    it.workshop = Some(Rc::new(workshop));
    it
}

fn model() -> Model {
    let levels: Vec<_> = (1..=5).map(|it| json!({"name": format!("Level {it}")})).collect();
    let statements: Vec<_> = (1..=5).map(|it| format!("Statement {it}")).collect();
    let capability = |dimension: usize, n: usize| {
        let before = n
            .checked_sub(1)
            .map(|it| json!({"capability": format!("c{dimension}-{it}"), "level": 2, "for": 3}));
        json!({
            "id": format!("c{dimension}-{n}"), "name": format!("Capability {n}"), "effort": "S",
            "statements": statements, "depends": before.into_iter().collect::<Vec<_>>(),
        })
    };
    let dimension = |it: usize| {
        let capabilities: Vec<_> = (0..CAPABILITIES).map(|n| capability(it, n)).collect();
        json!({"id": format!("d{it}"), "name": format!("Dimension {it}"), "capabilities": capabilities})
    };
    let dimensions: Vec<_> = (0..DIMENSIONS).map(dimension).collect();
    let file = json!({"id": "large", "version": "1", "name": "Large", "levels": levels,
        "dimensions": dimensions});
    Model::from_value(&file).expect("it is a model").0
}

fn timed<T>(what: &str, work: impl Fn() -> T) {
    let round = || {
        let clock = Clock::now();
        black_box(work());
        clock.elapsed().as_secs_f64() * 1_000.0
    };
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| round()).collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: {:.2} ms, at most {:.2} ms", times[ROUNDS / 2], times[ROUNDS - 1]);
}
