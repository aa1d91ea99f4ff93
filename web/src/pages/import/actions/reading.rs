//! Reading a table again with the columns that somebody chose. What was chosen for the same header the last time counts at once.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_formats::actions::{ActionUse, ActionsRead};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::browser::{clock, ids, task, zone};
use crate::incoming::Incoming;
use crate::io::{self, IoError};
use crate::session::Session;
use crate::store::Setting;

/// Actions as they were read, and what reads them otherwise.
pub(super) struct Reading {
    pub(super) actions: Rc<ActionsRead>,
    /// Whether a newer reading is on its way.
    pub(super) is_going: bool,
    pub(super) on_columns: Callback<Vec<ActionUse>>,
    /// Whether the columns are those of the last time.
    pub(super) is_remembered: bool,
}

/// What somebody said of the columns, and whether they said it the last time.
type Said = Option<(Vec<ActionUse>, bool)>;

/// Reads the table again whenever something is said about its columns.
#[hook]
pub(super) fn use_reading(
    session: &Session,
    incoming: &Rc<Incoming>,
    first: &Rc<ActionsRead>,
) -> Reading {
    let said = use_state_eq(|| None::<(Vec<ActionUse>, bool)>);
    use_memory(session, first, &said);
    let read = use_state(|| None::<(Vec<ActionUse>, Rc<ActionsRead>)>);
    let held = use_mut_ref(|| None);
    let seed = use_memo((), |()| ids::Random.bits());
    let uses = said.as_ref().map(|it| it.0.clone());
    use_effect_with((uses.clone(), incoming.clone()), {
        let (set, say, seed) = (read.setter(), session.say.clone(), *seed);
        move |(uses, incoming)| {
            if let Some(uses) = uses.clone() {
                let (stopper, table) =
                    io::read_actions(job(incoming, seed, &uses), &incoming.bytes);
                held.replace(Some(stopper));
                task::spawn(async move {
                    match table.await {
                        Ok(Some(table)) => set.set(Some((uses, Rc::new(table)))),
                        Ok(None) | Err(IoError::Stopped) => {}
                        Err(error) => {
                            say.emit(word::IMPORT_ERROR.fill(&[("error", &error)]).into());
                        }
                    }
                });
            }
            move || drop(held.take())
        }
    });
    let is_current = read.as_ref().is_some_and(|it| uses.as_ref() == Some(&it.0));
    // Until the newer reading is here, the one before it stands.
    let last = read.as_ref().filter(|_| uses.is_some()).map(|it| it.1.clone());
    let on_columns = use_callback(said.setter(), |columns: Vec<ActionUse>, said| {
        said.set(Some((columns, false)));
    });
    Reading {
        actions: last.unwrap_or_else(|| first.clone()),
        is_going: uses.is_some() && !is_current,
        on_columns,
        is_remembered: said.as_ref().is_some_and(|it| it.1),
    }
}

/// What reads `incoming` with these columns.
fn job(incoming: &Incoming, seed: u64, uses: &[ActionUse]) -> io::ActionsReading {
    io::ActionsReading {
        name: incoming.name.clone(),
        now: clock::now(),
        zone: zone::local_zone(),
        seed,
        uses: Some(uses.to_vec()),
    }
}

/// Says what was said of the same header the last time.
#[hook]
fn use_memory(session: &Session, first: &ActionsRead, said: &UseStateHandle<Said>) {
    let (store, set, is_untouched) = (session.store.clone(), said.setter(), said.is_none());
    use_effect_with(header(first), move |header| {
        if !header.is_empty() && is_untouched {
            let header = header.clone();
            task::spawn(async move {
                if let Some(uses) = store.columns_of(Setting::ActionColumns, &header).await {
                    set.set(Some((uses, true)));
                }
            });
        }
    });
}

/// The names of the columns; none of what is no table.
pub(super) fn header(actions: &ActionsRead) -> Vec<String> {
    actions.columns.iter().map(|it| it.name.clone()).collect()
}
