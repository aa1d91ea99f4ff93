//! Filling in a ballot: what it is, its questions one by one, all at a glance, and the code to give back.

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::maturity::{Ballot, CapabilityId, Invitation, Vote};
use afterword_ui::fields::TextField;
use afterword_ui::maturity::workshop::{BallotSheet, Receipt, named_code, return_path};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::link;
use super::out::copy;
use crate::browser::ballots::{self, Draft, Place};
use crate::browser::{hash, ids, page};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct VotingProps {
    pub(super) session: Session,
    pub(super) invitation: Rc<Invitation>,
}

/// What somebody does with a ballot.
enum Step {
    To(Place),
    Name(String),
    Vote(CapabilityId, Option<Vote>),
}

/// The ballot as it is filled in.
#[derive(Clone, PartialEq)]
struct Filling(Draft);

impl Reducible for Filling {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        match step {
            Step::To(place) => next.0.place = place,
            Step::Name(name) => next.0.ballot.voter = name,
            Step::Vote(question, Some(vote)) => {
                next.0.ballot.votes.insert(question, vote);
            }
            Step::Vote(question, None) => {
                next.0.ballot.votes.remove(&question);
            }
        }
        Rc::new(next)
    }
}

/// A ballot from the first question to the code.
#[component]
pub(super) fn Voting(props: &VotingProps) -> Html {
    use_words();
    let VotingProps { session, invitation } = props;
    let filling = {
        let workshop = invitation.workshop;
        use_reducer(move || Filling(begun(workshop)))
    };
    {
        let workshop = invitation.workshop;
        use_effect_with(filling.0.clone(), move |draft| ballots::keep(workshop, draft));
    }
    let title = match invitation.title.trim() {
        "" => word::BALLOT_UNTITLED.text().to_owned(),
        title => title.to_owned(),
    };
    use_effect_with(title.clone(), |title| page::set_title(&format!("{title} – Afterword")));
    let to = |place: Place| {
        let dispatch = filling.dispatcher();
        Callback::from(move |()| dispatch.dispatch(Step::To(place)))
    };
    let inside = match filling.0.place {
        Place::Start => start(invitation, &filling, to(Place::At(0))),
        Place::At(at) => sheet(invitation, &filling, at, to(Place::Code)),
        Place::Code => {
            let overview = Place::At(invitation.questions.len());
            receipt(session, invitation, &filling.0.ballot, to(overview))
        }
    };
    html! {
        <div class="page-body ballot-body">
            <header class="ballot-title">
                <p class="quiet">{ word::BALLOT.text() }</p>
                <h1>{ title }</h1>
            </header>
            { inside }
        </div>
    }
}

/// The ballot that was begun on this device, or a fresh one.
fn begun(workshop: afterword_core::maturity::WorkshopId) -> Draft {
    ballots::kept(workshop).unwrap_or_else(|| {
        let ballot = Ballot::new(ids::Random.bits());
        Draft { ballot, place: Place::Start }
    })
}

/// What it is about.
fn start(
    invitation: &Invitation,
    filling: &UseReducerHandle<Filling>,
    on_begin: Callback<()>,
) -> Html {
    let on_name = {
        let dispatch = filling.dispatcher();
        Callback::from(move |it: String| dispatch.dispatch(Step::Name(it)))
    };
    let ballot = &filling.0.ballot;
    let begin = match ballot.votes.is_empty() {
        true => word::BALLOT_BEGIN.text(),
        false => word::BALLOT_GO_ON.text(),
    };
    let anonymous = if invitation.is_named { "" } else { word::BALLOT_SAFE_ANONYMOUS.text() };
    html! {
        <div key="start" class="ballot-start">
            <p>{ word::BALLOT_INTRO.count(invitation.questions.len()) }</p>
            <p>{ word::BALLOT_SAFE.text() }{ " " }{ anonymous }</p>
            <p class="quiet">{ word::BALLOT_KEPT.text() }{ " " }{ word::BALLOT_KEYS.text() }</p>
            <div class="ballot-voter">
                if invitation.is_named {
                    <TextField label={word::BALLOT_NAME.text()} value={ballot.voter.clone()} on_change={on_name} />
                }
            </div>
            <div class="button-row">
                <button type="button" class="button primary" onclick={on_begin.reform(|_: MouseEvent| ())}>{ begin }</button>
            </div>
        </div>
    }
}

fn sheet(
    invitation: &Rc<Invitation>,
    filling: &UseReducerHandle<Filling>,
    at: usize,
    on_done: Callback<()>,
) -> Html {
    let on_at = {
        let dispatch = filling.dispatcher();
        Callback::from(move |it: usize| dispatch.dispatch(Step::To(Place::At(it))))
    };
    let on_vote = {
        let dispatch = filling.dispatcher();
        Callback::from(move |(question, vote)| dispatch.dispatch(Step::Vote(question, vote)))
    };
    html! {
        <BallotSheet
            key="sheet"
            invitation={invitation.clone()}
            votes={filling.0.ballot.votes.clone()}
            {at}
            {on_at}
            {on_vote}
            {on_done}
            done={word::BALLOT_DONE.text()}
        />
    }
}

fn receipt(
    session: &Session,
    invitation: &Invitation,
    ballot: &Ballot,
    on_change: Callback<()>,
) -> Html {
    let code = ballot.code(invitation);
    let voter = if invitation.is_named { ballot.voter.as_str() } else { "" };
    let link = hash::address(&format!("#/{}", return_path(voter, &code)));
    let qr = link::code(&link);
    let shown = named_code(voter, &code);
    let on_copy = {
        let (session, link) = (session.clone(), link.clone());
        Callback::from(move |text: AttrValue| {
            let said =
                if text == link { &word::BALLOT_LINK_COPIED } else { &word::BALLOT_CODE_COPIED };
            copy(&session, text, said);
        })
    };
    html! { <Receipt key="code" code={shown} {link} {qr} {on_copy} {on_change} /> }
}
