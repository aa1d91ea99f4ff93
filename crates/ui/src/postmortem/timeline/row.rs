//! An entry at rest: its time, what it says, and the moments it stands for.

use std::rc::Rc;

use afterword_core::postmortem::{Entry, EntryId, EntryTime, MomentKey};
use web_sys::{Element, Node};
use yew::prelude::*;

use super::order::Way;
use super::{Ask, Part, flags, kind, part_id, row_id, stamp};
use crate::Shell;
use crate::fields::use_keeper;
use crate::icon::Icon;
use crate::markdown::Markdown;
use crate::postmortem::address::link;
use crate::postmortem::entry_drag;
use crate::review::{Beside, Spot, note_id};
use crate::shortcut::{heard, key};
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EntryRowProps {
    pub(super) entry: Rc<Entry>,
    pub(super) flags: Vec<MomentKey>,
    /// Whether the Tab key stops here: it does at one row of the list.
    pub(super) is_current: bool,
    pub(super) on_ask: Callback<(EntryId, Ask)>,
    pub(super) shell: Shell,
}

/// An entry at rest. A click, Enter or a letter of its own begins to edit it.
#[component]
pub(super) fn EntryRow(props: &EntryRowProps) -> Html {
    use_words();
    let row = use_node_ref();
    let entry = &props.entry;
    let id = entry.id;
    let time = stamp_of(entry, &props.shell);
    let keeper = use_keeper(&Some(AttrValue::from(part_id(id, Part::Time))));
    let unread_time = keeper.kept(&stamp::written(stamp::typed(entry.time, &props.shell)));
    let is_vague = !matches!(entry.time, EntryTime::Exact(_) | EntryTime::Span { .. });
    let name = format!("{time}, {}: {}", entry.kind.in_words(), entry.text);
    html! {
        <div
            ref={&row}
            id={row_id(id)}
            class="entry-rest"
            role="group"
            tabindex={if props.is_current { "0" } else { "-1" }}
            aria-label={name}
            aria-describedby={note_id(&Spot::Entry(id))}
            onkeydown={on_key(id, &row, &props.on_ask)}
            onclick={on_click(id, &row, &props.on_ask)}
            onfocusin={props.on_ask.reform(move |_: FocusEvent| (id, Ask::Here))}
            ondragover={|event: DragEvent| { entry_drag::welcome(&event, true); }}
            ondrop={on_drop(id, &row, &props.on_ask)}
        >
            <span class={classes!("stamp", "entry-stamp", is_vague.then_some("is-vague"))}>{ time }</span>
            <span
                class="entry-kind"
                role="img"
                aria-label={entry.kind.in_words()}
                data-kind={entry.kind.key()}
                title={entry.kind.in_words()}
                draggable="true"
                ondragstart={on_drag(entry)}
            >
                <Icon name={kind::icon(entry.kind)} />
            </span>
            <div class="entry-said">
                <Beside spot={Spot::Entry(id)} />
                { said(&entry.text) }
                { flags::shown(&props.flags) }
                { origin(entry) }
                { unread(unread_time) }
            </div>
        </div>
    }
}

/// A time that was typed and could not be stored; the field of the open entry says why.
fn unread(words: Option<String>) -> Html {
    let Some(words) = words else { return Html::default() };
    let told = word::TIME_UNREAD.fill(&[("words", &words)]);
    html! { <p class="entry-unread">{ told }</p> }
}

/// The time of an entry; the words of its source where they could not be read as one.
pub(in crate::postmortem) fn stamp_of(entry: &Entry, shell: &Shell) -> String {
    match entry.time {
        EntryTime::Unknown if !entry.stamp.trim().is_empty() => entry.stamp.clone(),
        time => stamp::at_rest(time, shell),
    }
}

fn said(text: &str) -> Html {
    if text.trim().is_empty() {
        html! { <p class="entry-empty">{ word::ENTRY_EMPTY.text() }</p> }
    } else {
        html! { <Markdown class="entry-text" text={text.to_owned()} /> }
    }
}

fn origin(entry: &Entry) -> Html {
    if entry.source.trim().is_empty() && entry.links.is_empty() {
        return Html::default();
    }
    html! {
        <p class="entry-origin">
            <span class="entry-source">{ &entry.source }</span>
            for (at, address) in entry.links.iter().enumerate() {
                <span key={at}>{ link(address) }</span>
            }
        </p>
    }
}

fn on_key(
    id: EntryId,
    row: &NodeRef,
    on_ask: &Callback<(EntryId, Ask)>,
) -> Callback<KeyboardEvent> {
    let (row, on_ask) = (row.clone(), on_ask.clone());
    Callback::from(move |event: KeyboardEvent| {
        // A link inside the row keeps its own keys.
        let is_own = event.target_dyn_into::<Node>() == row.get();
        let asks = [
            (&key::ENTRY_UP, Ask::Move(Way::Up)),
            (&key::ENTRY_DOWN, Ask::Move(Way::Down)),
            (&key::ENTRY_PREVIOUS, Ask::Above),
            (&key::ENTRY_NEXT, Ask::Below),
            (&key::ENTRY_FIRST, Ask::First),
            (&key::ENTRY_LAST, Ask::Last),
            (&key::ENTRY_OPEN, Ask::Open(Part::Text)),
            (&key::ENTRY_TIME, Ask::Open(Part::Time)),
            (&key::ENTRY_REMOVE, Ask::Remove),
        ];
        if let Some(ask) = heard(&event, &asks).filter(|_| is_own) {
            event.prevent_default();
            on_ask.emit((id, ask));
        }
    })
}

/// The icon is the handle: the words of a row can be selected.
fn on_drag(entry: &Rc<Entry>) -> Callback<DragEvent> {
    let entry = entry.clone();
    Callback::from(move |event: DragEvent| {
        let is_untimed = entry.time == EntryTime::Unknown;
        entry_drag::pick_up(&event, entry.id, &entry.text, is_untimed);
    })
}

/// What is dropped on the upper half of a row goes before it.
fn on_drop(id: EntryId, row: &NodeRef, on_ask: &Callback<(EntryId, Ask)>) -> Callback<DragEvent> {
    let (row, on_ask) = (row.clone(), on_ask.clone());
    Callback::from(move |event: DragEvent| {
        let Some(entry) = entry_drag::dropped(&event) else { return };
        let place = row.cast::<Element>().map(|it| it.get_bounding_client_rect());
        let middle = place.map_or(0.0, |it| it.top() + it.height() / 2.0);
        let way = if f64::from(event.client_y()) < middle { Way::Up } else { Way::Down };
        on_ask.emit((id, Ask::Receive(entry, way)));
    })
}

/// A click edits, unless it follows a link or ends a selection of words.
fn on_click(id: EntryId, row: &NodeRef, on_ask: &Callback<(EntryId, Ask)>) -> Callback<MouseEvent> {
    let (row, on_ask) = (row.clone(), on_ask.clone());
    Callback::from(move |event: MouseEvent| {
        let is_in = |selector: &str| {
            let target = event.target_dyn_into::<Element>();
            target.is_some_and(|it| it.closest(selector).ok().flatten().is_some())
        };
        if is_in("a") || row.get().is_some_and(|it| holds_selection(&it)) {
            return;
        }
        let part = if is_in(".entry-stamp") { Part::Time } else { Part::Text };
        on_ask.emit((id, Ask::Open(part)));
    })
}

fn holds_selection(row: &Node) -> bool {
    let selection = web_sys::window().and_then(|it| it.get_selection().ok().flatten());
    selection.is_some_and(|it| {
        let begins_here = it.anchor_node().is_some_and(|node| row.contains(Some(&node)));
        !it.is_collapsed() && begins_here
    })
}
