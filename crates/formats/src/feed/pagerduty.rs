//! PagerDuty: events that its webhooks send, in their second and third version, log entries, and incidents.

use afterword_core::postmortem::{EntryKind, EntryTime, MomentKey};
use serde_json::Value;

use super::prose::Prose;
use super::value::{at, first, list, text, time};
use super::{Draft, Drawer};

const SOURCE: &str = "PagerDuty";

/// Reads an event, a log entry or an incident.
pub(super) fn read(item: &Value, drawer: &mut Drawer<'_>) {
    if item.get("event").is_some_and(Value::is_object) {
        read_event(at(item, &["event"]), drawer);
    } else if item.get("event_type").is_some() {
        read_event(item, drawer);
    } else if text(item, &["type"]).contains("log_entry") {
        read_log_entry(item, drawer);
    } else if item.get("event").is_some() {
        read_message(item, drawer);
    } else {
        read_incident(item, drawer);
    }
}

/// An event of the third version.
fn read_event(event: &Value, drawer: &mut Drawer<'_>) {
    let data = at(event, &["data"]);
    let incident = if data.get("incident").is_some() { at(data, &["incident"]) } else { data };
    know(incident, drawer);
    let kind = text(event, &["event_type"]);
    let said = first(["message", "content", "note"].map(|it| text(data, &[it])));
    let title = first([text(incident, &["title"]), text(incident, &["summary"])]);
    let mut prose = Prose::default();
    prose.lines(&format!("{}: {}", heading(kind), first([said, title])));
    if !said.is_empty() {
        prose.paragraph(title);
    }
    circumstances(data, &mut prose);
    let link = first([text(data, &["html_url"]), text(incident, &["html_url"])]);
    push(
        drawer,
        kind,
        at(event, &["occurred_at"]),
        Draft {
            text: prose.finish(),
            source: agent(at(event, &["agent"])),
            links: vec![link.to_owned()],
            key: text(event, &["id"]).to_owned(),
            ..Draft::default()
        },
    );
}

/// A message of the second version: the log entries in it say what happened.
fn read_message(message: &Value, drawer: &mut Drawer<'_>) {
    let incident = at(message, &["incident"]);
    know(incident, drawer);
    let entries = list(message, &["log_entries"]);
    entries.iter().for_each(|it| read_log_entry(it, drawer));
    if entries.is_empty() {
        let kind = text(message, &["event"]);
        let title = first([text(incident, &["title"]), text(incident, &["summary"])]);
        push(
            drawer,
            kind,
            at(message, &["created_on"]),
            Draft {
                text: Prose::of(&format!("{}: {title}", heading(kind))),
                source: SOURCE.to_owned(),
                links: vec![text(incident, &["html_url"]).to_owned()],
                key: text(message, &["id"]).to_owned(),
                ..Draft::default()
            },
        );
    }
}

fn read_log_entry(entry: &Value, drawer: &mut Drawer<'_>) {
    know(at(entry, &["incident"]), drawer);
    let kind = text(entry, &["type"]).trim_end_matches("_reference");
    let kind = kind.strip_suffix("_log_entry").unwrap_or(kind);
    let channel = at(entry, &["channel"]);
    let mut prose = Prose::default();
    let summary = text(entry, &["summary"]);
    let heading = heading(kind);
    prose.lines(if summary.is_empty() { &heading } else { summary });
    let said = [text(entry, &["note"]), text(channel, &["summary"]), text(channel, &["content"])];
    for said in said.into_iter().filter(|it| !summary.contains(it)) {
        prose.lines(said);
    }
    prose.lines(text(channel, &["details"]));
    push(
        drawer,
        kind,
        at(entry, &["created_at"]),
        Draft {
            text: prose.finish(),
            source: agent(at(entry, &["agent"])),
            links: vec![text(entry, &["html_url"]).to_owned()],
            key: text(entry, &["id"]).to_owned(),
            ..Draft::default()
        },
    );
}

/// An incident as a whole tells when it was triggered, who took it on, and when it was resolved.
fn read_incident(incident: &Value, drawer: &mut Drawer<'_>) {
    know(incident, drawer);
    let title = first([text(incident, &["title"]), text(incident, &["summary"])]);
    let (id, url) = (text(incident, &["id"]), text(incident, &["html_url"]));
    let mut tell = |kind: &str, when: &Value, who: String, more: &Value| {
        let mut prose = Prose::default();
        prose.lines(&format!("{}: {title}", heading(kind)));
        circumstances(more, &mut prose);
        if !more.is_null() {
            prose.lines(text(more, &["description"]).trim_start_matches(title));
        }
        let key = format!("{id} {kind} {when}");
        let (text, links) = (prose.finish(), vec![url.to_owned()]);
        push(drawer, kind, when, Draft { text, source: who, links, key, ..Draft::default() });
    };
    tell("triggered", at(incident, &["created_at"]), SOURCE.to_owned(), incident);
    for it in list(incident, &["acknowledgements"]) {
        tell("acknowledged", at(it, &["at"]), agent(at(it, &["acknowledger"])), &Value::Null);
    }
    let is_resolved = text(incident, &["status"]) == "resolved";
    let ended = ["resolved_at", "last_status_change_at"].map(|it| at(incident, &[it]));
    let resolved = ended.into_iter().find(|it| is_resolved && !it.is_null());
    if let Some(when) = resolved {
        tell("resolved", when, agent(at(incident, &["last_status_change_by"])), &Value::Null);
    }
}

/// Notes what is said of the incident as a whole.
fn know(incident: &Value, drawer: &mut Drawer<'_>) {
    let facts = &mut drawer.facts;
    facts.call(first([text(incident, &["title"]), text(incident, &["summary"])]));
    facts.find_at(text(incident, &["html_url"]));
    facts.hit(text(incident, &["service", "summary"]));
    facts.rate(first([text(incident, &["priority", "summary"]), text(incident, &["urgency"])]));
}

fn circumstances(data: &Value, prose: &mut Prose) {
    let names = |key: &str| {
        let of = |it: &Value| {
            first([text(it, &["summary"]), text(it, &["assignee", "summary"])]).to_owned()
        };
        let names: Vec<String> = list(data, &[key]).iter().map(of).collect();
        names.join(", ")
    };
    let parts = [
        ("Service", text(data, &["service", "summary"]).to_owned()),
        ("Priority", text(data, &["priority", "summary"]).to_owned()),
        ("Urgency", text(data, &["urgency"]).to_owned()),
        ("Assigned to", first([&*names("assignees"), &*names("assignments")]).to_owned()),
        ("Reason", text(data, &["resolve_reason", "type"]).to_owned()),
    ];
    let parts =
        parts.iter().filter(|it| !it.1.is_empty()).map(|(name, it)| format!("{name}: {it}"));
    prose.paragraph(&parts.collect::<Vec<_>>().join(" · "));
}

/// Keeps what happened, and when that makes a moment.
fn push(drawer: &mut Drawer<'_>, kind: &str, when: &Value, draft: Draft) {
    let at = time(when).map(|it| drawer.clock.show(it));
    let kind = kind.strip_prefix("incident.").unwrap_or(kind);
    let (sort, moment) = match kind {
        "triggered" | "trigger" => (Some(EntryKind::Detection), Some(MomentKey::Detected)),
        "acknowledged" | "acknowledge" => (None, Some(MomentKey::Acknowledged)),
        "escalated" | "escalate" | "delegated" | "reassigned" | "assign" | "responder.added" => {
            (Some(EntryKind::Escalation), None)
        }
        "status_update_published" | "status_update" => (Some(EntryKind::Communication), None),
        "resolved" | "resolve" => (Some(EntryKind::Recovery), Some(MomentKey::Resolved)),
        _ => (draft.kind, None),
    };
    if let (Some(moment), Some(at)) = (moment, at) {
        drawer.facts.note(moment, at);
    }
    let written = when.as_str().unwrap_or_default().to_owned();
    let time = at.map_or(EntryTime::Unknown, EntryTime::Exact);
    drawer.push(Draft { time, written, kind: sort, ..draft });
}

fn agent(agent: &Value) -> String {
    first([text(agent, &["summary"]), text(agent, &["name"]), SOURCE]).to_owned()
}

/// `incident.status_update_published` as words.
fn heading(kind: &str) -> String {
    let words = kind.rsplit_once("incident.").map_or(kind, |it| it.1).replace(['_', '.'], " ");
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
