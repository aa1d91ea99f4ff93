//! A document laid out for reading: its title, what stands below it, and its sections with their drawings. Files and pages that show a
//! whole document are made of it.

use afterword_core::Postmortem;
use afterword_core::causes::picture::Growth;
use afterword_core::draw::{Scene, Words};
use afterword_core::postmortem::{MetricCatalogue, SectionKey};
use afterword_core::template::Template;

use crate::markdown::{self, PartName};

/// A document, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Its title, or what stands for one.
    pub title: String,
    /// The facts and figures below the title, as Markdown.
    pub lead: String,
    /// What follows, in the order of the template.
    pub parts: Vec<Part>,
}

/// A section, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// What is drawn above its text.
    pub drawings: Vec<Scene>,
    /// Its text, as Markdown.
    pub text: String,
}

impl Layout {
    /// `postmortem` laid out by `template` and measured by `metrics`, with its timeline and its cause trees drawn in the words of `words`.
    ///
    /// ```
    /// # use afterword_core::{Postmortem, draw::Words, id::DocumentId};
    /// use afterword_core::postmortem::MetricCatalogue;
    /// use afterword_core::template::Template;
    /// use afterword_formats::layout::Layout;
    ///
    /// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
    /// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
    /// postmortem.summary = "Checkout was *down*.".to_owned();
    /// let (template, metrics) = (&Template::shipped()[0], MetricCatalogue::shipped());
    /// let layout = Layout::of(&postmortem, template, metrics, &Words::english());
    /// assert_eq!(layout.parts[0].text.trim(), "Checkout was *down*.");
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn of(
        postmortem: &Postmortem,
        template: &Template,
        metrics: &MetricCatalogue,
        words: &Words,
    ) -> Self {
        let parts = markdown::sections(postmortem, template).into_iter();
        let parts = parts.map(|it| Part {
            drawings: drawings(postmortem, &it.name, words),
            heading: it.heading,
            text: it.body,
        });
        Self {
            title: markdown::title(postmortem),
            lead: markdown::preamble(postmortem, metrics),
            parts: parts.collect(),
        }
    }
}

fn drawings(postmortem: &Postmortem, name: &PartName, words: &Words) -> Vec<Scene> {
    match name {
        PartName::Field(SectionKey::Timeline) if markdown::is_drawn(postmortem) => {
            vec![markdown::timeline_scene(postmortem, words)]
        }
        PartName::Field(SectionKey::Causes) => markdown::drawn_trees(postmortem)
            .map(|tree| markdown::tree_scene(postmortem, tree, Growth::default(), words))
            .collect(),
        _ => Vec::new(),
    }
}
