//! Factors and causes that return: those of different incidents that say much the same.

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
    pub fn of(self, incidents: &[Incident]) -> Option<(&Incident, &Reason)> {
        let incident = incidents.get(self.incident)?;
        Some((incident, incident.reasons.get(self.reason)?))
    }
}

impl Recurring {
    /// The actions that address it anywhere, each with its document and once.
    pub fn actions<'a>(&self, incidents: &'a [Incident]) -> Vec<(DocumentId, &'a ActionFact)> {
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
        let rarest = order::order(library.postings.len(), &|a, b| having(a).cmp(&having(b)));
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

/// The reasons of `incidents` that return, by the terms of each. A reason joins the group whose first member it is most like; so a group
/// can’t drift.
pub(super) fn grouped(
    incidents: &[Incident],
    reasons: &[Vec<Vec<u32>>],
    library: &Library,
) -> Vec<Recurring> {
    let rarities = Rarities::of(library);
    let mut groups: Vec<Group> = Vec::new();
    // The groups by the terms of which one at least has to be shared.
    let mut by_term: Vec<Vec<usize>> = vec![Vec::new(); library.postings.len()];
    let when = |at: usize| (incidents[at].day().is_none(), incidents[at].began);
    for incident in order::order(incidents.len(), &|a, b| when(a).cmp(&when(b))) {
        for (reason, terms) in reasons[incident].iter().enumerate() {
            let occurrence = Occurrence { incident, reason };
            let terms = rarities.ranked(terms);
            let near = telling(&terms).iter().flat_map(|it| &by_term[*it as usize]);
            match likest(&terms, near.copied().take(MOST_COMPARED), &groups) {
                Some(at) => groups[at].add(occurrence, &terms),
                None if terms.len() >= FEWEST_SHARED => {
                    telling(&terms).iter().for_each(|it| by_term[*it as usize].push(groups.len()));
                    groups.push(Group {
                        shared: terms.clone(),
                        terms,
                        occurrences: vec![occurrence],
                    });
                }
                None => {}
            }
        }
    }
    let mut recurring: Vec<Recurring> =
        groups.into_iter().filter_map(|it| it.recurring(incidents, &rarities)).collect();
    order::sort(&mut recurring, |a, b| b.incidents.cmp(&a.incidents));
    recurring
}

/// The rarest of `terms`, so many that whatever is [`ALIKE`] shares one of them with its own (Chaudhuri, Ganti, Kaushik 2006).
fn telling(terms: &[u32]) -> &[u32] {
    let shared = (terms.len() as f64 * ALIKE).ceil() as usize;
    &terms[..(terms.len() + 1 - shared.max(1)).min(terms.len())]
}

fn likest(terms: &[u32], near: impl Iterator<Item = usize>, groups: &[Group]) -> Option<usize> {
    let mut best = None;
    for at in near {
        if groups[at].terms.len() * 2 < terms.len() || terms.len() * 2 < groups[at].terms.len() {
            continue;
        }
        let likeness = jaccard(&groups[at].terms, terms);
        if likeness.is_some() && likeness > best.map(|it: (usize, f64)| it.1) {
            best = likeness.map(|it| (at, it));
        }
    }
    best.map(|it| it.0)
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
    fn recurring(self, incidents: &[Incident], rarities: &Rarities<'_>) -> Option<Recurring> {
        // Those of one incident stand side by side.
        let n = self.occurrences.chunk_by(|a, b| a.incident == b.incident).count();
        if n < 2 {
            return None;
        }
        let (_, first) = self.occurrences.first()?.of(incidents)?;
        let mut words: Vec<String> = Vec::new();
        for_each_word(&first.text, &mut |stem, word| {
            let is_shared = rarities.rank(stem).is_some_and(|it| self.shared.contains(&it));
            if is_shared && !words.iter().any(|it| it == word) {
                words.push(word.to_owned());
            }
        });
        Some(Recurring { occurrences: self.occurrences, incidents: n, words })
    }
}
