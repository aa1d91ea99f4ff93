//! Scores and how much was assessed, in words and figures.

use afterword_core::maturity::{Assessment, Capability, Coverage, Found, HalfSteps, Mean};
use yew::prelude::*;

use crate::words::{decimal, word};

/// A score in levels as people write it: `3`, `3½`; what a checklist comes to, cut to a tenth.
pub fn score(thousandths: u32) -> String {
    let (levels, rest) = (thousandths / 1_000, thousandths % 1_000);
    match (levels, rest) {
        (levels, 0) => levels.to_string(),
        (0, 500) => "½".to_owned(),
        (levels, 500) => format!("{levels}½"),
        _ => decimal(&format!("{levels}.{}", rest / 100)),
    }
}

/// The same of half steps.
pub(super) fn half_steps(it: HalfSteps) -> String {
    score(it.thousandths())
}

/// A mean in levels, cut to a tenth: nothing is rounded up.
pub fn mean(mean: Mean) -> String {
    let tenths = mean.tenths();
    decimal(&format!("{}.{}", tenths / 10, tenths % 10))
}

/// How many of those that apply are answered, and how many do not apply.
pub fn answered(coverage: Coverage) -> String {
    let words =
        word::MATURITY_ANSWERED.count_and(coverage.applicable, &[("answered", &coverage.answered)]);
    match coverage.not_applicable {
        0 => words,
        n => [words, word::MATURITY_ASIDE.count(n)].join(" · "),
    }
}

/// How many of those that apply are answered, as short as it gets.
pub(super) fn counts(coverage: Coverage) -> String {
    match coverage.applicable {
        0 => "–".to_owned(),
        n => format!("{}/{n}", coverage.answered),
    }
}

/// What is shown of an answer. Each differs from the others in its shape, not by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// An empty ring of dashes.
    NotAssessed,
    /// A dash, struck through.
    NotApplicable,
    /// The figure, on the shade of its share of the highest level.
    Score { thousandths: u32, highest: u8 },
}

impl Shown {
    pub(super) fn of(assessment: &Assessment, capability: &Capability) -> Self {
        let highest = assessment.model.highest();
        match assessment.found(capability) {
            Found::NotAssessed => Self::NotAssessed,
            Found::NotApplicable => Self::NotApplicable,
            Found::Score(thousandths) => Self::Score { thousandths, highest },
        }
    }

    /// Its name in the style sheet.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::NotAssessed => "open",
            Self::NotApplicable => "aside",
            Self::Score { .. } => "score",
        }
    }

    /// The shade of a score, from 0 to 5.
    pub(super) fn shade(self) -> Option<String> {
        match self {
            Self::Score { thousandths, highest } => {
                let top = u32::from(highest.max(1)) * 1_000;
                Some((thousandths.min(top) * 5 / top).to_string())
            }
            _ => None,
        }
    }

    /// What stands in the mark.
    pub(super) fn figure(self) -> String {
        match self {
            Self::NotAssessed => String::new(),
            Self::NotApplicable => "–".to_owned(),
            Self::Score { thousandths, .. } => score(thousandths),
        }
    }

    /// What it is, for those who listen.
    pub(super) fn spoken(self) -> String {
        match self {
            Self::NotAssessed => word::MATURITY_NOT_ASSESSED.text().to_owned(),
            Self::NotApplicable => word::MATURITY_NOT_APPLICABLE.text().to_owned(),
            Self::Score { thousandths, highest } => {
                let score = score(thousandths);
                word::MATURITY_SCORE_OF.fill(&[("score", &score), ("highest", &highest)])
            }
        }
    }

    /// The mark itself, with its words for those who listen.
    pub(super) fn mark(self) -> Html {
        html! {
            <span class="score-mark" data-shown={self.key()} data-shade={self.shade()}>
                <span aria-hidden="true">{ self.figure() }</span>
                <span class="visually-hidden">{ self.spoken() }</span>
            </span>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_written_as_people_say_it_and_never_rounded_up() {
        let shown = [0, 500, 3_000, 3_500, 2_999].map(score);
        assert_eq!(shown, ["0", "½", "3", "3½", "2.9"]);
    }
}
