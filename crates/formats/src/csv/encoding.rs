//! Bytes as text: UTF-8, or the UTF-16 that spreadsheets call “Unicode text”.

use crate::error::ReadError;

/// The text that `bytes` hold, without the mark that says how they hold it.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => from_utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => from_utf16(rest, u16::from_be_bytes)?,
        _ => from_utf8(bytes)?,
    };
    Ok(text)
}

fn from_utf8(bytes: &[u8]) -> Result<String, ReadError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(not_text(&bytes[..error.valid_up_to()])),
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for letter in char::decode_utf16(pairs.iter().map(|it| unit(*it))) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(not_text(text.as_bytes())),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(not_text(text.as_bytes())) }
}

/// `before` is what could be read.
fn not_text(before: &[u8]) -> ReadError {
    let line = before.iter().filter(|it| **it == b'\n').count() + 1;
    let line_start = before.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1);
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
    let message = "expected text in UTF-8 or UTF-16; save the table as “CSV UTF-8”";
    ReadError::at(line, column, message)
}
