//! Items of check-lists are actions wherever they stand.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod reading;

use std::time::{Duration, Instant};

use afterword_core::actions::ActionState;
use afterword_formats::actions::{ActionsRead, read_checklist};
use chrono::NaiveDate;
use proptest::prelude::*;
use reading::with_context;

fn read(text: &str) -> ActionsRead {
    with_context("weekly-notes.md", |mut ids, context| read_checklist(text, &mut ids, context))
}

fn found(text: &str) -> Vec<(usize, String, String)> {
    let rows = read(text).rows.into_iter();
    rows.map(|it| (it.line, it.action.title, it.action.detail)).collect()
}

fn titles(text: &str) -> Vec<(usize, String)> {
    found(text).into_iter().map(|it| (it.0, it.1)).collect()
}

fn at(line: usize, title: &str) -> (usize, String) {
    (line, title.to_owned())
}

#[test]
fn items_are_found_below_any_heading_and_say_what_they_say() {
    let read = read(
        "\
We met.

# Weekly, 2026-03-10

- [ ] Alert on pool size (@kim, due 2026-12-01)
- no box, no action

## What went well

* [x] Rotate keys https://tracker.example/7
1. [ ] [P1] Add a limit
2) [X] Test it
",
    );
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|it| &read.rows[it]);
    assert_eq!((read.title.as_str(), read.rows.len()), ("Weekly, 2026-03-10", 4));
    assert_eq!((first.line, first.action.title.as_str()), (5, "Alert on pool size"));
    assert_eq!(first.action.owner, "@kim");
    assert_eq!(first.action.due, NaiveDate::from_ymd_opt(2026, 12, 1));
    assert_eq!(first.action.state, ActionState::Open);
    assert_eq!((second.line, &second.action.state), (10, &ActionState::Done));
    assert_eq!(second.action.tracker, "https://tracker.example/7");
    assert_eq!((third.line, third.action.title.as_str()), (11, "Add a limit"));
    assert!(third.action.priority.is_some());
    assert_eq!((fourth.line, &fourth.action.state), (12, &ActionState::Done));
    assert!(read.columns.is_empty() && read.rows.iter().all(|it| it.unread.is_empty()));
}

#[test]
fn a_year_that_a_day_lacks_is_that_of_the_text() {
    let read = read("# Outage of 2025-10-01\n\n- [ ] Alert (due: Jan 22)\n");
    assert_eq!(read.rows[0].action.due, NaiveDate::from_ymd_opt(2025, 1, 22));
}

#[test]
fn without_a_heading_the_file_names_them() {
    assert_eq!(read("- [ ] a").title, "weekly notes");
    assert_eq!(read("").rows, []);
    assert_eq!(read("## Next\n# Later\n").title, "Next");
}

#[test]
fn items_in_items_are_actions_of_their_own() {
    let text = "\
- Payments
  - [ ] one
    more of one
    - a bullet of one
    - [x] two
      more of two

      and a paragraph of two
    - [ ] three

    back to one
- [ ] four
not indented
\t- [ ] five
";
    assert_eq!(
        found(text),
        [
            (2, "one more of one".into(), "- a bullet of one\n\nback to one".into()),
            (5, "two more of two".into(), "and a paragraph of two".into()),
            (9, "three".into(), String::new()),
            (12, "four".into(), String::new()),
            (14, "five".into(), String::new()),
        ]
    );
}

#[test]
fn code_and_boxes_that_are_none_are_no_actions() {
    let text = "\
- [ ] one

  ```sh
  - [ ] in the code of one


  end
  ```
```
- [ ] in code
```
- [ ]
- [x](https://x.example) is a link
- [y] is nothing
[ ] is no item
    
- [x] two\r
";
    assert_eq!(titles(text), [at(1, "one"), at(17, "two")]);
    assert!(found(text)[0].2.contains("- [ ] in the code of one\n\n\nend\n```"));
    assert_eq!(titles("---\ntitle: x\n---\n- [ ] one\n"), [at(4, "one")]);
}

#[test]
fn many_lines_are_read_fast() {
    let flat = "- [ ] Alert on pool size (@kim, due 2026-12-01)\n  more\n".repeat(10_000);
    let mixed = "# A\n\n- [ ] one\n  - [x] two\n    - three\n".repeat(4_000);
    let deep: String = (0..20_000).map(|it| format!("{}- [ ] x\n", "  ".repeat(it % 20))).collect();
    for (text, n) in [(flat, 10_000), (mixed, 8_000), (deep, 20_000)] {
        let begun = Instant::now();
        let read = read(&text);
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        assert_eq!(read.rows.len(), n.min(afterword_formats::limits::MAX_NODES));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_it(text in "(- \\[ \\] |\\* \\[x\\] |1\\. \\[ \\] |```|# |  |\t|\n|x|@kim|\\PC){0,40}") {
        let read = read(&text);
        let lines: Vec<usize> = read.rows.iter().map(|it| it.line).collect();
        prop_assert!(lines.is_sorted() && lines.iter().all(|it| *it > 0), "{:?}", lines);
    }
}
