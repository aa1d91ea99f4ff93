//! `workspace.json`: what the files of an archive can't carry, and which of them is which.

use std::collections::BTreeMap;

use afterword_core::id::DocumentId;
use afterword_core::stored;
use afterword_core::time::Instant;
use serde::{Deserialize, Serialize};

use super::SCHEMA;
use crate::error::ReadError;
use crate::workspace::Settings;
use crate::{json, limits};

/// The list of an archive.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Index {
    pub(super) schema: String,
    pub(super) exported_at: Instant,
    /// The postmortems, in the order of the workspace.
    #[serde(default)]
    pub(super) documents: Vec<Listed>,
    /// The files of documents of other kinds, in the order of the workspace.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) lists: Vec<String>,
    /// The files of templates, by the names of the settings that they are.
    #[serde(default)]
    pub(super) templates: BTreeMap<String, String>,
    /// Documents that could not be read, as they were stored.
    #[serde(default)]
    pub(super) unreadable: Vec<String>,
    #[serde(default)]
    pub(super) settings: Settings,
}

/// A postmortem and its file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Listed {
    pub(super) id: DocumentId,
    pub(super) file: String,
}

impl Index {
    pub(super) fn write(&self) -> String {
        json::indented(&serde_json::to_string(self).expect("texts and lists alone are JSON"))
    }

    /// `None` if `text` is the list of something else.
    pub(super) fn read(text: &str) -> Result<Option<Self>, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Some(schema) = json::schema_of(text)? else { return Ok(None) };
        let Some(version) = schema.strip_prefix("afterword-archive/") else { return Ok(None) };
        if schema != SCHEMA {
            return Err(ReadError::new(format!(
                "the archive has the shape {version}, which a newer version of Afterword wrote"
            )));
        }
        limits::check_json(text)?;
        Ok(Some(stored::from_json(text)?))
    }
}
