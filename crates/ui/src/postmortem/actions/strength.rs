//! How strong an action is, as a mark of three steps.

use afterword_core::actions::{Action, Strength};
use yew::prelude::*;

use crate::words::{InWords, word};

/// How many of the three steps are full.
fn steps(strength: Strength) -> usize {
    match strength {
        Strength::Design | Strength::Automation => 3,
        Strength::Detection => 2,
        Strength::Procedure | Strength::Document => 1,
    }
}

/// The mark of `action`, with its words for those who hear and those who point at it; nothing where neither somebody nor its wording
/// says how strong it is.
pub(crate) fn strength_mark(action: &Action) -> Html {
    let strength = action.effective_strength();
    let Some(strength) = strength else { return html! { <span class="strength" hidden=true /> } };
    let steps = steps(strength);
    let words =
        word::ACTION_STRENGTH_MARK.fill(&[("steps", &steps), ("strength", &strength.in_words())]);
    html! {
        <span class="strength" role="img" aria-label={words.clone()} title={words}>
            for at in 1..=3 {
                <span key={at} class={classes!("strength-step", (at <= steps).then_some("is-full"))} />
            }
        </span>
    }
}
