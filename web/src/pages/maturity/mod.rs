//! Maturity: how well a team does what a model asks of it, one assessment at a time.

mod about;
mod arrival;
mod assess;
mod begin;
mod chart;
mod choose;
mod desk;
mod disprove;
mod doubts;
mod example;
mod figures;
mod made;
mod making;
mod models;
mod names;
mod out;
mod results;
mod roadmap;
mod table;
mod workshop;

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::maturity::Assessment;
use afterword_ui::words::use_words;
use yew::prelude::*;

use super::editor::{closed, unreadable};
use crate::loading::{Loading, use_loaded};
use crate::maturity_view::MaturityView;
use crate::pages::MissingPage;
use crate::session::Session;
use crate::store::{LoadError, Loaded};
use desk::Desk;

pub(super) use arrival::take_along;
pub(crate) use begin::AssessmentsPage;
pub(super) use choose::place;
pub(super) use desk::title_of;
pub(super) use disprove::{Choices, DisproveDialog, choices as disprove_choices};
pub(crate) use models::ModelPage;

#[derive(PartialEq, Properties)]
pub(crate) struct AssessmentPageProps {
    pub(crate) session: Session,
    pub(crate) id: DocumentId,
    /// What of it is shown.
    pub(crate) view: MaturityView,
}

/// Loads an assessment and puts it on the desk.
#[component]
pub(crate) fn AssessmentPage(props: &AssessmentPageProps) -> Html {
    use_words();
    let AssessmentPageProps { session, id, view } = props;
    let store = session.store.clone();
    let loaded = use_loaded(*id, move |id| {
        let (store, id) = (store.clone(), *id);
        async move {
            let loaded: Option<Loaded<Assessment>> = store.load_as(id).await?;
            Ok::<_, LoadError>(loaded.map(Rc::new))
        }
    });
    match loaded {
        Loading::Waiting => html! { <main id="main" class="page" aria-busy="true"></main> },
        Loading::Here(Ok(Some(loaded))) => {
            html! { <Desk session={session.clone()} {loaded} view={*view} /> }
        }
        Loading::Here(Ok(None)) => html! { <MissingPage /> },
        Loading::Here(Err(error @ LoadError::Unreadable { .. })) => unreadable(*id, &error),
        Loading::Here(Err(error)) => closed(&error, Html::default()),
    }
}
