//! The way through an assessment: its dimensions with how far each is, and the questions of the one that is open.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, Capability, CapabilityId, Dimension, DimensionId};
use yew::prelude::*;

use super::figures::{self, Shown};
use crate::words::{lang, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OutlineProps {
    pub assessment: Rc<Assessment>,
    /// The question that is open.
    pub current: CapabilityId,
    /// Where a question is.
    pub href: Callback<CapabilityId, AttrValue>,
}

/// How much is answered, and the way to every question.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    use_words();
    let OutlineProps { assessment, current, href } = props;
    let results = assessment.results();
    let open = assessment.model.capability(current).map(|it| it.0.id.clone());
    let dimension = |it: &Rc<Dimension>| {
        let coverage = results.dimension(&it.id).map(|it| it.coverage).unwrap_or_default();
        let counts = figures::counts(coverage);
        html! {
            <li key={it.id.to_string()} data-whole={coverage.is_whole().to_string()}>
                { link_to(assessment, it, open.as_ref(), href, &counts) }
                if open.as_ref() == Some(&it.id) {
                    <ol class="plain">
                        { for it.capabilities.iter().map(|it| question(assessment, it, current, href)) }
                    </ol>
                }
            </li>
        }
    };
    html! {
        <nav class="maturity-outline" aria-label={word::MATURITY_OUTLINE.text()}>
            <ol class="plain">{ for assessment.dimensions().map(dimension) }</ol>
        </nav>
    }
}

/// How far an assessment is, always in sight.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    use_words();
    let coverage = props.assessment.results().coverage;
    let words = figures::answered(coverage);
    html! {
        <p class="maturity-progress">
            <progress
                aria-label={word::MATURITY_PROGRESS.text()}
                value={coverage.answered.to_string()}
                max={coverage.applicable.max(1).to_string()}
            />
            <span>{ words }</span>
        </p>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProgressProps {
    pub assessment: Rc<Assessment>,
}

/// Leads to the first question of a dimension that nobody has answered, or to its first.
fn link_to(
    assessment: &Assessment,
    dimension: &Dimension,
    open: Option<&DimensionId>,
    href: &Callback<CapabilityId, AttrValue>,
    counts: &str,
) -> Html {
    let is_left = |it: &&Rc<Capability>| Shown::of(assessment, it) == Shown::NotAssessed;
    let first = dimension.capabilities.iter().find(is_left).or(dimension.capabilities.first());
    let Some(first) = first else {
        return html! { <span lang={lang(&assessment.model.language)}>{ &dimension.name }</span> };
    };
    let is_open = open == Some(&dimension.id);
    html! {
        <a
            class="maturity-outline-dimension"
            href={href.emit(first.id.clone())}
            aria-current={is_open.then_some("location")}
        >
            <span lang={lang(&assessment.model.language)}>{ &dimension.name }</span>
            <span class="number">{ counts }</span>
        </a>
    }
}

fn question(
    assessment: &Assessment,
    capability: &Capability,
    current: &CapabilityId,
    href: &Callback<CapabilityId, AttrValue>,
) -> Html {
    let is_current = capability.id == *current;
    let shown = Shown::of(assessment, capability);
    html! {
        <li key={capability.id.to_string()}>
            <a
                class="maturity-outline-question"
                href={href.emit(capability.id.clone())}
                aria-current={is_current.then_some("step")}
            >
                { shown.mark() }
                <span lang={lang(&assessment.model.language)}>{ &capability.name }</span>
            </a>
        </li>
    }
}
