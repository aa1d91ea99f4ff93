//! Where commands lead in a document: the element ids of fields to go to and of buttons to press. One that a template leaves out, or
//! that does not apply, is not on the page.

use afterword_core::Postmortem;
use afterword_core::causes::TreeId;

use super::status;

/// The line for the next entry of the timeline.
pub const NEXT_ENTRY: &str = "timeline-quick";

/// The line for the next action.
pub const NEXT_ACTION: &str = "actions-quick";

/// The button that adds a contributing factor.
pub const ADD_FACTOR: &str = "factor-add";

/// The button that adds a section.
pub const ADD_SECTION: &str = "section-add";

/// The button for the usual next step of the status.
pub const NEXT_STEP: &str = "status-next";

/// The button that begins the first tree of causes, or another one.
pub(super) const ADD_TREE: &str = "tree-add";

/// What the button for the usual next step says; `None` where there is no such step.
pub fn next_step(postmortem: &Postmortem) -> Option<&'static str> {
    status::next(postmortem.status()).map(status::verb)
}

/// The button that adds a cause to the first tree, or that begins one.
pub fn add_cause(postmortem: &Postmortem) -> String {
    postmortem.trees.first().map_or_else(|| ADD_TREE.to_owned(), |it| add_cause_to(it.id()))
}

/// The button that adds a cause to the tree called `id`.
pub(super) fn add_cause_to(id: TreeId) -> String {
    format!("cause-add-{id}")
}
