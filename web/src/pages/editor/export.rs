//! Taking a postmortem out: as Markdown, as JSON, on paper.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, MetricCatalogue, Moment};
use afterword_core::time::Instant;
use afterword_formats::{json, markdown};
use afterword_ui::words::word;
use chrono::Datelike;

use crate::browser::zone::IntlZone;
use crate::browser::{clipboard, download, task};
use crate::session::Session;

/// The way out of the page as Markdown: whose templates lay a document out, and whose metrics measure it.
#[derive(Clone)]
pub(super) struct Scribe {
    pub(super) session: Session,
    pub(super) metrics: Rc<MetricCatalogue>,
}

impl Scribe {
    /// The document as Markdown, laid out by its template and measured as the workspace does.
    pub(super) fn markdown(&self, postmortem: &Postmortem) -> String {
        match self.session.template(&postmortem.template) {
            Some(template) => markdown::write(&on_its_clocks(postmortem), template, &self.metrics),
            None => json::write(postmortem),
        }
    }

    pub(super) fn copy(&self, postmortem: &Postmortem) {
        let text = self.markdown(postmortem);
        let session = self.session.clone();
        task::spawn(async move {
            match clipboard::copy(&text).await {
                Ok(()) => session.say(word::COPIED.text()),
                Err(error) => session.say(error.to_string()),
            }
        });
    }

    /// Downloads `postmortem` as Markdown; the file's name says for whom, unless it is the team.
    pub(super) fn download(&self, postmortem: &Postmortem, audience: Audience) {
        let readers = match audience {
            Audience::Team => String::new(),
            other => format!("-{}", other.key()),
        };
        let name = format!("{}{readers}.md", file_name(postmortem));
        download::download(&name, "text/markdown", &self.markdown(postmortem));
        self.session.say(word::DOWNLOADED.fill(&[("name", &name)]));
    }
}

/// The document with its times on the clocks of its zone, as the page shows them. Each is stored with the offset that it was typed
/// in, which is another one once somebody has chosen another zone.
pub(super) fn on_its_clocks(postmortem: &Postmortem) -> Postmortem {
    let mut shown = postmortem.clone();
    let Ok(zone) = IntlZone::of(&shown.zone) else { return shown };
    let turned = |at: Instant| zone.offset_at(at.to_utc()).map_or(at, |it| at.with_timezone(&it));
    for entry in &mut shown.timeline {
        let entry = Rc::make_mut(entry);
        entry.time = entry.time.map(turned);
    }
    for moment in shown.moments.values_mut() {
        if let Moment::At(at) = moment {
            *at = turned(*at);
        }
    }
    shown
}

pub(super) fn download_json(session: &Session, postmortem: &Postmortem) {
    let name = format!("{}.json", file_name(postmortem));
    download::download(&name, "application/json", &json::write(postmortem));
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

/// `2026-03-14-checkout-outage`: a name that sorts by date, and that every system of files takes.
pub(super) fn file_name(postmortem: &Postmortem) -> String {
    const MAX_CHARS: usize = 60;
    let date = postmortem.happened_at().unwrap_or(postmortem.created_at);
    let mut words = String::new();
    for letter in postmortem.title.chars().flat_map(char::to_lowercase).take(MAX_CHARS) {
        if letter.is_alphanumeric() {
            words.push(letter);
        } else if !words.ends_with('-') {
            words.push('-');
        }
    }
    let words = words.trim_matches('-');
    let words = if words.is_empty() { "postmortem" } else { words };
    format!("{:04}-{:02}-{:02}-{words}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;

    use super::*;

    #[test]
    fn file_names_are_dates_and_words() {
        let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z").unwrap();
        let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
        assert_eq!(file_name(&postmortem), "2026-03-14-postmortem");
        postmortem.title = "Checkout: 5xx / “Zahlung” über…".to_owned();
        assert_eq!(file_name(&postmortem), "2026-03-14-checkout-5xx-zahlung-über");
    }
}
