//! Statuspage: what the public was told, update by update.

use afterword_core::postmortem::{EntryKind, EntryTime, MomentKey};
use serde_json::Value;

use super::prose::Prose;
use super::value::{at, first, list, text, time};
use super::{Draft, Drawer};

/// Reads an incident with its updates, as a webhook or a list has it, or the change of a component.
pub(super) fn read(item: &Value, drawer: &mut Drawer<'_>) {
    let source = first([text(item, &["page", "name"]), "Statuspage"]);
    if item.get("component_update").is_some() {
        return read_component(item, source, drawer);
    }
    let incident = if item.get("incident").is_some() { at(item, &["incident"]) } else { item };
    let facts = &mut drawer.facts;
    facts.call(text(incident, &["name"]));
    facts.find_at(text(incident, &["shortlink"]));
    if text(incident, &["impact"]) != "none" {
        facts.rate(text(incident, &["impact"]));
    }
    list(incident, &["components"]).iter().for_each(|it| facts.hit(text(it, &["name"])));
    for (key, field) in
        [(MomentKey::ImpactStarted, "started_at"), (MomentKey::Resolved, "resolved_at")]
    {
        if let Some(at) = time(at(incident, &[field])) {
            let at = drawer.clock.show(at);
            drawer.facts.note(key, at);
        }
    }
    for update in list(incident, &["incident_updates"]) {
        read_update(update, incident, source, drawer);
    }
}

fn read_update(update: &Value, incident: &Value, source: &str, drawer: &mut Drawer<'_>) {
    let field = ["display_at", "created_at", "updated_at"];
    let when = field.into_iter().map(|it| at(update, &[it])).find(|it| time(it).is_some());
    let when = when.unwrap_or(&Value::Null);
    let at = time(when).map(|it| drawer.clock.show(it));
    if let Some(at) = at {
        drawer.facts.note(MomentKey::ToldPublic, at);
    }
    let status = capital(text(update, &["status"]));
    let mut prose = Prose::default();
    match (status.as_str(), text(update, &["body"])) {
        ("", body) => prose.lines(body),
        (status, "") => prose.lines(&format!("{status}: {}", text(incident, &["name"]))),
        (status, body) => prose.lines(&format!("{status}: {body}")),
    };
    for component in list(update, &["affected_components"]) {
        drawer.facts.hit(text(component, &["name"]));
        let (old, new) = (text(component, &["old_status"]), text(component, &["new_status"]));
        prose.paragraph(&change(text(component, &["name"]), old, new));
    }
    drawer.push(Draft {
        time: at.map_or(EntryTime::Unknown, EntryTime::Exact),
        written: when.as_str().unwrap_or_default().to_owned(),
        text: prose.finish(),
        source: source.to_owned(),
        kind: Some(EntryKind::Communication),
        links: vec![text(incident, &["shortlink"]).to_owned()],
        key: text(update, &["id"]).to_owned(),
        ..Draft::default()
    });
}

fn read_component(item: &Value, source: &str, drawer: &mut Drawer<'_>) {
    let update = at(item, &["component_update"]);
    let name = first([text(item, &["component", "name"]), text(update, &["component_id"])]);
    drawer.facts.hit(name);
    let when = at(update, &["created_at"]);
    let at = time(when).map(|it| drawer.clock.show(it));
    drawer.push(Draft {
        time: at.map_or(EntryTime::Unknown, EntryTime::Exact),
        written: when.as_str().unwrap_or_default().to_owned(),
        text: Prose::of(&change(
            name,
            text(update, &["old_status"]),
            text(update, &["new_status"]),
        )),
        source: source.to_owned(),
        kind: Some(EntryKind::Communication),
        key: text(update, &["id"]).to_owned(),
        ..Draft::default()
    });
}

/// What became of a component; nothing where nothing did.
fn change(name: &str, old: &str, new: &str) -> String {
    let [old, new] = [old, new].map(|it| it.replace('_', " "));
    match (old == new, old.as_str()) {
        (true, _) => String::new(),
        (false, "") => format!("{name}: {new}"),
        (false, old) => format!("{name}: {old} → {new}"),
    }
}

fn capital(status: &str) -> String {
    let words = status.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
