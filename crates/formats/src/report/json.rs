//! A report as JSON: sentences with their figures as numbers, for programs that show them in their own way.

use afterword_core::statistics::Interval;
use afterword_core::trends::{Figure, LearningReport, Sentence};
use afterword_core::wording::Wording;
use serde_json::{Map, Value, json};

use super::Find;

/// `report` as JSON, its sentences also in the language of `words`. The same report gives the same bytes.
///
/// Lengths are in minutes, shares and chances from 0 to 1, intervals those of 95 % unless a sentence says otherwise. A sentence names its
/// documents by their places in `documents`, from 0.
pub fn write_json(report: &LearningReport, words: &Wording, find: Find<'_>) -> String {
    let documents = report.documents.iter().map(|it| {
        json!({
            "id": it.id.to_string(),
            "title": it.title,
            "day": it.day,
            "severity": it.severity,
            "address": find(it.id),
        })
    });
    let parts = report.parts.iter().map(|it| {
        let sentences = it.sentences.iter().map(|it| sentence(it, report, words));
        json!({ "part": it.kind.key(), "sentences": sentences.collect::<Vec<_>>() })
    });
    let whole = json!({
        "schema": "afterword-report/1",
        "period": report.span.key(),
        "lead": report.lead.iter().map(|it| sentence(it, report, words)).collect::<Vec<_>>(),
        "parts": parts.collect::<Vec<_>>(),
        "documents": documents.collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

fn sentence(it: &Sentence, report: &LearningReport, words: &Wording) -> Value {
    let figures: Map<String, Value> =
        it.figures.iter().map(|(name, figure)| ((*name).to_owned(), value(figure))).collect();
    let documents: Vec<usize> = it.documents.iter().filter_map(|it| report.place(*it)).collect();
    json!({
        "name": it.name,
        "text": it.written(words),
        "figures": figures,
        "documents": documents,
        "more_documents": it.unnamed,
    })
}

fn value(figure: &Figure) -> Value {
    let ends = |it: Option<Interval>| it.map(|it| [it.low, it.high]);
    match figure {
        Figure::Count(n) => json!(n),
        Figure::Number(it) | Figure::Chance(it) | Figure::Part(it) | Figure::Minutes(it) => {
            json!(it)
        }
        Figure::Share(share) => {
            json!({ "n": share.hits, "of": share.of, "interval": ends(Figure::interval_of(*share)) })
        }
        Figure::Median { minutes, n, interval } => {
            json!({ "minutes": minutes, "n": n, "interval": ends(*interval) })
        }
        Figure::Day(day) => json!(day),
        Figure::Span(span) => json!(span.key()),
        Figure::Text(text) | Figure::Term(text) => json!(text),
        Figure::Counts(rows) => {
            rows.iter().map(|(what, n)| json!({ "what": value(what), "n": n })).collect()
        }
    }
}
