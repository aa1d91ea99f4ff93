//! A model as an assessment keeps it: version, licence, sources, how long evidence is fresh, and what its levels are like.

use std::rc::Rc;

use afterword_core::maturity::{Model, NamingId};
use yew::prelude::*;

use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ModelFactsProps {
    pub model: Rc<Model>,
    /// How its levels are called.
    pub naming: Option<NamingId>,
}

/// What there is to know of a model.
#[component]
pub fn ModelFacts(props: &ModelFactsProps) -> Html {
    use_words();
    let ModelFactsProps { model, naming } = props;
    html! {
        <section class="maturity-section" aria-labelledby="maturity-model-title">
            <h2 id="maturity-model-title">
                { word::MATURITY_MODEL_OF.fill(&[("name", &model.name), ("version", &model.version)]) }
            </h2>
            <p>{ &model.about }</p>
            <p class="quiet">{ word::MATURITY_MODEL_KEPT.text() }</p>
            <dl class="maturity-facts">
                if !model.licence.is_empty() {
                    <div><dt>{ word::MATURITY_LICENCE.text() }</dt><dd>{ &model.licence }</dd></div>
                }
                <div>
                    <dt>{ word::MATURITY_EVIDENCE.text() }</dt>
                    <dd>{ word::MATURITY_STALE_AFTER.count(model.stale_after_days as usize) }</dd>
                </div>
                if !model.source.is_empty() {
                    <div>
                        <dt>{ word::MATURITY_SOURCES.text() }</dt>
                        <dd><ul class="plain">{ for model.source.iter().map(|it| html! { <li>{ it }</li> }) }</ul></dd>
                    </div>
                }
            </dl>
            <h3>{ word::MATURITY_LEVELS.text() }</h3>
            { for (1..=model.highest()).map(|it| level(model, it, naming.as_ref())) }
        </section>
    }
}

/// What it is like at a level, what hurts there, and what the next asks for.
fn level(model: &Model, number: u8, naming: Option<&NamingId>) -> Html {
    let Some(level) = model.levels.get(usize::from(number) - 1) else { return Html::default() };
    let list = |name: &'static str, texts: &[String]| match texts.is_empty() {
        true => Html::default(),
        false => html! {
            <div>
                <dt>{ name }</dt>
                <dd><ul>{ for texts.iter().map(|it| html! { <li>{ it }</li> }) }</ul></dd>
            </div>
        },
    };
    let invested = if level.investment.is_empty() {
        Html::default()
    } else {
        html! { <div><dt>{ word::MATURITY_INVESTMENT.text() }</dt><dd>{ &level.investment }</dd></div> }
    };
    html! {
        <details key={number} class="maturity-level">
            <summary>{ number }{ " " }{ model.level_name(number, naming) }</summary>
            <dl class="maturity-facts">
                { list(word::MATURITY_CHARACTERISTICS.text(), &level.characteristics) }
                { list(word::MATURITY_PAINS.text(), &level.pains) }
                { invested }
            </dl>
        </details>
    }
}
