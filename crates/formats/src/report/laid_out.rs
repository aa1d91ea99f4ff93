//! A report as headings and Markdown: what its files have in common.

use afterword_core::trends::{Cited, Figure, LearningReport, Sentence};
use afterword_core::wording::Wording;
use serde::{Deserialize, Serialize};

use super::{Find, address};
use crate::markdown::text::Inline;

/// A report, laid out: what every file of it says, and a page that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidOut {
    /// Its headline.
    pub title: String,
    /// What stands below the title, as Markdown.
    pub lead: String,
    /// What follows, with its headings: lists, as Markdown.
    pub parts: Vec<(String, String)>,
}

impl LaidOut {
    /// Lays `report` out in the language of `words`; `find` says where documents are.
    pub fn of(report: &LearningReport, words: &Wording, find: Find<'_>) -> Self {
        let address = |it: &Cited| {
            let to = address::destination(&find(it.id)?)?;
            Some(format!("{to} \"{}\"", Inline(&name(it, words)).to_string().replace('"', "\\\"")))
        };
        let addresses: Vec<Option<String>> = report.documents.iter().map(address).collect();
        let lead = report.lead.iter().map(|it| Inline(&it.written(words)).to_string());
        let mut parts = Vec::new();
        for part in &report.parts {
            let lines = part.sentences.iter().map(|it| line(it, report, &addresses, words));
            parts.push((words.fill(&part.kind.heading(), &[]), lines.collect()));
        }
        if !report.documents.is_empty() {
            let rows = (1..).zip(report.documents.iter().zip(&addresses));
            let rows = rows.map(|(n, (it, address))| document(n, it, address.as_deref(), words));
            parts.push((words.fill("documents", &[]), rows.collect()));
        }
        Self { title: report.title(words), lead: lead.collect::<Vec<_>>().join(" "), parts }
    }
}

/// A sentence and the numbers of its documents.
fn line(
    sentence: &Sentence,
    report: &LearningReport,
    addresses: &[Option<String>],
    words: &Wording,
) -> String {
    let mut line = format!("- {}", Inline(&sentence.written(words)));
    for at in sentence.documents.iter().filter_map(|it| report.place(*it)) {
        let number = format!("\\[{}\\]", at + 1);
        line += &format!(" {}", linked(&number, addresses.get(at).and_then(Option::as_deref)));
    }
    if sentence.unnamed > 0 {
        let n = Figure::Count(sentence.unnamed).written(words);
        line += &format!(" {}", Inline(&words.fill("documents.more", &[("n", &n)])));
    }
    line + "\n"
}

/// What a document is called.
fn name(it: &Cited, words: &Wording) -> String {
    match it.title.trim() {
        "" => words.fill("untitled", &[]),
        title => title.to_owned(),
    }
}

fn document(n: usize, it: &Cited, address: Option<&str>, words: &Wording) -> String {
    let title = name(it, words);
    // Its words say where the link leads.
    let address = address.and_then(|it| it.split_once(' ')).map(|it| it.0);
    let facts = [it.day.map(|it| it.to_string()), it.severity.as_ref().map(|it| it.0.clone())];
    let facts = facts.into_iter().flatten().map(|it| Inline(&it).to_string());
    let all: Vec<String> = facts.chain([linked(&Inline(&title).to_string(), address)]).collect();
    format!("{n}. {}\n", all.join(" · "))
}

/// `words`, Markdown, as a link where there is an address.
fn linked(words: &str, address: Option<&str>) -> String {
    address.map_or_else(|| words.to_owned(), |it| format!("[{words}]({it})"))
}
