//! A file of any kind: what it is, is decided by what is in it.

use afterword_core::Postmortem;
use afterword_core::id::Mint;
use afterword_core::stored;
use serde::{Deserialize, Serialize};

use crate::actions::{self, ActionsRead};
use crate::encoding::decode;
use crate::error::{ReadError, Trouble};
use crate::feed::{self, ColumnUse, Feed, FeedKind, FeedOptions};
use crate::markdown::{self, Choices, Preview, ReadContext};
use crate::workspace::{self, Workspace};
use crate::{archive, board, json, limits, maturity, zip};

/// What a file held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Imported {
    /// A backup of a workspace.
    Workspace(Box<Workspace>),
    /// A document in our JSON.
    Document(#[serde(with = "stored::as_text")] Box<Postmortem>),
    /// Markdown or plain text, as far as it was recognised.
    Text(Box<Preview>),
    /// Actions: a table of them, or the JSON of a board.
    Actions(Box<ActionsRead>),
    /// What a chat, alerting or a status page told: entries for a timeline.
    Feed(Box<Feed>),
}

/// Reads the file called `context.name`. How its bytes hold a text is decided, and told, by [`decode`].
///
/// # Errors
///
/// A file without any text, JSON of another program, one of ours that is damaged, and what exceeds the [limits].
pub fn import(
    bytes: &[u8],
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Imported, ReadError> {
    import_as(bytes, ids, context, &Choices::default())
}

/// Reads the file called `context.name`, a text in it as somebody chose.
///
/// # Errors
///
/// As [`import`].
pub fn import_as(
    bytes: &[u8],
    ids: &mut impl Mint,
    context: ReadContext<'_>,
    choices: &Choices,
) -> Result<Imported, ReadError> {
    if zip::is_zip(bytes) {
        return import_archive(bytes, ids, context, choices);
    }
    import_text(bytes, ids, context, choices)
}

/// A workspace, or the one file that is in an archive. Of several, each is to be looked at by itself: see [`archive::read`].
fn import_archive(
    bytes: &[u8],
    ids: &mut impl Mint,
    context: ReadContext<'_>,
    choices: &Choices,
) -> Result<Imported, ReadError> {
    let archive = archive::read(bytes, ids)?;
    match (archive.backup, archive.others.as_slice(), archive.left_out.first()) {
        (Some(backup), [], _) => Ok(Imported::Workspace(Box::new(workspace::read(&backup)?))),
        (None, [one], _) => import_text(
            one.text.as_bytes(),
            ids,
            ReadContext { name: &one.name, ..context },
            choices,
        ),
        (None, [], Some(left)) => Err(ReadError::new(format!(
            "nothing in the archive can be read: {} ({})",
            left.name, left.reason
        ))),
        (None, [], None) => Err(ReadError::new("the archive is empty").of(Trouble::Empty)),
        (_, several, _) => Err(ReadError::new(format!(
            "the archive holds {} files to be looked at one by one; unpack it first",
            several.len()
        ))),
    }
}

fn import_text(
    bytes: &[u8],
    ids: &mut impl Mint,
    context: ReadContext<'_>,
    choices: &Choices,
) -> Result<Imported, ReadError> {
    let text = &*decode(bytes, context.name)?.text;
    let is_json = is_json(text, context.name);
    if !is_json && maturity::is_model(context.name, text.as_bytes()) {
        return Err(ReadError::model());
    }
    if let Some(actions) = actions::import(text, ids, context)? {
        return Ok(Imported::Actions(Box::new(actions)));
    }
    if text.trim().is_empty() {
        return Err(ReadError::new("the file is empty").of(Trouble::Empty));
    }
    if !is_json {
        limits::check_size(text.as_bytes())?;
        // What somebody chose about a text makes a text of it.
        if *choices != Choices::default() {
            return Ok(as_text(text, ids, context, choices));
        }
        let feed = feed::read_text(text, ids, context, &FeedOptions::default())?;
        if !feed.as_ref().is_some_and(says_when)
            && let Some(actions) = actions::import_shaped(text, ids, context)?
        {
            return Ok(Imported::Actions(Box::new(actions)));
        }
        return Ok(match feed {
            Some(feed) => Imported::Feed(Box::new(feed)),
            None => as_text(text, ids, context, choices),
        });
    }
    let Some(schema) = schema_of(text)? else {
        let feed = feed::read_json(text, ids, context)?;
        let is_model = || maturity::is_model(context.name, text.as_bytes());
        let refused = || if is_model() { ReadError::model() } else { foreign() };
        return feed.map(|it| Imported::Feed(Box::new(it))).ok_or_else(refused);
    };
    if schema.starts_with("afterword-workspace/") {
        // A backup may hold many documents; the limits hold for each of them.
        return Ok(Imported::Workspace(Box::new(workspace::read(text)?)));
    }
    if schema.starts_with(board::SHAPE) {
        let actions = actions::read_board(text)?;
        return Ok(Imported::Actions(Box::new(ActionsRead { title: context.title(), ..actions })));
    }
    if schema.starts_with(workspace::LIST_SHAPE) {
        let list = workspace::read_list(text)?;
        return Ok(Imported::Actions(Box::new(ActionsRead::from(list))));
    }
    if schema.starts_with(workspace::TOIL_SHAPE) {
        let register = workspace::read_register(text)?;
        return Ok(Imported::Workspace(Box::new(Workspace::from(register))));
    }
    if schema.starts_with(workspace::ASSESSMENT_SHAPE) {
        let assessment = workspace::read_assessment(text)?;
        return Ok(Imported::Workspace(Box::new(Workspace::from(assessment))));
    }
    limits::check_size(text.as_bytes())?;
    Ok(Imported::Document(Box::new(json::read(text)?)))
}

fn as_text(
    text: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
    choices: &Choices,
) -> Imported {
    Imported::Text(Box::new(markdown::read_as(text, ids, context, choices)))
}

/// Whether it is a timeline: a table without any column of times or days is none, whatever it is called.
fn says_when(feed: &Feed) -> bool {
    let is_time = |it: ColumnUse| matches!(it, ColumnUse::Time | ColumnUse::Date);
    feed.kind != FeedKind::Table || feed.columns.iter().any(|it| is_time(it.holds))
}

/// Whether `text` is meant as JSON: prose may begin with a brace, too, and a chat with a bracket.
pub(crate) fn is_json(text: &str, name: &str) -> bool {
    let start = text.trim_start();
    let opens = |mark: char, inner: &[char]| {
        start.strip_prefix(mark).is_some_and(|it| it.trim_start().starts_with(inner))
    };
    opens('{', &['"', '}']) || opens('[', &['{', ']']) || name.ends_with(".json")
}

/// The shape of one of our own files.
fn schema_of(text: &str) -> Result<Option<String>, ReadError> {
    if text.trim_start().starts_with('[') {
        return Ok(None);
    }
    // Whatever stands behind a whole object, it is no file of ours, but may be one message behind the other.
    let schema = match json::schema_of(text) {
        Err(error) if error.message.contains("trailing characters") => None,
        schema => schema?,
    };
    Ok(schema.filter(|it| {
        let own = [
            "postmortem/",
            workspace::LIST_SHAPE,
            workspace::TOIL_SHAPE,
            workspace::ASSESSMENT_SHAPE,
            "afterword-",
        ];
        own.iter().any(|own| it.starts_with(own))
    }))
}

fn foreign() -> ReadError {
    let message = format!("this is JSON of another program; understood are {}", feed::UNDERSTOOD);
    ReadError::new(message).of(Trouble::Foreign)
}
