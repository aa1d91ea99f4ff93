//! Pages that are written in lines: what a line is, its first characters say.

mod list;
mod table;
mod words;

use afterword_core::prose::{Kind, Node};

use super::dialect::{Dialect, Pair};
use super::page::{Label, MAX_HEADING, Walker, is_inline, lead, plain};

/// Writes blocks one after the other.
pub(super) struct Writer {
    dialect: &'static Dialect,
    out: String,
    below: usize,
    /// Where in `out` the words of the block begin that is being written.
    block: usize,
    /// The marks of the lists that are open.
    marks: String,
    /// The marks of words that are open.
    open: Vec<&'static str>,
    /// Whether blocks follow each other line by line, since a blank one would end the item that they are in.
    is_in_item: bool,
    is_in_quote: bool,
    is_in_link: bool,
    is_in_cell: bool,
}

impl Walker for Writer {
    fn heading(&mut self, level: usize, text: &str) {
        self.heading_of(level, &[Node::Text(text.to_owned())]);
    }

    fn facts(&mut self, labels: &[Label], facts: &[Node]) {
        self.begin("");
        for (at, label) in labels.iter().enumerate() {
            if at > 0 {
                self.text(" · ", "");
            }
            self.out += self.dialect.strong.0;
            self.text(&label.text, "");
            self.out += self.dialect.strong.1;
        }
        if !facts.is_empty() {
            self.text(" · ", "");
            self.words(facts);
        }
    }

    fn notice(&mut self, nodes: &[Node]) {
        self.fenced(self.dialect.notice, nodes);
    }

    fn prose(&mut self, nodes: &[Node], below: usize) {
        self.below = below;
        self.blocks(nodes);
    }

    fn finish(mut self: Box<Self>) -> String {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}

impl Writer {
    pub(super) fn new(dialect: &'static Dialect) -> Self {
        Self {
            dialect,
            out: String::new(),
            below: 0,
            block: 0,
            marks: String::new(),
            open: Vec::new(),
            is_in_item: false,
            is_in_quote: false,
            is_in_link: false,
            is_in_cell: false,
        }
    }

    /// Begins a block with `mark`, below whatever stands there.
    fn begin(&mut self, mark: &str) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out += if self.is_in_item { "\n" } else { "\n\n" };
        }
        self.out += mark;
        self.block = self.out.len();
    }

    /// Writes blocks; words between them are a block, too.
    fn blocks(&mut self, nodes: &[Node]) {
        for run in nodes.chunk_by(|a, b| is_inline(a) && is_inline(b)) {
            match &run[0] {
                Node::Element { kind, children, .. } if !is_inline(&run[0]) => {
                    self.block(kind, children);
                }
                Node::Rule => self.begin("----"),
                _ => {
                    self.begin("");
                    self.words(run);
                }
            }
        }
    }

    fn block(&mut self, kind: &Kind, children: &[Node]) {
        match kind {
            Kind::Heading(depth) => self.heading_of(self.below + depth, children),
            Kind::Quote => self.quote(children),
            Kind::Preformatted => {
                let is_fit = |it: char| it == '\n' || it == '\t' || !it.is_control();
                let code = plain(children).replace(|it| !is_fit(it), "\u{fffd}");
                self.begin("");
                self.out += &(self.dialect.preformatted)(code.trim_end_matches('\n'));
            }
            Kind::List { start } => self.list(*start, children),
            Kind::Table => self.table(children),
            Kind::Footnote(label) => {
                let (words, rest) = lead(children);
                self.begin("");
                self.marked(self.dialect.raised, &[Node::Text(label.clone())], false);
                self.out.push(' ');
                self.words(words);
                self.blocks(rest);
            }
            _ => {
                self.begin("");
                self.words(children);
            }
        }
    }

    fn heading_of(&mut self, level: usize, words: &[Node]) {
        let (before, after) = (self.dialect.heading)(level.min(MAX_HEADING));
        self.begin(&before);
        self.words(words);
        self.out += &after;
    }

    /// A quote inside a quote would end it.
    fn quote(&mut self, nodes: &[Node]) {
        if self.is_in_quote && self.dialect.quote.0 == self.dialect.quote.1 {
            self.blocks(nodes);
        } else {
            let outer = std::mem::replace(&mut self.is_in_quote, true);
            self.fenced(self.dialect.quote, nodes);
            self.is_in_quote = outer;
        }
    }

    fn fenced(&mut self, (before, after): Pair, nodes: &[Node]) {
        let marks = std::mem::take(&mut self.marks);
        self.begin(before);
        self.out.push('\n');
        self.blocks(nodes);
        self.out.push('\n');
        self.out += after;
        self.marks = marks;
    }
}
