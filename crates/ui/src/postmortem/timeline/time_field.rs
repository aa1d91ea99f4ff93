//! The time of an entry, typed.

use std::rc::Rc;

use afterword_core::postmortem::{
    Edit, Entry, EntryChange, EntryTime, QuickTime, ReadBy, TimelineEdit,
};
use afterword_core::time::{AsWritten, Instant};
use chrono::NaiveDateTime;
use wasm_bindgen::JsCast as _;
use web_sys::Node;
use yew::prelude::*;

use super::stamp::{anchored, read_time, resolved, typed, written};
use crate::Shell;
use crate::fields::{ClockChange, Keeper, TextField, use_keeper};
use crate::newest::use_newest;
use crate::press;
use crate::words::{day_order, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TimeFieldProps {
    pub(super) id: AttrValue,
    pub(super) entry: Rc<Entry>,
    /// What a time without a date follows, where the entry has no day of its own.
    pub(super) after: NaiveDateTime,
    pub(super) on_edit: Callback<Edit>,
    /// Hears of a new time, which may move the entry and the focus with it.
    pub(super) on_retimed: Callback<()>,
    pub(super) shell: Shell,
}

/// What is being typed: words that are not stored yet, and what is wrong with them.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    words: String,
    stands_for: EntryTime,
    problem: Option<AttrValue>,
}

/// The time of an entry, stored when the field is left or at Enter: while it is being typed the entry must not jump about. Which of two
/// is meant, where the clocks showed it twice, is part of the field and asked at once.
#[component]
pub(super) fn TimeField(props: &TimeFieldProps) -> Html {
    use_words();
    let whole = use_node_ref();
    use_effect_with((), |()| press::watch());
    let time = props.entry.time;
    let shown = typed(time, &props.shell);
    let keeper = use_keeper(&Some(props.id.clone()));
    let draft = use_newest(|| kept(&keeper, shown, props));
    // An entry that moves because of its new time lets go of the focus before it is drawn anew; nothing is then left to store.
    let is_unstored = use_mut_ref(|| draft.is_some());
    // Words about a time that has since changed from outside (undo, another tab) describe nothing any more.
    let current = (*draft).clone().filter(|it| it.stands_for == time);
    let words = current.as_ref().map_or_else(|| written(shown), |it| it.words.clone());

    let problem = current.as_ref().and_then(|it| it.problem.clone());
    let on_change = {
        let (draft, problem) = (draft.clone(), problem.clone());
        let by = read_by(shown, props);
        let (keeper, is_unstored) = (keeper.clone(), is_unstored.clone());
        Callback::from(move |words: String| {
            is_unstored.replace(true);
            // Kept until it is stored: a time is not stored while it is being typed.
            match written(shown) {
                before if before == words => keeper.forget(),
                before => keeper.keep(&words, &before),
            }
            // Someone correcting a mistake sees at once whether it is corrected.
            let problem = problem.clone().filter(|_| read_time(&words, by).is_err());
            draft.set(Some(Draft { words, stands_for: time, problem }));
        })
    };
    let meant = current.as_ref().and_then(|it| stored(it, shown, props).ok());
    let meant = meant.unwrap_or_else(|| time.map(|it| props.shell.as_written(it)));
    let choose = {
        let (draft, props, keeper) = (draft.clone(), props.clone(), keeper.clone());
        let is_unstored = is_unstored.clone();
        Callback::from(move |(at, chosen): (usize, Instant)| {
            is_unstored.replace(false);
            keeper.forget();
            let mut ends = 0..;
            let time = meant.map(|it| if ends.next() == Some(at) { chosen } else { it });
            draft.set(None);
            store(time, false, &props);
        })
    };
    let store = {
        let props = props.clone();
        Callback::from(move |by_enter: bool| {
            let current = draft.as_ref().filter(|it| it.stands_for == time);
            let Some(current) = current.filter(|_| *is_unstored.borrow()) else { return };
            match stored(current, shown, &props) {
                Ok(new) => {
                    is_unstored.replace(false);
                    draft.set(None);
                    keeper.forget();
                    store(new, by_enter, &props);
                }
                Err(problem) => {
                    let (draft, current) = (draft.clone(), current.clone());
                    press::after(move || {
                        draft.set(Some(Draft { problem: Some(problem), ..current }));
                    });
                }
            }
        })
    };
    let onkeydown = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                store.emit(true);
            }
        })
    };
    let onfocusout = {
        let whole = whole.clone();
        Callback::from(move |event: FocusEvent| {
            let next: Option<Node> = event.related_target().and_then(|it| it.dyn_into().ok());
            if !whole.get().is_some_and(|it| it.contains(next.as_ref())) {
                store.emit(false);
            }
        })
    };
    let class = classes!("stamp", "entry-time-field", problem.is_some().then_some("is-problem"));
    html! {
        <div ref={&whole} class="entry-time" {onfocusout}>
            <TextField
                id={Some(props.id.clone())}
                {class}
                label={word::TIME.text()}
                value={words}
                {on_change}
                placeholder={word::TIME_UNKNOWN.text()}
                hint={problem.unwrap_or_else(|| as_written(&props.entry))}
                spellcheck={false}
                {onkeydown}
            />
            for (at, end) in meant.ends().enumerate() {
                <ClockChange
                    key={at}
                    value={Some(AsWritten(end))}
                    clocks={&props.shell.clocks}
                    on_choose={choose.reform(move |chosen| (at, chosen))}
                />
            }
        </div>
    }
}

/// The words that were typed on an earlier visit, with what is wrong with them, if anything.
fn kept(keeper: &Keeper, shown: QuickTime, props: &TimeFieldProps) -> Option<Draft> {
    let words = keeper.kept(&written(shown))?;
    let draft = Draft { words, stands_for: props.entry.time, problem: None };
    Some(Draft { problem: stored(&draft, shown, props).err(), ..draft })
}

/// Sends up a time that is another than the one there was.
fn store(time: EntryTime, by_enter: bool, props: &TimeFieldProps) {
    if time != props.entry.time {
        let change = TimelineEdit::Change(props.entry.id, EntryChange::Time(time));
        props.on_edit.emit(Edit::Timeline(change));
        if by_enter {
            props.on_retimed.emit(());
        }
    }
}

/// The time that the words stand for.
fn stored(draft: &Draft, shown: QuickTime, props: &TimeFieldProps) -> Result<EntryTime, AttrValue> {
    if draft.words == written(shown) {
        return Ok(props.entry.time);
    }
    let read = read_time(&draft.words, read_by(shown, props))?;
    let time =
        resolved(&read, props.entry.time, &props.shell.clocks, &|at| props.shell.in_zone(at));
    time.ok_or_else(|| AttrValue::Static(word::TIME_SKIPPED.text()))
}

fn read_by(shown: QuickTime, props: &TimeFieldProps) -> ReadBy {
    let after = anchored(day_of(shown).unwrap_or(props.after), &props.shell.clocks);
    ReadBy { after, order: day_order(), today: Some(props.shell.today) }
}

/// The day that a time without a date is on.
fn day_of(time: QuickTime) -> Option<NaiveDateTime> {
    match time {
        QuickTime::None => None,
        QuickTime::Exact(at) | QuickTime::Approximate(at) | QuickTime::Span(at, _) => {
            Some(at.date().and_time(chrono::NaiveTime::MIN))
        }
    }
}

fn as_written(entry: &Entry) -> AttrValue {
    match entry.stamp.trim() {
        "" => AttrValue::default(),
        stamp => AttrValue::from(word::TIME_SOURCE.fill(&[("stamp", &stamp)])),
    }
}
