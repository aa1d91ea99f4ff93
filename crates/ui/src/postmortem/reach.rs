//! Where commands lead in a document: the element ids of fields to go to and of buttons to press. One that a template leaves out, or
//! that does not apply, is not on the page.

use afterword_core::Postmortem;
use afterword_core::causes::TreeId;

use super::status;

/// The title.
pub const TITLE: &str = "title";

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

/// The menu of the seldom steps of the status.
pub const OTHER_STEPS: &str = "status-others";

/// The button that asks which severity fits.
pub const WHICH_SEVERITY: &str = "severity-helper";

/// The button that shows the drawn timeline.
pub const DRAWN_TIMELINE: &str = "timeline-drawn";

/// The button that shows what answers what was found.
pub const COVERAGE: &str = "coverage";

/// The button that names one more role.
pub const ADD_ROLE: &str = "role-add";

/// The button that adds to the cost of the response.
pub const ADD_EFFORT: &str = "effort-add";

/// The button that adds an answer to the question how it went.
pub const ADD_FEEDBACK: &str = "feedback-add";

/// The button that takes the review meeting out as a file.
pub const CALENDAR: &str = "workflow-calendar";

/// The heading over the findings.
pub const REVIEW: &str = "review-heading";

/// The button that begins the first tree of causes, or another one.
pub const ADD_TREE: &str = "tree-add";

/// What the button for the usual next step says; `None` where there is no such step.
pub fn next_step(postmortem: &Postmortem) -> Option<&'static str> {
    status::next(postmortem.status()).map(status::verb)
}

/// The button that adds a cause to the first tree, or that begins one.
pub fn add_cause(postmortem: &Postmortem) -> String {
    postmortem.trees.first().map_or_else(|| ADD_TREE.to_owned(), |it| add_cause_to(it.id()))
}

/// The menu of the first tree.
pub fn first_tree(postmortem: &Postmortem) -> String {
    postmortem.trees.first().map_or_else(String::new, |it| tree_menu(it.id()))
}

/// The menu of the tree called `id`.
pub(super) fn tree_menu(id: TreeId) -> String {
    format!("tree-menu-{id}")
}

/// The button that adds a cause to the tree called `id`.
pub(super) fn add_cause_to(id: TreeId) -> String {
    format!("cause-add-{id}")
}
