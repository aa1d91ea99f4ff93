//! A file of any kind: what it is, is decided by what is in it.

use afterword_core::Postmortem;
use afterword_core::id::Mint;

use crate::error::ReadError;
use crate::markdown::{self, Preview, ReadContext};
use crate::workspace::{self, Workspace};
use crate::{json, limits};

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// A backup of a workspace.
    Workspace(Box<Workspace>),
    /// A document in our JSON.
    Document(Box<Postmortem>),
    /// Markdown or plain text, as far as it was recognised.
    Text(Box<Preview>),
}

/// Reads the file called `context.name`.
pub fn import(
    bytes: &[u8],
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Imported, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with('{') {
        limits::check_size(bytes)?;
        return Ok(Imported::Text(Box::new(markdown::read(text, ids, context))));
    }
    let schema = json::schema_of(text)?;
    if schema.is_some_and(|it| it.starts_with("afterword-workspace/")) {
        // A backup may hold many documents; the limits hold for each of them.
        return Ok(Imported::Workspace(Box::new(workspace::read(text)?)));
    }
    limits::check_size(bytes)?;
    Ok(Imported::Document(Box::new(json::read(text)?)))
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
