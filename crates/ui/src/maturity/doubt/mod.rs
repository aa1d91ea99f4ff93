//! What incidents disprove: an incident chooses the answers that it disproves, or an answer the incident that disproves it.

mod answers;
mod disprove;
mod incidents;

pub use disprove::{Disprove, DisproveProps, Disproved, DoubtChoice};
pub use incidents::{DisprovedBy, DisprovedByProps, Incident};

use afterword_core::maturity::{Assessment, Claim, Found};
use yew::prelude::*;

use super::figures::score;
use super::question::level_name;
use crate::fields::TextField;
use crate::words::word;

/// So many choices stand in a list before anybody searches.
const MOST_SHOWN: usize = 8;

/// The score of an answer with the name of its level, or that it does not apply.
fn scored(assessment: &Assessment, claim: &Claim<'_>) -> String {
    let Found::Score(thousandths) = claim.found else {
        return word::MATURITY_NOT_APPLICABLE.text().to_owned();
    };
    let level = u8::try_from(thousandths / 1_000).unwrap_or(u8::MAX);
    let naming = assessment.about.naming.as_ref();
    let level = level_name(&assessment.model, level, naming);
    word::DOUBT_SCORE.fill(&[("score", &score(thousandths)), ("level", &level)])
}

/// Asks what the incident shows.
fn why_field(why: &UseStateHandle<String>) -> Html {
    let on_change = {
        let why = why.setter();
        Callback::from(move |text: String| why.set(text))
    };
    html! {
        <TextField
            label={word::DOUBT_WHY.text()}
            value={(**why).clone()}
            placeholder={word::DOUBT_WHY_EXAMPLE.text()}
            {on_change}
        />
    }
}
