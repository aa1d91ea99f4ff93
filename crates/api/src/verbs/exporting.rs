//! Documents in other formats, as text.

use afterword_core::Postmortem;
use afterword_core::board::{Card, board_words};
use afterword_core::document::Document;
use afterword_core::draw::Words;
use afterword_core::id::DocumentId;
use afterword_core::maturity::Model;
use afterword_core::postmortem::{Audience, MetricCatalogue};
use afterword_core::stored::Stored as _;
use afterword_core::time::Instant;
use afterword_core::{secrets, view};
use afterword_formats::board::{Setting, due_dates, markdown_table};
use afterword_formats::wiki::{self, Wiki};
use afterword_formats::workspace::{Settings, Writer};
use afterword_formats::{csv, html, json, markdown, maturity, toil};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::review::template_of;
use super::trends::{cards_of, no_language};
use crate::arguments::{optional, required};
use crate::carrier::{carried, carrier};
use crate::failure::{Code, Failure};
use crate::host::Host;
use crate::whole::Whole;

/// A format that a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ExportFormat"))]
pub(crate) enum Format {
    /// Of a postmortem: what every wiki shows and what reads back as the same document. Of a list: a table. Of a register and an assessment: the
    /// report.
    Markdown,
    /// The document, lossless; for people to read.
    Json,
    /// A page that stands alone, of a postmortem or an assessment.
    Html,
    /// A page of Confluence in its storage format, of a postmortem.
    Confluence,
    /// A page of MediaWiki, of a postmortem.
    Mediawiki,
    /// The text of a Jira description, of a postmortem.
    Jira,
    /// A table: of a postmortem or a list the actions, of a register the activities, of an assessment the scores.
    Csv,
    /// The measured weeks of a register, as a table.
    WeeksCsv,
    /// The days on which open actions are due, as an iCalendar file.
    Ics,
}

required!(Format);

/// For whom a document is written.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ExportOptions {
    /// Who reads it: of a postmortem, others than the team get no names and not every part.
    audience: Option<Audience>,
    /// Puts a marker in place of each secret, and of personal data for others than the team.
    redact: Option<bool>,
    /// The shipped template that lays a postmortem out; its own if it is left out.
    template: Option<String>,
    /// The language of reports and tables: en or de.
    language: Option<String>,
    /// When it is written; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

optional!(ExportOptions);

/// The format of a model.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ModelOptions {
    /// What is written; JSON if it is left out.
    to: Option<ModelFormat>,
}

optional!(ModelOptions);

/// A format that a model can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum ModelFormat {
    /// JSON.
    #[default]
    Json,
    /// YAML.
    Yaml,
    /// A table of its capabilities.
    Csv,
}

pub(super) fn export_as(
    host: &Host<'_>,
    Whole(document): Whole<Document>,
    format: Format,
    options: ExportOptions,
) -> Result<String, Failure> {
    if !host.knows(document.zone()) {
        return Err(Failure::no_zone("document.zone", document.zone()));
    }
    let document = outgoing(document, &options);
    let now = host.clocks(document.zone()).local(options.now.unwrap_or(host.now));
    let ground = Ground { host, now, language: options.language.as_deref().unwrap_or("en") };
    if format == Format::Json {
        return Ok(json::indented(&document.to_json()));
    }
    let written = match &document {
        Document::Postmortem(it) => {
            let template = template_of(it, options.template.as_deref())?;
            let metrics = MetricCatalogue::shipped();
            let page = |wiki| wiki::write(it, &template, metrics, wiki);
            match format {
                Format::Markdown => Some(markdown::write(it, &template, metrics)),
                Format::Html => Some(html::write(it, &template, metrics, &Words::english())),
                Format::Confluence => Some(page(Wiki::Confluence)),
                Format::Mediawiki => Some(page(Wiki::MediaWiki)),
                Format::Jira => Some(page(Wiki::Jira)),
                _ => ground.actions(&document, format)?,
            }
        }
        Document::ActionList(_) => match format {
            Format::Markdown => Some(ground.table(&document)),
            _ => ground.actions(&document, format)?,
        },
        Document::ToilRegister(it) => match format {
            Format::Markdown => {
                let words = toil::report_words(ground.language);
                let words = words.ok_or_else(|| no_language(ground.language))?;
                Some(toil::report(it, ground.today(), words))
            }
            Format::Csv => Some(toil::write_activities(it)),
            Format::WeeksCsv => Some(toil::write_weeks(it)),
            _ => None,
        },
        Document::Assessment(it) => {
            let words = maturity::report_words(ground.language);
            let words = words.ok_or_else(|| no_language(ground.language))?;
            match format {
                Format::Markdown => Some(maturity::report(it, ground.today(), words)),
                Format::Html => {
                    Some(maturity::report_html(it, ground.today(), words, ground.language))
                }
                Format::Csv => Some(maturity::write_scores(it, ground.today())),
                _ => None,
            }
        }
    };
    written.ok_or_else(|| {
        let name = serde_json::to_string(&format).unwrap_or_default();
        let message =
            format!("a document of the kind {} can't be written as {name}", kind(&document));
        Failure::argument("format", message)
    })
}

fn kind(document: &Document) -> &'static str {
    match document {
        Document::Postmortem(_) => "postmortem",
        Document::ActionList(_) => "action-list",
        Document::ToilRegister(_) => "toil-register",
        Document::Assessment(_) => "assessment",
    }
}

/// The document as those it is for may read it.
fn outgoing(document: Document, options: &ExportOptions) -> Document {
    let audience = options.audience.unwrap_or_default();
    let redacts = options.redact == Some(true);
    if audience == Audience::Team && !redacts {
        return document;
    }
    let seen = |it: &Postmortem| {
        let view = view::of(it, audience, view::Audiences::shipped(), view::english());
        match redacts {
            true => view.redacted(&|_| true, view::english(), secrets::english()),
            false => view.document,
        }
    };
    match document {
        Document::Postmortem(it) => seen(&it).into(),
        Document::ActionList(it) if redacts => {
            let view = view::of(
                &carrier(&it),
                Audience::Team,
                view::Audiences::shipped(),
                view::english(),
            );
            carried(view.redacted(&|_| true, view::english(), secrets::english())).into()
        }
        Document::ToilRegister(it) if redacts => it.without_secrets(secrets::english()).0.into(),
        Document::Assessment(it) if redacts => it.without_secrets(secrets::english()).0.into(),
        other => other,
    }
}

/// What is known of the day and the reader.
struct Ground<'h, 'a> {
    host: &'h Host<'a>,
    now: Instant,
    language: &'h str,
}

impl Ground<'_, '_> {
    fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    fn actions(&self, document: &Document, format: Format) -> Result<Option<String>, Failure> {
        Ok(match format {
            Format::Csv => Some(csv::actions::write(document.actions().iter().map(|it| &**it))),
            Format::Ics => Some(self.dates(document)?),
            _ => None,
        })
    }

    fn with_cards<T>(
        &self,
        document: &Document,
        write: impl FnOnce(&[&Card], Setting<'_>) -> T,
    ) -> T {
        let cards = cards_of(self.host, document);
        let cards: Vec<&Card> = cards.iter().collect();
        let find = |_: DocumentId| None;
        let setting =
            Setting { today: self.today(), words: board_words(self.language), find: &find };
        write(&cards, setting)
    }

    fn table(&self, document: &Document) -> String {
        self.with_cards(document, markdown_table)
    }

    fn dates(&self, document: &Document) -> Result<String, Failure> {
        let is_due = |it: &&std::rc::Rc<afterword_core::actions::Action>| {
            it.due.is_some() && !it.state.is_closed()
        };
        if !document.actions().iter().any(|it| is_due(&it)) {
            let message = "no open action of it has a due date, so there is nothing for a calendar";
            return Err(Failure::new(Code::Lacking, message));
        }
        self.with_cards(document, |cards, setting| due_dates(cards, self.now, setting))
            .map_err(|it| Failure::argument("document", it.to_string()))
    }
}

pub(super) fn backup(host: &Host<'_>, documents: Vec<Whole<Document>>) -> Result<String, Failure> {
    let mut writer = Writer::new(host.now);
    for Whole(document) in &documents {
        writer.push_stored(&document.to_json());
    }
    Ok(writer.finish(&Settings::new()))
}

pub(super) fn export_model(
    _host: &Host<'_>,
    model: Model,
    options: ModelOptions,
) -> Result<String, Failure> {
    Ok(match options.to.unwrap_or_default() {
        ModelFormat::Json => maturity::write_json(&model),
        ModelFormat::Yaml => maturity::write_yaml(&model),
        ModelFormat::Csv => maturity::write_csv(&model),
    })
}
