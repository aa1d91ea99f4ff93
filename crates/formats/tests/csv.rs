//! Tables as they come out of other programs, and as they go out to them.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::path::Path;

use afterword_formats::csv::{Delimiter, Row, Table, write_row};
use afterword_formats::limits::{MAX_CELLS, MAX_NODES};
use proptest::prelude::*;
use serde_json::{Value, json};

#[track_caller]
fn check(text: &str, expected: &[&[&str]]) {
    let table = Table::parse(text).unwrap();
    let found: Vec<&Vec<String>> =
        std::iter::once(&table.header).chain(&table.rows).map(|it| &it.cells).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn quotes_hold_what_would_end_a_cell() {
    check("a,b\n\"1,2\",\"3\n4\"\n", &[&["a", "b"], &["1,2", "3\n4"]]);
    check("a\n\"say \"\"hi\"\"\"", &[&["a"], &["say \"hi\""]]);
    check("a,b\n5\" disk,x\"y\"z", &[&["a", "b"], &["5\" disk", "x\"y\"z"]]);
    check("a,b\n\"1\" or so,2", &[&["a", "b"], &["1 or so", "2"]]);
}

#[test]
fn lines_end_in_three_ways_and_blank_ones_are_no_rows() {
    let expected: &[&[&str]] = &[&["a", "b"], &["1", "2"], &["3", "4"]];
    for end in ["\n", "\r\n", "\r"] {
        check(&["", "a,b", "", "1,2", "3,4", ""].join(end), expected);
    }
    check("\u{feff}a,b\n1,2\n3,4", expected);
}

#[test]
fn what_separates_the_cells_is_found() {
    for (text, expected) in [
        ("a,b\n1,2", Delimiter::Comma),
        ("a;b\n1,5;2,5", Delimiter::Semicolon),
        ("a\tb, if any\tc, too\n1\t2\t3", Delimiter::Tab),
        ("Name;Notes, if any;Owner, team\nx;y;z", Delimiter::Semicolon),
        ("\"a;b;c;d\",e\n1,2", Delimiter::Comma),
        ("a\n1", Delimiter::Comma),
        ("sep=;\na,b;c,d\n1,2;3,4", Delimiter::Semicolon),
        ("SEP=\t\r\na\tb", Delimiter::Tab),
    ] {
        let table = Table::parse(text).unwrap();
        assert_eq!(table.delimiter, expected, "{text:?}");
        assert!(!table.header.cell(0).contains('='), "{text:?}");
    }
}

#[test]
fn rows_know_their_lines() {
    let table = Table::parse("\n\na,b\r\n\"x\r\ny\rz\",1\r\n\r\n2,3\n").unwrap();
    let lines: Vec<usize> = table.rows.iter().map(|it| it.line).collect();
    assert_eq!((table.header.line, lines), (3, vec![4, 8]));
}

#[test]
fn columns_have_names_and_rows_may_lack_them() {
    let table = Table::parse("Title, Due Date \nx").unwrap();
    assert_eq!(table.column("due date"), Some(1));
    assert_eq!(table.column("due"), None);
    assert_eq!(table.rows[0].cell(1), "");
}

#[test]
fn an_open_quote_is_named_by_its_place() {
    let error = Table::parse("a,b\n1,2\nü,\"three\n4,5\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 3, column 3: expected a quote that closes this one, but the file ends before it"
    );
}

#[test]
fn what_is_no_text_is_named_by_its_place() {
    let error = Table::read(b"a,b\n1,\x81").unwrap_err();
    assert!(error.to_string().starts_with("line 2, column 3: expected text"), "{error}");
    let error = Table::read(b"\xff\xfea\0\n\0\x00\xd8").unwrap_err();
    assert!(error.to_string().starts_with("line 2, column 1: expected text"), "{error}");
    assert!(Table::read(b"\xfe\xff\0a\0").is_err());
    assert!(Table::read(b"").is_err());
    assert!(Table::read(b"\n\r\n").is_err());
}

#[test]
fn limits_hold_at_their_edge() {
    let rows = |n: usize| format!("a\n{}", "1\n".repeat(n));
    assert_eq!(Table::parse(&rows(MAX_NODES)).unwrap().rows.len(), MAX_NODES);
    let error = Table::parse(&rows(MAX_NODES + 1)).unwrap_err();
    assert!(error.message.contains("200000 rows"), "{error}");
    let cells = |n: usize| format!("a\n{}", ",".repeat(n));
    assert!(Table::parse(&cells(MAX_CELLS - 2)).is_ok());
    let error = Table::parse(&cells(MAX_CELLS - 1)).unwrap_err();
    assert!(error.message.contains("2000000 cells"), "{error}");
}

fn row() -> impl Strategy<Value = Vec<String>> {
    let cell = prop_oneof![any::<String>(), "['=+@\t\r\n\"-]{0,4}", "[a;, \t\"\n\r]{0,5}"];
    prop::collection::vec(cell, 1..5)
}

fn written(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    rows.iter().for_each(|it| write_row(&mut out, it));
    out
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec(row(), 1..6)) {
        let table = Table::parse(&written(&rows)).unwrap();
        prop_assert_eq!(table.delimiter, Delimiter::Comma);
        let read: Vec<Vec<String>> =
            std::iter::once(table.header).chain(table.rows).map(|it| it.cells).collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn no_cell_goes_out_as_a_formula(cell in "['=+@\t\r\n＝＋－＠-]{0,4}.*") {
        let out = written(&[vec![cell]]);
        let shown = out.strip_prefix('"').unwrap_or(&out);
        let signs = ['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠'];
        prop_assert!(!shown.starts_with(signs), "{}", out);
        prop_assert!(!shown.starts_with('\r') || out == "\r\n", "{}", out);
    }

    #[test]
    fn no_bytes_break_it(bytes in any::<Vec<u8>>(), text in "[a,;\"\t\n\r']{0,60}") {
        _ = Table::read(&bytes);
        _ = Table::read(text.as_bytes());
    }
}

fn corpus(folder: &str) -> Vec<std::path::PathBuf> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/csv").join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no corpus");
        return Vec::new();
    };
    entries.map(|it| it.unwrap().path()).collect()
}

#[test]
fn the_spectrum_of_tables_is_read_as_its_authors_expect() {
    for path in corpus("csv-spectrum").iter().filter(|it| it.extension().unwrap() == "csv") {
        let table = Table::read(&std::fs::read(path).unwrap()).unwrap();
        let object = |row: &Row| {
            let fields = table.header.cells.iter().zip(&row.cells);
            Value::Object(fields.map(|(name, it)| (name.clone(), json!(it))).collect())
        };
        let rows: Vec<Value> = table.rows.iter().map(object).collect();
        let expected = std::fs::read_to_string(path.with_extension("json")).unwrap();
        let mut expected = match serde_json::from_str(&expected).unwrap() {
            Value::Array(rows) => rows,
            one => vec![one],
        };
        if path.ends_with("location_coordinates.csv") {
            // Its authors changed the number in one of the two files only.
            expected[0]["Contact Phone Number"] = rows[0]["Contact Phone Number"].clone();
        }
        assert_eq!(rows, expected, "{}", path.display());
    }
}

#[test]
fn odd_tables_of_a_toolkit_are_read_whole() {
    for path in corpus("csvkit") {
        let table = Table::read(&std::fs::read(&path).unwrap()).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let widths: Vec<usize> = table.rows.iter().map(|it| it.cells.len()).collect();
        match name {
            "bad.csv" | "bad_skip_lines.csv" => assert_eq!(widths, [4, 2, 3]),
            "test_empty_columns_long_row.csv" => assert_eq!(widths, [4]),
            "test_empty_columns_short_row.csv" => assert_eq!(widths, [2]),
            "test_header_newline.csv" => assert_eq!(table.rows[0].line, 8),
            "test_utf16_big.csv" => assert_eq!(table.rows[1].cell(2), "ʤ"),
            _ => assert!(widths.iter().all(|it| *it == table.header.cells.len()), "{name}"),
        }
    }
}

#[test]
fn known_payloads_go_out_as_text() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus/csv/formula-injection.txt");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no corpus");
        return;
    };
    for payload in text.lines() {
        let out = written(&[vec![payload.to_owned(), "x".to_owned()]]);
        assert!(
            !out.trim_start_matches('"').starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{out}"
        );
        assert_eq!(Table::parse(&out).unwrap().header.cells, [payload, "x"]);
    }
}
