//! Lists: marks before the lines, and HTML where an item holds more than lines.

use afterword_core::prose::{Kind, Node};

use super::super::page::lead;
use super::Writer;

impl Writer {
    pub(super) fn list(&mut self, start: Option<u64>, items: &[Node]) {
        let begins_elsewhere = start.is_some_and(|it| it != 1);
        if self.dialect.has_html_lists && (begins_elsewhere || !items.iter().all(is_plain_item)) {
            return self.html_list(start, items);
        }
        // A list that can't begin with its number has it in its words.
        let is_numbered = start.is_some() && !begins_elsewhere;
        self.marks.push(if is_numbered { '#' } else { '*' });
        let outer = std::mem::replace(&mut self.is_in_item, true);
        for (at, item) in items.iter().enumerate() {
            if at == 0 && !outer {
                self.is_in_item = false;
            }
            let marks = self.marks.get(..self.dialect.deepest_list).unwrap_or(&self.marks);
            self.begin(&format!("{marks} "));
            self.is_in_item = true;
            if let Some(start) = start.filter(|_| begins_elsewhere) {
                self.text(&format!("{}. ", start.saturating_add(at as u64)), "");
            }
            self.item(inside(item));
        }
        self.is_in_item = outer;
        self.marks.pop();
    }

    fn item(&mut self, children: &[Node]) {
        let (words, rest) = lead(children);
        self.words(words);
        for node in rest {
            match node {
                Node::Element { kind: Kind::Paragraph, children, .. } => {
                    self.out += self.dialect.line_break;
                    self.words(children);
                }
                other => self.blocks(std::slice::from_ref(other)),
            }
        }
    }

    fn html_list(&mut self, start: Option<u64>, items: &[Node]) {
        let marks = std::mem::take(&mut self.marks);
        let outer = std::mem::replace(&mut self.is_in_item, false);
        let (before, after) = match start {
            None => ("<ul>".to_owned(), "</ul>"),
            Some(1) => ("<ol>".to_owned(), "</ol>"),
            Some(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
        };
        self.begin(&before);
        for item in items {
            self.out += "\n<li>\n";
            self.blocks(inside(item));
            self.out += "\n</li>";
        }
        self.out.push('\n');
        self.out += after;
        (self.marks, self.is_in_item) = (marks, outer);
    }
}

/// What is in an item; so deep that it is none any more, it is what is in it.
fn inside(item: &Node) -> &[Node] {
    match item {
        Node::Element { kind: Kind::Item, children, .. } => children,
        other => std::slice::from_ref(other),
    }
}

/// Whether an item is lines, and lists of such items after them.
fn is_plain_item(item: &Node) -> bool {
    let (_, rest) = lead(inside(item));
    let n_paragraphs = rest
        .iter()
        .take_while(|it| matches!(it, Node::Element { kind: Kind::Paragraph, .. }))
        .count();
    rest[n_paragraphs..].iter().all(|it| match it {
        Node::Element { kind: Kind::List { start: None | Some(1) }, children, .. } => {
            children.iter().all(is_plain_item)
        }
        _ => false,
    })
}
