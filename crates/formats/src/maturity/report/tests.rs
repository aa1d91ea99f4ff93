//! Reports of an assessment in which something stands in every place: it stays text, and the figures are those of the core.

use afterword_core::maturity::{Assessment, CapabilityId, IncidentCost};
use afterword_core::stored::Stored as _;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use serde_json::{Value, json};

use super::*;
use crate::maturity::write_scores;

/// A model of four dimensions of two capabilities, and an assessment of it; every text that a person types is `text`.
fn assessment(text: &str) -> Assessment {
    let text = format!("{text}x");
    let capability = |d: usize, n: usize| {
        let needs = json!([{"capability": format!("c{d}-0"), "level": 2, "for": 2}]);
        json!({"id": format!("c{d}-{n}"), "name": text, "question": text, "statements": [text, text, text, text],
            "effort": "S", "depends": if n > 0 { needs } else { json!([]) }})
    };
    let dimension = |d: usize| json!({"id": format!("d{d}"), "name": text, "capabilities": [capability(d, 0), capability(d, 1)]});
    let score = |half_steps: u8| json!({"score": half_steps, "confidence": "high", "note": text, "agreed": text});
    let value: Value = json!({
        "schema": "assessment/1", "id": "0199a02f-ef00-7fff-bfff-ffffffffffff", "createdAt": "2025-10-01T14:32:00+02:00",
        "title": text,
        "model": {"id": "m", "version": text, "name": text, "licence": text, "source": [text], "staleAfterDays": 30,
            "levels": [{"name": text}, {"name": "2"}, {"name": "3"}, {"name": "4"}],
            "dimensions": [dimension(0), dimension(1), dimension(2), dimension(3)]},
        "about": {"team": text, "date": "2025-10-02", "facilitator": text, "participants": [text, text]},
        "answers": {
            "c0-0": {"score": 5, "evidence": [{"id": "000000000011", "text": text, "dated": "2025-01-01"}]},
            "c0-1": score(2), "c1-0": score(7), "c2-0": {"notApplicable": text}, "c2-1": score(1), "c3-0": score(8), "c3-1": score(8),
        },
        "targets": {"all": 6},
        "exceptions": {"c0-1": {"reason": text, "owner": text, "until": "2026-03-31"},
            "c2-1": {"reason": text, "owner": text, "until": "2025-03-31"}},
        "reopened": [{"capability": "c3-0", "postmortem": "0199a02f-ef00-7fff-bfff-fffffffffff0", "title": text,
            "on": "2025-11-03", "why": text}],
        "plan": {"hourly": {"hundredths": 9000, "currency": "EUR"}, "begins": "2025-10-06",
            "incidents": {"aYear": {"hundredths": 5_000_000, "currency": "EUR"}, "n": 7}, "addressed": {"likely": 100_000}},
        "workshop": {"id": "000000000031", "revealed": ["c0-0"], "ballots": [
            {"id": "000000000041", "voter": text, "votes": {"c0-0": {"score": 2}}},
            {"id": "000000000042", "votes": {"c0-0": {"score": 6}}}]},
        "previous": {"id": "0199a02f-ef00-7fff-bfff-fffffffffff2", "title": text, "date": "2025-04-02", "model": "m",
            "version": "0.9.0", "scores": {"c0-0": 1_500, "c3-0": 4_000}},
    });
    Assessment::from_json(&value.to_string()).unwrap()
}

fn today() -> NaiveDate {
    "2025-11-10".parse().unwrap()
}

fn written(text: &str, language: &str) -> String {
    report(&assessment(text), today(), report_words(language).unwrap())
}

#[test]
fn every_part_says_what_the_core_reckons() {
    let text = written("", "en");
    for expected in [
        "As of 2025-11-10. Model: x, version x. Assessed on 2025-10-02; not finished.",
        "- The overall score is **2.4** of 4.",
        "- The staged level is **0**",
        "- 6 of 7 capabilities that apply are assessed (85 %).",
        "| x | 1.7 | 1, x | x | 2 of 2 |",
        "| x | x | 2.5 | ■■□□ | 3.0 | – |",
        "| x | x | does not apply: x |  | 3.0 | – |",
        "| x | 2 | 2.0 | 2.0, talk about it | 2.5 |  |",
        "by what has a score in both: 2.7 then, 3.2 now",
        "The version of the model was 0\\.9.0 then, and is x now.",
        "| x | 1.5 | 2.5 | +1.0 |",
        "- x: x (2025-11-03) disproves the answer. x",
        "- x: evidence of 2025-01-01 is more than 30 days old. x",
        "- x: accepted below its target until 2026-03-31 by x. x",
        "- x: what x accepted below its target has ended on 2025-03-31. x",
        "**Quick wins** (2025-10-06 to 2025-10-19): ",
        "An item addresses 10 % of them",
        "Of incidents, each step addresses its share of what the others leave",
        "An hour of work costs 90 EUR.",
        "Licence: x. Source: x.",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let german = written("", "de");
    assert!(german.contains("- Der Gesamtwert ist **2,4** von 4."), "{german}");
    assert!(german.contains("**Schnelle Erfolge** (2025-10-06 bis 2025-10-19)"), "{german}");
}

#[test]
fn notes_evidence_and_what_became_of_items_are_told() {
    let mut it = assessment("<b>");
    let id = "c0-1".parse().unwrap();
    let evidence = json!({"id": "000000000012", "text": "Graphs", "link": "https://example.com/g", "dated": "2025-09-01"});
    let answer = json!({"score": 2, "note": "One *page* only\nof it", "evidence": [evidence]});
    it.answers.insert(id, serde_json::from_value(answer).unwrap());
    let action = json!({"action": {"document": it.id, "action": "000000000051"}});
    let links = json!({"links": [action]});
    it.plan.items.insert("c0-1".parse().unwrap(), serde_json::from_value(links).unwrap());
    it.plan.incidents = it.plan.incidents.map(|it| IncidentCost { n: 0, ..it });
    let text = report(&it, today(), report_words("en").unwrap());
    for expected in [
        "## What was said of it",
        ": One \\*page\\* only of it\n",
        ", evidence of 2025-09-01: Graphs, ",
        "| the model, by size | actions: 1 | ",
        "Incidents cost 50,000 EUR a year, as somebody stated.",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(!text.contains("<b>"), "{text}");
}

#[test]
fn a_page_shows_the_scores_as_a_net() {
    let words = report_words("en").unwrap();
    let page = report_html(&assessment("<b>&"), today(), words, "en");
    assert!(
        page.contains("<figure aria-label=\"Scores of the dimensions\">\n<svg xmlns="),
        "{page}"
    );
    assert!(!page.contains("<b>"));
    let svg = radar_svg(&assessment("<b>&"), words).unwrap();
    assert!(roxmltree::Document::parse(&svg).is_ok());
    let mut few = assessment("");
    few.answers.retain(|id, _| id.as_str().starts_with("c0") || id.as_str().starts_with("c1"));
    assert_eq!(radar_svg(&few, words), None);
}

#[test]
fn nothing_that_is_found_is_no_score() {
    let mut it = assessment("");
    it.answers.clear();
    it.previous = None;
    it.workshop = None;
    let text = report(&it, today(), report_words("en").unwrap());
    assert!(text.contains("Nothing is assessed yet"), "{text}");
    assert!(text.contains("| x | not known | not known | – | 0 of 2 |"), "{text}");
    assert!(!text.contains("## Since") && !text.contains("## How far the group"));
}

#[test]
fn a_report_is_read_as_one() {
    assert!(crate::report::is_report(&written("", "en")));
    let id: CapabilityId = "c0-0".parse().unwrap();
    assert!(assessment("").answer(&id).is_some());
}

#[test]
fn scores_have_a_row_for_each_capability() {
    let table = crate::csv::Table::parse(&write_scores(&assessment("=1+"), today())).unwrap();
    assert_eq!(table.rows.len(), 8);
    let cell = |row: usize, name| table.rows[row].cell(table.column(name).unwrap());
    assert_eq!((cell(0, "score"), cell(0, "target"), cell(0, "gap")), ("2.5", "3", "0.5"));
    assert_eq!(
        (cell(0, "before"), cell(0, "change"), cell(0, "stale evidence")),
        ("1.5", "1", "1")
    );
    assert_eq!((cell(3, "state"), cell(3, "score")), ("not assessed", ""));
    assert_eq!((cell(4, "state"), cell(4, "reason")), ("not applicable", "=1+x"));
    assert_eq!((cell(1, "accepted until"), cell(6, "in doubt")), ("2026-03-31", "1"));
}

/// What a text is made of, its words aside.
fn shape(text: &str) -> Vec<String> {
    let events = Parser::new_ext(text, Options::all()).filter_map(|it| match it {
        Event::Start(tag) => Some(format!("{:?}", tag.to_end())),
        Event::Text(_) | Event::SoftBreak | Event::End(_) => None,
        other => Some(format!("{other:?}")),
    });
    events.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_stays_text(text in any::<String>(), odd in "[-#*_|`<>\\[\\]()!&~^$\n ]{0,12}") {
        let plain = shape(&written("a", "en"));
        for text in [text, odd] {
            prop_assert_eq!(shape(&written(&text, "en")), plain.clone(), "{:?}", text);
        }
    }
}
