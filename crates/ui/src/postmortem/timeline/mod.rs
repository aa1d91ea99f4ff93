//! The timeline: what happened when, one row an entry, and a line to type the next one into.

mod day;
mod editor;
mod filter;
mod flags;
mod kind;
mod lines;
mod links;
mod order;
mod pasted;
mod picture;
mod quick;
mod reading;
mod row;
mod ruler;
mod scale;
mod stamp;
mod time_field;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::list::List;
use afterword_core::postmortem::{
    Edit, Entry, EntryId, Moment, MomentKey, Moments, TimelineEdit, in_order, runs_backwards,
};
use afterword_core::time::{Instant, Zone};
use chrono::{NaiveDateTime, NaiveTime};
use yew::prelude::*;

use self::editor::EntryEditor;
use self::filter::{Filter, FilterBar};
pub(super) use self::kind::icon as kind_icon;
use self::order::{Way, local_starts, moved, put};
use self::pasted::After;
use self::picture::TimelinePicture;
use self::quick::QuickEntryField;
use self::row::EntryRow;
pub(super) use self::row::stamp_of;
use self::ruler::TimeRuler;
pub(super) use self::scale::of_entries;
use super::focus::{Focus, use_focus};
use super::reach::NEXT_ENTRY;
use super::stable::use_stable;
use crate::Shell;
use crate::draw::{use_drawing_words, use_printing};
use crate::shell::use_look;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimelineSectionProps {
    /// The entries in the order in which they were written.
    pub timeline: List<Entry>,
    pub moments: Moments,
    /// The zone whose clocks the times are shown on; `shell` knows its rules.
    pub zone: Zone,
    /// When the incident happened: the day of times that are typed alone while there are no entries.
    #[prop_or_default]
    pub day: Option<Instant>,
    pub on_edit: Callback<Edit>,
    pub shell: Shell,
}

/// What a row asks of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    /// The row has the focus.
    Here,
    /// Edit the entry, beginning with this part.
    Open(Part),
    /// Stop editing; the focus stays on the row.
    Close,
    /// Go to the row above.
    Above,
    /// Go to the row below, or to the line for the next entry.
    Below,
    /// Go to the first row.
    First,
    /// Go to the last row.
    Last,
    /// Go to this row, wherever it is.
    Show,
    /// Take the entry away.
    Remove,
    /// Change places with a neighbour.
    Move(Way),
    /// Take this entry in before or after.
    Receive(EntryId, Way),
    /// Its time was changed, which may have put it elsewhere.
    Retimed,
}

/// A part of an entry that editing can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Time,
    Text,
}

/// The id of the element that shows an entry.
pub(super) fn row_id(id: EntryId) -> String {
    format!("entry-{id}")
}

fn part_id(id: EntryId, part: Part) -> String {
    match part {
        Part::Time => format!("entry-{id}-time"),
        Part::Text => format!("entry-{id}-text"),
    }
}

/// Puts the focus on the entry that was removed last when it comes back.
#[hook]
fn use_return(
    timeline: &List<Entry>,
    removed: &Rc<RefCell<Option<EntryId>>>,
    current: &UseStateHandle<Option<EntryId>>,
    focus: &Focus,
) {
    let (removed, current, focus) = (removed.clone(), current.setter(), focus.clone());
    use_effect_with(timeline.clone(), move |timeline| {
        let is_back = |id: &EntryId| timeline.iter().any(|it| it.id == *id);
        let back = removed.borrow_mut().take_if(|it| is_back(it));
        if let Some(id) = back {
            current.set(Some(id));
            focus.after_render(row_id(id));
        }
    });
}

/// The name that the filter is remembered by.
const FILTER: &str = "timeline-filter";

const KEYS_ID: &str = "timeline-keys";

/// The timeline of a postmortem, edited in place.
#[component]
pub fn TimelineSection(props: &TimelineSectionProps) -> Html {
    use_words();
    let focus = use_focus();
    let open = use_state_eq(|| None::<EntryId>);
    let current = use_state_eq(|| None::<EntryId>);
    let removed = use_mut_ref(|| None::<EntryId>);
    use_return(&props.timeline, &removed, &current, &focus);

    let words = use_drawing_words();
    let filter = use_state_eq(|| {
        Filter::read(&props.shell.recalled(FILTER), props.timeline.iter().map(|it| it.id))
    });
    use_look(&props.shell, FILTER.to_owned(), filter.write());
    let all = in_order(&props.timeline);
    // Paper has all of it.
    let is_printing = use_printing();
    let is_shown = |it: &&Rc<Entry>| is_printing || filter.shows(it, *open);
    let last = all.iter().rev().find_map(|it| it.time.start());
    let shown: Vec<&Rc<Entry>> = all.into_iter().filter(is_shown).collect();
    let ids: Vec<EntryId> = shown.iter().map(|it| it.id).collect();
    let starts: Vec<Option<Instant>> = shown.iter().map(|it| it.time.start()).collect();
    let shell = props.shell.clone();
    // Asking the zone is dear and times change seldom.
    let starts = use_memo((starts, props.zone.clone()), move |(it, _)| local_starts(it, &shell));
    let after = use_memo((last, props.zone.clone()), {
        let shell = props.shell.clone();
        move |(last, _)| last.map(|it| shell.in_zone(it).naive_local())
    });
    let follows = after.map_or_else(|| After::Midnight(midnight(props)), After::Entry);
    let after = follows.time();
    let times = {
        let shell = props.shell.clone();
        let key = (scale::times(&props.timeline), props.moments.clone(), props.zone.clone());
        use_memo(key, move |(times, moments, zone)| scale::of_times(times, moments, zone, &shell))
    };
    let quiet = use_memo(
        (scale::times(&props.timeline), filter.is_set(), words),
        |(_, is_filtered, words)| match is_filtered {
            true => BTreeMap::new(),
            false => scale::quiet(&times, words),
        },
    );
    let n_timed = props.timeline.iter().filter(|it| it.time.start().is_some()).count();
    let current_id = current.filter(|it| ids.contains(it)).or(ids.first().copied());
    let flags = flags_of(&props.moments);

    let on_ask = use_stable({
        let list = Asked {
            ids,
            timeline: props.timeline.clone(),
            on_edit: props.on_edit.clone(),
            shell: props.shell.clone(),
            focus: focus.clone(),
            open: open.clone(),
            current,
            removed,
            filter: filter.clone(),
        };
        move |(id, ask)| list.answer(id, ask)
    });

    let entry = |entry: &&Rc<Entry>| {
        let id = entry.id;
        let flags = flags.get(&id).cloned().unwrap_or_default();
        if *open == Some(id) {
            html! {
                <EntryEditor
                    entry={Rc::clone(entry)}
                    {flags}
                    moments={props.moments.clone()}
                    {after}
                    on_edit={&props.on_edit}
                    on_ask={&on_ask}
                    shell={props.shell.clone()}
                />
            }
        } else {
            html! {
                <EntryRow
                    entry={Rc::clone(entry)}
                    {flags}
                    is_current={current_id == Some(id)}
                    on_ask={&on_ask}
                    shell={props.shell.clone()}
                />
            }
        }
    };
    html! {
        <div class="timeline-section" ref={focus.root()}>
            { head(props) }
            <div class="timeline-tools">
                if props.timeline.len() >= filter::FEW || filter.is_set() {
                    { filter_bar(props, &filter, shown.len()) }
                }
            </div>
            <div class="timeline-drawing">
                if n_timed > 1 {
                    <TimelinePicture
                        timeline={props.timeline.clone()}
                        moments={props.moments.clone()}
                        zone={props.zone.clone()}
                        on_ask={&on_ask}
                        shell={props.shell.clone()}
                    />
                }
            </div>
            <div class={classes!("timeline-body", (n_timed > 2).then_some("has-scale"))}>
                <div class="timeline-scale-place">
                    if n_timed > 2 {
                        <TimeRuler times={times.clone()} current={current_id} on_ask={&on_ask} />
                    }
                </div>
                <ol class="timeline" aria-label={word::TIMELINE.text()} aria-describedby={KEYS_ID}>
                    for line in lines::lines(&shown, &starts, &quiet) {
                        { lines::draw(&line, *open, entry) }
                    }
                </ol>
            </div>
            <QuickEntryField
                after={follows}
                n_entries={props.timeline.len()}
                on_edit={&props.on_edit}
                shell={props.shell.clone()}
            />
            <button
                type="button"
                class="button quiet timeline-bring"
                onclick={props.shell.bring_in.reform(|_: MouseEvent| ())}
            >
                { word::TIMELINE_BRING.text() }
            </button>
        </div>
    }
}

/// What there is to say about the list as a whole.
fn head(props: &TimelineSectionProps) -> Html {
    let n_entries = props.timeline.len();
    let backwards = runs_backwards(&props.timeline);
    html! {
        <header class="timeline-head">
            <p class="timeline-count">
                { word::TIMELINE_COUNT.fill(&[("entries", &lines::counted(n_entries)), ("zone", &props.zone)]) }
            </p>
            <p id={KEYS_ID} class="visually-hidden">
                { word::TIMELINE_KEYS.text() }
            </p>
            <div class="timeline-notice">
                if n_entries == 0 {
                    <p class="guidance">
                        { word::TIMELINE_GUIDANCE.text() }
                    </p>
                } else if backwards {
                    <p class="notice">
                        { word::TIMELINE_BACKWARDS.text() }
                    </p>
                }
            </div>
        </header>
    }
}

fn filter_bar(
    props: &TimelineSectionProps,
    filter: &UseStateHandle<Filter>,
    n_shown: usize,
) -> Html {
    let on_change = {
        let filter = filter.setter();
        Callback::from(move |it| filter.set(it))
    };
    html! {
        <FilterBar
            filter={(**filter).clone()}
            kinds={filter::counted(&props.timeline)}
            ids={Rc::new(props.timeline.iter().map(|it| it.id).collect::<BTreeSet<EntryId>>())}
            {n_shown}
            {on_change}
        />
    }
}

fn midnight(props: &TimelineSectionProps) -> NaiveDateTime {
    let day = props.day.map(|it| props.shell.in_zone(it).date_naive());
    day.unwrap_or(props.shell.today).and_time(NaiveTime::MIN)
}

fn flags_of(moments: &Moments) -> BTreeMap<EntryId, Vec<MomentKey>> {
    let mut flags: BTreeMap<EntryId, Vec<MomentKey>> = BTreeMap::new();
    for (key, moment) in moments {
        if let Moment::Entry(id) = moment {
            flags.entry(*id).or_default().push(key.clone());
        }
    }
    flags
}

/// The list as it was last drawn, ready to answer its rows.
struct Asked {
    ids: Vec<EntryId>,
    timeline: List<Entry>,
    on_edit: Callback<Edit>,
    shell: Shell,
    focus: Focus,
    open: UseStateHandle<Option<EntryId>>,
    current: UseStateHandle<Option<EntryId>>,
    /// The one that was removed last, for as long as it has not come back.
    removed: Rc<RefCell<Option<EntryId>>>,
    filter: UseStateHandle<Filter>,
}

impl Asked {
    fn answer(&self, id: EntryId, ask: Ask) {
        match ask {
            Ask::Here => self.current.set(Some(id)),
            Ask::Open(part) => {
                self.current.set(Some(id));
                self.open.set(Some(id));
                match part {
                    // A time is corrected as a whole.
                    Part::Time => self.focus.select_after_render(part_id(id, part)),
                    Part::Text => self.focus.after_render(part_id(id, part)),
                }
            }
            Ask::Close => {
                self.open.set(None);
                self.focus.after_render(row_id(id));
            }
            Ask::Above => self.go(self.neighbour(id, Way::Up).or(Some(id))),
            Ask::Show => {
                if !self.ids.contains(&id) {
                    self.filter.set(Filter::default());
                }
                self.go(Some(id));
            }
            Ask::Below => self.go(self.neighbour(id, Way::Down)),
            Ask::First => self.go(self.ids.first().copied()),
            Ask::Last => self.go(self.ids.last().copied()),
            Ask::Remove => self.remove(id),
            Ask::Move(way) => self.shift(id, way),
            Ask::Receive(entry, way) => self.receive(id, entry, way),
            Ask::Retimed => self.focus.after_render(part_id(id, Part::Time)),
        }
    }

    fn neighbour(&self, id: EntryId, way: Way) -> Option<EntryId> {
        let at = self.ids.iter().position(|it| *it == id)?;
        let at = match way {
            Way::Up => at.checked_sub(1)?,
            Way::Down => at + 1,
        };
        self.ids.get(at).copied()
    }

    /// To a row at rest, or to the line for the next entry.
    fn go(&self, id: Option<EntryId>) {
        self.open.set(None);
        match id {
            Some(id) => {
                self.current.set(Some(id));
                self.focus.after_render(row_id(id));
            }
            None => self.focus.after_render(NEXT_ENTRY),
        }
    }

    fn remove(&self, id: EntryId) {
        let next = self.neighbour(id, Way::Down).or_else(|| self.neighbour(id, Way::Up));
        self.removed.replace(Some(id));
        self.on_edit.emit(Edit::Timeline(TimelineEdit::Remove(id)));
        self.shell.announce(word::ENTRY_REMOVED.text());
        self.go(next);
    }

    /// An entry without a time is dropped beside another.
    fn receive(&self, id: EntryId, entry: EntryId, way: Way) {
        if let Some(edit) = put(&self.timeline, entry, id, way) {
            self.on_edit.emit(Edit::Timeline(edit));
            self.shell.announce(word::ENTRY_PUT.text());
            self.current.set(Some(entry));
            self.focus.after_render(row_id(entry));
        }
    }

    fn shift(&self, id: EntryId, way: Way) {
        let is_timed = self.timeline.iter().any(|it| it.id == id && it.time.start().is_some());
        if is_timed {
            self.shell.announce(word::ENTRY_FIXED.text());
        } else if let Some(edit) = moved(&self.timeline, id, way) {
            self.on_edit.emit(Edit::Timeline(edit));
            self.shell.announce(if way == Way::Up {
                word::MOVED_UP.text()
            } else {
                word::MOVED_DOWN.text()
            });
            let keeps = if *self.open == Some(id) { part_id(id, Part::Text) } else { row_id(id) };
            self.focus.after_render(keeps);
        }
    }
}
