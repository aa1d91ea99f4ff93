//! Readiness as a ring with its figure.

use yew::prelude::*;

use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RingProps {
    /// The share that is ready, in thousandths.
    pub(super) thousandths: u32,
}

/// A ring that closes as the document gets ready.
#[component]
pub(super) fn Ring(props: &RingProps) -> Html {
    use_words();
    // Rounded down: only a document with nothing left to mend is ready.
    let percent = props.thousandths / 10;
    let name = word::REVIEW_READY_PERCENT.fill(&[("percent", &percent)]);
    html! {
        <div class="readiness-ring" role="img" aria-label={name} data-ready={(percent == 100).to_string()}>
            <svg viewBox="0 0 44 44" aria-hidden="true">
                <circle class="ring-way" cx="22" cy="22" r="19" />
                <circle
                    class="ring-done"
                    cx="22"
                    cy="22"
                    r="19"
                    pathLength="100"
                    stroke-dasharray={format!("{percent} 100")}
                    transform="rotate(-90 22 22)"
                />
            </svg>
            <span class="readiness-figure number" aria-hidden="true">{ format!("{percent} %") }</span>
        </div>
    }
}
