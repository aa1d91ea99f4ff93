//! The board's own JSON as actions.

use std::collections::BTreeSet;

use afterword_core::actions::{Action, ActionId};
use afterword_core::board::Ground;
use afterword_core::stored;
use serde::Deserialize;

use super::row::say;
use super::{ActionRow, ActionsRead};
use crate::board::SCHEMA;
use crate::error::ReadError;
use crate::limits::{self, MAX_CELLS, MAX_NODES};
use crate::{board, json};

/// What the file holds, as far as it is read: whatever else stands there is left alone.
#[derive(Deserialize)]
struct Whole {
    actions: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    document: String,
    #[serde(default)]
    title: String,
    action: Action,
    #[serde(default)]
    grounds: Vec<Ground>,
}

/// Reads the actions that [`board::json`] wrote.
///
/// They are what they were, but for what ties them to their documents: an action without a source gets the title of its document for one,
/// its causes are let go of, for they stand in another document, and what each of them and of the factors says becomes a paragraph of the
/// detail. Ids are kept. Two documents may each have an action of one id: the second gets an id made of both names, the same whenever and
/// wherever the file is read. The same action of the same document told twice is told once.
///
/// # Errors
///
/// What is no such JSON, with its place; what a newer version of Afterword wrote; what exceeds the [limits], which are those of tables.
///
/// ```
/// # use afterword_core::{Postmortem, actions::{Action, ActionId}, board::Card, id::DocumentId};
/// # use chrono::Offset as _;
/// use afterword_formats::{actions::read_board, board};
///
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// # postmortem.title = "Checkout outage".into();
/// # postmortem.actions.push(Action::new(ActionId::from_bits(1), "Alert on pool size".into()).into());
/// let cards = Card::of(&postmortem, &chrono::Utc.fix());
/// let read = read_board(&board::json(&[&cards[0]], "2025-10-06".parse()?))?;
/// assert_eq!(read.rows[0].action.title, "Alert on pool size");
/// assert_eq!(read.rows[0].action.source, "Checkout outage");
///
/// let error = read_board("{ \"schema\": \"afterword-actions/1\",\n  \"actions\": 7 }").unwrap_err();
/// assert_eq!(error.at.map(|it| it.line), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_board(json: &str) -> Result<ActionsRead, ReadError> {
    limits::check_size(json.as_bytes())?;
    limits::check_values(json, MAX_CELLS)?;
    match json::schema_of(json)?.as_deref() {
        Some(SCHEMA) => {}
        Some(other) => return Err(wrong_schema(other)),
        None => {
            let message =
                format!("expected actions of the board: an object with \"schema\": {SCHEMA:?}");
            return Err(ReadError::new(message));
        }
    }
    let whole: Whole = stored::from_json(json)?;
    if whole.actions.len() > MAX_NODES {
        let message = format!("more actions than the limit of {MAX_NODES} nodes");
        return Err(ReadError::new(message));
    }
    let (mut told, mut taken) = (BTreeSet::new(), BTreeSet::new());
    let mut rows = Vec::new();
    for (mut row, line) in whole.actions.into_iter().zip(1..) {
        let id = row.action.id;
        if !told.insert((row.document.clone(), id)) {
            continue;
        }
        if taken.contains(&id) {
            row.action.id = other_id(&row.document, id, &taken);
        }
        taken.insert(row.action.id);
        rows.push(ActionRow { action: row.freed(), line, unread: Vec::new() });
    }
    Ok(ActionsRead { title: String::new(), columns: Vec::new(), header_line: 0, rows })
}

/// What an action is called instead of `id`: made of what its document and it are called, and of a number, so that it is found in the end.
fn other_id(document: &str, id: ActionId, taken: &BTreeSet<ActionId>) -> ActionId {
    let (document, id) = (document.as_bytes(), id.bits().to_be_bytes());
    let mut ids = (0_u32..).map(|n| ActionId::named(&[document, &id, &n.to_be_bytes()]));
    ids.find(|it| !taken.contains(it)).unwrap_or(ActionId::from_bits(0))
}

impl Row {
    /// The action, which says itself what its document said of it.
    fn freed(self) -> Action {
        let mut action = self.action;
        action.causes.clear();
        if action.source.trim().is_empty() {
            action.source = self.title;
        }
        for ground in self.grounds.iter().filter(|it| !it.text().trim().is_empty()) {
            let name = match ground {
                Ground::Cause(..) => "Cause",
                Ground::Factor(..) => "Factor",
            };
            say(&mut action.detail, &format!("{name}: {}", ground.text()));
        }
        action
    }
}

fn wrong_schema(schema: &str) -> ReadError {
    let version = schema.strip_prefix(board::SHAPE).and_then(|it| it.parse::<u32>().ok());
    let by_whom = match version {
        Some(_) => "a newer version of Afterword wrote it",
        None => "it holds no actions of the board",
    };
    ReadError::new(format!("the file has the shape {schema:?}, not {SCHEMA:?}: {by_whom}"))
}
