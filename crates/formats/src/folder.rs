//! Keeping documents and their files in a folder in step: what is to be done next, decided from what each says.
//!
//! A document and its file are two copies that people edit apart: in the app, and in an editor or by `git pull`. What both had in
//! common last is the [`Base`]. A file that changed is merged into the document and never written over; a file that can't be read is
//! left alone. Nothing here touches a disk: whoever does takes one [`Step`] after the other until there is nothing to do.

mod walk;

use afterword_core::Postmortem;
use afterword_core::id::Mint;
use afterword_core::merge::{Conflict, merge};

use crate::error::ReadError;
use crate::{limits, markdown};
pub use walk::{Entry, FoundFile, Place, Walk};

/// What a document and its file had in common when they were last in step.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// What stood in the file.
    pub text: String,
    /// The document that it says.
    pub document: Postmortem,
}

/// What is to be done so that a document and its file come into step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Nothing: they are in step.
    Rest,
    /// The document changed, or has no file yet: the file gets this text.
    Write(String),
    /// The file changed: the document becomes what is merged, and the base what the file says.
    Take(Box<Taken>),
    /// The file is gone. It may be on another branch, so it is not written anew unasked; the document stays.
    Gone,
}

/// What a file brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What the file says, from now on the base.
    pub base: Base,
    /// The document with all that changed in the file.
    pub merged: Postmortem,
    /// What both had changed: mine stands in the document.
    pub conflicts: Vec<Conflict>,
}

/// Decides about `mine` and the text of its `file`, of which `base` was common. `write` makes a file's text of a document; of the
/// same document it makes the same text.
///
/// A file whose words say what the document says already is left as it is, however it is laid out.
///
/// # Errors
///
/// A file that can't be read as this document: with the line, where one is to blame. It is left alone.
///
/// ```
/// use afterword_core::{Postmortem, id::DocumentId};
/// use afterword_formats::folder::{Base, Step, in_step};
/// use afterword_formats::markdown;
/// # use afterword_core::{postmortem::MetricCatalogue, template::Template};
/// # let write = |it: &Postmortem| markdown::write(it, &Template::plain(), MetricCatalogue::shipped());
///
/// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
/// let document = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let Ok(Step::Write(text)) = in_step(None, &document, None, write) else { panic!() };
/// let base = Base { text: text.clone(), document: document.clone() };
/// assert_eq!(in_step(Some(&base), &document, Some(&text), write), Ok(Step::Rest));
///
/// let edited = text.replace("# Untitled postmortem", "# Checkout outage");
/// let Ok(Step::Take(taken)) = in_step(Some(&base), &document, Some(&edited), write) else { panic!() };
/// assert_eq!(taken.merged.title, "Checkout outage");
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn in_step(
    base: Option<&Base>,
    mine: &Postmortem,
    file: Option<&str>,
    write: impl Fn(&Postmortem) -> String,
) -> Result<Step, ReadError> {
    let Some(text) = file else {
        return Ok(if base.is_some() { Step::Gone } else { Step::Write(write(mine)) });
    };
    if let Some(base) = base.filter(|it| it.text == text) {
        return Ok(if base.document == *mine { Step::Rest } else { written(mine, text, write) });
    }
    let theirs = read(text)?;
    if theirs.id != mine.id {
        return Err(ReadError::new("this file is another postmortem now: its id has changed"));
    }
    // Two copies of which nothing is known in common: whatever differs was written on both sides.
    let blank = || Postmortem::new(mine.id, mine.created_at);
    let (merged, conflicts) = match base {
        Some(base) => merge(&base.document, mine, &theirs),
        None if theirs == *mine => (theirs.clone(), Vec::new()),
        None => merge(&blank(), mine, &theirs),
    };
    let base = Base { text: text.to_owned(), document: theirs };
    Ok(Step::Take(Box::new(Taken { base, merged, conflicts })))
}

fn written(mine: &Postmortem, file: &str, write: impl Fn(&Postmortem) -> String) -> Step {
    match write(mine) {
        same if same == file => Step::Rest,
        text => Step::Write(text),
    }
}

/// Reads a file of a folder: one of ours, edited or not.
///
/// What somebody added gets ids that follow from the text, so that a file that is read twice does not say a thing twice.
///
/// # Errors
///
/// What is no file of ours, or no longer: with the line and what was expected there.
pub fn read(text: &str) -> Result<Postmortem, ReadError> {
    limits::check_size(text.as_bytes())?;
    if let Some(line) = unsettled(text) {
        let message = "Git could not merge this file by itself, and left both versions from here on; keep one and take the marks out";
        return Err(ReadError::at(line, 1, message));
    }
    match markdown::read_own(text, &mut Names::of(text)) {
        Some(preview) => Ok(preview.document),
        None => Err(markdown::own_trouble(text)),
    }
}

/// The line at which Git left a conflict, counted from one.
fn unsettled(text: &str) -> Option<usize> {
    let line = text.lines().position(|it| it.starts_with("<<<<<<< "))?;
    let has = |mark: &str| text.lines().skip(line).any(|it| it.starts_with(mark));
    (has("=======") && has(">>>>>>> ")).then_some(line + 1)
}

/// Ids that follow from a text.
struct Names(u64);

impl Names {
    /// FNV-1a.
    fn of(text: &str) -> Self {
        let digest = text.bytes().fold(0xcbf2_9ce4_8422_2325, |digest: u64, byte| {
            (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(digest)
    }
}

impl Mint for Names {
    /// SplitMix64.
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }
}
