//! Actions, as tables and documents have them.

use std::rc::Rc;

use afterword_core::actions::{Action, ActionKind, Priority, StateKind, Strength};
use afterword_core::list::List;
use serde_json::Value;

use super::Fields;
use crate::times::day;

/// The actions of a document, of a list of actions, or of a list that is nothing else.
///
/// ```
/// use afterword_embed::data::{actions_of, read};
///
/// let value = read(r#"[{"title": "Limit the pool", "owner": "Ada", "due": "2026-03-20", "status": "done"}]"#).unwrap();
/// assert!(actions_of(&value)[0].state.is_closed());
/// ```
pub fn actions_of(value: &Value) -> List<Action> {
    match value {
        Value::Array(list) => actions(list),
        _ => actions(Fields::of(value).list(&["actions", "items"])),
    }
}

/// Reads the actions of a list.
pub fn actions(list: &[Value]) -> List<Action> {
    let read = |(at, value): (usize, &Value)| {
        let it = Fields::of(value);
        let title =
            value.as_str().map_or_else(|| it.text(&["title", "text", "action"]), str::to_owned);
        let mut action = Action::new(it.id(at), title);
        action.detail = it.text(&["detail"]);
        action.owner = it.text(&["owner", "assignee", "who"]);
        action.due = day(&it.text(&["due", "deadline"]));
        action.created = day(&it.text(&["created"]));
        action.priority = it.choice(&["priority"], &Priority::ALL, priority);
        action.kind = it.choice(&["kind"], &ActionKind::ALL, ActionKind::key);
        action.strength = it.choice(&["strength"], &Strength::ALL, Strength::key);
        action.verification = it.text(&["verification"]);
        action.tracker = it.text(&["tracker", "link", "url"]);
        let ids = it.texts(&["causes"]);
        action.causes = ids.iter().filter_map(|it| it.parse().ok()).collect();
        action.state = state(it);
        Rc::new(action)
    };
    list.iter().enumerate().map(read).collect()
}

fn state(action: Fields<'_>) -> afterword_core::actions::ActionState {
    let key = |it: Fields<'_>, names: &[&str]| it.choice(names, &StateKind::ALL, StateKind::key);
    let record = action.get(&["state"]).map(Fields::of);
    let reason = record.map(|it| it.text(&["reason"])).unwrap_or_default();
    let kind = record.and_then(|it| key(it, &["is"])).or_else(|| key(action, &["state", "status"]));
    let is_done = action.truth(&["done"]).unwrap_or_default();
    kind.unwrap_or(if is_done { StateKind::Done } else { StateKind::Open }).with_reason(reason)
}

fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::P0 => "P0",
        Priority::P1 => "P1",
        Priority::P2 => "P2",
        Priority::P3 => "P3",
    }
}
