//! Each folder of `golden/` is one test: `input.json` in, `expected.md` out, and the same document back. The two examples of the
//! book come out as pages for wikis, too.
//!
//! `UPDATE_GOLDEN=1 cargo test -p afterword-tests` rewrites what is expected; the diff is then reviewed like any other change.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::Path;

use afterword_core::Postmortem;
use afterword_core::draw::Words;
use afterword_core::id::Mint;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_core::time::{Instant, Zone};
use afterword_formats::json;
use afterword_formats::markdown::{Illustrations, ReadContext, read, write, write_illustrated};
use afterword_formats::wiki::{self, Wiki};
use chrono::NaiveDateTime;

/// The cases that are written for wikis as well.
const WITH_WIKIS: [&str; 2] = ["api-latency", "checkout-outage"];

#[test]
fn postmortems_export_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    for entry in fs::read_dir(root).expect("golden/ exists") {
        check(&entry.expect("golden/ can be read").path());
    }
}

#[track_caller]
fn check(case: &Path) {
    let input = fs::read_to_string(case.join("input.json")).expect("input.json exists");
    let postmortem =
        json::read(&input).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
    let templates = Template::shipped();
    let template =
        templates.iter().find(|it| it.id == postmortem.template).unwrap_or(&templates[0]);
    let actual = write(&postmortem, template, MetricCatalogue::shipped());

    is_expected(&actual, &case.join("expected.md"));
    if WITH_WIKIS.iter().any(|it| case.ends_with(it)) {
        for wiki in Wiki::ALL {
            let page = wiki::write(&postmortem, template, MetricCatalogue::shipped(), wiki);
            is_expected(&page, &case.join(format!("expected.{}", wiki.ending())));
        }
    }

    let mut ids = || panic!("our own files need no new ids");
    assert_eq!(read_back(&actual, &mut ids, &postmortem), postmortem, "in {}", case.display());

    // A wiki takes the front matter away. What can be read then is the same with drawings in it, blank lines aside; ids follow from the
    // lines, so each stands for its place among the others.
    let body = |text: &str| {
        let mut n = 0;
        let mut ids = || {
            n += 1;
            n
        };
        let read = read_back(text.split_once("\n---\n").unwrap().1, &mut ids, &postmortem);
        let text = json::write(&read);
        let text = numbered(&text);
        text.split("\\n").filter(|it| !it.is_empty()).collect::<Vec<&str>>().join("\\n")
    };
    let words = Words::english();
    for how in [Illustrations::Mermaid(&words), Illustrations::Files("x")] {
        let drawn = write_illustrated(&postmortem, template, MetricCatalogue::shipped(), how);
        assert_eq!(body(&drawn), body(&actual), "drawn, in {}", case.display());
    }
}

#[track_caller]
fn is_expected(actual: &str, path: &Path) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, actual).expect("what is expected can be written");
    }
    let expected = fs::read_to_string(path).expect("what is expected exists");
    assert_eq!(actual, expected, "in {}", path.display());
}

/// JSON with its ids replaced by numbers, in the order in which they are met.
fn numbered(json: &str) -> String {
    let mut ids: Vec<&str> = Vec::new();
    let names = |it: &str| it.trim_start().starts_with("\"id\": ") || it.contains("\"under\": \"");
    let lines = json.lines().map(|it| match it.split('"').nth(3).filter(|_| names(it)) {
        Some(id) => {
            let number = ids.iter().position(|known| *known == id).unwrap_or_else(|| {
                ids.push(id);
                ids.len() - 1
            });
            it.replace(id, &number.to_string())
        }
        None => it.to_owned(),
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn read_back(text: &str, ids: &mut impl Mint, like: &Postmortem) -> Postmortem {
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let zone = Zone::default();
    let context = ReadContext { name: "", now: like.created_at, zone: &zone, zones: &zones };
    read(text, ids, context).document
}
