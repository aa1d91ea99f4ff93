//! The learning report as a file: Markdown, a page that stands alone, and JSON for programs.
//!
//! Each sentence ends with the numbers of the documents it rests on, each a link; the documents are listed by these numbers at the
//! end. Where a document is found is the caller's to say: a path beside the report, or an address. Whatever people typed stays text,
//! and what is no harmless address is no link.

mod address;
mod json;
mod laid_out;

use std::fmt::Write as _;

use afterword_core::id::DocumentId;

use crate::html;
use crate::markdown::text::Inline;
pub use laid_out::LaidOut;

pub(crate) use address::destination;
pub use address::path_address;
pub use json::write_json;

/// What a reader of files knows our reports by: they are no postmortems.
pub(crate) const MARK: &str = "<!-- afterword-report/1 -->";

/// Where a document is found, if that can be said.
pub type Find<'a> = &'a dyn Fn(DocumentId) -> Option<String>;

/// A report as Markdown. The same report gives the same bytes.
///
/// ```
/// # use afterword_core::{severity::SeverityScheme, trends::Scope, workflow::WorkflowPolicy};
/// use afterword_core::trends::{LearningReport, Library, ReportQuestion, ReportSpan, report_words};
/// use afterword_formats::report::{self, LaidOut};
///
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-05T12:00:00Z")?;
/// # let (policy, scheme, scope) = (&WorkflowPolicy::shipped(), &SeverityScheme::shipped(), &Scope::default());
/// let span = ReportSpan::month(now.date_naive());
/// let question = ReportQuestion { span, scope, now, policy, scheme, rulings: &[] };
/// let words = report_words("en").ok_or("English is one of them")?;
/// let laid_out = LaidOut::of(&LearningReport::of(&Library::default(), &[], &question), words, &|_| None);
/// let text = report::write_markdown(&laid_out);
/// assert!(text.contains("# Learning report: October 2025\n\nAs of 2025-10-05, from 0 postmortems."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_markdown(LaidOut { title, lead, parts }: &LaidOut) -> String {
    let mut out = format!("{MARK}\n\n# {}\n\n{lead}\n", Inline(title));
    for (heading, text) in parts {
        write!(out, "\n## {}\n\n{text}", Inline(heading)).expect("writing to a String cannot fail");
    }
    out
}

/// Whether `text` is a report that [`write_markdown`] wrote.
pub fn is_report(text: &str) -> bool {
    text.trim_start().starts_with(MARK)
}

/// A report as a page that stands alone; `language` is the tag of the one that it was laid out in. It prints as it reads.
pub fn write_html(LaidOut { title, lead, parts }: &LaidOut, language: &str) -> String {
    let mut body = html::prose(lead, 2);
    body += "</header>\n";
    for (heading, text) in parts {
        body += &format!("<section>\n<h2>{}</h2>\n", html::Escaped(heading));
        body += &html::prose(text, 2);
        body += "</section>\n";
    }
    html::page(language, title, &body)
}
