//! Opsgenie: what was done about an alert.

use afterword_core::postmortem::{EntryKind, EntryTime, MomentKey};
use serde_json::Value;

use super::prose::Prose;
use super::value::{at, first, list, scalar, text, time};
use super::{Draft, Drawer};

/// Reads one message: an action and the alert it was done to.
pub(super) fn read(item: &Value, drawer: &mut Drawer<'_>) {
    let alert = at(item, &["alert"]);
    let action = text(item, &["action"]);
    let (note, message) = (text(alert, &["note"]), text(alert, &["message"]));
    drawer.facts.call(message);
    drawer.facts.rate(text(alert, &["priority"]));
    let when = ["updatedAt", "createdAt"].map(|it| at(alert, &[it]));
    let [updated, created] = when;
    let when = if action == "Create" || updated.is_null() { created } else { updated };
    let at = time(when).map(|it| drawer.clock.show(it));
    let (kind, moment) = match action {
        "Create" => (Some(EntryKind::Detection), Some(MomentKey::Detected)),
        "Acknowledge" => (None, Some(MomentKey::Acknowledged)),
        "Close" => (Some(EntryKind::Recovery), Some(MomentKey::Resolved)),
        "Escalate" | "EscalateNext" | "AddTeam" | "AddRecipient" | "AssignOwnership" => {
            (Some(EntryKind::Escalation), None)
        }
        _ => (None, None),
    };
    if let (Some(moment), Some(at)) = (moment, at) {
        drawer.facts.note(moment, at);
    }
    let id = first([text(alert, &["alertId"]), text(alert, &["id"])]);
    drawer.push(Draft {
        time: at.map_or(EntryTime::Unknown, EntryTime::Exact),
        written: scalar(when),
        text: words(action, note, message, alert),
        source: first([text(alert, &["username"]), text(item, &["source", "name"]), "Opsgenie"])
            .to_owned(),
        kind,
        key: format!("{id} {action} {}", scalar(when)),
        ..Draft::default()
    });
}

fn words(action: &str, note: &str, message: &str, alert: &Value) -> String {
    let mut prose = Prose::default();
    prose.lines(&format!("{}: {}", spaced(action), first([note, message])));
    if !note.is_empty() {
        prose.lines(message);
    }
    prose.lines(text(alert, &["description"]));
    let tags: Vec<String> = list(alert, &["tags"]).iter().map(scalar).collect();
    let fields = ["entity", "priority", "owner", "team", "recipient", "escalationName"];
    let named = fields.map(|it| (it, text(alert, &[it]).to_owned()));
    let details = at(alert, &["details"]).as_object().into_iter().flatten();
    let details = details.map(|(key, value)| (key.as_str(), scalar(value)));
    let pairs = named.into_iter().chain(details).chain([("tags", tags.join(", "))]);
    let pairs = pairs.filter(|it| !it.1.is_empty()).map(|(key, it)| format!("{key}: {it}"));
    prose.paragraph(&pairs.collect::<Vec<_>>().join(" · "));
    prose.finish()
}

/// `AddNote` as “Add note”.
fn spaced(action: &str) -> String {
    let mut out = String::new();
    for ch in action.chars() {
        if ch.is_uppercase() && !out.is_empty() {
            out.push(' ');
            out.extend(ch.to_lowercase());
        } else {
            out.push(ch);
        }
    }
    out
}
