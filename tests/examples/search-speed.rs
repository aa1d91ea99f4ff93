//! How fast a made-up workspace is indexed and searched on this machine, key by key, and how much memory the index takes.
//!
//!     cargo run --release -p afterword-tests --example search-speed [DOCUMENTS]

use std::collections::BTreeMap;
use std::time::Instant;

use afterword_core::Postmortem;
use afterword_core::search::{Findable, Index, Query, Segment, Writer};
use afterword_tests::made_up::{Random, workspace};

const COUNT: u32 = 10_000;

fn main() {
    let count = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(COUNT);
    let until = "2026-10-01T00:00:00Z".parse().expect("it is a time");
    let documents: Vec<Postmortem> = workspace(1, count, until).collect();
    let texts: usize = documents.iter().map(|it| it.search_text().len()).sum();
    println!("{count} documents, {:.1} MB of text", texts as f64 / 1e6);

    let (segment, took) = timed(|| {
        let mut writer = Writer::default();
        documents.iter().for_each(|it| writer.add(&Findable::of(it)));
        writer.finish()
    });
    println!("built in {took:.0} ms");
    let bytes = segment.to_bytes();
    let (read, took) = timed(|| Segment::from_bytes(&bytes).expect("it was just written"));
    println!("{:.1} MB stored, read in {took:.0} ms", bytes.len() as f64 / 1e6);
    let mut index = Index::default();
    index.add(read);
    println!("{:.1} MB in memory", index.size() as f64 / 1e6);

    let mut times: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (kind, query) in queries(&documents) {
        let (_, took) = timed(|| index.find(&Query::read(&query), 20));
        times.entry(kind).or_default().push(took);
        times.entry("all").or_default().push(took);
    }
    for (kind, mut times) in times {
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!(
            "{kind:<8} {:>5} keys  p50 {:.3} ms  p99 {:.3} ms  worst {:.3} ms",
            times.len(),
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed().as_secs_f64() * 1e3)
}

/// What is in the box after each key of somebody who looks for words of a document, now and then with an error.
fn queries(documents: &[Postmortem]) -> Vec<(&'static str, String)> {
    let mut random = Random::new(2);
    let mut queries = Vec::new();
    for _ in 0..300 {
        let document = random.of(documents);
        let words: Vec<&str> = document.summary.split_whitespace().collect();
        let (mut kind, mut text) = ("typed", String::new());
        for word in 0..random.within(1..4) {
            if word > 0 {
                text.push(' ');
            }
            let mut word: Vec<char> = random.of(&words).chars().collect();
            if word.len() > 4 && random.happens(0.25) {
                let at = random.within(1..word.len());
                word.swap(at - 1, at);
                kind = "typo";
            }
            for ch in word {
                text.push(ch);
                queries.push((kind, text.clone()));
            }
        }
    }
    for service in documents.iter().flat_map(|it| it.services.first()).take(100) {
        queries.push(("field", format!("service:{service} open:actions")));
        queries.push(("field", format!("sev:1 service:{} error", &service[..2])));
    }
    queries
}
