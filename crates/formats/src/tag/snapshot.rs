//! What a widget shows, as it is today: text that needs no script, no style and nobody's permission.

use afterword_core::Postmortem;
use afterword_core::causes::TreeId;
use afterword_core::draw::{Scene, Words};
use afterword_core::maturity::Assessment;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::severity::SeverityScheme;
use afterword_core::template::Template;
use afterword_core::toil::ToilRegister;
use afterword_core::wording::Wording;
use chrono::NaiveDate;

use super::{Widget, data};
use crate::html::{self, Escaped};
use crate::layout::{Layout, Part};
use crate::markdown::text::Inline;
use crate::{maturity, report, svg, toil};

/// What a widget shows, without a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// As HTML for the middle of a page, with its drawings. It has no style, no script and no `style` attribute: what is drawn says its
    /// colours itself.
    pub html: String,
    /// The same without drawings, which some wikis take out.
    pub plain: String,
    /// As Markdown.
    pub markdown: String,
    /// What is drawn, each as a file.
    pub pictures: Vec<Picture>,
}

/// A drawing as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it shows, in a line.
    pub title: String,
    /// It.
    pub svg: String,
}

impl Snapshot {
    /// Markdown that was written already.
    ///
    /// ```
    /// let taken = afterword_formats::tag::Snapshot::of_markdown("It *broke*.");
    /// assert_eq!(taken.html, "<p>It <em>broke</em>.</p>\n");
    /// ```
    pub fn of_markdown(text: &str) -> Self {
        of_report(text, &[])
    }
}

impl From<&Scene> for Picture {
    fn from(scene: &Scene) -> Self {
        Self { title: scene.title.clone(), svg: svg::write(scene) }
    }
}

/// What `widget` shows of `postmortem`, laid out by `template`; of the trees that one, or all.
///
/// ```
/// # use afterword_core::{Postmortem, draw::Words, id::DocumentId};
/// use afterword_core::actions::{Action, ActionId};
/// use afterword_core::postmortem::MetricCatalogue;
/// use afterword_core::template::Template;
/// use afterword_formats::tag::{Widget, snapshot};
///
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// postmortem.actions.push(Action::new(ActionId::from_bits(1), "Limit the <pool>".into()).into());
/// let (template, metrics) = (&Template::shipped()[0], MetricCatalogue::shipped());
/// let taken = snapshot(&postmortem, Widget::Actions, None, template, metrics, &Words::english());
/// assert!(taken.plain.contains("<li class=\"task\">☐ Limit the &lt;pool&gt;</li>"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn snapshot(
    postmortem: &Postmortem,
    widget: Widget,
    tree: Option<TreeId>,
    template: &Template,
    metrics: &MetricCatalogue,
    words: &Words,
) -> Snapshot {
    let part = data::part(postmortem, widget, tree);
    let Layout { title, mut lead, parts } = Layout::of(&part, template, metrics, words);
    if widget != Widget::Postmortem {
        // What stands below a title is of the whole document.
        lead.clear();
    }
    written(&title, &lead, &parts)
}

/// The results of `assessment`: its report.
pub fn of_assessment(assessment: &Assessment, today: NaiveDate, words: &Wording) -> Snapshot {
    let drawing = maturity::radar_scene(assessment, words);
    of_report(&maturity::report(assessment, today, words), drawing.as_slice())
}

/// What is in `register`: its report.
pub fn of_register(register: &ToilRegister, today: NaiveDate, words: &Wording) -> Snapshot {
    of_report(&toil::report(register, today, words), &[])
}

/// The levels of `scheme` as a table whose columns are called that.
///
/// ```
/// use afterword_core::severity::SeverityScheme;
/// use afterword_formats::tag::of_scheme;
///
/// let taken = of_scheme(&SeverityScheme::shipped(), ["Level", "Name", "Meaning"]);
/// assert!(taken.markdown.contains("\n| Level | Name | Meaning |\n| --- | --- | --- |\n| SEV1 | "));
/// assert!(taken.html.contains("<tr><td>SEV1</td><td>"));
/// ```
pub fn of_scheme(scheme: &SeverityScheme, columns: [&str; 3]) -> Snapshot {
    let row =
        |cells: [&str; 3]| format!("| {} |\n", cells.map(|it| Inline(it).to_string()).join(" | "));
    let mut text = row(columns) + "| --- | --- | --- |\n";
    for it in scheme.levels() {
        text += &row([&it.key.0, &it.name, &it.meaning]);
    }
    let part = Part { heading: String::new(), drawings: Vec::new(), text };
    written(&scheme.name, "", &[part])
}

/// A report that is Markdown, with what is drawn of it before the text.
fn of_report(report: &str, drawings: &[Scene]) -> Snapshot {
    let text = report.strip_prefix(report::MARK).unwrap_or(report).trim_start();
    let plain = html::prose(text, 1);
    let drawn: String = drawings.iter().map(figure).collect();
    let pictures = drawings.iter().map(Picture::from).collect();
    Snapshot { html: format!("{drawn}{plain}"), plain, markdown: text.to_owned(), pictures }
}

fn written(title: &str, lead: &str, parts: &[Part]) -> Snapshot {
    let (mut drawn, mut plain) = (String::new(), String::new());
    let mut markdown = format!("## {}\n", Inline(title));
    let mut put = |text: &str| {
        drawn += text;
        plain += text;
    };
    put(&format!("<h2>{}</h2>\n", Escaped(title)));
    if !lead.trim().is_empty() {
        put(&html::prose(lead, 3));
        markdown += &format!("\n{}\n", lead.trim_end());
    }
    for part in parts {
        if !part.heading.is_empty() {
            let heading = format!("<h3>{}</h3>\n", Escaped(&part.heading));
            drawn += &heading;
            plain += &heading;
            markdown += &format!("\n### {}\n", Inline(&part.heading));
        }
        drawn.extend(part.drawings.iter().map(figure));
        let text = html::prose(&part.text, 3);
        drawn += &text;
        plain += &text;
        markdown += &format!("\n{}\n", part.text.trim_end());
    }
    let pictures = parts.iter().flat_map(|it| &it.drawings).map(Picture::from).collect();
    Snapshot { html: drawn, plain, markdown, pictures }
}

fn figure(scene: &Scene) -> String {
    format!("<figure>\n{}</figure>\n", svg::write(scene))
}
