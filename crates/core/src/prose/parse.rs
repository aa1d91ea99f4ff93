//! Markdown to nodes: pulldown-cmark's events, made harmless and put into a tree.

use std::collections::VecDeque;

use pulldown_cmark::{Alignment, Event, LinkType, OffsetIter, Options, Parser, Tag};

use super::link::{self, Address};
use super::node::{Kind, Node, Side};

/// Deeper than anybody reads and far from what would overflow a stack.
pub const MAX_DEPTH: usize = 100;

/// Reads `text`. Whatever it holds, the nodes are harmless and at most [`MAX_DEPTH`] deep, and all its words are in them.
pub fn parse(text: &str) -> Vec<Node> {
    blocks(text).collect()
}

/// The same, one node after the other: for long texts of which nobody needs all nodes at once.
pub fn blocks(text: &str) -> impl Iterator<Item = Node> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    Blocks { events: Parser::new_ext(text, options).into_offset_iter(), tree: Tree::default() }
}

struct Blocks<'a> {
    events: OffsetIter<'a>,
    tree: Tree,
}

impl Iterator for Blocks<'_> {
    type Item = Node;

    fn next(&mut self) -> Option<Node> {
        // The last one may still grow: text that follows text is one text.
        while self.tree.done.len() < 2 {
            let Some((event, range)) = self.events.next() else {
                self.tree.finish();
                break;
            };
            self.take(event, range.start);
        }
        self.tree.done.pop_front()
    }
}

impl Blocks<'_> {
    fn take(&mut self, event: Event<'_>, at: usize) {
        let tree = &mut self.tree;
        match event {
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                let words = words_of_image(&mut self.events);
                let address = if tree.is_in_link() { None } else { address(link_type, &dest_url) };
                tree.linked(image(words, address, &dest_url));
            }
            Event::Start(tag) => tree.open(tag, at),
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.text(&text),
            Event::Html(raw) | Event::InlineHtml(raw) => tree.text(&raw),
            Event::SoftBreak => tree.text("\n"),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                tree.leaf(Node::Code(code.into_string()));
            }
            Event::HardBreak => tree.leaf(Node::LineBreak),
            Event::Rule => tree.leaf(Node::Rule),
            Event::TaskListMarker(is_done) => tree.leaf(Node::Task { is_done }),
            Event::FootnoteReference(label) => tree.leaf(Node::Mark(label.into_string())),
        }
    }
}

/// The elements that are open, outermost first, and what is in them so far.
#[derive(Default)]
struct Tree {
    done: VecDeque<Node>,
    open: Vec<(Kind, usize, Vec<Node>)>,
    /// How many elements are open below [`MAX_DEPTH`]; their content goes into the last that is within it.
    too_deep: usize,
    columns: Vec<Side>,
    column: usize,
    /// The headings above the place that is being read, by their levels as written.
    headings: Vec<u8>,
}

impl Tree {
    fn open(&mut self, tag: Tag<'_>, at: usize) {
        if self.open.len() < MAX_DEPTH {
            let kind = self.kind(tag);
            self.open.push((kind, at, Vec::new()));
        } else {
            self.too_deep += 1;
        }
    }

    fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if let Some((kind, at, children)) = self.open.pop() {
            let children =
                if self.may_link(&kind) { link_bare_addresses(children) } else { children };
            self.linked(Node::Element { kind, at, children });
        }
    }

    fn leaf(&mut self, node: Node) {
        match self.open.last_mut() {
            Some((_, _, children)) => children.push(node),
            None => self.done.push_back(node),
        }
    }

    /// A node, and where it leads if it says something else.
    fn linked(&mut self, node: Node) {
        let shown = link::host_to_be_shown(&node);
        self.leaf(node);
        shown.into_iter().for_each(|it| self.leaf(it));
    }

    fn text(&mut self, more: &str) {
        let last = match self.open.last_mut() {
            Some((_, _, children)) => children.last_mut(),
            None => self.done.back_mut(),
        };
        match last {
            Some(Node::Text(text)) => text.push_str(more),
            _ => self.leaf(Node::Text(more.to_owned())),
        }
    }

    /// Whether what comes next is part of a link: HTML knows no link in a link, and a browser would make two of them, one empty.
    fn is_in_link(&self) -> bool {
        self.open.iter().any(|(kind, ..)| matches!(kind, Kind::Link(_)))
    }

    /// Code shows an address as it is, and a link holds no other link.
    fn may_link(&self, kind: &Kind) -> bool {
        let is_link = |kind: &Kind| matches!(kind, Kind::Link(_) | Kind::RefusedLink { .. });
        *kind != Kind::Preformatted
            && !is_link(kind)
            && !self.open.iter().any(|(kind, ..)| is_link(kind))
    }

    fn finish(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }

    fn kind(&mut self, tag: Tag<'_>) -> Kind {
        match tag {
            Tag::Heading { level, .. } => Kind::Heading(self.depth(level as u8)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => Kind::Preformatted,
            Tag::List(start) => Kind::List { start },
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(label) => Kind::Footnote(label.into_string()),
            Tag::Table(columns) => {
                self.columns = columns.into_iter().map(side).collect();
                Kind::Table
            }
            Tag::TableHead => self.row(Kind::TableHead),
            Tag::TableRow => self.row(Kind::TableRow),
            Tag::TableCell => {
                let side = self.columns.get(self.column).copied().unwrap_or(Side::Start);
                self.column += 1;
                Kind::TableCell(side)
            }
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Struck,
            Tag::Link { link_type, dest_url, title, .. } => match address(link_type, &dest_url) {
                Some(address) => Kind::Link(address.titled(title.into_string())),
                None => Kind::RefusedLink { address: dest_url.into_string() },
            },
            // Written with extensions that are not switched on: plain paragraphs, were they ever to come.
            Tag::Paragraph
            | Tag::Image { .. }
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => Kind::Paragraph,
        }
    }

    /// How deep a heading of `level` is, whatever levels the author left out above it.
    fn depth(&mut self, level: u8) -> usize {
        self.headings.retain(|above| *above < level);
        self.headings.push(level);
        self.headings.len()
    }

    fn row(&mut self, kind: Kind) -> Kind {
        self.column = 0;
        kind
    }
}

fn side(alignment: Alignment) -> Side {
    match alignment {
        Alignment::None | Alignment::Left => Side::Start,
        Alignment::Center => Side::Middle,
        Alignment::Right => Side::End,
    }
}

fn address(link_type: LinkType, written: &str) -> Option<Address> {
    match link_type {
        LinkType::Email => Address::mailbox(written),
        _ => Address::parse(written),
    }
}

fn image(words: String, address: Option<Address>, written: &str) -> Node {
    // An address that can't be followed is kept as words; an image inside its own address would be pages long.
    let is_long = written.len() > 200;
    let words = match &address {
        None if !is_long && words.is_empty() => written.to_owned(),
        None if !is_long => format!("{words} ({written})"),
        _ => words,
    };
    Node::Image { words, address }
}

/// The text that stands for an image whose start was just read.
fn words_of_image(events: &mut OffsetIter<'_>) -> String {
    let mut words = String::new();
    let mut depth = 1;
    for (event, _) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    words
}

fn link_bare_addresses(children: Vec<Node>) -> Vec<Node> {
    // A letter is found in a fraction of the time that it takes to get ready to look for a word.
    let has_address = |node: &Node| matches!(node, Node::Text(text) if text.contains(':') && text.contains("://"));
    if !children.iter().any(has_address) {
        return children;
    }
    let linked = children.into_iter().flat_map(|node| match node {
        Node::Text(text) => link::link_bare_addresses(&text),
        other => vec![other],
    });
    linked.collect()
}
