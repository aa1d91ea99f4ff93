//! Names for documents and for the things inside them, minted by the shell and parsed here.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::time::Instant;

/// Names a document across devices: a UUID of version 7, so that names sort by the time they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentId(Uuid);

impl DocumentId {
    /// Makes a name from the milliseconds since 1970 and ten random bytes.
    ///
    /// ```
    /// use afterword_core::id::DocumentId;
    ///
    /// let id = DocumentId::v7(1_759_329_120_000, [0xff; 10]);
    /// assert_eq!(id.to_string(), "0199a02f-ef00-7fff-bfff-ffffffffffff");
    /// assert_eq!(id.to_string().parse(), Ok(id));
    /// ```
    pub fn v7(unix_millis: u64, random: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(unix_millis, &random).into_uuid())
    }

    /// The name that [`to_bytes`](Self::to_bytes) wrote.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The name in the fewest bytes that sort as names do.
    pub fn to_bytes(self) -> [u8; 16] {
        *self.0.as_bytes()
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for DocumentId {
    type Err = ParseIdError;

    /// Any UUID is accepted: a document may have been named by another program.
    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        Uuid::try_parse(text).map(Self).map_err(|_| ParseIdError("a document id is a UUID"))
    }
}

impl TryFrom<String> for DocumentId {
    type Error = ParseIdError;

    fn try_from(text: String) -> Result<Self, ParseIdError> {
        text.parse()
    }
}

impl From<DocumentId> for String {
    fn from(id: DocumentId) -> Self {
        id.to_string()
    }
}

/// Names one thing inside a document: 60 random bits, written as 12 base-32 letters.
///
/// `K` is the kind of thing, so that a cause cannot be mistaken for an action. Random rather than counted, so that two copies
/// edited apart never give two things one name.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id<K> {
    bits: u64,
    kind: PhantomData<fn() -> K>,
}

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const N_LETTERS: u32 = 12;
const N_BITS: u32 = 60;

impl<K> Id<K> {
    /// Makes an id from the low 60 of 64 random bits.
    ///
    /// ```
    /// use afterword_core::postmortem::EntryId;
    ///
    /// let id = EntryId::from_bits(33);
    /// assert_eq!(id.to_string(), "000000000011");
    /// assert_eq!("000000000011".parse(), Ok(id));
    /// ```
    pub const fn from_bits(bits: u64) -> Self {
        Self { bits: bits & ((1 << N_BITS) - 1), kind: PhantomData }
    }
}

impl<K> Id<K> {
    /// The id of what another program calls by `parts`: the same for everyone who brings it in, so that nobody has it twice.
    ///
    /// Made by FNV-1a (Fowler, Noll, Vo) with a byte behind each part that no text has. It tells names apart and keeps no secret.
    ///
    /// ```
    /// use afterword_core::postmortem::EntryId;
    ///
    /// let id = EntryId::named(&[b"pagerduty", b"R7"]);
    /// assert_eq!(id, EntryId::named(&[b"pagerduty", b"R7"]));
    /// assert_ne!(id, EntryId::named(&[b"pagerdutyR", b"7"]));
    /// ```
    pub fn named(parts: &[&[u8]]) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for part in parts {
            for byte in part.iter().chain(&[0xff]) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        // The low bits alone would leave out what the highest know.
        Self::from_bits(hash ^ hash >> N_BITS)
    }

    /// The bits it was made from.
    pub const fn bits(self) -> u64 {
        self.bits
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters: [u8; N_LETTERS as usize] = std::array::from_fn(|at| {
            let shift = N_BITS - 5 * (at as u32 + 1);
            LETTERS[(self.bits >> shift) as usize & 31]
        });
        f.pad(std::str::from_utf8(&letters).map_err(|_| fmt::Error)?)
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K> FromStr for Id<K> {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        const ERROR: ParseIdError =
            ParseIdError("an id is 12 digits and letters other than i, l, o and u");
        if text.len() != N_LETTERS as usize {
            return Err(ERROR);
        }
        let mut bits = 0;
        for byte in text.bytes() {
            let digit =
                LETTERS.iter().position(|it| *it == byte.to_ascii_lowercase()).ok_or(ERROR)?;
            bits = bits << 5 | digit as u64;
        }
        Ok(Self::from_bits(bits))
    }
}

impl<K> TryFrom<String> for Id<K> {
    type Error = ParseIdError;

    fn try_from(text: String) -> Result<Self, ParseIdError> {
        text.parse()
    }
}

impl<K> From<Id<K>> for String {
    fn from(id: Id<K>) -> Self {
        id.to_string()
    }
}

// Written out, because deriving would ask the same of `K`, which is only a name.

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bits.cmp(&other.bits)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}

/// Where new ids come from: the browser's random source in the app, a counter in a test.
pub trait Mint {
    /// Sixty-four fresh bits.
    fn bits(&mut self) -> u64;

    /// A fresh id of the kind that the caller needs.
    fn id<K>(&mut self) -> Id<K>
    where
        Self: Sized,
    {
        Id::from_bits(self.bits())
    }

    /// A fresh name for a document that is begun at `now`.
    fn document_id(&mut self, now: Instant) -> DocumentId
    where
        Self: Sized,
    {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.bits().to_le_bytes());
        random[8..].copy_from_slice(&self.bits().to_le_bytes()[..2]);
        DocumentId::v7(u64::try_from(now.timestamp_millis()).unwrap_or(0), random)
    }
}

impl<F: FnMut() -> u64> Mint for F {
    fn bits(&mut self) -> u64 {
        self()
    }
}

/// Ids that follow from a number: whoever starts from the same one mints the same ids in the same order. The number is random, or
/// two that start alike would share names.
///
/// ```
/// use afterword_core::id::{Mint, Seeded};
///
/// assert_eq!(Seeded::new(7).bits(), Seeded::new(7).bits());
/// assert_ne!(Seeded::new(7).bits(), Seeded::new(8).bits());
/// ```
#[derive(Clone, Debug)]
pub struct Seeded(u64);

impl Seeded {
    /// A mint that starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The mint of the place `n` among those that start from `seed`, whatever other places have minted.
    pub fn at(seed: u64, n: u64) -> Self {
        Self(seed.wrapping_add(n.wrapping_mul(GAMMA)))
    }
}

/// The step of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

impl Mint for Seeded {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GAMMA);
        let bits = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

/// The text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseIdError(&'static str);

impl fmt::Display for ParseIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ParseIdError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ids_read_back(bits: u64) {
            let id = Id::<()>::from_bits(bits);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn ids_sort_as_their_text(a: u64, b: u64) {
            let (a, b) = (Id::<()>::from_bits(a), Id::<()>::from_bits(b));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "0", "00000000000u", "0000000000000", "ééééééé"] {
            assert!(text.parse::<Id<()>>().is_err(), "{text:?}");
        }
        assert!("not-a-uuid".parse::<DocumentId>().is_err());
    }

    #[test]
    fn document_ids_sort_by_time() {
        assert!(DocumentId::v7(1, [0xff; 10]) < DocumentId::v7(2, [0; 10]));
    }
}
