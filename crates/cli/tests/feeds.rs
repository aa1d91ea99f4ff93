//! Chats, alerts and tables on the command line: into a postmortem of their own, and into one that is there.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const SLACK: &str = r#"[
  {"ts": "1776959516.000100", "user": "U1", "text": "errors are up", "user_profile": {"real_name": "Ada"}},
  {"ts": "1776959530.000100", "user": "U2", "subtype": "channel_join", "text": "<@U2> has joined"},
  {"ts": "1776959576.000100", "user": "U1", "text": "rolled back", "user_profile": {"real_name": "Ada"}}
]"#;

const OUTAGE: &str = "# Outage\n\n## Timeline\n\nAll times in UTC.\n\n- 2026-04-23 15:51 Errors are up!\n- 2026-04-23 16:30 closed\n";

struct Run {
    out: String,
    err: String,
    code: Option<i32>,
}

fn run(folder: &Path, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    let command = command.args(args).current_dir(folder).env("SOURCE_DATE_EPOCH", "1764000000");
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
}

/// A folder with those files.
fn folder(name: &str, files: &[(&str, impl AsRef<[u8]>)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text.as_ref()).unwrap();
    }
    folder
}

fn texts(document: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(document).unwrap();
    let timeline = document["timeline"].as_array().unwrap();
    timeline.iter().map(|it| it["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_was_told_becomes_a_postmortem() {
    let folder = folder("feed-alone", &[("slack.json", SLACK)]);
    let made = run(&folder, &["import", "slack.json", "--zone", "Europe/Berlin"]);
    assert_eq!(texts(&made.out), ["errors are up", "rolled back"], "{}", made.err);
    assert!(
        made.err.contains(
            "2 added, 0 already there, 1 set aside (1 say only what the chat does by itself)"
        ),
        "{}",
        made.err
    );
    assert!(
        made.out.contains("2026-04-23T17:51:56+02:00"),
        "on the clocks of the zone: {}",
        made.out
    );
    let again = run(&folder, &["import", "slack.json", "--zone", "Europe/Berlin"]);
    assert_eq!(made.out, again.out);
    let refused = run(&folder, &["review", "slack.json"]);
    assert!(refused.code == Some(2) && refused.err.contains("import --into"), "{}", refused.err);
}

#[test]
fn what_was_told_comes_into_a_postmortem_once() {
    let files = [("slack.json", SLACK), ("outage.md", OUTAGE)];
    let folder = folder("feed-into", &files);
    let into = |document: &str, to: &str| {
        run(&folder, &["import", "--into", document, "--to", to, "slack.json"])
    };
    let grown = into("outage.md", "markdown");
    assert!(grown.err.contains("1 added, 1 already there, 1 set aside"), "{}", grown.err);
    assert!(
        grown.out.contains("**2026-04-23 15:52:56** · Mitigation — rolled back"),
        "{}",
        grown.out
    );
    fs::write(folder.join("grown.md"), &grown.out).unwrap();
    let again = into("grown.md", "markdown");
    assert!(again.err.contains("0 added, 2 already there"), "{}", again.err);
    assert_eq!(again.out, grown.out, "nothing changes");
    assert_eq!(texts(&into("grown.md", "json").out), ["Errors are up!", "rolled back", "closed"]);

    let edited = SLACK.replace("rolled back", "rolled back v42");
    fs::write(folder.join("slack.json"), edited).unwrap();
    let kept = into("grown.md", "json");
    assert!(kept.err.contains("1 with other words there"), "{}", kept.err);
    assert_eq!(texts(&kept.out)[1], "rolled back");
    let updated = run(&folder, &["import", "--into", "grown.md", "--update", "slack.json"]);
    assert_eq!(texts(&updated.out)[1], "rolled back v42", "{}", updated.err);
    let wrong = run(&folder, &["import", "--into", "grown.md", "outage.md"]);
    assert!(
        wrong.code == Some(2) && wrong.err.contains("hint: read as entries are"),
        "{}",
        wrong.err
    );
}

#[test]
fn columns_are_said_by_name() {
    let csv =
        "Ref;Opened;Heading;Reporter\nA-1;04.06.2021 13:16;down;Ada\nA-2;04.06.2021 13:18;up;Bob\n";
    let folder = folder("feed-columns", &[("x.csv", csv), ("odd.csv", "a,b\n1,2\n")]);
    let columns = "time=Opened,text=heading,who=Reporter,key=Ref";
    let made = run(&folder, &["import", "--columns", columns, "x.csv"]);
    assert_eq!(texts(&made.out), ["down", "up"], "{}", made.err);
    assert!(made.out.contains("\"source\": \"Bob\""), "{}", made.out);
    assert_eq!(run(&folder, &["import", "x.csv"]).code, Some(0), "and guessed otherwise");
    let absent = run(&folder, &["import", "--columns", "time=When,text=Heading", "x.csv"]);
    assert!(
        absent.err.starts_with("x.csv:1:1: error: there is no column “When”"),
        "{}",
        absent.err
    );
    let unknown = run(&folder, &["import", "--columns", "tiem=Opened", "x.csv"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("time, date, zone"), "{}", unknown.err);
    let odd = run(&folder, &["import", "odd.csv"]);
    assert!(odd.err.contains("--columns time=…,text=…"), "{}", odd.err);
}

#[test]
fn times_without_a_day_are_of_the_day_that_is_said() {
    let chat = "Ada [8:27 AM]\nerrors\nBob [8:28 AM]\non it\n";
    let folder = folder("feed-day", &[("chat.txt", chat)]);
    let kept = run(&folder, &["import", "chat.txt"]);
    assert!(
        kept.err.contains("--day says it") && kept.out.contains("\"stamp\": \"8:27 AM\""),
        "{}",
        kept.err
    );
    let dated = run(&folder, &["import", "--day", "2026-02-05", "chat.txt"]);
    assert!(dated.out.contains("2026-02-05T08:28:00Z"), "{}", dated.out);
}

#[test]
fn files_of_spreadsheets_are_read_however_they_hold_their_letters() {
    let western =
        b"Time;What\r\n2026-04-23 15:51;Gr\xf6\xdfe falsch\r\n2026-04-23 16:02;behoben\r\n";
    let text = String::from_utf8(
        western.iter().map(|it| *it as char).flat_map(|it| it.to_string().into_bytes()).collect(),
    )
    .unwrap();
    let wide: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = folder(
        "feed-letters",
        &[("ansi.csv", western.to_vec()), ("wide.txt", wide), ("ansi.txt", western.to_vec())],
    );
    for name in ["ansi.csv", "wide.txt"] {
        let made = run(&folder, &["import", name]);
        assert_eq!(texts(&made.out), ["Größe falsch", "behoben"], "{}", made.err);
        assert_eq!(
            made.err.contains("it was read as Windows-1252"),
            name == "ansi.csv",
            "{}",
            made.err
        );
    }
    let refused = run(&folder, &["import", "ansi.txt"]);
    assert!(
        refused.err.starts_with("ansi.txt:2:20: error: expected text in UTF-8"),
        "{}",
        refused.err
    );
}
