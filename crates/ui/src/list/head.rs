//! The headings of the list, by which it is put in order.

use yew::prelude::*;

use super::query::SortKey;
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(PartialEq, Properties)]
pub(super) struct HeadProps {
    pub(super) row_ref: NodeRef,
    pub(super) sort: SortKey,
    pub(super) reversed: bool,
    pub(super) on_sort: Callback<SortKey>,
}

/// The row of headings. Those that a list can be ordered by are buttons.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    use_words();
    let by =
        |class: &'static str, name: &'static str, key: SortKey| heading(props, class, name, key);
    html! {
        <div class="list-row list-head" ref={&props.row_ref} role="row" aria-rowindex="1">
            { by("list-severity", word::LIST_SEVERITY.text(), SortKey::Severity) }
            { by("list-title", word::TITLE.text(), SortKey::Title) }
            <span class="list-services" role="columnheader">{ word::SERVICES.text() }</span>
            { by("list-when", word::LIST_WHEN.text(), SortKey::When) }
            { by("list-duration", word::DURATION.text(), SortKey::Duration) }
            <span class="list-status" role="columnheader">{ word::STATUS.text() }</span>
            <span class="list-actions" role="columnheader">{ word::LIST_ACTIONS.text() }</span>
        </div>
    }
}

fn heading(props: &HeadProps, class: &'static str, name: &'static str, key: SortKey) -> Html {
    let is_sorted = props.sort == key;
    let starts_ascending = key == SortKey::Title;
    let order = match (is_sorted, props.reversed != starts_ascending) {
        (false, _) => None,
        (true, true) => Some(("ascending", IconName::ArrowUp)),
        (true, false) => Some(("descending", IconName::ArrowDown)),
    };
    let onclick = props.on_sort.reform(move |_: MouseEvent| key);
    html! {
        <span {class} role="columnheader" aria-sort={order.map(|(words, _)| words)}>
            <button type="button" class="list-sort" {onclick}>
                { name }
                if let Some((_, icon)) = order {
                    <Icon name={icon} />
                }
            </button>
        </span>
    }
}
