//! Alertmanager, and Grafana, which sends the same and more: an alert that fired, and that it was resolved.

use afterword_core::postmortem::{EntryKind, EntryTime, MomentKey};
use serde_json::Value;

use super::prose::Prose;
use super::value::{at, first, list, scalar, text, time};
use super::{Draft, Drawer};

/// What annotations say first, and under which names.
const LEADS: [&str; 4] = ["summary", "message", "title", "description"];

/// Reads a message with its alerts, or one alert.
pub(super) fn read(item: &Value, drawer: &mut Drawer<'_>) {
    let common = |key: &str| text(item, &["commonLabels", key]);
    let summary = first(LEADS.map(|it| text(item, &["commonAnnotations", it])));
    drawer.facts.call(first([
        summary,
        common("alertname"),
        text(item, &["groupLabels", "alertname"]),
    ]));
    drawer.facts.rate(common("severity"));
    let alerts = list(item, &["alerts"]);
    let alerts = if alerts.is_empty() { std::slice::from_ref(item) } else { alerts };
    let source = if item.get("orgId").is_some() { "Grafana" } else { "Alertmanager" };
    for alert in alerts {
        Alert { alert, status: status(alert, item), source }.read(drawer);
    }
}

/// What an alert says of itself counts before what the message says of all.
fn status<'a>(alert: &'a Value, message: &'a Value) -> &'a str {
    first([text(alert, &["status"]), text(alert, &["status", "state"]), text(message, &["status"])])
}

struct Alert<'a> {
    alert: &'a Value,
    status: &'a str,
    source: &'a str,
}

impl Alert<'_> {
    fn read(&self, drawer: &mut Drawer<'_>) {
        let label = |key: &str| text(self.alert, &["labels", key]);
        drawer
            .facts
            .call(first([text(self.alert, &["annotations", "summary"]), label("alertname")]));
        drawer.facts.rate(label("severity"));
        drawer.facts.hit(label("service"));
        let started = self.push("Firing", EntryKind::Detection, "startsAt", drawer);
        if let EntryTime::Exact(at) = started {
            drawer.facts.note(MomentKey::Detected, at);
        }
        if self.status == "resolved" {
            self.push("Resolved", EntryKind::Recovery, "endsAt", drawer);
        }
    }

    fn push(&self, word: &str, kind: EntryKind, key: &str, drawer: &mut Drawer<'_>) -> EntryTime {
        let when = time(at(self.alert, &[key])).map(|it| drawer.clock.show(it));
        let when = when.map_or(EntryTime::Unknown, EntryTime::Exact);
        drawer.push(Draft {
            time: when,
            written: text(self.alert, &[key]).to_owned(),
            text: self.words(word),
            source: self.source.to_owned(),
            kind: Some(kind),
            links: self.links(),
            key: format!("{} {} {word}", self.name(), text(self.alert, &["startsAt"])),
            ..Draft::default()
        });
        when
    }

    /// What tells this alert from others: its fingerprint, else its labels.
    fn name(&self) -> String {
        match text(self.alert, &["fingerprint"]) {
            "" => at(self.alert, &["labels"]).to_string(),
            fingerprint => fingerprint.to_owned(),
        }
    }

    fn words(&self, word: &str) -> String {
        let alert = first([text(self.alert, &["labels", "alertname"]), "alert"]);
        let mut prose = Prose::default();
        prose.paragraph(&format!("{word}: {alert}"));
        for key in LEADS {
            prose.lines(text(self.alert, &["annotations", key]));
        }
        for (key, value) in self.pairs("annotations") {
            if !LEADS.contains(&key) && !is_address(&value) {
                prose.lines(&format!("{key}: {value}"));
            }
        }
        let labels = self.pairs("labels").filter(|it| it.0 != "alertname");
        let labels: Vec<String> = labels.map(|(key, value)| format!("{key}={value}")).collect();
        prose.paragraph(&labels.join(", "));
        prose.paragraph(text(self.alert, &["valueString"]));
        prose.finish()
    }

    fn pairs(&self, of: &str) -> impl Iterator<Item = (&str, String)> {
        let map = at(self.alert, &[of]).as_object().into_iter().flatten();
        map.map(|(key, value)| (key.as_str(), scalar(value))).filter(|it| !it.1.is_empty())
    }

    fn links(&self) -> Vec<String> {
        let fields = ["generatorURL", "dashboardURL", "panelURL", "silenceURL", "imageURL"];
        let links = fields.into_iter().map(|it| text(self.alert, &[it]).to_owned());
        let noted = self.pairs("annotations").map(|it| it.1).filter(|it| is_address(it));
        links.chain(noted).filter(|it| !it.is_empty()).collect()
    }
}

fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|it| text.starts_with(it))
        && !text.contains(char::is_whitespace)
}
