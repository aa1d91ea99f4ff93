//! Making a segment of documents.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use chrono::Datelike;

use super::findable::Findable;
use super::segment::{Indexed, Lists, Posting, Segment, write};
use super::vocabulary::Vocabulary;
use super::words::{Humps, words};
use crate::order;

/// Takes documents and makes a [`Segment`] of them.
#[derive(Debug, Default)]
pub struct Writer {
    documents: Vec<Indexed>,
    /// Almost every word is short, and is then compared as one number.
    short: HashMap<Start, u32, BuildHasherDefault<Quick>>,
    long: HashMap<Box<str>, u32, BuildHasherDefault<Quick>>,
    words: Vec<Word>,
    /// The words of the document that is being read.
    touched: Vec<u32>,
}

/// A word, and the documents that it was in so far.
#[derive(Debug, Default)]
struct Word {
    list: Vec<u8>,
    count: u32,
    last: u32,
    /// In the document that is being read.
    weight: u32,
    parts: u8,
    is_touched: bool,
}

impl Writer {
    /// Adds a document that was not added before.
    pub fn add(&mut self, document: &Findable<'_>) {
        let mut length = 0;
        for (part, text) in &document.texts {
            words(text, Humps::Apart, &mut |_, word| {
                length += part.weight();
                self.note(word, part.weight(), part.bit());
            });
        }
        for (facet, value) in &document.values {
            facet.words(value, &mut |word| self.note(word, 0, 0));
        }
        let at = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let day = document.day.map_or(i32::MIN, |it| it.num_days_from_ce());
        self.documents.push(Indexed { id: document.id, day, length });
        for word in self.touched.drain(..) {
            let word = &mut self.words[word as usize];
            let weight = word.weight.min(255) as u8;
            write(&mut word.list, word.last, Posting { document: at, weight, parts: word.parts });
            (word.last, word.weight, word.parts, word.is_touched) = (at, 0, 0, false);
            word.count += 1;
        }
    }

    fn note(&mut self, word: &str, weight: u32, parts: u8) {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let at = if word.len() <= Start::LENGTH {
            *self.short.entry(Start::of(word)).or_insert(next)
        } else if let Some(at) = self.long.get(word) {
            *at
        } else {
            self.long.insert(word.into(), next);
            next
        };
        if at == next {
            self.words.push(Word::default());
        }
        let word = &mut self.words[at as usize];
        if !word.is_touched {
            word.is_touched = true;
            self.touched.push(at);
        }
        word.weight = word.weight.saturating_add(weight);
        word.parts |= parts;
    }

    /// How many documents were added.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The segment of all that was added.
    pub fn finish(self) -> Segment {
        let short = self.short.into_iter().map(|(start, at)| (start, None, at));
        let long = self.long.into_iter().map(|(word, at)| (Start::of(&word), Some(word), at));
        let mut known: Vec<(Start, Option<Box<str>>, u32)> = short.chain(long).collect();
        order::sort(&mut known, |a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        let (mut vocabulary, mut lists) = (Vocabulary::default(), Lists::default());
        for (start, word, at) in &known {
            let Word { list, count, .. } = &self.words[*at as usize];
            start.read(|it| vocabulary.push(word.as_deref().unwrap_or(it)));
            lists.bytes.extend(list);
            lists.close(*count);
        }
        Segment { documents: self.documents, words: vocabulary, lists }
    }
}

/// The first bytes of a word as a number, whose order is that of the words: no folded word has a zero byte in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Start(u128);

impl Start {
    const LENGTH: usize = 16;

    fn of(word: &str) -> Self {
        let mut bytes = [0; Self::LENGTH];
        let length = word.len().min(Self::LENGTH);
        bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
        Self(u128::from_be_bytes(bytes))
    }

    /// Calls `read` with the word, if it is all of it.
    fn read(self, read: impl FnOnce(&str)) {
        let bytes = self.0.to_be_bytes();
        let length = Self::LENGTH - self.0.trailing_zeros() as usize / 8;
        read(std::str::from_utf8(&bytes[..length]).unwrap_or_default());
    }
}

impl Hash for Start {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64((self.0 >> 64) as u64);
        state.write_u64(self.0 as u64);
    }
}

/// A hash for words: eight bytes at a time, a multiplication each. Nobody gains by words that collide in an index of their own.
#[derive(Debug, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        eights.iter().for_each(|it| self.write_u64(u64::from_le_bytes(*it)));
        if !rest.is_empty() {
            self.write_u64(rest.iter().fold(0, |all, it| (all << 8) | u64::from(*it)));
        }
    }

    fn write_u64(&mut self, eight: u64) {
        self.0 = (self.0.rotate_left(5) ^ eight).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }

    fn finish(&self) -> u64 {
        // The table takes the low bits, and a product has the mixing in its high ones.
        self.0.rotate_left(26)
    }
}

/// One segment of the documents of several that are not gone.
pub(super) fn merged(segments: &[(&Segment, &[bool])]) -> Segment {
    let mut documents = Vec::new();
    let mut places: Vec<Vec<Option<u32>>> = Vec::new();
    for (segment, is_gone) in segments {
        let mut place = |(document, is_gone): (&Indexed, &bool)| {
            let place = u32::try_from(documents.len()).unwrap_or(u32::MAX);
            (!is_gone).then(|| {
                documents.push(*document);
                place
            })
        };
        places.push(segment.documents.iter().zip(*is_gone).map(&mut place).collect());
    }
    let (mut vocabulary, mut lists) = (Vocabulary::default(), Lists::default());
    let mut next = vec![0; segments.len()];
    loop {
        let word = |at: usize| segments[at].0.words.get(next[at]);
        let left = (0..segments.len()).filter(|at| next[*at] < segments[*at].0.words.len());
        let Some(first) = left.min_by(|a, b| word(*a).cmp(word(*b))) else { break };
        let current = word(first).to_owned();
        let (mut count, mut last) = (0, 0);
        for (at, (segment, _)) in segments.iter().enumerate() {
            if next[at] == segment.words.len() || segment.words.get(next[at]) != current {
                continue;
            }
            for posting in segment.postings(next[at]) {
                if let Some(document) = places[at][posting.document as usize] {
                    write(&mut lists.bytes, last, Posting { document, ..posting });
                    (last, count) = (document, count + 1);
                }
            }
            next[at] += 1;
        }
        if count > 0 {
            vocabulary.push(&current);
            lists.close(count);
        }
    }
    Segment { documents, words: vocabulary, lists }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Words that agree in their first sixteen bytes, and end there, are those that could be taken for each other.
        #[test]
        fn words_of_any_length_are_in_their_order(words in prop::collection::vec("[ab]{1,3}|[a-bß]{14,20}", 0..60)) {
            let mut writer = Writer::default();
            words.iter().for_each(|it| writer.note(it, 4, 1));
            let expected: BTreeSet<&str> = words.iter().map(String::as_str).collect();
            let vocabulary = writer.finish().words;
            let got: Vec<&str> = (0..vocabulary.len()).map(|at| vocabulary.get(at)).collect();
            prop_assert_eq!(got, expected.into_iter().collect::<Vec<_>>());
        }
    }
}
