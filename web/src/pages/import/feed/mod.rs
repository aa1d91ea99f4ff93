//! What a chat, alerting, a status page or a table told: row by row, into a new postmortem or into one that is here.

mod accept;
mod reading;
mod rows;
mod standing;
mod words;

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::postmortem::fates;
use afterword_core::time::Zone;
use afterword_formats::Imported;
use afterword_formats::feed::{ColumnUse, Feed, FeedKind};
use afterword_ui::fields::DateField;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::incoming::Incoming;
use crate::loading::use_loaded;
use crate::session::Session;
use crate::store::Loaded;

use accept::{AcceptProps, accept};
pub(super) use reading::header;
use reading::use_feed;
use rows::Rows;
use standing::Standing;

use super::accept::ACCEPT_ID;
use super::columns::Columns;
use super::head::head;
use super::instead::Other;
use super::picked::Picked;
use super::target::{Target, TargetChoice};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FeedImportProps {
    pub(super) session: Session,
    pub(super) incoming: Rc<Incoming>,
    pub(super) imported: Rc<Imported>,
    /// The zone of times that don't say theirs, on whose clocks all are shown.
    pub(super) zone: Zone,
    /// How that is chosen.
    pub(super) zone_field: Html,
    /// What it can be taken for instead.
    pub(super) other: Option<Other>,
    pub(super) on_done: Callback<()>,
    pub(super) on_other: Callback<()>,
    pub(super) is_last: bool,
    /// The document that the page was opened from.
    pub(super) beside: Option<DocumentId>,
}

/// Shows what was told, and brings in what is ticked.
#[component]
pub(super) fn FeedImport(props: &FeedImportProps) -> Html {
    use_words();
    let FeedImportProps { session, incoming, imported, zone, on_done, on_other, .. } = props;
    let reading = use_feed(session, incoming, imported, zone);
    let feed = reading.feed.clone();
    let target = use_state_eq(|| props.beside.map_or(Target::New, Target::Document));
    let document = use_document(session, *target);
    let standings = use_memo((feed.clone(), document.clone()), |(feed, document)| {
        standings_in(feed, document.as_ref().map(|it| &**it))
    });
    let picked = use_state(Picked::<Standing>::default);
    let current = picked.of(&standings);
    let on_pick = use_callback(
        (picked.setter(), standings.clone()),
        |it: Picked<Standing>, (set, standings)| {
            set.set(it.about(standings.clone()));
        },
    );
    let on_target = use_callback(target.setter(), |it: Target, set| set.set(it));
    let n_picked = current.count(&standings);
    let is_ready = *target == Target::New || document.is_some();
    let onclick = {
        let props = AcceptProps {
            session: session.clone(),
            feed: feed.clone(),
            picked: current.rows(&standings),
            into: document,
            zone: zone.clone(),
            on_done: on_done.clone(),
            is_last: props.is_last,
        };
        Callback::from(move |_: MouseEvent| accept(&props))
    };
    let button = match *target {
        Target::New => word::FEED_MAKE.text().to_owned(),
        Target::Document(_) => word::FEED_ADD.count(n_picked),
    };
    let is_useless = !is_ready || reading.is_going || n_picked == 0;
    let accept = html! {
        <button id={ACCEPT_ID} type="button" class="button primary" disabled={is_useless} {onclick}>{ button }</button>
    };
    html! {
        <div class="import-preview feed-import">
            { head(accept, &props.other, on_other) }
            <Columns<ColumnUse>
                columns={feed.columns.iter().map(|it| (it.name.clone(), it.holds)).collect::<Vec<_>>()}
                on_change={&reading.on_columns}
                is_remembered={reading.is_remembered}
            />
            <section class="card">
                <h2>{ words::title(&feed) }</h2>
                { about(props, &feed, &reading) }
                <TargetChoice
                    session={session.clone()}
                    target={*target}
                    on_change={on_target}
                    words={[word::FEED_INTO.text(), word::FEED_NEW.text()]}
                />
                <Rows {feed} {standings} picked={current} {on_pick} />
            </section>
        </div>
    }
}

/// What the source says of the whole, what was left out, and what it does not say.
fn about(props: &FeedImportProps, feed: &Rc<Feed>, reading: &reading::FeedReading) -> Html {
    let facts = words::facts(feed);
    let has_day = feed.lacks_day || reading.day.is_some();
    html! {
        <div class="feed-about">
            <p class="feed-facts">{ facts }</p>
            <p class="feed-aside">{ words::aside(feed) }</p>
            <div class="import-zone">
                if feed.assumes_zone || feed.kind == FeedKind::Table {
                    { props.zone_field.clone() }
                }
            </div>
            <div class="feed-day">
                if has_day {
                    <DateField
                        label={word::FEED_DAY.text()}
                        hint={word::FEED_DAY_HINT.text()}
                        value={reading.day}
                        on_change={&reading.on_day}
                    />
                }
            </div>
        </div>
    }
}

/// The document that the entries are to go into, once it is here.
#[hook]
fn use_document(session: &Session, target: Target) -> Option<Rc<Loaded>> {
    let store = session.store.clone();
    let loaded = use_loaded((target, session.n_changes), move |(target, _)| {
        let (store, target) = (store.clone(), *target);
        async move {
            match target {
                Target::New => (target, None),
                Target::Document(id) => (target, store.load(id).await.ok().flatten().map(Rc::new)),
            }
        }
    });
    let (of, document) = loaded.here()?;
    document.clone().filter(|_| *of == target)
}

fn standings_in(feed: &Feed, document: Option<&Loaded>) -> Vec<Standing> {
    let entries: Vec<_> = feed.entries.iter().map(|it| it.entry.clone()).collect();
    let timeline = document.map_or(&[][..], |it| it.document.timeline.as_slice());
    let of = fates(timeline, &entries).into_iter().zip(&feed.entries);
    of.map(|(fate, it)| Standing { fate, is_noise: it.is_noise }).collect()
}
