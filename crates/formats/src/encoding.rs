//! Bytes as text: the one place where it is decided how a file holds its letters.
//!
//! A file that says it is UTF-16, by its first two bytes, is read as that, and everything else as UTF-8. Spreadsheets write tables
//! in Windows-1252 and say so nowhere; a table is taken for that if it can be nothing else, and whoever asked is told.

use std::borrow::Cow;

use crate::error::{ReadError, Trouble};

/// How the bytes of a file hold its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a mark or without.
    Utf8,
    /// UTF-16 in either order of bytes; the file says so.
    Utf16,
    /// The letters of Western Europe, one a byte. Nothing says so: it is assumed.
    Windows1252,
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without the mark that says how it is held.
    pub text: Cow<'a, str>,
    /// How it was held.
    pub encoding: Encoding,
}

const UTF8_MARK: &[u8] = "\u{feff}".as_bytes();

/// The text of the file called `name`. Only of a table, by its ending, Windows-1252 is assumed, and only where the first letter beyond
/// ASCII is none in UTF-8: a longer text in UTF-8 with one broken letter is damaged, and not of Western Europe.
///
/// # Errors
///
/// What is no text, with its place.
///
/// ```
/// use afterword_formats::encoding::{Encoding, decode};
///
/// assert_eq!(decode(b"\xff\xfeO\0K\0", "notes.txt")?.text, "OK");
/// let table = decode(b"Gr\xf6\xdfe;1,5 \x80\r\n", "table.csv")?;
/// assert_eq!((&*table.text, table.encoding), ("Größe;1,5 €\r\n", Encoding::Windows1252));
/// let error = decode(b"# Gr\xf6\xdfe\n", "notes.md").unwrap_err();
/// assert_eq!(error.at.map(|it| (it.line, it.column)), Some((1, 5)));
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn decode<'a>(bytes: &'a [u8], name: &str) -> Result<Decoded<'a>, ReadError> {
    decode_as(bytes, is_table_name(name))
}

/// The same of what is a table, whatever it is called.
pub(crate) fn decode_table(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    decode_as(bytes, true)
}

/// Whether a file is called as tables are.
pub(crate) fn is_table_name(name: &str) -> bool {
    let name = name.to_lowercase();
    [".csv", ".tsv"].iter().any(|it| name.ends_with(it))
}

fn decode_as(bytes: &[u8], is_table: bool) -> Result<Decoded<'_>, ReadError> {
    let utf16 = |unit| {
        let text = from_utf16(bytes, unit)?.into();
        Ok(Decoded { text, encoding: Encoding::Utf16 })
    };
    match bytes {
        [0xff, 0xfe, ..] => utf16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(u16::from_be_bytes),
        _ => from_utf8(bytes, is_table),
    }
}

fn from_utf8(bytes: &[u8], is_table: bool) -> Result<Decoded<'_>, ReadError> {
    let bare = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    if let Ok(text) = str::from_utf8(bare) {
        return Ok(Decoded { text: text.into(), encoding: Encoding::Utf8 });
    }
    let before = bare.utf8_chunks().next().map_or("", |it| it.valid());
    let n_mark = bytes.len() - bare.len();
    if is_table
        && n_mark == 0
        && before.is_ascii()
        && let Some(text) = from_windows_1252(bytes)
    {
        return Ok(Decoded { text: text.into(), encoding: Encoding::Windows1252 });
    }
    Err(not_text("UTF-8", n_mark + before.len(), before))
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (mark, bare) = bytes.split_at(2);
    let (pairs, rest) = bare.as_chunks();
    let (mut text, mut offset) = (String::with_capacity(pairs.len()), mark.len());
    for letter in char::decode_utf16(pairs.iter().map(|it| unit(*it))) {
        let Ok(letter) = letter else { return Err(not_text("UTF-16", offset, &text)) };
        text.push(letter);
        offset += 2 * letter.len_utf16();
    }
    if rest.is_empty() { Ok(text) } else { Err(not_text("UTF-16", offset, &text)) }
}

/// The letters from 0x80 to 0x9f (<https://encoding.spec.whatwg.org/index-windows-1252.txt>); a space stands for none. The others are
/// those of Unicode.
const SPECIAL: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// `None` for bytes that stand for no letter, as in what is no text at all.
fn from_windows_1252(bytes: &[u8]) -> Option<String> {
    let mut special = [' '; 0x20];
    special.iter_mut().zip(SPECIAL.chars()).for_each(|(place, it)| *place = it);
    let letter = |byte: &u8| match byte {
        b'\t' | b'\r' | b'\n' | b' '..=b'~' | 0xa0.. => Some(char::from(*byte)),
        0x80..=0x9f => Some(special[usize::from(byte - 0x80)]).filter(|it| *it != ' '),
        _ => None,
    };
    bytes.iter().map(letter).collect()
}

/// `before` is what could be read up to the byte at `offset`.
fn not_text(encoding: &str, offset: usize, before: &str) -> ReadError {
    let line = before.bytes().filter(|it| *it == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1;
    let message =
        format!("expected text in {encoding}, but byte {offset} is none; save the file as UTF-8");
    ReadError::at(line, column, message).of(Trouble::NotText)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[track_caller]
    fn refused(bytes: &[u8], name: &str, expected: &str) {
        let error = decode(bytes, name).unwrap_err();
        assert_eq!(error.trouble, Trouble::NotText);
        assert!(error.to_string().starts_with(expected), "{error}");
    }

    #[test]
    fn only_tables_are_taken_for_what_they_do_not_say() {
        let read = |bytes: &[u8], name: &str| {
            let Decoded { text, encoding } = decode(bytes, name).unwrap();
            (text.into_owned(), encoding)
        };
        let western = |text: &str| (text.to_owned(), Encoding::Windows1252);
        assert_eq!(read(b"caf\xe9,\x93so\x94,\x9f", "A.CSV"), western("café,“so”,Ÿ"));
        assert_eq!(read("café".as_bytes(), "a.csv"), ("café".to_owned(), Encoding::Utf8));
        refused(b"caf\xe9", "a.txt", "line 1, column 4: expected text in UTF-8, but byte 3");
        refused(
            b"a\n\xc3\xa9,\xe9",
            "a.csv",
            "line 2, column 3: expected text in UTF-8, but byte 5",
        );
        refused(
            b"\xef\xbb\xbfa\xe9",
            "a.csv",
            "line 1, column 2: expected text in UTF-8, but byte 4",
        );
        for none in [&b"\xe9\0"[..], b"\x81", b"\x8d\xe9", b"PK\x03\x04\xff", b"\xe9\x7f"] {
            refused(none, "a.csv", "line 1, column ");
        }
    }

    #[test]
    fn broken_utf_16_is_named_by_its_place() {
        refused(
            b"\xff\xfea\0\n\0\x00\xd8",
            "",
            "line 2, column 1: expected text in UTF-16, but byte 6",
        );
        refused(b"\xfe\xff\0a\0", "", "line 1, column 2: expected text in UTF-16, but byte 4");
    }

    proptest! {
        #[test]
        fn a_text_is_the_same_however_it_is_held(text: String) {
            for bytes in [utf16(&text, u16::to_le_bytes), utf16(&text, u16::to_be_bytes)] {
                prop_assert_eq!(&decode(&bytes, "").unwrap().text, &text);
            }
            let marked = [UTF8_MARK, text.as_bytes()].concat();
            prop_assert_eq!(&decode(&marked, "").unwrap().text, &text);
        }

        #[test]
        fn any_bytes_are_text_or_refused_with_words(bytes: Vec<u8>) {
            for name in ["a.md", "a.csv"] {
                if let Err(error) = decode(&bytes, name) {
                    prop_assert!(error.at.is_some() && !error.message.is_empty());
                }
            }
        }
    }
}
