//! Prose as HTML.

use std::fmt::Write as _;

use afterword_core::prose::{Address, Kind, Node, Side, blocks};

use super::{Escaped, write_escaped};

const CANNOT_FAIL: &str = "writing to a String cannot fail";

/// The headings of HTML.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// `text`, Markdown, as HTML that cannot run, load or lead astray, to stand below a heading of the level `below`.
///
/// Raw HTML comes out as the text it is, links lead only to http, https, mailto and relative places, and an image is a line that
/// names it and links to it.
///
/// ```
/// use afterword_formats::html::prose;
///
/// assert_eq!(prose("# Why\n\n[a](javascript:x)", 1), "<h2>Why</h2>\n<p>a (<code>javascript:x</code>)</p>\n");
/// ```
pub fn prose(text: &str, below: usize) -> String {
    // Tags and entities add about a half.
    let mut writer = Writer { out: String::with_capacity(text.len() * 3 / 2), below };
    // A block at a time: the whole tree of a long text would take more memory than the text and the HTML.
    for block in blocks(text) {
        writer.node(&block);
    }
    writer.out
}

struct Writer {
    out: String,
    below: usize,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element { kind, children, .. } => self.element(kind, children),
            Node::Code(code) => self.put(format_args!("<code>{}</code>", Escaped(code))),
            Node::Image { words, address } => self.image(words, address.as_ref()),
            Node::Task { is_done } => self.out += if *is_done { "☑ " } else { "☐ " },
            Node::Mark(label) => self.put(format_args!("<sup>{}</sup>", Escaped(label))),
            Node::Host(host) => {
                self.put(format_args!("<span class=\"link-host\"> ({})</span>", Escaped(host)));
            }
            Node::LineBreak => self.out += "<br>\n",
            Node::Rule => self.out += "<hr>\n",
        }
    }

    fn element(&mut self, kind: &Kind, children: &[Node]) {
        match kind {
            Kind::Paragraph => self.block("p", children),
            Kind::Heading(depth) => {
                let depth = (self.below + depth).clamp(1, HEADINGS.len());
                self.block(HEADINGS[depth - 1], children);
            }
            Kind::Quote => self.block("blockquote", children),
            Kind::Preformatted => {
                self.out += "<pre><code>";
                self.nodes(children);
                self.out += "</code></pre>\n";
            }
            Kind::List { start: None } => self.block("ul", children),
            Kind::List { start: Some(1) } => self.block("ol", children),
            Kind::List { start: Some(start) } => {
                self.put(format_args!("<ol start=\"{start}\">\n"));
                self.nodes(children);
                self.out += "</ol>\n";
            }
            Kind::Item if matches!(children.first(), Some(Node::Task { .. })) => {
                self.out += "<li class=\"task\">";
                self.nodes(children);
                self.out += "</li>\n";
            }
            Kind::Item => self.block("li", children),
            Kind::Table => self.table(children),
            Kind::TableHead | Kind::TableRow => self.row(children, "td"),
            Kind::TableCell(side) => self.cell("td", *side, children),
            Kind::Footnote(label) => {
                self.put(format_args!("<div class=\"footnote\"><sup>{}</sup>\n", Escaped(label)));
                self.nodes(children);
                self.out += "</div>\n";
            }
            Kind::Emphasis => self.inline("em", children),
            Kind::Strong => self.inline("strong", children),
            Kind::Struck => self.inline("del", children),
            Kind::Link(address) => {
                self.open_link(address);
                self.nodes(children);
                self.out += "</a>";
            }
            Kind::RefusedLink { address } => {
                self.nodes(children);
                self.put(format_args!(" (<code>{}</code>)", Escaped(address)));
            }
        }
    }

    fn block(&mut self, tag: &str, children: &[Node]) {
        self.inline(tag, children);
        self.out.push('\n');
    }

    fn inline(&mut self, tag: &str, children: &[Node]) {
        for part in ["<", tag, ">"] {
            self.out += part;
        }
        self.nodes(children);
        self.end(tag);
    }

    fn end(&mut self, tag: &str) {
        for part in ["</", tag, ">"] {
            self.out += part;
        }
    }

    fn table(&mut self, rows: &[Node]) {
        let is_head = |it: &&Node| matches!(it, Node::Element { kind: Kind::TableHead, .. });
        self.out += "<table>\n<thead>\n";
        for row in rows.iter().filter(is_head) {
            if let Node::Element { children, .. } = row {
                self.row(children, "th");
            }
        }
        self.out += "</thead>\n<tbody>\n";
        for row in rows.iter().filter(|it| !is_head(it)) {
            self.node(row);
        }
        self.out += "</tbody>\n</table>\n";
    }

    fn row(&mut self, cells: &[Node], tag: &str) {
        self.out += "<tr>";
        for cell in cells {
            match cell {
                Node::Element { kind: Kind::TableCell(side), children, .. } => {
                    self.cell(tag, *side, children);
                }
                other => self.node(other),
            }
        }
        self.out += "</tr>\n";
    }

    fn cell(&mut self, tag: &str, side: Side, children: &[Node]) {
        let class = match side {
            Side::Start => "",
            Side::Middle => " class=\"is-middle\"",
            Side::End => " class=\"is-end\"",
        };
        for part in ["<", tag, class, ">"] {
            self.out += part;
        }
        self.nodes(children);
        self.end(tag);
    }

    /// An image is a line that names it: fetching it would tell its server who reads this, and when.
    fn image(&mut self, words: &str, address: Option<&Address>) {
        let words = match address {
            Some(address) if words.is_empty() => address.as_str(),
            _ => words,
        };
        match address {
            Some(address) => {
                self.open_link(address);
                self.put(format_args!("Image: {}</a>", Escaped(words)));
            }
            None => self.put(format_args!("Image: {}", Escaped(words))),
        }
    }

    fn open_link(&mut self, address: &Address) {
        let (to, title) = (Escaped(address.as_str()), Escaped(address.title()));
        self.put(format_args!("<a href=\"{to}\" rel=\"noopener noreferrer nofollow\""));
        if !address.title().is_empty() {
            self.put(format_args!(" title=\"{title}\""));
        }
        self.out.push('>');
    }

    fn text(&mut self, text: &str) {
        write_escaped(&mut self.out, text).expect(CANNOT_FAIL);
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.out.write_fmt(text).expect(CANNOT_FAIL);
    }
}
