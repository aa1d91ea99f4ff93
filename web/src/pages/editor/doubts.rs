//! Whether the incident disproves answers of assessments: offered once it is published, and always a command.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::StatusKind;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::task;
use crate::loading::use_loaded;
use crate::pages::maturity::{Choices, DisproveDialog, disprove_choices};
use crate::session::Session;

/// What is asked, of the document as it was when somebody asked for it.
#[derive(Clone, PartialEq)]
struct Asked {
    postmortem: Rc<Postmortem>,
    choices: Choices,
}

/// What opens the dialog, and the dialog. Assessments are read only when somebody asks.
#[hook]
pub(super) fn use_doubting(
    session: &Session,
    present: &Callback<(), Rc<Postmortem>>,
) -> (Callback<()>, Html) {
    let asked = use_state_eq(|| None::<Asked>);
    let on_ask = {
        let asked = asked.setter();
        use_callback((session.clone(), present.clone()), move |(), (session, present)| {
            let (session, postmortem, asked) = (session.clone(), present.emit(()), asked.clone());
            task::spawn(async move {
                match disprove_choices(session.store.clone(), &postmortem).await {
                    Ok(choices) => asked.set(Some(Asked { postmortem, choices })),
                    Err(error) => session.say(word::DOUBT_NOT_READ.fill(&[("error", &error)])),
                }
            });
        })
    };
    let on_close = {
        let asked = asked.setter();
        use_callback((), move |(), ()| asked.set(None))
    };
    let dialog = html! {
        <div class="door">
            if let Some(it) = &*asked {
                <DisproveDialog
                    session={session.clone()}
                    postmortem={it.postmortem.clone()}
                    choices={it.choices.clone()}
                    {on_close}
                />
            }
        </div>
    };
    (on_ask, dialog)
}

#[derive(PartialEq, Properties)]
pub(super) struct DoubtOfferProps {
    pub(super) session: Session,
    pub(super) status: StatusKind,
    pub(super) on_ask: Callback<()>,
}

/// The offer in the side pane: of an incident that is published, where anything was assessed.
#[component]
pub(super) fn DoubtOffer(props: &DoubtOfferProps) -> Html {
    use_words();
    let DoubtOfferProps { session, status, on_ask } = props;
    let is_published = *status == StatusKind::Published;
    let store = session.store.clone();
    let has_any = use_loaded(is_published, move |is_published| {
        let (store, is_published) = (store.clone(), *is_published);
        async move {
            // Where the list can't be read, its page says so.
            is_published && store.list().await.is_ok_and(|it| !it.assessments.is_empty())
        }
    });
    let is_offered = is_published && has_any.here() == Some(&true);
    html! {
        <div class="doubt-offer">
            if is_offered {
                <section class="panel" aria-labelledby="doubt-offer-title">
                    <h2 id="doubt-offer-title">{ word::MATURITY.text() }</h2>
                    <p>{ word::DOUBT_OFFER.text() }</p>
                    <button type="button" class="button" onclick={on_ask.reform(|_: MouseEvent| ())}>
                        { word::DOUBT_LOOK.text() }
                    </button>
                </section>
            }
        </div>
    }
}
