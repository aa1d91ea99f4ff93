//! The learning report of a month or a quarter: what happened, what repeats, what improved, what is overdue, what to do next.
//!
//! A [`LearningReport`] is made of [`Sentence`]s. Each carries its figures and the documents it rests on, and there is none without
//! data behind it: where these are too few to tell, it says so and how many there are. Words come from texts by language; what
//! writes a report as a file only lays them out.
//!
//! Incidents are those of the report's days. What returns is looked for among all incidents up to its end, what is overdue is so
//! today, and what to do next follows from [warnings] as of its last day, or of today where that is earlier.
//!
//! [warnings]: crate::trends::warnings

mod basis;
mod compare;
mod figure;
mod happened;
mod improved;
mod lengths;
mod next;
mod overdue;
mod repeats;
mod sentence;
mod span;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use figure::Figure;
pub use sentence::Sentence;
pub use span::ReportSpan;
pub use texts::{REPORT_LANGUAGES, report_words};

use super::{Library, Ruling, Scope};
use crate::board::Card;
use crate::id::DocumentId;
use crate::order;
use crate::severity::{SeverityKey, SeverityScheme};
use crate::time::Instant;
use crate::workflow::WorkflowPolicy;
use basis::Basis;

/// What a report is asked for.
#[derive(Clone, Copy, Debug)]
pub struct ReportQuestion<'a> {
    /// Its month or quarter.
    pub span: ReportSpan,
    /// Which incidents it is about; the period of the scope does not count.
    pub scope: &'a Scope,
    /// The time. Its day is the one on which actions are overdue.
    pub now: Instant,
    /// What was promised.
    pub policy: &'a WorkflowPolicy,
    /// The levels of severity, and what each promises.
    pub scheme: &'a SeverityScheme,
    /// What people made of warnings: those that were dismissed are not repeated.
    pub rulings: &'a [Ruling],
}

/// The learning report of a month or a quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct LearningReport {
    /// Its month or quarter.
    pub span: ReportSpan,
    /// What it is made from.
    pub lead: Vec<Sentence>,
    /// Its parts, in the order of [`PartKind::ALL`]; one of which there is nothing to say is left out.
    pub parts: Vec<ReportPart>,
    /// The incidents of its days, and all other documents that a sentence names, in the order of time.
    pub documents: Vec<Cited>,
    places: BTreeMap<DocumentId, usize>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPart {
    /// What it is about.
    pub kind: PartKind,
    /// What it says; never nothing.
    pub sentences: Vec<Sentence>,
}

/// What a part of a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// The incidents of its days.
    Happened,
    /// What stands in more than one incident.
    Repeats,
    /// What changed since the period before, for the better or not.
    Improved,
    /// What should be done by now.
    Overdue,
    /// What is worth doing.
    Next,
}

impl PartKind {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 5] =
        [Self::Happened, Self::Repeats, Self::Improved, Self::Overdue, Self::Next];

    /// Its name in files and texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Repeats => "repeats",
            Self::Improved => "improved",
            Self::Overdue => "overdue",
            Self::Next => "next",
        }
    }

    /// The name of its heading among the texts.
    pub fn heading(self) -> String {
        format!("part.{}", self.key())
    }

    fn sentences(self, basis: &Basis<'_>) -> Vec<Sentence> {
        match self {
            Self::Happened => happened::happened(basis),
            Self::Repeats => repeats::repeats(basis),
            Self::Improved => improved::improved(basis),
            Self::Overdue => overdue::overdue(basis),
            Self::Next => next::next(basis),
        }
    }
}

/// A document that a report names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The document.
    pub id: DocumentId,
    /// Its headline; may be empty.
    pub title: String,
    /// The day it happened, where that is known.
    pub day: Option<NaiveDate>,
    /// How bad it was.
    pub severity: Option<SeverityKey>,
}

impl LearningReport {
    /// The report that `question` asks for, of the records (those of the library) and the actions of all documents. The order of these does
    /// not matter, and the same ones give the same report.
    ///
    /// ```
    /// use afterword_core::severity::SeverityScheme;
    /// use afterword_core::trends::{LearningReport, Library, ReportQuestion, ReportSpan, Scope, report_words};
    /// use afterword_core::workflow::WorkflowPolicy;
    ///
    /// let now = chrono::DateTime::parse_from_rfc3339("2025-10-05T12:00:00Z")?;
    /// let question = ReportQuestion {
    ///     span: ReportSpan::quarter(now.date_naive()).before(),
    ///     scope: &Scope::default(),
    ///     now,
    ///     policy: &WorkflowPolicy::shipped(),
    ///     scheme: &SeverityScheme::shipped(),
    ///     rulings: &[],
    /// };
    /// let report = LearningReport::of(&Library::default(), &[], &question);
    /// let words = report_words("en").ok_or("English is one of them")?;
    /// assert_eq!(report.title(words), "Learning report: Q3 2025");
    /// assert_eq!(report.parts[0].sentences[0].written(words), "No incident is on record, in Q3 2025 or at any other time.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of<'a>(
        library: &'a Library,
        cards: impl IntoIterator<Item = &'a Card>,
        question: &ReportQuestion<'a>,
    ) -> Self {
        Self::made_of(&Basis::of(library, cards.into_iter().collect(), question))
    }

    fn made_of(basis: &Basis<'_>) -> Self {
        let days: BTreeMap<DocumentId, Option<NaiveDate>> =
            basis.incidents.iter().map(|it| (it.id, it.day())).collect();
        let day = |it: DocumentId| days.get(&it).copied().flatten();
        // As they are numbered, but for those without a day, which are not the latest.
        let before = |a, b| (day(a), a).cmp(&(day(b), b));
        let sentences = |kind: PartKind| {
            kind.sentences(basis).into_iter().map(|it| it.named(&before)).collect()
        };
        let parts = PartKind::ALL
            .map(|kind| ReportPart { kind, sentences: sentences(kind) })
            .into_iter()
            .filter(|it| !it.sentences.is_empty());
        let mut parts: Vec<ReportPart> = parts.collect();
        let documents = cited(basis, &parts);
        let places: BTreeMap<DocumentId, usize> =
            documents.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
        for it in parts.iter_mut().flat_map(|it| &mut it.sentences) {
            order::sort(&mut it.documents, |a, b| places.get(a).cmp(&places.get(b)));
        }
        Self { span: basis.span(), lead: basis.lead(), parts, documents, places }
    }

    /// Its title in the language of `words`.
    pub fn title(&self, words: &crate::wording::Wording) -> String {
        words.fill("title", &[("span", &Figure::Span(self.span).written(words))])
    }

    /// The place of a document among [its documents](Self::documents), from 0.
    pub fn place(&self, id: DocumentId) -> Option<usize> {
        self.places.get(&id).copied()
    }
}

fn cited(basis: &Basis<'_>, parts: &[ReportPart]) -> Vec<Cited> {
    let named = parts.iter().flat_map(|it| &it.sentences).flat_map(|it| &it.documents);
    let ids: BTreeSet<DocumentId> =
        basis.during.iter().map(|it| it.id).chain(named.copied()).collect();
    let found = basis.incidents.iter().filter(|it| ids.contains(&it.id)).map(|it| Cited {
        id: it.id,
        title: it.title.clone(),
        day: it.day(),
        severity: it.severity.clone(),
    });
    let mut found: Vec<Cited> = found.collect();
    order::sort(&mut found, |a, b| {
        (a.day.is_none(), a.day, a.id).cmp(&(b.day.is_none(), b.day, b.id))
    });
    found.dedup_by_key(|it| it.id);
    found
}
