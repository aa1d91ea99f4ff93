//! Changes of actions, made as edits of their documents: each is loaded, edited, and saved on top of the revision that was loaded.

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionChange, ActionId, ActionsEdit};
use afterword_core::board::CardKey;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::Edit;
use afterword_core::time::Instant;
use afterword_ui::board::Wish;
use chrono::Utc;

use crate::browser::clock;
use crate::browser::zone::IntlZone;
use crate::store::{LoadError, Loaded, SaveError, Store};

/// What is to be done about one action.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Deed {
    pub(super) key: CardKey,
    pub(super) what: What,
}

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// What somebody wants.
    Wish(Wish),
    /// What takes a change back, if the action still is as that left it.
    Back { change: ActionChange, done: ActionChange },
}

/// What was done about one action, and what takes it back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Done {
    pub(super) key: CardKey,
    pub(super) change: ActionChange,
    pub(super) back: ActionChange,
}

/// What became of some deeds.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) done: Vec<Done>,
    /// Nothing to do: they are so already.
    pub(super) n_same: usize,
    /// Somebody else has changed them since: nothing is taken back.
    pub(super) n_others: usize,
    /// They, or their documents, are no longer there.
    pub(super) n_gone: usize,
    /// What could not be stored, and why.
    pub(super) failed: Vec<Deed>,
    pub(super) error: Option<String>,
}

/// How often a document is loaded again that somebody else saves at the same time.
const TRIES: usize = 8;

/// Does `deeds`, document by document. What is typed under the name `who` is theirs.
pub(super) async fn apply(store: &Store, deeds: Vec<Deed>, who: &str) -> Outcome {
    let mut outcome = Outcome::default();
    let mut rest = deeds;
    while let Some(document) = rest.first().map(|it| it.key.document) {
        let (here, others) = rest.into_iter().partition(|it: &Deed| it.key.document == document);
        rest = others;
        if let Err(error) = in_document(store, document, &here, who, &mut outcome).await {
            outcome.failed.extend(here);
            outcome.error = Some(error);
        }
    }
    outcome
}

async fn in_document(
    store: &Store,
    id: DocumentId,
    deeds: &[Deed],
    who: &str,
    outcome: &mut Outcome,
) -> Result<(), String> {
    let loaded = store.load(id).await.map_err(|it: LoadError| it.to_string())?;
    let Some(mut loaded) = loaded else {
        outcome.n_gone += deeds.len();
        return Ok(());
    };
    for _ in 0..TRIES {
        let mut tried = Outcome::default();
        let document = edited(&loaded, deeds, who, &mut tried);
        let Some(document) = document else {
            outcome.add(tried);
            return Ok(());
        };
        let now = clock::now();
        match store.save(&document, Some(loaded.revision), now).await {
            Ok(_) => {
                // The reminder of a backup counts documents; without the count it comes later, and nothing is lost.
                store.count_change(now).await.ok();
                outcome.add(tried);
                return Ok(());
            }
            // Somebody saved meanwhile: the same deeds on top of theirs.
            Err(SaveError::Stale { theirs }) => loaded = *theirs,
            Err(SaveError::Store(error)) => return Err(error.to_string()),
        }
    }
    Err(afterword_ui::words::word::BOARD_BUSY.text().to_owned())
}

impl Outcome {
    fn add(&mut self, other: Self) {
        self.done.extend(other.done);
        self.n_same += other.n_same;
        self.n_others += other.n_others;
        self.n_gone += other.n_gone;
    }
}

/// The document with the deeds done; `None` if none changes anything.
fn edited(loaded: &Loaded, deeds: &[Deed], who: &str, outcome: &mut Outcome) -> Option<Postmortem> {
    let mut document = loaded.document.clone();
    let at = on_its_clocks(&document, clock::now());
    for deed in deeds {
        let id = deed.key.action;
        let Some(before) = find(&document, id) else {
            outcome.n_gone += 1;
            continue;
        };
        let change = match &deed.what {
            What::Wish(wish) => wish.change(at, who),
            What::Back { change, done } if done.holds(&before) => change.clone(),
            What::Back { .. } => {
                outcome.n_others += 1;
                continue;
            }
        };
        if change.holds(&before) {
            outcome.n_same += 1;
            continue;
        }
        let back = change.inverse(&before);
        let edit = Edit::Actions(ActionsEdit::Change(id, change.clone()));
        if document.apply(edit).is_ok() {
            outcome.done.push(Done { key: deed.key, change, back });
        }
    }
    (!outcome.done.is_empty()).then_some(document)
}

fn find(document: &Postmortem, id: ActionId) -> Option<Action> {
    document.actions.iter().find(|it| it.id == id).map(|it| Action::clone(it))
}

/// The time as the clocks of the document show it; in UTC where the browser does not know its zone.
fn on_its_clocks(document: &Postmortem, now: Instant) -> Instant {
    let utc = now.with_timezone(&Utc);
    let offset = IntlZone::of(&document.zone).ok().and_then(|it| it.offset_at(utc));
    offset.map_or(utc.fixed_offset(), |it| utc.with_timezone(&it))
}
