//! A question of a component, answered for as long as it is there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_ui::words::word;
use yew::prelude::*;

use super::ask::{AskError, ask, on_news};
use super::{Answered, Ask};
use crate::browser::task::{self, wait};
use crate::changes::use_store_events;
use crate::session::Session;
use crate::store::{Store, StoreEvent};

/// What has become of a question.
#[derive(Debug)]
pub(crate) enum Asked<T> {
    /// It was asked for the first time.
    Waiting,
    /// It can't be answered.
    Failed(AskError),
    /// The answer; while a newer question is on its way, that of the one before.
    Answered(Rc<Answered<T>>),
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Failed(error) => Self::Failed(error.clone()),
            Self::Answered(answer) => Self::Answered(answer.clone()),
        }
    }
}

/// Answers are compared by their address: each is a new one.
impl<T> PartialEq for Asked<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting) => true,
            (Self::Failed(a), Self::Failed(b)) => a == b,
            (Self::Answered(a), Self::Answered(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl<T> Asked<T> {
    /// The answer, once it is here.
    pub(crate) fn answer(&self) -> Option<&T> {
        match self {
            Self::Answered(it) => Some(&it.answer),
            Self::Waiting | Self::Failed(_) => None,
        }
    }

    /// Whether it rests on all documents.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::Answered(it) if it.is_whole)
    }
}

/// What asks for one component: one question at a time, the newest next.
struct Desk {
    store: Rc<Store>,
    wanted: RefCell<Option<Rc<str>>>,
    is_stale: Cell<bool>,
    is_asking: Cell<bool>,
    /// Whether somebody still waits for answers.
    is_open: Cell<bool>,
    setter: UseStateSetter<Option<Said>>,
}

/// An answer as it came, compared by its address.
#[derive(Clone)]
struct Said(Result<Rc<str>, AskError>);

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Ok(a), Ok(b)) => Rc::ptr_eq(a, b),
            (Err(a), Err(b)) => a == b,
            _ => false,
        }
    }
}

impl Desk {
    fn go(self: &Rc<Self>) {
        self.is_stale.set(true);
        if self.is_asking.replace(true) {
            return;
        }
        let desk = self.clone();
        task::spawn(async move {
            while desk.is_open.get() && desk.is_stale.replace(false) {
                let wanted = desk.wanted.borrow().clone();
                let Some(wanted) = wanted else { break };
                let answer = ask(desk.store.clone(), wanted).await;
                if desk.is_open.get() && desk.wanted.borrow().is_some() {
                    desk.setter.set(Some(Said(answer)));
                }
            }
            desk.is_asking.set(false);
        });
    }
}

/// Asks `question`, and again whenever it is another one or documents have changed. While there is none, the last answer stays.
#[hook]
pub(crate) fn use_answer<A: Ask>(session: &Session, question: Option<A>) -> Asked<A::Answer> {
    let question = use_memo(question, |it| it.as_ref().and_then(written));
    let said = use_said(&session.store, (*question).clone());
    let asked = use_memo(said, |said| match said {
        None => Asked::Waiting,
        Some(Said(Err(error))) => Asked::Failed(error.clone()),
        Some(Said(Ok(answer))) => match Answered::read(answer) {
            Ok(answer) => Asked::Answered(Rc::new(answer)),
            Err(error) => Asked::Failed(AskError::unreadable(error)),
        },
    });
    (*asked).clone()
}

/// How long it is waited until documents that are being read may all be read, and how often before it is given up.
const WAIT_MILLIS: i32 = 150;
const MOST_WAITS: usize = 400;

/// The answer to `question` that rests on all documents: what leaves the app, or is said of it, is not about some of them.
pub(crate) async fn ask_once<A: Ask>(
    store: &Rc<Store>,
    question: &A,
) -> Result<A::Answer, AskError> {
    let written = written(question).ok_or_else(|| AskError::unreadable(String::new()))?;
    for _ in 0..MOST_WAITS {
        let answer = ask(store.clone(), written.clone()).await?;
        let Answered { is_whole, answer } =
            Answered::read(&answer).map_err(AskError::unreadable)?;
        if is_whole {
            return Ok(answer);
        }
        wait(WAIT_MILLIS).await;
    }
    // Some document, or all of them, can't be read for now.
    Err(AskError::unreadable(word::ACROSS_NOT_READ.text().to_owned()))
}

/// The question as it is sent.
pub(super) fn written<A: Ask>(question: &A) -> Option<Rc<str>> {
    let json = serde_json::to_string(question).ok()?;
    Some(["{\"", A::NAME, "\":", &json, "}"].concat().into())
}

/// The same whatever is asked, so that it is compiled once.
#[hook]
fn use_said(store: &Rc<Store>, question: Option<Rc<str>>) -> Option<Said> {
    let state = use_state(|| None::<Said>);
    let desk = use_memo(store.clone(), |store| {
        Rc::new(Desk {
            store: store.clone(),
            wanted: RefCell::new(None),
            is_stale: Cell::new(false),
            is_asking: Cell::new(false),
            is_open: Cell::new(true),
            setter: state.setter(),
        })
    });
    let desk: Rc<Desk> = Rc::clone(&desk);
    use_effect_with(question, {
        let desk = desk.clone();
        move |question| {
            desk.wanted.replace(question.clone());
            if question.is_some() {
                desk.go();
            }
        }
    });
    use_effect_with((), {
        let desk = desk.clone();
        move |()| {
            let asking = desk.clone();
            let news = on_news(move || asking.go());
            move || {
                desk.is_open.set(false);
                drop(news);
            }
        }
    });
    use_store_events(store, move |event| {
        if matches!(event, StoreEvent::Kept(_)) {
            desk.go();
        }
    });
    (*state).clone()
}
