//! Documents for wikis that take no Markdown: Confluence, MediaWiki and Jira.
//!
//! One description of the document (`page`) is written by two walkers: one that writes XML, for Confluence, and one that writes
//! lines, for the other two, which differ in their marks and in what those marks keep from becoming. Drawings are nested lists, since
//! no wiki takes an SVG in its text.
//!
//! Typed text stays text: every character that would mean something is written as one that does not.

mod confluence;
mod dialect;
mod jira;
mod lines;
mod mediawiki;
mod page;

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::prose::parse;
use afterword_core::template::Template;

use page::{Page, Walker};

/// A wiki, by the way it writes its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wiki {
    /// The storage format of Confluence: what its source editor shows and its interface for programs takes as `body.storage.value`.
    Confluence,
    /// The text of MediaWiki, as Wikipedia has it.
    MediaWiki,
    /// The markup of Jira, for descriptions and comments.
    Jira,
}

impl Wiki {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Confluence, Self::MediaWiki, Self::Jira];

    /// How the name of a file ends that holds such a page.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Confluence => "confluence.xml",
            Self::MediaWiki => "wiki",
            Self::Jira => "jira.txt",
        }
    }

    fn walker(self) -> Box<dyn Walker> {
        match self {
            Self::Confluence => Box::new(confluence::Writer::default()),
            Self::MediaWiki => Box::new(lines::Writer::new(&mediawiki::DIALECT)),
            Self::Jira => Box::new(lines::Writer::new(&jira::DIALECT)),
        }
    }
}

/// `postmortem` as a page of `wiki`, laid out by `template` and measured by `metrics`. The same document gives the same bytes.
///
/// The title is the first heading: wikis that ask for the title of a page elsewhere can do without it.
///
/// ```
/// # use afterword_core::{Postmortem, id::DocumentId};
/// use afterword_core::postmortem::MetricCatalogue;
/// use afterword_core::template::Template;
/// use afterword_formats::wiki::{Wiki, write};
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// postmortem.summary = "Checkout was *down*. {{delete}}".to_owned();
/// let page = write(&postmortem, &Template::shipped()[0], MetricCatalogue::shipped(), Wiki::MediaWiki);
/// assert!(page.contains("\n== Summary ==\n\nCheckout was ''down''. &#123;&#123;delete&#125;&#125;\n"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn write(
    postmortem: &Postmortem,
    template: &Template,
    metrics: &MetricCatalogue,
    wiki: Wiki,
) -> String {
    let mut walker = wiki.walker();
    Page::of(postmortem, template, metrics).walk(&mut *walker);
    walker.finish()
}

/// `text`, Markdown, as text of `wiki`, to stand below a heading of the level `below`.
///
/// ```
/// use afterword_formats::wiki::{Wiki, prose};
///
/// assert_eq!(prose("# Why\n\n**[a](https://b.example)**", 1, Wiki::Jira), "h2. Why\n\n*[a|https://b.example]*\n");
/// ```
pub fn prose(text: &str, below: usize, wiki: Wiki) -> String {
    let mut walker = wiki.walker();
    walker.prose(&parse(&text.replace("\r\n", "\n").replace('\r', "\n")), below);
    walker.finish()
}

/// The address, if it leads somewhere from any page: what is relative to our pages leads nowhere from a wiki's.
fn outward(address: &str) -> Option<&str> {
    let begins =
        |it: &str| address.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
    ["http://", "https://", "mailto:"].into_iter().any(begins).then_some(address)
}
