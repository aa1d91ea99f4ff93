//! What actions of the document have to do with toil, for those that show everything about one.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::ActionId;
use afterword_core::id::DocumentId;
use afterword_core::toil::Origin;
use afterword_ui::toil::ProjectOfAction;
use yew::prelude::*;

use crate::pages::toil::ActionToil;
use crate::session::Session;

/// Draws the project of an action. It is one callback for as long as the page stands, so that nothing is drawn again because of it.
#[hook]
pub(super) fn use_project_of_action(
    session: &Session,
    document: DocumentId,
    present: &Callback<(), Rc<Postmortem>>,
) -> ProjectOfAction {
    let find = use_callback(present.clone(), |id: ActionId, present| {
        present.emit(()).actions.iter().find(|it| it.id == id).cloned()
    });
    let draw = use_callback(
        (session.clone(), document, find),
        |action: ActionId, (session, document, find)| {
            let origin = Origin { document: *document, action };
            html! { <ActionToil key={action.to_string()} session={session.clone()} {origin} {find} /> }
        },
    );
    ProjectOfAction(draw)
}
