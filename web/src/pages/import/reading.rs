//! Reading what came in, beside the page: a large file takes its time, and can be stopped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::time::Zone;
use afterword_formats::markdown::Choices;
use afterword_formats::{Imported, Trouble};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::{clock, ids, task};
use crate::incoming::Incoming;
use crate::io::{self, IoError};

/// How long something may take before it is said that it does, in milliseconds.
const PATIENCE: u32 = 300;

/// What became of what came in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading {
    /// It is being read; `true` once that takes long.
    Going(bool),
    /// This is in it.
    Done(Rc<Imported>),
    /// It can't be imported.
    Refused(Refusal),
}

/// Why nothing is to be imported.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusal {
    /// The file could not be opened.
    File(String),
    /// It could not be read.
    Unread(IoError),
}

impl Refusal {
    /// Whether it is a model of maturity, which is no document.
    pub(super) fn is_model(&self) -> bool {
        matches!(self, Self::Unread(IoError::Unreadable(error)) if error.trouble == Trouble::Model)
    }
}

/// A file, the zone of its times that don't say theirs, and what was decided about it.
type Source = (Option<Rc<Incoming>>, Zone, Rc<Choices>);

/// What a reading holds while it goes on.
type Held = Rc<RefCell<Option<(io::Stopper, Timeout)>>>;

/// Reads `source`, and again when it changes: until then what was read before stands, if it was the same file. Returns what became of it,
/// and what stops it. An archive is opened instead, and what is in it goes to `on_opened`.
#[hook]
pub(super) fn use_reading(
    source: Source,
    on_opened: &Callback<Vec<Incoming>>,
) -> (Reading, Callback<()>) {
    let read = use_state(|| (None, Reading::Going(false)));
    let held = use_mut_ref(|| None);
    let set = read.setter();
    // Read again, a file has the same ids and was begun at the same time.
    let begun = use_memo(source.0.clone(), |_| (clock::now(), ids::Random.bits()));
    use_effect_with(source.clone(), {
        let (held, on_opened) = (held.clone(), on_opened.clone());
        move |(incoming, zone, choices)| {
            let is_wanted = Rc::new(Cell::new(true));
            if let Some(incoming) = incoming.clone() {
                let (of, is_wanted, going) = (incoming.clone(), is_wanted.clone(), held.clone());
                let tell = move |reading| {
                    if !is_wanted.get() {
                        return;
                    }
                    if !matches!(reading, Reading::Going(_)) {
                        going.take();
                    }
                    set.set((Some(of.clone()), reading));
                };
                let (now, seed) = *begun;
                let reading = io::Reading {
                    name: incoming.name.clone(),
                    now,
                    seed,
                    zone: zone.clone(),
                    choices: (**choices).clone(),
                };
                if incoming.is_archive() {
                    open(&incoming, &held, on_opened.clone(), tell);
                } else {
                    begin(&incoming, reading, &held, tell);
                }
            }
            move || {
                is_wanted.set(false);
                held.take();
            }
        }
    });
    let on_stop = use_callback((), move |(), ()| drop(held.take()));
    let (of, reading) = &*read;
    (if *of == source.0 { reading.clone() } else { Reading::Going(false) }, on_stop)
}

/// Begins to read.
fn begin(
    incoming: &Incoming,
    reading: io::Reading,
    held: &Held,
    tell: impl Fn(Reading) + Clone + 'static,
) {
    if !incoming.problem.is_empty() {
        return tell(Reading::Refused(Refusal::File(incoming.problem.clone())));
    }
    let (stopper, read) = io::read(reading, &incoming.bytes);
    hold(stopper, held, tell.clone());
    task::spawn(async move {
        let read = read.await;
        tell(match read {
            Ok(imported) => Reading::Done(Rc::new(imported)),
            Err(error) => Reading::Refused(Refusal::Unread(error)),
        });
    });
}

/// Begins to open an archive.
fn open(
    incoming: &Incoming,
    held: &Held,
    on_opened: Callback<Vec<Incoming>>,
    tell: impl Fn(Reading) + Clone + 'static,
) {
    let (stopper, unpacked) = io::unpack(&incoming.name, &incoming.bytes);
    hold(stopper, held, tell.clone());
    task::spawn(async move {
        match unpacked.await {
            Ok(arrived) => on_opened.emit(arrived.into_iter().map(Incoming::from).collect()),
            Err(error) => tell(Reading::Refused(Refusal::Unread(error))),
        }
    });
}

/// Keeps what stops the work, and says after a while that it takes long.
fn hold(stopper: io::Stopper, held: &Held, tell: impl Fn(Reading) + 'static) {
    let patience = Timeout::new(PATIENCE, move || tell(Reading::Going(true)));
    held.replace(Some((stopper, patience)));
}
