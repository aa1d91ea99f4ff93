//! The ballot of a workshop, for whoever has its link: on any device, and with nothing stored but what was voted.

pub(super) mod link;
mod out;
mod returned;
mod vote;

use std::rc::Rc;

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::hash;
use crate::loading::{Loading, use_loaded};
use crate::route::{self, Route};
use crate::session::Session;
use link::LinkError;
use vote::Voting;

pub(super) use out::copy;
pub(crate) use returned::ReturnedPage;

#[derive(PartialEq, Properties)]
pub(crate) struct BallotPageProps {
    pub(crate) session: Session,
}

/// The ballot whose questions the page's address has, or names.
#[component]
pub(crate) fn BallotPage(props: &BallotPageProps) -> Html {
    use_words();
    let letters = use_memo((), |()| route::ballot_of(&hash::current()).to_owned());
    let invitation = use_loaded((), move |()| {
        let letters = letters.clone();
        async move { link::open(&letters).await.map(Rc::new) }
    });
    let inside = match &invitation {
        Loading::Waiting => html! { <div class="page-body" aria-busy="true"></div> },
        Loading::Here(Err(error)) => unreadable(error),
        Loading::Here(Ok(invitation)) => html! {
            <Voting session={props.session.clone()} invitation={invitation.clone()} />
        },
    };
    let is_voting = matches!(invitation, Loading::Here(Ok(_)));
    let class = classes!("page", "ballot-page", is_voting.then_some("is-voting"));
    html! { <main {class} id="main" tabindex="-1">{ inside }</main> }
}

fn unreadable(error: &LinkError) -> Html {
    html! {
        <div class="empty-state">
            <h1>{ word::BALLOT_FAILED.text() }</h1>
            <p>{ error.to_string() }</p>
            <p class="button-row">
                <a class="button" href={Route::Home.to_string()}>{ word::HOME.text() }</a>
            </p>
        </div>
    }
}
