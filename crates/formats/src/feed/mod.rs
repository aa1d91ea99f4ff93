//! Feeds: what chats, alerting and status pages tell of an incident, as entries of a timeline.
//!
//! Which one a file is, is decided by what is in it. An entry that its source has a name for gets an id made of that name, so that
//! the same message has the same id wherever and whenever it is brought in; see [`EntryId::named`](afterword_core::id::Id::named).

mod alertmanager;
mod chat;
mod clock;
mod facts;
mod items;
mod opsgenie;
mod pagerduty;
mod prose;
mod slack;
mod slack_text;
mod statuspage;
mod table;
mod times;
mod value;

use afterword_core::id::Mint;
use afterword_core::postmortem::{Entry, EntryId, EntryKind, EntryTime};
use afterword_core::{claims, order};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use crate::limits;
use crate::markdown::ReadContext;
use clock::Clock;

pub use facts::Facts;
pub use table::{Column, ColumnUse, guess_columns, named_columns};

/// What a source told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Feed {
    /// Which source it is.
    pub kind: FeedKind,
    /// What the source says of the incident as a whole.
    pub facts: Facts,
    /// What happened, in the order of time.
    pub entries: Vec<FeedEntry>,
    /// What became no entry, and why.
    pub aside: Vec<Aside>,
    /// The columns of a table, and what each was taken for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Whether times were read that nothing says the zone of.
    pub assumes_zone: bool,
    /// Whether times were read that nothing says the day of; [`FeedOptions::day`] does.
    pub lacks_day: bool,
}

/// A source that is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeedKind {
    /// Lines copied from the window of a chat.
    Chat,
    /// Messages as Slack exports them.
    Slack,
    /// What Alertmanager or Grafana sends.
    Alertmanager,
    /// What PagerDuty sends, its log entries and its incidents.
    PagerDuty,
    /// Incidents of a Statuspage.
    Statuspage,
    /// What Opsgenie sends.
    Opsgenie,
    /// A table with a column of times.
    Table,
}

impl FeedKind {
    /// What a person calls the source.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Slack => "Slack export",
            Self::Alertmanager => "Alertmanager",
            Self::PagerDuty => "PagerDuty",
            Self::Statuspage => "Statuspage",
            Self::Opsgenie => "Opsgenie",
            Self::Table => "table",
        }
    }
}

/// An entry and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedEntry {
    /// The entry. Its text is Markdown in which nothing that was typed became structure.
    pub entry: Entry,
    /// The time as the source wrote it.
    pub written: String,
    /// Which line of a text, or which member of a list it was, counted from one.
    pub place: usize,
    /// What the source calls it; empty if it has no name for it.
    pub key: String,
}

/// What became no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Why.
    pub reason: AsideReason,
    /// How many there were.
    pub n: usize,
}

/// Why something became no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsideReason {
    /// Somebody came or went.
    Arrival,
    /// It was deleted, and what is left says only that.
    Deleted,
    /// There are no words in it.
    Wordless,
    /// The source tells it twice.
    Repeated,
    /// It has another shape than the rest.
    Unknown,
    /// Columns that are not taken over.
    Column,
}

impl AsideReason {
    /// All of them, as they are told.
    pub const ALL: [Self; 6] =
        [Self::Arrival, Self::Deleted, Self::Wordless, Self::Repeated, Self::Unknown, Self::Column];

    /// What such things do, in English: “3 were deleted”.
    pub fn english(self) -> &'static str {
        match self {
            Self::Arrival => "say only who joined or left",
            Self::Deleted => "were deleted",
            Self::Wordless => "have no words",
            Self::Repeated => "are told twice",
            Self::Unknown => "have a shape that is not known",
            Self::Column => "are columns that are not taken over",
        }
    }
}

/// What a person may say about a feed that does not say it itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedOptions {
    /// The day of the first time that stands without one.
    pub day: Option<NaiveDate>,
    /// What each column of a table holds; without it that is guessed.
    #[serde(default)]
    pub columns: Option<Vec<ColumnUse>>,
}

/// What is understood, for whoever brings something else.
pub const UNDERSTOOD: &str = "a postmortem or a backup of Afterword, a Slack export, and JSON of Alertmanager, PagerDuty, Statuspage or Opsgenie";

/// Reads `json` as a feed; `None` if it is JSON of something else.
///
/// # Errors
///
/// What is no JSON, and what exceeds the [limits].
pub fn read_json(
    json: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Option<Feed>, ReadError> {
    limits::check_size(json.as_bytes())?;
    limits::check_json(json)?;
    let items = items::read(json)?;
    let mut drawer = Drawer::new(context);
    let Some(kind) = items.first_kind() else { return Ok(None) };
    items.for_each(kind, &mut drawer);
    Ok(Some(drawer.finish(kind, ids)))
}

/// Reads `text` as lines of a chat or as a table; `None` if it is something else, such as a postmortem that quotes one.
///
/// Times that stand without a day are on `options.day`, else on the day that the name of the file or a line gives; a time more than
/// twelve hours before the one above it is on the next day.
///
/// # Errors
///
/// What exceeds the [limits], and a file that calls itself a table and is none.
pub fn read_text(
    text: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
    options: &FeedOptions,
) -> Result<Option<Feed>, ReadError> {
    limits::check_size(text.as_bytes())?;
    let mut drawer = Drawer::new(context);
    if chat::read(text, options, &mut drawer).is_some() {
        return Ok(Some(drawer.finish(FeedKind::Chat, ids)));
    }
    let columns = table::read(text, options, &mut drawer)?;
    Ok(columns.map(|columns| Feed { columns, ..drawer.finish(FeedKind::Table, ids) }))
}

/// Reads a file of any kind that is understood, as `options` have it; `None` if it is something else.
///
/// # Errors
///
/// Those of [`read_json`] and [`read_text`].
pub fn read(
    text: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
    options: &FeedOptions,
) -> Result<Option<Feed>, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match crate::import::is_json(text, context.name) {
        true => read_json(text, ids, context),
        false => read_text(text, ids, context, options),
    }
}

/// An entry before it has an id.
#[derive(Debug, Default)]
struct Draft {
    time: EntryTime,
    /// The time as written, by a machine or a person.
    written: String,
    /// Markdown.
    text: String,
    source: String,
    /// `None` for whatever its words tell.
    kind: Option<EntryKind>,
    links: Vec<String>,
    place: usize,
    /// Names it within its source.
    key: String,
}

/// Where a reader puts what it finds.
struct Drawer<'a> {
    context: ReadContext<'a>,
    clock: Clock<'a>,
    facts: Facts,
    drafts: Vec<Draft>,
    aside: [usize; AsideReason::ALL.len()],
    /// The member of the list that is being read.
    place: usize,
    assumes_zone: bool,
    lacks_day: bool,
}

impl<'a> Drawer<'a> {
    fn new(context: ReadContext<'a>) -> Self {
        Self {
            context,
            clock: Clock::new(context),
            facts: Facts::default(),
            drafts: Vec::new(),
            aside: [0; AsideReason::ALL.len()],
            place: 0,
            assumes_zone: false,
            lacks_day: false,
        }
    }

    fn set_aside(&mut self, reason: AsideReason) {
        self.aside[reason as usize] += 1;
    }

    /// Keeps `draft`, unless nothing is in it.
    fn push(&mut self, draft: Draft) {
        if draft.text.trim().is_empty() && draft.links.is_empty() {
            return self.set_aside(AsideReason::Wordless);
        }
        let place = if draft.place == 0 { self.place } else { draft.place };
        self.drafts.push(Draft { place, ..draft });
    }

    fn finish(mut self, kind: FeedKind, ids: &mut impl Mint) -> Feed {
        in_order(&mut self.drafts);
        let mut seen = std::collections::BTreeSet::new();
        let mut entries = Vec::with_capacity(self.drafts.len());
        for draft in std::mem::take(&mut self.drafts) {
            let id = match draft.key.as_str() {
                "" => ids.id(),
                key => EntryId::named(&[kind.name().as_bytes(), key.as_bytes()]),
            };
            if seen.insert(id) {
                entries.push(draft.entry(id, kind));
            } else {
                self.set_aside(AsideReason::Repeated);
            }
        }
        let aside = AsideReason::ALL.into_iter().zip(self.aside);
        let aside = aside.filter(|(_, n)| *n > 0).map(|(reason, n)| Aside { reason, n });
        Feed {
            kind,
            facts: self.facts,
            entries,
            aside: aside.collect(),
            columns: Vec::new(),
            assumes_zone: self.assumes_zone,
            lacks_day: self.lacks_day,
        }
    }
}

/// Sorts by time; whatever has none stays behind the one that it was told after.
fn in_order(drafts: &mut Vec<Draft>) {
    let mut last = None;
    let mut keyed: Vec<_> = std::mem::take(drafts)
        .into_iter()
        .map(|it| {
            last = it.time.start().or(last);
            (last, it)
        })
        .collect();
    order::sort(&mut keyed, |(a, _), (b, _)| a.cmp(b));
    drafts.extend(keyed.into_iter().map(|(_, it)| it));
}

impl Draft {
    fn entry(self, id: EntryId, feed: FeedKind) -> FeedEntry {
        let kind = self.kind.unwrap_or_else(|| claims::proposed_kind(&self.text));
        let mut links = self.links;
        links.retain(|it| !it.trim().is_empty());
        links.dedup();
        // What a machine writes says nothing that the instant does not.
        let is_by_hand = matches!(feed, FeedKind::Chat | FeedKind::Table)
            && value::since_1970(&self.written).is_none();
        let stamp = if is_by_hand { self.written.clone() } else { String::new() };
        let (time, text, source) = (self.time, self.text, self.source);
        let entry = Entry { id, time, stamp, kind, text, source, links };
        FeedEntry { entry, written: self.written, place: self.place, key: self.key }
    }
}
