//! The report of a register, to be read on one page: how much toil there is, what is done about it, when, and what came of that.

mod activities;
mod basis;
mod page;
mod plan;
mod projects;
mod realised;
mod share;
mod sprints;
#[cfg(test)]
mod tests;
mod texts;

use afterword_core::toil::ToilRegister;
use afterword_core::wording::Wording;
use chrono::NaiveDate;

use crate::report::MARK;
use page::Page;

pub use texts::{REPORT_LANGUAGES, report_words};

/// A part of the report: the name of its heading among the texts, and what it says; one that says nothing is left out.
type Part = (&'static str, fn(Page<'_>) -> String);

const PARTS: [Part; 9] = [
    ("part.share", share::share),
    ("part.most", activities::most),
    ("part.ladder", activities::ladder),
    ("part.projects", projects::projects),
    ("part.plan", plan::plan),
    ("part.realised", realised::realised),
    ("part.sprints", sprints::sprints),
    ("part.cautions", activities::cautioned),
    ("part.basis", basis::basis),
];

/// The report of `register` on `today` as Markdown, in the language of `words`, which are [`report_words`].
///
/// It is short enough for a page: of long lists the first are there, and how many more there are. Every figure has its unit, what is
/// not known is said to be so, and whatever people typed stays text. The chances of projects are simulated from a seed of their own,
/// so the same register gives the same bytes.
///
/// ```
/// use afterword_core::id::DocumentId;
/// use afterword_core::toil::ToilRegister;
/// use afterword_formats::toil::{report, report_words};
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z")?;
/// let register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
/// let words = report_words("en").ok_or("English is one of them")?;
/// let text = report(&register, now.date_naive(), words);
/// assert!(text.contains("# Toil: Platform\n\nAs of 2025-10-01. Activities: 0;"));
/// assert!(text.contains("## Share of toil\n\nNo week is measured yet"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn report(register: &ToilRegister, today: NaiveDate, words: &Wording) -> String {
    let page = Page { register, today, words };
    let mut out = format!("{MARK}\n\n# {}\n\n{}\n", title(page), lead(page));
    for (heading, text) in PARTS {
        let text = text(page);
        if !text.is_empty() {
            out += &format!("\n## {}\n\n{text}", page.say(heading, &[]));
        }
    }
    out
}

fn title(page: Page<'_>) -> String {
    match page.register.title.trim() {
        "" => page.say("title.bare", &[]),
        title => page.say("title", &[("title", &page.name(title))]),
    }
}

fn lead(page: Page<'_>) -> String {
    let register = page.register;
    page.say(
        "lead",
        &[
            ("today", &page.today.to_string()),
            ("activities", &page.count(register.activities.len())),
            ("weeks", &page.count(register.weeks.len())),
            ("projects", &page.count(register.projects.len())),
        ],
    )
}
