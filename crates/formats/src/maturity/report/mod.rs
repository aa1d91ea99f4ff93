//! The report of an assessment: what was found, how far people agree, what has changed, what is in doubt, and what to do next.

mod found;
mod page;
mod radar;
mod roadmap;
mod since;
#[cfg(test)]
mod tests;
mod texts;

use afterword_core::draw::Scene;
use afterword_core::maturity::{Assessment, Results};
use afterword_core::wording::Wording;
use chrono::NaiveDate;

use crate::report::{LaidOut, MARK};
use crate::{html, svg};
use page::Page;

pub use texts::{REPORT_LANGUAGES, report_words};

/// A part of the report: the name of its heading among the texts, and what it says; one that says nothing is left out.
type Part = (&'static str, fn(Page<'_>) -> String);

const PARTS: [Part; 9] = [
    ("part.result", found::result),
    ("part.dimensions", found::dimensions),
    ("part.capabilities", found::capabilities),
    ("part.agreement", found::agreement),
    ("part.said", found::said),
    ("part.change", since::change),
    ("part.doubts", since::doubts),
    ("part.roadmap", roadmap::roadmap),
    ("part.basis", basis),
];

/// The report of `assessment` on `today` as Markdown, in the language of `words`, which are [`report_words`]. Whatever people typed stays
/// text, nothing is rounded up, and the same assessment gives the same bytes.
///
/// ```
/// # use afterword_core::id::DocumentId;
/// # use afterword_core::maturity::{Assessment, Model};
/// use afterword_formats::maturity::{report, report_words};
///
/// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
/// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
/// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a", "b"]}]}]}"#).unwrap().0;
/// # let assessment = Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now);
/// let words = report_words("en").ok_or("English is one of them")?;
/// let text = report(&assessment, now.date_naive(), words);
/// assert!(text.contains("# Maturity: Spring\n\nAs of 1970-01-01. Model: M, version 1."));
/// assert!(text.contains("Nothing is assessed yet, which is not a score of 0."));
/// # Ok::<(), &str>(())
/// ```
pub fn report(assessment: &Assessment, today: NaiveDate, words: &Wording) -> String {
    let results = assessment.results();
    let page = Page { assessment, results: &results, today, words };
    let LaidOut { title, lead, parts } = laid_out(page);
    let mut out = format!("{MARK}\n\n# {title}\n\n{lead}\n");
    for (heading, text) in parts {
        out += &format!("\n## {heading}\n\n{text}");
    }
    out
}

/// The same as a page that stands alone, with the scores of the dimensions drawn as a net; `language` is the tag of that of `words`.
pub fn report_html(
    assessment: &Assessment,
    today: NaiveDate,
    words: &Wording,
    language: &str,
) -> String {
    let results = assessment.results();
    let page = Page { assessment, results: &results, today, words };
    let LaidOut { lead, parts, .. } = laid_out(page);
    let mut body = html::prose(&lead, 2);
    body += "</header>\n";
    for (at, (heading, text)) in parts.into_iter().enumerate() {
        body += &format!("<section>\n<h2>{}</h2>\n", html::Escaped(&heading));
        if let Some(scene) = (at == 0).then(|| radar::radar(page)).flatten() {
            let (name, drawing) = (html::Escaped(&scene.title), svg::write(&scene));
            body += &format!("<figure aria-label=\"{name}\">\n{drawing}</figure>\n");
        }
        body += &html::prose(&text, 2);
        body += "</section>\n";
    }
    html::page(language, &bare_title(page), &body)
}

/// The scores of the dimensions as a picture that stands alone; `None` where fewer than three have one.
pub fn radar_svg(assessment: &Assessment, words: &Wording) -> Option<String> {
    radar_scene(assessment, words).map(|it| svg::write(&it))
}

/// The same before it is written.
pub(crate) fn radar_scene(assessment: &Assessment, words: &Wording) -> Option<Scene> {
    let results: Results = assessment.results();
    radar::radar(Page { assessment, results: &results, today: assessment.day(), words })
}

fn laid_out(page: Page<'_>) -> LaidOut {
    let parts = PARTS.iter().map(|(heading, part)| (page.say(heading, &[]), part(page)));
    let parts = parts.filter(|it| !it.1.is_empty()).collect();
    let title = match page.assessment.title.trim() {
        "" => page.say("title.bare", &[]),
        title => page.say("title", &[("title", &page.name(title))]),
    };
    LaidOut { title, lead: lead(page), parts }
}

/// The title as it was typed.
fn bare_title(page: Page<'_>) -> String {
    match page.assessment.title.trim() {
        "" => page.say("title.bare", &[]),
        title => page.say("title", &[("title", title)]),
    }
}

fn lead(page: Page<'_>) -> String {
    let (assessment, model) = (page.assessment, &page.assessment.model);
    let state = if assessment.is_finished() { "state.finished" } else { "state.open" };
    let (today, day) = (page.today.to_string(), assessment.day().to_string());
    let (name, version) = (page.name(&model.name), page.text(&model.version));
    let state = page.say(state, &[]);
    let values = [
        ("today", &*today),
        ("model", &name),
        ("version", &version),
        ("day", &day),
        ("state", &state),
    ];
    let mut all = vec![page.say("lead", &values)];
    let about = &assessment.about;
    if !about.team.trim().is_empty() {
        all.push(page.say("team", &[("team", &page.name(&about.team))]));
    }
    if !about.facilitator.trim().is_empty() {
        all.push(page.say("facilitator", &[("name", &page.name(&about.facilitator))]));
    }
    if !about.participants.is_empty() {
        let names: Vec<String> = about.participants.iter().map(|it| page.name(it)).collect();
        let names = names.join(&page.say("list.between", &[]));
        all.push(page.say("participants", &[("names", &names)]));
    }
    all.join(" ")
}

fn basis(page: Page<'_>) -> String {
    let model = &page.assessment.model;
    let licence = page.text(&model.licence);
    let licence = if licence.is_empty() { page.unknown() } else { licence };
    let source = page.text(&model.source.join("; "));
    let source = if source.is_empty() { page.unknown() } else { source };
    let mut rows: Vec<String> =
        ["basis.score", "basis.staged", "basis.open"].map(|it| page.say(it, &[])).into();
    rows.push(page.say("basis.model", &[("licence", &licence), ("source", &source)]));
    page.list(rows)
}
