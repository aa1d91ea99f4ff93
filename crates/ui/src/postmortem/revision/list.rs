//! The earlier versions of a document, newest first.

use std::rc::Rc;

use afterword_core::time::Instant;
use chrono::NaiveDate;
use yew::prelude::*;

use crate::list::relative_day;
use crate::words::{decimal, use_words, word};

/// One earlier version.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisionLine {
    /// What the page knows it by.
    pub key: AttrValue,
    /// When it was saved, with the offset that it is to be shown in.
    pub saved_at: Instant,
    /// How large it is.
    pub bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RevisionListProps {
    pub revisions: Rc<[RevisionLine]>,
    /// The version that is looked at.
    #[prop_or_default]
    pub selected: Option<AttrValue>,
    pub on_select: Callback<AttrValue>,
    pub today: NaiveDate,
}

/// The earlier versions of a document, newest first.
#[component]
pub fn RevisionList(props: &RevisionListProps) -> Html {
    use_words();
    if props.revisions.is_empty() {
        return html! {
            <p class="guidance">
                { word::REVISIONS_NONE.text() }
            </p>
        };
    }
    html! {
        <ol class="revisions" aria-label={word::REVISIONS_EARLIER.text()}>
            for revision in props.revisions.iter() {
                { line(revision, props) }
            }
        </ol>
    }
}

fn line(revision: &RevisionLine, props: &RevisionListProps) -> Html {
    let onclick = {
        let key = revision.key.clone();
        props.on_select.reform(move |_: MouseEvent| key.clone())
    };
    let is_selected = props.selected.as_ref() == Some(&revision.key);
    let at = revision.saved_at;
    html! {
        <li key={revision.key.to_string()}>
            <button
                type="button"
                class={classes!("revision", is_selected.then_some("is-selected"))}
                aria-pressed={is_selected.to_string()}
                {onclick}
            >
                <time class="number" datetime={at.to_rfc3339()}>
                    { word::DATE_SECONDS.date(at.naive_local()) }
                </time>
                <span class="revision-ago">{ relative_day(at.date_naive(), props.today) }</span>
                <span class="revision-size number">{ size(revision.bytes) }</span>
            </button>
        </li>
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => decimal(&format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        for (bytes, expected) in [(999, "999 B"), (1_500, "2 kB"), (2_340_000, "2.3 MB")] {
            assert_eq!(size(bytes), expected);
        }
    }
}
