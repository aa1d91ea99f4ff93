//! A postmortem as Markdown.

mod actions;
mod causes;
mod factors;
mod front;
mod impact;
mod metrics;
mod people;
mod timeline;

use afterword_core::Postmortem;
use afterword_core::list;
use afterword_core::postmortem::{MetricCatalogue, Section, SectionId, SectionKey};
use afterword_core::template::Template;

use super::illustration::Illustrations;
use super::text::{Inline, guard, one_line, prompt};

pub(crate) use actions::action_text;
pub(crate) use causes::{NO_PROBLEM, NO_TEXT, cause_marks, is_note};
pub(crate) use factors::factor_marks;
pub(crate) use impact::counted;
pub(crate) use metrics::{facts, is_of_preamble, labels, notices, preamble, table};
pub(crate) use people::{people, response};
pub(crate) use timeline::{entry_footer, entry_header, timeline_notes};

/// What stands for a title that nobody wrote yet.
pub(crate) const UNTITLED: &str = "Untitled postmortem";

/// `postmortem` as Markdown, laid out by `template` and measured by `metrics`. The same document gives the same bytes.
///
/// Everything reads back: see [`read`](super::read()). Sections without text are left out. Whose definitions the metrics follow is
/// named beside each, and where they are not those that ship they are in the front matter, so that a reader can tell what was
/// derived from what somebody added.
pub fn write(postmortem: &Postmortem, template: &Template, metrics: &MetricCatalogue) -> String {
    write_illustrated(postmortem, template, metrics, Illustrations::Nowhere)
}

/// The same with the drawings of the timeline and of the trees above their lists. It reads back as the same document: the lists
/// say all that the drawings do.
pub fn write_illustrated(
    postmortem: &Postmortem,
    template: &Template,
    metrics: &MetricCatalogue,
    how: Illustrations<'_>,
) -> String {
    let parts = parts(postmortem, template, how);
    let mut out = front::write(postmortem, &parts, metrics);
    out.push_str(&format!("# {}\n", Inline(title_of(postmortem))));
    let preamble = preamble(postmortem, metrics);
    if !preamble.is_empty() {
        out.push_str(&format!("\n{preamble}\n"));
    }
    for part in &parts {
        out.push_str(&format!("\n## {}\n\n{}\n", Inline(&part.heading), part.body));
    }
    out
}

/// An empty file to write in: every section of `template` with its heading and, in a comment, what to write there. The comments are
/// no part of the text and don't read back.
///
/// ```
/// # use afterword_core::{Postmortem, id::DocumentId};
/// use afterword_core::postmortem::MetricCatalogue;
/// use afterword_core::template::Template;
/// use afterword_formats::markdown::write_blank;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let file = write_blank(&postmortem, &Template::shipped()[0], MetricCatalogue::shipped());
/// assert!(file.contains("\n## Summary\n\n<!-- afterword: "));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn write_blank(
    postmortem: &Postmortem,
    template: &Template,
    metrics: &MetricCatalogue,
) -> String {
    let mut out = write(postmortem, template, metrics);
    for laid in template.lay_out(postmortem).into_iter().filter(|it| !it.is_filled) {
        // People and what the response cost are lists of the front matter.
        if matches!(laid.section, SectionKey::People | SectionKey::Response) {
            continue;
        }
        out.push_str(&format!("\n## {}\n", Inline(&laid.heading)));
        if !laid.guidance.trim().is_empty() {
            out.push_str(&format!("\n{}\n", prompt(&laid.guidance)));
        }
    }
    out
}

/// The sections of `postmortem` without drawings, for formats that are made of Markdown.
pub(crate) fn sections(postmortem: &Postmortem, template: &Template) -> Vec<Part> {
    parts(postmortem, template, Illustrations::Nowhere)
}

/// The title on one line, or what stands for it.
pub(crate) fn title(postmortem: &Postmortem) -> String {
    one_line(title_of(postmortem))
}

fn title_of(postmortem: &Postmortem) -> &str {
    match postmortem.title.trim() {
        "" => UNTITLED,
        _ => &postmortem.title,
    }
}

/// A section as it is written.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: PartName,
    pub(crate) heading: String,
    pub(crate) body: String,
}

/// Which section it is: two free sections may share the key that templates know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PartName {
    Field(SectionKey),
    Free(SectionId),
}

fn parts(postmortem: &Postmortem, template: &Template, how: Illustrations<'_>) -> Vec<Part> {
    let filled = template.lay_out(postmortem).into_iter().filter(|it| it.is_filled);
    let parts = filled.map(|laid| match &laid.free {
        Some(section) => free_part(section, &laid.heading),
        None => {
            let body = body_of(postmortem, &laid.section, how);
            Part { name: PartName::Field(laid.section), heading: laid.heading, body }
        }
    });
    parts.filter(|it| !it.body.is_empty()).collect()
}

fn free_part(section: &Section, otherwise: &str) -> Part {
    let own = one_line(&section.heading);
    let heading = [own.as_str(), otherwise.trim(), "Notes"].into_iter().find(|it| !it.is_empty());
    let heading = heading.unwrap_or_default().to_owned();
    Part { name: PartName::Free(section.id), heading, body: guard(&section.text) }
}

fn body_of(postmortem: &Postmortem, key: &SectionKey, how: Illustrations<'_>) -> String {
    match key {
        SectionKey::Impact => impact::section(postmortem),
        SectionKey::Factors => factors::section(postmortem),
        SectionKey::Timeline => timeline::section(postmortem, how),
        SectionKey::Causes => causes::section(postmortem, how),
        SectionKey::Actions => actions::section(postmortem),
        SectionKey::People => people(postmortem),
        SectionKey::Response => response(postmortem),
        text => text.text_field().map_or_else(String::new, |it| guard(postmortem.text(it))),
    }
}

/// The title of the action called `id`, on one line.
pub(crate) fn title_of_action(
    postmortem: &Postmortem,
    id: afterword_core::actions::ActionId,
) -> Option<String> {
    list::find(&postmortem.actions, id).map(|it| one_line(&it.title))
}

/// An address as a link where it can be one, else as text.
pub(crate) fn link(address: &str) -> String {
    let is_web = ["http://", "https://"].iter().any(|it| address.starts_with(it));
    if is_web
        && !address
            .contains(|it: char| it.is_whitespace() || it.is_control() || "<>\\".contains(it))
    {
        format!("<{address}>")
    } else {
        Inline(address).to_string()
    }
}
