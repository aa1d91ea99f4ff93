//! The actions as a check-list.

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionState};

use super::super::text::{Inline, guard, hang, one_line};
use super::link;

/// What stands for a title that nobody wrote yet.
const NO_TITLE: &str = "(nothing written yet)";

pub(super) fn section(postmortem: &Postmortem) -> String {
    postmortem.actions.iter().map(|it| item(it)).collect::<Vec<String>>().join("\n")
}

fn item(action: &Action) -> String {
    let ActionText { before, title, after, check } = action_text(action);
    let mut out = format!("{before}{title}{after}");
    let detail = guard(&action.detail);
    for block in [&check, &detail] {
        if !block.is_empty() {
            out.push_str(&format!("\n\n  {}", hang(block, 2)));
        }
    }
    out
}

/// The pieces of an action's line, and the line that says how anyone will know that it is done.
pub(crate) struct ActionText {
    pub(crate) before: String,
    pub(crate) title: String,
    pub(crate) after: String,
    pub(crate) check: String,
}

pub(crate) fn action_text(action: &Action) -> ActionText {
    let tick = if action.state == ActionState::Done { 'x' } else { ' ' };
    let priority = action.priority.map(|it| format!("**{it}** ")).unwrap_or_default();
    let title = match one_line(&action.title).as_str() {
        "" => Inline(NO_TITLE).to_string(),
        title => Inline(title).to_string(),
    };
    let facts = facts(action);
    let after = if facts.is_empty() { String::new() } else { format!(" *({})*", facts.join("; ")) };
    let check = match one_line(&action.verification).as_str() {
        "" => String::new(),
        text => format!("*Done when:* {}", Inline(text)),
    };
    ActionText { before: format!("- [{tick}] {priority}"), title, after, check }
}

fn facts(action: &Action) -> Vec<String> {
    let mut facts = Vec::new();
    let owner = one_line(&action.owner);
    if !owner.is_empty() {
        facts.push(format!("owner: {}", Inline(&owner)));
    }
    facts.extend(action.due.map(|it| format!("due: {it}")));
    facts.extend(action.kind.map(|it| it.to_string().to_lowercase()));
    facts.extend(action.strength.map(|it| it.to_string().to_lowercase()));
    match (&action.state, one_line(action.state.reason()).as_str()) {
        (ActionState::Open | ActionState::Done, _) => {}
        (state, "") => facts.push(state.kind().to_string().to_lowercase()),
        (state, why) => {
            facts.push(format!("{}: {}", state.kind().to_string().to_lowercase(), Inline(why)));
        }
    }
    if !action.tracker.trim().is_empty() {
        facts.push(link(&action.tracker));
    }
    facts
}
