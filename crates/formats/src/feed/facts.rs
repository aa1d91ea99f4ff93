//! What a source says of the incident as a whole, and how a document takes it.

use afterword_core::Postmortem;
use afterword_core::postmortem::{Moment, MomentKey};
use afterword_core::time::Instant;
use serde::{Deserialize, Serialize};

/// What a source says of the incident as a whole. Empty is what it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// What it is called, as plain text.
    pub title: String,
    /// How bad it was, in the words of the source.
    pub severity: String,
    /// Where the source shows it.
    pub url: String,
    /// What was hit.
    pub services: Vec<String>,
    /// The instants that the source states.
    pub moments: Vec<(MomentKey, Instant)>,
}

impl Facts {
    /// Says what it is called, if nothing has said so before.
    pub(super) fn call(&mut self, title: &str) {
        if self.title.is_empty() {
            self.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    /// Says how bad it was, if nothing has said so before.
    pub(super) fn rate(&mut self, severity: &str) {
        if self.severity.is_empty() {
            self.severity = severity.trim().to_owned();
        }
    }

    /// Says where it is shown, if nothing has said so before.
    pub(super) fn find_at(&mut self, url: &str) {
        if self.url.is_empty() {
            self.url = url.trim().to_owned();
        }
    }

    pub(super) fn hit(&mut self, service: &str) {
        let service = service.trim();
        if !service.is_empty() && self.services.iter().all(|it| it != service) {
            self.services.push(service.to_owned());
        }
    }

    /// Notes a moment; of several the first counts where something began, and the last where it ended.
    pub(super) fn note(&mut self, key: MomentKey, at: Instant) {
        let ends = matches!(key, MomentKey::Resolved | MomentKey::ImpactEnded);
        match self.moments.iter_mut().find(|it| it.0 == key) {
            Some((_, known)) if ends => *known = at.max(*known),
            Some((_, known)) => *known = at.min(*known),
            None => self.moments.push((key, at)),
        }
    }

    /// Fills in what `document` does not say yet. Nothing that it says is touched. How bad it was is a label of a document that
    /// begins with it: the words are those of the source, and no level of ours.
    pub fn fill(&self, document: &mut Postmortem) {
        let set = |field: &mut String, value: &str| {
            if field.trim().is_empty() {
                value.clone_into(field);
            }
        };
        set(&mut document.title, &self.title);
        set(&mut document.incident, &self.url);
        if document.services.is_empty() {
            document.services.clone_from(&self.services);
        }
        let is_new = document.timeline.is_empty() && document.tags.is_empty();
        if is_new && !self.severity.is_empty() {
            document.tags.push(self.severity.clone());
        }
        for (key, at) in &self.moments {
            document.moments.entry(key.clone()).or_insert(Moment::At(*at));
        }
    }
}
