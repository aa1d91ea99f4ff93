//! The panel that says what is like the document being written, and why.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::severity::SeverityKey;
use chrono::NaiveDate;
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// Another postmortem that is like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub id: DocumentId,
    pub href: AttrValue,
    pub title: AttrValue,
    pub day: Option<NaiveDate>,
    pub severity: Option<SeverityKey>,
    /// The words that both have, the most telling first.
    pub words: Vec<String>,
    /// The services that both hit.
    pub services: Vec<String>,
    /// Factors and causes that say much the same: as it is said here, and there.
    pub reasons: Vec<(String, String)>,
    /// Its actions that are not closed.
    pub open_actions: Vec<String>,
    pub n_closed: usize,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeenBeforePanelProps {
    /// The likest first.
    pub seen: Rc<[Seen]>,
    /// Hears which of them is not like it.
    pub on_unlike: Callback<DocumentId>,
    /// Leads to the panel, which may be far down.
    pub on_show: Callback<()>,
}

/// The heading of the panel, which takes the focus.
pub const SEEN_BEFORE_ID: &str = "seen-before";

/// What is like the document; nothing to be seen where nothing is.
#[component]
pub fn SeenBeforePanel(props: &SeenBeforePanelProps) -> Html {
    use_words();
    let SeenBeforePanelProps { seen, on_unlike, on_show } = props;
    html! {
        <div class="seen-before" hidden={seen.is_empty()}>
            // At the top of the pane, beside a heading: it comes while somebody writes, and must move nothing.
            <p class="seen-hint" role="status">
                if !seen.is_empty() {
                    <button type="button" class="link-like" onclick={on_show.reform(|_: MouseEvent| ())}>
                        { word::SEEN_HINT.count(seen.len()) }
                    </button>
                }
            </p>
            <section class="panel" aria-labelledby={SEEN_BEFORE_ID}>
                <h2 id={SEEN_BEFORE_ID} tabindex="-1">{ word::SEEN_BEFORE.text() }</h2>
                <ul class="seen-list">
                    for it in seen.iter() {
                        { one(it, on_unlike) }
                    }
                </ul>
            </section>
        </div>
    }
}

fn one(it: &Seen, on_unlike: &Callback<DocumentId>) -> Html {
    let id = it.id;
    let title = if it.title.is_empty() { word::UNTITLED.text() } else { &it.title };
    let label = word::SEEN_UNLIKE_LABEL.fill(&[("title", &title)]);
    html! {
        <li key={id.to_string()} class="seen">
            <div class="seen-head">
                <a href={&it.href}>{ title }</a>
                <button
                    type="button"
                    class="icon-button"
                    aria-label={label.clone()}
                    title={label}
                    onclick={on_unlike.reform(move |_: MouseEvent| id)}
                >
                    <Icon name={IconName::X} />
                </button>
            </div>
            <p class="seen-facts">{ facts(it) }</p>
            <p class="seen-why">
                if it.words.is_empty() {
                    { word::SEEN_SERVICES.fill(&[("services", &it.services.join(", "))]) }
                } else {
                    { word::SEEN_WORDS.text() }{ " " }
                    for (at, words) in it.words.iter().enumerate() {
                        <span key={at}>{ if at > 0 { ", " } else { "" } }<mark>{ words }</mark></span>
                    }
                }
            </p>
            <ul class="seen-reasons">
                for (at, (here, there)) in it.reasons.iter().enumerate() {
                    <li key={at}>{ word::SEEN_REASON.fill(&[("here", here), ("there", there)]) }</li>
                }
            </ul>
            <p class="seen-actions">{ actions(it) }</p>
        </li>
    }
}

/// `SEV2 · 3 Oct 2025 · checkout`.
fn facts(it: &Seen) -> String {
    let severity = it.severity.as_ref().map(|it| it.0.clone());
    let day = it.day.map(|it| word::DATE_LIST.day(it));
    let services = (!it.services.is_empty()).then(|| it.services.join(", "));
    [severity, day, services].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What came of it then.
fn actions(it: &Seen) -> String {
    let closed = (it.n_closed > 0).then(|| word::SEEN_CLOSED.count(it.n_closed));
    let open = it.open_actions.first().map(|first| {
        let n = it.open_actions.len();
        word::SEEN_OPEN.count(n).replace("{first}", first)
    });
    [closed, open].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
