//! The learning report of a small folder: anybody's Markdown, our own, JSON, and files that are no postmortems.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn postmortems() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postmortems")
}

/// The report of `folder` on 24 November 2025.
fn report(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.arg("report").arg(folder).args(args).env("SOURCE_DATE_EPOCH", "1764000000");
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder of its own for one test, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (path, text) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

const NOTES: &str = "# Outage\n\n## Timeline\n\nAll times in UTC.\n\n- 2025-10-03 10:00 errors\n- 2025-10-03 10:30 fixed\n";

#[test]
fn a_quarter_is_reported_word_for_word() {
    let output = report(&postmortems(), &["--period", "2025-Q3"]);
    assert_eq!(out(&output), include_str!("postmortems.expected.md"));
    // One file is broken: it is named with its line, and the rest is reported.
    assert_eq!(output.status.code(), Some(2));
    let err = err(&output);
    assert!(err.contains("broken.json:3:9: error: "), "{err}");
    assert!(err.contains("hint: it is left out of the report"), "{err}");
    assert!(err.contains("README.md: note: "), "{err}");
}

#[test]
fn what_was_last_is_told_by_the_clock() {
    let folder = folder("report-last", &[("a.md", NOTES)]);
    for (period, title) in [("last-month", "October 2025"), ("last-quarter", "Q3 2025")] {
        let output = report(&folder, &["--period", period]);
        assert!(output.status.success(), "{}", err(&output));
        assert!(out(&output).contains(&format!("# Learning report: {title}\n")));
    }
    let wrong = report(&folder, &["--period", "2025-Q5"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("a quarter (2025-Q3)"), "{}", err(&wrong));
}

#[test]
fn links_are_paths_or_addresses_and_names_cannot_break_them() {
    let files = [("2025/a (b) #1.md", NOTES), ("javascript:x.md", &*NOTES.replace("Outage", "x"))];
    let folder = folder("report-links", &files);
    let text = out(&report(&folder, &["--period", "2025-10"]));
    assert!(text.contains("[Outage](2025/a%20%28b%29%20%231.md)"), "{text}");
    assert!(text.contains("[x](javascript%3Ax.md)"), "{text}");
    let based = ["--period", "2025-10", "--link-base", "https://git.example.org/main/"];
    let text = out(&report(&folder, &based));
    assert!(
        text.contains("[Outage](https://git.example.org/main/2025/a%20%28b%29%20%231.md)"),
        "{text}"
    );
}

#[test]
fn a_page_and_json_say_the_same() {
    let page =
        out(&report(&postmortems(), &["--period", "2025-Q3", "--to", "html", "--language", "de"]));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"de\">"));
    assert!(page.contains("3 Vorfälle sind für Q3 2025 verzeichnet."), "{page}");
    assert!(page.contains("<a href=\"2025/08-21-checkout.md\""), "{page}");
    let json = out(&report(&postmortems(), &["--period", "2025-Q3", "--to", "json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["parts"][0]["sentences"][0]["figures"]["n"], 3);
    assert_eq!(json["documents"][0]["address"], "2025/04-09-checkout.md");
}

#[test]
fn a_scope_leaves_the_others_out() {
    let args = ["--period", "2025-Q3", "--service", "Checkout", "--tag", "payments"];
    let text = out(&report(&postmortems(), &args));
    assert!(
        text.contains("1 incident is on record for Q3 2025. [\\[1\\]](2025/08-21-checkout.md "),
        "{text}"
    );
    assert!(text.contains("Only those that hit the service Checkout."), "{text}");
}

#[test]
fn a_report_in_the_folder_and_a_copy_of_a_file_count_for_nothing() {
    let folder = folder("report-again", &[("a.md", NOTES), ("copy.md", NOTES)]);
    let first = report(&folder, &["--period", "2025-10"]);
    assert!(err(&first).contains("the same postmortem as a.md"), "{}", err(&first));
    fs::write(folder.join("learned.md"), &first.stdout).unwrap();
    assert_eq!(out(&report(&folder, &["--period", "2025-10"])), out(&first));
}

#[test]
fn where_nothing_is_to_be_read_it_says_so() {
    let empty = report(&folder("report-empty", &[]), &[]);
    assert_eq!((empty.status.code(), out(&empty).as_str()), (Some(2), ""));
    assert!(err(&empty).contains("no postmortem is there"), "{}", err(&empty));
    let file = folder("report-file", &[("a.md", NOTES)]).join("a.md");
    let no_folder = report(&file, &[]);
    assert_eq!(no_folder.status.code(), Some(2));
    assert!(err(&no_folder).contains("a report is made of a folder"), "{}", err(&no_folder));
    let broken = report(&folder("report-broken", &[("a.json", "{\"x\": ")]), &[]);
    assert!(err(&broken).contains("none of its files could be read"), "{}", err(&broken));
}
