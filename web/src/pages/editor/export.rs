//! What files out of a postmortem have in common: their names, and times as the page shows them.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{EntryTime, Moment};
use afterword_core::time::Instant;
use afterword_formats::json;
use afterword_ui::words::word;
use chrono::Datelike;

use crate::browser::download;
use crate::browser::zone::IntlZone;
use crate::session::Session;

/// The document with its times on the clocks of its zone, as the page shows them. Each is stored with the offset that it was typed
/// in, which is another one once somebody has chosen another zone.
pub(in crate::pages) fn on_its_clocks(postmortem: &Postmortem) -> Postmortem {
    let mut shown = postmortem.clone();
    let Ok(zone) = IntlZone::of(&shown.zone) else { return shown };
    let turned = |at: Instant| zone.offset_at(at.to_utc()).map_or(at, |it| at.with_timezone(&it));
    for entry in &mut shown.timeline {
        let entry = Rc::make_mut(entry);
        entry.time = match entry.time {
            EntryTime::Unknown => EntryTime::Unknown,
            EntryTime::Exact(at) => EntryTime::Exact(turned(at)),
            EntryTime::Approximate(at) => EntryTime::Approximate(turned(at)),
            EntryTime::Span { from, to } => EntryTime::Span { from: turned(from), to: turned(to) },
        };
    }
    for moment in shown.moments.values_mut() {
        if let Moment::At(at) = moment {
            *at = turned(*at);
        }
    }
    shown
}

/// Offers the document itself, whole and unasked: it could not be saved, and its file is where it lives then.
pub(super) fn download_json(session: &Session, postmortem: &Postmortem) {
    let name = format!("{}.json", file_name(postmortem));
    download::download(&name, "application/json", &json::write(postmortem));
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}

/// `2026-03-14-checkout-outage`: a name that sorts by date, and that every system of files takes.
pub(in crate::pages) fn file_name(postmortem: &Postmortem) -> String {
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
