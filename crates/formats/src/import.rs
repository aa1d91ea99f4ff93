//! A file of any kind: what it is, is decided by what is in it.

use afterword_core::Postmortem;
use afterword_core::id::Mint;
use afterword_core::stored;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::error::{ReadError, Trouble};
use crate::markdown::{self, Choices, Preview, ReadContext};
use crate::workspace::{self, Workspace};
use crate::{csv, json, limits};

/// What a file held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Imported {
    /// A backup of a workspace.
    Workspace(Box<Workspace>),
    /// A document in our JSON.
    Document(#[serde(with = "stored::as_text")] Box<Postmortem>),
    /// Markdown, plain text or a table of actions, as far as it was recognised.
    Text(Box<Preview>),
}

/// Reads the file called `context.name`.
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
    if let Some(actions) = csv::actions::import(bytes, ids, context)? {
        return Ok(Imported::Text(Box::new(actions)));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::new("the file is empty").of(Trouble::Empty));
    }
    if !is_json(text, context.name) {
        limits::check_size(bytes)?;
        return Ok(Imported::Text(Box::new(markdown::read_as(text, ids, context, choices))));
    }
    let schema = schema_of(text)?;
    if schema.is_some_and(|it| it.starts_with("afterword-workspace/")) {
        // A backup may hold many documents; the limits hold for each of them.
        return Ok(Imported::Workspace(Box::new(workspace::read(text)?)));
    }
    limits::check_size(bytes)?;
    Ok(Imported::Document(Box::new(json::read(text)?)))
}

/// Whether `text` is meant as JSON: prose may begin with a brace, too.
fn is_json(text: &str, name: &str) -> bool {
    let start = text.trim_start();
    let is_object =
        start.strip_prefix('{').is_some_and(|it| it.trim_start().starts_with(['"', '}']));
    is_object || name.ends_with(".json")
}

fn schema_of(text: &str) -> Result<Option<String>, ReadError> {
    let foreign = || {
        let message = "this is JSON, but neither a postmortem nor a backup of Afterword";
        ReadError::new(message).of(Trouble::Foreign)
    };
    if text.trim_start().starts_with('[') {
        // Where it is no JSON at all, the line says more than that it is not ours.
        serde_json::from_str::<IgnoredAny>(text)?;
        return Err(foreign());
    }
    match json::schema_of(text)? {
        Some(schema) if ["postmortem/", "afterword-"].iter().any(|it| schema.starts_with(it)) => {
            Ok(Some(schema))
        }
        _ => Err(foreign()),
    }
}

fn not_text(bytes: &[u8], offset: usize) -> ReadError {
    let before = &bytes[..offset];
    let line = before.iter().filter(|it| **it == b'\n').count() + 1;
    let line_start = before.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1);
    let column = offset - line_start + 1;
    let message =
        format!("expected text in UTF-8, but byte {offset} is none; save the file as UTF-8");
    ReadError::at(line, column, message)
}
