//! What somebody changes: shown at once, stored behind it, and taken back on demand.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::board::{Card, CardKey};
use afterword_ui::board::Wish;
use afterword_ui::words::word;
use yew::prelude::*;

use super::edits::{Deed, Outcome, What, apply};
use super::{past, said};
use crate::browser::{clock, task};
use crate::session::Session;
use crate::toast::Said;

/// A change that the answers don't show yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pending {
    key: CardKey,
    wish: Wish,
    stage: Stage,
}

/// How far a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// It is on its way to the store.
    Saving,
    /// It is stored; so many answers have come since.
    Saved(u8),
    /// It could not be stored.
    Failed,
}

/// The changes that answers don't show yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unseen(Vec<Pending>);

/// What happens to them.
pub(super) enum Step {
    Begin(Vec<(CardKey, Wish)>),
    /// These were tried; those were not stored.
    Tried(Vec<CardKey>, Vec<CardKey>),
    /// An answer came.
    Answered,
    /// These are tried again.
    Again(Vec<CardKey>),
}

/// An answer that was on its way when the change was stored does not show it, the next one does.
const ANSWERS_TO_WAIT: u8 = 2;

impl Reducible for Unseen {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut all = self.0.clone();
        match step {
            Step::Begin(wishes) => all.extend(wishes.into_iter().map(|(key, wish)| Pending {
                key,
                wish,
                stage: Stage::Saving,
            })),
            Step::Tried(tried, failed) => {
                let saving = all.iter_mut().filter(|it| it.stage == Stage::Saving);
                for it in saving.filter(|it| tried.contains(&it.key)) {
                    let is_failed = failed.contains(&it.key);
                    it.stage = if is_failed { Stage::Failed } else { Stage::Saved(0) };
                }
            }
            Step::Answered => {
                all.retain_mut(|it| match &mut it.stage {
                    Stage::Saved(n) => {
                        *n += 1;
                        *n < ANSWERS_TO_WAIT
                    }
                    Stage::Saving | Stage::Failed => true,
                });
            }
            Step::Again(keys) => {
                let failed = all.iter_mut().filter(|it| it.stage == Stage::Failed);
                failed.filter(|it| keys.contains(&it.key)).for_each(|it| it.stage = Stage::Saving);
            }
        }
        if all == self.0 { self } else { Rc::new(Self(all)) }
    }
}

impl Unseen {
    /// `card` as somebody wants it.
    pub(super) fn on(&self, card: &Card) -> Rc<Card> {
        let key = card.key();
        let mut card = card.clone();
        for it in self.0.iter().filter(|it| it.key == key) {
            // When and by whom is not shown here; the document has it right.
            card.action.change(it.wish.change(clock::now_utc(), ""));
        }
        Rc::new(card)
    }

    /// The cards of which a change could not be stored.
    pub(super) fn failed(&self) -> BTreeSet<CardKey> {
        let failed = self.0.iter().filter(|it| it.stage == Stage::Failed);
        failed.fold(BTreeSet::new(), |mut keys, it| {
            keys.insert(it.key);
            keys
        })
    }
}

/// What the page does with wishes.
#[derive(Clone)]
pub(super) struct Changes {
    pub(super) unseen: Rc<Unseen>,
    /// Changes cards, all in the same way.
    pub(super) wish: Callback<(Vec<CardKey>, Wish)>,
    /// Takes a card away that belongs to no postmortem.
    pub(super) remove: Callback<CardKey>,
    /// An answer came.
    pub(super) answered: Callback<()>,
}

/// The changes of one visit.
#[hook]
pub(super) fn use_changes(session: &Session) -> Changes {
    let unseen = use_reducer(Unseen::default);
    let desk = Rc::new(Desk { session: session.clone(), dispatch: unseen.dispatcher() });
    let remove = {
        let desk = desk.clone();
        use_callback(session.clone(), move |key: CardKey, _| {
            desk.clone().run(vec![Deed { key, what: What::Remove }]);
        })
    };
    let wish = use_callback(session.clone(), move |(keys, wish): (Vec<CardKey>, Wish), _| {
        desk.clone().wish(keys, &wish);
    });
    let answered = {
        let dispatch = unseen.dispatcher();
        use_callback((), move |(), ()| dispatch.dispatch(Step::Answered))
    };
    Changes { unseen: Rc::new((*unseen).clone()), wish, remove, answered }
}

struct Desk {
    session: Session,
    dispatch: UseReducerDispatcher<Unseen>,
}

impl Desk {
    fn wish(self: Rc<Self>, keys: Vec<CardKey>, wish: &Wish) {
        let wishes = keys.iter().map(|it| (*it, wish.clone())).collect();
        self.dispatch.dispatch(Step::Begin(wishes));
        let deeds = keys.into_iter().map(|key| Deed { key, what: What::Wish(wish.clone()) });
        self.run(deeds.collect());
    }

    fn run(self: Rc<Self>, deeds: Vec<Deed>) {
        task::spawn(async move {
            let tried: Vec<CardKey> = deeds.iter().map(|it| it.key).collect();
            let who = self.session.preferences.name.clone();
            let outcome = apply(&self.session.store, deeds, &who).await;
            let failed = outcome.failed.iter().map(|it| it.key).collect();
            self.dispatch.dispatch(Step::Tried(tried, failed));
            if outcome.error.is_some() {
                self.say_failed(outcome);
            } else {
                let words = said::done(&outcome);
                let can_undo = !outcome.done.is_empty();
                past::remember(past::Step::Done(outcome.done));
                self.session.speak.emit(match can_undo {
                    true => Said::with_undo(words, past::undo(&self.session)),
                    false => Said::here(words.into()),
                });
            }
        });
    }

    /// Says why something was not stored, and offers to try it again: it stays on the page until then.
    fn say_failed(self: &Rc<Self>, outcome: Outcome) {
        let error = outcome.error.unwrap_or_default();
        let words = word::BOARD_NOT_CHANGED.fill(&[("error", &error)]);
        past::remember(past::Step::Done(outcome.done));
        let (desk, failed) = (self.clone(), outcome.failed);
        let again = Callback::from(move |()| {
            desk.dispatch.dispatch(Step::Again(failed.iter().map(|it| it.key).collect()));
            desk.clone().run(failed.clone());
        });
        let said = Said::with_button(words, word::BOARD_AGAIN.text(), again);
        self.session.speak.emit(said);
    }
}
