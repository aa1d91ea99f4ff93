//! Several files as one: a ZIP archive, stored and not compressed, since a browser asks before it saves a second file.

/// A file in an archive.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// The files as an archive, in their order. The same files give the same bytes: no time of day is in it.
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
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let facts = facts(entry);
        let at = out.len();
        out.extend(b"PK\x03\x04");
        out.extend(&facts);
        out.extend(entry.name.as_bytes());
        out.extend(entry.bytes);
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
fn facts(entry: &Entry<'_>) -> Vec<u8> {
    // Version 2.0, names in UTF-8, stored, midnight of the first of January 1980.
    let mut facts = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
    facts.extend(crc32(entry.bytes).to_le_bytes());
    facts.extend(le32(entry.bytes.len()));
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

/// The checksum of ISO 3309, bit by bit: what goes through here is small.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
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
