//! Where a project comes from: the action, or the item of a roadmap, that it was made of, as it is now.

use afterword_core::document::Document;
use afterword_core::maturity::{Assessment, Link};
use afterword_core::stored::Stored as _;
use afterword_core::summary::Kind;
use afterword_core::toil::{Origin, RoadmapItem};
use afterword_ui::toil::{OriginNote, OriginState};
use yew::prelude::*;

use crate::loading::{Loading, use_loaded};
use crate::maturity_view::MaturityView;
use crate::route::Route;
use crate::session::Session;
use crate::store::Store;

#[derive(PartialEq, Properties)]
pub(super) struct OriginLineProps {
    pub(super) session: Session,
    pub(super) origin: Origin,
    /// Whether the project is done.
    pub(super) is_done: bool,
}

/// One line: the action that a project was made of, how far it is, and the document that it stands in. It is read from the store.
#[component]
pub(super) fn OriginLine(props: &OriginLineProps) -> Html {
    let OriginLineProps { session, origin, is_done } = props;
    let store = session.store.clone();
    // Another tab may close the action meanwhile.
    let found = use_loaded((*origin, session.n_changes), move |(origin, _)| {
        let (store, origin) = (store.clone(), *origin);
        async move { find(&store, origin).await }
    });
    html! {
        <div class="toil-origin-place">
            if let Loading::Here(origin) = found { <OriginNote origin={closed_by(origin, *is_done)} /> }
        </div>
    }
}

/// Says that an action is to be closed whose project `is_done`.
fn closed_by(origin: OriginState, is_done: bool) -> OriginState {
    match origin {
        OriginState::Here { href, action, state, document, .. } => {
            let is_overdue = is_done && !state.is_closed();
            OriginState::Here { href, action, state, is_overdue, document }
        }
        other => other,
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ItemLineProps {
    pub(super) session: Session,
    pub(super) item: RoadmapItem,
    /// The project that was made of it.
    pub(super) made: Link,
}

/// One line: the item of a roadmap that a project was made of, and whether it still leads here. It is read from the store.
#[component]
pub(super) fn ItemLine(props: &ItemLineProps) -> Html {
    let ItemLineProps { session, item, made } = props;
    let store = session.store.clone();
    let found = use_loaded((item.clone(), *made, session.n_changes), move |(item, made, _)| {
        let (store, item, made) = (store.clone(), item.clone(), *made);
        async move {
            match store.load_as::<Assessment>(item.assessment).await {
                Ok(Some(loaded)) => item_state(&loaded.document, &item, made),
                Ok(None) => OriginState::NoAssessment,
                Err(error) => OriginState::Unreadable(error.to_string().into()),
            }
        }
    });
    html! {
        <div class="toil-origin-place">
            if let Loading::Here(origin) = found { <OriginNote {origin} /> }
        </div>
    }
}

fn item_state(assessment: &Assessment, item: &RoadmapItem, made: Link) -> OriginState {
    let id = &item.capability;
    let known = assessment.plan.items.get(id);
    let name = assessment.model.capability(id).map_or("", |it| it.1.name.as_str());
    let title = match assessment.title.trim() {
        "" => &assessment.model.name,
        title => title,
    };
    OriginState::Item {
        href: Route::Assessment(assessment.id, MaturityView::Roadmap).to_string().into(),
        name: name.to_owned().into(),
        assessment: title.to_owned().into(),
        leads_here: known.is_some_and(|it| it.links.contains(&made)),
    }
}

async fn find(store: &Store, origin: Origin) -> OriginState {
    match store.load_as::<Document>(origin.document).await {
        Ok(Some(loaded)) => state(&loaded.document, origin),
        Ok(None) => OriginState::NoDocument,
        Err(error) => OriginState::Unreadable(error.to_string().into()),
    }
}

fn state(document: &Document, origin: Origin) -> OriginState {
    let (id, kind) = (document.id(), document.kind());
    let title = AttrValue::from(document.title().trim().to_owned());
    match document.actions().iter().find(|it| it.id == origin.action) {
        Some(action) => OriginState::Here {
            href: action_route(kind, origin).to_string().into(),
            action: action.title.trim().to_owned().into(),
            state: action.state.kind(),
            is_overdue: false,
            document: title,
        },
        None => {
            let href = Route::of_document(kind, id).to_string().into();
            OriginState::NoAction { href, document: title }
        }
    }
}

/// The action, where it stands in its document.
pub(in crate::pages) fn action_route(kind: Kind, origin: Origin) -> Route {
    let id = origin.document;
    let Ok(at) = format!("action-{}", origin.action).parse() else {
        return Route::of_document(kind, id);
    };
    match kind {
        Kind::ActionList => Route::ActionListAt(id, at),
        Kind::Postmortem | Kind::ToilRegister | Kind::Assessment => Route::PostmortemAt(id, at),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::rc::Rc;

    use afterword_core::Postmortem;
    use afterword_core::actions::{Action, ActionId, ActionList, StateKind};
    use afterword_core::id::DocumentId;
    use afterword_core::maturity::{Model, PlanItem};
    use afterword_core::toil::ProjectId;

    use super::*;

    const ACTION: ActionId = ActionId::from_bits(5);

    fn origin() -> Origin {
        Origin { document: DocumentId::v7(1, [0; 10]), action: ACTION }
    }

    fn postmortem() -> Postmortem {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let title = " Checkout outage ".to_owned();
        Postmortem { title, ..Postmortem::new(origin().document, now) }
    }

    #[test]
    fn an_action_is_linked_where_it_stands() {
        let action = Action::new(ACTION, "Automate the failover".into());
        let mut document = postmortem();
        document.actions.push(action.clone().into());
        let here = |href: String, title: &'static str| OriginState::Here {
            href: href.into(),
            action: "Automate the failover".into(),
            state: StateKind::Open,
            is_overdue: false,
            document: title.into(),
        };
        let id = origin().document;
        let expected = here(format!("#/postmortem/{id}/action-{ACTION}"), "Checkout outage");
        assert_eq!(state(&document.into(), origin()), expected);

        let mut list = ActionList::new(id, "Audit".into(), postmortem().created_at);
        list.actions.push(action.into());
        let expected = here(format!("#/actions/{id}/action-{ACTION}"), "Audit");
        assert_eq!(state(&list.into(), origin()), expected);
    }

    #[test]
    fn a_project_that_is_done_asks_for_its_action_to_be_closed() {
        let is_overdue = |state: StateKind, is_done| {
            let here = OriginState::Here {
                href: "".into(),
                action: "".into(),
                state,
                is_overdue: false,
                document: "".into(),
            };
            matches!(closed_by(here, is_done), OriginState::Here { is_overdue: true, .. })
        };
        assert!(is_overdue(StateKind::InProgress, true));
        assert!(!is_overdue(StateKind::InProgress, false));
        assert!(!is_overdue(StateKind::Done, true));
    }

    #[test]
    fn an_item_of_a_roadmap_says_whether_it_still_leads_to_the_project() {
        let text = r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions":
            [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "Runbooks", "statements": ["a"]}]}]}"#;
        let model = Rc::new(Model::read(text).unwrap().0);
        let id = origin().document;
        let mut assessment = Assessment::new(id, String::new(), model, postmortem().created_at);
        let item = RoadmapItem { assessment: id, capability: "c".parse().unwrap() };
        let made = Link::Project { document: id, project: ProjectId::from_bits(4) };
        let here = |leads_here| OriginState::Item {
            href: format!("#/maturity/{id}/roadmap").into(),
            name: "Runbooks".into(),
            assessment: "M".into(),
            leads_here,
        };
        assert_eq!(item_state(&assessment, &item, made), here(false));
        let plan = PlanItem { links: vec![made], ..PlanItem::default() };
        assessment.plan.items.insert(item.capability.clone(), plan);
        assert_eq!(item_state(&assessment, &item, made), here(true));
    }

    #[test]
    fn an_action_that_was_removed_leads_to_its_document() {
        let href = format!("#/postmortem/{}", origin().document).into();
        let expected = OriginState::NoAction { href, document: "Checkout outage".into() };
        assert_eq!(state(&postmortem().into(), origin()), expected);
    }
}
