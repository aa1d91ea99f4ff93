//! The toil that actions of postmortems removed, beside a register: a press makes a project of one in it.

use std::rc::Rc;

use afterword_core::actions::ActionId;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::toil::ToilEdit;
use afterword_ui::toil::{RemovedLine, RemovedToil};
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::action::project_link;
use super::desk::ViewProps;
use super::making::project_of;
use crate::across::{Asked, RemovedAction, RemovedByActions, use_answer};
use crate::browser::task;
use crate::route::Route;
use crate::toil_view::ToilView;

/// So many actions are shown.
const MOST: usize = 20;

/// What actions of postmortems removed, across all documents.
#[component]
pub(super) fn RemovedActions(props: &ViewProps) -> Html {
    use_words();
    let asked = use_answer(&props.session, Some(RemovedByActions { most: MOST }));
    let lines = use_memo(asked.clone(), |it| {
        let actions = it.answer().into_iter().flat_map(|it| &it.actions);
        actions.map(line).collect::<Rc<[RemovedLine]>>()
    });
    let on_make = {
        let view = props.clone();
        Callback::from(move |(document, action)| task::spawn(make(view.clone(), document, action)))
    };
    let state = match &asked {
        Asked::Failed(error) => html! { <p>{ format!("{error}.") }</p> },
        Asked::Answered(_) if asked.is_whole() => Html::default(),
        Asked::Waiting | Asked::Answered(_) => {
            html! { <p class="quiet">{ word::LIST_LOOKING.text() }</p> }
        }
    };
    html! {
        <div class="toil-removed-place">
            <div role="status">{ state }</div>
            if let Some(answer) = asked.answer() {
                <RemovedToil removed={answer.removed} lines={(*lines).clone()} {on_make} />
            }
        </div>
    }
}

fn line(it: &RemovedAction) -> RemovedLine {
    let at = format!("action-{}", it.action).parse();
    let route =
        at.map_or(Route::Postmortem(it.document), |at| Route::PostmortemAt(it.document, at));
    RemovedLine {
        document: it.document,
        action: it.action,
        href: route.to_string().into(),
        what: it.what.trim().to_owned().into(),
        title: it.title.clone().into(),
        project: it.made.as_ref().map(project_link),
    }
}

/// Makes a project of an action in the register that is open, as an edit of it: its page would not hear of what is saved behind it.
async fn make(view: ViewProps, document: DocumentId, id: ActionId) {
    let loaded = match view.session.store.load_as::<Document>(document).await {
        Ok(loaded) => loaded,
        Err(error) => {
            return view.session.say(word::TOIL_PROJECT_NOT_MADE.fill(&[("error", &error)]));
        }
    };
    let action = loaded.and_then(|it| it.document.actions().iter().find(|it| it.id == id).cloned());
    let Some(action) = action else { return view.session.say(word::TOIL_ORIGIN_GONE.text()) };
    let known = view.register.of_action(document, id).map(|it| it.id);
    let project = known.unwrap_or_else(|| {
        let project = project_of(&view.session, document, &action);
        let id = project.id;
        view.on_edit.emit(ToilEdit::Project(project.into()));
        id
    });
    view.session.go.emit(Route::ToilRegister(view.register.id, ToilView::Project(project)));
}
