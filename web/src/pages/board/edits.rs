//! Changes of actions, made as edits of their documents: each is loaded, edited, and saved on top of the revision that was loaded.

use std::rc::Rc;

use afterword_core::actions::{Action, ActionChange, ActionId, ActionsEdit};
use afterword_core::board::CardKey;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::time::Instant;
use afterword_ui::board::Wish;
use chrono::Utc;

use super::newest::{Edited, edit_newest};
use crate::browser::clock;
use crate::browser::zone::IntlZone;
use crate::store::Store;

/// What is to be done about one action.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Deed {
    pub(super) key: CardKey,
    pub(super) what: What,
}

/// A change that is still to be made.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// What somebody wants.
    Wish(Wish),
    /// Puts an action into its document, before another or last.
    Add(Rc<Action>, Option<ActionId>),
    /// Takes it away.
    Remove,
    /// What takes a change back, if the action still is as that left it.
    Back { change: Change, done: Change },
}

/// One change to one action.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    Of(ActionChange),
    Add(Rc<Action>, Option<ActionId>),
    Remove,
}

/// What was done about one action, and what takes it back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Done {
    pub(super) key: CardKey,
    pub(super) change: Change,
    pub(super) back: Change,
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
    let mut tried = Outcome::default();
    let edit = |document: &Document| {
        tried = Outcome::default();
        edited(document, deeds, who, &mut tried)
    };
    match edit_newest(store, id, edit).await? {
        Edited::Saved | Edited::Same => outcome.add(tried),
        Edited::Gone => outcome.n_gone += deeds.len(),
    }
    Ok(())
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
fn edited(
    document: &Document,
    deeds: &[Deed],
    who: &str,
    outcome: &mut Outcome,
) -> Option<Document> {
    let mut document = document.clone();
    let at = on_its_clocks(&document, clock::now());
    for deed in deeds {
        let id = deed.key.action;
        let change = match &deed.what {
            What::Wish(wish) => Change::Of(wish.change(at, who)),
            What::Add(action, before) => Change::Add(action.clone(), *before),
            What::Remove => Change::Remove,
            What::Back { change, done } if done.holds(&document, id) => change.clone(),
            What::Back { done, .. } => {
                let is_gone = find(&document, id).is_none() && *done != Change::Remove;
                *(if is_gone { &mut outcome.n_gone } else { &mut outcome.n_others }) += 1;
                continue;
            }
        };
        if change.holds(&document, id) {
            outcome.n_same += 1;
            continue;
        }
        let back = change.inverse(&document, id);
        match back.filter(|_| change.make(&mut document, id)) {
            Some(back) => outcome.done.push(Done { key: deed.key, change, back }),
            None => outcome.n_gone += 1,
        }
    }
    (!outcome.done.is_empty()).then_some(document)
}

impl Change {
    /// Makes it; `false` where its action is gone.
    fn make(&self, document: &mut Document, id: ActionId) -> bool {
        match self {
            Self::Of(change) => document.apply(ActionsEdit::Change(id, change.clone())),
            Self::Add(action, before) => {
                document.apply(ActionsEdit::Add(Action::clone(action)))
                    && document.apply(ActionsEdit::Move { id, before: *before })
            }
            Self::Remove => document.apply(ActionsEdit::Remove(id)),
        }
    }

    /// Whether `document` is as this change leaves it: where somebody changed it since, taking it back would lose what they did.
    fn holds(&self, document: &Document, id: ActionId) -> bool {
        let here = find(document, id);
        match self {
            Self::Of(change) => here.is_some_and(|it| change.holds(it)),
            Self::Add(action, _) => here == Some(action),
            Self::Remove => here.is_none(),
        }
    }

    /// What takes this change back from `document` as it is before it; `None` where its action is gone.
    fn inverse(&self, document: &Document, id: ActionId) -> Option<Self> {
        let here = find(document, id);
        Some(match self {
            Self::Of(change) => Self::Of(change.inverse(here?)),
            Self::Add(..) => Self::Remove,
            Self::Remove => {
                let mut below = document.actions().iter().skip_while(|it| it.id != id).skip(1);
                Self::Add(here?.clone(), below.next().map(|it| it.id))
            }
        })
    }
}

fn find(document: &Document, id: ActionId) -> Option<&Rc<Action>> {
    document.actions().iter().find(|it| it.id == id)
}

/// The time as the clocks of the document show it; in UTC where the browser does not know its zone.
fn on_its_clocks(document: &Document, now: Instant) -> Instant {
    let utc = now.with_timezone(&Utc);
    let offset = IntlZone::of(document.zone()).ok().and_then(|it| it.offset_at(utc));
    offset.map_or(utc.fixed_offset(), |it| utc.with_timezone(&it))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::actions::ActionList;

    use super::*;

    fn action(bits: u64) -> Rc<Action> {
        Rc::new(Action::new(ActionId::from_bits(bits), format!("action {bits}")))
    }

    /// A postmortem and a list, each with the actions 1, 2 and 3.
    fn documents() -> [Document; 2] {
        let born = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let actions: Vec<Rc<Action>> = (1..=3).map(action).collect();
        let mut postmortem = Postmortem::new(DocumentId::v7(1, [0; 10]), born);
        postmortem.actions.clone_from(&actions);
        let mut list = ActionList::new(DocumentId::v7(2, [0; 10]), "Audit".into(), born);
        list.actions = actions;
        [postmortem.into(), list.into()]
    }

    #[test]
    fn each_change_is_taken_back_to_where_it_was() {
        let changes = [
            (2, Change::Remove),
            (3, Change::Remove),
            (4, Change::Add(action(4), None)),
            (5, Change::Add(action(5), Some(ActionId::from_bits(1)))),
            (1, Change::Of(ActionChange::Owner("kim".into()))),
        ];
        for before in documents() {
            for (bits, change) in &changes {
                let (mut document, id) = (before.clone(), ActionId::from_bits(*bits));
                assert!(!change.holds(&document, id), "{change:?}");
                let back = change.inverse(&document, id).unwrap();
                assert!(change.make(&mut document, id));
                assert!(change.holds(&document, id) && document != before, "{change:?}");
                assert!(back.make(&mut document, id));
                assert_eq!(document, before, "{change:?}");
            }
        }
    }

    #[test]
    fn what_is_gone_or_was_changed_since_is_not_taken_back() {
        for mut document in documents() {
            let (gone, id) = (ActionId::from_bits(9), ActionId::from_bits(4));
            assert_eq!(Change::Remove.inverse(&document, ActionId::from_bits(9)), None);
            assert!(!Change::Of(ActionChange::Owner("kim".into())).make(&mut document, gone));
            let add = Change::Add(action(4), None);
            assert!(add.make(&mut document, id));
            let theirs = Change::Of(ActionChange::Owner("kim".into()));
            assert!(theirs.make(&mut document, id));
            assert!(!add.holds(&document, id), "it is no longer as it was added");
        }
    }
}
