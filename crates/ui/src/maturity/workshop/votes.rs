//! Who has voted on a question, as dots and a count: what they voted is not told before it is shown.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, Ballot, CapabilityId, Workshop};
use yew::prelude::*;

use crate::draw::use_settled;
use crate::words::{use_words, word};

/// Votes that come one after the other faster than this are read out together.
const PAUSE_MILLIS: i32 = 1_000;

/// How many dots are drawn at most.
const MOST_DOTS: usize = 40;

/// How many have voted on `question`, and how many could: whoever takes part, or handed in a ballot. A ballot of one vote is of somebody who
/// votes question by question on a shared device, and has another one for the next.
pub(super) fn standing(assessment: &Assessment, question: &CapabilityId) -> (usize, usize) {
    let Some(workshop) = &assessment.workshop else { return (0, 0) };
    let voted = workshop.n_votes(question);
    let n_people = assessment.about.participants.iter().filter(|it| !it.trim().is_empty()).count();
    let is_of_it = |it: &&Rc<Ballot>| it.votes.len() > 1 || it.votes.contains_key(question);
    (voted, n_people.max(workshop.ballots.iter().filter(is_of_it).count()))
}

/// The ballots that say anything.
pub(super) fn n_ballots(workshop: &Workshop) -> usize {
    workshop.ballots.iter().filter(|it| !it.votes.is_empty()).count()
}

/// The count in words.
pub(super) fn said((voted, all): (usize, usize)) -> String {
    match voted {
        0 => word::WORKSHOP_VOTED_NONE.text().to_owned(),
        _ => word::WORKSHOP_VOTED.count_and(voted, &[("all", &all)]),
    }
}

/// A dot for each who could vote, full for whoever has.
pub(super) fn dots(standing: (usize, usize)) -> Html {
    let (voted, all) = standing;
    html! {
        <div class="workshop-votes">
            <p class="workshop-dots" aria-hidden="true">
                for at in 0..all.min(MOST_DOTS) {
                    <span key={at} class={classes!("workshop-dot", (at < voted).then_some("has-voted"))}></span>
                }
            </p>
            <p class="workshop-voted">{ said(standing) }</p>
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct VotesHeardProps {
    pub(super) standing: (usize, usize),
}

/// Reads the count out whenever it is another than it was when the question came up. It is made anew for each question.
#[component]
pub(super) fn VotesHeard(props: &VotesHeardProps) -> Html {
    use_words();
    let first = use_state(|| props.standing);
    let has_changed = use_mut_ref(|| false);
    let settled = use_settled(&props.standing, PAUSE_MILLIS, false);
    *has_changed.borrow_mut() |= settled != *first;
    let words = if *has_changed.borrow() { said(settled) } else { String::new() };
    html! { <p class="visually-hidden" role="status">{ words }</p> }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::{HalfSteps, Vote, WorkshopId};

    use super::*;
    use crate::maturity::workshop::tests::assessment;

    fn ballot(bits: u64, questions: &[&str]) -> Ballot {
        let vote = Vote::Score(HalfSteps::level(2));
        let votes = questions.iter().map(|it| (it.parse().unwrap(), vote)).collect();
        Ballot { votes, ..Ballot::new(bits) }
    }

    #[test]
    fn who_votes_question_by_question_is_nobody_else_at_the_next() {
        let mut assessment = assessment();
        let mut workshop = Workshop::new(WorkshopId::from_bits(1));
        for it in [ballot(1, &["a", "b"]), ballot(2, &["a"]), ballot(3, &["b"]), ballot(4, &[])] {
            workshop.take(it);
        }
        assessment.workshop = Some(workshop.into());
        let standings = |it: &Assessment| {
            ["a", "b", "c"].map(|question| standing(it, &question.parse().unwrap()))
        };
        assert_eq!(standings(&assessment), [(2, 2), (2, 2), (0, 1)]);
        assessment.about.participants = ["Ada", "Grace", " ", "Kim"].map(str::to_owned).into();
        assert_eq!(standings(&assessment), [(2, 3), (2, 3), (0, 3)]);
    }
}
