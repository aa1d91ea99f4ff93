//! What many postmortems say together.

use std::collections::BTreeMap;

use afterword_core::board::Card;
use afterword_core::claims;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::severity::SeverityScheme;
use afterword_core::statistics::Proportion;
use afterword_core::time::{Instant, Zone};
use afterword_core::trends::{
    self, Change as Course, Dimension, Incident, LearningReport, Library, Period, ReportQuestion,
    ReportSpan, ResponseSummary, Scope, Step, Warning, report_words,
};
use afterword_core::workflow::WorkflowPolicy;
use afterword_formats::report::{LaidOut, write_html, write_json, write_markdown};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::create;
use crate::arguments::optional;
use crate::failure::Failure;
use crate::host::Host;
use crate::keys::Key;
use crate::whole::Whole;

/// Which incidents count.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct TrendsOptions {
    /// Only incidents of this team.
    team: Option<String>,
    /// Only incidents that hit this service.
    service: Option<String>,
    /// Only incidents with this tag.
    tag: Option<String>,
    /// The first day that counts.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Day"))]
    from: Option<NaiveDate>,
    /// The first day that no longer counts.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Day"))]
    until: Option<NaiveDate>,
    /// The zone by whose clocks today begins; that of the machine if it is left out.
    zone: Option<Zone>,
    /// The time by which is judged; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

/// Of what a report tells, and how it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ReportOptions {
    /// The month or quarter: 2025-09, 2025-Q3, last-month or last-quarter, which it is if it is left out.
    period: Option<String>,
    /// What is written; Markdown if it is left out.
    to: Option<ReportForm>,
    /// The language of its sentences: en or de.
    language: Option<String>,
    /// Where documents are found, by their ids.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Record<string, string>"))]
    links: Option<BTreeMap<DocumentId, String>>,
    /// Only incidents of this team.
    team: Option<String>,
    /// Only incidents that hit this service.
    service: Option<String>,
    /// Only incidents with this tag.
    tag: Option<String>,
    /// The zone by whose clocks today begins; that of the machine if it is left out.
    zone: Option<Zone>,
    /// The time by which is judged; now if it is left out.
    #[cfg_attr(feature = "typescript", ts(optional, type = "Instant | Date"))]
    now: Option<Instant>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) enum ReportForm {
    /// Markdown that every wiki shows.
    #[default]
    Markdown,
    /// A page that stands alone.
    Html,
    /// Every sentence with its figures as numbers.
    Json,
}

optional!(TrendsOptions, ReportOptions);

/// What many postmortems say together.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Trends {
    /// How many incidents count.
    incidents: usize,
    /// How many incidents there are a week; none where too little is known.
    weekly: Option<RateAnswer>,
    /// Whether they become more or fewer, by month; none where too little is known to tell.
    course: Option<CourseAnswer>,
    /// How long it took to detect, to acknowledge, to mitigate and to resolve.
    response: Vec<ResponseAnswer>,
    /// How many incidents there are by what.
    counts: CountsAnswer,
    /// What returns, that of the most incidents first.
    recurring: Vec<RecurringAnswer>,
    /// What needs attention.
    warnings: Vec<WarningAnswer>,
    /// How postmortems are gone about.
    culture: CultureAnswer,
}

/// A number of incidents a week.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "WeeklyRate"))]
pub(crate) struct RateAnswer {
    /// The mean.
    mean: f64,
    /// Between what it lies, at 95 %.
    low: f64,
    /// Between what it lies, at 95 %.
    high: f64,
    /// Over how many weeks.
    weeks: f64,
}

/// Whether incidents become more or fewer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Course"))]
pub(crate) enum CourseAnswer {
    /// Chance explains it.
    NoEvidence,
    /// They become more.
    Rising,
    /// They become fewer.
    Falling,
}

/// How long something took, in minutes. What too few incidents tell is none, never a guess.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ResponseTimes"))]
pub(crate) struct ResponseAnswer {
    /// The metric: time-to-detect, time-to-acknowledge, time-to-mitigate or time-to-resolve.
    metric: &'static str,
    /// Of how many incidents it is known.
    n: usize,
    /// How many of these the text contradicts.
    contradicted: usize,
    /// Of how many an end is not known yet.
    pending: usize,
    /// How many end before they begin.
    invalid: usize,
    /// The middle one.
    median: Option<f64>,
    /// Nine of ten took no longer.
    p90: Option<f64>,
    /// Between what the median lies, at 95 %.
    interval: Option<IntervalAnswer>,
    /// The mean.
    mean: Option<f64>,
}

/// Between what a figure lies.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Interval"))]
pub(crate) struct IntervalAnswer {
    /// Its lower end.
    low: f64,
    /// Its upper end.
    high: f64,
    /// How sure that is, 0 to 1.
    level: f64,
}

/// How many incidents there are by what.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Counts"))]
pub(crate) struct CountsAnswer {
    /// By severity.
    severity: Vec<CountAnswer>,
    /// By service; an incident may have several.
    service: Vec<CountAnswer>,
    /// By team.
    team: Vec<CountAnswer>,
    /// By tag; an incident may have several.
    tag: Vec<CountAnswer>,
    /// By how they were found.
    detection: Vec<CountAnswer>,
    /// By the category of their factors and causes.
    category: Vec<CountAnswer>,
}

/// How many incidents have something in common.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Count"))]
pub(crate) struct CountAnswer {
    /// What.
    name: String,
    /// How many.
    n: usize,
}

/// A factor or cause that stands in several incidents.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RecurringReason"))]
pub(crate) struct RecurringAnswer {
    /// The words that all of them share.
    words: Vec<String>,
    /// Where it stands, in the order of time.
    occurrences: Vec<OccurrenceAnswer>,
}

/// A factor or cause of one incident.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReasonOccurrence"))]
pub(crate) struct OccurrenceAnswer {
    /// The postmortem.
    document: DocumentId,
    /// What it says there.
    text: String,
}

/// Something that needs attention.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "TrendWarning"))]
pub(crate) struct WarningAnswer {
    /// A name that stays the same for as long as it says the same.
    key: String,
    /// What it is.
    kind: Key<trends::WarningKind>,
    /// The postmortems that it rests on.
    incidents: Vec<DocumentId>,
}

/// How postmortems are gone about: so many of so many.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Culture"))]
pub(crate) struct CultureAnswer {
    /// Published in time.
    published_in_time: ShareAnswer,
    /// Actions done in time.
    done_in_time: ShareAnswer,
    /// Written by several people.
    by_several: ShareAnswer,
    /// Actions that prevent rather than detect or repair.
    preventing: ShareAnswer,
}

/// So many of so many.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Proportion"))]
pub(crate) struct ShareAnswer {
    /// How many are so.
    hits: usize,
    /// Of how many that is known.
    of: usize,
}

impl From<Proportion> for ShareAnswer {
    fn from(it: Proportion) -> Self {
        Self { hits: it.hits, of: it.of }
    }
}

/// Whatever is drawn by lot is drawn the same each time.
const SEED: u64 = 0x7e4d;

/// The records of the postmortems among `documents`.
pub(super) fn incidents(
    host: &Host<'_>,
    documents: &[Whole<Document>],
) -> Result<Vec<Incident>, Failure> {
    let catalogue = MetricCatalogue::shipped();
    let mut found = Vec::new();
    for (at, Whole(document)) in documents.iter().enumerate() {
        check_zone(host, document, at)?;
        if let Document::Postmortem(it) = document {
            let mut metrics = catalogue.measure(it);
            claims::contradict(&mut metrics, &claims::check(it, catalogue));
            found.push(Incident::of(it, &metrics, &host.clocks(&it.zone)));
        }
    }
    Ok(found)
}

/// The actions of `documents`.
pub(super) fn cards(host: &Host<'_>, documents: &[Whole<Document>]) -> Result<Vec<Card>, Failure> {
    let mut found = Vec::new();
    for (at, Whole(document)) in documents.iter().enumerate() {
        check_zone(host, document, at)?;
        found.extend(cards_of(host, document));
    }
    Ok(found)
}

/// The actions of a document.
pub(super) fn cards_of(host: &Host<'_>, document: &Document) -> Vec<Card> {
    let clocks = host.clocks(document.zone());
    match document {
        Document::Postmortem(it) => Card::of(it, &clocks),
        Document::ActionList(it) => Card::of_list(it, &clocks),
        Document::ToilRegister(_) | Document::Assessment(_) => Vec::new(),
    }
}

fn check_zone(host: &Host<'_>, document: &Document, at: usize) -> Result<(), Failure> {
    match host.knows(document.zone()) {
        true => Ok(()),
        false => Err(Failure::no_zone(&format!("documents[{at}].zone"), document.zone())),
    }
}

pub(super) fn trends(
    host: &Host<'_>,
    documents: Vec<Whole<Document>>,
    options: TrendsOptions,
) -> Result<Trends, Failure> {
    let TrendsOptions { team, service, tag, from, until, zone, now } = options;
    let zone = create::known(host, "options.zone", zone)?;
    let now = host.local(now.unwrap_or(host.now), &zone);
    let today = now.date_naive();
    let period = (from.is_some() || until.is_some())
        .then(|| Period::new(from.unwrap_or(NaiveDate::MIN), until.unwrap_or(NaiveDate::MAX)));
    let library = Library::new(incidents(host, &documents)?);
    let scope = Scope { period, team, service, tag };
    let selected = scope.select(library.incidents().iter().map(|it| &**it));
    let known = trends::known_period(&selected, today);
    let bins = |step| known.map(|it| trends::series(&selected, step, it)).unwrap_or_default();
    let weekly = known.and_then(|it| trends::weekly_rate(&selected, it, &bins(Step::Week)).ok());
    let course = trends::trend(&bins(Step::Month)).ok().map(|it| match it.change {
        Course::NoEvidence => CourseAnswer::NoEvidence,
        Course::Rising => CourseAnswer::Rising,
        Course::Falling => CourseAnswer::Falling,
    });
    let response = |it: &ResponseSummary| ResponseAnswer {
        metric: it.time.metric(),
        n: it.n,
        contradicted: it.contradicted,
        pending: it.pending,
        invalid: it.invalid,
        median: it.median.ok(),
        p90: it.p90.ok(),
        interval: it.interval.ok().map(|it| IntervalAnswer {
            low: it.low,
            high: it.high,
            level: it.level,
        }),
        mean: it.mean.ok(),
    };
    let counts = |dimension| {
        let rows = trends::counts(&selected, dimension).rows.into_iter();
        rows.map(|(name, n)| CountAnswer { name, n }).collect()
    };
    let chosen: Vec<Incident> = selected.iter().map(|it| (*it).clone()).collect();
    let narrowed = Library::new(chosen);
    let culture = trends::culture(&selected, &WorkflowPolicy::shipped(), now);
    Ok(Trends {
        incidents: selected.len(),
        weekly: weekly.map(|it| RateAnswer {
            mean: it.mean,
            low: it.interval.low,
            high: it.interval.high,
            weeks: it.weeks,
        }),
        course,
        response: trends::response_times(&selected, SEED).iter().map(response).collect(),
        counts: CountsAnswer {
            severity: counts(Dimension::Severity),
            service: counts(Dimension::Service),
            team: counts(Dimension::Team),
            tag: counts(Dimension::Tag),
            detection: counts(Dimension::Detection),
            category: counts(Dimension::Category),
        },
        recurring: narrowed.recurring().iter().map(|it| recurring(it, &narrowed)).collect(),
        warnings: trends::warnings(&narrowed, today).into_iter().map(warning).collect(),
        culture: CultureAnswer {
            published_in_time: culture.published_in_time.into(),
            done_in_time: culture.done_in_time.into(),
            by_several: culture.by_several.into(),
            preventing: culture.preventing.into(),
        },
    })
}

fn recurring(it: &trends::Recurring, library: &Library) -> RecurringAnswer {
    let occurrence = |it: &trends::Occurrence| {
        let (incident, reason) = it.of(library.incidents())?;
        Some(OccurrenceAnswer { document: incident.id, text: reason.text.clone() })
    };
    RecurringAnswer {
        words: it.words.clone(),
        occurrences: it.occurrences.iter().filter_map(occurrence).collect(),
    }
}

fn warning(it: Warning) -> WarningAnswer {
    WarningAnswer { kind: Key(it.kind()), key: it.key, incidents: it.incidents }
}

pub(super) fn report(
    host: &Host<'_>,
    documents: Vec<Whole<Document>>,
    options: ReportOptions,
) -> Result<String, Failure> {
    let ReportOptions { period, to, language, links, team, service, tag, zone, now } = options;
    let zone = create::known(host, "options.zone", zone)?;
    let now = host.local(now.unwrap_or(host.now), &zone);
    let period = period.as_deref().unwrap_or("last-quarter");
    let span = ReportSpan::read(period, now.date_naive()).ok_or_else(|| {
        let message =
            "a period is a month (2025-09), a quarter (2025-Q3), last-month or last-quarter";
        Failure::argument("options.period", message)
    })?;
    let language = language.as_deref().unwrap_or("en");
    let words = report_words(language).ok_or_else(|| no_language(language))?;
    let cards = cards(host, &documents)?;
    let scope = Scope { period: None, team, service, tag };
    let question = ReportQuestion {
        span,
        scope: &scope,
        now,
        policy: &WorkflowPolicy::shipped(),
        scheme: &SeverityScheme::shipped(),
        rulings: &[],
    };
    let library = Library::new(incidents(host, &documents)?);
    let report = LearningReport::of(&library, &cards, &question);
    let links = links.unwrap_or_default();
    let find = |id: DocumentId| links.get(&id).cloned();
    Ok(match to.unwrap_or_default() {
        ReportForm::Markdown => write_markdown(&LaidOut::of(&report, words, &find)),
        ReportForm::Html => write_html(&LaidOut::of(&report, words, &find), language),
        ReportForm::Json => write_json(&report, words, &find),
    })
}

/// There are no words in a language.
pub(super) fn no_language(language: &str) -> Failure {
    Failure::not_found(
        "options.language",
        format!("there are no words in “{language}”, only in en and de"),
    )
}
