//! What a file can be taken for instead: a table for actions or for entries of a timeline, a text for nothing but its actions.

use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::id::Mint as _;
use afterword_core::time::Zone;
use afterword_formats::Imported;
use afterword_formats::actions::{ActionRow, ActionUse, ActionsRead};
use afterword_formats::feed::{ColumnUse, Feed, FeedKind, FeedOptions};
use afterword_formats::markdown::Preview;
use afterword_ui::words::word;
use yew::prelude::*;

use super::{actions, feed};
use crate::browser::{clock, ids, task};
use crate::incoming::Incoming;
use crate::io::{self, IoError};
use crate::session::Session;
use crate::store::Setting;

/// The words of a button, and what it does.
pub(super) type Other = (AttrValue, Callback<()>);

/// What `imported` is shown as, and what it can be shown as instead. A table that came in as the other the last time is that at once.
#[hook]
pub(super) fn use_instead(
    session: &Session,
    incoming: &Rc<Incoming>,
    imported: &Rc<Imported>,
    zone: &Zone,
) -> (Rc<Imported>, Option<Other>) {
    let chosen = use_state(|| None::<(Rc<Imported>, Rc<Imported>)>);
    let held = use_mut_ref(|| None::<io::Stopper>);
    let instead = chosen.as_ref().filter(|it| Rc::ptr_eq(&it.0, imported)).map(|it| it.1.clone());
    let choose = {
        let (set, of) = (chosen.setter(), imported.clone());
        Callback::from(move |it: Option<Imported>| {
            set.set(it.map(|it| (of.clone(), Rc::new(it))));
        })
    };
    let table = Table { session: session.clone(), incoming: incoming.clone(), zone: zone.clone() };
    // Another reading ends the one before it.
    let read_as = |read: fn(&Table, &Callback<Option<Imported>>) -> io::Stopper| {
        let (table, choose, held) = (table.clone(), choose.clone(), held.clone());
        Callback::from(move |()| drop(held.replace(Some(read(&table, &choose)))))
    };
    let as_entries = read_as(Table::entries);
    let as_actions = read_as(Table::actions);
    let as_checklist = read_as(Table::checklist);
    {
        let (as_entries, as_actions) = (as_entries.clone(), as_actions.clone());
        let store = session.store.clone();
        use_effect_with(ByAddress(imported.clone()), move |ByAddress(imported)| {
            let header = header(imported);
            let is_actions = matches!(**imported, Imported::Actions(_));
            if header.is_empty() {
                return;
            }
            task::spawn(async move {
                if is_actions {
                    let columns = store.columns_of::<ColumnUse>(Setting::Columns, &header).await;
                    columns.into_iter().for_each(|_| as_entries.emit(()));
                } else {
                    let columns =
                        store.columns_of::<ActionUse>(Setting::ActionColumns, &header).await;
                    columns.into_iter().for_each(|_| as_actions.emit(()));
                }
            });
        });
    }
    let n_ticks = use_memo(incoming.clone(), |it| n_ticks(it.text()));
    let shown = instead.unwrap_or_else(|| imported.clone());
    let other = match (&*shown, &**imported) {
        (Imported::Actions(_), Imported::Text(_)) => {
            Some((word::INSTEAD_WHOLE.text().into(), choose.reform(|()| None)))
        }
        (Imported::Actions(it), _) if !it.columns.is_empty() => {
            Some((word::INSTEAD_ENTRIES.text().into(), as_entries))
        }
        (Imported::Feed(it), _) if it.kind == FeedKind::Table => {
            Some((word::INSTEAD_ACTIONS.text().into(), as_actions))
        }
        (Imported::Text(preview), _) if *n_ticks > preview.document.actions.len() => {
            Some((word::INSTEAD_ONLY_ACTIONS.count(*n_ticks).into(), as_checklist))
        }
        (Imported::Text(preview), _) if !preview.document.actions.is_empty() => {
            let words = word::INSTEAD_ONLY_ACTIONS.count(preview.document.actions.len());
            let only = Imported::Actions(Box::new(actions_of(preview)));
            Some((words.into(), choose.reform(move |()| Some(only.clone()))))
        }
        _ => None,
    };
    (shown, other)
}

/// A file compared by its address: to compare it whole takes longer than to read it.
#[derive(Clone)]
pub(super) struct ByAddress(pub(super) Rc<Imported>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The names of the columns of a table; none of what is no table.
fn header(imported: &Imported) -> Vec<String> {
    match imported {
        Imported::Actions(it) => actions::header(it),
        Imported::Feed(it) => feed::header(it).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// How many lines of a text are items of a check-list.
fn n_ticks(text: &str) -> usize {
    let is_tick = |line: &str| {
        let line = line.trim_start();
        let item = line.trim_start_matches(|it: char| it.is_ascii_digit());
        let item = match item.len() == line.len() {
            true => item.strip_prefix(['-', '*', '+']),
            false => item.strip_prefix(['.', ')']),
        };
        item.is_some_and(|it| {
            let it = it.trim_start().to_lowercase();
            it.starts_with("[ ] ") || it.starts_with("[x] ")
        })
    };
    text.lines().filter(|it| is_tick(it)).count()
}

/// The actions of a text. What they were to change stays behind with it.
fn actions_of(preview: &Preview) -> ActionsRead {
    let row = |(at, action): (usize, &Rc<Action>)| {
        let mut action = (**action).clone();
        action.causes.clear();
        ActionRow { action, line: at + 1, unread: Vec::new() }
    };
    ActionsRead {
        title: preview.document.title.clone(),
        columns: Vec::new(),
        header_line: 0,
        rows: preview.document.actions.iter().enumerate().map(row).collect(),
    }
}

/// A file that may be read as a table of either kind.
#[derive(Clone)]
struct Table {
    session: Session,
    incoming: Rc<Incoming>,
    zone: Zone,
}

impl Table {
    /// How it is read where all that is known of columns are their names.
    fn reading(&self) -> io::ActionsReading {
        io::ActionsReading {
            name: self.incoming.name.clone(),
            now: clock::now(),
            zone: self.zone.clone(),
            seed: ids::Random.bits(),
            uses: None,
            order: None,
        }
    }

    fn checklist(&self, choose: &Callback<Option<Imported>>) -> io::Stopper {
        let (stopper, read) = io::read_checklist(self.reading(), &self.incoming.bytes);
        let as_imported = |it: ActionsRead| Some(Imported::Actions(Box::new(it)));
        self.wait(choose, async move { read.await.map(as_imported) });
        stopper
    }

    fn actions(&self, choose: &Callback<Option<Imported>>) -> io::Stopper {
        let (stopper, read) = io::read_actions(self.reading(), &self.incoming.bytes);
        let as_imported = |it: ActionsRead| Imported::Actions(Box::new(it));
        self.wait(choose, async move { read.await.map(|it| it.map(as_imported)) });
        stopper
    }

    fn entries(&self, choose: &Callback<Option<Imported>>) -> io::Stopper {
        let reading = io::FeedReading {
            name: self.incoming.name.clone(),
            now: clock::now(),
            zone: self.zone.clone(),
            options: FeedOptions::default(),
        };
        let (stopper, read) = io::read_feed(reading, &self.incoming.bytes);
        let as_imported = |it: Feed| Imported::Feed(Box::new(it));
        self.wait(choose, async move { read.await.map(|it| it.map(as_imported)) });
        stopper
    }

    fn wait(
        &self,
        choose: &Callback<Option<Imported>>,
        read: impl Future<Output = Result<Option<Imported>, IoError>> + 'static,
    ) {
        let (choose, say) = (choose.clone(), self.session.say.clone());
        task::spawn(async move {
            match read.await {
                Ok(Some(it)) => choose.emit(Some(it)),
                Ok(None) => say.emit(word::INSTEAD_NO_TABLE.text().into()),
                Err(IoError::Stopped) => {}
                Err(error) => say.emit(word::IMPORT_ERROR.fill(&[("error", &error)]).into()),
            }
        });
    }
}
