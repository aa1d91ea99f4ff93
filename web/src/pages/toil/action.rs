//! What an action, wherever it is shown, has to do with toil: the project that it became, or the way to make one of it.

use std::rc::Rc;

use afterword_core::actions::{Action, ActionId};
use afterword_core::toil::Origin;
use afterword_ui::toil::{ActionProject, ProjectLink};
use yew::prelude::*;

use super::making::make_project;
use crate::across::{Made, ProjectsMade, use_answer};
use crate::route::Route;
use crate::session::Session;
use crate::toil_view::ToilView;

/// The page of a project.
pub(in crate::pages) fn project_route(made: &Made) -> Route {
    Route::ToilRegister(made.register, ToilView::Project(made.project))
}

/// A project as an action shows it.
pub(super) fn project_link(made: &Made) -> ProjectLink {
    ProjectLink { href: project_route(made).to_string().into(), report: made.report }
}

#[derive(PartialEq, Properties)]
pub(in crate::pages) struct ActionToilProps {
    pub(in crate::pages) session: Session,
    /// The action.
    pub(in crate::pages) origin: Origin,
    /// The action as it is now; `None` once it is gone.
    pub(in crate::pages) find: Callback<ActionId, Option<Rc<Action>>>,
}

/// The project of one action. It is asked for only while this is on the page.
#[component]
pub(in crate::pages) fn ActionToil(props: &ActionToilProps) -> Html {
    let ActionToilProps { session, origin, find } = props;
    let asked = use_answer(session, Some(ProjectsMade { of: Some(origin.document) }));
    let mut made = asked.answer().into_iter().flatten();
    let project = made.find(|it| it.origin == *origin).map(project_link);
    let on_make = {
        let (session, origin, find) = (session.clone(), *origin, find.clone());
        Callback::from(move |()| {
            if let Some(action) = find.emit(origin.action) {
                make_project(&session, origin.document, &action);
            }
        })
    };
    html! { <ActionProject {project} {on_make} /> }
}
