//! Actions as tables: our own come back as they went out, and those of trackers are understood.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionState, Priority};
use afterword_core::time::{Instant, Zone};
use afterword_formats::csv::{Table, actions};
use afterword_formats::markdown::{ReadContext, What};
use afterword_formats::{Imported, ReadError, import};
use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;

fn read(text: &str) -> Vec<Action> {
    let mut n = 0;
    let mut ids = || {
        n += 1;
        n
    };
    let table = Table::parse(text).unwrap();
    actions::read(&table, &mut ids).into_iter().map(|it| it.action).collect()
}

fn imported(name: &str, bytes: &[u8]) -> Result<Imported, ReadError> {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut n = 0;
    let mut ids = || {
        n += 1;
        n
    };
    import(bytes, &mut ids, ReadContext { name, now, zone: &Zone::default(), zones: &zones })
}

fn document(name: &str, text: &str) -> Postmortem {
    match imported(name, text.as_bytes()).unwrap() {
        Imported::Text(preview) => preview.document,
        other => panic!("{other:?}"),
    }
}

const JIRA: &str = "\
Issue key,Issue id,Summary,Issue Type,Status,Priority,Assignee,Created,Due Date,Description,Labels,Labels,Custom field (Team)
OPS-12,10012,Alert on pool size,Task,In Progress,Highest,Kim,01/Oct/25 9:12 AM,03/Oct/25 12:00 AM,\"Warn at 80 %,
page at 95 %\",incident,pool,Payments
OPS-13,10013,Rotate keys by itself,Task,To Do,Medium,,02/Oct/25 9:12 AM,,,,,
";

#[test]
fn a_table_of_jira_is_understood() {
    let [first, second] = <[Action; 2]>::try_from(read(JIRA)).unwrap();
    assert_eq!(first.title, "Alert on pool size");
    assert_eq!((first.owner.as_str(), first.priority), ("Kim", Some(Priority::P0)));
    assert_eq!((first.due, first.created), (day(3), day(1)));
    assert_eq!(first.state, ActionState::InProgress);
    assert!(
        first.detail.starts_with("Warn at 80 %,\npage at 95 %\n\nIssue key: OPS-12\n\n"),
        "{first:?}"
    );
    for kept in
        ["Priority: Highest", "Labels: incident", "Labels: pool", "Custom field (Team): Payments"]
    {
        assert!(first.detail.contains(kept), "{kept} in {}", first.detail);
    }
    assert_eq!((second.state, second.due, second.owner.as_str()), (ActionState::Open, None, ""));
}

fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2025, 10, day)
}

#[test]
fn tables_of_linear_github_and_spreadsheets_are_understood() {
    let linear = "ID,Team,Title,Description,Status,Estimate,Priority,Assignee,Due Date\nOPS-1,Ops,Add a limit,,Canceled,3,Urgent,kim@x.example,2025-10-03\n";
    let it = &read(linear)[0];
    assert_eq!(
        (it.title.as_str(), it.owner.as_str(), it.due),
        ("Add a limit", "kim@x.example", day(3))
    );
    assert_eq!(it.state, ActionState::WontDo { reason: String::new() });
    assert_eq!(it.priority, Some(Priority::P0));
    assert!(it.detail.contains("ID: OPS-1") && it.detail.contains("Estimate: 3"), "{}", it.detail);

    let github =
        "Title\tURL\tAssignees\tStatus\nAdd a limit\thttps://x.example/1\tkim, lee\tDone\n";
    let it = &read(github)[0];
    assert_eq!((it.tracker.as_str(), it.owner.as_str()), ("https://x.example/1", "kim, lee"));
    assert_eq!((&it.state, it.detail.as_str()), (&ActionState::Done, ""));

    let sheet =
        "Owner;Action item;Deadline\nKim;Add a limit;October 3, 2025\nLee;Test it;10/11/2025\n";
    let [first, second] = <[Action; 2]>::try_from(read(sheet)).unwrap();
    assert_eq!((first.due, first.detail.as_str()), (day(3), ""));
    // It may be in October or in November.
    assert_eq!((second.due, second.detail.as_str()), (None, "Deadline: 10/11/2025"));
}

#[test]
fn what_is_not_understood_is_kept() {
    let it = &read("Action,Owner,Status,Priority,Due\nx,Kim,Parked,Soon,next week")[0];
    assert_eq!(it.state, ActionState::Open);
    assert_eq!(it.detail, "Status: Parked\n\nPriority: Soon\n\nDue: next week");
    let it = &read("Action,Owner\nx,Kim,and more\n,,\n")[0];
    assert_eq!(it.detail, "and more");
    assert_eq!(read("Action,Owner\n , \n").len(), 0);
}

#[test]
fn a_file_of_actions_is_a_document_of_them() {
    let Imported::Text(preview) = imported("pool-outage.csv", JIRA.as_bytes()).unwrap() else {
        panic!("no preview");
    };
    assert_eq!(preview.document.title, "pool outage");
    let lines: Vec<usize> = preview.recognised.iter().map(|it| it.line).collect();
    assert_eq!(lines, [1, 2, 4]);
    assert_eq!(preview.recognised[0].what, What::Columns);
    assert_eq!(document("", JIRA).actions.len(), 2, "pasted");
    assert_eq!(document("x.csv", "\u{feff}Action;Due\nx;2025-10-03").actions[0].due, day(3));
}

#[test]
fn prose_and_other_tables_are_no_actions() {
    for (name, text) in [
        ("", "Title, owner\n\nKim owns it, and more, and more.\n"),
        ("x.md", "Action,Owner\nx,Kim\n"),
        ("", "Action,Owner"),
        ("x.csv", "Time,Who,What\n2025-10-03 14:32,Kim,rolled back\n"),
        ("", "Actions, as we see them, have owners.\n"),
    ] {
        if let Ok(Imported::Text(preview)) = imported(name, text.as_bytes()) {
            assert_eq!(preview.document.actions.len(), 0, "{text}");
        }
    }
}

#[test]
fn a_damaged_table_is_named_by_its_place() {
    let error = imported("x.csv", b"Action,Owner\nx,\"Kim\n").unwrap_err();
    assert!(error.to_string().starts_with("line 2, column 3: expected a quote"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_out_comes_back(document in arbitrary::postmortem()) {
        let text = actions::write(document.actions.iter().map(|it| &**it));
        let bare = |it: &Rc<Action>| Action { causes: Vec::new(), history: Vec::new(), ..(**it).clone() };
        let expected: Vec<Action> = document.actions.iter().map(bare).collect();
        prop_assert_eq!(read(&text), expected, "{}", text);
    }

    #[test]
    fn no_table_breaks_it(text in "(Action|Owner|Due|Status|Id|[a,;\"\t\n=']){0,40}") {
        _ = imported("x.csv", text.as_bytes());
        _ = imported("", text.as_bytes());
    }
}
