//! The door of an assessment: what is copied of its results and what leaves as a file, without what nobody but its team may know.

use std::rc::Rc;

use afterword_core::chart::Table;
use afterword_core::draw::Words;
use afterword_core::maturity::Assessment;
use afterword_core::secrets::english;
use afterword_core::stored::Stored as _;
use afterword_formats::maturity::{report, report_html, report_words, write_json, write_scores};
use afterword_formats::{chart, file_name, json};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::maturity::{answer, capability_table, dimension_table};
use afterword_ui::words::{Words as Spoken, word, wording};

use yew::prelude::*;

use super::desk::title_of;
use crate::browser::{clipboard, clock, download, task};
use crate::session::Session;

/// How results are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With tables, for wikis.
    Markdown,
    /// Line by line, for messages.
    Text,
}

/// The assessment as it may leave.
pub(super) fn clean(assessment: &Assessment) -> Assessment {
    assessment.without_secrets(&wording("secrets", english())).0
}

/// A file that an assessment leaves as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    /// The report, for wikis.
    Markdown,
    /// The report as a page that stands alone, with the dimensions drawn.
    Html,
    /// A capability a row.
    Scores,
    /// The assessment as it is stored, its model with it.
    Json,
    /// The model alone, for somebody else's assessment.
    Model,
}

impl File {
    /// What of them says what was found.
    pub(super) const RESULTS: [Self; 3] = [Self::Markdown, Self::Html, Self::Scores];
    /// What of them another copy of the app reads.
    pub(super) const DATA: [Self; 2] = [Self::Json, Self::Model];

    /// What its button says.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Markdown => word::MATURITY_OUT_MARKDOWN.text(),
            Self::Html => word::MATURITY_OUT_HTML.text(),
            Self::Scores => word::MATURITY_OUT_SCORES.text(),
            Self::Json => word::MATURITY_OUT_JSON.text(),
            Self::Model => word::MATURITY_OUT_MODEL.text(),
        }
    }
}

/// Downloads an assessment as that file; reports are in the language that is spoken.
pub(super) fn take(session: &Session, assessment: &Assessment, file: File) {
    let clean = clean(assessment);
    let today = clock::now().date_naive();
    let spoken = Spoken::spoken().language().code();
    let words = report_words(spoken).map(|it| (it, spoken));
    let Some((words, language)) = words.or_else(|| Some((report_words("en")?, "en"))) else {
        return;
    };
    let name = |ending: &str| format!("{}.{ending}", file_name::words(&title_of(&clean)));
    let model = &clean.model;
    let (name, mime, text) = match file {
        File::Markdown => (name("md"), "text/markdown", report(&clean, today, words)),
        File::Html => (name("html"), "text/html", report_html(&clean, today, words, language)),
        File::Scores => (name("csv"), "text/csv", write_scores(&clean, today)),
        File::Json => (name("json"), "application/json", json::indented(&clean.to_json())),
        File::Model => (
            format!("{}-{}.json", model.id, file_name::words(&model.version)),
            "application/json",
            write_json(model),
        ),
    };
    match file {
        File::Scores => download::download_table(&name, &text),
        _ => download::download(&name, mime, &text),
    }
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

/// The buttons that offer an assessment as those files.
pub(super) fn buttons(session: &Session, assessment: &Rc<Assessment>, files: &[File]) -> Html {
    let button = |file: File| {
        let (session, assessment) = (session.clone(), assessment.clone());
        let onclick = Callback::from(move |_: MouseEvent| take(&session, &assessment, file));
        html! {
            <button type="button" class="button" {onclick}>
                <Icon name={IconName::Download} />{ file.label() }
            </button>
        }
    };
    files.iter().copied().map(button).collect()
}

/// Copies the results: the answer, the dimensions, and every capability with its score.
pub(super) fn copy(session: &Session, assessment: &Rc<Assessment>, form: Form, words: &Words) {
    let text = written(&clean(assessment), form, words);
    let session = session.clone();
    task::spawn(async move {
        match clipboard::copy(&text).await {
            Ok(()) => session.say(word::COPIED.text()),
            Err(error) => session.say(error.to_string()),
        }
    });
}

fn written(assessment: &Assessment, form: Form, words: &Words) -> String {
    let title = title_of(assessment);
    let said = answer(assessment, &assessment.results());
    let tables = [dimension_table(assessment), capability_table(assessment)];
    match form {
        Form::Markdown => {
            let tables = tables.map(|it| chart::markdown(&it, words));
            format!("## {title}\n\n{said}\n\n{}\n{}", tables[0], tables[1])
        }
        Form::Text => {
            let lines = tables.map(|it| lines(&it, words));
            format!("{title}\n{said}\n\n{}\n{}", lines[0], lines[1])
        }
    }
}

/// A row a line, with what its cells are where they are not names.
fn lines(table: &Table, words: &Words) -> String {
    let mut out = String::new();
    for row in &table.rows {
        let cells = row.iter().zip(&table.header).enumerate().filter_map(|(at, (cell, header))| {
            let text = cell.text(words);
            match (text.is_empty(), at) {
                (true, _) => None,
                (false, 0) => Some(text),
                (false, _) => Some(format!("{header}: {text}")),
            }
        });
        out.push_str(&cells.collect::<Vec<String>>().join(" · "));
        out.push('\n');
    }
    out
}
