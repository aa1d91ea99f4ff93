//! An index over some documents that never changes: which words stand in which of them, how often, and where.

use std::ops::Range;

use super::vocabulary::Vocabulary;
use crate::id::DocumentId;

/// What a stored segment begins with; the last letter is the version.
const MAGIC: [u8; 4] = *b"AWx1";

/// An index over some documents. Changed documents get a segment of their own; see [`Index`](super::Index).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    pub(super) documents: Vec<Indexed>,
    pub(super) words: Vocabulary,
    pub(super) lists: Lists,
}

/// What is known of a document beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indexed {
    pub(super) id: DocumentId,
    /// Days since year 1; `i32::MIN` where the day is not known.
    pub(super) day: i32,
    /// The weights of all its words together, in quarters.
    pub(super) length: u32,
}

/// For each word the documents that it stands in.
///
/// A document is its distance to the one before, in groups of seven bits, the lowest first; then a byte for how much the word weighs there
/// and one for the parts that it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    pub(super) bytes: Vec<u8>,
    /// Where each list ends.
    pub(super) ends: Vec<u32>,
    /// How many documents are in each.
    pub(super) counts: Vec<u32>,
}

/// A document in the list of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    /// Its place in the segment.
    pub(super) document: u32,
    /// In quarters.
    pub(super) weight: u8,
    pub(super) parts: u8,
}

impl Lists {
    /// The list of the word at `at`.
    pub(super) fn of(&self, at: usize) -> Reader<'_> {
        let start = at.checked_sub(1).map_or(0, |it| self.ends[it]);
        Reader { bytes: &self.bytes[start as usize..self.ends[at] as usize], before: 0 }
    }

    pub(super) fn close(&mut self, count: u32) {
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        self.counts.push(count);
    }
}

/// Adds a document to a list in which `before` is the last; a list begins after document 0.
pub(super) fn write(list: &mut Vec<u8>, before: u32, posting: Posting) {
    let mut gap = posting.document - before;
    while gap > 0x7f {
        list.push(gap as u8 | 0x80);
        gap >>= 7;
    }
    list.extend([gap as u8, posting.weight, posting.parts]);
}

/// Reads a list, up to where it makes no sense.
#[derive(Clone, Debug)]
pub(super) struct Reader<'l> {
    bytes: &'l [u8],
    before: u32,
}

impl Iterator for Reader<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        let (gap, rest) = match self.bytes {
            [gap @ ..0x80, rest @ ..] => (u32::from(*gap), rest),
            _ => number(self.bytes)?,
        };
        let [weight, parts, rest @ ..] = rest else { return None };
        self.bytes = rest;
        self.before = self.before.checked_add(gap)?;
        Some(Posting { document: self.before, weight: *weight, parts: *parts })
    }
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        number |= u32::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[at + 1..]));
        }
    }
    None
}

impl Segment {
    /// How many documents it has.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The documents in it.
    pub fn ids(&self) -> impl Iterator<Item = DocumentId> + '_ {
        self.documents.iter().map(|it| it.id)
    }

    /// How many bytes it holds in memory, about as many as [`to_bytes`](Self::to_bytes) makes.
    pub fn size(&self) -> usize {
        let (letters, ends) = self.words.parts();
        letters.len()
            + 4 * (ends.len() + self.lists.ends.len() + self.lists.counts.len())
            + self.lists.bytes.len()
            + self.documents.len() * size_of::<Indexed>()
    }

    /// The segment as bytes, to be stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (letters, ends) = self.words.parts();
        let lists = &self.lists;
        let mut out = Vec::with_capacity(self.size() + 64);
        out.extend(MAGIC);
        for length in [self.documents.len(), ends.len(), letters.len(), lists.bytes.len()] {
            out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
        }
        for document in &self.documents {
            out.extend(document.id.to_bytes());
            out.extend(document.day.to_le_bytes());
            out.extend(document.length.to_le_bytes());
        }
        for numbers in [ends, &lists.ends, &lists.counts] {
            numbers.iter().for_each(|it| out.extend(it.to_le_bytes()));
        }
        out.extend(letters.as_bytes());
        out.extend(&lists.bytes);
        out
    }

    /// The segment that was stored; `None` for anything else, among it what another version of this program wrote.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes);
        if bytes.take(4)? != MAGIC {
            return None;
        }
        let [n_documents, n_words, n_letters, n_bytes] =
            [bytes.number()?, bytes.number()?, bytes.number()?, bytes.number()?];
        let mut documents = Vec::new();
        for _ in 0..n_documents {
            let id = DocumentId::from_bytes(bytes.take(16)?.try_into().ok()?);
            let day = bytes.number()?.cast_signed();
            documents.push(Indexed { id, day, length: bytes.number()? });
        }
        let ends = bytes.numbers(n_words)?;
        let list_ends = bytes.numbers(n_words)?;
        let counts = bytes.numbers(n_words)?;
        let letters = String::from_utf8(bytes.take(n_letters as usize)?.to_vec()).ok()?;
        let lists = bytes.take(n_bytes as usize)?.to_vec();
        let are_in_order =
            list_ends.is_sorted() && list_ends.last().is_none_or(|it| *it == n_bytes);
        let words = Vocabulary::of_parts(letters, ends)?;
        let lists = Lists { bytes: lists, ends: list_ends, counts };
        (are_in_order && bytes.0.is_empty()).then_some(Self { documents, words, lists })
    }

    /// The places in the segment of the documents on the list of a word; none that is not in it.
    pub(super) fn postings(&self, word: usize) -> impl Iterator<Item = Posting> + '_ {
        let n = self.documents.len();
        self.lists.of(word).take_while(move |it| (it.document as usize) < n)
    }

    /// How many documents the words of `range` have, counting one for each word that it has.
    pub(super) fn count(&self, range: Range<usize>) -> u64 {
        self.lists.counts[range].iter().map(|it| u64::from(*it)).sum()
    }
}

/// Bytes that are read from the front.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn numbers(&mut self, n: u32) -> Option<Vec<u32>> {
        let bytes = self.take((n as usize).checked_mul(4)?)?;
        Some(
            bytes
                .chunks_exact(4)
                .map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]]))
                .collect(),
        )
    }
}
