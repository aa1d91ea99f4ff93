//! The words that patterns name, as numbers, and the sets of them.
//!
//! A word of a text is looked up once; after that a pattern asks for a bit.

use std::collections::BTreeMap;

use super::pattern::Fault;
use crate::order::sort;

/// The number of a word, or of what stands for one.
pub(super) type Row = u16;

/// A word that no pattern names.
pub(super) const UNKNOWN: Row = 0;
/// Code, an address or a quotation: `THING`.
pub(super) const THING: Row = 1;
/// `,`.
pub(super) const COMMA: Row = 2;
/// A new clause may begin.
pub(super) const BREAK: Row = 3;
/// `NUMBER`.
pub(super) const NUMBER: Row = 4;
/// One of the people of the document: `NAME`.
pub(super) const NAME: Row = 5;
const N_FIXED: Row = 6;

/// Longer words are in no lexicon; their endings are still known.
const LONGEST_WORD: usize = 24;

/// Which rows a set has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, row: Row) {
        let at = usize::from(row) / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (row % 64);
    }

    fn has(&self, row: Row) -> bool {
        self.0.get(usize::from(row) / 64).is_some_and(|it| it & (1 << (row % 64)) != 0)
    }

    fn add(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }

    fn remove(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= !theirs);
    }
}

/// Words, endings and the sets of them that patterns use.
#[derive(Debug)]
pub(super) struct Lexicon {
    endings: Vec<String>,
    words: Vec<String>,
    /// The beginning of each of `words` as a number: comparing numbers is what makes looking words up cheap.
    heads: Vec<u64>,
    sets: Vec<Bits>,
}

impl Lexicon {
    /// All words of `classes` and of `used`, the sets as patterns write them.
    pub(super) fn new<'a>(
        classes: &'a BTreeMap<String, String>,
        used: impl Iterator<Item = &'a str>,
    ) -> Self {
        let members = classes.values().flat_map(|it| it.split_ascii_whitespace());
        let members = members.map(|it| it.strip_prefix('-').unwrap_or(it));
        let (mut endings, mut words) = (Vec::new(), Vec::new());
        for atom in members.chain(used.flat_map(|it| it.split('|'))) {
            match atom.strip_prefix('*') {
                Some(ending) => endings.push(ending.to_owned()),
                None if atom != "," && !is_class(atom) => words.push(atom.to_owned()),
                None => {}
            }
        }
        for list in [&mut endings, &mut words] {
            sort(list, String::cmp);
            list.dedup();
        }
        let heads = words.iter().map(|it| head(it.as_bytes())).collect();
        Self { endings, words, heads, sets: Vec::new() }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        usize::from(N_FIXED) + self.endings.len() + self.words.len()
    }

    /// The number of the set that `written` means; equal sets have one number.
    pub(super) fn set(
        &mut self,
        classes: &BTreeMap<String, String>,
        written: &str,
    ) -> Result<u16, Fault> {
        let bits = self.resolve(classes, written.split('|'), 0)?;
        let at = self.sets.iter().position(|it| *it == bits).unwrap_or_else(|| {
            self.sets.push(bits);
            self.sets.len() - 1
        });
        Ok(u16::try_from(at).unwrap_or(u16::MAX))
    }

    /// Whether `row` is in the set with this number.
    pub(super) fn has(&self, set: u16, row: Row) -> bool {
        self.sets.get(usize::from(set)).is_some_and(|it| it.has(row))
    }

    fn resolve<'a>(
        &self,
        classes: &BTreeMap<String, String>,
        atoms: impl Iterator<Item = &'a str>,
        depth: usize,
    ) -> Result<Bits, Fault> {
        let mut bits = Bits::default();
        for atom in atoms {
            match atom.strip_prefix('-') {
                Some(excluded) if !excluded.is_empty() => {
                    bits.remove(&self.atom(classes, excluded, depth)?);
                }
                _ => bits.add(&self.atom(classes, atom, depth)?),
            }
        }
        Ok(bits)
    }

    fn atom(
        &self,
        classes: &BTreeMap<String, String>,
        atom: &str,
        depth: usize,
    ) -> Result<Bits, Fault> {
        let mut bits = Bits::default();
        let fixed = [("THING", THING), (",", COMMA), ("NUMBER", NUMBER), ("NAME", NAME)];
        if let Some((_, row)) = fixed.iter().find(|it| it.0 == atom) {
            bits.insert(*row);
        } else if let Some(ending) = atom.strip_prefix('*') {
            self.add_ending(&mut bits, ending);
        } else if !is_class(atom) {
            bits.insert(self.row_of(atom));
        } else {
            // Nobody nests classes so deep; whoever does has made a circle.
            let members = classes
                .get(atom)
                .filter(|_| depth < 8)
                .ok_or_else(|| Fault::Class(atom.to_owned()))?;
            return self.resolve(classes, members.split_ascii_whitespace(), depth + 1);
        }
        Ok(bits)
    }

    fn add_ending(&self, bits: &mut Bits, ending: &str) {
        let n_endings = row(self.endings.len());
        bits.insert(N_FIXED + row(self.endings.iter().position(|it| it == ending).unwrap_or(0)));
        for (at, word) in self.words.iter().enumerate() {
            if word.ends_with(ending) {
                bits.insert(N_FIXED + n_endings + row(at));
            }
        }
    }

    /// The row of `word` as it stands in a text, in whatever case.
    pub(super) fn row_of(&self, word: &str) -> Row {
        let mut buffer = [0; LONGEST_WORD];
        if let Some(at) = lower(word, &mut buffer).and_then(|it| self.position(it)) {
            return N_FIXED + row(self.endings.len() + at);
        }
        let ending = self.endings.iter().position(|it| ends_with(word, it));
        ending.map_or(UNKNOWN, |at| N_FIXED + row(at))
    }

    /// Where `word` stands among the words.
    fn position(&self, word: &[u8]) -> Option<usize> {
        let sought = head(word);
        let start = self.heads.partition_point(|it| *it < sought);
        let same = self.heads[start..].iter().take_while(|it| **it == sought).count();
        let at = self.words[start..start + same].iter().position(|it| it.as_bytes() == word)?;
        Some(start + at)
    }
}

/// The first eight bytes of `word` as a number in the order of words.
fn head(word: &[u8]) -> u64 {
    word.iter().chain(&[0; 8]).take(8).fold(0, |head, it| (head << 8) | u64::from(*it))
}

/// Classes are written in capitals.
fn is_class(atom: &str) -> bool {
    atom.len() > 1 && atom.bytes().all(|it| it.is_ascii_uppercase() || it == b'_')
}

fn row(at: usize) -> Row {
    Row::try_from(at).unwrap_or(Row::MAX / 2)
}

/// `word` in small letters and with straight apostrophes; `None` if it is too long to be in a lexicon.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST_WORD]) -> Option<&'b [u8]> {
    let mut length = 0;
    for it in word.chars() {
        let it = if it == '’' { '\'' } else { it };
        for small in it.to_lowercase() {
            let room = buffer.get_mut(length..length + small.len_utf8())?;
            length += small.encode_utf8(room).len();
        }
    }
    Some(&buffer[..length])
}

fn ends_with(word: &str, ending: &str) -> bool {
    let at = word.len().checked_sub(ending.len());
    at.is_some_and(|at| at > 0 && word.as_bytes()[at..].eq_ignore_ascii_case(ending.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> (BTreeMap<String, String>, Lexicon) {
        let classes = [("DONE", "*ed gone -need -WOOD"), ("WOOD", "red"), ("LOOP", "LOOP")];
        let classes = classes.map(|(name, members)| (name.to_owned(), members.to_owned()));
        let classes = BTreeMap::from(classes);
        let lexicon = Lexicon::new(&classes, ["should|have", "DONE|,"].into_iter());
        (classes, lexicon)
    }

    #[test]
    fn endings_hold_for_unknown_words_and_exceptions_do_not() {
        let (classes, mut lexicon) = lexicon();
        let done = lexicon.set(&classes, "DONE").unwrap();
        for (word, expected) in
            [("tested", true), ("GONE", true), ("need", false), ("Red", false), ("ed", false)]
        {
            assert_eq!(lexicon.has(done, lexicon.row_of(word)), expected, "{word}");
        }
        assert!(lexicon.has(done, lexicon.row_of(&format!("{}ed", "x".repeat(99)))));
    }

    #[test]
    fn circles_and_strangers_are_refused() {
        let (classes, mut lexicon) = lexicon();
        assert_eq!(lexicon.set(&classes, "LOOP"), Err(Fault::Class("LOOP".to_owned())));
        assert_eq!(lexicon.set(&classes, "WHO"), Err(Fault::Class("WHO".to_owned())));
    }
}
