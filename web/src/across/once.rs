//! A question that is asked once, by whoever does something with the answer.

use std::rc::Rc;

use super::ask::{AskError, ask};
use super::hook::written;
use super::{Answered, Ask};
use crate::store::Store;

/// The answer to `question` as documents are now.
pub(crate) async fn ask_once<A: Ask>(
    store: &Rc<Store>,
    question: &A,
) -> Result<Answered<A::Answer>, AskError> {
    let question = written(question).ok_or_else(|| AskError::unreadable(A::NAME.to_owned()))?;
    let answer = ask(store.clone(), question).await?;
    Answered::read(&answer).map_err(AskError::unreadable)
}
