//! Bringing entries in: into a new document, or into the newest version of one, whoever else has saved it meanwhile.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{Entry, Fate, fates};
use afterword_core::time::{Instant, Zone};
use afterword_formats::feed::Feed;
use afterword_ui::words::word;
use chrono::Utc;
use yew::Callback;

use super::reading::header;
use crate::browser::zone::IntlZone;
use crate::browser::{clock, ids, task};
use crate::pages::editor::grown;
use crate::route::Route;
use crate::session::Session;
use crate::store::{Loaded, SaveError, StoreError};

/// What is to be brought in, and where.
#[derive(Clone)]
pub(super) struct AcceptProps {
    pub(super) session: Session,
    pub(super) feed: Rc<Feed>,
    /// The numbers of the entries.
    pub(super) picked: Vec<usize>,
    /// `None` for a new document.
    pub(super) into: Option<Rc<Loaded>>,
    /// The zone of a new document.
    pub(super) zone: Zone,
    pub(super) on_done: Callback<()>,
    pub(super) is_last: bool,
}

pub(super) fn accept(props: &AcceptProps) {
    let props = props.clone();
    task::spawn(async move {
        let AcceptProps { session, on_done, is_last, .. } = &props;
        let stored = match &props.into {
            None => props.begin().await,
            Some(loaded) => props.grow(loaded.document.id).await,
        };
        let (id, title) = match stored {
            Ok(stored) => stored,
            Err(error) => return session.say(word::IMPORT_FAILED.fill(&[("error", &error)])),
        };
        props.remember().await;
        on_done.emit(());
        let title = if title.trim().is_empty() { word::UNTITLED.text() } else { title.trim() };
        let what: [(&str, &dyn std::fmt::Display); 1] = [("title", &title)];
        let said = word::FEED_ADDED.count_and(props.picked.len(), &what);
        if *is_last {
            session.go.emit(Route::Postmortem(id));
        }
        session.say(said);
    });
}

impl AcceptProps {
    fn entries(&self) -> Vec<Entry> {
        self.picked.iter().map(|it| self.feed.entries[*it].entry.clone()).collect()
    }

    /// Stores a new document with the entries.
    async fn begin(&self) -> Result<(DocumentId, String), StoreError> {
        let now = clock::now();
        let mut document = Postmortem::new(ids::Random.document_id(), now);
        document.zone = self.zone.clone();
        if let Some(first) = self.session.templates.first() {
            document.template = first.id.clone();
        }
        self.feed.facts.fill(&mut document);
        let document = document.absorb(self.entries());
        match self.session.store.save(&document, None, now).await {
            Ok(_) => Ok((document.id, document.title)),
            Err(error) => Err(failed(&error)),
        }
    }

    /// Adds the entries to the newest version of a document, and to the one after that if somebody was quicker.
    async fn grow(&self, id: DocumentId) -> Result<(DocumentId, String), StoreError> {
        const TRIES: usize = 3;
        let store = &self.session.store;
        let newest = store.load(id).await.map_err(|error| failed(&error))?;
        let mut newest = newest.ok_or_else(|| failed(&word::FEED_GONE.text()))?;
        store.keep(id).await?;
        for _ in 0..TRIES {
            let more = self.added_to(&newest.document);
            match store.save(&more, Some(newest.revision), clock::now()).await {
                Ok(revision) => {
                    grown::note(newest, revision);
                    return Ok((id, more.title));
                }
                Err(SaveError::Stale { theirs }) => newest = *theirs,
                Err(error) => return Err(failed(&error)),
            }
        }
        Err(failed(&word::FEED_BUSY.text()))
    }

    /// `document` with the entries that it does not have, on the clocks of its zone. What it says of itself stays.
    fn added_to(&self, document: &Postmortem) -> Postmortem {
        let rules = IntlZone::of(&document.zone).ok();
        let shown = |at: Instant| {
            let offset = rules.as_ref().and_then(|it| it.offset_at(at.with_timezone(&Utc)));
            offset.map_or(at, |it| at.with_timezone(&it))
        };
        let entries = self.entries().into_iter();
        let entries = entries.map(|it| Entry { time: it.time.map(shown), ..it }).collect();
        let mut facts = self.feed.facts.clone();
        facts.moments.iter_mut().for_each(|it| it.1 = shown(it.1));
        let mut grown = document.clone();
        facts.fill(&mut grown);
        grown.absorb(self.not_there_yet(entries, document))
    }

    /// `entries` without those that somebody else has brought into `document` since they were shown as new.
    fn not_there_yet(&self, entries: Vec<Entry>, document: &Postmortem) -> Vec<Entry> {
        let before = self.into.as_ref().map_or(&[][..], |it| it.document.timeline.as_slice());
        let before = fates(before, &entries);
        let now = fates(&document.timeline, &entries);
        let is_wanted = |(then, now): (&Fate, &Fate)| !then.is_new() || now.is_new();
        let mut wanted = before.iter().zip(&now).map(is_wanted);
        entries.into_iter().filter(|_| wanted.next().unwrap_or(true)).collect()
    }

    /// Remembers what the columns hold, so that the next table with this header needs no hand. That it fails is no reason to stop.
    async fn remember(&self) {
        let Some(header) = header(&self.feed) else { return };
        let columns = self.feed.columns.iter().map(|it| it.holds).collect();
        let _ = self.session.store.keep_columns(&header, columns).await;
    }
}

fn failed(error: &impl std::fmt::Display) -> StoreError {
    StoreError::Failed { reason: error.to_string() }
}
