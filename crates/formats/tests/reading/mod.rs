//! Reading in tests: ids are counted, it is always the same day, and clocks show UTC.

#![allow(dead_code, reason = "a file of tests uses some of it")]

use afterword_core::Postmortem;
use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{Preview, ReadContext, read};
use chrono::NaiveDateTime;

/// What `run` makes of fresh ids and the context of a file called `name`.
pub(crate) fn with_context<T>(
    name: &str,
    run: impl FnOnce(&mut dyn FnMut() -> u64, ReadContext<'_>) -> T,
) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut next = 0;
    let mut ids = || {
        next += 1;
        next
    };
    run(&mut ids, ReadContext { name, now, zone: &Zone::default(), zones: &zones })
}

/// `text` as Markdown.
pub(crate) fn preview(text: &str) -> Preview {
    with_context("x.md", |mut ids, context| read(text, &mut ids, context))
}

/// The document in `text`.
pub(crate) fn read_back(text: &str) -> Postmortem {
    preview(text).document
}

/// The first lines in which two documents differ, as JSON.
pub(crate) fn difference(read: &Postmortem, document: &Postmortem) -> String {
    let lines = |it: &Postmortem| -> Vec<String> {
        afterword_formats::json::write(it).lines().map(str::to_owned).collect()
    };
    let (read, document) = (lines(read), lines(document));
    let at = read.iter().zip(&document).position(|(a, b)| a != b).unwrap_or(0);
    let window =
        |lines: &[String]| lines[at.min(lines.len())..(at + 4).min(lines.len())].join("\n");
    format!("read\n{}\nwritten\n{}", window(&read), window(&document))
}
