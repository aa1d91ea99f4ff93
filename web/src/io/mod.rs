//! The third program: it reads and writes files, in a worker, and is loaded when the first file is.
//!
//! Readers of foreign files are much code that few visits need, and a large file would hold up the page for seconds. So they are a program
//! of their own, `afterword-io`: a [`Job`] and the bytes of a file go in, bytes come out. It remembers nothing from one job to the next.

mod ask;
mod work;

use afterword_core::stamp::DayOrder;
use afterword_core::time::{Instant, Zone};
use afterword_formats::actions::ActionUse;
use afterword_formats::feed::FeedOptions;
use afterword_formats::markdown::Choices;
use serde::{Deserialize, Serialize};

pub(crate) use ask::{
    IoError, Stopper, invite, invited, link, model_yaml, pack, read, read_actions, read_checklist,
    read_feed, read_figures, read_model, read_toil, unlink, unpack,
};
pub(crate) use work::answer;

/// What can be asked of the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Job {
    /// The bytes are a file of any kind. The answer is a `Result<Imported, ReadError>` as JSON.
    Import(Reading),
    /// The bytes are a document as it is stored. The answer is the document in letters that a link may hold.
    Link,
    /// The bytes are the letters of a link. The answer is a `Result` of the document as it is stored, or a `ReadError`, as JSON.
    Unlink,
    /// The bytes are an invitation to vote, as JSON. The answer is the invitation in letters that a link may hold.
    Invite,
    /// The bytes are the letters of such a link. The answer is a `Result<Invitation, ReadError>` as JSON.
    Invited,
    /// The bytes are a chat, alerts or a table. The answer is a `Result<Option<Feed>, ReadError>` as JSON.
    Feed(FeedReading),
    /// The bytes are a table of actions. The answer is a `Result<Option<ActionsRead>, ReadError>` as JSON.
    Actions(ActionsReading),
    /// The bytes are a text with a check-list. The answer is a `Result<ActionsRead, ReadError>` as JSON.
    Checklist(ActionsReading),
    /// The bytes are what somebody brings into a register of toil. The answer is a `Result<ToilTable, ReadError>` as JSON.
    Toil(ToilReading),
    /// The bytes are files one behind the other, of these names and lengths, that are a model of maturity together. The answer is a
    /// `Result<ModelRead, ModelError>` as JSON.
    Model(Vec<(String, usize)>),
    /// The bytes are figures, of a file called so; of a pasted text, nothing. The answer is a `Result<FiguresRead, ReadError>` as JSON.
    Figures(String),
    /// The bytes are an archive called so. The answer is a `Result<Vec<Arrived>, ReadError>` as JSON.
    Unpack(String),
    /// The bytes are a model of maturity as it is stored. The answer is the same as YAML.
    ModelYaml,
    /// The bytes are a backup. The answer is the archive of it, or a `ReadError` as JSON.
    Pack,
}

/// What a reader has to be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reading {
    /// The name of the file; empty if there is none.
    pub(crate) name: String,
    /// When the person asked for it.
    pub(crate) now: Instant,
    /// The zone of times that don't say theirs.
    pub(crate) zone: Zone,
    /// What ids follow from: random, and the same when the file is read again.
    pub(crate) seed: u64,
    /// What was decided about the text.
    pub(crate) choices: Choices,
}

/// What a reader of chats, alerts and tables has to be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FeedReading {
    /// The name of the file; empty if there is none.
    pub(crate) name: String,
    /// When the person asked for it.
    pub(crate) now: Instant,
    /// The zone of times that don't say theirs.
    pub(crate) zone: Zone,
    /// What the person said about it.
    pub(crate) options: FeedOptions,
}

/// What a reader of tables of actions has to be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ActionsReading {
    /// The name of the file; empty if there is none.
    pub(crate) name: String,
    /// When the person asked for it.
    pub(crate) now: Instant,
    /// The zone of the person.
    pub(crate) zone: Zone,
    /// What ids follow from: the same when the table is read again.
    pub(crate) seed: u64,
    /// What the person said about the columns.
    pub(crate) uses: Option<Vec<ActionUse>>,
    /// And of the order of day and month.
    pub(crate) order: Option<DayOrder>,
}

/// What a reader of tables of toil has to be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ToilReading {
    /// The name of the file; empty if there is none.
    pub(crate) name: String,
    /// What ids follow from.
    pub(crate) seed: u64,
    /// Whether what is no table is an activity a line.
    pub(crate) may_be_lines: bool,
}
