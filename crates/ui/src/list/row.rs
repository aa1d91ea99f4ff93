//! One line of the list: a postmortem in a few words.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::severity::SeverityScheme;
use afterword_core::summary::Summary;
use afterword_core::time::human;
use chrono::{NaiveDate, TimeDelta};
use yew::prelude::*;

use super::when::relative_day;
use crate::badge::{SeverityBadge, StatusBadge};
use crate::marked::Marked;
use crate::words::{use_words, word};

#[derive(PartialEq, Properties)]
pub(super) struct RowProps {
    pub(super) summary: Rc<Summary>,
    /// Counted from 0, over all rows and not only those that are drawn.
    pub(super) index: usize,
    pub(super) is_selected: bool,
    pub(super) today: NaiveDate,
    pub(super) scheme: Rc<SeverityScheme>,
    /// Why it was found; `None` in it while nobody knows.
    pub(super) passage: Option<Option<Rc<Passage>>>,
    pub(super) href: Callback<DocumentId, AttrValue>,
    pub(super) on_select: Callback<usize>,
    pub(super) on_open: Callback<DocumentId>,
}

/// Where the words that are looked for stand, by document.
pub type Passages = Vec<(DocumentId, Rc<Passage>)>;

/// Where they stand in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The headline with the words marked.
    pub title: Marked,
    /// A piece of some text of it; empty where only headline and names have them.
    pub text: Marked,
    /// What that text is: the name of a part of the document.
    pub part: AttrValue,
}

/// The element id of the row of a document.
pub(super) fn row_id(id: DocumentId) -> String {
    format!("postmortem-{id}")
}

/// One line of the list.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    use_words();
    let summary = &props.summary;
    let onclick = {
        let (id, index) = (summary.id, props.index);
        let (on_select, on_open) = (props.on_select.clone(), props.on_open.clone());
        Callback::from(move |event: MouseEvent| {
            on_select.emit(index);
            // A click with a key held down is the browser's: it opens the link elsewhere.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                on_open.emit(id);
            }
        })
    };
    let found = props.passage.as_ref().and_then(Option::as_deref);
    html! {
        <div
            id={row_id(summary.id)}
            class={classes!("list-row", props.is_selected.then_some("is-selected"))}
            role="row"
            aria-rowindex={(props.index + 2).to_string()}
            aria-selected={if props.is_selected { "true" } else { "false" }}
            {onclick}
        >
            <span class="list-severity" role="gridcell">
                <SeverityBadge severity={summary.severity.clone()} scheme={&props.scheme} />
            </span>
            <span class="list-title" role="gridcell">
                <a href={props.href.emit(summary.id)} tabindex="-1">{ title(summary, found) }</a>
            </span>
            <span class="list-services" role="gridcell">{ summary.services.join(", ") }</span>
            <span class="list-when" role="gridcell">{ when(summary, props.today) }</span>
            <span class="list-duration number" role="gridcell">{ duration(summary) }</span>
            <span class="list-status" role="gridcell"><StatusBadge status={summary.status} /></span>
            <span class="list-actions number" role="gridcell">{ actions(summary) }</span>
            if props.passage.is_some() {
                <span class="list-passage" role="gridcell">{ found.map(passage) }</span>
            }
        </div>
    }
}

fn passage(found: &Passage) -> Html {
    if found.text.text.is_empty() {
        return Html::default();
    }
    html! { <><span class="list-part">{ &found.part }</span>{ found.text.html() }</> }
}

fn title(summary: &Summary, found: Option<&Passage>) -> Html {
    match summary.title.as_str() {
        // A headline that was changed a moment ago has no marks yet.
        title if found.is_some_and(|it| it.title.text == title) => {
            found.map(|it| it.title.html()).unwrap_or_default()
        }
        "" => html! { <span class="is-missing">{ word::UNTITLED.text() }</span> },
        title => html! { { title } },
    }
}

fn when(summary: &Summary, today: NaiveDate) -> Html {
    let Some(day) = summary.happened_at.map(|it| it.date_naive()) else {
        return html! { <span class="is-missing">{ word::LIST_NO_DATE.text() }</span> };
    };
    html! {
        <time datetime={day.to_string()}>
            <span class="list-ago">{ relative_day(day, today) }</span>
            { " " }
            <span class="list-date number">{ word::DATE_LIST.day(day) }</span>
        </time>
    }
}

fn duration(summary: &Summary) -> String {
    let minutes = summary.impact_minutes.map(|it| TimeDelta::minutes(it.into()));
    minutes.map_or_else(String::new, human)
}

fn actions(summary: &Summary) -> String {
    match (summary.open_actions, summary.actions) {
        (_, 0) => String::new(),
        (0, _) => word::LIST_ALL_DONE.text().to_owned(),
        (open, _) => word::LIST_OPEN.fill(&[("n", &open)]),
    }
}
