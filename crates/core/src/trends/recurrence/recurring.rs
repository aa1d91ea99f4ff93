//! Factors and causes that return: those of different incidents that say much the same.

use std::rc::Rc;

use super::Library;
use super::words::for_each_word;
use crate::actions::ActionId;
use crate::id::DocumentId;
use crate::order;
use crate::trends::{ActionFact, Incident, Reason};

/// A factor or cause that stands in more than one incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurring {
    /// Where it stands, in the order of time; those of incidents of which nobody knows the time are last.
    pub occurrences: Vec<Occurrence>,
    /// In how many incidents it stands: two or more.
    pub incidents: usize,
    /// The words that all of them share, as the first has them.
    pub words: Vec<String>,
}

/// One factor or cause of one incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The incident’s place among [`Library::incidents`].
    pub incident: usize,
    /// Its place among the incident’s reasons.
    pub reason: usize,
}

impl Occurrence {
    /// The incident and the reason.
    pub fn of(self, incidents: &[Rc<Incident>]) -> Option<(&Incident, &Reason)> {
        let incident = incidents.get(self.incident)?;
        Some((incident, incident.reasons.get(self.reason)?))
    }
}

impl Recurring {
    /// The actions that address it anywhere, each with its document and once.
    pub fn actions<'a>(&self, incidents: &'a [Rc<Incident>]) -> Vec<(DocumentId, &'a ActionFact)> {
        let mut seen: Vec<(DocumentId, ActionId)> = Vec::new();
        let mut found = Vec::new();
        for (incident, reason) in self.occurrences.iter().filter_map(|it| it.of(incidents)) {
            for action in reason.actions.iter().filter_map(|it| incident.action(*it)) {
                if !seen.contains(&(incident.id, action.id)) {
                    seen.push((incident.id, action.id));
                    found.push((incident.id, action));
                }
            }
        }
        found
    }
}

/// Two reasons are one if they share so much of all words that either has (Jaccard’s index), and two words at least.
const ALIKE: f64 = 0.5;
const FEWEST_SHARED: usize = 2;

/// A reason is held against so many groups at most, those of its rarest words first: where ten thousand incidents have nothing in common,
/// comparing them all would take seconds and find nothing.
const MOST_COMPARED: usize = 40;

/// Terms are named by how rare they are, the rarest 0: so those of a text are in one order for all texts.
struct Rarities<'a> {
    library: &'a Library,
    ranks: Vec<u32>,
}

impl<'a> Rarities<'a> {
    fn of(library: &'a Library) -> Self {
        let having = |term: usize| library.postings[term].len();
        // Their numbers tell when they were first read, which must not matter.
        let compare = |a, b| having(a).cmp(&having(b)).then_with(|| library.compare_terms(a, b));
        let rarest = order::order(library.postings.len(), &compare);
        let mut ranks = vec![0; rarest.len()];
        (0..).zip(rarest).for_each(|(rank, term)| ranks[term] = rank);
        Self { library, ranks }
    }

    fn rank(&self, stem: &str) -> Option<u32> {
        self.library.known_term(stem).map(|it| self.ranks[it as usize])
    }

    /// Each of `terms` once, the rarest first, by how rare it is.
    fn ranked(&self, terms: &[u32]) -> Vec<u32> {
        let mut terms: Vec<u32> = terms.iter().map(|it| self.ranks[*it as usize]).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

struct Group {
    /// The terms of the first, the rarest first.
    terms: Vec<u32>,
    /// Those of them that all share.
    shared: Vec<u32>,
    occurrences: Vec<Occurrence>,
}

/// The groups as they form.
struct Groups {
    all: Vec<Group>,
    /// Those that have a term of which one at least has to be shared, each with a glance at its terms: most are looked at no further.
    by_term: Vec<Vec<(u32, Glance)>>,
}

impl Library {
    /// The reasons that return. A reason joins the group whose first member it is most like; so a group can’t drift.
    pub(super) fn grouped(&self) -> Vec<Recurring> {
        let incidents = self.incidents();
        let rarities = Rarities::of(self);
        let by_term = vec![Vec::new(); self.postings.len()];
        let mut groups = Groups { all: Vec::new(), by_term };
        let when = |at: usize| (incidents[at].day().is_none(), incidents[at].began);
        for incident in order::order(incidents.len(), &|a, b| when(a).cmp(&when(b))) {
            for (reason, terms) in self.reasons(incident).iter().enumerate() {
                groups.put(Occurrence { incident, reason }, rarities.ranked(terms));
            }
        }
        let returning = groups.all.into_iter().filter_map(|it| it.recurring(incidents, &rarities));
        let mut returning: Vec<Recurring> = returning.collect();
        order::sort(&mut returning, |a, b| b.incidents.cmp(&a.incidents));
        returning
    }
}

impl Groups {
    fn put(&mut self, occurrence: Occurrence, terms: Vec<u32>) {
        if terms.len() < FEWEST_SHARED {
            return;
        }
        let glance = Glance::at(&terms);
        match self.likest(&terms, glance) {
            Some(at) => self.all[at as usize].add(occurrence, &terms),
            None => {
                let new = (self.all.len() as u32, glance);
                telling(&terms).iter().for_each(|it| self.by_term[*it as usize].push(new));
                let shared = terms.clone();
                self.all.push(Group { shared, terms, occurrences: vec![occurrence] });
            }
        }
    }

    fn likest(&self, terms: &[u32], glance: Glance) -> Option<u32> {
        let near = telling(terms).iter().flat_map(|it| &self.by_term[*it as usize]);
        let may_be = near.take(MOST_COMPARED).filter(|it| it.1.may_be_alike(glance));
        let mut best = None;
        for (at, _) in may_be {
            let likeness = jaccard(&self.all[*at as usize].terms, terms);
            if likeness.is_some() && likeness > best.map(|it: (u32, f64)| it.1) {
                best = likeness.map(|it| (*at, it));
            }
        }
        best.map(|it| it.0)
    }
}

/// What is seen of some terms at a glance: how many they are, and one of 64 bits for each. Where two sets differ in a bit they differ in a
/// term, so most that are not alike need not be compared.
#[derive(Clone, Copy, Debug)]
struct Glance {
    n: u32,
    bits: u64,
}

impl Glance {
    fn at(terms: &[u32]) -> Self {
        // Neighbours in rarity fall on bits of their own.
        let bit = |it: &u32| 1_u64 << (it % 64);
        Self { n: terms.len() as u32, bits: terms.iter().map(bit).fold(0, |all, it| all | it) }
    }

    /// Whether they can share half of what either has, for all that is seen.
    fn may_be_alike(self, other: Self) -> bool {
        let either_alone = (self.bits ^ other.bits).count_ones();
        let both = (self.n + other.n).saturating_sub(either_alone) / 2;
        f64::from(both) >= ALIKE * f64::from(self.n + other.n - both)
    }
}

/// The rarest of `terms`, so many that whatever is [`ALIKE`] shares one of them with its own (Chaudhuri, Ganti, Kaushik 2006).
fn telling(terms: &[u32]) -> &[u32] {
    let shared = (terms.len() as f64 * ALIKE).ceil() as usize;
    &terms[..(terms.len() + 1 - shared.max(1)).min(terms.len())]
}

/// Jaccard’s index of two reasons by their terms, each in order; `None` where they are not [`ALIKE`].
pub(super) fn jaccard<T: Ord>(one: &[T], other: &[T]) -> Option<f64> {
    let shared = shared(one, other);
    let either = one.len() + other.len() - shared;
    let likeness = shared as f64 / either as f64;
    (shared >= FEWEST_SHARED && likeness >= ALIKE).then_some(likeness)
}

/// How many terms two lists share, each of them in order.
fn shared<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut at, mut beside, mut n) = (0, 0, 0);
    while at < one.len() && beside < other.len() {
        let (a, b) = (&one[at], &other[beside]);
        n += usize::from(a == b);
        at += usize::from(a <= b);
        beside += usize::from(b <= a);
    }
    n
}

impl Group {
    fn add(&mut self, occurrence: Occurrence, terms: &[u32]) {
        self.shared.retain(|it| terms.contains(it));
        self.occurrences.push(occurrence);
    }

    /// The group as what returns, if it stands in more than one incident.
    fn recurring(self, incidents: &[Rc<Incident>], rarities: &Rarities<'_>) -> Option<Recurring> {
        // Those of one incident stand side by side.
        let n = self.occurrences.chunk_by(|a, b| a.incident == b.incident).count();
        if n < 2 {
            return None;
        }
        let (_, first) = self.occurrences.first()?.of(incidents)?;
        let mut words: Vec<String> = Vec::new();
        for_each_word(&first.text, &mut |stem, word| {
            let is_shared = rarities.rank(stem).is_some_and(|it| self.shared.contains(&it));
            let word = word.to_lowercase();
            if is_shared && !words.contains(&word) {
                words.push(word);
            }
        });
        Some(Recurring { occurrences: self.occurrences, incidents: n, words })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_alike_is_so_at_a_glance(
            one in btree_set(0_u32..90, 1..30), other in btree_set(0_u32..90, 1..30),
        ) {
            let [one, other] = [one, other].map(|it| it.into_iter().collect::<Vec<_>>());
            let may_be = Glance::at(&one).may_be_alike(Glance::at(&other));
            prop_assert!(may_be || jaccard(&one, &other).is_none());
        }
    }

    #[test]
    fn most_that_is_not_alike_is_seen_at_a_glance() {
        let [one, other] = [[1, 5, 9, 70], [1, 6, 10, 80]].map(|it| Glance::at(&it));
        assert!(!one.may_be_alike(other) && one.may_be_alike(one));
    }
}
