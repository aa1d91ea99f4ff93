//! Labelled lines for the scanner of secrets and personal data, and what it finds in real postmortems.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use afterword_core::secrets::{Kind, scan};

/// A line and the kinds that are in it, by name and in order.
struct Labelled {
    text: String,
    kinds: Vec<String>,
}

fn lines() -> Vec<Labelled> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("secrets");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let files = ["secrets.txt", "personal.txt"].map(read);
    let lines = files.iter().flat_map(|it| it.lines());
    let lines = lines.filter(|it| !it.is_empty() && !it.starts_with('#'));
    lines
        .map(|line| {
            let (label, text) = line.split_once(": ").unwrap();
            let kinds = label.split(", ").filter(|it| *it != "-").map(str::to_owned).collect();
            Labelled { text: text.replace("~~", "").replace("\\n", "\n"), kinds }
        })
        .collect()
}

fn found(text: &str) -> Vec<String> {
    scan(text).iter().map(|it| it.kind.key().to_owned()).collect()
}

#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

/// How many of the hits were right, and how many of the labels were hit, kind by kind.
fn scores(lines: &[Labelled]) -> BTreeMap<String, Score> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for line in lines {
        let mut wanted = line.kinds.clone();
        for kind in found(&line.text) {
            let score = scores.entry(kind.clone()).or_default();
            match wanted.iter().position(|it| *it == kind) {
                Some(at) => {
                    wanted.remove(at);
                    score.right += 1;
                }
                None => {
                    eprintln!("wrong: {kind} in {}", line.text);
                    score.wrong += 1;
                }
            }
        }
        for kind in wanted {
            eprintln!("missed: {kind} in {}", line.text);
            scores.entry(kind).or_default().missed += 1;
        }
    }
    scores
}

#[test]
fn each_kind_is_precise_and_found() {
    let lines = lines();
    let harmless = lines.iter().filter(|it| it.kinds.is_empty()).count();
    assert!(
        lines.len() >= 120 && harmless * 5 >= lines.len() * 2,
        "{} and {harmless}",
        lines.len()
    );
    let scores = scores(&lines);
    for kind in Kind::ALL {
        let score = scores.get(kind.key()).unwrap_or_else(|| panic!("no line with {}", kind.key()));
        let precision = score.right as f64 / (score.right + score.wrong).max(1) as f64;
        let recall = score.right as f64 / (score.right + score.missed).max(1) as f64;
        println!("{:16} precision {precision:.2} recall {recall:.2}", kind.key());
        assert!(precision >= 0.95, "{} is right {precision:.2} of the time", kind.key());
        assert!(recall >= 0.9, "{recall:.2} of {} is found", kind.key());
    }
}

#[test]
fn the_range_is_the_secret_and_nothing_else() {
    for (text, expected) in [
        ("DB_PASSWORD=Tr4vel-Light stood", "Tr4vel-Light"),
        ("(anna.schmidt@corp.io).", "anna.schmidt@corp.io"),
        ("postgres://app:9fKx2-Lm@db", "app:9fKx2-Lm"),
        ("from 52.94.236.248:443.", "52.94.236.248"),
        ("call +49 30 901820 for help", "+49 30 901820"),
    ] {
        let hits = scan(text);
        assert_eq!(hits.len(), 1, "{text}: {hits:?}");
        assert_eq!(&text[hits[0].range.clone()], expected);
    }
}

/// What stands in published postmortems is there on purpose: no secret may be found in one.
#[test]
fn published_postmortems_hold_no_secret() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/postmortems");
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("no documents at {}: nothing was tested", folder.display());
        return;
    };
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut secrets = Vec::new();
    for path in
        files.map(|it| it.unwrap().path()).filter(|it| it.extension().is_some_and(|it| it == "md"))
    {
        let text = fs::read_to_string(&path).unwrap();
        for hit in scan(&text) {
            let at =
                format!("{}: {}", path.file_name().unwrap().display(), &text[hit.range.clone()]);
            if hit.kind.is_secret() {
                secrets.push(at.clone());
            }
            found.entry(hit.kind.key()).or_default().push(at);
        }
    }
    for (kind, places) in &found {
        println!("{kind}: {}\n  {}", places.len(), places.join("\n  "));
    }
    assert!(secrets.is_empty(), "{secrets:#?}");
}
