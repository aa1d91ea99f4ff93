//! The storage format of Confluence: XHTML with macros of its own.

use std::fmt::{self, Write as _};

use afterword_core::prose::{Address, Kind, Node, Side};

use super::outward;
use super::page::{Label, MAX_HEADING, Tone, Walker, lead, plain, task};

/// Writes the elements one after the other.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    below: usize,
    /// Tasks are told apart by their numbers.
    n_tasks: usize,
    is_in_link: bool,
}

impl Walker for Writer {
    fn heading(&mut self, level: usize, text: &str) {
        let level = level.min(MAX_HEADING);
        self.put(format_args!("<h{level}>{}</h{level}>\n", Xml(text)));
    }

    fn facts(&mut self, labels: &[Label], facts: &[Node]) {
        self.out += "<p>";
        for label in labels {
            self.lozenge(label);
            self.out.push(' ');
        }
        self.nodes(facts);
        self.out += "</p>\n";
    }

    fn notice(&mut self, nodes: &[Node]) {
        self.out += "<ac:structured-macro ac:name=\"note\"><ac:rich-text-body>\n";
        self.nodes(nodes);
        self.out += "</ac:rich-text-body></ac:structured-macro>\n";
    }

    fn prose(&mut self, nodes: &[Node], below: usize) {
        self.below = below;
        self.nodes(nodes);
    }

    fn finish(self: Box<Self>) -> String {
        self.out
    }
}

impl Writer {
    fn lozenge(&mut self, label: &Label) {
        let colour = match label.tone {
            Tone::Plain => "Grey",
            Tone::Waiting => "Blue",
            Tone::Done => "Green",
        };
        self.out += "<ac:structured-macro ac:name=\"status\">";
        self.put(format_args!("<ac:parameter ac:name=\"colour\">{colour}</ac:parameter>"));
        self.put(format_args!(
            "<ac:parameter ac:name=\"title\">{}</ac:parameter></ac:structured-macro>",
            Xml(&label.text)
        ));
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element { kind, children, .. } => self.element(kind, children),
            Node::Code(code) => self.put(format_args!("<code>{}</code>", Xml(code))),
            Node::Image { words, address } => self.image(words, address.as_ref()),
            Node::Task { is_done } => self.out += if *is_done { "☑ " } else { "☐ " },
            Node::Mark(label) => self.put(format_args!("<sup>{}</sup>", Xml(label))),
            Node::Host(host) => self.text(&format!(" ({host})")),
            Node::LineBreak => self.out += "<br />",
            Node::Rule => self.out += "<hr />\n",
        }
    }

    fn element(&mut self, kind: &Kind, children: &[Node]) {
        match kind {
            Kind::Paragraph => self.block("p", children),
            Kind::Heading(depth) => {
                let tag = format!("h{}", (self.below + depth).min(MAX_HEADING));
                self.block(&tag, children);
            }
            Kind::Quote => self.block("blockquote", children),
            Kind::Preformatted => self.code(&plain(children)),
            Kind::List { start } => self.list(*start, children),
            Kind::Item => self.block("li", children),
            Kind::Table => {
                self.out += "<table><tbody>\n";
                self.nodes(children);
                self.out += "</tbody></table>\n";
            }
            Kind::TableHead => self.row("th", children),
            Kind::TableRow => self.row("td", children),
            Kind::TableCell(side) => self.cell("td", *side, children),
            Kind::Footnote(label) => {
                let (words, rest) = lead(children);
                self.put(format_args!("<p><sup>{}</sup> ", Xml(label)));
                self.nodes(words);
                self.out += "</p>\n";
                self.nodes(rest);
            }
            Kind::Emphasis => self.inline("em", children),
            Kind::Strong => self.inline("strong", children),
            Kind::Struck => self.inline("del", children),
            Kind::Link(address) => self.link(address, children),
            Kind::RefusedLink { address } => {
                self.nodes(children);
                self.aside(address);
            }
        }
    }

    fn block(&mut self, tag: &str, children: &[Node]) {
        self.inline(tag, children);
        self.out.push('\n');
    }

    fn inline(&mut self, tag: &str, children: &[Node]) {
        self.put(format_args!("<{tag}>"));
        self.nodes(children);
        self.put(format_args!("</{tag}>"));
    }

    /// The macro for code. Its text can't say where it ends but by the end of a CDATA section, of which it needs one more for each.
    fn code(&mut self, code: &str) {
        let code: String = code.trim_end_matches('\n').chars().map(fit).collect();
        let code = code.replace("]]>", "]]]]><![CDATA[>");
        self.out += "<ac:structured-macro ac:name=\"code\"><ac:plain-text-body>";
        self.put(format_args!("<![CDATA[{code}]]></ac:plain-text-body></ac:structured-macro>\n"));
    }

    /// Tasks are a list of another sort, so a list in which there are some is several.
    fn list(&mut self, start: Option<u64>, items: &[Node]) {
        let mut number = start.unwrap_or(1);
        for run in items.chunk_by(|a, b| task(a).is_some() == task(b).is_some()) {
            match (task(&run[0]), start) {
                (Some(_), _) => self.tasks(run),
                (None, None) => self.block("ul", run),
                (None, Some(_)) if number == 1 => self.block("ol", run),
                (None, Some(_)) => {
                    self.put(format_args!("<ol start=\"{number}\">"));
                    self.nodes(run);
                    self.out += "</ol>\n";
                }
            }
            number = number.saturating_add(run.len() as u64);
        }
    }

    fn tasks(&mut self, items: &[Node]) {
        self.out += "<ac:task-list>\n";
        for item in items {
            let Node::Element { children, .. } = item else { continue };
            self.n_tasks += 1;
            let id = self.n_tasks;
            let status = if task(item) == Some(true) { "complete" } else { "incomplete" };
            self.put(format_args!(
                "<ac:task><ac:task-id>{id}</ac:task-id><ac:task-status>{status}</ac:task-status>"
            ));
            self.out += "<ac:task-body>";
            self.task_body(children);
            self.out += "</ac:task-body></ac:task>\n";
        }
        self.out += "</ac:task-list>\n";
    }

    /// A task holds words and no paragraphs.
    fn task_body(&mut self, children: &[Node]) {
        let (words, rest) = lead(children);
        self.nodes(words.get(1..).unwrap_or_default());
        for node in rest {
            match node {
                Node::Element { kind: Kind::Paragraph, children, .. } => {
                    self.out += "<br />";
                    self.nodes(children);
                }
                other => self.node(other),
            }
        }
    }

    fn row(&mut self, tag: &str, cells: &[Node]) {
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
        let style = match side {
            Side::Start => "",
            Side::Middle => " style=\"text-align: center;\"",
            Side::End => " style=\"text-align: right;\"",
        };
        self.put(format_args!("<{tag}{style}>"));
        self.nodes(children);
        self.put(format_args!("</{tag}>"));
    }

    /// An image is a line that names it: whoever reads the page would fetch it without wanting to.
    fn image(&mut self, words: &str, address: Option<&Address>) {
        let words = if words.is_empty() { address.map_or("", Address::as_str) } else { words };
        let words = Node::Text(format!("Image: {words}"));
        match address {
            Some(address) => self.link(address, &[words]),
            None => self.node(&words),
        }
    }

    fn link(&mut self, address: &Address, children: &[Node]) {
        let (words, address) = (plain(children), address.as_str());
        match outward(address) {
            Some(address) if !self.is_in_link => {
                self.put(format_args!("<a href=\"{}\">", Xml(address)));
                self.is_in_link = true;
                self.nodes(children);
                self.is_in_link = false;
                if words.is_empty() {
                    self.text(address);
                }
                self.out += "</a>";
            }
            _ => {
                self.nodes(children);
                if words != address {
                    self.aside(address);
                }
            }
        }
    }

    fn aside(&mut self, address: &str) {
        self.put(format_args!(" (<code>{}</code>)", Xml(address)));
    }

    fn text(&mut self, text: &str) {
        self.put(format_args!("{}", Xml(text)));
    }

    fn put(&mut self, text: fmt::Arguments<'_>) {
        self.out.write_fmt(text).expect("writing to a String cannot fail");
    }
}

/// The character, or what stands for one that no XML may hold.
fn fit(letter: char) -> char {
    match letter {
        '\t' | '\n' => letter,
        '\0'..' ' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => letter,
    }
}

/// Text in XML, between tags or in a quoted attribute.
struct Xml<'a>(&'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match fit(letter) {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}
