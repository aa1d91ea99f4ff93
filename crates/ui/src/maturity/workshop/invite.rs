//! The ballot link on the wall: as a code for cameras, and as a link to copy.

use yew::prelude::*;

use super::qr::{QrCode, drawn};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// The link as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotLink {
    /// The whole address.
    pub address: AttrValue,
    /// The same for cameras; `None` where it is too long for any.
    pub code: Option<QrCode>,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct InviteProps {
    /// `None` while it is made.
    pub link: Option<BallotLink>,
    /// How many ballots are in.
    pub n_ballots: usize,
    pub on_copy: Callback<AttrValue>,
}

/// The code for cameras, how it goes, and how many ballots are in.
#[component]
pub fn Invite(props: &InviteProps) -> Html {
    use_words();
    let link = props.link.as_ref();
    html! {
        <div class="workshop-invite">
            <div class="workshop-qr">{ code(link) }</div>
            <div class="workshop-invite-words">
                <h2>{ word::WORKSHOP_INVITE.text() }</h2>
                <p>{ word::WORKSHOP_INVITE_HOW.text() }</p>
                <p class="quiet">{ word::WORKSHOP_INVITE_SAFE.text() }</p>
                <p class="workshop-in" role="status">{ word::WORKSHOP_BALLOTS_IN.count(props.n_ballots) }</p>
                <div class="button-row">{ copy(link, &props.on_copy) }</div>
            </div>
        </div>
    }
}

fn code(link: Option<&BallotLink>) -> Html {
    match link {
        None => html! { <p aria-busy="true"></p> },
        Some(BallotLink { code: Some(code), .. }) => drawn(code, word::WORKSHOP_INVITE_CODE.text()),
        Some(BallotLink { code: None, .. }) => {
            html! { <p class="workshop-too-long">{ word::WORKSHOP_INVITE_LONG.text() }</p> }
        }
    }
}

fn copy(link: Option<&BallotLink>, on_copy: &Callback<AttrValue>) -> Html {
    let Some(link) = link else { return Html::default() };
    let address = link.address.clone();
    let onclick = on_copy.reform(move |_: MouseEvent| address.clone());
    html! {
        <button type="button" class="button primary" {onclick}>
            <Icon name={IconName::Link} />{ word::WORKSHOP_INVITE_COPY.text() }
        </button>
    }
}
