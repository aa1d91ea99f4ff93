//! A document in a link: packed into letters that an address may hold, so that it can be shared where there is no server.
//!
//! The form is a `1`, then the document as it is stored (JSON), packed by zlib (RFC 1950, whose checksum notices a link that lost
//! letters on its way) and written in the letters of base64url (RFC 4648, section 5) without padding.

use afterword_core::Postmortem;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use crate::error::{ReadError, Trouble};
use crate::{json, limits};

/// The most characters of a document in a link. Browsers of today take at least twice as many in an address.
pub const MAX_CHARS: usize = 32_000;

/// Above this many characters, programs for chat and mail may cut a link or refuse it.
pub const SAFE_CHARS: usize = 2_000;

const VERSION: char = '1';
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `postmortem` in letters that an address may hold. It may have more than [`MAX_CHARS`] of them.
///
/// ```
/// # use afterword_core::{Postmortem, id::DocumentId};
/// use afterword_formats::link;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let letters = link::write(&postmortem);
/// assert!(letters.chars().all(|it| it.is_ascii_alphanumeric() || "-_".contains(it)));
/// assert_eq!(link::read(&letters), Ok(postmortem));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn write(postmortem: &Postmortem) -> String {
    pack(&json::write_compact(postmortem))
}

/// Any text in such letters.
pub(crate) fn pack(text: &str) -> String {
    /// As small as it gets: it is little text, and every letter counts.
    const EFFORT: u8 = 10;
    let packed = compress_to_vec_zlib(text.as_bytes(), EFFORT);
    format!("{VERSION}{}", lettered(&packed))
}

/// Reads what [`write()`] wrote.
///
/// # Errors
///
/// Letters that are missing or were changed, the form of a newer version, and what exceeds the [limits].
pub fn read(letters: &str) -> Result<Postmortem, ReadError> {
    json::read(&unpack(letters, limits::MAX_BYTES)?)
}

/// The text that [`pack`] packed, if it has no more bytes than `limit`.
pub(crate) fn unpack(letters: &str, limit: usize) -> Result<String, ReadError> {
    let Some(letters) = letters.strip_prefix(VERSION) else {
        return Err(if letters.is_empty() { incomplete() } else { unknown() });
    };
    let packed = unlettered(letters.trim_end_matches('=')).ok_or_else(incomplete)?;
    let text = decompress_to_vec_zlib_with_limit(&packed, limit);
    let text = text.map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => too_large(limit),
        _ => incomplete(),
    })?;
    String::from_utf8(text).map_err(|_| incomplete())
}

fn lettered(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for bytes in bytes.chunks(3) {
        let bits = bytes.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        let bits: u32 = bits << (8 * (3 - bytes.len()));
        for n in 0..=bytes.len() {
            let sextet = bits >> (18 - 6 * n) & 0x3f;
            out.push(LETTERS[sextet as usize].into());
        }
    }
    out
}

fn unlettered(letters: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for letters in letters.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in letters {
            bits = bits << 6 | value(*letter)?;
        }
        let n_bytes = letters.len() * 6 / 8;
        let bytes = (bits << (6 * (4 - letters.len()))).to_be_bytes();
        out.extend(&bytes[1..=n_bytes]);
    }
    Some(out)
}

fn value(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

fn incomplete() -> ReadError {
    let message = "the link is not complete: letters of it were lost or changed on the way";
    ReadError::new(message).of(Trouble::Short)
}

fn unknown() -> ReadError {
    ReadError::new("the link was made by a newer version of Afterword, or by another program")
}

fn too_large(limit: usize) -> ReadError {
    ReadError::new(format!(
        "what is in the link has more than {} MB, which is the limit",
        limit / 1024 / 1024
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard() {
        // The examples of RFC 4648, section 10, without their padding.
        for (letters, bytes) in
            [("", ""), ("Zg", "f"), ("Zm8", "fo"), ("Zm9v", "foo"), ("Zm9vYmE", "fooba")]
        {
            assert_eq!(unlettered(letters).unwrap(), bytes.as_bytes());
            assert_eq!(lettered(bytes.as_bytes()), letters);
        }
        assert_eq!(unlettered("-_-_").unwrap(), [0xfb, 0xff, 0xbf]);
        assert_eq!(unlettered("a+b"), None);
    }

    #[test]
    fn what_unpacks_without_end_is_refused() {
        let bomb = compress_to_vec_zlib(&vec![b' '; limits::MAX_BYTES + 1], 1);
        let letters = format!("1{}", lettered(&bomb));
        assert!(letters.len() < 200_000);
        let error = read(&letters).unwrap_err();
        assert!(error.message.contains("25 MB"), "{error}");
    }
}
