//! Feeds: what chats, alerting and status pages tell of an incident, as entries of a timeline.
//!
//! Which one a file is, is decided by what is in it. An entry that its source has a name for gets an id made of that name, so that
//! the same message has the same id wherever and whenever it is brought in; see [`EntryId::named`](afterword_core::id::Id::named).

mod alertmanager;
mod chat;
mod clock;
mod drawer;
mod facts;
mod items;
mod noise;
mod opsgenie;
mod pagerduty;
mod prose;
#[cfg(test)]
mod reading;
mod slack;
mod slack_text;
mod slack_thread;
mod statuspage;
mod table;
mod times;
mod value;

use afterword_core::Postmortem;
use afterword_core::id::Mint;
use afterword_core::postmortem::Entry;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use crate::limits;
use crate::markdown::{Confidence, Preview, ReadContext, Recognised, What};
use drawer::{Draft, Drawer};

pub use facts::Facts;
pub use table::{Column, ColumnUse, guess_columns, named_columns};
pub(crate) use times::orders_told;

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

impl Feed {
    /// What people and machines told, without what only the chat itself says.
    ///
    /// ```
    /// use afterword_core::time::Zone;
    /// use afterword_formats::feed::{FeedOptions, read};
    /// use afterword_formats::markdown::ReadContext;
    ///
    /// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
    /// let zone = Zone::default();
    /// let zones = |_: &Zone, local: chrono::NaiveDateTime| Some(local.and_utc().fixed_offset());
    /// let context = ReadContext { name: "log.csv", now, zone: &zone, zones: &zones };
    /// let text = "time,text\n2026-03-14 09:12,Alert fired\n2026-03-14 09:20,Rolled back\n";
    ///
    /// let mut bits = 0;
    /// let mut mint = || {
    ///     bits += 1;
    ///     bits
    /// };
    /// let feed = read(text, &mut mint, context, &FeedOptions::default())?.ok_or("it is a table of times")?;
    /// assert_eq!(feed.told().len(), 2);
    /// let preview = feed.preview(&mut mint, context);
    /// assert_eq!(preview.document.timeline[1].text, "Rolled back");
    /// assert_eq!(preview.recognised[0].line, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn told(&self) -> Vec<Entry> {
        self.entries.iter().filter(|it| !it.is_noise).map(|it| it.entry.clone()).collect()
    }

    /// A postmortem whose timeline is what it tells.
    pub fn preview(&self, ids: &mut impl Mint, context: ReadContext<'_>) -> Preview {
        let mut document = Postmortem::new(ids.document_id(context.now), context.now);
        document.zone = context.zone.clone();
        self.facts.fill(&mut document);
        let recognised = self.entries.iter().filter(|it| !it.is_noise).map(|it| Recognised {
            what: What::Entry(it.entry.id),
            line: it.place,
            last_line: it.place,
            confidence: Confidence::High,
            as_written: it.written.clone(),
        });
        let recognised = recognised.collect();
        let document = document.absorb(self.told());
        Preview { recognised, assumes_zone: self.assumes_zone, ..Preview::of(document) }
    }
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
    /// Whether only the chat itself says it, such as who joined: then it comes in only if somebody wants it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_noise: bool,
}

fn is_false(it: &bool) -> bool {
    !it
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
    pub const ALL: [Self; 5] =
        [Self::Deleted, Self::Wordless, Self::Repeated, Self::Unknown, Self::Column];

    /// What such things do, in English: “3 were deleted”.
    pub fn english(self) -> &'static str {
        match self {
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
pub const UNDERSTOOD: &str = "a postmortem, actions of the board or a backup of Afterword, a Slack export, and JSON of Alertmanager, PagerDuty, Statuspage or Opsgenie";

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
