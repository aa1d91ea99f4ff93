//! All that is known across documents.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::board::Card;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::search::{Findable, Index, Writer};
use afterword_core::severity::SeverityScheme;
use afterword_core::trends::{Incident, Library};

use super::digest::Digest;

/// What is known of all documents that are not in the trash, and what the workspace decided.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) scheme: SeverityScheme,
    pub(crate) metrics: MetricCatalogue,
    pub(crate) index: Index,
    /// The documents by their ids, which is the order in which they were begun.
    incidents: Vec<Incident>,
    /// The revision and the cards of each.
    rest: Vec<(u64, Vec<Card>)>,
    /// Made when it is asked for: it takes a moment.
    library: RefCell<Option<Rc<Library>>>,
    /// How many documents have changed since it was made.
    n_changes: Cell<usize>,
}

/// What is alike is asked while somebody writes, whose own document is saved every few moments: so many changes make no other library for it.
const FEW_CHANGES: usize = 20;

impl Default for World {
    fn default() -> Self {
        Self {
            scheme: SeverityScheme::shipped(),
            metrics: MetricCatalogue::shipped().clone(),
            index: Index::default(),
            incidents: Vec::new(),
            rest: Vec::new(),
            library: RefCell::default(),
            n_changes: Cell::new(0),
        }
    }
}

impl World {
    /// The record of each document, by id.
    #[expect(dead_code, reason = "trends are asked for next")]
    pub(crate) fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// The actions of all documents, in the order of these and as they stand there.
    #[expect(dead_code, reason = "the board is asked for next")]
    pub(crate) fn cards(&self) -> impl Iterator<Item = &Card> {
        self.rest.iter().flat_map(|it| &it.1)
    }

    /// What is alike among them.
    #[expect(dead_code, reason = "trends are asked for next")]
    pub(crate) fn library(&self) -> Rc<Library> {
        self.library_after(0)
    }

    /// What was alike among them a few changes ago.
    pub(crate) fn library_lately(&self) -> Rc<Library> {
        self.library_after(FEW_CHANGES)
    }

    fn library_after(&self, n_changes: usize) -> Rc<Library> {
        let made = self.library.borrow().clone().filter(|_| self.n_changes.get() <= n_changes);
        made.unwrap_or_else(|| {
            let made = Rc::new(Library::new(self.incidents.clone()));
            self.library.replace(Some(made.clone()));
            self.n_changes.set(0);
            made
        })
    }

    /// The record of one document.
    pub(crate) fn incident(&self, id: DocumentId) -> Option<&Incident> {
        Some(&self.incidents[self.place(id).ok()?])
    }

    /// The actions of one document.
    pub(crate) fn cards_of(&self, id: DocumentId) -> &[Card] {
        self.place(id).map_or(&[], |at| &self.rest[at].1)
    }

    /// The revision of a document that it knows; `None` for one of which something is lacking.
    pub(crate) fn revision(&self, id: DocumentId) -> Option<u64> {
        let at = self.place(id).ok()?;
        self.index.has(id).then(|| self.rest[at].0)
    }

    /// All documents that it knows.
    pub(crate) fn ids(&self) -> impl Iterator<Item = DocumentId> + '_ {
        self.incidents.iter().map(|it| it.id)
    }

    /// Knows a document by what was made of it; its words have to be in the index, too.
    pub(crate) fn put(&mut self, digest: Digest) {
        let Digest { revision, incident, cards } = digest;
        self.n_changes.set(self.n_changes.get() + 1);
        match self.place(incident.id) {
            Ok(at) => {
                self.incidents[at] = incident;
                self.rest[at] = (revision, cards);
            }
            Err(at) => {
                self.incidents.insert(at, incident);
                self.rest.insert(at, (revision, cards));
            }
        }
    }

    /// Reads documents, each in that revision. Returns what is to be kept of them, and the number of their segment in the index.
    pub(crate) fn read(&mut self, documents: &[(Postmortem, u64)]) -> (Vec<Digest>, u64) {
        let mut writer = Writer::default();
        let mut digests = Vec::with_capacity(documents.len());
        for (document, revision) in documents {
            writer.add(&Findable::of(document));
            let digest = Digest::of(document, *revision, &self.metrics);
            self.put(digest.clone());
            digests.push(digest);
        }
        (digests, self.index.add(writer.finish()))
    }

    /// Forgets a document; `false` if it knew nothing of it.
    pub(crate) fn remove(&mut self, id: DocumentId) -> bool {
        let was_found = self.index.remove(id);
        let Ok(at) = self.place(id) else { return was_found };
        self.n_changes.set(self.n_changes.get() + 1);
        self.incidents.remove(at);
        self.rest.remove(at);
        true
    }

    fn place(&self, id: DocumentId) -> Result<usize, usize> {
        // What is read comes in order, so the end is looked at first.
        if self.incidents.last().is_none_or(|it| it.id < id) {
            return Err(self.incidents.len());
        }
        self.incidents.binary_search_by(|it| it.id.cmp(&id))
    }
}
