//! The line at the end of the timeline that takes the next entry, or forty pasted at once.

use afterword_core::postmortem::{
    Edit, Entry, EntryId, EntryTime, QuickEntry, QuickTime, TimelineEdit, read_quick_entry,
};
use chrono::NaiveDateTime;
use yew::prelude::*;

use super::stamp;
use crate::Shell;
use crate::fields::TextArea;
use crate::icon::{Icon, IconName};
use crate::postmortem::reach::NEXT_ENTRY;
use crate::shortcut::key;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct QuickEntryFieldProps {
    /// The time of the last entry, or midnight of the day that the incident began.
    pub(super) after: NaiveDateTime,
    pub(super) n_entries: usize,
    pub(super) on_edit: Callback<Edit>,
    pub(super) shell: Shell,
}

/// A line such as `14:32 alert fired`: how it is read is shown while it is typed, Enter adds it. Several lines are several entries.
#[component]
pub(super) fn QuickEntryField(props: &QuickEntryFieldProps) -> Html {
    use_words();
    let draft = use_state_eq(String::new);
    let readings = read_lines(&draft, props.after);
    let add = {
        let (draft, props, readings) = (draft.clone(), props.clone(), readings.clone());
        Callback::from(move |()| {
            if readings.is_empty() {
                return;
            }
            let entries: Vec<Entry> = readings.iter().map(|it| entry(it, &props.shell)).collect();
            props.shell.announce(added(&readings));
            props.on_edit.emit(Edit::Timeline(TimelineEdit::Add(entries)));
            draft.set(String::new());
        })
    };
    let on_change = {
        let draft = draft.clone();
        Callback::from(move |text| draft.set(text))
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
    let button = match readings.len() {
        0 | 1 => word::ENTRY_ADD.text().to_owned(),
        n => word::ENTRIES_ADD.count(n),
    };
    html! {
        <div class="quick-entry">
            { reading(&readings) }
            <div class="quick-entry-line">
                <TextArea
                    id={Some(AttrValue::Static(NEXT_ENTRY))}
                    label={word::ENTRY_NEXT.text()}
                    hide_label={true}
                    value={(*draft).clone()}
                    {on_change}
                    placeholder={hint(props.n_entries)}
                    {onkeydown}
                />
                <button
                    type="button"
                    class="button"
                    disabled={readings.is_empty()}
                    onclick={add.reform(|_: MouseEvent| ())}
                >
                    <Icon name={IconName::Plus} />{ button }
                </button>
            </div>
        </div>
    }
}

fn hint(n_entries: usize) -> &'static str {
    match n_entries {
        0 => word::ENTRY_PLACEHOLDER_FIRST.text(),
        _ => word::ENTRY_PLACEHOLDER.text(),
    }
}

/// How the typed lines are understood.
fn reading(readings: &[QuickEntry]) -> Html {
    let class = classes!("quick-reading", readings.is_empty().then_some("is-empty"));
    html! {
        <ol {class} aria-label={word::ENTRY_READING.text()}>
            for (at, entry) in readings.iter().enumerate() {
                <li key={at} class={classes!((entry.time == QuickTime::None).then_some("is-vague"))}>
                    { stamp::understood(entry) }
                </li>
            }
        </ol>
    }
}

fn added(readings: &[QuickEntry]) -> String {
    match readings {
        [one] => word::ADDED.fill(&[("what", &stamp::understood(one))]),
        many => word::ENTRIES_ADDED.count(many.len()),
    }
}

/// Reads each line that holds anything; a time without a date follows the line before it.
fn read_lines(text: &str, after: NaiveDateTime) -> Vec<QuickEntry> {
    let mut after = after;
    text.lines()
        .map(without_bullet)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let entry = read_quick_entry(line, after);
            after = last(entry.time).unwrap_or(after);
            entry
        })
        .collect()
}

fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let bare = ["- ", "* ", "• "].iter().find_map(|it| line.strip_prefix(it));
    bare.unwrap_or(line).trim_start()
}

fn last(time: QuickTime) -> Option<NaiveDateTime> {
    match time {
        QuickTime::None => None,
        QuickTime::Exact(at) | QuickTime::Approximate(at) | QuickTime::Span(at, _) => Some(at),
    }
}

/// A time that the zone's clocks never showed is kept in words.
fn entry(read: &QuickEntry, shell: &Shell) -> Entry {
    let time = stamp::resolved(read.time, shell);
    let id: EntryId = shell.id();
    let entry = Entry::new(id, time.unwrap_or(EntryTime::Unknown), read.text.clone());
    let stamp = if time.is_none() { stamp::written(read.time) } else { String::new() };
    Entry { stamp, ..entry }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_lines_follow_each_other_past_midnight() {
        let after = "2025-10-01T14:00:00".parse().unwrap();
        let text = "- 23:50 alert fired\n\n * 00:10 paged\nno time here\n0:15 rolled back\n";
        let read: Vec<String> = read_lines(text, after).iter().map(stamp::understood).collect();
        let expected = [
            "23:50 on 1 Oct · alert fired",
            "00:10 on 2 Oct · paged",
            "No time · no time here",
            "00:15 on 2 Oct · rolled back",
        ];
        assert_eq!(read, expected);
    }
}
