//! The index over all documents: segments, and which of their documents are still true.

use std::collections::HashMap;

use super::find::slowness;
use super::segment::Segment;
use super::writer::merged;
use crate::id::DocumentId;

/// Segments of this many documents are worth being made one of again.
const FEW: usize = 512;
/// So many small segments are left beside each other; each costs every query a little.
const MAX_SMALL: usize = 4;

/// All that can be found.
///
/// A document that changes is added again in a small segment, and what an older one says of it does not count any more. So a change costs
/// what the document costs, whatever the index holds.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) held: Vec<Held>,
    places: HashMap<DocumentId, (usize, u32)>,
    /// How many documents its segments have, with those that are out of date.
    pub(super) n: usize,
    /// How many segments it has ever had.
    n_ever: u64,
}

#[derive(Clone, Debug)]
pub(super) struct Held {
    /// Names the segment among all that the index ever had.
    number: u64,
    pub(super) segment: Segment,
    /// Which of its documents are out of date.
    pub(super) is_gone: Vec<bool>,
    n_gone: usize,
    /// How slowly a word that is repeated comes to count fully in each, by its length.
    pub(super) slowness: Vec<f32>,
}

impl Held {
    fn new(number: u64, segment: Segment) -> Self {
        let n = segment.len();
        Self { number, segment, is_gone: vec![false; n], n_gone: 0, slowness: vec![0.0; n] }
    }
}

impl Index {
    /// Adds documents; what was known of any of them is out of date. Returns the number of the segment, see [`segments`](Self::segments).
    pub fn add(&mut self, segment: Segment) -> u64 {
        let at = self.held.len();
        for (place, document) in (0..).zip(&segment.documents) {
            if let Some((before, place)) = self.places.insert(document.id, (at, place)) {
                self.out_of_date(before, place);
            }
        }
        let number = self.next_number();
        self.held.push(Held::new(number, segment));
        self.weigh();
        number
    }

    fn next_number(&mut self) -> u64 {
        self.n_ever += 1;
        self.n_ever
    }

    fn out_of_date(&mut self, at: usize, place: u32) {
        // A segment that names a document twice has not been added yet, and counts both.
        if let Some(held) = self.held.get_mut(at) {
            held.is_gone[place as usize] = true;
            held.n_gone += 1;
        }
    }

    /// Removes a document; `false` if it is not there.
    pub fn remove(&mut self, id: DocumentId) -> bool {
        let Some((at, place)) = self.places.remove(&id) else { return false };
        self.out_of_date(at, place);
        true
    }

    /// Computes again what depends on how long documents are on the whole.
    fn weigh(&mut self) {
        let documents = || self.held.iter().flat_map(|it| &it.segment.documents);
        let length: u64 = documents().map(|it| u64::from(it.length)).sum();
        self.n = documents().count();
        let mean = (length as f32 / self.n.max(1) as f32).max(1.0);
        for held in &mut self.held {
            let documents = held.segment.documents.iter();
            held.slowness = documents.map(|it| slowness(it.length as f32 / mean)).collect();
        }
    }

    /// Whether a document is in it.
    pub fn has(&self, id: DocumentId) -> bool {
        self.places.contains_key(&id)
    }

    /// How many documents can be found.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many bytes it holds in memory, about.
    pub fn size(&self) -> usize {
        let beside = |it: &Held| it.is_gone.len() * (1 + size_of::<(DocumentId, usize, u32)>());
        self.held.iter().map(|it| it.segment.size() + beside(it)).sum()
    }

    /// The segments that hold it, to be stored: each with its number, which no other segment of this index has had or will have.
    pub fn segments(&self) -> impl Iterator<Item = (u64, &Segment)> {
        self.held.iter().map(|it| (it.number, &it.segment))
    }

    /// Makes one segment of small ones once there are too many of them, and a new one of any that is mostly out of date; `true` if
    /// something has changed, so that the [`segments`](Self::segments) are others.
    pub fn tidy(&mut self) -> bool {
        let is_small = |it: &Held| it.segment.len() - it.n_gone <= FEW;
        let is_stale = |it: &Held| it.n_gone * 4 > it.segment.len();
        let has_many = self.held.iter().filter(|it| is_small(it)).count() > MAX_SMALL;
        if !has_many && !self.held.iter().any(is_stale) {
            return false;
        }
        self.join(|it| is_stale(it) || is_small(it));
        true
    }

    /// Makes one segment of all, which is found through fastest: worth it after many documents were added, not after one.
    pub fn compact(&mut self) {
        if self.held.len() > 1 {
            self.join(|_| true);
        }
    }

    /// Makes one segment of those for which `is_meant` holds, without what is out of date in them.
    fn join(&mut self, is_meant: impl Fn(&Held) -> bool) {
        let (again, mut kept): (Vec<Held>, Vec<Held>) =
            std::mem::take(&mut self.held).into_iter().partition(is_meant);
        let again: Vec<(&Segment, &[bool])> =
            again.iter().map(|it| (&it.segment, it.is_gone.as_slice())).collect();
        let segment = merged(&again);
        if !segment.is_empty() {
            kept.push(Held::new(self.next_number(), segment));
        }
        self.held = kept;
        self.places = HashMap::with_capacity(self.places.len());
        for (at, held) in self.held.iter().enumerate() {
            for (place, document) in held.segment.documents.iter().enumerate() {
                if !held.is_gone[place] {
                    self.places.insert(document.id, (at, place as u32));
                }
            }
        }
        self.weigh();
    }
}
