//! A report, out of the page.

use afterword_formats::report::{write_html, write_markdown};
use afterword_ui::words::{Text, word};

use crate::across::{Report, ask_once};
use crate::browser::{clipboard, download, hash, task};
use crate::session::Session;

/// A way in which a report leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    CopyMarkdown,
    Markdown,
    Html,
    Paper,
}

impl Way {
    /// All of them, as they are offered.
    pub(super) const ALL: [Self; 4] = [Self::CopyMarkdown, Self::Markdown, Self::Html, Self::Paper];

    /// What it is called.
    pub(super) fn verb(self) -> &'static str {
        let verb: &Text = match self {
            Self::CopyMarkdown => &word::COPY_MARKDOWN,
            Self::Markdown => &word::DOWNLOAD_MARKDOWN,
            Self::Html => &word::DOWNLOAD_HTML,
            Self::Paper => &word::PRINT,
        };
        verb.text()
    }
}

/// Lets the report out. Its links lead to the documents in this app, wherever it is read.
pub(super) fn take_out(session: &Session, report: &Report, way: Way) {
    if way == Way::Paper {
        // Fails only where the browser has no printing at all, and then has said so.
        gloo::utils::window().print().ok();
        return;
    }
    let report = Report { base: hash::address(""), ..report.clone() };
    let name = format!("learning-report-{}", report.span.to_lowercase());
    let session = session.clone();
    task::spawn(async move {
        let laid_out = match ask_once(&session.store, &report).await {
            Ok(shown) => shown.laid_out.clone(),
            Err(error) => return session.say(error.to_string()),
        };
        let (text, name, mime) = match way {
            Way::Html => {
                (write_html(&laid_out, &report.language), format!("{name}.html"), "text/html")
            }
            _ => (write_markdown(&laid_out), format!("{name}.md"), "text/markdown"),
        };
        if way == Way::CopyMarkdown {
            return match clipboard::copy(&text).await {
                Ok(()) => session.say(word::COPIED.text()),
                Err(error) => session.say(error.to_string()),
            };
        }
        download::download(&name, mime, &text);
        session.say(word::DOWNLOADED.fill(&[("name", &name)]));
    });
}
