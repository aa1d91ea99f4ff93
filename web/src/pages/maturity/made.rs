//! What an item of a roadmap became: an action or a project, read where it is, with how it stands.

use std::rc::Rc;

use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, AssessmentEdit, CapabilityId, Link, Phase};
use afterword_core::toil::{Origin, ProjectId, ToilRegister};
use afterword_ui::maturity::{MadeNote, MadeState};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::loading::{Loading, use_loaded};
use crate::pages::toil::action_route;
use crate::route::Route;
use crate::session::Session;
use crate::store::{LoadError, Store};
use crate::toil_view::ToilView;

#[derive(PartialEq, Properties)]
pub(super) struct BecameProps {
    pub(super) session: Session,
    pub(super) assessment: Rc<Assessment>,
    pub(super) id: CapabilityId,
    /// The phase of the step that this stands beside.
    pub(super) phase: Phase,
    pub(super) on_edit: Callback<AssessmentEdit>,
    /// Hears that it is to become an action.
    pub(super) on_action: Callback<(CapabilityId, Phase)>,
    /// Hears that it is to become a project of toil.
    pub(super) on_project: Callback<(CapabilityId, Phase)>,
}

/// What became of an item; or the buttons that make something of it, also where what was made is gone.
#[component]
pub(super) fn Became(props: &BecameProps) -> Html {
    use_words();
    let BecameProps { session, assessment, id, phase, on_edit, .. } = props;
    let links = assessment.plan.items.get(id).map_or(Vec::new(), |it| it.links.clone());
    let store = session.store.clone();
    // Another tab may close the action meanwhile.
    let found = use_loaded((links.clone(), session.n_changes), move |(links, _)| {
        let (store, links) = (store.clone(), links.clone());
        async move {
            let mut states = Vec::with_capacity(links.len());
            for link in links {
                states.push(state(&store, link).await);
            }
            states
        }
    });
    let states = found.here().cloned().unwrap_or_default();
    let is_made = states.iter().any(|it| *it != MadeState::Gone);
    let name = assessment.model.capability(id).map_or("", |it| &it.1.name);
    let make = |on: &Callback<(CapabilityId, Phase)>| {
        let own = (id.clone(), *phase);
        on.reform(move |_: MouseEvent| own.clone())
    };
    html! {
        <div class="roadmap-became">
            for (at, (made, link)) in states.into_iter().zip(links).enumerate() {
                <MadeNote key={at} {made} on_forget={forget(id, link, on_edit)} />
            }
            if found != Loading::Waiting && !is_made {
                <div class="button-row">
                    <button
                        type="button"
                        class="button quiet"
                        aria-label={word::ROADMAP_MAKE_ACTION_NAMED.fill(&[("name", &name)])}
                        onclick={make(&props.on_action)}
                    >
                        { word::ROADMAP_MAKE_ACTION.text() }
                    </button>
                    <button
                        type="button"
                        class="button quiet"
                        aria-label={word::ROADMAP_MAKE_PROJECT_NAMED.fill(&[("name", &name)])}
                        onclick={make(&props.on_project)}
                    >
                        { word::ROADMAP_MAKE_PROJECT.text() }
                    </button>
                </div>
            }
        </div>
    }
}

/// Takes away that the item became something that is gone.
fn forget(id: &CapabilityId, link: Link, on_edit: &Callback<AssessmentEdit>) -> Callback<()> {
    let id = id.clone();
    on_edit.reform(move |()| AssessmentEdit::Unlink(id.clone(), link))
}

async fn state(store: &Store, link: Link) -> MadeState {
    match link {
        Link::Action(origin) => match store.load_as::<Document>(origin.document).await {
            Ok(Some(loaded)) => action(&loaded.document, origin),
            other => lost(other.map(|_| ())),
        },
        Link::Project { document, project } => {
            match store.load_as::<ToilRegister>(document).await {
                Ok(Some(loaded)) => project_of(&loaded.document, document, project),
                other => lost(other.map(|_| ())),
            }
        }
    }
}

fn lost(loaded: Result<(), LoadError>) -> MadeState {
    match loaded {
        Ok(()) => MadeState::Gone,
        Err(error) => MadeState::Unreadable(error.to_string().into()),
    }
}

fn action(document: &Document, origin: Origin) -> MadeState {
    let found = document.actions().iter().find(|it| it.id == origin.action);
    found.map_or(MadeState::Gone, |it| MadeState::Action {
        href: action_route(document.kind(), origin).to_string().into(),
        title: it.title.trim().to_owned().into(),
        state: it.state.kind(),
    })
}

fn project_of(register: &ToilRegister, document: DocumentId, id: ProjectId) -> MadeState {
    register.project(id).map_or(MadeState::Gone, |it| MadeState::Project {
        href: Route::ToilRegister(document, ToilView::Project(id)).to_string().into(),
        title: it.name.trim().to_owned().into(),
        report: register.report(it),
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::actions::{Action, ActionId, ActionList, ActionState, StateKind};
    use afterword_core::toil::{Project, Stage};

    use super::*;

    const ACTION: ActionId = ActionId::from_bits(5);

    #[test]
    fn an_action_says_how_far_it_is_and_one_that_was_removed_is_gone() {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let id = DocumentId::v7(1, [0; 10]);
        let mut list = ActionList::new(id, "Roadmap".into(), now);
        let made = Action { state: ActionState::Done, ..Action::new(ACTION, " Runbooks ".into()) };
        list.actions.push(made.into());
        let origin = Origin { document: id, action: ACTION };
        let expected = MadeState::Action {
            href: format!("#/actions/{id}/action-{ACTION}").into(),
            title: "Runbooks".into(),
            state: StateKind::Done,
        };
        assert_eq!(action(&list.clone().into(), origin), expected);
        list.actions.clear();
        assert_eq!(action(&list.into(), origin), MadeState::Gone);
    }

    #[test]
    fn a_project_reports_its_stage() {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let id = DocumentId::v7(1, [0; 10]);
        let mut register = ToilRegister::new(id, "Platform".into(), now);
        let mut project = Project::new(ProjectId::from_bits(2), "Renewals".into());
        project.stage = Stage::Building;
        register.projects.push(project.into());
        let found = project_of(&register, id, ProjectId::from_bits(2));
        assert!(
            matches!(found, MadeState::Project { report, .. } if report.stage == Stage::Building)
        );
        assert_eq!(project_of(&register, id, ProjectId::from_bits(3)), MadeState::Gone);
    }
}
