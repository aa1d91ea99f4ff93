//! Models of maturity of the workspace's own: to write, to copy, to keep, to take out.

mod checked;
mod deeds;
mod delete;
mod desk;
mod export;
mod own;

use std::rc::Rc;

use afterword_core::maturity::Model;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::address::IdAddress;
use crate::loading::{Loading, use_loaded};
use crate::pages::MissingPage;
use crate::session::Session;
use crate::store::StoreError;
use desk::ModelDesk;

pub(super) use checked::Checked;
pub(super) use deeds::keep;
pub(super) use own::{KeepModel, OwnModels, use_own_models};

#[derive(PartialEq, Properties)]
pub(crate) struct ModelPageProps {
    pub(crate) session: Session,
    pub(crate) address: IdAddress,
}

/// Finds the model and puts it on the desk.
#[component]
pub(crate) fn ModelPage(props: &ModelPageProps) -> Html {
    use_words();
    let ModelPageProps { session, address } = props;
    let store = session.store.clone();
    let loaded = use_loaded(*address, move |address| {
        let (store, id) = (store.clone(), address.model());
        async move {
            let Some(id) = id else { return Ok::<_, StoreError>(None) };
            Ok(store.model(&id).await?.map(Rc::new))
        }
    });
    match loaded {
        Loading::Waiting => html! { <main id="main" class="page" aria-busy="true"></main> },
        Loading::Here(Ok(Some(opened))) => {
            html! { <ModelDesk session={session.clone()} {opened} /> }
        }
        Loading::Here(Ok(None)) => html! { <MissingPage /> },
        Loading::Here(Err(error)) => html! {
            <main class="page" id="main" tabindex="-1">
                <p role="alert">{ word::MODEL_NOT_FETCHED.fill(&[("error", &error)]) }</p>
            </main>
        },
    }
}

/// What a model is called, also while somebody is thinking of its name.
fn name_of(model: &Model) -> AttrValue {
    match model.name.trim() {
        "" => AttrValue::Static(word::MODEL_UNTITLED.text()),
        name => AttrValue::from(name.to_owned()),
    }
}
