//! What speaks for a cause: timeline entries, links and notes.

use std::rc::Rc;

use afterword_core::causes::Evidence;
use afterword_core::list::{List, find};
use afterword_core::postmortem::Entry;
use yew::prelude::*;

use crate::Shell;
use crate::fields::{TextField, use_typed};
use crate::icon::{Icon, IconName};
use crate::postmortem::address::{is_web, link};
use crate::postmortem::timeline::stamp_of;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EvidenceListProps {
    pub(super) evidence: Vec<Evidence>,
    pub(super) timeline: List<Entry>,
    pub(super) on_change: Callback<Vec<Evidence>>,
    /// Asks for the entries to choose from.
    pub(super) on_pick: Callback<MouseEvent>,
    pub(super) shell: Shell,
}

/// What speaks for a cause, and fields for one piece more.
#[component]
pub(super) fn EvidenceList(props: &EvidenceListProps) -> Html {
    use_words();
    let draft = use_typed(String::new);
    // As it is now, which may be ahead of what is drawn: the next piece may be typed before.
    let evidence = use_mut_ref(Vec::new);
    evidence.replace(props.evidence.clone());
    let add = {
        let on_change = props.on_change.clone();
        Callback::from(move |piece: Evidence| {
            if !evidence.borrow().contains(&piece) {
                evidence.borrow_mut().push(piece);
                on_change.emit(evidence.borrow().clone());
            }
        })
    };
    let add_words = {
        let draft = draft.clone();
        Callback::from(move |()| {
            let words = draft.take().trim().to_owned();
            if !words.is_empty() {
                add.emit(if is_web(&words) {
                    Evidence::Link(words)
                } else {
                    Evidence::Note(words)
                });
            }
        })
    };
    let onkeydown = {
        let add_words = add_words.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add_words.emit(());
            }
        })
    };
    html! {
        <div class="evidence">
            <h3>{ word::EVIDENCE.text() }</h3>
            <ul class="evidence-list">
                for (at, piece) in props.evidence.iter().enumerate() {
                    <li key={at}>{ shown(props, piece) }{ remove(props, at) }</li>
                }
            </ul>
            <button type="button" class="button is-quiet evidence-pick" onclick={&props.on_pick}>
                <Icon name={IconName::Clock} />{ word::EVIDENCE_PICK.text() }
            </button>
            <TextField
                label={word::EVIDENCE_ADD.text()}
                value={draft.value()}
                on_change={draft.on_change()}
                placeholder={word::EVIDENCE_PLACEHOLDER.text()}
                {onkeydown}
                input_ref={draft.field()}
                onblur={add_words.reform(|_: FocusEvent| ())}
            />
        </div>
    }
}

fn shown(props: &EvidenceListProps, piece: &Evidence) -> Html {
    match piece {
        Evidence::Entry(id) => match find(&props.timeline, *id) {
            Some(entry) => html! { <span>{ in_short(entry, &props.shell) }</span> },
            None => html! { <span>{ word::ENTRY_REMOVED_NAME.text() }</span> },
        },
        Evidence::Link(address) => link(address),
        Evidence::Note(words) => html! { <span>{ words }</span> },
    }
}

fn in_short(entry: &Rc<Entry>, shell: &Shell) -> String {
    const LENGTH: usize = 80;
    let text: String = entry.text.chars().take(LENGTH).collect();
    let more = if text.len() < entry.text.len() { "…" } else { "" };
    format!("{} {text}{more}", stamp_of(entry, shell))
}

fn remove(props: &EvidenceListProps, at: usize) -> Html {
    let evidence = props.evidence.clone();
    let onclick = props.on_change.reform(move |_: MouseEvent| {
        let mut rest = evidence.clone();
        rest.remove(at);
        rest
    });
    html! {
        <button type="button" class="chip-remove" aria-label={word::EVIDENCE_REMOVE.text()} {onclick}>
            <Icon name={IconName::X} />
        </button>
    }
}
