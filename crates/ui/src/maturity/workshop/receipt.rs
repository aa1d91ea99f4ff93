//! What a participant gives back: the code of the ballot, to read aloud, to paste, or to be scanned.

use yew::prelude::*;

use super::qr::{QrCode, drawn};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReceiptProps {
    /// What is handed back: the code, with a name where ballots have one.
    pub code: AttrValue,
    /// The same as a link.
    pub link: AttrValue,
    /// The link for cameras.
    #[prop_or_default]
    pub qr: Option<QrCode>,
    pub on_copy: Callback<AttrValue>,
    /// Back to the votes.
    pub on_change: Callback<()>,
}

/// The code with the ways to hand it back.
#[component]
pub fn Receipt(props: &ReceiptProps) -> Html {
    use_words();
    let copy = |text: &AttrValue| {
        let text = text.clone();
        props.on_copy.reform(move |_: MouseEvent| text.clone())
    };
    let on_change = props.on_change.reform(|_: MouseEvent| ());
    html! {
        <section class="ballot-receipt" aria-labelledby="ballot-receipt">
            <h2 id="ballot-receipt">{ word::BALLOT_CODE.text() }</h2>
            <p>{ word::BALLOT_CODE_HOW.text() }</p>
            <p class="ballot-code"><code>{ &props.code }</code></p>
            <div class="button-row">
                <button type="button" class="button primary" onclick={copy(&props.code)}>
                    <Icon name={IconName::Copy} />{ word::BALLOT_CODE_COPY.text() }
                </button>
                <button type="button" class="button" onclick={copy(&props.link)}>
                    <Icon name={IconName::Link} />{ word::BALLOT_LINK_COPY.text() }
                </button>
                <button type="button" class="button" onclick={on_change}>{ word::BALLOT_CHANGE.text() }</button>
            </div>
            <p class="quiet">{ word::BALLOT_CODE_SAFE.text() }</p>
            <div class="ballot-qr">
                if let Some(qr) = &props.qr {
                    { drawn(qr, word::BALLOT_CODE_PICTURE.text()) }
                }
            </div>
        </section>
    }
}
