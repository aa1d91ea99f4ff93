//! Texts that were made to break readers: each is read to its end, and written again.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_core::time::{Instant, Zone};
use afterword_formats::actions::{ActionUse, read_board, read_table};
use afterword_formats::markdown::{Preview, ReadContext, read, write};
use afterword_formats::{Imported, Trouble, import};
use chrono::NaiveDateTime;
use proptest::prelude::*;

fn with_context<T>(run: impl FnOnce(&mut dyn FnMut() -> u64, ReadContext<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut next = 0;
    let mut ids = || {
        next += 1;
        next
    };
    run(&mut ids, ReadContext { name: "x.md", now, zone: &Zone::default(), zones: &zones })
}

fn preview(text: &str) -> Preview {
    with_context(|mut ids, context| read(text, &mut ids, context))
}

#[test]
fn no_text_is_too_deep_or_too_long() {
    let n = 50_000;
    let nested = |mark: &str| (0..500).map(|it| format!("{:it$}{mark}\n", "")).collect::<String>();
    let texts = [
        ">".repeat(n),
        "> ".repeat(n),
        "[".repeat(n),
        "**".repeat(n),
        nested("- a"),
        nested("- **Why?** a"),
        format!("## Five whys\n\n{}", nested("- a")),
        format!("## Five whys\n\n{}", "**Why?** a\n\n".repeat(n / 10)),
        format!("## Timeline\n\n{}", "- 10:00 a\n".repeat(n / 10)),
        format!("## Timeline\n\n{}", "|".repeat(n)),
        format!("## Actions\n\n{}", "- a\n".repeat(n / 10)),
        format!("## Actions\n\n- {}", "http://a.example ".repeat(n / 10)),
        format!("## Actions\n\n- {}", "Owner: @a ".repeat(n / 10)),
        format!("## Actions\n\n- {}", "[a](".repeat(n / 10)),
        "<!--\n".repeat(n / 10),
        "```\n".repeat(n / 10),
        "a\n===\n".repeat(n / 100),
        "# a\n".repeat(n / 100),
        "## Summary\na\n".repeat(n / 10),
        format!("---\n{}\n---\n", "a: b\n".repeat(n)),
        format!("---\nschema: afterword-postmortem/1\nid: {}\n---\n", "[".repeat(n)),
    ];
    for text in texts {
        let document = preview(&text).document;
        assert!(!write(&document, &Template::shipped()[0], MetricCatalogue::shipped()).is_empty());
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    let bytes = b"# Title\n\nab\xffc";
    let error = with_context(|mut ids, context| import(bytes, &mut ids, context)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 3, column 3: expected text in UTF-8, but byte 11 is none; save the file as UTF-8"
    );
}

#[test]
fn files_are_known_by_what_is_in_them() {
    let kind = |text: &str| {
        let imported = with_context(|mut ids, context| import(text.as_bytes(), &mut ids, context));
        match imported {
            Ok(Imported::Workspace(_)) => "workspace",
            Ok(Imported::Document(_)) => "document",
            Ok(Imported::Text(_)) => "text",
            Ok(Imported::Actions(_)) => "actions",
            Ok(Imported::Feed(_)) => "feed",
            Err(error) => match error.trouble {
                Trouble::Empty => "empty",
                Trouble::Foreign => "foreign",
                Trouble::NotText => "no text",
                Trouble::Short => "short",
                Trouble::Columns => "no column",
                Trouble::Model => "model",
                Trouble::Other => "error",
            },
        }
    };
    let document = preview("# A").document;
    let now = document.created_at;
    assert_eq!(kind("# A\n"), "text");
    assert_eq!(kind("{ curly prose }"), "text");
    for text in ["", "\u{feff}", " \n\t"] {
        assert_eq!(kind(text), "empty", "{text:?}");
    }
    assert_eq!(kind("{\"a\": "), "short");
    for text in ["{}", "[]", "[{}]", "{\"hello\": 1}", "{\"schema\": \"theirs/1\"}"] {
        assert_eq!(kind(text), "foreign", "{text}");
    }
    let model = r#"{"id": "m", "levels": [], "dimensions": [], "name": ""}"#;
    assert_eq!(kind(model), "model", "whatever is wrong with it");
    assert_eq!(kind("Capability,Level 1,Level 2\nBackups,Made,Tried\n"), "model");
    assert_eq!(kind("a [8:27 AM]\nx\nb [8:28 AM]\ny"), "feed");
    assert_eq!(kind("[{\"ts\": \"1498401071.279035\", \"text\": \"x\"}]"), "feed");
    assert_eq!(kind(&afterword_formats::json::write(&document)), "document");
    let backup = afterword_formats::workspace::write([&document], &Default::default(), now);
    assert_eq!(kind(&backup), "workspace");
    assert_eq!(kind(&afterword_formats::board::json(&[], now.date_naive())), "actions");
}

#[test]
fn a_zone_that_is_not_said_is_said_to_be_assumed() {
    let timeline = |above: &str, time: &str| {
        preview(&format!("# A\n\n## Timeline\n\n{above}\n\n- 2026-03-01 {time} alert\n"))
    };
    let said = timeline("All times in UTC.", "10:00");
    assert!(!said.assumes_zone);
    let kept: Vec<&str> = said.document.extra.iter().map(|it| &*it.heading).collect();
    assert_eq!(kept, ["Timeline (notes)"], "no second section of the same name");
    assert!(timeline("", "10:00").assumes_zone);
    assert!(!timeline("", "10:00 UTC").assumes_zone);
    assert!(!preview("# A\n\nNo times.").assumes_zone);
    let own =
        write(&timeline("", "10:00").document, &Template::shipped()[0], MetricCatalogue::shipped());
    assert!(!preview(&own).assumes_zone, "our own exports say it");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_document(
        lines in proptest::collection::vec(
            "(# |## |### |- |  - |1\\. |> |\\| |\\*\\*)?(Timeline|Action items|Five whys|Contributing factors|Key events|Summary|10:00|2026-01-02|Why\\?|---|===|```|<!--|\\PC{0,8})?(:|\\*\\*|\\|| → )?\\PC{0,8}",
            0..24,
        )
    ) {
        let text = lines.join("\n");
        let first = preview(&text).document;
        let template = &Template::shipped()[0];
        let again = preview(&write(&first, template, MetricCatalogue::shipped())).document;
        prop_assert_eq!(first, again);
    }

    #[test]
    fn whatever_its_columns_are_said_to_hold_a_table_is_read(
        text in "(Action|Wer|Due|Id|3/4/26|31\\.12\\.26|No|P1|000000000001|[a,;\"\t\n=' ]|\\PC){0,40}",
        uses in proptest::option::of(proptest::collection::vec(
            proptest::sample::select(ActionUse::ALL.to_vec()), 0..8,
        )),
    ) {
        with_context(|mut ids, context| {
            for name in ["", "x.csv"] {
                let context = ReadContext { name, ..context };
                let Ok(Some(read)) = read_table(&text, uses.as_deref(), &mut ids, context) else {
                    continue;
                };
                let single: Vec<ActionUse> = read.columns.iter().map(|it| it.holds).filter(|it| it.is_single()).collect();
                let distinct: std::collections::BTreeSet<ActionUse> = single.iter().copied().collect();
                assert_eq!(single.len(), distinct.len());
                let n_rows = read.rows.len();
                assert_eq!(read.into_preview(&mut ids, context).document.actions.len(), n_rows);
            }
        });
    }

    #[test]
    fn no_json_breaks_the_reader_of_the_board(
        text in "([\\[\\]{}:,]|\"schema\": ?\"afterword-actions/1\"|\"actions\": ?\\[|\"action\": ?\\{|\"id\": ?\"000000000001\"|null|7|\\PC){0,40}",
        at in 0..400_usize,
        byte in "\\PC",
    ) {
        _ = read_board(&text);
        let whole = "{\"schema\":\"afterword-actions/1\",\"actions\":[{\"document\":\"x\",\"action\":{\"id\":\"000000000001\",\"state\":{\"is\":\"blocked\"}},\"grounds\":[{\"cause\":[\"000000000001\",\"y\"]}]}]}";
        assert!(read_board(whole).is_ok());
        let mut broken = whole.to_owned();
        broken.replace_range(at % whole.len()..=at % whole.len(), &byte);
        if let Err(error) = read_board(&broken) {
            assert!(!error.message.is_empty());
        }
    }
}
