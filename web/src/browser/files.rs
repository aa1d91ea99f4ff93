//! Files into the app: chosen or dropped by a person.

use std::fmt;

use afterword_formats::encoding::{Decoded, Encoding, decode};
use afterword_formats::zip::is_zip;
use afterword_formats::{At, ReadError};
use afterword_ui::words::word;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// The largest file that is read, unless it is a backup or an archive, in which the limit holds for each document.
const MAX_BYTES: u32 = 25 * 1024 * 1024;
/// The largest of those.
const MAX_BACKUP_BYTES: u32 = 20 * MAX_BYTES;

/// So much of a file says whether it is a backup.
const HEAD: i32 = 256;

/// What is in `file`: text of any encoding, or an archive.
pub(crate) async fn bytes(file: &File) -> Result<Vec<u8>, FileError> {
    if file.size() > f64::from(MAX_BYTES) {
        let head = file.slice_with_i32_and_i32(0, HEAD).map_err(|_| FileError::NotReadable)?;
        let is_of_many = is_of_many(&all(&head).await?);
        let most = if is_of_many { MAX_BACKUP_BYTES } else { MAX_BYTES };
        if file.size() > f64::from(most) {
            return Err(FileError::TooLarge { n_bytes: file.size() as u64, most });
        }
    }
    all(file).await
}

async fn all(blob: &Blob) -> Result<Vec<u8>, FileError> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| FileError::NotReadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Whether what begins so is a backup, or an archive of documents.
fn is_of_many(head: &[u8]) -> bool {
    const SCHEMA: &[u8] = b"\"afterword-workspace/";
    is_zip(head) || head.windows(SCHEMA.len()).any(|it| it == SCHEMA)
}

/// The text of a `file` that is written back, and so has to be UTF-8 already.
pub(crate) async fn text(file: &File) -> Result<String, FileError> {
    only_utf8(&bytes(file).await?)
}

fn only_utf8(bytes: &[u8]) -> Result<String, FileError> {
    let Decoded { text, encoding } = decode(bytes, "").map_err(FileError::not_text)?;
    match encoding {
        Encoding::Utf8 => Ok(text.into_owned()),
        Encoding::Utf16 | Encoding::Windows1252 => Err(FileError::Utf16),
    }
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    TooLarge {
        n_bytes: u64,
        most: u32,
    },
    /// It was moved, or may not be read.
    NotReadable,
    Utf16,
    /// What stands at `at` is no text.
    NotText {
        at: At,
    },
}

impl FileError {
    /// What [`decode`] says of a file.
    pub(crate) fn not_text(error: ReadError) -> Self {
        Self::NotText { at: error.at.unwrap_or(At { line: 1, column: 1 }) }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { n_bytes, most } => f.write_str(&word::FILE_TOO_LARGE.fill(&[
                ("size", &n_bytes.div_ceil(1024 * 1024)),
                ("most", &(most / 1024 / 1024)),
            ])),
            Self::NotReadable => f.write_str(word::FILE_NOT_READABLE.text()),
            Self::Utf16 => f.write_str(word::FILE_UTF16.text()),
            Self::NotText { at: At { line, column } } => {
                f.write_str(&word::FILE_NOT_TEXT.fill(&[("line", line), ("column", column)]))
            }
        }
    }
}

impl std::error::Error for FileError {}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_backup_is_known_by_how_it_begins() {
        let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
        let backup = afterword_formats::workspace::write(&[], &Default::default(), now);
        assert!(is_of_many(backup.as_bytes()));
        assert!(is_of_many(b"PK\x03\x04"));
        assert!(!is_of_many(b"{\"schema\":\"postmortem/1\"}"));
    }

    #[test]
    fn what_is_written_back_is_utf_8() {
        assert_eq!(only_utf8("Größe".as_bytes()), Ok("Größe".into()));
        assert_eq!(only_utf8(b"\xef\xbb\xbfBOM"), Ok("BOM".into()));
        assert_eq!(only_utf8(b"\xff\xfeU\0"), Err(FileError::Utf16));
        let at = At { line: 1, column: 3 };
        assert_eq!(only_utf8(b"ab\xfcc"), Err(FileError::NotText { at }));
    }
}
