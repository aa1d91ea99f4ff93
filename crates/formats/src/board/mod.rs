//! What leaves the board: the actions of many documents as a digest, a table, a calendar, JSON, a table for a tracker, or an issue.
//!
//! Whatever people typed stays text: in Markdown it is escaped, in tables no cell is a formula, in addresses it is encoded, and no line
//! of a description is a command to the tracker that reads it. The same cards give the same bytes. Where a document is found is the
//! caller's to say, as for a [report](crate::report).

mod digest;
mod issue;
mod said;
mod table;
mod tracker;

use std::fmt;

use afterword_core::board::Card;
use afterword_core::wording::Wording;
use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::{self, Event, UnfitDate};
use crate::json::indented;
use crate::report::Find;

pub use digest::digest;
pub use issue::{IssueLink, MAX_URL_BYTES, is_tracker_address, issue_link};
pub use table::markdown_table;
pub use tracker::{Tracker, csv};

/// What is needed to write cards for people.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The day they are written on.
    pub today: NaiveDate,
    /// The texts, from [`board_words`](afterword_core::board::board_words).
    pub words: &'a Wording,
    /// Where a document is found, if that can be said.
    pub find: Find<'a>,
}

impl fmt::Debug for Setting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting").field("today", &self.today).finish_non_exhaustive()
    }
}

/// The days on which those of `cards` are due that have a date and are not closed, as a calendar file made at `stamp`; each event names the
/// document of its action. A date that moves keeps its name, so that calendars move it too.
///
/// # Errors
///
/// When a date does not fit into four digits of a year.
pub fn due_dates(
    cards: &[&Card],
    stamp: afterword_core::time::Instant,
    setting: Setting<'_>,
) -> Result<String, UnfitDate> {
    let events: Vec<Event> = cards.iter().filter_map(|it| due_date(it, setting)).collect();
    calendar::write(&events, stamp)
}

/// How many days before an action is due its reminder comes.
const REMIND_DAYS: u16 = 1;

fn due_date(card: &Card, setting: Setting<'_>) -> Option<Event> {
    let uid = format!("{}-{}@afterword", card.document, card.action.id);
    let mut event = calendar::action_due(&card.action, uid, REMIND_DAYS)?;
    let from = setting.words.fill("found-at", &[]);
    let mut parts = vec![event.description, format!("{from}: {}", said::title(card, setting))];
    parts.extend((setting.find)(card.document));
    parts.retain(|it| !it.trim().is_empty());
    event.description = parts.join("\n\n");
    event.title = said::sentence(card, setting);
    Some(event)
}

/// What the name of the shape of [`json()`] begins with, of every version.
pub(crate) const SHAPE: &str = "afterword-actions/";

/// The name of the shape that [`json()`] writes.
pub const SCHEMA: &str = "afterword-actions/1";

/// `cards` as JSON, for programs: all that the board knows of each, and its age in days on `today`. They come in again by way of
/// [`read_board`](crate::actions::read_board).
///
/// ```
/// let json = afterword_formats::board::json(&[], chrono::NaiveDate::default());
/// assert!(json.starts_with("{\n  \"schema\": \"afterword-actions/1\",\n  \"asOf\": \"1970-01-01\","));
/// ```
pub fn json(cards: &[&Card], today: NaiveDate) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Whole<'a> {
        schema: &'a str,
        as_of: NaiveDate,
        actions: Vec<Row<'a>>,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Row<'a> {
        #[serde(flatten)]
        card: &'a Card,
        #[serde(skip_serializing_if = "Option::is_none")]
        age_days: Option<u32>,
    }
    let actions = cards.iter().map(|card| Row { card, age_days: card.age_days(today) }).collect();
    let whole = Whole { schema: SCHEMA, as_of: today, actions };
    let json = serde_json::to_string(&whole).expect("names are text, so nothing in it can fail");
    indented(&json)
}
