//! The models that an assessment can be made with.

use std::rc::Rc;

use afterword_core::maturity::Model;
use yew::prelude::*;

use super::figures;
use crate::words::{use_words, word};

/// A model that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelChoice {
    pub model: Rc<Model>,
    /// Where it is from.
    pub from: ModelFrom,
}

/// Where a model is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelFrom {
    /// It ships.
    App,
    /// It is the workspace's own.
    Workspace,
    /// It came from a file, and is not kept yet.
    File,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ModelChoicesProps {
    pub choices: Rc<[ModelChoice]>,
    pub chosen: Option<usize>,
    pub on_choose: Callback<usize>,
}

/// Each model with when to choose it and how much it asks, one of them chosen.
#[component]
pub fn ModelChoices(props: &ModelChoicesProps) -> Html {
    use_words();
    let ModelChoicesProps { choices, chosen, on_choose } = props;
    let choice = |(at, it): (usize, &ModelChoice)| {
        let onchange = on_choose.reform(move |_: Event| at);
        // An own model may have the id of one that ships.
        let id = format!("{:?}-{}-{}", it.from, it.model.id, it.model.version);
        let chip = match it.from {
            ModelFrom::App => None,
            ModelFrom::Workspace => Some(word::MODEL_OWN.text()),
            ModelFrom::File => Some(word::MATURITY_MODEL_OWN.text()),
        };
        let name = match it.model.name.trim() {
            "" => word::MODEL_UNTITLED.text(),
            name => name,
        };
        html! {
            <label key={id} class="maturity-model">
                <input type="radio" name="maturity-model" checked={*chosen == Some(at)} {onchange} />
                <span class="maturity-model-words">
                    <strong>{ name.to_owned() }</strong>
                    if let Some(chip) = chip {
                        <span class="chip">{ chip }</span>
                    }
                    <span class="maturity-model-about">{ &it.model.about }</span>
                    <span class="quiet">{ size(&it.model) }</span>
                </span>
            </label>
        }
    };
    html! {
        <fieldset class="maturity-models">
            <legend>{ word::MATURITY_MODEL_WHICH.text() }</legend>
            { for choices.iter().enumerate().map(choice) }
        </fieldset>
    }
}

/// How much a model asks: dimensions, questions, levels.
fn size(model: &Model) -> String {
    let n = model.capabilities().count();
    [
        word::MATURITY_DIMENSIONS.count(model.dimensions.len()),
        word::MATURITY_QUESTIONS.count(n),
        in_a_group(n),
    ]
    .join(" · ")
}

/// How long a group takes for so many questions, roughly: four minutes for each.
pub fn in_a_group(n_questions: usize) -> String {
    let minutes = n_questions * 4;
    match minutes {
        0..95 => word::MATURITY_MINUTES.count((minutes + 2) / 5 * 5),
        _ => {
            // To the nearest half hour.
            let halves = u32::try_from((minutes + 15) / 30).unwrap_or(u32::MAX);
            word::MATURITY_HOURS.fill(&[("hours", &figures::score(halves.saturating_mul(500)))])
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::in_a_group;

    #[test]
    fn how_long_it_takes_is_said_as_roughly_as_it_is_known() {
        let said = [12, 19, 28, 58].map(in_a_group);
        let expected = ["about 50 minutes", "about 75 minutes", "about 2 h", "about 4 h"];
        assert_eq!(said, expected.map(|it| format!("{it} in a group")));
    }
}
