//! The side of the page: jobs, given away.

use std::cell::RefCell;
use std::fmt;

use afterword_core::maturity::{Invitation, Model};
use afterword_core::{Postmortem, stored};
use afterword_formats::actions::ActionsRead;
use afterword_formats::archive::Arrived;
use afterword_formats::feed::Feed;
use afterword_formats::maturity::{FiguresRead, ModelError, ModelRead};
use afterword_formats::toil::ToilTable;
use afterword_formats::zip::is_zip;
use afterword_formats::{Imported, ReadError};
use afterword_ui::words::word;
use serde::de::DeserializeOwned;

use super::{ActionsReading, FeedReading, Job, Reading, ToilReading};
use crate::browser::worker::{Reply, Worker};

/// Why a job was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum IoError {
    /// The [`Stopper`] was dropped.
    Stopped,
    /// The program says that the file is none that it reads.
    Unreadable(ReadError),
    /// The program can't be loaded, or broke down, or is of another version.
    Broken(String),
}

impl fmt::Display for IoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => f.write_str(word::IO_STOPPED.text()),
            Self::Unreadable(error) => error.fmt(f),
            Self::Broken(why) => f.write_str(&word::IO_BROKEN.fill(&[("why", why)])),
        }
    }
}

impl std::error::Error for IoError {}

thread_local! {
    /// A worker that waits for the next job: starting one costs the time to load the program.
    static IDLE: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Ends a job when it is dropped.
#[derive(Debug)]
pub(crate) struct Stopper(Option<(Worker, usize)>);

impl Drop for Stopper {
    fn drop(&mut self) {
        if let Some((worker, job)) = &self.0 {
            worker.stop(*job);
        }
    }
}

/// Reads a file of any kind. The stopper has to be kept until that is done: dropping it ends it.
pub(crate) fn read(
    reading: Reading,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<Imported, IoError>> + use<>) {
    ask(&Job::Import(reading), bytes)
}

/// Reads a chat, alerts or a table as somebody says; `None` if it is something else. The stopper has to be kept as of [`read`].
pub(crate) fn read_feed(
    reading: FeedReading,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<Option<Feed>, IoError>> + use<>) {
    ask(&Job::Feed(reading), bytes)
}

/// Reads a table of actions as somebody says; `None` if it is no table. The stopper has to be kept as of [`read`].
pub(crate) fn read_actions(
    reading: ActionsReading,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<Option<ActionsRead>, IoError>> + use<>) {
    ask(&Job::Actions(reading), bytes)
}

/// Reads the check-lists of a text as actions. The stopper has to be kept as of [`read`].
pub(crate) fn read_checklist(
    reading: ActionsReading,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<ActionsRead, IoError>> + use<>) {
    ask(&Job::Checklist(reading), bytes)
}

/// Reads what somebody brings into a register of toil. The stopper has to be kept as of [`read`].
pub(crate) fn read_toil(
    reading: ToilReading,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<ToilTable, IoError>> + use<>) {
    ask(&Job::Toil(reading), bytes)
}

/// Reads files, each with its name, as the model of maturity that they are together. The stopper has to be kept as of [`read`].
pub(crate) fn read_model(
    files: &[(&str, &[u8])],
) -> (Stopper, impl Future<Output = Result<Result<ModelRead, ModelError>, IoError>> + use<>) {
    let parts = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.len())).collect();
    let bytes: Vec<u8> = files.iter().flat_map(|it| it.1).copied().collect();
    let (stopper, done) = run(&Job::Model(parts), &bytes);
    (stopper, async move { answered(&done.await?) })
}

/// Reads figures that suggest scores. The stopper has to be kept as of [`read`].
pub(crate) fn read_figures(
    name: &str,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<FiguresRead, IoError>> + use<>) {
    ask(&Job::Figures(name.to_owned()), bytes)
}

/// Opens the archive called `name`: what is in it is to be looked at one after the other. As for [`read`], the stopper has to be kept.
pub(crate) fn unpack(
    name: &str,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<Vec<Arrived>, IoError>> + use<>) {
    ask(&Job::Unpack(name.to_owned()), bytes)
}

/// The document in letters that a link may hold.
pub(crate) async fn link(document: &Postmortem) -> Result<String, IoError> {
    let (_stopper, done) = run(&Job::Link, stored::write(document).as_bytes());
    String::from_utf8(done.await?).map_err(|it| IoError::Broken(it.to_string()))
}

/// The document that is in the letters of a link.
pub(crate) async fn unlink(letters: &str) -> Result<Postmortem, IoError> {
    let (_stopper, document) = ask::<String>(&Job::Unlink, letters.as_bytes());
    stored::read(&document.await?).map_err(broken)
}

/// The invitation to vote in letters that a link may hold.
pub(crate) async fn invite(invitation: &Invitation) -> Result<String, IoError> {
    let json = serde_json::to_string(invitation).map_err(broken)?;
    let (_stopper, done) = run(&Job::Invite, json.as_bytes());
    String::from_utf8(done.await?).map_err(|it| IoError::Broken(it.to_string()))
}

/// The invitation that is in the letters of a link.
pub(crate) async fn invited(letters: &str) -> Result<Invitation, IoError> {
    let (_stopper, invitation) = ask(&Job::Invited, letters.as_bytes());
    invitation.await
}

/// The model as YAML.
pub(crate) async fn model_yaml(model: &Model) -> Result<String, IoError> {
    let (_stopper, done) = run(&Job::ModelYaml, model.to_json().as_bytes());
    String::from_utf8(done.await?).map_err(|it| IoError::Broken(it.to_string()))
}

/// The archive of a backup.
pub(crate) async fn pack(backup: &str) -> Result<Vec<u8>, IoError> {
    let (_stopper, done) = run(&Job::Pack, backup.as_bytes());
    let bytes = done.await?;
    if is_zip(&bytes) {
        return Ok(bytes);
    }
    Err(IoError::Unreadable(answered(&bytes)?))
}

/// Has a job done whose answer is a `Result<T, ReadError>` as JSON.
fn ask<T: DeserializeOwned>(
    job: &Job,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<T, IoError>> + use<T>) {
    let (stopper, done) = run(job, bytes);
    let answer = async move {
        let read: Result<T, ReadError> = answered(&done.await?)?;
        read.map_err(IoError::Unreadable)
    };
    (stopper, answer)
}

/// What the program answered as JSON.
fn answered<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, IoError> {
    let json = str::from_utf8(bytes).map_err(|it| IoError::Broken(it.to_string()))?;
    stored::from_json(json).map_err(broken)
}

/// Has a job done.
fn run(
    job: &Job,
    bytes: &[u8],
) -> (Stopper, impl Future<Output = Result<Vec<u8>, IoError>> + use<>) {
    let begun = begin(job, bytes);
    let stopper = begun.as_ref().ok().map(|(worker, number, _)| (worker.clone(), *number));
    let done = async move {
        let (worker, _, reply) = begun?;
        match reply.await {
            Reply::Done(bytes) => {
                IDLE.set(Some(worker));
                Ok(bytes)
            }
            Reply::Stopped => Err(IoError::Stopped),
            // A program that broke down is not asked again.
            Reply::Failed(why) => Err(IoError::Broken(why)),
        }
    };
    (Stopper(stopper), done)
}

type Begun<F> = (Worker, usize, F);

fn begin(job: &Job, bytes: &[u8]) -> Result<Begun<impl Future<Output = Reply> + use<>>, IoError> {
    let job = serde_json::to_string(job).map_err(broken)?;
    let worker = match IDLE.take() {
        Some(worker) => worker,
        None => Worker::start().map_err(IoError::Broken)?,
    };
    let (number, reply) = worker.post(&job, bytes);
    Ok((worker, number, reply))
}

fn broken(error: serde_json::Error) -> IoError {
    IoError::Broken(error.to_string())
}
