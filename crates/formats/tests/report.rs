//! Reports as files: whatever people typed stays text in them, and their links lead where they were told.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod harmless;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionId};
use afterword_core::board::Card;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{Factor, FactorId, MetricCatalogue, Moment, MomentKey};
use afterword_core::prose::{Kind, Node, parse};
use afterword_core::severity::{SeverityKey, SeverityScheme};
use afterword_core::trends::{
    Incident, LearningReport, Library, ReportQuestion, ReportSpan, Scope, report_words,
};
use afterword_core::workflow::WorkflowPolicy;
use afterword_formats::report::{
    LaidOut, is_report, path_address, write_html, write_json, write_markdown,
};
use chrono::{DateTime, Offset as _, TimeDelta, Utc};
use harmless::wrong;
use proptest::prelude::*;

/// The report of two incidents in which everything that can be typed says `text`.
fn report(text: &str) -> LearningReport {
    let now = DateTime::parse_from_rfc3339("2025-10-05T12:00:00Z").unwrap();
    let documents: Vec<Postmortem> = (1..=2).map(|n| document(n, text)).collect();
    let record =
        |it: &Postmortem| Incident::of(it, &MetricCatalogue::shipped().measure(it), &Utc.fix());
    let incidents: Vec<Incident> = documents.iter().map(record).collect();
    let cards: Vec<Card> = documents.iter().flat_map(|it| Card::of(it, &Utc.fix())).collect();
    let question = ReportQuestion {
        span: ReportSpan::read("2025-Q3", now.date_naive()).unwrap(),
        scope: &Scope { service: Some(text.to_owned()), ..Scope::default() },
        now,
        policy: &WorkflowPolicy::shipped(),
        scheme: &SeverityScheme::shipped(),
        rulings: &[],
    };
    LearningReport::of(&Library::new(incidents), &cards, &question)
}

fn id(n: u8) -> DocumentId {
    DocumentId::v7(n.into(), [n; 10])
}

fn document(n: u8, text: &str) -> Postmortem {
    let at = DateTime::parse_from_rfc3339("2025-09-01T00:00:00Z").unwrap();
    let at = at + TimeDelta::days(n.into());
    let mut document = Postmortem::new(id(n), at);
    document.title = text.to_owned();
    document.services = vec![text.to_owned()];
    document.severity = Some(SeverityKey(text.to_owned()));
    document.moments.insert(MomentKey::ImpactStarted, Moment::At(at));
    let factor = Factor::new(FactorId::from_bits(1), format!("{text} pool exhausted"));
    document.factors.push(Rc::new(factor));
    let mut action = Action::new(ActionId::from_bits(1), text.to_owned());
    action.owner = text.to_owned();
    action.due = Some(at.date_naive());
    document.actions.push(action.into());
    document
}

fn found(id: DocumentId) -> Option<String> {
    Some(format!("{}.md", path_address(&id.to_string())))
}

fn markdown(report: &LearningReport) -> String {
    write_markdown(&LaidOut::of(report, report_words("en").unwrap(), &found))
}

/// How many nodes of Markdown are so.
fn count(nodes: &[Node], is_so: &dyn Fn(&Node) -> bool) -> usize {
    let within = |it: &Node| match it {
        Node::Element { children, .. } => count(children, is_so),
        _ => 0,
    };
    nodes.iter().map(|it| usize::from(is_so(it)) + within(it)).sum()
}

/// Headings, items, links, and everything else that is neither text nor what holds it.
fn structure(text: &str) -> [usize; 4] {
    let nodes = parse(text);
    let of = |is_kind: fn(&Kind) -> bool| {
        count(&nodes, &|it| matches!(it, Node::Element { kind, .. } if is_kind(kind)))
    };
    let is_other = |it: &Kind| {
        let known = matches!(it, Kind::Heading(_) | Kind::Item | Kind::Link(_) | Kind::Paragraph);
        !known && !matches!(it, Kind::List { .. })
    };
    let others = count(&nodes, &|it| match it {
        Node::Text(_) => false,
        Node::Element { kind, .. } => is_other(kind),
        _ => true,
    });
    let heading = of(|it| matches!(it, Kind::Heading(_)));
    [heading, of(|it| *it == Kind::Item), of(|it| matches!(it, Kind::Link(_))), others]
}

#[test]
fn sentences_end_with_links_to_their_documents() {
    let report = report("checkout");
    let text = markdown(&report);
    assert!(is_report(&text) && !is_report("# Learning report"));
    let (one, two) = (found(id(1)).unwrap(), found(id(2)).unwrap());
    let links = format!("[\\[1\\]]({one} \"checkout\") [\\[2\\]]({two} \"checkout\")");
    let line = format!("- 2 incidents are on record for Q3 2025. {links}\n");
    assert!(text.contains(&line), "{text}");
    let documents = format!("## Documents\n\n1. 2025-09-02 · checkout · [checkout]({one})\n2. ");
    assert!(text.contains(&documents), "{text}");
    assert_eq!(text, markdown(&report), "the same report gives the same bytes");
    let unlinked = write_markdown(&LaidOut::of(&report, report_words("en").unwrap(), &|_| None));
    assert!(unlinked.contains("Q3 2025. \\[1\\] \\[2\\]\n"), "{unlinked}");
    let astray = write_markdown(&LaidOut::of(&report, report_words("en").unwrap(), &|_| {
        Some("javascript:x".into())
    }));
    assert_eq!(astray, unlinked, "what leads astray is no link");
}

#[test]
fn the_page_says_its_language() {
    let page =
        write_html(&LaidOut::of(&report("checkout"), report_words("de").unwrap(), &found), "de");
    assert!(page.contains("<html lang=\"de\">") && page.contains("<h1>Lernbericht: Q3 2025</h1>"));
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn json_has_figures_as_numbers() {
    let text = write_json(&report("checkout"), report_words("en").unwrap(), &found);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&json["period"], &json["schema"]),
        (&"2025-Q3".into(), &"afterword-report/1".into())
    );
    let count = &json["parts"][0]["sentences"][0];
    assert_eq!(count["figures"], serde_json::json!({ "n": 2, "span": "2025-Q3" }));
    assert_eq!(count["documents"], serde_json::json!([0, 1]));
    assert_eq!(json["documents"][1]["address"], found(id(2)).unwrap());
}

proptest! {
    #[test]
    fn whatever_is_typed_stays_text(text in "[ -~äß\\n\\t]{0,40}|\\PC{0,20}|a\\n(# |- |1\\. |> |```|---|\\[x\\]\\(javascript:y\\)|<script>|&amp;|!\\[x\\])b") {
        // A word that is nothing but text gives the report its shape.
        prop_assume!(!text.trim().is_empty());
        let typed = report(&text);
        let plain = report("word");
        let rows = |it: &LearningReport| it.parts.iter().map(|it| it.sentences.len()).sum::<usize>() + it.documents.len();
        prop_assume!(rows(&typed) == rows(&plain));
        prop_assert_eq!(structure(&markdown(&typed)), structure(&markdown(&plain)), "{}", markdown(&typed));
        let page = write_html(&LaidOut::of(&typed, report_words("en").unwrap(), &found), "en");
        let main = page.split_once("<header>").unwrap().1.split_once("</main>").unwrap().0;
        let prose = main.replace("</header>", "").replace("<section>", "").replace("</section>", "");
        prop_assert_eq!(wrong(&prose), None);
    }
}
