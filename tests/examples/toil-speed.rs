//! How fast what a register of toil is asked is answered on this machine: the median of some rounds, and the longest.
//!
//!     cargo run --release -p afterword-tests --example toil-speed
//!
//! The simulation may take 50 ms in a browser, where the same work takes about twice as long.

use std::hint::black_box;
use std::time::Instant as Clock;

use afterword_core::id::DocumentId;
use afterword_core::toil::{
    Activity, ActivityId, Criterion, Guess, Method, Part, Period, Project, ProjectId, Rhythm,
    ToilRegister,
};
use chrono::{DateTime, NaiveDate, TimeDelta};

const ROUNDS: usize = 11;

fn main() {
    let today = "2025-10-01".parse().expect("it is a day");
    let register = |n| register(n, today);
    let one = register(1);
    timed("simulation of 10,000 runs, three uncertain figures", || {
        one.simulate(&one.projects[0], 7).is_ok()
    });
    timed("what matters most of one project", || one.tornado(&one.projects[0]).is_ok());
    let mut twenty = register(20);
    timed("four orders of 20 projects", || Method::ALL.map(|it| twenty.ranked(it).len()));
    timed("plan of 20 projects", || twenty.schedule(today));
    bind(&mut twenty, today);
    timed("plan of 20 projects, half of them with dates and in chains", || twenty.schedule(today));
    twenty.assumptions.capacity.sprints = 4;
    timed("the same in four sprints, with why most are left out", || twenty.schedule(today));
    let hundred = register(100);
    timed("plan of 100 projects", || hundred.schedule(today));
}

/// A register of `n` activities and as many projects, of different sizes.
fn register(n: u64, today: NaiveDate) -> ToilRegister {
    let created_at: DateTime<_> = today.and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset();
    let mut it = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), created_at);
    for n in 1..=n {
        let size = u32::try_from(n * 7 % 20).unwrap_or(0);
        let mut activity = Activity::new(ActivityId::from_bits(n), format!("Activity {n}"));
        activity.rhythm = Some(Rhythm { count: 2 + size, per: Period::Week });
        activity.seconds = Some(1_800);
        activity.criteria.extend(Criterion::ALL);
        let mut project = Project::new(ProjectId::from_bits(n), format!("Project {n}"));
        project.parts.extend(guess(400_000, 10).and_then(|it| Part::new(activity.id, it)));
        project.build_minutes = guess(1_200 + 240 * size, 600);
        project.upkeep_minutes = guess(60, 30);
        it.activities.push(activity.into());
        it.projects.push(project.into());
    }
    it
}

/// A guess that may be `spread` less or twice as much.
fn guess(likely: u32, spread: u32) -> Option<Guess> {
    Guess::between(likely - spread, likely, likely * 2)
}

/// Every other project is due, and waits for the one two places before it.
fn bind(register: &mut ToilRegister, today: NaiveDate) {
    for at in (2..register.projects.len()).step_by(2) {
        let mut project = (*register.projects[at]).clone();
        project.after.push(register.projects[at - 2].id);
        project.start = Some(today + TimeDelta::weeks(at as i64 / 2));
        project.due = Some(today + TimeDelta::weeks(at as i64 + 12));
        register.projects[at] = project.into();
    }
}

fn timed<T>(what: &str, work: impl Fn() -> T) {
    let mut millis: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Clock::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    millis.sort_by(f64::total_cmp);
    println!("{what}: {:.1} ms, at most {:.1} ms", millis[ROUNDS / 2], millis[ROUNDS - 1]);
}
