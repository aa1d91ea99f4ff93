//! The line at the end of the timeline that takes the next entry, or forty pasted at once.

use afterword_core::postmortem::{Edit, Entry, EntryId, EntryTime, TimelineEdit};
use afterword_core::time::Instant;
use yew::prelude::*;

use super::pasted::{After, Around, Line, read_lines};
use super::reading::{Reading, time_doubt};
use crate::Shell;
use crate::fields::{TextArea, use_keeper, use_typed};
use crate::icon::{Icon, IconName};
use crate::postmortem::reach::NEXT_ENTRY;
use crate::shortcut::key;
use crate::sight;
use crate::words::{day_order, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct QuickEntryFieldProps {
    /// The time of the last entry, or midnight of the day that the incident began.
    pub(super) after: After,
    pub(super) n_entries: usize,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// A line such as `14:32 alert fired`: how it is read is shown while it is typed, Enter adds it. Several lines are several entries.
#[component]
pub(super) fn QuickEntryField(props: &QuickEntryFieldProps) -> Html {
    use_words();
    let keeper = use_keeper(&Some(AttrValue::Static(NEXT_ENTRY)));
    // Nothing stands there before a line is typed.
    let draft = use_typed(|| keeper.kept("").unwrap_or_default());
    let in_zone = |at| props.shell.in_zone(at);
    let pasted = read_lines(&draft, around(props, &in_zone));
    let n_readings = pasted.entries.len();
    let add = {
        let (draft, props, keeper) = (draft.clone(), props.clone(), keeper.clone());
        Callback::from(move |()| {
            let in_zone = |at| props.shell.in_zone(at);
            let readings = read_lines(&draft, around(&props, &in_zone)).entries;
            if readings.is_empty() {
                return;
            }
            let entries: Vec<Entry> =
                readings.iter().map(|it| entry(it, props.shell.id())).collect();
            props.shell.announce(added(&readings));
            props.on_edit.emit(Edit::Timeline(TimelineEdit::Add(entries)));
            keeper.forget();
            draft.take();
        })
    };
    let on_change = {
        let draft = draft.clone();
        Callback::from(move |text: String| {
            match text.is_empty() {
                true => keeper.forget(),
                false => keeper.keep(&text, ""),
            }
            draft.set(text);
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            if key::LINE_ADD.hears(&event) {
                event.prevent_default();
                add.emit(());
            }
        })
    };
    // The button goes out of use with what it added.
    let onclick = {
        let field = draft.field().clone();
        add.reform(move |_: MouseEvent| sight::focus_in(&field))
    };
    let button = match n_readings {
        0 | 1 => word::ENTRY_ADD.text().to_owned(),
        n => word::ENTRIES_ADD.count(n),
    };
    html! {
        <div class="quick-entry">
            <Reading {pasted} />
            <div class="quick-entry-line">
                <TextArea
                    id={Some(AttrValue::Static(NEXT_ENTRY))}
                    label={word::ENTRY_NEXT.text()}
                    hide_label={true}
                    value={draft.value()}
                    {on_change}
                    placeholder={hint(props.n_entries)}
                    {onkeydown}
                    input_ref={draft.field()}
                />
                <button
                    type="button"
                    class="button"
                    disabled={n_readings == 0}
                    {onclick}
                >
                    <Icon name={IconName::Plus} />{ button }
                </button>
            </div>
        </div>
    }
}

fn around<'a>(
    props: &'a QuickEntryFieldProps,
    in_zone: &'a dyn Fn(Instant) -> Instant,
) -> Around<'a> {
    let (clocks, today) = (&props.shell.clocks, Some(props.shell.today));
    Around { after: props.after, clocks, in_zone, order: day_order(), today }
}

fn hint(n_entries: usize) -> &'static str {
    match n_entries {
        0 => word::ENTRY_PLACEHOLDER_FIRST.text(),
        _ => word::ENTRY_PLACEHOLDER.text(),
    }
}

fn added(readings: &[Line]) -> String {
    match readings {
        [one] => {
            let added = word::ADDED.fill(&[("what", &one.understood())]);
            match time_doubt(one) {
                Some(doubt) => format!("{added}. {doubt}"),
                None => added,
            }
        }
        many => word::ENTRIES_ADDED.count(many.len()),
    }
}

/// A time that no clocks can say is kept in words, and so is the zone that a time was written in.
fn entry(line: &Line, id: EntryId) -> Entry {
    let read = &line.entry;
    let entry = Entry::new(id, line.time.unwrap_or(EntryTime::Unknown), read.text.clone());
    let keeps_words = read.zone.is_some() || line.time.is_none();
    let stamp = if keeps_words { read.stamp.clone() } else { String::new() };
    Entry { stamp, kind: read.kind, source: line.source.clone(), ..entry }
}
