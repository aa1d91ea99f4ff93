//! All that is known across documents.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::amount::Money;
use afterword_core::board::Card;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::maturity::Assessment;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::search::{Findable, Index, Writer};
use afterword_core::severity::SeverityScheme;
use afterword_core::summary::Kind;
use afterword_core::toil::ToilRegister;
use afterword_core::trends::{Incident, Library};

use super::Made;
use super::digest::{About, Digest, WeekKnown};

/// What is known of all documents that are not in the trash, and what the workspace decided.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) scheme: SeverityScheme,
    pub(crate) metrics: MetricCatalogue,
    pub(crate) index: Index,
    /// The postmortems by their ids, which is the order in which they were begun.
    incidents: Vec<Rc<Incident>>,
    /// The revision and the cards of each.
    rest: Vec<(u64, Vec<Card>)>,
    /// The lists of actions that belong to none.
    lists: BTreeMap<DocumentId, KnownList>,
    /// What incidents cost, of those of which somebody said.
    costs: BTreeMap<DocumentId, Money>,
    /// The registers of toil.
    registers: BTreeMap<DocumentId, KnownRegister>,
    /// The revisions of the assessments of maturity, of which only the words are known.
    assessments: BTreeMap<DocumentId, u64>,
    /// Made when it is asked for: it takes a moment.
    library: RefCell<Option<Rc<Library>>>,
    /// How many documents have changed since it was made.
    n_changes: Cell<usize>,
}

/// What is known of a list of actions.
#[derive(Debug)]
pub(crate) struct KnownList {
    revision: u64,
    pub(crate) title: String,
    pub(crate) cards: Vec<Card>,
}

/// What is known of a register of toil, besides its words.
#[derive(Debug)]
struct KnownRegister {
    revision: u64,
    made: Vec<Made>,
    weeks: Vec<WeekKnown>,
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
            lists: BTreeMap::new(),
            costs: BTreeMap::new(),
            registers: BTreeMap::new(),
            assessments: BTreeMap::new(),
            library: RefCell::default(),
            n_changes: Cell::new(0),
        }
    }
}

impl World {
    /// The record of each postmortem, by id.
    pub(crate) fn incidents(&self) -> impl ExactSizeIterator<Item = &Incident> {
        self.incidents.iter().map(|it| &**it)
    }

    /// The actions of all documents, in the order of these and as they stand there.
    pub(crate) fn cards(&self) -> impl Iterator<Item = &Card> {
        let lists = self.lists.values().map(|it| &it.cards);
        self.rest.iter().map(|it| &it.1).chain(lists).flatten()
    }

    /// The lists of actions that belong to no postmortem.
    pub(crate) fn lists(&self) -> impl Iterator<Item = (DocumentId, &KnownList)> {
        self.lists.iter().map(|(id, it)| (*id, it))
    }

    /// The projects that were made of actions, register by register.
    pub(crate) fn projects_made(&self) -> impl Iterator<Item = &Made> {
        self.registers.values().flat_map(|it| &it.made)
    }

    /// What an incident cost, where somebody said.
    pub(super) fn cost(&self, id: DocumentId) -> Option<Money> {
        self.costs.get(&id).copied()
    }

    /// The weeks of all registers, as far as they were measured.
    pub(super) fn weeks(&self) -> impl Iterator<Item = &WeekKnown> {
        self.registers.values().flat_map(|it| &it.weeks)
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

    /// What a document is that it knows.
    pub(crate) fn kind(&self, id: DocumentId) -> Kind {
        match () {
            () if self.lists.contains_key(&id) => Kind::ActionList,
            () if self.registers.contains_key(&id) => Kind::ToilRegister,
            () if self.assessments.contains_key(&id) => Kind::Assessment,
            () => Kind::Postmortem,
        }
    }

    /// The record of one postmortem.
    pub(crate) fn incident(&self, id: DocumentId) -> Option<&Incident> {
        Some(&self.incidents[self.place(id).ok()?])
    }

    /// The actions of one postmortem.
    pub(crate) fn cards_of(&self, id: DocumentId) -> &[Card] {
        self.place(id).map_or(&[], |at| &self.rest[at].1)
    }

    /// The revision of a document that it knows; `None` for one of which something is lacking.
    pub(crate) fn revision(&self, id: DocumentId) -> Option<u64> {
        let revision = match self.place(id) {
            Ok(at) => self.rest[at].0,
            Err(_) => {
                let list = self.lists.get(&id).map(|it| it.revision);
                let register = || self.registers.get(&id).map(|it| it.revision);
                list.or_else(register).or_else(|| self.assessments.get(&id).copied())?
            }
        };
        self.index.has(id).then_some(revision)
    }

    /// All documents that it knows.
    pub(crate) fn ids(&self) -> impl Iterator<Item = DocumentId> + '_ {
        let others = self.lists.keys().chain(self.registers.keys()).chain(self.assessments.keys());
        self.incidents.iter().map(|it| it.id).chain(others.copied())
    }

    /// Knows a document by what was made of it; its words have to be in the index, too.
    pub(crate) fn put(&mut self, digest: Digest) {
        let Digest { revision, about, cards, cost } = digest;
        let incident: Rc<Incident> = match about {
            About::Incident(incident) => Rc::from(incident),
            About::List { id, title } => {
                self.lists.insert(id, KnownList { revision, title, cards });
                return;
            }
            About::Register { id, made, weeks } => {
                self.registers.insert(id, KnownRegister { revision, made, weeks });
                return;
            }
            About::Assessment { id } => {
                self.assessments.insert(id, revision);
                return;
            }
        };
        match cost {
            Some(cost) => _ = self.costs.insert(incident.id, cost),
            None => _ = self.costs.remove(&incident.id),
        }
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
    pub(crate) fn read(&mut self, documents: &[(Document, u64)]) -> Vec<Digest> {
        let mut writer = Writer::default();
        let digests = self.read_into(&mut writer, documents);
        self.index.add(writer.finish());
        digests
    }

    /// The same where many more are to come: their words are in `writer`, and found once that is in the index.
    pub(super) fn read_into(
        &mut self,
        writer: &mut Writer,
        documents: &[(Document, u64)],
    ) -> Vec<Digest> {
        let digest = |it: &(Document, u64)| Digest::of(&it.0, it.1, &self.metrics);
        let digests: Vec<Digest> = documents.iter().map(digest).collect();
        self.know(writer, documents.iter().map(|it| &it.0), digests.clone());
        digests
    }

    fn know<'d>(
        &mut self,
        writer: &mut Writer,
        documents: impl Iterator<Item = &'d Document>,
        digests: Vec<Digest>,
    ) {
        documents.for_each(|it| writer.add(&Findable::of(&as_postmortem(it))));
        digests.into_iter().for_each(|it| self.put(it));
    }

    /// Forgets a document; `false` if it knew nothing of it.
    pub(crate) fn remove(&mut self, id: DocumentId) -> bool {
        let was_found = self.index.remove(id);
        if self.lists.remove(&id).is_some()
            || self.registers.remove(&id).is_some()
            || self.assessments.remove(&id).is_some()
        {
            return true;
        }
        let Ok(at) = self.place(id) else { return was_found };
        self.n_changes.set(self.n_changes.get() + 1);
        self.incidents.remove(at);
        self.rest.remove(at);
        self.costs.remove(&id);
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

/// What a document says, for the search: a list of actions reads as a document that has nothing else.
pub(super) fn as_postmortem(document: &Document) -> Cow<'_, Postmortem> {
    match document {
        Document::Postmortem(it) => Cow::Borrowed(it),
        Document::ActionList(it) => Cow::Owned(list_as_postmortem(it)),
        Document::ToilRegister(it) => Cow::Owned(register_as_postmortem(it)),
        Document::Assessment(it) => Cow::Owned(assessment_as_postmortem(it)),
    }
}

fn register_as_postmortem(register: &ToilRegister) -> Postmortem {
    let activities = register.activities.iter().flat_map(|it| [&it.name, &it.team, &it.note]);
    let projects = register.projects.iter().flat_map(|it| [&it.name, &it.owner, &it.note]);
    let texts: Vec<&str> = activities.chain(projects).map(String::as_str).collect();
    Postmortem {
        title: register.title.clone(),
        what_happened: texts.join("\n"),
        ..Postmortem::new(register.id, register.created_at)
    }
}

/// What people wrote: the texts of the model are those of its file, and every assessment by it would be found by them.
fn assessment_as_postmortem(assessment: &Assessment) -> Postmortem {
    let about = &assessment.about;
    let people = [&about.team, &about.facilitator].into_iter().chain(&about.participants);
    let answers = assessment.answers.values().flat_map(|it| {
        let evidence = it.evidence.iter().flat_map(|it| [&it.text, &it.link]);
        [&it.note, &it.agreed].into_iter().chain(&it.not_applicable).chain(evidence)
    });
    let exceptions = assessment.exceptions.values().flat_map(|it| [&it.reason, &it.owner]);
    let doubts = assessment.reopened.iter().flat_map(|it| [&it.title, &it.why]);
    let texts = people.chain(answers).chain(exceptions).chain(doubts);
    let texts: Vec<&str> = texts.map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
    Postmortem {
        title: assessment.title.clone(),
        what_happened: texts.join("\n"),
        ..Postmortem::new(assessment.id, assessment.created_at)
    }
}

fn list_as_postmortem(list: &ActionList) -> Postmortem {
    Postmortem {
        title: list.title.clone(),
        actions: list.actions.clone(),
        ..Postmortem::new(list.id, list.created_at)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
impl World {
    /// What is known of `documents`, on the clocks of UTC, which need no browser.
    pub(crate) fn of(documents: &[Postmortem]) -> Self {
        let documents: Vec<Document> = documents.iter().cloned().map(Document::from).collect();
        Self::of_all(&documents)
    }

    /// The same of documents of any kind.
    pub(crate) fn of_all(documents: &[Document]) -> Self {
        let mut world = Self::default();
        let clocks = tests::clocks();
        let digest = |it| Digest::by(it, 1, &world.metrics, &clocks);
        let digests = documents.iter().map(digest).collect();
        let mut writer = Writer::default();
        world.know(&mut writer, documents.iter(), digests);
        world.index.add(writer.finish());
        world
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::actions::{Action, ActionId};
    use afterword_core::maturity::{Answer, Model};
    use afterword_core::search::Query;
    use afterword_core::stored::Stored as _;

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
        let changed = Document::from(document(1, "certificate"));
        let id = changed.id();
        let digest = Digest::by(&changed, 2, &world.metrics, &clocks());
        let mut writer = Writer::default();
        world.know(&mut writer, [&changed].into_iter(), vec![digest]);
        world.index.add(writer.finish());
        assert_eq!(titles(&world), ["certificate", "network"]);
        assert_eq!([found(&world, "database"), found(&world, "certificate")], [0, 1]);
        assert_eq!(world.revision(id), Some(2));
        assert!(world.remove(id));
        assert!(!world.remove(id));
        assert_eq!(titles(&world), ["network"]);
        assert_eq!(found(&world, "certificate"), 0);
        assert_eq!(world.cards_of(id), []);
    }

    #[test]
    fn actions_that_stand_alone_are_on_the_board_and_found_and_no_incident() {
        let born = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
        let mut list = ActionList::new(DocumentId::v7(7, [0; 10]), "Audit".to_owned(), born);
        list.actions.push(Action::new(ActionId::from_bits(9), "Rotate keys".into()).into());
        let id = list.id;
        let mut world = World::of_all(&[document(1, "one").into(), list.into()]);
        assert_eq!(titles(&world), ["one"]);
        let cards: Vec<&str> = world.cards().map(|it| it.action.title.as_str()).collect();
        assert_eq!(cards, ["one", "Rotate keys"]);
        assert_eq!(world.lists().map(|it| it.1.title.as_str()).collect::<Vec<_>>(), ["Audit"]);
        assert_eq!((world.revision(id), found(&world, "rotate")), (Some(1), 1));
        assert!(world.remove(id));
        assert_eq!((world.cards().count(), found(&world, "rotate")), (1, 0));
        assert_eq!(world.ids().count(), 1);
    }

    #[test]
    fn an_assessment_is_found_by_what_people_wrote_and_not_by_what_its_model_says() {
        let model = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "Some"}], "dimensions": [
            {"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "Runbooks", "statements": ["Drills"]}]}]}"#;
        let model = Model::read(model).unwrap().0;
        let born = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let id = DocumentId::v7(8, [0; 10]);
        let mut assessment = Assessment::new(id, "Spring".to_owned(), model.into(), born);
        assessment.about.team = "Checkout".to_owned();
        let answer = Answer { note: "A freeze until May".to_owned(), ..Answer::default() };
        assessment.answers.insert("c".parse().unwrap(), answer.into());
        let mut world = World::of_all(&[assessment.into()]);
        let finds =
            ["spring", "checkout", "freeze", "runbooks", "drills"].map(|it| found(&world, it));
        assert_eq!(finds, [1, 1, 1, 0, 0]);
        assert_eq!((world.kind(id), world.revision(id)), (Kind::Assessment, Some(1)));
        assert_eq!((world.cards().count(), world.incidents().len()), (0, 0));
        assert!(world.remove(id));
        assert_eq!((world.ids().count(), found(&world, "freeze")), (0, 0));
    }

    #[test]
    fn a_document_that_is_not_in_the_index_is_one_of_which_something_is_lacking() {
        let one = Document::from(document(1, "one"));
        let mut world = World::default();
        world.put(Digest::by(&one, 1, &world.metrics, &clocks()));
        assert_eq!(world.revision(one.id()), None);
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
