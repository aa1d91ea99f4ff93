//! What a page holds, in its order, whatever the wiki.

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricCatalogue, StatusKind};
use afterword_core::prose::{Kind, Node, parse};
use afterword_core::template::Template;

use crate::markdown;

/// A document as a page.
pub(super) struct Page {
    title: String,
    labels: Vec<Label>,
    facts: Vec<Node>,
    notices: Vec<Vec<Node>>,
    metrics: Vec<Node>,
    sections: Vec<(String, Vec<Node>)>,
}

/// A word about the document as a whole: how bad it was, how far the document is.
pub(super) struct Label {
    pub(super) text: String,
    pub(super) tone: Tone,
}

/// What a label feels like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Waiting,
    Done,
}

/// What writes a page.
pub(super) trait Walker {
    /// A heading of a level counted from 1.
    fn heading(&mut self, level: usize, text: &str);
    /// The line below the title.
    fn facts(&mut self, labels: &[Label], facts: &[Node]);
    /// Something that readers must not miss.
    fn notice(&mut self, nodes: &[Node]);
    /// Prose below a heading of a level.
    fn prose(&mut self, nodes: &[Node], below: usize);
    /// All that was written.
    fn finish(self: Box<Self>) -> String;
}

impl Page {
    pub(super) fn of(
        postmortem: &Postmortem,
        template: &Template,
        metrics: &MetricCatalogue,
    ) -> Self {
        let parts = markdown::sections(postmortem, template);
        Self {
            title: markdown::title(postmortem),
            labels: labels(postmortem),
            facts: words(&markdown::facts(postmortem).join(" · ")),
            notices: markdown::notices(postmortem).iter().map(|it| parse(it)).collect(),
            metrics: markdown::table(postmortem, metrics).map(|it| parse(&it)).unwrap_or_default(),
            sections: parts.into_iter().map(|it| (it.heading, parse(&it.body))).collect(),
        }
    }

    pub(super) fn walk(&self, walker: &mut dyn Walker) {
        walker.heading(1, &self.title);
        walker.facts(&self.labels, &self.facts);
        for notice in &self.notices {
            walker.notice(notice);
        }
        walker.prose(&self.metrics, 2);
        for (heading, nodes) in &self.sections {
            walker.heading(2, heading);
            walker.prose(nodes, 2);
        }
    }
}

fn labels(postmortem: &Postmortem) -> Vec<Label> {
    let texts = markdown::labels(postmortem);
    let status = match postmortem.status() {
        StatusKind::Draft => Tone::Plain,
        StatusKind::InReview => Tone::Waiting,
        StatusKind::Approved | StatusKind::Published => Tone::Done,
    };
    let last = texts.len().saturating_sub(1);
    let tone = |at| if at == last { status } else { Tone::Plain };
    texts.into_iter().enumerate().map(|(at, text)| Label { text, tone: tone(at) }).collect()
}

/// What is in the paragraphs of `text`, a line of Markdown.
fn words(text: &str) -> Vec<Node> {
    let inside = |node: Node| match node {
        Node::Element { kind: Kind::Paragraph, children, .. } => children,
        other => vec![other],
    };
    parse(text).into_iter().flat_map(inside).collect()
}

/// The deepest heading there is.
pub(super) const MAX_HEADING: usize = 6;

/// Whether `node` stands in a line, and is no block of its own.
pub(super) fn is_inline(node: &Node) -> bool {
    match node {
        Node::Rule => false,
        Node::Element { kind, .. } => matches!(
            kind,
            Kind::Emphasis | Kind::Strong | Kind::Struck | Kind::Link(_) | Kind::RefusedLink { .. }
        ),
        _ => true,
    }
}

/// The words that an item or a footnote begins with, and the blocks after them.
pub(super) fn lead(children: &[Node]) -> (&[Node], &[Node]) {
    match children {
        [Node::Element { kind: Kind::Paragraph, children: words, .. }, rest @ ..] => (words, rest),
        _ => children.split_at(children.iter().take_while(|it| is_inline(it)).count()),
    }
}

/// Whether the item is a task, and if so, whether it is done.
pub(super) fn task(item: &Node) -> Option<bool> {
    let Node::Element { kind: Kind::Item, children, .. } = item else { return None };
    match lead(children).0.first() {
        Some(Node::Task { is_done }) => Some(*is_done),
        _ => None,
    }
}

/// All the text in `nodes`, without what it is.
pub(super) fn plain(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) | Node::Code(text) | Node::Mark(text) => out.push_str(text),
            Node::Element { children, .. } => out.push_str(&plain(children)),
            Node::Image { words, .. } => out.push_str(words),
            Node::Host(host) => out.extend([" (", host, ")"]),
            Node::Task { .. } | Node::LineBreak | Node::Rule => {}
        }
    }
    out
}
