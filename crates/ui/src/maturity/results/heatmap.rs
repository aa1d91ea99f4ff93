//! The heatmap: a table of dimensions and their capabilities, each with its score as a digit and as a shade.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, Capability, Dimension, DimensionResult, Found};
use yew::prelude::*;

use super::{place, tenths, unknown};
use crate::maturity::figures::{mean, score};
use crate::wide::wide_table;
use crate::words::{lang, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HeatmapProps {
    pub assessment: Rc<Assessment>,
    /// Where a question is opened, by its place in the model.
    pub href: Callback<u16, String>,
}

/// How many shades there are above none, whatever the number of levels.
const SHADES: u32 = 5;

/// All scores. Each cell leads to its question.
#[component]
pub fn Heatmap(props: &HeatmapProps) -> Html {
    use_words();
    let assessment = &props.assessment;
    let results = assessment.results();
    let widest = assessment.dimensions().map(|it| it.capabilities.len()).max().unwrap_or(0);
    let row =
        |dimension: &Rc<Dimension>| row(dimension, results.dimension(&dimension.id), widest, props);
    let table = html! {
        <table class="results-heatmap">
            <caption class="visually-hidden">{ word::RESULTS_HEATMAP.text() }</caption>
            <thead>
                <tr>
                    <th scope="col">{ word::RESULTS_DIMENSION.text() }</th>
                    <th scope="col" class="number">{ word::RESULTS_MEAN.text() }</th>
                    <th scope="colgroup" colspan={widest.max(1).to_string()}>{ word::RESULTS_CAPABILITIES.text() }</th>
                </tr>
            </thead>
            <tbody>{ for assessment.dimensions().map(row) }</tbody>
        </table>
    };
    wide_table(word::RESULTS_HEATMAP.text(), table)
}

fn row(
    dimension: &Dimension,
    result: Option<&DimensionResult>,
    widest: usize,
    props: &HeatmapProps,
) -> Html {
    let overall = result.and_then(|it| it.mean).map(mean);
    let weakest = result.and_then(|it| it.staged.as_ref()).map_or(&[][..], |it| &it.weakest);
    let cell = |it: &Rc<Capability>| cell(it, weakest.contains(&it.id), props);
    let rest = widest - dimension.capabilities.len();
    html! {
        <tr key={dimension.id.to_string()}>
            <th scope="row" lang={lang(&props.assessment.model.language)}>{ &dimension.name }</th>
            <td class="number">{ overall.map_or_else(unknown, Html::from) }</td>
            { for dimension.capabilities.iter().map(cell) }
            if rest > 0 {
                <td class="results-rest" colspan={rest.to_string()}></td>
            }
        </tr>
    }
}

fn cell(capability: &Capability, is_weakest: bool, props: &HeatmapProps) -> Html {
    let assessment = &props.assessment;
    let found = assessment.found(capability);
    let shown = match found {
        Found::NotAssessed => unknown(),
        Found::NotApplicable => html! { word::RESULTS_NOT_APPLICABLE.text() },
        Found::Score(thousandths) => html! { score(thousandths) },
    };
    let before = assessment.previous.as_ref().and_then(|it| it.scores.get(&capability.id));
    let changed = before
        .zip(found.score())
        .map(|(before, now)| i64::from(now / 100) - i64::from(before / 100));
    let href = props.href.emit(place(assessment, &capability.id));
    html! {
        <td key={capability.id.to_string()} class={classes!("results-cell", shade(found, assessment.model.highest()))}>
            <a {href}>
                <span class="results-score">
                    { shown }
                    if let Some(changed) = changed.filter(|it| *it != 0) {
                        <small>{ tenths(changed) }</small>
                    }
                </span>
                <span class="results-name" lang={lang(&assessment.model.language)}>{ &capability.name }</span>
                if is_weakest {
                    <span class="results-weakest">{ word::RESULTS_WEAKEST.text() }</span>
                }
            </a>
        </td>
    }
}

/// The shade of a score: one of six, cut as the score is.
fn shade(found: Found, highest: u8) -> &'static str {
    const NAMES: [&str; SHADES as usize + 1] =
        ["is-shade-0", "is-shade-1", "is-shade-2", "is-shade-3", "is-shade-4", "is-shade-5"];
    match found {
        Found::NotAssessed => "is-unknown",
        Found::NotApplicable => "is-aside",
        Found::Score(thousandths) => {
            let most = u32::from(highest.max(1)) * 1_000;
            let at = thousandths.min(most) * SHADES / most;
            NAMES.get(at as usize).copied().unwrap_or(NAMES[0])
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_shade_is_cut_as_its_score_is_and_what_is_no_score_has_its_own() {
        let of = |it| shade(Found::Score(it), 5);
        assert_eq!(
            [of(0), of(999), of(1_000), of(4_999)],
            [0, 0, 1, 4].map(|it| format!("is-shade-{it}"))
        );
        assert_eq!((of(5_000), of(9_000)), ("is-shade-5", "is-shade-5"));
        assert_eq!(
            [shade(Found::Score(1_000), 2), shade(Found::Score(2_000), 2)],
            ["is-shade-2", "is-shade-5"]
        );
        assert_eq!(shade(Found::NotAssessed, 5), "is-unknown");
        assert_eq!(shade(Found::NotApplicable, 5), "is-aside");
    }
}
