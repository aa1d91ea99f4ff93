//! The directory at the end of an archive, which lists what is in it.

use std::borrow::Cow;

use super::read::MAX_ENTRIES;
use crate::error::ReadError;

/// A file as the directory lists it.
pub(super) struct Listed<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) raw_name: &'a [u8],
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) packed: usize,
    pub(super) size: usize,
    pub(super) at: usize,
    pub(super) is_special: bool,
}

/// What stands in a length or an offset that is to be looked up elsewhere.
pub(super) const IN_ZIP64: usize = u32::MAX as usize;

/// What the directory lists.
pub(super) fn directory(bytes: &[u8]) -> Result<Vec<Listed<'_>>, ReadError> {
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

/// A number of two bytes.
pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes.
pub(super) fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}
