//! Whatever somebody chooses about a text, every word of it is still there, and what was not chosen stays as it was.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::{BTreeMap, BTreeSet};

use afterword_core::postmortem::{EntryTime, SectionKey};
use afterword_core::severity::SeverityKey;
use afterword_core::stamp::DayOrder;
use afterword_core::time::{Instant, Zone};
use afterword_formats::json;
use afterword_formats::markdown::{
    Became, Choices, Confidence, LineChoice, Preview, ReadContext, SeverityChoice, What, read_as,
};
use chrono::NaiveDateTime;
use proptest::prelude::*;

fn preview(text: &str, choices: &Choices) -> Preview {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |zone: &Zone, local: NaiveDateTime| -> Option<Instant> {
        let hours = if zone.to_string() == "Europe/Berlin" { 1 } else { 0 };
        let offset = chrono::FixedOffset::east_opt(hours * 3600)?;
        local.and_local_timezone(offset).single()
    };
    let mut next = 40;
    let mut ids = || {
        next += 1;
        next
    };
    let zone = Zone::default();
    read_as(text, &mut ids, ReadContext { name: "x.md", now, zone: &zone, zones: &zones }, choices)
}

fn chosen<const N: usize>(lines: [(usize, LineChoice); N]) -> Choices {
    Choices { lines: BTreeMap::from(lines), ..Choices::default() }
}

/// What became of each line: a letter for what was recognised, `t` for text, `.` for a blank line, `-` for a mark.
fn fates(preview: &Preview) -> String {
    let letter = |it: &Became| match it {
        Became::Blank => '.',
        Became::Mark => '-',
        Became::Text(_) => 't',
        Became::Recognised(at) => match preview.recognised[*at].what {
            What::Title => 'T',
            What::Date => 'D',
            What::Section(_) => 'S',
            What::Entry(_) => 'E',
            What::Action(_) => 'A',
            What::Cause => 'C',
            What::Severity => 'V',
            What::Columns => 'H',
            _ => '?',
        },
    };
    let runs = preview.runs.iter();
    runs.map(|it| letter(&it.became).to_string().repeat(it.last_line + 1 - it.first_line)).collect()
}

const TEXT: &str = "\
# Checkout was down

**Severity:** high

We lost orders.

## Blast radius

Many customers.
- 14:32 alert fired
  on two pods
- nobody had a dashboard

## Follow-up

- [ ] Alert on it
Ask the vendor.

### Later

- Write it down
";

#[test]
fn every_line_is_told_what_became_of_it() {
    let read = preview(TEXT, &Choices::default());
    assert_eq!(fates(&read), "T.V.t.t.tttt.S.AA.t.A");
    let entry = preview(
        "# A\n\n## Timeline\n\n| When | What |\n|---|---|\n| 10:00 | on |\n",
        &Choices::default(),
    );
    assert_eq!(fates(&entry), "T.S.H-E");
}

#[test]
fn a_heading_becomes_the_section_that_it_is_chosen_to_be() {
    let read = preview(TEXT, &chosen([(7, LineChoice::Section(SectionKey::Impact))]));
    assert!(
        read.document.impact.text.starts_with("Many customers."),
        "{:?}",
        read.document.impact.text
    );
    assert!(read.document.extra.is_empty());
    assert_eq!(fates(&read), "T.V.t.S.tttt.S.AA.t.A");
    let section = read.recognised.iter().find(|it| it.line == 7).unwrap();
    assert_eq!(
        (&section.what, section.confidence),
        (&What::Section(SectionKey::Impact), Confidence::High)
    );

    let timeline = preview(TEXT, &chosen([(7, LineChoice::Section(SectionKey::Timeline))]));
    assert_eq!(timeline.document.timeline.len(), 1);
    assert_eq!(timeline.document.extra[0].heading, "Blast radius (notes)");
}

#[test]
fn a_heading_becomes_text_or_joins_what_is_above() {
    let read = preview(TEXT, &chosen([(14, LineChoice::Text)]));
    assert!(read.document.actions.is_empty());
    assert_eq!(read.document.extra[1].heading, "Follow-up");
    let joined = preview(TEXT, &chosen([(7, LineChoice::Above)]));
    assert!(
        joined.document.summary.contains("## Blast radius\n\nMany"),
        "{}",
        joined.document.summary
    );
}

#[test]
fn a_line_becomes_what_it_is_chosen_to_be_and_the_others_stay() {
    let choices =
        chosen([(10, LineChoice::Entry), (12, LineChoice::Cause), (9, LineChoice::Action)]);
    let read = preview(TEXT, &choices);
    let entry = &read.document.timeline[0];
    assert_eq!((entry.stamp.as_str(), entry.text.as_str()), ("14:32", "alert fired\non two pods"));
    assert_eq!(read.document.trees[0].causes()[0].text, "nobody had a dashboard");
    assert_eq!(read.document.actions[0].title, "Many customers.");
    assert_eq!(fates(&read), "T.V.t.t.AEEC.S.AA.t.A");
    let without = preview(TEXT, &Choices::default());
    assert_eq!(without.document.id, read.document.id);
    assert_eq!(
        without.document.actions[0].id, read.document.actions[1].id,
        "ids stay with their lines"
    );

    let kept = preview(TEXT, &chosen([(16, LineChoice::Text)]));
    assert_eq!(kept.document.actions.len(), 1);
    let notes = kept.document.extra.iter().find(|it| it.heading == "Follow-up (notes)").unwrap();
    assert!(notes.text.contains("- [ ] Alert on it"), "{}", notes.text);
}

#[test]
fn an_entry_that_names_no_time_is_one_of_unknown_time() {
    let read = preview(
        "# A\n\n## Timeline\n\nDeploy of the tokeniser\n\n- 10:00 alert\n",
        &chosen([(5, LineChoice::Entry)]),
    );
    let texts: Vec<&str> = read.document.timeline.iter().map(|it| &*it.text).collect();
    assert_eq!(texts, ["Deploy of the tokeniser", "alert"]);
    assert_eq!(read.document.timeline[0].time, EntryTime::Unknown);
}

#[test]
fn day_order_zone_date_title_and_severity_are_as_chosen() {
    let text = "Checkout was down\n\n# Postmortem\n\nSeverity: high\n\n## Timeline (times in PST)\n\n- 03/04/2026 10:00 alert\n";
    let plain = preview(text, &Choices::default());
    assert_eq!(plain.assumed_order, Some(DayOrder::MonthFirst));
    let choices = Choices {
        order: Some(DayOrder::DayFirst),
        zone: "Europe/Berlin".parse().ok(),
        title: Some(1),
        severity: Some(SeverityChoice::Level(SeverityKey("SEV2".into()))),
        ..Choices::default()
    };
    let read = preview(text, &choices);
    assert_eq!(
        read.document.timeline[0].time.start().unwrap().to_rfc3339(),
        "2026-04-03T10:00:00+01:00"
    );
    assert_eq!(read.date.unwrap().date.to_string(), "2026-04-03");
    assert_eq!(
        (read.document.title.as_str(), read.document.zone.to_string().as_str()),
        ("Checkout was down", "Europe/Berlin")
    );
    assert_eq!(read.document.severity.unwrap().0, "SEV2");
    assert!(
        read.document.extra.iter().any(|it| it.text.contains("Severity: high")),
        "another severity is kept"
    );
    let dated = preview(text, &Choices { date: "2025-01-02".parse().ok(), ..Choices::default() });
    assert_eq!(dated.date.unwrap().date.to_string(), "2025-01-02");
}

#[test]
fn the_severity_is_the_one_chosen_and_what_the_text_says_of_it_is_kept() {
    let text = "# A\n\n**Severity:** SEV1\n\nDown.\n";
    let severity = |choice: Option<SeverityChoice>| {
        let read = preview(text, &Choices { severity: choice, ..Choices::default() });
        let is_kept = read.document.summary.contains("**Severity:** SEV1");
        (read.document.severity.map(|it| it.0), is_kept)
    };
    let level = |key: &str| Some(SeverityChoice::Level(SeverityKey(key.to_owned())));
    assert_eq!(severity(None), (Some("SEV1".into()), false));
    assert_eq!(severity(level("SEV1")), (Some("SEV1".into()), false), "it says so itself");
    assert_eq!(severity(level("SEV3")), (Some("SEV3".into()), true));
    assert_eq!(severity(Some(SeverityChoice::NotSaid)), (None, true));
}

const FRONT: &str = "\
---
title: Postmortem 7
name: Checkout was down
severity: SEV1
tags:
  - payments
date: 2026-03-14
---

# Weekly notes

We lost orders.
";

#[test]
fn a_field_of_front_matter_is_the_title_or_stays_text_and_nothing_else() {
    let read = preview(FRONT, &Choices::default());
    let front = read.front.as_ref().unwrap();
    assert_eq!((front.last_line, front.titles.as_slice()), (8, [2, 3, 4, 7].as_slice()));
    assert_eq!(read.document.title, "Weekly notes");

    let title = |line| preview(FRONT, &Choices { title: Some(line), ..Choices::default() });
    let named = title(3);
    assert_eq!((named.document.title.as_str(), named.unfit.len()), ("Checkout was down", 0));
    assert_eq!(named.document.severity.unwrap().0, "SEV1", "the other fields are read");
    let texts: Vec<&str> = named.document.extra.iter().map(|it| it.text.as_str()).collect();
    assert!(texts[0].contains("title: Postmortem 7\nname: Checkout was down\ndate:"), "{texts:?}");
    assert_eq!(named.document.extra[1].heading, "Weekly notes", "the heading is one of its own");
    let own = title(2).document;
    assert_eq!(own.title, "Postmortem 7");
    assert!(!own.extra[0].text.contains("title:"), "{}", own.extra[0].text);
    assert_eq!(title(5).unfit, [5], "a list is no title");

    let kept = preview(FRONT, &chosen([(4, LineChoice::Text), (6, LineChoice::Text)]));
    assert_eq!((kept.document.severity, kept.document.tags.len()), (None, 0));
    let texts = &kept.document.extra[0].text;
    assert!(texts.contains("severity: SEV1\ntags:\n  - payments"), "{texts}");
    assert!(kept.unfit.is_empty(), "{:?}", kept.unfit);
    let entry = preview(FRONT, &chosen([(3, LineChoice::Entry), (8, LineChoice::Text)]));
    assert_eq!(entry.unfit, [3, 8]);
}

#[test]
fn one_date_that_can_be_read_in_one_order_only_speaks_for_all() {
    let text = "# A\n\n## Timeline\n\n- 03/04/2026 10:00 alert\n- 13/04/2026 10:00 over\n";
    let read = preview(text, &Choices::default());
    assert_eq!(
        read.document.timeline[0].time.start().unwrap().date_naive().to_string(),
        "2026-04-03"
    );
}

#[test]
fn a_choice_that_fits_no_line_is_told_and_changes_nothing() {
    let choices = Choices {
        title: Some(98),
        ..chosen([(2, LineChoice::Entry), (99, LineChoice::Text), (0, LineChoice::Text)])
    };
    let read = preview(TEXT, &choices);
    assert_eq!(read.unfit, [0, 2, 98, 99]);
    assert_eq!(read.document, preview(TEXT, &Choices::default()).document);
    let code = preview("# A\n\n```\n10:00 x\n```\n", &chosen([(4, LineChoice::Entry)]));
    assert_eq!(code.unfit, [4]);
}

/// The words that two letters or more make, each once.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| it.chars().count() > 1);
    words.map(str::to_lowercase).collect()
}

/// The words of `text` that are neither in the document nor in what was understood of it.
fn lost(text: &str, choices: &Choices) -> Vec<String> {
    let read = preview(text, choices);
    assert_eq!(
        read.runs.iter().map(|it| it.last_line + 1 - it.first_line).sum::<usize>(),
        text.lines().count(),
        "every line has a fate"
    );
    let value: serde_json::Value = serde_json::from_str(&json::write(&read.document)).unwrap();
    let mut there = BTreeSet::new();
    let mut left = vec![&value];
    while let Some(value) = left.pop() {
        match value {
            serde_json::Value::String(it) => there.extend(words(it)),
            serde_json::Value::Array(all) => left.extend(all),
            serde_json::Value::Object(all) => left.extend(all.values()),
            _ => {}
        }
    }
    // What an action or an entry says is in the document itself.
    let is_whole = |it: &What| matches!(it, What::Action(_) | What::Entry(_));
    let others = read.recognised.iter().filter(|it| !is_whole(&it.what));
    others.for_each(|it| there.extend(words(&it.as_written)));
    // A title goes without its marks: `a**b` is one word in it.
    let unmarked =
        ["**", "<>", "()", "[]"].iter().fold(text.to_owned(), |it, mark| it.replace(mark, ""));
    let joined: BTreeSet<String> = words(&unmarked).intersection(&there).cloned().collect();
    let is_there = |it: &String| {
        there.contains(it) || joined.iter().any(|joined| joined.contains(it.as_str()))
    };
    words(text).into_iter().filter(|it| !is_there(it)).collect()
}

#[test]
fn a_question_that_nobody_answered_is_kept() {
    let text = "## Five whys\n\n**Why aa?**\n\n**Why bb?**\n\n- cc\n\n**Why dd?**\n";
    let read = preview(text, &Choices::default());
    let told = json::write(&read.document);
    for question in ["Why aa?", "Why bb?", "Why dd?"] {
        assert!(told.contains(question), "{question}");
    }
    let first = &read.document.trees[0].causes()[0];
    assert_eq!((first.question.as_str(), first.text.as_str()), ("Why aa?", ""));
}

#[test]
fn a_heading_above_no_action_is_kept_where_it_stood() {
    let notes = |text: &str| {
        let read = preview(text, &Choices::default());
        assert_eq!(lost(text, &Choices::default()), Vec::<String>::new(), "{text}");
        read.document.extra.iter().map(|it| it.text.clone()).collect::<Vec<String>>().join("\n\n")
    };
    let top = "## Action items\n";
    assert_eq!(notes(&format!("{top}### aa\n|")), "### aa\n|");
    assert_eq!(notes(&format!("{top}### aa")), "### aa");
    assert_eq!(notes(&format!("{top}**aa**\n\n| bb |")), "**aa**\n\n| bb |");
    assert_eq!(notes(&format!("{top}### aa\n|---|\n")), "### aa");
    assert_eq!(notes(&format!("{top}### aa\n| bb |\n|---|\n")), "### aa");
    assert_eq!(notes(&format!("{top}### aa\n- none\n")), "### aa\nnone");
    assert_eq!(notes(&format!("{top}### aa\n### bb\n|\n- cc\n")), "### aa\n|");
    assert_eq!(notes(&format!("{top}over\n### aa\n|\n\n### bb\n- cc\n")), "over\n### aa\n|");
    let more = ["## Timeline", "## Five whys", "## Contributing factors", "## Key events"];
    for top in more.into_iter().chain([top.trim()]) {
        for below in ["|", "| bb |", "| bb |\n|---|", "|---|", "", "- none", "| bb |\n| cc |"] {
            for name in ["### aa", "**aa**", "aa\n---"] {
                notes(&format!("{top}\n{name}\n{below}"));
                notes(&format!("{top}\n- 10:00 dd\n  - ee\n\n{name}\n\n{below}\n"));
            }
        }
    }
}

fn line_choice() -> impl Strategy<Value = LineChoice> {
    let free = prop::sample::select(vec!["root-cause", "detection", "x"]);
    let section = prop_oneof![
        prop::sample::select(SectionKey::FIELDS.to_vec()),
        free.prop_map(|it| SectionKey::Free(it.to_owned())),
    ];
    prop_oneof![
        3 => section.prop_map(LineChoice::Section),
        1 => Just(LineChoice::Above),
        2 => Just(LineChoice::Entry),
        2 => Just(LineChoice::Action),
        2 => Just(LineChoice::Cause),
        2 => Just(LineChoice::Text),
    ]
}

/// Choices about a text of about `n_lines` lines.
fn choices(n_lines: usize) -> impl Strategy<Value = Choices> {
    let lines = prop::collection::btree_map(0..n_lines + 3, line_choice(), 0..12);
    let order =
        prop::option::of(prop::sample::select(vec![DayOrder::DayFirst, DayOrder::MonthFirst]));
    let severity = prop::option::of(prop_oneof![
        Just(SeverityChoice::NotSaid),
        "abc|SEV1".prop_map(|it| SeverityChoice::Level(SeverityKey(it))),
    ]);
    (lines, prop::option::of(0..n_lines + 3), order, severity).prop_map(
        |(lines, title, order, severity)| Choices {
            lines,
            title,
            order,
            severity,
            ..Choices::default()
        },
    )
}

/// Real documents by their names.
fn corpus() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus/postmortems");
    let Ok(files) = std::fs::read_dir(folder) else {
        eprintln!("no postmortems at {folder}");
        return Vec::new();
    };
    let paths =
        files.map(|it| it.unwrap().path()).filter(|it| it.extension().is_some_and(|it| it == "md"));
    let mut texts: Vec<(String, String)> = paths
        .filter_map(|it| {
            Some((it.file_name()?.to_str()?.to_owned(), std::fs::read_to_string(&it).ok()?))
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn no_choice_about_a_real_document_loses_a_word() {
    for (name, text) in corpus() {
        let mut runner = proptest::test_runner::TestRunner::new_with_rng(
            ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() },
            proptest::test_runner::TestRng::deterministic_rng(
                proptest::test_runner::RngAlgorithm::ChaCha,
            ),
        );
        let all = runner.run(&choices(text.lines().count()), |choices| {
            prop_assert_eq!(lost(&text, &choices), Vec::<String>::new(), "{}", name);
            Ok(())
        });
        all.unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_choice_about_any_text_loses_a_word(
        lines in prop::collection::vec(
            "(# |## |### |- |  - |1\\. |> |\\| |\\*\\*)?(Timeline|Action items|Five whys|Contributing factors|Key events|Summary|Severity: abc|10:00|03/04/2026|Why\\?|Action \\| Who|State \\| Due \\| Task|---\\|---|\\[P1\\]|\\(@[a-z]{2}\\)|\\[[a-z]{2}\\]\\([a-z]{2}\\)|Blocked|---|===|```|<!--|\\PC{0,8})?(:|\\*\\*|\\|| → )?[a-z]{0,8}",
            0..24,
        ),
        fields in prop::option::of(prop::collection::vec("(title|name|severity|sev|author|tags|date|- a): ?[a-z]{0,6}", 0..5)),
        choices in choices(24),
    ) {
        let front = fields.map_or_else(String::new, |it| format!("---\n{}\n---\n", it.join("\n")));
        let text = format!("{front}{}", lines.join("\n"));
        prop_assert_eq!(lost(&text, &choices), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn any_choices_are_stored_and_read_back(choices in choices(24)) {
        let written = serde_json::to_string(&choices).unwrap();
        prop_assert_eq!(serde_json::from_str::<Choices>(&written).unwrap(), choices);
    }
}
