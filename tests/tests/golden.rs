//! Each folder of `golden/` is one test: `input.json` in, `expected.md` out, and the same document back.
//!
//! `UPDATE_GOLDEN=1 cargo test -p afterword-tests` rewrites what is expected; the diff is then reviewed like any other change.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::Path;

use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_core::time::{Instant, Zone};
use afterword_formats::json;
use afterword_formats::markdown::{ReadContext, read, write};
use chrono::NaiveDateTime;

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

    let path = case.join("expected.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &actual).expect("expected.md can be written");
    }
    let expected = fs::read_to_string(&path).expect("expected.md exists");
    assert_eq!(actual, expected, "in {}", case.display());

    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut ids = || panic!("our own files need no new ids");
    let zone = Zone::default();
    let context = ReadContext { name: "", now: postmortem.created_at, zone: &zone, zones: &zones };
    assert_eq!(read(&actual, &mut ids, context).document, postmortem, "in {}", case.display());
}
