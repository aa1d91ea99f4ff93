//! The program as scripts and CI see it: what it writes where, and how it ends.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const NOTES: &str = "\
# Checkout outage

2025-10-01, all times in UTC.

## Summary

Checkout failed for 20 minutes. The engineer forgot to rotate the certificate.

## Timeline

- 14:32 errors begin
- 14:40 paged on-call
- 14:52 certificate rotated

## Action items

- [ ] Alert on certificates that expire within a month
";

fn afterword(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.args(args).env("SOURCE_DATE_EPOCH", "1764000000");
    command
}

fn run(args: &[&str]) -> Output {
    afterword(args).stdin(Stdio::null()).output().unwrap()
}

fn run_on(input: &str, args: &[&str]) -> Output {
    let mut command = afterword(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The standard output of a run that ended well.
#[track_caller]
fn good(output: &Output) -> String {
    assert!(output.status.success(), "{}", err(output));
    out(output)
}

/// A folder of its own for one test, empty at first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn an_export_is_imported_as_the_same_bytes() {
    let first = good(&run_on(NOTES, &["import", "-"]));
    for format in ["markdown", "json"] {
        let exported = good(&run_on(&first, &["export", "--to", format, "-"]));
        let again = good(&run_on(&exported, &["import", "-"]));
        assert_eq!(again, first, "{format}");
    }
}

#[test]
fn the_same_notes_give_the_same_document() {
    let [one, other] = [(); 2].map(|()| good(&run_on(NOTES, &["import", "-"])));
    assert_eq!(one, other);
    let changed = good(&run_on(&NOTES.replace("20 minutes", "30 minutes"), &["import", "-"]));
    let id = |text: &str| json(text)["timeline"][0]["id"].clone();
    assert_ne!(id(&one), id(&changed), "another text is another document");
}

#[test]
fn a_preview_says_what_stands_on_which_line() {
    let preview = json(&good(&run_on(NOTES, &["import", "--preview", "json", "-"])));
    assert_eq!(preview["title"], serde_json::json!({ "value": "Checkout outage", "line": 1 }));
    assert_eq!(preview["date"]["value"], "2025-10-01");
    let entry = &preview["timeline"][1];
    assert_eq!(entry["at"], "2025-10-01T14:40:00+00:00");
    assert_eq!((&entry["as_written"], &entry["line"]), (&"14:40".into(), &12.into()));
    assert_eq!(preview["sections"]["action_items"]["line"], 15);
    assert_eq!(preview["actions"][0]["done"], false);
    assert!(preview["kept"].as_str().unwrap().contains("Checkout failed for 20 minutes"));
}

#[test]
fn times_without_a_zone_are_read_in_the_one_that_is_said() {
    let notes = NOTES.replace(", all times in UTC", "");
    let at = |zone: &str| {
        let output = run_on(&notes, &["import", "--preview", "json", "--zone", zone, "-"]);
        let assumed = err(&output);
        assert!(assumed.contains("note") && assumed.contains(zone), "{assumed}");
        json(&good(&output))["timeline"][0]["at"].clone()
    };
    assert_eq!(at("Europe/London"), "2025-10-01T14:32:00+01:00");
    assert_eq!(at("America/New_York"), "2025-10-01T14:32:00-04:00");
    let unknown = run_on(&notes, &["import", "--zone", "Mars/Olympus", "-"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("no such zone"), "{}", err(&unknown));
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    let folder = folder("unreadable");
    let broken = folder.join("broken.json");
    fs::write(&broken, "{\n  \"schema\": \"postmortem/1\",\n  oops\n}\n").unwrap();
    let broken = broken.to_str().unwrap();
    let output = run(&["import", broken]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).starts_with(&format!("{broken}:3:3: error: ")), "{}", err(&output));
    assert_eq!(out(&output), "");

    let absent = run(&["import", "no-such-file.md"]);
    assert_eq!(absent.status.code(), Some(2));
    assert!(err(&absent).starts_with("no-such-file.md: error: "), "{}", err(&absent));

    let in_folder = run(&["import", folder.to_str().unwrap()]);
    assert!(err(&in_folder).contains("hint: name a file in it"), "{}", err(&in_folder));
    assert_eq!(run(&["export", "--to", "papyrus", "-"]).status.code(), Some(2));
}

#[test]
fn a_review_reads_like_the_messages_of_a_compiler() {
    let folder = folder("review");
    let file = folder.join("outage.md");
    fs::write(&file, NOTES).unwrap();
    let file = file.to_str().unwrap();
    let said = good(&run(&["review", file]));
    let expected = format!("{file}:7: warning: “engineer forgot”");
    assert!(said.lines().any(|it| it.starts_with(&expected) && it.ends_with("[forgot]")), "{said}");
    let unowned = format!("{file}:17: warning: Nobody owns");
    assert!(said.lines().any(|it| it.starts_with(&unowned)), "{said}");
    assert!(said.lines().last().unwrap().starts_with("“Checkout outage”: 0 errors, "), "{said}");

    let quiet = good(&run(&["review", "--off", "forgot", "--at-least", "warning", file]));
    assert!(!quiet.contains("[forgot]") && !quiet.contains(": hint: "), "{quiet}");
}

#[test]
fn a_review_ends_as_it_was_told_to() {
    let code = |args: &[&str]| {
        let args: Vec<&str> = [&["review", "-"], args].concat();
        run_on(NOTES, &args).status.code()
    };
    assert_eq!(code(&[]), Some(0), "a draft has warnings, and those don't stop anything");
    assert_eq!(code(&["--fail-on", "warning"]), Some(1));
    assert_eq!(code(&["--as", "published"]), Some(1), "no commander, no factors");
    assert_eq!(code(&["--as", "published", "--fail-on", "never"]), Some(0));
    // What is not shown stops all the same.
    assert_eq!(code(&["--at-least", "error", "--fail-on", "warning"]), Some(1));
}

#[test]
fn folders_and_patterns_are_searched() {
    let folder = folder("search");
    fs::create_dir_all(folder.join("2025/.hidden")).unwrap();
    for name in ["one.md", "2025/two.md", "2025/.hidden/three.md", "notes.csv"] {
        fs::write(folder.join(name), NOTES).unwrap();
    }
    let files = |argument: &str| {
        let reviewed = good(&run(&["review", "--format", "json", argument]));
        let reviewed = json(&reviewed);
        let documents = reviewed["documents"].as_array().unwrap().clone();
        let name = |it: &Value| {
            let file = it["file"].as_str().unwrap().to_owned();
            Path::new(&file).strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/")
        };
        documents.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(files(folder.to_str().unwrap()), ["2025/two.md", "one.md"]);
    assert_eq!(files(folder.join("*.md").to_str().unwrap()), ["one.md"]);
    let nothing = run(&["review", folder.join("*.txt").to_str().unwrap()]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(err(&nothing).contains("no postmortem is there"), "{}", err(&nothing));
}

#[test]
fn code_hosts_get_rules_places_and_fingerprints() {
    let folder = folder("sarif");
    let file = folder.join("an outage.md");
    fs::write(&file, NOTES).unwrap();
    let sarif = |text: &str| {
        fs::write(&file, text).unwrap();
        json(&good(&run(&["review", "--format", "sarif", file.to_str().unwrap()])))
    };
    let log = sarif(NOTES);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    for it in results {
        let rule = &rules[usize::try_from(it["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], it["ruleId"]);
        assert!(["error", "warning", "note"].contains(&it["level"].as_str().unwrap()));
        let place = &it["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("an%20outage.md"));
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
    }
    // A line above moves the findings and leaves them the same.
    let moved = sarif(&NOTES.replacen("\n\n", "\n\n\n", 1));
    let find = |log: &Value| {
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results.into_iter().find(|it| it["ruleId"] == "forgot").unwrap()
    };
    let (before, after) = (find(&log), find(&moved));
    assert_eq!(before["partialFingerprints"], after["partialFingerprints"]);
    let line = |it: &Value| {
        it["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().unwrap()
    };
    assert_eq!(line(&after), line(&before) + 1);
}

#[test]
fn due_dates_and_drawings_come_out() {
    let owned = NOTES.replace("within a month", "within a month (owner: Ada, due 2025-11-01)");
    let calendar = good(&run_on(&owned, &["export", "--to", "ics", "-"]));
    assert!(calendar.contains("DTSTART;VALUE=DATE:20251101\r\n"), "{calendar}");
    let undated = run_on(NOTES, &["export", "--to", "ics", "-"]);
    assert!(err(&undated).contains("no open action"), "{}", err(&undated));
    let svg = good(&run_on(NOTES, &["export", "--to", "svg", "-"]));
    assert!(svg.contains("<svg") && svg.contains("certificate rotated"), "{svg}");
    let mermaid = good(&run_on(NOTES, &["export", "--to", "mermaid", "-"]));
    assert!(mermaid.starts_with("gantt"), "{mermaid}");
    let causes = run_on(NOTES, &["export", "--to", "svg", "--of", "causes", "-"]);
    assert!(err(&causes).contains("no cause tree"), "{}", err(&causes));
}

#[test]
fn the_schemas_are_those_that_are_published() {
    let published = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/schema").join(name);
        fs::read_to_string(path).unwrap()
    };
    assert_eq!(good(&run(&["schema"])), published("postmortem-1.json"));
    assert_eq!(good(&run(&["schema", "postmortem"])), published("postmortem-1.json"));
    assert_eq!(good(&run(&["schema", "action-list"])), published("action-list-1.json"));
    assert_eq!(good(&run(&["schema", "toil-register"])), published("toil-register-1.json"));
    assert_eq!(good(&run(&["schema", "assessment"])), published("assessment-1.json"));
    assert_eq!(good(&run(&["schema", "maturity-model"])), published("maturity-model-1.json"));
    assert_eq!(good(&run(&["schema", "workspace"])), published("workspace-1.json"));
}

#[test]
fn wikis_get_pages_of_their_own() {
    let document = good(&run_on(NOTES, &["import", "-"]));
    for (format, expected) in [
        (
            "confluence",
            "<ac:task><ac:task-id>1</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>Alert on certificates",
        ),
        ("mediawiki", "\n== Action items ==\n\n* ☐ Alert on certificates"),
        ("jira", "\nh2. Action items\n\n* ☐ Alert on certificates"),
    ] {
        let page = good(&run_on(&document, &["export", "--to", format, "-"]));
        assert!(page.contains(expected), "{page}");
        let help = good(&run(&["export", "--help"]));
        assert!(help.contains(&format!("- {format}:")), "{help}");
    }
}

#[test]
fn actions_go_out_as_a_table_and_come_back() {
    let document = good(&run_on(NOTES, &["import", "-"]));
    let table = good(&run_on(&document, &["export", "--to", "csv", "-"]));
    assert!(table.starts_with("Action,Owner,Due,"), "{table}");
    let file = folder("tables").join("open-actions.csv");
    fs::write(&file, &table).unwrap();
    let back = json(&good(&run(&["import", file.to_str().unwrap()])));
    assert_eq!(back["title"], "open actions");
    assert_eq!(back["actions"], json(&document)["actions"]);

    let review = json(&good(&run(&["review", "--format", "json", file.to_str().unwrap()])));
    assert_eq!(review["documents"].as_array().map(Vec::len), Some(1), "a table is a document, too");

    fs::write(&file, "Action,Owner\nx,\"Kim\n").unwrap();
    let failed = run(&["import", file.to_str().unwrap()]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(err(&failed).contains("open-actions.csv:2:3: "), "{}", err(&failed));
}

#[test]
fn the_actions_of_a_board_become_a_document() {
    let board = r#"{"schema":"afterword-actions/1","actions":[{"title":"Checkout","action":{"id":"00000000000a","title":"Add a limit"}}]}"#;
    let file = folder("boards").join("open-actions.json");
    fs::write(&file, board).unwrap();
    let document = json(&good(&run(&["import", file.to_str().unwrap()])));
    assert_eq!(document["title"], "open actions");
    assert_eq!(document["actions"][0]["title"], "Add a limit");
    assert_eq!(document["actions"][0]["source"], "Checkout");
    let newer = run_on(&board.replace("/1", "/2"), &["import", "-"]);
    assert_eq!(newer.status.code(), Some(2));
    assert!(err(&newer).contains("a newer version of Afterword wrote it"), "{}", err(&newer));
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(good(&run(&["completions", shell])).contains("afterword"), "{shell}");
    }
}

/// How well real documents are read, by the labels that people have put beside eight of them. Both lie beside the checkout; without
/// them there is nothing to test, and the test says so.
#[test]
fn real_documents_are_read_as_people_read_them() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let (score, corpus) = (shared.join("tools/score_import.py"), shared.join("corpus/postmortems"));
    let command = format!("{} import --preview json", env!("CARGO_BIN_EXE_afterword"));
    let scored = Command::new("python3").arg(&score).arg(command).arg(&corpus).output();
    let Some(scored) = scored.ok().filter(|_| score.is_file() && corpus.is_dir()) else {
        eprintln!(
            "no labelled documents at {}, or no Python: nothing was tested",
            shared.display()
        );
        return;
    };
    let said = good(&scored);
    let last = said.lines().last().unwrap();
    let f1: f64 = last.split_whitespace().nth(2).unwrap().parse().unwrap();
    assert!(f1 >= 0.92 && last.contains("files that lost words 0"), "{said}");
}
