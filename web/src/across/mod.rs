//! What is asked across all documents: the fourth program, which answers in a worker.
//!
//! A page never holds what ten thousand documents say. A program of its own, `afterword-across`, reads them once, keeps a [`World`] of what
//! matters of each (its record for trends, its cards for the board, its words for the search), hears of every change, and answers
//! [questions](Question). What it made of documents is kept in a database beside theirs, by the revision that it was made of, so that the
//! next visit reads only what has changed since, and no save grows by it.
//!
//! Each kind of question is a file: what is asked (an [`Ask`]), what is answered, and the function from one to the other, which knows a
//! [`World`] and no browser. A page asks by [`use_answer`] and is answered again whenever the world is another one.

mod ask;
mod board;
mod digest;
mod find;
mod home;
mod hook;
mod maturity;
mod news;
mod report;
mod similar;
mod toil;
mod trends;
mod work;
mod world;

use afterword_core::stored;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub(crate) use ask::give_memory;
pub(crate) use board::{
    Board, Form, Here, Keys, Layout, Listed, Pressed, Pressing, Shown, Taken, Told, Wanted, Written,
};
pub(crate) use digest::Held;
pub(crate) use find::{FoundIn, Passages, Places, Search};
pub(crate) use home::{Home, HomeShown, Late, Learned};
pub(crate) use hook::{Asked, ask_once, use_answer};
pub(crate) use maturity::{FigureKnown, FiguresKnown, FiguresShown};
pub(crate) use report::{Report, ReportShown};
pub(crate) use similar::{Resembling, SeenBefore};
pub(crate) use toil::{Made, ProjectsMade, RemovedAction, RemovedByActions};
pub(crate) use trends::{
    Choices, Dismissed, Looked, Named, OpenAction, Returning, Theme, Trends, TrendsChart,
    TrendsShown, Warned, is_wide,
};
pub(crate) use work::answer;
pub(crate) use world::World;

/// What can be asked of the program, as it reads it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Question {
    /// Nothing is stored in this browser: these are all documents there are. The answer is nothing.
    Hold(Vec<Held>),
    /// Which documents have these words?
    Search(Search),
    /// Where do they stand in those documents?
    Passages(Passages),
    /// Was something like this seen before?
    SeenBefore(SeenBefore),
    /// How do the actions stand, and which are to be seen?
    Board(Board),
    /// Which actions are they, all of them?
    Keys(Keys),
    /// What is to be written of them?
    Taken(Taken),
    /// Which of these are there already?
    Here(Here),
    /// How many are overdue?
    Pressing(Pressing),
    /// What needs somebody now, and how does it go?
    Home(Home),
    /// How do incidents go on?
    Trends(Trends),
    /// One of the charts of that, for a file.
    TrendsChart(TrendsChart),
    /// What did we learn in a month or a quarter?
    Report(Report),
    /// Which projects of toil were made of actions?
    ProjectsMade(ProjectsMade),
    /// What is measured that suggests the scores of an assessment?
    FiguresKnown(FiguresKnown),
    /// How much toil did actions remove?
    RemovedByActions(RemovedByActions),
}

/// A question with its answer. It is sent under its name, so that a page has no code for questions that it does not ask.
pub(crate) trait Ask: Serialize + Clone + PartialEq + 'static {
    /// What [`Question`] calls it.
    const NAME: &'static str;

    /// What is answered.
    type Answer: Answer;
}

/// What is answered, and how it crosses. That is JSON, unless the program that is loaded first asks: reading JSON is kilobytes a type.
pub(crate) trait Answer: Sized + 'static {
    /// The answer as text.
    fn write(&self) -> Result<String, String>;

    /// The answer in such a text.
    fn read(text: &str) -> Result<Self, String>;
}

impl<T: Serialize + DeserializeOwned + 'static> Answer for T {
    fn write(&self) -> Result<String, String> {
        serde_json::to_string(self).map_err(|it| it.to_string())
    }

    fn read(text: &str) -> Result<Self, String> {
        stored::from_json(text).map_err(|it| it.to_string())
    }
}

/// An answer, and whether it rests on all documents: right after the first start the program has not read all of them yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answered<T> {
    pub(crate) is_whole: bool,
    pub(crate) answer: T,
}

/// What begins the text of an answer that rests on all documents, and of one that does not.
const WHOLE: [&str; 2] = ["all ", "some "];

impl<T: Answer> Answered<T> {
    fn write(&self) -> Result<String, String> {
        Ok([WHOLE[usize::from(!self.is_whole)], &self.answer.write()?].concat())
    }

    fn read(text: &str) -> Result<Self, String> {
        let whole = text.strip_prefix(WHOLE[0]);
        let answer = whole.or_else(|| text.strip_prefix(WHOLE[1])).unwrap_or_default();
        Ok(Self { is_whole: whole.is_some(), answer: T::read(answer)? })
    }
}
