//! The addresses that belong to an entry: graphs, tickets, messages.

use yew::prelude::*;

use crate::fields::{TextField, use_typed};
use crate::icon::{Icon, IconName};
use crate::postmortem::address::link;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct LinksProps {
    pub(super) links: Vec<String>,
    pub(super) on_change: Callback<Vec<String>>,
}

/// The addresses of an entry, and a field for one more.
#[component]
pub(super) fn Links(props: &LinksProps) -> Html {
    use_words();
    let draft = use_typed(String::new);
    // As they are now, which may be ahead of what is drawn: the next one may be typed before.
    let links = use_mut_ref(Vec::new);
    links.replace(props.links.clone());
    let add = {
        let (draft, on_change) = (draft.clone(), props.on_change.clone());
        Callback::from(move |()| {
            let typed = draft.take();
            let mut all = links.borrow().clone();
            all.extend(
                typed
                    .split_whitespace()
                    .map(str::to_owned)
                    .filter(|it| !links.borrow().contains(it)),
            );
            if all.len() > links.borrow().len() {
                links.replace(all.clone());
                on_change.emit(all);
            }
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add.emit(());
            }
        })
    };
    html! {
        <div class="entry-links">
            <ul class="links">
                for (at, address) in props.links.iter().enumerate() {
                    <li key={at}>{ link(address) }{ remove(props, at, address) }</li>
                }
            </ul>
            <TextField
                label={word::LINK_ADD.text()}
                value={draft.value()}
                on_change={draft.on_change()}
                kind="url"
                spellcheck={false}
                placeholder="https://…"
                {onkeydown}
                input_ref={draft.field()}
                onblur={add.reform(|_: FocusEvent| ())}
            />
        </div>
    }
}

fn remove(props: &LinksProps, at: usize, address: &str) -> Html {
    let links = props.links.clone();
    let onclick = props.on_change.reform(move |_: MouseEvent| {
        let mut rest = links.clone();
        rest.remove(at);
        rest
    });
    html! {
        <button type="button" class="chip-remove" aria-label={word::LINK_REMOVE.fill(&[("address", &address)])} {onclick}>
            <Icon name={IconName::X} />
        </button>
    }
}
