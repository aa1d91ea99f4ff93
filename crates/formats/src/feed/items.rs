//! The members of a piece of JSON, and which source each has the shape of.

use serde_json::{Deserializer, Value};

use super::{
    AsideReason, Drawer, FeedKind, alertmanager, opsgenie, pagerduty, slack, statuspage, value,
};
use crate::error::ReadError;

/// What a file holds: one message, a list of them, or one behind the other, as a log of webhooks has them.
pub(super) struct Items {
    all: Vec<Value>,
    /// The list of people that stands beside the messages.
    people: Vec<Value>,
}

/// Under which names sources wrap their lists.
const WRAPPERS: [&str; 6] =
    ["messages", "log_entries", "incidents", "events", "incident_updates", "data"];

/// Reads the values of `json`.
pub(super) fn read(json: &str) -> Result<Items, ReadError> {
    let values = Deserializer::from_str(json).into_iter::<Value>();
    let mut items = Items { all: Vec::new(), people: Vec::new() };
    for value in values {
        items.unwrap(value?);
    }
    Ok(items)
}

impl Items {
    /// Takes `value` apart as far as it is a list, or nothing but the wrapper of one.
    fn unwrap(&mut self, value: Value) {
        match value {
            Value::Array(values) => self.all.extend(values),
            Value::Object(mut map) if kind_of_map(&map).is_none() => {
                if let Some(Value::Array(people)) = map.remove("users") {
                    self.people.extend(people);
                }
                let wrapped =
                    WRAPPERS.into_iter().find(|it| map.get(*it).is_some_and(Value::is_array));
                match wrapped.and_then(|it| map.remove(it)) {
                    Some(Value::Array(values)) => self.all.extend(values),
                    _ => self.all.push(Value::Object(map)),
                }
            }
            other => self.all.push(other),
        }
    }

    /// The source of the first member that has a known shape.
    pub(super) fn first_kind(&self) -> Option<FeedKind> {
        self.all.iter().find_map(kind_of)
    }

    /// Reads every member that `kind` has told, and sets the others aside.
    pub(super) fn for_each(&self, kind: FeedKind, drawer: &mut Drawer<'_>) {
        let talk = slack::Talk::of(&self.all, &self.people);
        for (item, place) in self.all.iter().zip(1..) {
            drawer.place = place;
            if kind_of(item) != Some(kind) {
                drawer.set_aside(AsideReason::Unknown);
                continue;
            }
            match kind {
                FeedKind::Slack => slack::read(item, &talk, drawer),
                FeedKind::Alertmanager => alertmanager::read(item, drawer),
                FeedKind::PagerDuty => pagerduty::read(item, drawer),
                FeedKind::Statuspage => statuspage::read(item, drawer),
                FeedKind::Opsgenie => opsgenie::read(item, drawer),
                FeedKind::Chat | FeedKind::Table => {}
            }
        }
    }
}

fn kind_of(item: &Value) -> Option<FeedKind> {
    item.as_object().and_then(kind_of_map)
}

fn kind_of_map(map: &serde_json::Map<String, Value>) -> Option<FeedKind> {
    let has = |key: &str| map.get(key).is_some_and(|it| !it.is_null());
    let inside = |key: &str, inner: &str| map.get(key).and_then(|it| it.get(inner)).is_some();
    let word = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or_default();
    let is_alert = |it: &Value| it.get("labels").is_some() && it.get("startsAt").is_some();
    let alerts = map.get("alerts").and_then(Value::as_array);
    if alerts.is_some_and(|it| !it.is_empty() && it.iter().all(is_alert))
        || has("labels") && has("startsAt")
    {
        Some(FeedKind::Alertmanager)
    } else if has("incident_updates")
        || inside("incident", "incident_updates")
        || has("component_update")
    {
        Some(FeedKind::Statuspage)
    } else if inside("event", "event_type")
        || has("event_type") && has("occurred_at")
        || word("type").contains("log_entry") && has("created_at")
        || word("event").starts_with("incident.") && has("incident")
        || word("type") == "incident" && has("created_at")
    {
        Some(FeedKind::PagerDuty)
    } else if has("action") && (inside("alert", "alertId") || inside("alert", "id")) {
        Some(FeedKind::Opsgenie)
    } else if value::since_1970(word("ts")).is_some()
        && ["text", "user", "bot_id", "subtype", "blocks"].into_iter().any(has)
    {
        Some(FeedKind::Slack)
    } else {
        None
    }
}
