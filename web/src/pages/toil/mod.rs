//! Toil: what people do by hand, what it takes, and what is done about it.

mod action;
mod activities;
mod basis;
mod begin;
mod bring;
mod chart;
mod desk;
mod making;
mod next;
mod origin;
mod out;
mod overview;
mod plan;
mod projects;
mod removed;
#[cfg(test)]
mod same_figures;
mod team;
mod weeks;

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::toil::ToilRegister;
use afterword_ui::words::use_words;
use yew::prelude::*;

use super::editor::{closed, unreadable};
use crate::loading::{Loading, use_loaded};
use crate::pages::MissingPage;
use crate::session::Session;
use crate::store::{LoadError, Loaded, StoreError};
use crate::toil_view::ToilView;
use begin::Begin;
use desk::Desk;

pub(in crate::pages) use action::{ActionToil, project_route};
pub(in crate::pages) use begin::new_register;
pub(in crate::pages) use making::make_project;
pub(in crate::pages) use origin::action_route;

#[derive(PartialEq, Properties)]
pub(crate) struct ToilPageProps {
    pub(crate) session: Session,
    /// The register that somebody asked for; else the one that was changed last.
    #[prop_or_default]
    pub(crate) id: Option<DocumentId>,
    /// What of it is shown.
    #[prop_or_default]
    pub(crate) view: ToilView,
}

/// What there is to show.
#[derive(Clone)]
enum Found {
    Register(Rc<Loaded<ToilRegister>>),
    /// There is no such register.
    Gone,
    /// There is none at all.
    None,
    /// That one can't be read.
    Unreadable(DocumentId, LoadError),
}

/// Loads a register and puts it on the desk; where there is none, begins one.
#[component]
pub(crate) fn ToilPage(props: &ToilPageProps) -> Html {
    use_words();
    let ToilPageProps { session, id, view } = props;
    let store = session.store.clone();
    let found = use_loaded(*id, move |asked| {
        let (store, asked) = (store.clone(), *asked);
        async move {
            let newest = match asked {
                Some(id) => Some(id),
                None => {
                    let registers = store.list().await?.registers;
                    registers.iter().max_by_key(|it| it.updated_at).map(|it| it.id)
                }
            };
            let Some(id) = newest else { return Ok(Found::None) };
            Ok::<_, StoreError>(match store.load_as(id).await {
                Ok(Some(loaded)) => Found::Register(Rc::new(loaded)),
                Ok(None) => Found::Gone,
                Err(error) => Found::Unreadable(id, error),
            })
        }
    });
    match found {
        Loading::Waiting => html! { <main id="main" class="page" aria-busy="true"></main> },
        Loading::Here(Ok(Found::Register(loaded))) => {
            let key = loaded.document.id.to_string();
            html! { <Desk {key} session={session.clone()} {loaded} view={*view} /> }
        }
        Loading::Here(Ok(Found::None)) => html! { <Begin session={session.clone()} /> },
        Loading::Here(Ok(Found::Gone)) => html! { <MissingPage /> },
        Loading::Here(Ok(Found::Unreadable(id, error))) => unreadable(id, &error),
        Loading::Here(Err(error)) => closed(&error, Html::default()),
    }
}
