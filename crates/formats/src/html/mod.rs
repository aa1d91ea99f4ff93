//! HTML that stands alone: one file with its style, its drawings inline, and nothing that runs or is fetched.

mod prose;

use afterword_core::Postmortem;
use afterword_core::draw::Words;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;

use crate::layout::Layout;
use crate::svg;

pub use prose::prose;

const STYLE: &str = include_str!("page.css");

/// What the page may do: show what is in it. A viewer without this policy finds nothing to run or to fetch either.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// `postmortem` as a page, laid out by `template` and measured by `metrics`, with its timeline and its cause trees drawn in the
/// words of `words`. It prints as it reads. The same document gives the same bytes.
///
/// What is typed stays text: see [`prose`].
///
/// ```
/// # use afterword_core::{Postmortem, draw::Words, id::DocumentId};
/// use afterword_core::postmortem::MetricCatalogue;
/// use afterword_core::template::Template;
/// use afterword_formats::html;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// postmortem.summary = "Checkout was *down*. <script>alert(1)</script>".to_owned();
/// let template = &Template::shipped()[0];
/// let page = html::write(&postmortem, template, MetricCatalogue::shipped(), &Words::english());
/// assert!(page.contains("<p>Checkout was <em>down</em>. &lt;script&gt;alert(1)&lt;/script&gt;</p>"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn write(
    postmortem: &Postmortem,
    template: &Template,
    metrics: &MetricCatalogue,
    words: &Words,
) -> String {
    let Layout { title, lead, parts } = Layout::of(postmortem, template, metrics, words);
    let mut body = prose(&lead, 2);
    body += "</header>\n";
    for part in parts {
        body += &format!("<section>\n<h2>{}</h2>\n", Escaped(&part.heading));
        for scene in &part.drawings {
            let (name, drawing) = (Escaped(&scene.title), svg::write(scene));
            body += &format!("<figure aria-label=\"{name}\">\n{drawing}</figure>\n");
        }
        body += &prose(&part.text, 2);
        body += "</section>\n";
    }
    page("en", &title, &body)
}

/// A page that stands alone. `body` is HTML that follows the title: the rest of the header and its end, and the sections.
pub(crate) fn page(language: &str, title: &str, body: &str) -> String {
    let language = Escaped(language);
    let mut out =
        format!("<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n");
    out += &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n");
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += &format!("<title>{}</title>\n", Escaped(title));
    out += &format!("<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n");
    out += &format!("<header>\n<h1>{}</h1>\n", Escaped(title));
    out += body;
    out += "</main>\n</body>\n</html>\n";
    out
}

/// Text in HTML, between tags or in a quoted attribute.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_escaped(f, self.0)
    }
}

/// Writes `text` with what HTML has another idea of as entities; what lies between them goes out in one piece.
pub(crate) fn write_escaped(out: &mut dyn std::fmt::Write, text: &str) -> std::fmt::Result {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            // Most of a text is letters, and they are behind all the others.
            b'?'.. => continue,
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            // A parser would drop it or the text after it.
            b'\0' => "\u{fffd}",
            _ => continue,
        };
        out.write_str(&text[written..at])?;
        out.write_str(entity)?;
        written = at + 1;
    }
    out.write_str(&text[written..])
}
