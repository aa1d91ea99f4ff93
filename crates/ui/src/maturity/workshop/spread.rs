//! What the votes on a question come to: median, spread, agreement, and whether it is worth talking about.

use afterword_core::maturity::{Distribution, HalfSteps};
use yew::prelude::*;

use super::half_steps;
use crate::icon::{Icon, IconName};
use crate::words::{decimal, word};

/// The figures below the votes.
pub(super) fn figures(it: &Distribution) -> Html {
    let median = it.median.map(|it| decimal(&format!("{it}")));
    let spread = (it.n() > 1).then(|| half_steps(HalfSteps::new(it.spread)));
    let agreement = it.agreement.map(|it| format!("{} %", percent(it)));
    html! {
        <div class="workshop-figures">
            <dl>
                { figure(word::WORKSHOP_MEDIAN.text(), median) }
                { figure(word::WORKSHOP_SPREAD.text(), spread) }
                { figure(word::WORKSHOP_AGREEMENT.text(), agreement) }
            </dl>
            <p class="workshop-others">{ others(it) }</p>
            <div class="workshop-talk-place">{ talk(it) }</div>
        </div>
    }
}

fn figure(name: &'static str, value: Option<String>) -> Html {
    html! {
        <div key={name}>
            <dt>{ name }</dt>
            <dd class="number">{ value.unwrap_or_else(|| "–".to_owned()) }</dd>
        </div>
    }
}

/// Cut down, so that only those who all say the same agree wholly.
fn percent(agreement: f64) -> i64 {
    (agreement * 100.0 + 1e-9).floor() as i64
}

/// Those who gave no score, and the scores between two levels.
fn others(it: &Distribution) -> String {
    let between = it.counts.iter().filter(|(score, _)| score.get() % 2 == 1);
    let between = between
        .map(|(score, n)| word::WORKSHOP_BETWEEN.count_and(*n, &[("score", &half_steps(*score))]));
    let dont_know = (it.dont_know > 0).then(|| word::WORKSHOP_DONT_KNOW.count(it.dont_know));
    let aside = (it.not_applicable > 0).then(|| word::WORKSHOP_NOT_FOR_US.count(it.not_applicable));
    between.chain(dont_know).chain(aside).collect::<Vec<String>>().join(" · ")
}

/// Why it is worth talking about; nothing where everybody sees it about the same.
pub(super) fn why_talk(it: &Distribution) -> Option<&'static str> {
    match it.talk_about_it() {
        false => None,
        true if it.is_wide() => Some(word::WORKSHOP_TALK_SPREAD.text()),
        true => Some(word::WORKSHOP_TALK_APPLIES.text()),
    }
}

fn talk(it: &Distribution) -> Html {
    match why_talk(it) {
        None => Html::default(),
        Some(why) => html! {
            <p class="workshop-talk">
                <Icon name={IconName::Communication} />
                <strong>{ word::WORKSHOP_TALK.text() }</strong>
                <span>{ why }</span>
            </p>
        },
    }
}

/// What those hear who do not see the bars.
pub(super) fn said(it: &Distribution) -> String {
    let scores = it.counts.iter().map(|(score, n)| {
        word::WORKSHOP_SCORE_VOTES.count_and(*n, &[("score", &half_steps(*score))])
    });
    let scores = scores.collect::<Vec<String>>().join(", ");
    let talk = why_talk(it).map(|_| word::WORKSHOP_TALK.text());
    [scores, others(it), talk.unwrap_or_default().to_owned()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<String>>()
        .join(". ")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::Vote;

    use super::*;

    #[test]
    fn only_who_says_the_same_agrees_wholly() {
        assert_eq!([1.0, 0.999, 0.7, 0.0].map(percent), [100, 99, 70, 0]);
    }

    #[test]
    fn what_is_heard_is_what_is_seen() {
        let score = |level| Vote::Score(HalfSteps::level(level));
        let votes = [score(1), score(3), score(3), Vote::DontKnow];
        let said = said(&Distribution::of(votes, 5));
        assert_eq!(said, "1: 1 vote, 3: 2 votes. 1 does not know. Talk about it");
        let agreed = Distribution::of([score(3), score(3)], 5);
        assert_eq!(why_talk(&agreed), None);
    }
}
