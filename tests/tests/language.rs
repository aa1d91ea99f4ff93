//! The rules of blameless language on labelled lines, on real documents, and on text that nobody would write.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use afterword_core::language::{Field, Hit, Rules, read};
use afterword_tests::language::{Scores, labelled, score};
use proptest::prelude::*;

fn print(name: &str, scores: &Scores) {
    println!("{name}: {scores}");
    for it in &scores.mistakes {
        println!("  {it}");
    }
}

#[test]
fn a_rule_ships_only_if_eight_of_ten_hits_are_right() {
    let (mut lines, held_out) = labelled();
    lines.extend(held_out);
    let scores = score(Rules::english(), &lines);
    print("All labelled lines", &scores);
    for (id, score) in &scores.rules {
        assert!(
            Rules::english().rule(id).is_some(),
            "lines are labelled with {id}, which is no rule"
        );
        assert!(score.right >= 5, "{id} has {} right hits: too few to judge it by", score.right);
        assert!(score.precision() >= 0.8, "{id} is right in {:.2} of its hits", score.precision());
        assert!(score.recall() >= 0.7, "{id} finds {:.2} of its lines", score.recall());
    }
    assert!(scores.lines.0 >= 400 && 2 * scores.lines.1 >= scores.lines.0, "too few honest lines");
}

/// The floors are below what is reached, so that a rule may be mended at the price of another sentence.
#[test]
fn the_rules_do_as_well_on_lines_that_they_were_not_tuned_on() {
    let (_, held_out) = labelled();
    let total = score(Rules::english(), &held_out).total();
    assert!(total.precision() >= 0.9, "precision {:.2}", total.precision());
    assert!(total.recall() >= 0.85, "recall {:.2}", total.recall());
}

/// The plainest wordings and the commonest names are what everybody tries first: none is missed, and no product is blamed.
#[test]
fn plain_blame_and_given_names_are_read_without_a_mistake() {
    let (mut lines, _) = labelled();
    lines.retain(|it| it.place.starts_with("plain") || it.place.starts_with("strangers"));
    assert!(lines.len() > 100, "the files have other names");
    assert_eq!(score(Rules::english(), &lines).mistakes, [""; 0]);
}

#[test]
fn a_name_that_things_have_too_is_a_person_only_where_the_document_knows_it() {
    let text = "Iris should have restarted it. Iris failed to start.";
    assert_eq!(read(text, Field::Story, &[]), []);
    let rules: Vec<&str> =
        read(text, Field::Story, &["Iris Holm"]).iter().map(|it| it.rule.id.as_str()).collect();
    assert_eq!(rules, ["should-have"], "“failed to start” is an attempt, whoever makes it");
}

#[test]
fn real_documents_are_read_and_hits_stay_rare() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/postmortems");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("no documents at {}: nothing was tested", folder.display());
        return;
    };
    let mut hits = BTreeMap::<&str, usize>::new();
    let mut n_words = 0;
    for entry in entries {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "md") && !path.ends_with("SOURCES.md") {
            let text = fs::read_to_string(&path).unwrap();
            n_words += text.split_whitespace().count();
            for hit in read(&text, Field::Cause, &[]) {
                *hits.entry(&hit.rule.id).or_default() += 1;
            }
        }
    }
    println!("{n_words} words of real documents, read as causes: {hits:?}");
    let n_hits: usize = hits.values().sum();
    assert!(n_hits > 10, "real documents do have such wording; {n_hits} hits");
    assert!(n_hits * 500 < n_words, "{n_hits} hits in {n_words} words is nagging");
}

/// Pieces that Markdown and the rules care for, in any order.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "we ",
        "should have ",
        "tested ",
        "the engineer ",
        "failed to ",
        "Iris ",
        "’s ",
        "'ve ",
        "human error ",
        "`",
        "```",
        "\n",
        "\n\n",
        "> ",
        "# ",
        "- ",
        "1. ",
        "    ",
        "|",
        "---",
        "\"",
        "“",
        "”",
        "'",
        "‘",
        "[",
        "](",
        ")",
        "<",
        ">",
        "<!--",
        "-->",
        "![",
        "[^",
        "\\",
        "@",
        "https://",
        ".",
        "?",
        ", ",
        "\0",
        "\u{301}",
        "\u{202e}",
        "مهندس ",
        "ß",
        "İ",
        "👩‍💻",
        "9.9 ",
        "=",
        "\r\n",
        "\t",
        "a.b_c",
        "+++\n",
    ]);
    let piece = prop_oneof![8 => pieces.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..60).prop_map(|it| it.concat())
}

fn check_ranges(text: &str, hits: &[Hit<'_>]) {
    let mut free = 0;
    for hit in hits {
        assert!(free <= hit.range.start && hit.range.start < hit.range.end, "{hits:?}");
        assert!(text.get(hit.range.clone()).is_some(), "{:?} is inside of a character", hit.range);
        free = hit.range.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_makes_it_panic(text in hostile(), name in any::<String>()) {
        for field in [Field::Story, Field::Cause] {
            check_ranges(&text, &read(&text, field, &["Iris Holm", &name]));
        }
    }

    #[test]
    fn code_around_a_text_changes_nothing_but_where_it_stands(
        code in "[a-z \"'<>|#\\[\\](-]{0,40}",
        lines in prop::collection::vec(0..400_usize, 1..5),
    ) {
        let all: Vec<_> = labelled().0.into_iter().filter(|it| !it.place.starts_with("markdown")).collect();
        let text: Vec<&str> = lines.iter().map(|it| all[*it].text.as_str()).collect();
        let text = text.join("\n\n");
        let before = format!("~~~\nwe should have tested this\n{code}\n~~~\n\n");
        let around = format!("{before}{text}\n\n```\nwe forgot to test this\n{code}\n```\n");
        let moved: Vec<_> = read(&text, Field::Story, &["Priya"])
            .into_iter()
            .map(|it| (it.rule.id.clone(), it.range.start + before.len()..it.range.end + before.len()))
            .collect();
        let found: Vec<_> =
            read(&around, Field::Story, &["Priya"]).into_iter().map(|it| (it.rule.id.clone(), it.range)).collect();
        prop_assert_eq!(found, moved);
    }
}
