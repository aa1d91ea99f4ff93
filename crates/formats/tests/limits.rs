//! What is as large, as deep and as many as a limit says is read; one more is refused, or kept as text, and never dropped.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod importers;
mod reading;

use afterword_core::causes::{MAX_CAUSES, MAX_DEPTH};
use afterword_core::prose::{self, Node};
use afterword_formats::actions::read_board;
use afterword_formats::limits::{MAX_BYTES, MAX_CELLS, MAX_LEVELS, MAX_NODES};
use afterword_formats::{ReadError, json, mermaid, outline, severity, template, workspace};
use reading::preview;

/// A document with a member more.
fn document(member: &str) -> String {
    format!(
        r#"{{"schema":"postmortem/1","id":"0195a4b0-0000-7000-8000-00000000000a","createdAt":"2026-03-10T09:00:00+01:00","x":{member}}}"#
    )
}

fn backup(settings: &str) -> String {
    format!(
        r#"{{"schema":"afterword-workspace/1","exportedAt":"2026-03-10T09:00:00+01:00","documents":[],"settings":{{"x":{settings}}}}}"#
    )
}

/// Lists in lists.
fn nested(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

/// A list of that many values.
fn long(n: usize) -> String {
    format!("[{}0]", "0,".repeat(n - 1))
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, ReadError>, limit: &str) {
    let error = result.unwrap_err();
    assert!(error.message.contains(limit), "{error}");
}

#[test]
fn a_file_may_have_25_megabytes() {
    for importer in importers::ALL.into_iter().filter(|it| it.limits_bytes) {
        let text = " ".repeat(MAX_BYTES + 1);
        refused((importer.read)(&text), "the limit is 25 MB");
    }
    let padded = |text: &str, n: usize| format!("{text}{}", " ".repeat(n - text.len()));
    for text in ["# A\n", &document("0")] {
        assert_eq!(importers::any("x", padded(text, MAX_BYTES).as_bytes()), Ok(()), "{text}");
        refused(importers::any("x", padded(text, MAX_BYTES + 1).as_bytes()), "the limit is 25 MB");
    }
}

#[test]
fn json_may_have_100_levels() {
    // The object around the member is a level, too.
    assert!(json::read(&document(&nested(MAX_LEVELS - 1))).is_ok());
    refused(json::read(&document(&nested(MAX_LEVELS))), "100 levels");
    assert!(workspace::read(&backup(&nested(MAX_LEVELS - 1))).is_ok());
    refused(workspace::read(&backup(&nested(MAX_LEVELS))), "100 levels");
    for read in importers::ALL.into_iter().filter(|it| it.is_json).map(|it| it.read) {
        assert!(read(&nested(1_000_000)).is_err());
    }
    refused(template::read(&nested(MAX_LEVELS + 1)), "100 levels");
    refused(severity::read(&nested(MAX_LEVELS + 1)), "100 levels");
}

#[test]
fn json_may_have_200000_nodes() {
    // The object, its three other members and the list count as well.
    let nodes = MAX_NODES - 4;
    assert!(json::read(&document(&long(nodes))).is_ok());
    refused(json::read(&document(&long(nodes + 1))), "200000 nodes");
    assert!(workspace::read(&backup(&long(MAX_NODES - 1))).is_ok());
    refused(workspace::read(&backup(&long(MAX_NODES))), "200000 nodes");
    refused(template::read(&long(MAX_NODES + 1)), "200000 nodes");
    refused(severity::read(&long(MAX_NODES + 1)), "200000 nodes");
}

/// The JSON of a board with that many actions, and a member more.
fn board(n: usize, member: &str) -> String {
    let action = |it: usize| format!(r#"{{"action":{{"id":"{it:012}"}}}}"#);
    let actions: Vec<String> = (0..n).map(action).collect();
    format!(r#"{{"schema":"afterword-actions/1","actions":[{}],"x":{member}}}"#, actions.join(","))
}

#[test]
fn a_board_may_have_200000_actions_and_as_many_values_as_a_table() {
    assert_eq!(read_board(&board(MAX_NODES, "0")).unwrap().rows.len(), MAX_NODES);
    refused(read_board(&board(MAX_NODES + 1, "0")), "200000 nodes");
    assert!(read_board(&board(0, &long(MAX_CELLS - 4))).is_ok());
    refused(read_board(&board(0, &long(MAX_CELLS))), "2000000 nodes");
    assert!(read_board(&board(1, &nested(MAX_LEVELS - 1))).is_ok());
    refused(read_board(&board(1, &nested(MAX_LEVELS))), "100 levels");
}

#[test]
fn a_backup_may_have_200000_documents() {
    let backup = |n: usize| {
        format!(
            r#"{{"schema":"afterword-workspace/1","exportedAt":"2026-03-10T09:00:00+01:00","documents":{}}}"#,
            long(n)
        )
    };
    assert_eq!(workspace::read(&backup(MAX_NODES)).unwrap().unreadable.len(), MAX_NODES);
    refused(workspace::read(&backup(MAX_NODES + 1)), "200000 nodes");
}

#[test]
fn a_limit_holds_for_each_document_of_a_backup() {
    let deep = document(&nested(MAX_LEVELS));
    let text = format!(
        r#"{{"schema":"afterword-workspace/1","exportedAt":"2026-03-10T09:00:00+01:00","documents":[{deep},{}]}}"#,
        document("0")
    );
    let read = workspace::read(&text).unwrap();
    assert_eq!(read.documents.len(), 1);
    assert!(read.unreadable[0].reason.message.contains("100 levels"));
}

fn flowchart(n: usize) -> String {
    (0..n).fold("flowchart TD\n".to_owned(), |text, it| text + &format!("a --> b{it}\n"))
}

#[test]
fn a_tree_has_its_limits_in_every_form() {
    let outline = |text: &str| outline::read(text, &mut counter());
    let mermaid = |text: &str| mermaid::read(text, &mut counter());
    assert!(mermaid(&flowchart(MAX_CAUSES)).is_ok());
    refused(mermaid(&flowchart(MAX_CAUSES + 1)), "at most 2000 causes");
    let items = |n: usize| format!("Problem: a\n{}", "- b\n".repeat(n));
    assert!(outline(&items(MAX_CAUSES)).is_ok());
    refused(outline(&items(MAX_CAUSES + 1)), "at most 2000 causes");
    refused(outline(&items(MAX_NODES)), "at most 2000 causes");
    let chain = |n: usize| {
        (0..n).fold("flowchart TD\n".to_owned(), |text, it| {
            text + &format!("a{it} --> a{}\n", it + 1)
        })
    };
    assert!(mermaid(&chain(MAX_DEPTH)).is_ok());
    refused(mermaid(&chain(MAX_DEPTH + 1)), "at most 64 causes deep");
    let steps = |n: usize| {
        (0..n).fold("Problem: a\n".to_owned(), |text, it| text + &"  ".repeat(it) + "- b\n")
    };
    assert!(outline(&steps(MAX_DEPTH)).is_ok());
    refused(outline(&steps(MAX_DEPTH + 1)), "at most 64 causes deep");
}

#[test]
fn a_flowchart_may_have_200000_nodes() {
    let read = |n: usize| mermaid::read(&flowchart(n), &mut counter());
    refused(read(MAX_NODES - 1), "at most 2000 causes");
    refused(read(MAX_NODES), "200000 nodes");
}

/// How deep the deepest node is, from 1.
fn depth(nodes: &[Node]) -> usize {
    let below = |node: &Node| match node {
        Node::Element { children, .. } => 1 + depth(children),
        _ => 1,
    };
    nodes.iter().map(below).max().unwrap_or(0)
}

#[test]
fn markdown_may_be_nested_however_deep_and_is_shown_to_100_levels() {
    for levels in [prose::MAX_DEPTH, prose::MAX_DEPTH + 1, 500] {
        let quotes = format!("{}innermost", "> ".repeat(levels));
        let list: String = (0..levels).map(|it| format!("{}- a\n", "  ".repeat(it))).collect();
        let lists = format!("{list}{}- innermost", "  ".repeat(levels));
        for text in [quotes, lists] {
            let nodes = prose::parse(&text);
            assert!(depth(&nodes) <= prose::MAX_DEPTH + 1, "{levels} levels");
            assert!(format!("{nodes:?}").contains("innermost"));
            assert!(preview(&text).document.summary.ends_with("innermost"));
        }
    }
}

#[test]
fn of_a_table_200000_rows_are_entries_and_the_rest_stays_text() {
    let rows: String = (0..=MAX_NODES).map(|it| format!("|10:00|row{it}|\n")).collect();
    let document = preview(&format!("## Timeline\n\n|Time|Event|\n|-|-|\n{rows}")).document;
    assert_eq!(document.timeline.len(), MAX_NODES);
    assert_eq!(document.timeline[MAX_NODES - 1].text, format!("row{}", MAX_NODES - 1));
    let kept: Vec<&str> = document.extra.iter().map(|it| it.text.as_str()).collect();
    assert!(kept.iter().any(|it| it.contains(&format!("row{MAX_NODES}"))), "{kept:?}");
}

#[test]
fn of_a_table_200000_rows_are_actions_and_the_rest_stays_text() {
    let rows: String = (0..=MAX_NODES).map(|it| format!("|row{it}|\n")).collect();
    let document = preview(&format!("## Action items\n\n|Task|\n|-|\n{rows}")).document;
    assert_eq!(document.actions.len(), MAX_NODES);
    assert!(document.extra.iter().any(|it| it.text.contains(&format!("row{MAX_NODES}"))));
}

/// A word that is repeated at each action would fill the memory, were it as long as it likes.
#[test]
fn what_is_repeated_is_short() {
    let name = "word ".repeat(20_000);
    let grouped = format!("## Action items\n\n### {name}\n\n{}", "- a\n".repeat(1_000));
    let columns = format!("## Action items\n\n|Task|{name}|\n|-|-|\n{}", "|a|b|\n".repeat(1_000));
    for text in [grouped, columns] {
        let document = preview(&text).document;
        assert_eq!(document.actions.len(), 1_000);
        assert!(json::write(&document).len() < 1_000_000);
    }
}

fn counter() -> impl FnMut() -> u64 {
    let mut next = 0;
    move || {
        next += 1;
        next
    }
}
