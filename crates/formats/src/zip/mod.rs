//! Several files as one: ZIP archives, written stored or deflated, and read from whoever made them.

mod directory;
mod path;
mod read;

pub use read::{
    File, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FREE, Skipped, Unpacked, Why, is_zip, read,
};

use std::borrow::Cow;

/// A file in an archive.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// How a file lies in an archive, by the number that the format has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    Stored = 0,
    Deflated = 8,
}

/// What is written of a file: how, and as which bytes.
type Pack = fn(&[u8]) -> (Method, Cow<'_, [u8]>);

/// The files as an archive, in their order, as they are. The same files give the same bytes: no time of day is in it.
///
/// More than 65 535 files, or 4 GiB, are more than the format without its extensions can say; nothing here comes near.
///
/// ```
/// use afterword_formats::zip::{Entry, write};
///
/// let archive = write(&[Entry { name: "a.txt", bytes: b"hello" }]);
/// assert!(archive.starts_with(b"PK\x03\x04"));
/// assert!(archive.windows(5).any(|it| it == b"hello"));
/// ```
pub fn write(entries: &[Entry<'_>]) -> Vec<u8> {
    archive(entries, |bytes| (Method::Stored, Cow::Borrowed(bytes)))
}

/// The same, made smaller: postmortems take about a third. It is a function of its own, so that a program that has no use for it does not
/// carry the compressor.
///
/// ```
/// use afterword_formats::zip::{Entry, read, write_deflated};
///
/// let text = "again and ".repeat(100);
/// let archive = write_deflated(&[Entry { name: "a.txt", bytes: text.as_bytes() }]);
/// assert!(archive.len() < 200);
/// assert_eq!(read(&archive, |_| true)?.files[0].bytes, text.as_bytes());
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn write_deflated(entries: &[Entry<'_>]) -> Vec<u8> {
    /// Where more effort stops paying for text.
    const EFFORT: u8 = 6;
    archive(entries, |bytes| {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, EFFORT);
        if packed.len() < bytes.len() {
            (Method::Deflated, Cow::Owned(packed))
        } else {
            (Method::Stored, Cow::Borrowed(bytes))
        }
    })
}

fn archive(entries: &[Entry<'_>], pack: Pack) -> Vec<u8> {
    let table = crc_table();
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let (method, packed) = pack(entry.bytes);
        let facts = facts(entry, method, packed.len(), crc32(&table, entry.bytes));
        let at = out.len();
        out.extend(b"PK\x03\x04");
        out.extend(&facts);
        out.extend(entry.name.as_bytes());
        out.extend(packed.as_ref());
        // The version that made it, then the same facts, no comment, one disk, a plain file.
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&facts);
        directory.extend([0; 10]);
        directory.extend(le32(at));
        directory.extend(entry.name.as_bytes());
    }
    let at = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(le16(entries.len()));
    out.extend(le16(entries.len()));
    out.extend(le32(directory.len()));
    out.extend(le32(at));
    out.extend([0, 0]);
    out
}

/// What both the head of a file and the directory say of it.
fn facts(entry: &Entry<'_>, method: Method, n_packed: usize, crc: u32) -> Vec<u8> {
    // Version 2.0, names in UTF-8, how it is packed, midnight of the first of January 1980.
    let mut facts = vec![20, 0, 0, 8, method as u8, 0, 0, 0, 0x21, 0];
    facts.extend(crc.to_le_bytes());
    facts.extend(le32(n_packed));
    facts.extend(le32(entry.bytes.len()));
    facts.extend(le16(entry.name.len()));
    facts.extend([0, 0]);
    facts
}

fn le32(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes()
}

fn le16(n: usize) -> [u8; 2] {
    u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes()
}

/// The checksums of single bytes, made where they are needed: as data they would be a kilobyte of download.
fn crc_table() -> [u32; 256] {
    std::array::from_fn(|byte| {
        (0..8).fold(
            byte as u32,
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}

/// The checksum of ISO 3309.
fn crc32(table: &[u32; 256], bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        let [last, ..] = crc.to_le_bytes();
        crc >> 8 ^ table[usize::from(last ^ byte)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(crc32(&crc_table(), b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(&crc_table(), b""), 0);
    }

    #[test]
    fn the_directory_says_where_each_file_begins() {
        let archive =
            write(&[Entry { name: "a.md", bytes: b"one" }, Entry { name: "ü.svg", bytes: b"two" }]);
        let end = archive.len() - 22;
        assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
        let number = |at: usize| {
            let bytes: [u8; 4] = archive[at..at + 4].try_into().unwrap();
            usize::try_from(u32::from_le_bytes(bytes)).unwrap()
        };
        let (length, mut at) = (number(end + 12), number(end + 16));
        assert_eq!(at + length, end);
        for name in ["a.md", "ü.svg"] {
            assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
            let begin = number(at + 42);
            assert_eq!(&archive[begin..begin + 4], b"PK\x03\x04");
            assert_eq!(&archive[begin + 30..begin + 30 + name.len()], name.as_bytes());
            at += 46 + name.len();
        }
        assert_eq!(at, end);
    }
}
