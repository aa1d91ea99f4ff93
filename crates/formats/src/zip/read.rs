//! An archive that anybody may have made: every number in it is doubted, and nothing is unpacked beyond the limits.
//!
//! What makes the whole doubtful (no directory, files that share bytes, more than the limits) is refused. What concerns one file is
//! skipped, and said. The directory at the end is what counts; the head before each file has to agree with it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

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

/// A file as the directory lists it.
struct Listed<'a> {
    name: Cow<'a, str>,
    raw_name: &'a [u8],
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    size: usize,
    at: usize,
    is_special: bool,
}

/// What stands in a length or an offset that is to be looked up elsewhere.
const IN_ZIP64: usize = u32::MAX as usize;

fn directory(bytes: &[u8]) -> Result<Vec<Listed<'_>>, ReadError> {
    let cut_off =
        || ReadError::new("the archive has no directory at its end: part of it is missing");
    let lies = || ReadError::new("the directory of the archive is damaged");
    let end = end_of(bytes).ok_or_else(cut_off)?;
    let number = |at: usize| short(bytes, end + at).map(usize::from).ok_or_else(cut_off);
    let long = |at: usize| long(bytes, end + at).ok_or_else(cut_off);
    if (number(4)?, number(6)?) != (0, 0) || number(8)? != number(10)? {
        return Err(ReadError::new("the archive is one part of several; join them first"));
    }
    let (n_entries, length, offset) = (number(10)?, long(12)?, long(16)?);
    if n_entries == usize::from(u16::MAX) || length == IN_ZIP64 || offset == IN_ZIP64 {
        let message = "the archive is written in the form for more than 4 GB or 65,535 files (ZIP64); pack it as a plain ZIP";
        return Err(ReadError::new(message));
    }
    if n_entries > MAX_ENTRIES {
        let message = format!("the archive has {n_entries} files, and the limit is {MAX_ENTRIES}");
        return Err(ReadError::new(message));
    }
    // Something may stand before the archive, such as a program that unpacks it; then all offsets are that much too small.
    let begin = end.checked_sub(length).ok_or_else(lies)?;
    let shift = begin.checked_sub(offset).ok_or_else(lies)?;
    let (mut at, mut listed) = (begin, Vec::with_capacity(n_entries));
    for _ in 0..n_entries {
        let (entry, length) = entry(&bytes[..end], at, shift).ok_or_else(lies)?;
        listed.push(entry);
        at += length;
    }
    if at == end { Ok(listed) } else { Err(lies()) }
}

/// Where the last record begins. Behind it is nothing but a comment of the length that it says.
fn end_of(bytes: &[u8]) -> Option<usize> {
    const LENGTH: usize = 22;
    let last = bytes.len().checked_sub(LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        bytes[*at..].starts_with(b"PK\x05\x06")
            && short(bytes, at + 20).is_some_and(|it| at + LENGTH + usize::from(it) == bytes.len())
    })
}

/// The entry at `at` of the directory, and its length there.
fn entry(bytes: &[u8], at: usize, shift: usize) -> Option<(Listed<'_>, usize)> {
    const LENGTH: usize = 46;
    /// The systems whose archives say what Unix says of a file: Unix and macOS.
    const UNIX: [u8; 2] = [3, 19];
    let head = bytes.get(at..at + LENGTH)?;
    if !head.starts_with(b"PK\x01\x02") {
        return None;
    }
    let number = |at| short(head, at);
    let lengths = [number(28)?, number(30)?, number(32)?].map(usize::from);
    let raw_name = bytes.get(at + LENGTH..)?.get(..lengths[0])?;
    let kind = number(40)? & 0o170_000;
    let is_unix = UNIX.contains(&head[5]);
    let flags = number(8)?;
    let offset = long(head, 42)?;
    let entry = Listed {
        name: String::from_utf8_lossy(raw_name),
        raw_name,
        flags,
        method: number(10)?,
        crc: u32::try_from(long(head, 16)?).ok()?,
        packed: long(head, 20)?,
        size: long(head, 24)?,
        at: if offset == IN_ZIP64 { offset } else { offset.checked_add(shift)? },
        is_special: is_unix && !matches!(kind, 0 | 0o100_000 | 0o040_000),
    };
    let length = LENGTH + lengths.iter().sum::<usize>();
    (at + length <= bytes.len()).then_some((entry, length))
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
    ranges.sort_by_key(|it| it.start);
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

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}
