//! The way out for a document that could not be saved.

use afterword_core::Postmortem;
use afterword_formats::file_name;
use afterword_formats::json;
use afterword_ui::words::word;

use crate::browser::download;
use crate::session::Session;

/// Offers the document itself, whole and unasked: it could not be saved, and its file is where it lives then.
pub(super) fn download_json(session: &Session, postmortem: &Postmortem) {
    let name = format!("{}.json", file_name::of(postmortem));
    download::download(&name, "application/json", &json::write(postmortem));
    session.say(word::DOWNLOADED.fill(&[("name", &name)]));
}
