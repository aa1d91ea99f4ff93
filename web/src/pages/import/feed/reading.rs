//! Reading it again as somebody says: other columns, another day. What was said of the same header the last time counts at once.

use std::rc::Rc;

use afterword_core::time::Zone;
use afterword_formats::Imported;
use afterword_formats::feed::{ColumnUse, Feed, FeedKind, FeedOptions};
use afterword_ui::words::word;
use chrono::NaiveDate;
use yew::prelude::*;

use crate::browser::{clock, task};
use crate::incoming::Incoming;
use crate::io::{self, IoError};
use crate::session::Session;
use crate::store::Setting;

/// A feed as it was read, and what reads it otherwise.
pub(super) struct FeedReading {
    pub(super) feed: Rc<Feed>,
    /// Whether a newer reading is on its way.
    pub(super) is_going: bool,
    pub(super) on_columns: Callback<Vec<ColumnUse>>,
    /// Whether the columns are those of the last time.
    pub(super) is_remembered: bool,
    /// The day that was said.
    pub(super) day: Option<NaiveDate>,
    pub(super) on_day: Callback<Option<NaiveDate>>,
}

/// What somebody said, and whether it was said the last time.
type Said = (FeedOptions, bool);

/// Reads again whatever `imported` was read as whenever something is said about it.
#[hook]
pub(super) fn use_feed(
    session: &Session,
    incoming: &Rc<Incoming>,
    imported: &Rc<Imported>,
    zone: &Zone,
) -> FeedReading {
    let first = use_memo(imported.clone(), |it| match &**it {
        Imported::Feed(feed) => (**feed).clone(),
        _ => unreachable!("only a feed is shown as one"),
    });
    let said = use_state_eq(|| (FeedOptions::default(), false));
    use_memory(session, &first, &said);
    let read = use_state(|| None::<(FeedOptions, Zone, Rc<Feed>)>);
    let held = use_mut_ref(|| None);
    let wanted = (said.0.clone(), zone.clone(), incoming.clone());
    use_effect_with(wanted, {
        let (set, say) = (read.setter(), session.say.clone());
        move |(options, zone, incoming)| {
            if *options != FeedOptions::default() {
                let (options, zone, set, say) =
                    (options.clone(), zone.clone(), set.clone(), say.clone());
                let reading = io::FeedReading {
                    name: incoming.name.clone(),
                    now: clock::now(),
                    zone: zone.clone(),
                    options: options.clone(),
                };
                let (stopper, feed) = io::read_feed(reading, &incoming.bytes);
                held.replace(Some(stopper));
                task::spawn(async move {
                    match feed.await {
                        Ok(Some(feed)) => set.set(Some((options, zone, Rc::new(feed)))),
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
    let is_plain = said.0 == FeedOptions::default();
    let current = read.as_ref().filter(|it| !is_plain && it.0 == said.0 && it.1 == *zone);
    // Until the newer reading is here, the one before it stands.
    let last = read.as_ref().filter(|_| !is_plain).map(|it| it.2.clone());
    let on_columns = use_callback(said.clone(), |columns: Vec<ColumnUse>, said| {
        said.set((FeedOptions { columns: Some(columns), ..said.0.clone() }, false));
    });
    let on_day = use_callback(said.clone(), |day: Option<NaiveDate>, said| {
        said.set((FeedOptions { day, ..said.0.clone() }, said.1));
    });
    FeedReading {
        is_going: !is_plain && current.is_none(),
        feed: last.unwrap_or(first),
        on_columns,
        is_remembered: said.1,
        day: said.0.day,
        on_day,
    }
}

/// Says what was said of the same header the last time.
#[hook]
fn use_memory(session: &Session, first: &Feed, said: &UseStateHandle<Said>) {
    let (store, set) = (session.store.clone(), said.setter());
    let is_untouched = said.0 == FeedOptions::default();
    use_effect_with(header(first), move |header| {
        if let Some(header) = header.clone().filter(|_| is_untouched) {
            task::spawn(async move {
                if let Some(columns) = store.columns_of(Setting::Columns, &header).await {
                    set.set((FeedOptions { columns: Some(columns), day: None }, true));
                }
            });
        }
    });
}

/// The names of the columns of a table.
pub(in crate::pages::import) fn header(feed: &Feed) -> Option<Vec<String>> {
    let names = feed.columns.iter().map(|it| it.name.clone());
    (feed.kind == FeedKind::Table).then(|| names.collect())
}
