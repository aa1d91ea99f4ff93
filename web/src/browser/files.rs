//! Files into the app: chosen or dropped by a person.

use std::fmt;

use afterword_formats::zip::is_zip;
use afterword_ui::words::word;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The largest file that is read.
pub(crate) const MAX_BYTES: u32 = 25 * 1024 * 1024;

/// What is in `file`: text in UTF-8, without a byte order mark, or an archive.
pub(crate) async fn bytes(file: &File) -> Result<Vec<u8>, FileError> {
    if file.size() > f64::from(MAX_BYTES) {
        return Err(FileError::TooLarge { n_bytes: file.size() as u64 });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::NotReadable)?;
    check(Uint8Array::new(&buffer).to_vec())
}

/// The text of `file`, without a byte order mark.
pub(crate) async fn text(file: &File) -> Result<String, FileError> {
    String::from_utf8(bytes(file).await?)
        .map_err(|it| FileError::NotText { at: it.utf8_error().valid_up_to() })
}

fn check(mut bytes: Vec<u8>) -> Result<Vec<u8>, FileError> {
    if is_zip(&bytes) {
        return Ok(bytes);
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(FileError::Utf16);
    }
    str::from_utf8(&bytes).map_err(|it| FileError::NotText { at: it.valid_up_to() })?;
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes.drain(.."\u{feff}".len());
    }
    Ok(bytes)
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    TooLarge {
        n_bytes: u64,
    },
    /// It was moved, or may not be read.
    NotReadable,
    Utf16,
    /// The bytes at `at` are no UTF-8.
    NotText {
        at: usize,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { n_bytes } => f.write_str(&word::FILE_TOO_LARGE.fill(&[
                ("size", &n_bytes.div_ceil(1024 * 1024)),
                ("most", &(MAX_BYTES / 1024 / 1024)),
            ])),
            Self::NotReadable => f.write_str(word::FILE_NOT_READABLE.text()),
            Self::Utf16 => f.write_str(word::FILE_UTF16.text()),
            Self::NotText { at } => f.write_str(&word::FILE_NOT_TEXT.fill(&[("at", at)])),
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
    fn only_utf_8_is_text() {
        assert_eq!(check("Größe".into()), Ok("Größe".into()));
        assert_eq!(check(b"\xef\xbb\xbfBOM".to_vec()), Ok("BOM".into()));
        assert_eq!(check(b"\xff\xfeU\0".to_vec()), Err(FileError::Utf16));
        assert_eq!(check(b"ab\xfcc".to_vec()), Err(FileError::NotText { at: 2 }));
    }
}
