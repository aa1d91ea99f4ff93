//! Reading what is to be brought in, beside the page, and why it can't be.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_formats::toil::ToilTable;
use afterword_formats::{At, Trouble};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::{ids, task};
use crate::incoming::Incoming;
use crate::io::{self, IoError};

/// What became of a text or a file: what is in it, or why that can't be told.
pub(super) type Outcome = Result<Rc<ToilTable>, AttrValue>;

/// How far the reading is.
pub(super) struct Reading {
    /// What was read last, if there was anything to read.
    pub(super) outcome: Option<Outcome>,
    /// Whether something newer is being read.
    pub(super) is_going: bool,
}

/// Reads `source`, and again when it changes: until then what was read before stands.
#[hook]
pub(super) fn use_reading(source: &Option<Rc<Incoming>>, may_be_lines: bool) -> Reading {
    let read = use_state(|| None::<(Rc<Incoming>, Outcome)>);
    let held = use_mut_ref(|| None);
    let seed = use_memo((), |()| ids::Random.bits());
    use_effect_with((source.clone(), may_be_lines), {
        let (set, seed) = (read.setter(), *seed);
        move |(source, may_be_lines)| {
            if let Some(source) = source.clone() {
                held.replace(begin(source, seed, *may_be_lines, set));
            }
            move || drop(held.take())
        }
    });
    let is_going = source.is_some() && read.as_ref().map(|it| &it.0) != source.as_ref();
    let outcome = source.as_ref().and_then(|_| read.as_ref().map(|it| it.1.clone()));
    Reading { outcome, is_going }
}

/// Begins to read `source`, and returns what ends that.
fn begin(
    source: Rc<Incoming>,
    seed: u64,
    may_be_lines: bool,
    set: UseStateSetter<Option<(Rc<Incoming>, Outcome)>>,
) -> Option<io::Stopper> {
    if !source.problem.is_empty() {
        let why = word::IMPORT_ERROR.fill(&[("error", &source.problem)]);
        set.set(Some((source, Err(why.into()))));
        return None;
    }
    let reading = io::ToilReading { name: source.name.clone(), seed, may_be_lines };
    let (stopper, table) = io::read_toil(reading, &source.bytes);
    task::spawn(async move {
        let outcome = match table.await {
            Err(IoError::Stopped) => return,
            Ok(table) => Ok(Rc::new(table)),
            Err(error) => Err(refused(&error).into()),
        };
        set.set(Some((source, outcome)));
    });
    Some(stopper)
}

/// Why it can't be brought in, and what would help.
fn refused(error: &IoError) -> String {
    let IoError::Unreadable(error) = error else {
        return word::IMPORT_ERROR.fill(&[("error", error)]);
    };
    match (error.trouble, error.at) {
        (Trouble::Empty, _) => word::IMPORT_EMPTY.text().to_owned(),
        (Trouble::Columns, at) => {
            let line = at.map_or(1, |At { line, .. }| line);
            word::TOIL_BRING_COLUMNS.fill(&[("line", &line)])
        }
        _ => word::IMPORT_ERROR.fill(&[("error", error)]),
    }
}
