//! Actions from elsewhere: row by row, into a list of their own, into one that is here, or into a postmortem.

mod reading;
mod rows;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::stamp::DayOrder;
use afterword_formats::Imported;
use afterword_formats::actions::{ActionUse, ActionsRead};
use afterword_ui::fields::{Select, TextField};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

pub(super) use self::reading::header;
use self::reading::{Reading, use_reading};
use self::rows::{Rows, Standing};
use super::accept::ACCEPT_ID;
use super::columns::Columns;
use super::head::head;
use super::instead::{ByAddress, Other};
use super::picked::Picked;
use super::target::{Target, TargetChoice};
use crate::across::{Asked, Here, Told, use_answer};
use crate::browser::{ids, task};
use crate::incoming::Incoming;
use crate::pages::board::{Place, bring, undo};
use crate::route::Route;
use crate::session::Session;
use crate::toast::Said;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ActionsImportProps {
    pub(super) session: Session,
    pub(super) incoming: Rc<Incoming>,
    /// What holds the actions, as they were read first.
    pub(super) imported: Rc<Imported>,
    /// What it can be taken for instead: the words of a button, and what it does.
    pub(super) other: Option<Other>,
    pub(super) on_done: Callback<()>,
    pub(super) on_other: Callback<()>,
    pub(super) is_last: bool,
    /// The document that the page was opened from.
    pub(super) beside: Option<DocumentId>,
}

/// Shows the actions, and brings in those that are ticked.
#[component]
pub(super) fn ActionsImport(props: &ActionsImportProps) -> Html {
    use_words();
    let ActionsImportProps { session, incoming, imported, on_other, .. } = props;
    let first = use_memo(ByAddress(imported.clone()), |ByAddress(it)| match &**it {
        Imported::Actions(actions) => (**actions).clone(),
        _ => unreachable!("only actions are shown as such"),
    });
    let reading = use_reading(session, incoming, &first);
    let actions = reading.actions.clone();
    let chosen = use_state_eq(|| props.beside.map(Target::Document));
    let name = use_state_eq(|| first.title.clone());
    let places = use_places(session, &actions);
    // Until somebody chooses: where most of those are that are here already.
    let target = chosen.or(most_common(&places).map(Target::Document)).unwrap_or(Target::New);
    let standings = use_standings(&actions, places);
    let picked = use_state(Picked::<Standing>::default);
    let current = picked.of(&standings);
    let on_pick =
        use_callback((picked.setter(), standings.clone()), |it: Picked<Standing>, (set, rows)| {
            set.set(it.about(rows.clone()));
        });
    let on_target = use_callback(chosen.setter(), |it: Target, set| set.set(Some(it)));
    let n = current.count(&standings);
    let onclick = {
        let place = match target {
            Target::New => Place::New((*name).clone()),
            Target::Document(id) => Place::Document(id),
        };
        let (props, actions) = (props.clone(), actions.clone());
        let (standings, current) = (standings.clone(), current.clone());
        Callback::from(move |_: MouseEvent| {
            accept(&props, &actions, picked_of(&actions, &standings, &current), &place);
        })
    };
    let accept = html! {
        <button id={ACCEPT_ID} type="button" class="button primary" disabled={n == 0 || reading.is_going} {onclick}>
            { word::ACTIONS_ADD.count(n) }
        </button>
    };
    html! {
        <div class="import-preview feed-import">
            { head(accept, &props.other, on_other) }
            <Columns<ActionUse>
                columns={actions.columns.iter().map(|it| (it.name.clone(), it.holds)).collect::<Vec<_>>()}
                on_change={&reading.on_columns}
                is_remembered={reading.is_remembered}
            />
            <section class="card">
                <h2>{ word::ACTIONS_COUNT.count(actions.rows.len()) }</h2>
                <TargetChoice
                    session={session.clone()}
                    {target}
                    on_change={on_target}
                    words={[word::ACTIONS_INTO.text(), word::ACTIONS_NEW_LIST.text()]}
                    has_lists={true}
                />
                <div class="actions-list-name">
                    if target == Target::New {
                        <TextField
                            label={word::BOARD_LIST_NAME.text()}
                            value={(*name).clone()}
                            on_change={let name = name.setter(); Callback::from(move |it| name.set(it))}
                            placeholder={word::BOARD_LIST_TITLE.text()}
                        />
                    }
                </div>
                { unread(&actions, &reading) }
                <Rows {actions} {standings} picked={current} {on_pick} />
            </section>
        </div>
    }
}

/// How many cells were not understood; where days are among them, in which order they may be written.
fn unread(actions: &ActionsRead, reading: &Reading) -> Html {
    let n = actions.rows.iter().map(|it| it.unread.len()).sum();
    let is_day = |it: &ActionUse| matches!(it, ActionUse::Due | ActionUse::Created);
    let has_days =
        reading.order.is_some() || actions.rows.iter().any(|it| it.unread.iter().any(is_day));
    let orders = [
        (None, word::ACTIONS_DAYS_UNSAID.text()),
        (Some(DayOrder::DayFirst), word::ACTIONS_DAY_FIRST.text()),
        (Some(DayOrder::MonthFirst), word::ACTIONS_MONTH_FIRST.text()),
    ];
    let orders = orders.map(|(it, words)| (it, AttrValue::Static(words)));
    html! {
        <div class="actions-unread">
            if n > 0 { <p role="status">{ word::ACTIONS_UNREAD.count(n) }</p> }
            if has_days {
                { Select::new(word::ACTIONS_DAYS.text(), reading.order, orders, reading.on_order.clone()).html() }
            }
        </div>
    }
}

/// The documents in which they stand already, once that is known; of those that stand nowhere `None`.
#[hook]
fn use_places(session: &Session, actions: &Rc<ActionsRead>) -> Vec<Option<DocumentId>> {
    let question = use_memo(actions.clone(), |actions| {
        let told = |action: &Action| Told {
            id: action.id,
            title: action.title.clone(),
            owner: action.owner.clone(),
            tracker: action.tracker.clone(),
        };
        Here { actions: actions.rows.iter().map(|it| told(&it.action)).collect() }
    });
    let asked = use_answer(session, Some((*question).clone()));
    match &asked {
        Asked::Answered(it) if it.answer.len() == actions.rows.len() => it.answer.clone(),
        _ => Vec::new(),
    }
}

/// The document that is named most often.
fn most_common(places: &[Option<DocumentId>]) -> Option<DocumentId> {
    let mut counts: BTreeMap<DocumentId, usize> = BTreeMap::new();
    places.iter().flatten().for_each(|it| *counts.entry(*it).or_default() += 1);
    counts.into_iter().max_by_key(|it| it.1).map(|it| it.0)
}

#[hook]
fn use_standings(actions: &Rc<ActionsRead>, places: Vec<Option<DocumentId>>) -> Rc<Vec<Standing>> {
    use_memo((actions.clone(), places), |(actions, here)| {
        let rows = actions.rows.iter().enumerate();
        let standing = rows.map(|(at, it)| Standing {
            is_here: here.get(at).is_some_and(Option::is_some),
            is_blank: it.action.title.trim().is_empty(),
        });
        standing.collect()
    })
}

/// The actions that come in. One that is here already comes in as another, under a name of its own.
fn picked_of(
    actions: &ActionsRead,
    standings: &[Standing],
    picked: &Picked<Standing>,
) -> Vec<Rc<Action>> {
    let action = |at: usize| {
        let action = actions.rows[at].action.clone();
        let id = if standings[at].is_here { ids::Random.id() } else { action.id };
        Rc::new(Action { id, ..action })
    };
    picked.rows(standings).into_iter().map(action).collect()
}

fn accept(
    props: &ActionsImportProps,
    actions: &ActionsRead,
    picked: Vec<Rc<Action>>,
    place: &Place,
) {
    let (props, place) = (props.clone(), place.clone());
    let header = header(actions);
    let uses: Vec<ActionUse> = actions.columns.iter().map(|it| it.holds).collect();
    task::spawn(async move {
        let ActionsImportProps { session, on_done, is_last, .. } = &props;
        let brought = match bring(session, &place, picked).await {
            Ok(brought) => brought,
            Err(error) => return session.say(word::IMPORT_FAILED.fill(&[("error", &error)])),
        };
        if !header.is_empty() {
            // So that the next table with this header needs no hand. That it fails is no reason to stop.
            session.store.keep_action_columns(&header, uses).await.ok();
        }
        on_done.emit(());
        session.reload.emit(());
        if *is_last {
            session.go.emit(Route::of_document(brought.kind, brought.id));
        }
        session.speak.emit(Said::with_undo(word::BOARD_ADDED.count(brought.n), undo(session)));
    });
}
