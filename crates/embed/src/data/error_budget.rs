//! An error budget, of what an element says in its data and its attributes.

use afterword_core::error_budget::{ErrorBudget, Reading};
use serde_json::{Map, Value};

use crate::wish::Wish;

/// The members of a budget that an element may have as attributes, and what files call them.
const ATTRIBUTES: [(&str, &str); 10] = [
    ("name", "name"),
    ("objective", "objective"),
    ("window", "window"),
    ("elapsed", "elapsed"),
    ("unit", "by"),
    ("bad", "bad"),
    ("total", "total"),
    ("minutes", "minutes"),
    ("spent", "minutes"),
    ("burn", "burn"),
];

/// Reads the budget of an element: what its data says, and what its attributes say where the data says nothing. `None` if neither says
/// anything.
///
/// ```
/// use afterword_embed::{Wish, data::error_budget};
///
/// let wish = r#"{"widget": "error-budget", "today": "2026-03-10", "now": "2026-03-10T09:00:00Z",
///     "attributes": {"objective": "99.9", "bad": "420", "total": "1,000,000"}}"#;
/// let read = error_budget(&Wish::read(wish).unwrap(), &serde_json::json!({"objective": "99.5"})).unwrap();
/// assert_eq!(read.budget.objective.unwrap().percent(), "99.5");
/// assert_eq!((read.budget.bad, read.budget.total), (Some(420), Some(1_000_000)));
/// ```
pub fn error_budget(wish: &Wish, value: &Value) -> Option<Reading> {
    let mut members = match value {
        Value::Object(members) => members.clone(),
        Value::Null => Map::new(),
        // What it is is said by whoever reads it.
        other => return Some(ErrorBudget::from_value(other)),
    };
    for (attribute, name) in ATTRIBUTES {
        let text = wish.attribute(attribute);
        if !text.is_empty() && !members.contains_key(name) {
            members.insert(name.to_owned(), text.into());
        }
    }
    (!members.is_empty()).then(|| ErrorBudget::from_value(&Value::Object(members)))
}
