//! Choosing an entry of the timeline.

use std::rc::Rc;

use afterword_core::list::List;
use afterword_core::postmortem::{Entry, EntryId, in_order};
use yew::prelude::*;

use super::moments::first_line;
use crate::dialog::Dialog;
use crate::fields::TextField;
use crate::newest::use_newest;
use crate::shell::Shell;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EntryPickerProps {
    pub(super) title: AttrValue,
    pub(super) open: bool,
    pub(super) timeline: List<Entry>,
    /// Whether entries without a time can be chosen too.
    #[prop_or_default]
    pub(super) with_untimed: bool,
    pub(super) shell: Shell,
    /// The entry that was chosen, or `None` if it was thought better of.
    pub(super) on_done: Callback<Option<EntryId>>,
}

/// The entries in the order of time, found by typing.
#[component]
pub(super) fn EntryPicker(props: &EntryPickerProps) -> Html {
    use_words();
    let words = use_newest(String::new);
    {
        let words = words.clone();
        use_effect_with(props.open, move |_| words.set(String::new()));
    }
    let on_change = {
        let words = words.clone();
        Callback::from(move |text| words.set(text))
    };
    let onkeydown = {
        let (props, words) = (props.clone(), words.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                if let Some(entry) = found(&props, &words).first() {
                    props.on_done.emit(Some(entry.id));
                }
            }
        })
    };
    html! {
        <Dialog title={&props.title} open={props.open} on_close={props.on_done.reform(|()| None)}>
            <div class="entry-picker">
                <TextField
                    label={word::ENTRY_FIND.text()}
                    kind="search"
                    value={AttrValue::from((*words).clone())}
                    {on_change}
                    {onkeydown}
                />
                { choices(props, &words) }
            </div>
        </Dialog>
    }
}

/// The entries that hold `words`, of which Enter takes the first.
fn found<'a>(props: &'a EntryPickerProps, words: &str) -> Vec<&'a Rc<Entry>> {
    let words = words.trim().to_lowercase();
    let is_offered = |it: &&Rc<Entry>| {
        (props.with_untimed || it.time.start().is_some()) && it.text.to_lowercase().contains(&words)
    };
    in_order(&props.timeline).into_iter().filter(is_offered).collect()
}

fn choices(props: &EntryPickerProps, words: &str) -> Html {
    let timed = found(props, words);
    let none = match (timed.is_empty(), words.trim().is_empty()) {
        (false, _) => "",
        (true, true) => word::ENTRY_NONE_TIMED.text(),
        (true, false) => word::ENTRY_NONE_FOUND.text(),
    };
    html! {
        <>
            <p class="guidance" role="status">{ none }</p>
            <ul class="entry-choices">
                for entry in timed {
                    { choice(props, entry) }
                }
            </ul>
        </>
    }
}

fn choice(props: &EntryPickerProps, entry: &Entry) -> Html {
    let id = entry.id;
    let onclick = props.on_done.reform(move |_: MouseEvent| Some(id));
    let at = entry.time.start().map(|it| props.shell.in_zone(it));
    let at = at.map_or_else(String::new, |it| word::DATE_STAMP.date(it.naive_local()));
    html! {
        <li key={id.to_string()}>
            <button type="button" class="entry-choice" {onclick}>
                <span class="stamp number">{ at }</span>
                <span>{ first_line(entry) }</span>
            </button>
        </li>
    }
}
