//! An entry being edited.

use std::rc::Rc;

use afterword_core::postmortem::{
    Edit, Entry, EntryChange, EntryId, EntryTime, MomentKey, Moments, TimelineEdit,
};
use chrono::NaiveDateTime;
use yew::prelude::*;

use super::links::Links;
use super::order::Way;
use super::time_field::TimeField;
use super::{Ask, Part, flags, kind, part_id, row_id};
use crate::Shell;
use crate::fields::{Select, TextArea, TextField};
use crate::icon::{Icon, IconName};
use crate::shortcut::{heard, key};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EntryEditorProps {
    pub(super) entry: Rc<Entry>,
    pub(super) flags: Vec<MomentKey>,
    pub(super) moments: Moments,
    /// What a time without a date follows, where the entry has no day of its own.
    pub(super) after: NaiveDateTime,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_ask: Callback<(EntryId, Ask)>,
    pub(super) shell: Shell,
}

/// An entry being edited. Enter in its text goes on to the next row; `Esc` stays on this one.
#[component]
pub(super) fn EntryEditor(props: &EntryEditorProps) -> Html {
    use_words();
    let entry = &props.entry;
    let id = entry.id;
    let change = |make: fn(String) -> EntryChange| {
        props.on_edit.reform(move |text| Edit::Timeline(TimelineEdit::Change(id, make(text))))
    };
    let on_kind = props
        .on_edit
        .reform(move |it| Edit::Timeline(TimelineEdit::Change(id, EntryChange::Kind(it))));
    let on_links = props
        .on_edit
        .reform(move |it| Edit::Timeline(TimelineEdit::Change(id, EntryChange::Links(it))));
    html! {
        <div
            id={row_id(id)}
            class="entry-editor"
            role="group"
            aria-label={word::ENTRY.text()}
            onkeydown={close_on_escape(id, &props.on_ask)}
        >
            <TimeField
                id={part_id(id, Part::Time)}
                entry={props.entry.clone()}
                after={props.after}
                on_edit={&props.on_edit}
                on_retimed={props.on_ask.reform(move |()| (id, Ask::Retimed))}
                shell={props.shell.clone()}
            />
            { Select::new(word::ENTRY_KIND.text(), entry.kind, kind::options(), on_kind).class("entry-kind-field").html() }
            <TextArea
                id={Some(AttrValue::from(part_id(id, Part::Text)))}
                class="entry-text-field"
                label={word::ENTRY_WHAT.text()}
                value={entry.text.clone()}
                on_change={change(EntryChange::Text)}
                onkeydown={on_text_key(id, &props.on_ask)}
            />
            <TextField
                class="entry-source-field"
                label={word::ENTRY_SOURCE.text()}
                placeholder={word::ENTRY_SOURCE_PLACEHOLDER.text()}
                value={entry.source.clone()}
                on_change={change(EntryChange::Source)}
            />
            <Links links={entry.links.clone()} on_change={on_links} />
            <div class="entry-moments">
                { flags::editable(&props.flags, &props.on_edit) }
                { flags::menu(id, &props.moments, &props.shell.moments, &props.on_edit) }
            </div>
            { buttons(entry, &props.on_ask) }
        </div>
    }
}

fn buttons(entry: &Entry, on_ask: &Callback<(EntryId, Ask)>) -> Html {
    let id = entry.id;
    let ask = |ask: Ask| on_ask.reform(move |_: MouseEvent| (id, ask));
    let is_vague = entry.time == EntryTime::Unknown;
    html! {
        <div class="entry-buttons">
            <span class="entry-move">
                if is_vague {
                    <button type="button" class="button icon-only" aria-label={word::MOVE_UP.text()} onclick={ask(Ask::Move(Way::Up))}>
                        <Icon name={IconName::ArrowUp} />
                    </button>
                    <button type="button" class="button icon-only" aria-label={word::MOVE_DOWN.text()} onclick={ask(Ask::Move(Way::Down))}>
                        <Icon name={IconName::ArrowDown} />
                    </button>
                }
            </span>
            <button type="button" class="button is-quiet is-danger" onclick={ask(Ask::Remove)}>
                <Icon name={IconName::Trash} />{ word::REMOVE.text() }
            </button>
            <button type="button" class="button" onclick={ask(Ask::Close)}>{ word::DONE.text() }</button>
        </div>
    }
}

/// What an open menu or a list has answered already is not for the row.
fn close_on_escape(id: EntryId, on_ask: &Callback<(EntryId, Ask)>) -> Callback<KeyboardEvent> {
    let on_ask = on_ask.clone();
    Callback::from(move |event: KeyboardEvent| {
        if !event.default_prevented() && key::LEAVE.hears(&event) {
            event.prevent_default();
            on_ask.emit((id, Ask::Close));
        }
    })
}

fn on_text_key(id: EntryId, on_ask: &Callback<(EntryId, Ask)>) -> Callback<KeyboardEvent> {
    let on_ask = on_ask.clone();
    Callback::from(move |event: KeyboardEvent| {
        let asks = [
            (&key::LINE_ADD, Ask::Below),
            (&key::ENTRY_UP, Ask::Move(Way::Up)),
            (&key::ENTRY_DOWN, Ask::Move(Way::Down)),
        ];
        if let Some(ask) = heard(&event, &asks) {
            event.prevent_default();
            on_ask.emit((id, ask));
        }
    })
}
