//! Cause trees as texts: written, read back, and read from what people write.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use afterword_core::causes::{
    Category, Cause, CauseId, CauseKind, CauseTree, Confidence, Join, Place, TreeId,
};
use afterword_formats::{ReadError, mermaid, outline};
use proptest::collection::vec;
use proptest::prelude::*;

fn ids() -> impl FnMut() -> u64 {
    let mut next = 1_000;
    move || {
        next += 1;
        next
    }
}

/// What a tree says: depth and text of each cause, after the problem.
fn told(tree: &CauseTree) -> Vec<(usize, String)> {
    let line = |text: &str| text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let causes = tree.walk().map(|it| (it.depth + 1, line(&it.cause.text)));
    std::iter::once((0, line(&tree.problem))).chain(causes).collect()
}

/// What else is known of each cause.
fn marked(tree: &CauseTree) -> Vec<(CauseKind, bool, Confidence, Option<Category>, Join)> {
    tree.walk()
        .map(|it| it.cause)
        .map(|it| (it.kind(), it.is_root(), it.confidence, it.category, it.join))
        .collect()
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        "[a-z ]{0,12}( \\[root cause\\]| \\[cause\\]|\\[confirmed; code\\])?",
        "(- |1\\. |\\* |> |# |Problem: |Answer: |Why #1: )[a-z→\\-> ]{0,10}",
        "(#59;|;|%%|\"|<br/>|&amp;|`|\\||\\[|\\]|\\(|-->|~|\\\\|\n){0,5}",
    ]
}

fn trees() -> impl Strategy<Value = CauseTree> {
    let causes = vec((texts(), any::<u8>(), any::<u8>()), 0..25);
    (texts(), causes).prop_map(|(problem, causes)| {
        let mut tree = CauseTree::new(TreeId::from_bits(1), problem);
        let mut ids: Vec<CauseId> = Vec::new();
        for (n, (text, pick, marks)) in causes.into_iter().enumerate() {
            let id = CauseId::from_bits(n as u64 + 2);
            let mut cause = Cause::new(id, text);
            cause.confidence = Confidence::ALL[usize::from(marks) % 3];
            cause.category = (marks % 5 == 0).then_some(Category::ALL[usize::from(marks) % 11]);
            cause.join = Join::ALL[usize::from(marks > 200)];
            let under = ids.get(usize::from(pick) % (ids.len() + 1)).copied();
            tree.add(cause, Place { under, before: None }).unwrap();
            tree.set_kind(id, CauseKind::ALL[usize::from(marks / 7) % 3]).unwrap();
            tree.set_root(id, marks % 4 == 0).ok();
            ids.push(id);
        }
        tree
    })
}

proptest! {
    #[test]
    fn an_outline_reads_back_with_its_marks(tree in trees()) {
        let text = outline::write(&tree);
        let back = outline::read(&text, &mut ids()).unwrap();
        prop_assert_eq!(told(&back), told(&tree), "{}", text);
        prop_assert_eq!(marked(&back), marked(&tree), "{}", text);
    }

    #[test]
    fn a_flowchart_reads_back(tree in trees()) {
        let text = mermaid::write(&tree);
        let back = mermaid::read(&text, &mut ids()).unwrap();
        prop_assert_eq!(told(&back), told(&tree), "{}", text);
        let parts = |tree: &CauseTree| -> Vec<(CauseKind, bool)> {
            marked(tree).into_iter().map(|it| (it.0, it.1)).collect()
        };
        prop_assert_eq!(parts(&back), parts(&tree));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "(\\PC|\n|\t|\u{0}| - |Why #1:|Answer:|→|graph TD\n|-->|\\[|\\]|\"|\\||&|:::|%%|--|\\{){0,60}") {
        outline::read(&text, &mut ids()).ok();
        mermaid::read(&text, &mut ids()).ok();
        mermaid::read(&format!("flowchart LR\n{text}"), &mut ids()).ok();
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let tree = outline::read(text, &mut ids()).unwrap();
    let lines = told(&tree).into_iter().map(|(depth, text)| format!("{:1$}{text}", "", depth));
    assert_eq!(lines.collect::<Vec<String>>().join("\n"), expected, "{text:?}");
}

#[test]
fn people_nest_in_many_ways() {
    let expected = "Disk full\n Logs not rotated\n  Rotation disabled\n Alert too late";
    check("Disk full\n- Logs not rotated\n  - Rotation disabled\n- Alert too late", expected);
    check("# Disk full\n\n* Logs not rotated\n\t* Rotation disabled\n* Alert too late", expected);
    check(
        "- Disk full\n  - Logs not rotated\n    1. Rotation\n       disabled\n  - Alert too late",
        expected,
    );
    check("Disk full\n  Logs not rotated\n    Rotation disabled\n  Alert too late", expected);
    check("1. Logs \\*\n2. Alert", "\n Logs *\n Alert");
    // In our own plain text a dash is a dash; three of them are a line in Markdown only.
    check("Problem: Disk full\n- - -", "Disk full\n - -");
}

#[test]
fn questions_and_answers_are_a_chain() {
    let text = "Problem: Database ran out of disk space\n\nWhy #1: Why did it run out?\nAnswer: Logs were \
                not\nrotated\n\nWhy #2: Why not?\nAnswer: Rotation was off\n\nWhy #3: Why was it off?";
    check(text, "Database ran out of disk space\n Logs were not rotated\n  Rotation was off\n   ");
    let tree = outline::read(text, &mut ids()).unwrap();
    let asked: Vec<String> = tree.walk().map(|it| it.cause.question.clone()).collect();
    assert_eq!(asked, ["Why did it run out?", "Why not?", "Why was it off?"]);
}

#[test]
fn arrows_run_from_the_effect() {
    check(
        "Disk full → Logs not rotated\n→ Rotation off",
        "Disk full\n Logs not rotated\n  Rotation off",
    );
    check("Disk full <- Logs not rotated", "Disk full\n Logs not rotated");
}

#[test]
fn our_own_markdown_is_read_with_its_marks() {
    let tree = outline::read(
        "### Disk full\n\n- Logs not rotated *(root cause; confirmed)*\n  - *Evidence:* df -h\n",
        &mut ids(),
    )
    .unwrap();
    let cause = &tree.causes()[0];
    assert_eq!((cause.text.as_str(), cause.is_root()), ("Logs not rotated", true));
    assert_eq!((cause.confidence, cause.evidence.len()), (Confidence::Confirmed, 1));
}

#[track_caller]
fn fails(result: Result<CauseTree, ReadError>, expected: &str) {
    assert_eq!(result.unwrap_err().to_string(), expected);
}

#[test]
fn errors_name_the_line() {
    fails(
        outline::read("Disk full\n- Logs\nand then", &mut ids()),
        "line 3, column 1: expected an item of the list, such as “- Logs were not rotated”",
    );
    let deep: String = (0..65).map(|it| format!("{:it$}- x\n", "")).collect();
    fails(
        outline::read(&format!("Problem: deep\n{deep}"), &mut ids()),
        "line 66, column 1: a tree is at most 64 causes deep",
    );
    let many = "- x\n".repeat(2_001);
    fails(
        outline::read(&format!("Problem: many\n{many}"), &mut ids()),
        "line 2002, column 1: a tree holds at most 2000 causes; start a second tree here",
    );
    let read = |text: &str| mermaid::read(text, &mut ids());
    fails(read("a --> b"), "line 1, column 1: expected “flowchart” or “graph” on the first line");
    fails(
        read("graph TD\na --> b\nc --> d"),
        "line 3, column 1: no arrow joins “c” to “a”, so this is no tree",
    );
    fails(read("graph TD\na --> b\nb --> a"), "line 2, column 1: the arrows run in a circle");
    fails(
        read("graph TD\nx --> y\na --> b\nb --> a"),
        "line 4, column 1: some of the arrows run in a circle",
    );
}

#[test]
fn flowcharts_may_run_from_cause_to_effect() {
    let tree = mermaid::read(
        "flowchart BT\n c[Rotation off] --> b[Logs] --> a[Disk full]\n d --> a",
        &mut ids(),
    );
    let expected = [(0, "Disk full"), (1, "Logs"), (2, "Rotation off"), (1, "d")];
    assert_eq!(told(&tree.unwrap()), expected.map(|(depth, text)| (depth, text.to_owned())));
}

#[test]
fn causes_that_act_together_are_read_back() {
    let mut tree = CauseTree::new(TreeId::from_bits(1), "Disk full".into());
    tree.join = Join::All;
    for n in 2..4 {
        tree.add(Cause::new(CauseId::from_bits(n), format!("cause {n}")), Place::LAST).unwrap();
    }
    let text = mermaid::write(&tree);
    assert!(text.contains("problem --- all_problem((\"and\"))"), "{text}");
    let back = mermaid::read(&text, &mut ids()).unwrap();
    assert_eq!((back.join, told(&back)), (Join::All, told(&tree)));
}
