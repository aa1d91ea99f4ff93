//! What chats, alerting and status pages tell: files as their programs wrote them, and excerpts of our own for what those lack.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod reading;

use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::postmortem::{EntryKind, EntryTime, MetricCatalogue, MomentKey};
use afterword_core::template::Template;
use afterword_formats::feed::{AsideReason, Feed, FeedKind};
use afterword_formats::{Imported, ReadError, Trouble, import, markdown};
use proptest::prelude::*;
use reading::with_context;

fn read(name: &str, bytes: &[u8]) -> Result<Imported, ReadError> {
    with_context(name, |mut ids, context| import(bytes, &mut ids, context))
}

#[track_caller]
fn feed(json: &str) -> Feed {
    match read("x.json", json.as_bytes()) {
        Ok(Imported::Feed(feed)) => *feed,
        other => panic!("{other:?}"),
    }
}

/// `when|who|kind|what` of each entry.
fn told(feed: &Feed) -> Vec<String> {
    let line = |it: &afterword_formats::feed::FeedEntry| {
        let entry = &it.entry;
        let time = entry.time.start().map_or("?".to_owned(), |it| it.format("%F %T").to_string());
        let (source, kind) = (&entry.source, entry.kind.key());
        format!("{time}|{source}|{kind}|{}", entry.text.replace("\n\n", " / "))
    };
    feed.entries.iter().map(line).collect()
}

/// The files of a folder of the corpus, or none with a notice.
fn corpus(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(folder);
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("no corpus at {}: nothing was tested", folder.display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = files.map(|it| it.unwrap().path()).collect();
    files.retain(|it| it.file_name().unwrap() != "SOURCES.md");
    files.sort();
    files
}

#[test]
fn every_file_of_the_corpus_is_known_for_what_it_is() {
    let expected = [
        ("alertmanager", Some(FeedKind::Alertmanager)),
        ("opsgenie", Some(FeedKind::Opsgenie)),
        ("pagerduty", Some(FeedKind::PagerDuty)),
        ("slack", Some(FeedKind::Slack)),
        ("statuspage", Some(FeedKind::Statuspage)),
        ("firefighter", None),
        ("incidental--incidents", None),
    ];
    for path in corpus("incident-json") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some((_, kind)) = expected.iter().find(|it| name.starts_with(it.0)) else { continue };
        // The name says nothing.
        match read("x", &fs::read(&path).unwrap()) {
            Ok(Imported::Feed(feed)) => {
                assert_eq!(Some(feed.kind), *kind, "{name}");
                assert!(!feed.entries.is_empty(), "{name}");
                assert!(!feed.entries.iter().any(|it| it.entry.text.is_empty()), "{name}");
            }
            Err(error) => {
                assert_eq!((error.trouble, None), (Trouble::Foreign, *kind), "{name}");
                assert!(error.message.contains("Alertmanager, PagerDuty"), "{error}");
            }
            Ok(other) => panic!("{name}: {other:?}"),
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| !it.is_empty()).map(str::to_lowercase).collect()
}

#[test]
fn chats_of_the_corpus_lose_no_word() {
    for path in corpus("chat-logs") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let Ok(Imported::Feed(feed)) = read(name, text.as_bytes()) else { panic!("{name}") };
        assert_eq!((feed.kind, feed.aside.len()), (FeedKind::Chat, 0), "{name}");
        let heads = text.lines().filter(|it| it.trim_end().ends_with("M]")).count();
        let dated = feed.entries.iter().filter(|it| it.entry.time != EntryTime::Unknown).count();
        assert_eq!(dated, heads, "{name}");
        let mut kept = words(&feed.facts.title);
        for it in &feed.entries {
            let parts = [&it.entry.source, &it.written, &it.entry.text];
            parts.into_iter().for_each(|it| kept.extend(words(it)));
        }
        for word in words(&text) {
            assert!(word == "app" || kept.contains(&word), "{name} lost {word:?}");
        }
    }
}

#[test]
fn postmortems_that_quote_a_chat_stay_postmortems() {
    for path in corpus("postmortems") {
        if path.extension().is_some_and(|it| it == "md") {
            let imported = read("x.md", &fs::read(&path).unwrap());
            assert!(matches!(imported, Ok(Imported::Text(_))), "{}", path.display());
        }
    }
}

#[test]
fn slack_says_who_said_what_when() {
    let feed = feed(
        r##"{"users": [{"id": "U2", "profile": {"display_name": "bob"}}], "messages": [
        {"ts": "1776959530.000100", "user": "U1", "text": "<@U2> see <https://a.example/g|the graph> &amp; roll back",
         "user_profile": {"display_name": "", "real_name": "Jane Doe"}, "edited": {"user": "U1", "ts": "1776959540.0"}},
        {"ts": "1776959516.007659", "subtype": "bot_message", "username": "deploybot", "text": "",
         "attachments": [{"fallback": "x", "title": "v42", "title_link": "https://ci.example/42", "fields": [{"title": "By", "value": "<@U2>"}]}]},
        {"ts": "1776959531.000000", "user": "U2", "text": "# done\n- ```a_b```", "thread_ts": "1776959530.000100",
         "files": [{"title": "cpu.png", "permalink": "https://f.example/1"}]},
        {"ts": "1776959532.000000", "user": "U9", "subtype": "channel_join", "text": "<@U9> has joined the channel"},
        {"ts": "1776959533.000000", "user": "U9", "text": "", "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section",
          "elements": [{"type": "user", "user_id": "U1"}, {"type": "text", "text": " thanks"}]}]}]},
        {"ts": "1776959534.000000", "user": "U9", "text": " "},
        {"ts": "1776959531.000000", "user": "U2", "text": "twice"},
        {"hello": 1}]}"##,
    );
    let expected = [
        "2026-04-23 15:51:56|deploybot|other|v42 / By: @bob",
        "2026-04-23 15:52:10|Jane Doe|other|@bob see [the graph](<https://a.example/g>) & roll back",
        "2026-04-23 15:52:11|bob|other|\\# done / \\- / ```\na_b\n``` / cpu.png / ↩ Jane Doe: “@bob see the graph & roll back”",
        "2026-04-23 15:52:12|U9|other|@U9 has joined the channel",
        "2026-04-23 15:52:13|U9|other|@Jane Doe thanks",
    ];
    assert_eq!(told(&feed), expected);
    let aside: Vec<_> = feed.aside.iter().map(|it| (it.reason, it.n)).collect();
    let reasons = [AsideReason::Wordless, AsideReason::Repeated, AsideReason::Unknown];
    assert_eq!(aside, reasons.map(|it| (it, 1)));
    assert_eq!(feed.entries[0].entry.links, ["https://ci.example/42"]);
    assert_eq!(feed.entries[2].entry.links, ["https://f.example/1"]);
    assert_eq!(feed.entries[2].place, 3);
    let noise: Vec<bool> = feed.entries.iter().map(|it| it.is_noise).collect();
    assert_eq!(noise, [false, false, false, true, false], "only who joined is the chat's own");
}

#[test]
fn a_reply_in_slack_says_what_it_answers_and_the_line_comes_back_from_markdown() {
    let long =
        "a *very* [odd] message that goes on and on until nobody wants to read any more of it";
    let messages = format!(
        r#"[{{"ts": "1776959530.000100", "thread_ts": "1776959530.000100", "user": "U1", "username": "Ada_L", "text": "{long}"}},
        {{"ts": "1776959531.000100", "thread_ts": "1776959530.000100", "user": "U2", "text": "rolled back"}},
        {{"ts": "1776959532.000100", "thread_ts": "1776959000.000100", "user": "U2", "text": "lost"}},
        {{"ts": "1776959533.000100", "thread_ts": "1776959001.000100", "user": "U2", "subtype": "thread_broadcast", "text": "told to all",
          "root": {{"user": "U3", "text": "&gt; <https://a.example|# 1. graph>"}}}},
        {{"ts": "1776959534.000100", "user": "USLACKBOT", "text": "Reminder: stand-up"}}]"#
    );
    let read = feed(&messages);
    let texts: Vec<&str> = read.entries.iter().map(|it| it.entry.text.as_str()).collect();
    assert_eq!(
        texts[1..4],
        [
            "rolled back\n\n↩ Ada_L: “a very \\[odd\\] message that goes on and on until nobody wants…”",
            "lost",
            "told to all\n\n↩ U3: “# 1. graph”",
        ]
    );
    assert!(read.entries[4].is_noise);
    assert_eq!(read.entries[1].entry.kind, EntryKind::Mitigation, "the words of the reply tell it");
    let empty = reading::read_back("# Outage\n");
    let grown = empty.absorb(read.entries.iter().map(|it| it.entry.clone()).collect());
    let template = &Template::shipped()[0];
    let written = markdown::write(&grown, template, MetricCatalogue::shipped());
    assert_eq!(reading::read_back(&written).timeline, grown.timeline);
}

const ALERT: &str = r#"{"status": "resolved", "labels": {"alertname": "HighCPU", "severity": "critical", "service": "api"},
    "annotations": {"summary": "CPU is *hot*", "runbook_url": "https://r.example/cpu"},
    "startsAt": "2020-02-06T00:17:58.43Z", "endsAt": "2020-02-06T00:40:00Z", "generatorURL": "https://p.example/g", "fingerprint": "a1"}"#;

#[test]
fn an_alert_fires_and_is_resolved() {
    let read = feed(&format!(r#"{{"status": "resolved", "alerts": [{ALERT}]}}"#));
    let expected = [
        "2020-02-06 00:17:58|Alertmanager|detection|Firing: HighCPU / CPU is \\*hot\\* / service=api, severity=critical",
        "2020-02-06 00:40:00|Alertmanager|recovery|Resolved: HighCPU / CPU is \\*hot\\* / service=api, severity=critical",
    ];
    assert_eq!(told(&read), expected);
    assert_eq!(read.entries[0].entry.links, ["https://p.example/g", "https://r.example/cpu"]);
    assert_eq!(
        (read.facts.title.as_str(), read.facts.severity.as_str()),
        ("CPU is *hot*", "critical")
    );
    assert_eq!(read.facts.services, ["api"]);
    assert_eq!(read.facts.moments[0].0, MomentKey::Detected);
    // Fired, then resolved: what both messages tell is told once, and has one name in every file.
    let firing = ALERT
        .replace("\"resolved\"", "\"firing\"")
        .replace("2020-02-06T00:40:00Z", "0001-01-01T00:00:00Z");
    let log = feed(&format!("{{\"alerts\": [{firing}]}}\n{{\"alerts\": [{ALERT}]}}"));
    assert_eq!(told(&log), expected);
    assert_eq!(log.entries[0].entry.id, read.entries[0].entry.id);
    assert_eq!(told(&feed(&format!("[{firing}]"))), expected[..1], "a list of alerts");
}

#[test]
fn pagerduty_tells_in_four_shapes() {
    let event = r#"{"event": {"id": "E1", "event_type": "incident.escalated", "occurred_at": "2021-06-04T13:16:53Z",
        "agent": {"summary": "Ada"}, "data": {"title": "API down", "html_url": "https://pd.example/1", "service": {"summary": "api"}, "urgency": "high"}}}"#;
    assert_eq!(
        told(&feed(&format!("[{event}, {event}]"))),
        ["2021-06-04 13:16:53|Ada|escalation|Escalated: API down / Service: api · Urgency: high"]
    );
    let entries = r#"{"log_entries": [{"id": "R2", "type": "annotate_log_entry", "summary": "Note added by Ada.", "created_at": "2021-06-04T13:20:00Z",
        "agent": {"summary": "Ada"}, "channel": {"type": "note", "summary": "rolled back"}, "incident": {"summary": "[#6] API down"}},
        {"id": "R1", "type": "trigger_log_entry", "summary": "Triggered through the API", "created_at": "2021-06-04T13:16:00Z", "channel": {"type": "api"}}],
        "offset": 0, "more": false}"#;
    let read = feed(entries);
    assert_eq!(
        told(&read),
        [
            "2021-06-04 13:16:00|PagerDuty|detection|Triggered through the API",
            "2021-06-04 13:20:00|Ada|mitigation|Note added by Ada. / rolled back",
        ]
    );
    assert_eq!(read.facts.title, "[#6] API down");
    let incidents = r#"{"incidents": [{"id": "P1", "type": "incident", "title": "API down", "description": "API down: 5xx", "status": "resolved",
        "created_at": "2021-06-04T13:16:00Z", "resolved_at": "2021-06-04T14:00:00Z", "html_url": "https://pd.example/1",
        "acknowledgements": [{"at": "2021-06-04T13:18:00Z", "acknowledger": {"summary": "Ada"}}], "urgency": "high"}]}"#;
    let read = feed(incidents);
    assert_eq!(
        told(&read),
        [
            "2021-06-04 13:16:00|PagerDuty|detection|Triggered: API down / Urgency: high / \\: 5xx",
            "2021-06-04 13:18:00|Ada|other|Acknowledged: API down",
            "2021-06-04 14:00:00|PagerDuty|recovery|Resolved: API down",
        ]
    );
    let keys: Vec<&MomentKey> = read.facts.moments.iter().map(|it| &it.0).collect();
    assert_eq!(keys, [&MomentKey::Detected, &MomentKey::Acknowledged, &MomentKey::Resolved]);
    let second = r#"{"messages": [{"id": "M1", "event": "incident.acknowledge", "created_on": "2021-06-04T13:18:00Z", "incident": {"title": "API down"}}]}"#;
    assert_eq!(told(&feed(second)), ["2021-06-04 13:18:00|PagerDuty|other|Acknowledge: API down"]);
}

#[test]
fn a_status_page_tells_the_public() {
    let json = r#"{"page": {"name": "Example"}, "incidents": [{"name": "API errors", "impact": "major", "shortlink": "https://stspg.example/1",
        "started_at": "2021-06-04T13:00:00Z", "resolved_at": "2021-06-04T14:00:00Z", "incident_updates": [
        {"id": "b", "status": "resolved", "body": "All is\nwell.", "display_at": "2021-06-04T14:00:00Z"},
        {"id": "a", "status": "in_progress", "body": "", "created_at": "2021-06-04T13:10:00Z",
         "affected_components": [{"name": "API", "old_status": "operational", "new_status": "major_outage"}]}]}]}"#;
    let read = feed(json);
    assert_eq!(
        told(&read),
        [
            "2021-06-04 13:10:00|Statuspage|communication|In progress: API errors / API: operational → major outage",
            "2021-06-04 14:00:00|Statuspage|communication|Resolved: All is / well.",
        ]
    );
    let facts = &read.facts;
    assert_eq!((facts.title.as_str(), facts.severity.as_str()), ("API errors", "major"));
    assert_eq!(facts.url, "https://stspg.example/1");
    let moments: Vec<String> =
        facts.moments.iter().map(|it| format!("{} {}", it.0.key(), it.1.format("%H:%M"))).collect();
    assert_eq!(moments, ["impact-started 13:00", "resolved 14:00", "told-public 13:10"]);
}

#[test]
fn what_comes_in_crosses_to_the_page_and_back() {
    let read = feed(&format!("[{ALERT}]"));
    let json = serde_json::to_string(&read).unwrap();
    assert_eq!(serde_json::from_str::<Feed>(&json).unwrap(), read);
}

#[test]
fn a_note_keeps_its_words() {
    let json = r#"{"action": "AddNote", "alert": {"alertId": "x", "message": "disk <full>", "note": "rolled back", "updatedAt": 1420452275002000962,
        "username": "ada", "tags": ["db"], "details": {"Region": "eu"}}}"#;
    let read = feed(json);
    let entry = &read.entries[0].entry;
    assert_eq!(entry.text, "Add note: rolled back\n\ndisk \\<full>\n\nRegion: eu · tags: db");
    assert_eq!((entry.source.as_str(), entry.kind), ("ada", EntryKind::Mitigation));
}

/// JSON that is nearly of a shape that is known.
fn nearly() -> impl Strategy<Value = serde_json::Value> {
    let keys = "ts|text|user|alerts|labels|startsAt|endsAt|status|event|event_type|occurred_at|data|type|created_at|incident|incident_updates|action|alert|alertId|messages|blocks|elements|attachments|files|title|id|body";
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<i64>().prop_map(Into::into),
        "1498401071\\.[0-9]{6}|2021-06-04T13:16:53Z|incident|trigger_log_entry|firing|resolved|\\PC{0,12}|[<@U>`*_~|&;]{0,8}".prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::btree_map(keys, inner, 0..8)
                .prop_map(|it| serde_json::Value::Object(it.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_json_is_too_odd(value in nearly()) {
        let _ = read("x.json", value.to_string().as_bytes());
    }

    #[test]
    fn no_chat_is_too_odd(lines in prop::collection::vec("([0-9]{1,2}:[0-9]{2}|\\[[0-9]{1,2}:[0-9]{2}\\])? ?(<a>|a:|b \\[9:00 PM\\]|b  9:00|2026-02-05|\\PC{0,6}) ?\\PC{0,8}", 0..12)) {
        let _ = read("x", lines.join("\n").as_bytes());
    }
}
