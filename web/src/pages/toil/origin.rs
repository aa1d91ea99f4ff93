//! Where a project comes from: the action that it was made of, as it is now.

use afterword_core::document::Document;
use afterword_core::stored::Stored as _;
use afterword_core::summary::Kind;
use afterword_core::toil::Origin;
use afterword_ui::toil::{OriginNote, OriginState};
use yew::prelude::*;

use crate::loading::{Loading, use_loaded};
use crate::route::Route;
use crate::session::Session;
use crate::store::Store;

#[derive(PartialEq, Properties)]
pub(super) struct OriginLineProps {
    pub(super) session: Session,
    pub(super) origin: Origin,
}

/// One line: the action that a project was made of, how far it is, and the document that it stands in. It is read from the store.
#[component]
pub(super) fn OriginLine(props: &OriginLineProps) -> Html {
    let OriginLineProps { session, origin } = props;
    let store = session.store.clone();
    // Another tab may close the action meanwhile.
    let found = use_loaded((*origin, session.n_changes), move |(origin, _)| {
        let (store, origin) = (store.clone(), *origin);
        async move { find(&store, origin).await }
    });
    html! {
        <div class="toil-origin-place">
            if let Loading::Here(origin) = found { <OriginNote {origin} /> }
        </div>
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
            document: title,
        },
        None => {
            let href = Route::of_document(kind, id).to_string().into();
            OriginState::NoAction { href, document: title }
        }
    }
}

/// The action, where it stands in its document.
fn action_route(kind: Kind, origin: Origin) -> Route {
    let id = origin.document;
    let Ok(at) = format!("action-{}", origin.action).parse() else {
        return Route::of_document(kind, id);
    };
    match kind {
        Kind::ActionList => Route::ActionListAt(id, at),
        Kind::Postmortem | Kind::ToilRegister => Route::PostmortemAt(id, at),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::actions::{Action, ActionId, ActionList, StateKind};
    use afterword_core::id::DocumentId;

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
    fn an_action_that_was_removed_leads_to_its_document() {
        let href = format!("#/postmortem/{}", origin().document).into();
        let expected = OriginState::NoAction { href, document: "Checkout outage".into() };
        assert_eq!(state(&postmortem().into(), origin()), expected);
    }
}
