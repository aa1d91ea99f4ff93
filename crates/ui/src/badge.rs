//! Severity and status in a word, never in colour alone.

use std::rc::Rc;

use crate::words::{InWords, meaning, use_words, word};
use afterword_core::postmortem::StatusKind;
use afterword_core::severity::{SeverityKey, SeverityScheme};
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeverityBadgeProps {
    /// The level, if one was chosen.
    pub severity: Option<SeverityKey>,
    pub scheme: Rc<SeverityScheme>,
}

/// The severity by its key, with the meaning behind it; a dash where none was chosen.
#[component]
pub fn SeverityBadge(props: &SeverityBadgeProps) -> Html {
    use_words();
    let Some(key) = &props.severity else {
        return html! {
            <span class="badge severity is-missing">
                <span aria-hidden="true">{ "–" }</span>
                <span class="visually-hidden">{ word::SEVERITY_NONE.text() }</span>
            </span>
        };
    };
    let level = props.scheme.levels().iter().position(|it| it.key == *key);
    let meaning = props.scheme.level(key).map(|it| meaning(&it.meaning));
    // The style sheet has four steps; a longer scheme shares the mildest.
    let step = level.map(|it| format!("severity-{}", it.min(3) + 1));
    html! {
        <span class={classes!("badge", "severity", step)} title={meaning}>{ key.to_string() }</span>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StatusBadgeProps {
    pub status: StatusKind,
}

/// The status in a word, with a shape that fills as the document gets on.
#[component]
pub fn StatusBadge(props: &StatusBadgeProps) -> Html {
    use_words();
    let shape = match props.status {
        StatusKind::Draft => "○",
        StatusKind::InReview => "◔",
        StatusKind::Approved => "◕",
        StatusKind::Published => "●",
    };
    html! {
        <span class={classes!("badge", "status", format!("status-{}", props.status.key()))}>
            <span aria-hidden="true">{ shape }</span>
            { " " }
            { props.status.in_words() }
        </span>
    }
}
