//! The workshop of an assessment: how it is set up, the ballots, and the screen for the wall.

mod ballots;
mod screen;

use std::rc::Rc;

use afterword_core::id::Mint as _;
use afterword_core::maturity::{Assessment, AssessmentEdit, Invitation};
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::maturity::workshop::{BallotLink, Invite, TakeIn, WorkshopSetup};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::desk::ViewProps;
use crate::browser::{build, hash, ids};
use crate::loading::use_loaded;
use crate::maturity_view::MaturityView;
use crate::pages::ballot::{copy, link};
use crate::route::Route;
use crate::session::Session;
use ballots::Ballots;
use screen::Screen;

#[derive(PartialEq, Properties)]
pub(super) struct WorkshopProps {
    pub(super) shown: ViewProps,
    /// Whether the address asks for the screen.
    pub(super) is_on_screen: bool,
}

/// The workshop, on the desk and on the wall.
#[component]
pub(super) fn Workshop(props: &WorkshopProps) -> Html {
    use_words();
    let ViewProps { session, assessment, on_edit, .. } = &props.shown;
    let link = use_link(session, assessment);
    let mint = use_callback((), |(), ()| ids::Random.bits());
    let on_open = use_callback((session.go.clone(), assessment.id), |(), (go, id)| {
        go.emit(Route::Assessment(*id, MaturityView::Screen));
    });
    let on_copy = {
        let session = session.clone();
        Callback::from(move |it: AttrValue| copy(&session, it, &word::WORKSHOP_INVITE_COPIED))
    };
    html! {
        <section class="maturity-section workshop-view" aria-label={word::WORKSHOP.text()}>
            <WorkshopSetup {assessment} {on_edit} mint={mint.clone()} {on_open} />
            { of_ballots(&props.shown, &link, &on_copy) }
            <div class="workshop-screen-place">
                if assessment.workshop.is_some() {
                    <Screen shown={props.shown.clone()} open={props.is_on_screen} {link} {mint} {on_copy} />
                }
            </div>
        </section>
    }
}

/// What is there once a workshop is set up: the link, where ballots come in, and those that are there.
fn of_ballots(shown: &ViewProps, link: &Option<BallotLink>, on_copy: &Callback<AttrValue>) -> Html {
    let ViewProps { session, assessment, on_edit, .. } = shown;
    let Some(workshop) = &assessment.workshop else { return html! { <div></div> } };
    let n_ballots = workshop.ballots.iter().filter(|it| !it.votes.is_empty()).count();
    let on_ballot = on_edit.reform(|it| AssessmentEdit::Ballot(Box::new(it)));
    let on_end = {
        let (session, on_edit) = (session.clone(), on_edit.clone());
        Callback::from(move |_: MouseEvent| {
            on_edit.emit(AssessmentEdit::Workshop(None));
            session.say(word::WORKSHOP_ENDED.text());
        })
    };
    html! {
        <div class="workshop-ballots">
            <p class="guidance">{ word::WORKSHOP_KEYS.text() }</p>
            <Invite link={link.clone()} {n_ballots} {on_copy} />
            <section aria-labelledby="workshop-take-in">
                <h2 id="workshop-take-in">{ word::WORKSHOP_TAKE_IN.text() }</h2>
                <TakeIn {assessment} {on_ballot} />
            </section>
            <Ballots session={session.clone()} workshop={workshop.clone()} {on_edit} />
            <div class="button-row">
                <button type="button" class="button" onclick={on_end}>
                    <Icon name={IconName::Trash} />{ word::WORKSHOP_END.text() }
                </button>
            </div>
        </div>
    }
}

/// The link to vote by, made anew when the questions change and not when votes come in; `None` while it is made.
#[hook]
fn use_link(session: &Session, assessment: &Rc<Assessment>) -> Option<BallotLink> {
    let invitation = use_memo(assessment.clone(), |it| Invitation::of(it));
    let made = {
        let (session, assessment) = (session.clone(), assessment.clone());
        use_loaded((*invitation).clone(), move |invitation| {
            let (session, assessment) = (session.clone(), assessment.clone());
            let key = invitation.clone();
            async move { (key, made(&session, &assessment).await) }
        })
    };
    let (key, link) = made.here()?;
    link.clone().filter(|_| *key == *invitation)
}

async fn made(session: &Session, assessment: &Assessment) -> Option<BallotLink> {
    match link::fragment(assessment).await? {
        Ok(fragment) => {
            let address = hash::address(&fragment);
            if build::is_from_disk() {
                session.say(word::BALLOT_LINK_DISK.text());
            }
            let code = link::code(&address);
            Some(BallotLink { address: address.into(), code })
        }
        Err(error) => {
            session.say(error.to_string());
            None
        }
    }
}
