//! Markdown as JSON: texts, and lists that begin with the name of an element.

use afterword_core::prose::{Address, Kind, Node, Side, parse};
use serde_json::{Value, json};

/// What `text` says. A string is a text; a list is an element: its name, its attributes, and what is in it.
///
/// Headings begin at the fourth level: widgets have the second and the third. An image is a link to it: fetching it would tell its server
/// who reads this, and when.
///
/// ```
/// use afterword_embed::nodes;
///
/// assert_eq!(nodes("It *broke*").to_string(), r#"[["p",{},"It ",["em",{},"broke"]]]"#);
/// assert_eq!(nodes("[a](javascript:x)").to_string(), r#"[["p",{},["span",{},"a"," (",["code",{},"javascript:x"],")"]]]"#);
/// ```
pub fn nodes(text: &str) -> Value {
    all(&parse(text))
}

fn all(nodes: &[Node]) -> Value {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> Value {
    match node {
        Node::Text(text) => Value::from(text.as_str()),
        Node::Element { kind, children, .. } => element(kind, children),
        Node::Code(code) => json!(["code", {}, code]),
        Node::Image { words, address } => image(words, address.as_ref()),
        Node::Task { is_done } => Value::from(if *is_done { "☑ " } else { "☐ " }),
        Node::Mark(label) => json!(["sup", {}, label]),
        Node::Host(host) => json!(["span", { "class": "link-host" }, format!(" ({host})")]),
        Node::LineBreak => json!(["br", {}]),
        Node::Rule => json!(["hr", {}]),
    }
}

fn element(kind: &Kind, children: &[Node]) -> Value {
    let none = || json!({});
    match kind {
        Kind::Paragraph => made("p", none(), children),
        Kind::Heading(1) => made("h4", none(), children),
        Kind::Heading(2) => made("h5", none(), children),
        Kind::Heading(_) => made("h6", none(), children),
        Kind::Quote => made("blockquote", none(), children),
        Kind::Preformatted => json!(["pre", {}, with("code", none(), all(children))]),
        Kind::List { start: None } => made("ul", none(), children),
        Kind::List { start: Some(start) } => {
            made("ol", json!({ "start": start.to_string() }), children)
        }
        Kind::Item if matches!(children.first(), Some(Node::Task { .. })) => {
            made("li", json!({ "class": "task" }), children)
        }
        Kind::Item => made("li", none(), children),
        Kind::Table => table(children),
        Kind::TableHead | Kind::TableRow => made("tr", none(), children),
        Kind::TableCell(side) => made("td", json!({ "class": class(*side) }), children),
        Kind::Footnote(label) => {
            json!(["div", { "class": "footnote" }, ["sup", {}, label], with("div", none(), all(children))])
        }
        Kind::Emphasis => made("em", none(), children),
        Kind::Strong => made("strong", none(), children),
        Kind::Struck => made("del", none(), children),
        Kind::Link(address) => with("a", link(address), all(children)),
        Kind::RefusedLink { address } => {
            let mut inside = all(children);
            if let Value::Array(inside) = &mut inside {
                inside.extend([json!(" ("), json!(["code", {}, address]), json!(")")]);
            }
            with("span", none(), inside)
        }
    }
}

fn made(name: &str, attributes: Value, children: &[Node]) -> Value {
    with(name, attributes, all(children))
}

fn with(name: &str, attributes: Value, inside: Value) -> Value {
    let mut element = vec![Value::from(name), attributes];
    if let Value::Array(inside) = inside {
        element.extend(inside);
    }
    Value::Array(element)
}

fn link(address: &Address) -> Value {
    json!({ "href": address.as_str(), "title": address.title(), "rel": "noopener noreferrer nofollow" })
}

fn image(words: &str, address: Option<&Address>) -> Value {
    match address {
        Some(address) => {
            let words = if words.is_empty() { address.as_str() } else { words };
            with("a", link(address), json!([words]))
        }
        None => Value::from(words),
    }
}

fn table(rows: &[Node]) -> Value {
    let is_head = |it: &&Node| matches!(it, Node::Element { kind: Kind::TableHead, .. });
    let heads: Value = rows.iter().filter(is_head).map(head).collect();
    let rows: Value = rows.iter().filter(|it| !is_head(it)).map(node).collect();
    let table =
        json!(["table", {}, with("thead", json!({}), heads), with("tbody", json!({}), rows)]);
    json!(["div", { "class": "scroll", "tabindex": "0", "role": "group" }, table])
}

fn head(row: &Node) -> Value {
    let Node::Element { children, .. } = row else { return Value::Null };
    let cells = children.iter().map(|it| match it {
        Node::Element { kind: Kind::TableCell(side), children, .. } => {
            made("th", json!({ "scope": "col", "class": class(*side) }), children)
        }
        other => node(other),
    });
    with("tr", json!({}), cells.collect())
}

fn class(side: Side) -> &'static str {
    match side {
        Side::Start => "",
        Side::Middle => "is-middle",
        Side::End => "is-end",
    }
}
