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
    incidents: Vec<Rc<Incident>>,
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
    pub(crate) fn incidents(&self) -> impl ExactSizeIterator<Item = &Incident> {
        self.incidents.iter().map(|it| &**it)
    }

    /// The actions of all documents, in the order of these and as they stand there.
    pub(crate) fn cards(&self) -> impl Iterator<Item = &Card> {
        self.rest.iter().flat_map(|it| &it.1)
    }

    /// What is alike among them.
    pub(crate) fn library(&self) -> Rc<Library> {
        self.library_after(0)
    }

    /// What was alike among them a few changes ago.
    pub(crate) fn library_lately(&self) -> Rc<Library> {
        self.library_after(FEW_CHANGES)
    }

    fn library_after(&self, n_changes: usize) -> Rc<Library> {
        let before = self.library.borrow().clone();
        if let Some(made) = before.as_ref().filter(|_| self.n_changes.get() <= n_changes) {
            return made.clone();
        }
        let made = Rc::new(before.unwrap_or_default().renewed(self.incidents.clone()));
        self.library.replace(Some(made.clone()));
        self.n_changes.set(0);
        made
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
        let incident = Rc::new(incident);
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

    /// Reads documents, each in that revision. Returns what is to be kept of them.
    pub(crate) fn read(&mut self, documents: &[(Postmortem, u64)]) -> Vec<Digest> {
        let digest = |it: &(Postmortem, u64)| Digest::of(&it.0, it.1, &self.metrics);
        let digests: Vec<Digest> = documents.iter().map(digest).collect();
        self.know(documents.iter().map(|it| &it.0), digests.clone());
        digests
    }

    fn know<'d>(&mut self, documents: impl Iterator<Item = &'d Postmortem>, digests: Vec<Digest>) {
        let mut writer = Writer::default();
        documents.for_each(|it| writer.add(&Findable::of(it)));
        self.index.add(writer.finish());
        digests.into_iter().for_each(|it| self.put(it));
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

#[cfg(all(test, not(target_arch = "wasm32")))]
impl World {
    /// What is known of `documents`, on the clocks of UTC, which need no browser.
    pub(crate) fn of(documents: &[Postmortem]) -> Self {
        let mut world = Self::default();
        let clocks = tests::clocks();
        let digest = |it| Digest::by(it, 1, &world.metrics, &clocks);
        let digests = documents.iter().map(digest).collect();
        world.know(documents.iter(), digests);
        world
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::actions::{Action, ActionId};
    use afterword_core::search::Query;

    use super::*;

    pub(super) fn clocks() -> chrono::FixedOffset {
        chrono::Offset::fix(&chrono::Utc)
    }

    fn document(n: u64, title: &str) -> Postmortem {
        let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
        let mut document = Postmortem::new(DocumentId::v7(n, [0; 10]), now);
        document.title = title.to_owned();
        document.actions.push(Action::new(ActionId::from_bits(n), title.into()).into());
        document
    }

    fn titles(world: &World) -> Vec<&str> {
        world.incidents().map(|it| it.title.as_str()).collect()
    }

    fn found(world: &World, text: &str) -> usize {
        world.index.find(&Query::read(text), 10).total
    }

    #[test]
    fn documents_are_in_the_order_of_their_ids_whichever_comes_first() {
        let documents = [document(3, "three"), document(1, "one"), document(2, "two")];
        let world = World::of(&documents);
        assert_eq!(titles(&world), ["one", "two", "three"]);
        let cards: Vec<&str> = world.cards().map(|it| it.action.title.as_str()).collect();
        assert_eq!(cards, ["one", "two", "three"]);
        assert_eq!(world.revision(documents[0].id), Some(1));
    }

    #[test]
    fn what_changed_is_known_as_it_is_now_and_what_is_gone_not_at_all() {
        let mut world = World::of(&[document(1, "database"), document(2, "network")]);
        let changed = document(1, "certificate");
        world
            .know([&changed].into_iter(), vec![Digest::by(&changed, 2, &world.metrics, &clocks())]);
        assert_eq!(titles(&world), ["certificate", "network"]);
        assert_eq!([found(&world, "database"), found(&world, "certificate")], [0, 1]);
        assert_eq!(world.revision(changed.id), Some(2));
        assert!(world.remove(changed.id));
        assert!(!world.remove(changed.id));
        assert_eq!(titles(&world), ["network"]);
        assert_eq!(found(&world, "certificate"), 0);
        assert_eq!(world.cards_of(changed.id), []);
    }

    #[test]
    fn a_document_that_is_not_in_the_index_is_one_of_which_something_is_lacking() {
        let one = document(1, "one");
        let mut world = World::default();
        world.put(Digest::by(&one, 1, &world.metrics, &clocks()));
        assert_eq!(world.revision(one.id), None);
    }

    #[test]
    fn what_is_alike_may_be_a_few_changes_old_where_that_is_enough() {
        let mut world = World::of(&[document(1, "one")]);
        let library = world.library_lately();
        assert_eq!(library.incidents().len(), 1);
        world.remove(document(1, "").id);
        assert!(Rc::ptr_eq(&library, &world.library_lately()));
        assert!(!Rc::ptr_eq(&library, &world.library()));
    }
}
