//! The ballots that are in: how many votes each has, never which ones.

use std::rc::Rc;

use afterword_core::list::Identified as _;
use afterword_core::maturity::{AssessmentEdit, Ballot, Workshop};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct BallotsProps {
    pub(super) session: Session,
    pub(super) workshop: Rc<Workshop>,
    pub(super) on_edit: Callback<AssessmentEdit>,
}

/// The ballots that are in, each with the way to take it away.
#[component]
pub(super) fn Ballots(props: &BallotsProps) -> Html {
    use_words();
    let BallotsProps { session, workshop, on_edit } = props;
    let line = |(at, ballot): (usize, &Rc<Ballot>)| {
        let name = match ballot.voter.trim() {
            "" => word::WORKSHOP_BALLOT_NAMED.fill(&[("n", &(at + 1))]),
            voter => voter.to_owned(),
        };
        let id = ballot.id();
        let remove = {
            let (session, on_edit) = (session.clone(), on_edit.clone());
            Callback::from(move |_: MouseEvent| {
                on_edit.emit(AssessmentEdit::RemoveBallot(id));
                session.say(word::WORKSHOP_BALLOT_REMOVED.text());
            })
        };
        let label = word::WORKSHOP_BALLOT_REMOVE.fill(&[("name", &name)]);
        html! {
            <li key={id.to_string()}>
                <span>{ name }</span>
                <span class="number">{ word::WORKSHOP_BALLOT_VOTES.count(ballot.votes.len()) }</span>
                <button type="button" class="button icon-only quiet" aria-label={label.clone()} title={label} onclick={remove}>
                    <Icon name={IconName::X} />
                </button>
            </li>
        }
    };
    html! {
        <section aria-labelledby="workshop-ballots">
            <h2 id="workshop-ballots">{ word::WORKSHOP_BALLOTS.text() }</h2>
            <p>{ word::WORKSHOP_BALLOTS_IN.count(workshop.ballots.len()) }</p>
            <ol class="workshop-ballot-list">{ for workshop.ballots.iter().enumerate().map(line) }</ol>
        </section>
    }
}
