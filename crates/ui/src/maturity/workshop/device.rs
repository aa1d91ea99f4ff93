//! Passing the device: one person votes, what they voted is hidden, the next one votes.

use std::rc::Rc;

use afterword_core::maturity::{Assessment, AssessmentEdit, Ballot, BallotId, Invitation};
use yew::prelude::*;

use super::sheet::BallotSheet;
use super::votes::{said, standing};
use crate::fields::TextField;
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PassDeviceProps {
    pub(super) assessment: Rc<Assessment>,
    /// The place of the question on the screen, from 0 on.
    pub(super) at: usize,
    pub(super) on_edit: Callback<AssessmentEdit>,
    /// The ballot that is being filled in on this device.
    pub(super) ballot: Option<BallotId>,
    pub(super) on_ballot: Callback<Option<BallotId>>,
    pub(super) mint: Callback<(), u64>,
}

/// The screen that one participant fills in; nobody sees what the one before voted.
#[component]
pub(super) fn PassDevice(props: &PassDeviceProps) -> Html {
    use_words();
    let is_one = use_state_eq(|| false);
    let at = use_state_eq(|| 0_usize);
    let has_passed = use_state_eq(|| false);
    // A ballot that was begun is only shown to whoever says that it is theirs: the device may be in other hands by now.
    let is_voting = use_state_eq(|| false);
    let begin = |one: bool| {
        let (props, is_one, at) = (props.clone(), is_one.setter(), at.setter());
        let is_voting = is_voting.setter();
        Callback::from(move |_: MouseEvent| {
            is_voting.set(true);
            is_one.set(one);
            at.set(if one { props.at } else { 0 });
            props.on_ballot.emit(Some(Ballot::new(props.mint.emit(())).id));
        })
    };
    let on_done = {
        let (on_ballot, has_passed) = (props.on_ballot.clone(), has_passed.setter());
        let is_voting = is_voting.setter();
        let workshop = props.assessment.workshop.as_ref();
        let ballot = props.ballot.zip(workshop).and_then(|(id, it)| it.ballot(id));
        // Who hands it on without a vote is not thanked for one.
        let has_voted = ballot.is_some_and(|it| !it.votes.is_empty());
        Callback::from(move |()| {
            is_voting.set(false);
            has_passed.set(has_voted);
            on_ballot.emit(None);
        })
    };
    let on_at = {
        let at = at.setter();
        Callback::from(move |it: usize| at.set(it))
    };
    let on_resume = {
        let is_voting = is_voting.setter();
        Callback::from(move |_: MouseEvent| is_voting.set(true))
    };
    let inside = match props.ballot.filter(|_| *is_voting).zip(Invitation::of(&props.assessment)) {
        Some((id, invitation)) => voting(props, id, invitation, *at, *is_one, on_at, on_done),
        None => between(props, *has_passed, on_resume, [begin(true), begin(false)]),
    };
    html! { <div class="workshop-pass">{ inside }</div> }
}

/// Nobody votes: the device is on its way.
fn between(
    props: &PassDeviceProps,
    has_passed: bool,
    on_resume: Callback<MouseEvent>,
    [begin_one, begin_all]: [Callback<MouseEvent>; 2],
) -> Html {
    let assessment = &props.assessment;
    let voted = assessment.question_after(0).map(|it| said(standing(assessment, it)));
    let words = match has_passed {
        true => word::WORKSHOP_PASS_THANKS.text(),
        false => word::WORKSHOP_PASS_HOW.text(),
    };
    html! {
        <div class="workshop-between">
            <h2>{ word::WORKSHOP_PASS.text() }</h2>
            <p role="status">{ words }</p>
            <p class="workshop-in">{ voted.unwrap_or_default() }</p>
            <div class="button-row">
                <button type="button" class="button primary" onclick={begin_one}>
                    <Icon name={IconName::Person} />{ word::WORKSHOP_PASS_ONE.text() }
                </button>
                <button type="button" class="button" onclick={begin_all}>{ word::WORKSHOP_PASS_ALL.text() }</button>
            </div>
            <div class="workshop-resume">
                if props.ballot.is_some() {
                    <button type="button" class="button" onclick={on_resume}>{ word::WORKSHOP_PASS_RESUME.text() }</button>
                }
            </div>
        </div>
    }
}

/// Somebody votes.
fn voting(
    props: &PassDeviceProps,
    id: BallotId,
    invitation: Invitation,
    at: usize,
    is_one: bool,
    on_at: Callback<usize>,
    on_done: Callback<()>,
) -> Html {
    let workshop = props.assessment.workshop.as_ref();
    let ballot = workshop.and_then(|it| it.ballot(id));
    let ballot = ballot.cloned().unwrap_or_else(|| Ballot::new(id.bits()));
    let on_vote = props.on_edit.reform(move |(capability, vote)| AssessmentEdit::Vote {
        ballot: id,
        capability,
        vote,
    });
    let on_name = {
        let (on_edit, ballot) = (props.on_edit.clone(), ballot.clone());
        Callback::from(move |voter: String| {
            let edit = AssessmentEdit::Ballot(Box::new(Ballot { voter, ..ballot.clone() }));
            on_edit.emit(AssessmentEdit::Typed(Box::new(edit), "voter"));
        })
    };
    let is_named = invitation.is_named;
    html! {
        <div key={id.to_string()}>
            <div class="workshop-voter">
                if is_named {
                    <TextField label={word::BALLOT_NAME.text()} value={ballot.voter.clone()} on_change={on_name} />
                }
            </div>
            <BallotSheet
                invitation={Rc::new(invitation)}
                votes={ballot.votes.clone()}
                {at}
                {on_at}
                {on_vote}
                {on_done}
                done={word::WORKSHOP_PASS_DONE.text()}
                {is_one}
            />
        </div>
    }
}
