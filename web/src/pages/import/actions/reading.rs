//! Reading a table again with the columns that somebody chose. What was chosen for the same header the last time counts at once.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::stamp::DayOrder;
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
    /// The order of day and month that somebody chose.
    pub(super) order: Option<DayOrder>,
    pub(super) on_order: Callback<Option<DayOrder>>,
}

/// What somebody said of a table.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    /// What its columns hold.
    uses: Option<Vec<ActionUse>>,
    /// Whether that was said the last time.
    is_remembered: bool,
    /// The order of day and month where both are possible.
    order: Option<DayOrder>,
}

impl Said {
    fn is_nothing(&self) -> bool {
        self.uses.is_none() && self.order.is_none()
    }
}

/// Reads the table again whenever something is said about its columns.
#[hook]
pub(super) fn use_reading(
    session: &Session,
    incoming: &Rc<Incoming>,
    first: &Rc<ActionsRead>,
) -> Reading {
    let said = use_state_eq(Said::default);
    use_memory(session, first, &said);
    let read = use_state(|| None::<(Said, Rc<ActionsRead>)>);
    let held = use_mut_ref(|| None);
    let seed = use_memo((), |()| ids::Random.bits());
    use_effect_with(((*said).clone(), incoming.clone()), {
        let (set, say, seed) = (read.setter(), session.say.clone(), *seed);
        move |(said, incoming)| {
            if !said.is_nothing() {
                let (stopper, table) = io::read_actions(job(incoming, seed, said), &incoming.bytes);
                held.replace(Some(stopper));
                let said = said.clone();
                task::spawn(async move {
                    match table.await {
                        Ok(Some(table)) => set.set(Some((said, Rc::new(table)))),
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
    let is_current = read.as_ref().is_some_and(|it| it.0 == *said);
    // Until the newer reading is here, the one before it stands.
    let last = read.as_ref().filter(|_| !said.is_nothing()).map(|it| it.1.clone());
    let on_columns = use_callback(said.clone(), |columns: Vec<ActionUse>, said| {
        said.set(Said { uses: Some(columns), is_remembered: false, ..(**said).clone() });
    });
    let on_order = use_callback(said.clone(), |order: Option<DayOrder>, said| {
        said.set(Said { order, ..(**said).clone() });
    });
    Reading {
        actions: last.unwrap_or_else(|| first.clone()),
        is_going: !said.is_nothing() && !is_current,
        on_columns,
        is_remembered: said.is_remembered,
        order: said.order,
        on_order,
    }
}

/// What reads `incoming` as it was said.
fn job(incoming: &Incoming, seed: u64, said: &Said) -> io::ActionsReading {
    io::ActionsReading {
        name: incoming.name.clone(),
        now: clock::now(),
        zone: zone::local_zone(),
        seed,
        uses: said.uses.clone(),
        order: said.order,
    }
}

/// Says what was said of the same header the last time.
#[hook]
fn use_memory(session: &Session, first: &ActionsRead, said: &UseStateHandle<Said>) {
    let (store, set, is_untouched) = (session.store.clone(), said.setter(), said.is_nothing());
    use_effect_with(header(first), move |header| {
        if !header.is_empty() && is_untouched {
            let header = header.clone();
            task::spawn(async move {
                if let Some(uses) = store.columns_of(Setting::ActionColumns, &header).await {
                    set.set(Said { uses: Some(uses), is_remembered: true, order: None });
                }
            });
        }
    });
}

/// The names of the columns; none of what is no table.
pub(in crate::pages::import) fn header(actions: &ActionsRead) -> Vec<String> {
    actions.columns.iter().map(|it| it.name.clone()).collect()
}
