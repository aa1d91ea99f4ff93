//! The answer first: what an assessment comes to, in one sentence.

use std::fmt::Display;
use std::rc::Rc;

use afterword_core::maturity::{Assessment, CapabilityId, Results};
use yew::prelude::*;

use super::{PLACE, around, level_named, link, listed, name, percent};
use crate::maturity::figures::mean;
use crate::words::{Text, use_words, word};

/// So many weakest links are named; of the others it is said how many they are.
const MOST_NAMED: usize = 2;

/// The sentence with its place for what holds the level back.
fn sentence(assessment: &Assessment, results: &Results, weakest: &dyn Display) -> String {
    let coverage = results.coverage;
    let Some(overall) = results.overall else {
        let text: &Text = match coverage.applicable {
            0 if coverage.not_applicable > 0 => &word::RESULTS_NOTHING_APPLIES,
            _ => &word::RESULTS_NOTHING,
        };
        return text.text().to_owned();
    };
    let level = results.staged.as_ref().map_or(0, |it| it.level);
    let is_held = results.staged.as_ref().is_some_and(|it| !it.weakest.is_empty());
    let text = if is_held { &word::RESULTS_ANSWER } else { &word::RESULTS_ANSWER_TOP };
    text.fill(&[
        ("mean", &mean(overall)),
        ("highest", &assessment.model.highest()),
        ("level", &level_named(assessment, level)),
        ("weakest", weakest),
        ("coverage", &percent(coverage.share().unwrap_or_default())),
    ])
}

/// What holds the level back, the first few of it, and how many more there are.
fn weakest(results: &Results) -> (&[CapabilityId], usize) {
    let all = results.staged.as_ref().map_or(&[][..], |it| &it.weakest);
    // One more is named rather than counted.
    let most = if all.len() == MOST_NAMED + 1 { all.len() } else { MOST_NAMED };
    let (named, rest) = all.split_at(most.min(all.len()));
    (named, rest.len())
}

/// The sentence as text.
///
/// It says the mean, the staged level by its name, what holds that back, and how much of it all was assessed.
pub fn answer(assessment: &Assessment, results: &Results) -> String {
    let (named, more) = weakest(results);
    let names: Vec<&str> = named.iter().map(|it| name(assessment, it)).collect();
    let more = if more > 0 { word::RESULTS_MORE.count(more) } else { String::new() };
    sentence(assessment, results, &format!("{}{more}", names.join(", ")))
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AnswerLineProps {
    pub assessment: Rc<Assessment>,
    /// Where a question is opened, by its place in the model.
    pub href: Callback<u16, String>,
}

/// The sentence on a page, in which what holds the level back leads to its question.
#[component]
pub fn AnswerLine(props: &AnswerLineProps) -> Html {
    use_words();
    let AnswerLineProps { assessment, href } = props;
    let results = assessment.results();
    let (named, more) = weakest(&results);
    let links = listed(named.iter().map(|it| link(assessment, it, href)));
    let more = (more > 0).then(|| word::RESULTS_MORE.count(more));
    let said = around(
        &sentence(assessment, &results, &PLACE),
        html! { <>{ links }{ more.unwrap_or_default() }</> },
    );
    html! { <p class="results-answer">{ said }</p> }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::history::Editable as _;
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::{Answer, AssessmentEdit, HalfSteps};

    use super::*;
    use crate::maturity::tests::model;

    /// The sentence about scores in half steps.
    #[track_caller]
    fn check(scores: &[(&str, u8)], expected: &str) {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut it = Assessment::new(DocumentId::v7(0, [0; 10]), String::new(), model(), now);
        for (name, score) in scores {
            let answer = Answer::of(HalfSteps::new(*score));
            let edit = AssessmentEdit::Answer(name.parse().unwrap(), Box::new(answer));
            it.apply(edit).unwrap();
        }
        assert_eq!(answer(&it, &it.results()), expected);
    }

    #[test]
    fn the_answer_names_what_holds_the_level_back() {
        check(
            &[("runbooks", 3), ("noise", 6)],
            "Mean 2.2 of 3, staged level 1 · Some: held back by Runbooks. 66 % is assessed.",
        );
        check(
            &[("runbooks", 1), ("noise", 1)],
            "Mean 0.5 of 3, staged level 0: held back by Runbooks, Noise. 66 % is assessed.",
        );
    }

    #[test]
    fn the_highest_level_is_held_back_by_nothing() {
        check(
            &[("runbooks", 6), ("noise", 6)],
            "Mean 3.0 of 3, staged level 3 · All, the highest. 66 % is assessed.",
        );
    }

    #[test]
    fn no_answer_is_no_score() {
        check(&[], "Nothing is assessed yet: the first answer gives the first figure.");
    }
}
