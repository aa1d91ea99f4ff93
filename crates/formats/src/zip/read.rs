//! An archive that anybody may have made: every number in it is doubted, and nothing is unpacked beyond the limits.
//!
//! What makes the whole doubtful (no directory, files that share bytes, more than the limits) is refused. What concerns one file is
//! skipped, and said. The directory at the end is what counts; the head before each file has to agree with it.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use afterword_core::order;
use serde::{Deserialize, Serialize};

use super::directory::{IN_ZIP64, Listed, directory, long, short};
use super::path::{is_litter, is_safe};
use super::{crc_table, crc32};
use crate::error::ReadError;
use crate::limits::MAX_BYTES;

/// How many files an archive may hold.
pub const MAX_ENTRIES: usize = 20_000;

/// How many bytes all files of an archive may have together, unpacked.
pub const MAX_UNPACKED: usize = 8 * MAX_BYTES;

/// How many times larger than packed a file may be. Prose comes to ten, a log of equal lines to a hundred; the most that the method
/// can do is 1032, and who comes near it wants to fill the memory.
pub const MAX_RATIO: usize = 250;

/// Up to this size a file is harmless, whatever its ratio.
pub const RATIO_FREE: usize = 1024 * 1024;

/// What an archive held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The files that were wanted, in the order of the directory.
    pub files: Vec<File>,
    /// What else is in it; folders and the litter of systems aside.
    pub skipped: Vec<Skipped>,
}

/// A file out of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it lies: names parted by `/`, none of which climbs.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file that was left in its archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its name, as far as it can be read.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why a file was left in its archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Nobody asked for files of its kind.
    Kind,
    /// Its name leads out of the folder that it would be unpacked in.
    Path,
    /// An earlier file has its name, as systems see it that don't tell `A` from `a`.
    Twice,
    /// It is a link or a device.
    Link,
    /// It is encrypted.
    Encrypted,
    /// It is packed by a method other than the common one; its number.
    Method(u16),
    /// It is written in the form for more than 4 GiB.
    Zip64,
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is more than [`MAX_RATIO`] times larger than packed.
    Ratio,
    /// The directory and the file itself say different things.
    Unlike,
    /// It can't be unpacked, or is not what was packed.
    Damaged,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = MAX_BYTES / 1024 / 1024;
        f.write_str(match self {
            Self::Kind => "it is neither Markdown nor JSON",
            Self::Path => "its name leads out of the archive",
            Self::Twice => "another file in the archive has the same name",
            Self::Link => "it is a link, not a file",
            Self::Encrypted => "it is encrypted; unpack the archive with its password first",
            Self::Zip64 => "it is written in the form for more than 4 GB",
            Self::Unlike => "the archive's directory says something else of it than its own head",
            Self::Damaged => "it is damaged: its checksum is wrong, or part of it is missing",
            Self::Method(n) => {
                return write!(f, "it is packed by a method (number {n}) other than deflate");
            }
            Self::TooLarge => {
                return write!(f, "it is larger than the limit of {megabytes} MB a file");
            }
            Self::Ratio => {
                return write!(f, "it would unpack to more than {MAX_RATIO} times its size");
            }
        })
    }
}

/// Whether `bytes` begin as an archive does, an empty one too.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Unpacks those files of an archive whose paths are wanted.
///
/// # Errors
///
/// What is no archive, is cut off, spans several, whose directory lies, whose files share bytes, and what exceeds the limits.
pub fn read(bytes: &[u8], wants: impl Fn(&str) -> bool) -> Result<Unpacked, ReadError> {
    let listed = directory(bytes)?;
    let mut seen = BTreeSet::new();
    let mut unpacked = Unpacked::default();
    let (mut chosen, mut ranges) = (Vec::new(), Vec::new());
    for entry in &listed {
        let place = place(bytes, entry);
        ranges.extend(place.as_ref().ok().cloned());
        if entry.name.ends_with('/') || is_litter(&entry.name) {
            continue;
        }
        match place.and_then(|data| check(entry, &mut seen, &wants).map(|()| data)) {
            Ok(data) => chosen.push((entry, data)),
            Err(why) => unpacked.skipped.push(Skipped { name: shown(&entry.name), why }),
        }
    }
    if shares_bytes(ranges) {
        return Err(ReadError::new("files in the archive share bytes: it was made to do harm"));
    }
    let total = chosen.iter().fold(0_usize, |sum, (it, _)| sum.saturating_add(it.size));
    if total > MAX_UNPACKED {
        let (has, most) = (total.div_ceil(1024 * 1024), MAX_UNPACKED / 1024 / 1024);
        let message = format!("unpacked, the archive has {has} MB, and the limit is {most} MB");
        return Err(ReadError::new(message));
    }
    let table = crc_table();
    for (entry, data) in chosen {
        let packed = &bytes[data.end - entry.packed..data.end];
        match unpack(entry, packed).filter(|it| crc32(&table, it) == entry.crc) {
            Some(bytes) => {
                unpacked.files.push(File { path: entry.name.clone().into_owned(), bytes });
            }
            None => {
                unpacked.skipped.push(Skipped { name: shown(&entry.name), why: Why::Damaged });
            }
        }
    }
    Ok(unpacked)
}

/// Where the file lies, its head included.
fn place(bytes: &[u8], entry: &Listed<'_>) -> Result<Range<usize>, Why> {
    const LENGTH: usize = 30;
    /// The lengths and the checksum stand behind the file, and here are zeros.
    const FOLLOWS: u16 = 1 << 3;
    if [entry.packed, entry.size, entry.at].contains(&IN_ZIP64) {
        return Err(Why::Zip64);
    }
    let head = entry.at.checked_add(LENGTH).and_then(|end| bytes.get(entry.at..end));
    let head = head.filter(|it| it.starts_with(b"PK\x03\x04")).ok_or(Why::Damaged)?;
    let number = |at| short(head, at).ok_or(Why::Damaged);
    let long = |at| long(head, at).ok_or(Why::Damaged);
    let name_at = entry.at + LENGTH;
    let data_at = name_at + usize::from(number(26)?) + usize::from(number(28)?);
    let end = data_at.checked_add(entry.packed).filter(|it| *it <= bytes.len());
    let end = end.ok_or(Why::Damaged)?;
    let name = bytes.get(name_at..name_at + usize::from(number(26)?));
    let is_measured = number(6)? & FOLLOWS == 0;
    let agrees = name == Some(entry.raw_name)
        && number(8)? == entry.method
        && (!is_measured || (long(18)?, long(22)?) == (entry.packed, entry.size));
    if agrees { Ok(entry.at..end) } else { Err(Why::Unlike) }
}

/// Whether the file may be unpacked.
fn check(
    entry: &Listed<'_>,
    seen: &mut BTreeSet<String>,
    wants: impl Fn(&str) -> bool,
) -> Result<(), Why> {
    const ENCRYPTED: u16 = 1 | 1 << 6;
    let is_dense = || entry.size > RATIO_FREE && entry.size / MAX_RATIO > entry.packed;
    let troubles = [
        (!is_safe(&entry.name), Why::Path),
        (entry.is_special, Why::Link),
        (!seen.insert(entry.name.to_lowercase()), Why::Twice),
        (!wants(&entry.name), Why::Kind),
        (entry.flags & ENCRYPTED != 0, Why::Encrypted),
        (!matches!(entry.method, 0 | 8), Why::Method(entry.method)),
        (entry.size > MAX_BYTES, Why::TooLarge),
        (is_dense(), Why::Ratio),
    ];
    match troubles.into_iter().find(|(is_so, _)| *is_so) {
        Some((_, why)) => Err(why),
        None => Ok(()),
    }
}

/// Whether two files lie on the same bytes, as in archives that unpack one file a thousand times.
fn shares_bytes(mut ranges: Vec<Range<usize>>) -> bool {
    order::sort(&mut ranges, |a, b| a.start.cmp(&b.start));
    ranges.windows(2).any(|it| it[0].end > it[1].start)
}

/// The file's bytes, as many as the directory says and never more; `None` where they are not as many.
fn unpack(entry: &Listed<'_>, packed: &[u8]) -> Option<Vec<u8>> {
    let bytes = match entry.method {
        0 => packed.to_vec(),
        _ => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, entry.size).ok()?,
    };
    (bytes.len() == entry.size).then_some(bytes)
}

/// A name as it is shown to people: on one line, and of a bearable length.
fn shown(name: &str) -> String {
    const MAX_CHARS: usize = 120;
    name.chars().map(|it| if it.is_control() { '\u{fffd}' } else { it }).take(MAX_CHARS).collect()
}
