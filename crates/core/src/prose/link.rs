//! Where a link may lead.

use super::host;
use super::node::{Kind, Node};

/// An address that was found harmless; nothing else can be put into an `href`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    text: String,
    leads_out: bool,
    title: String,
}

impl Address {
    /// The address in `written`, if its scheme is http, https or mailto, or if it has none.
    ///
    /// The allow-list is read the way a browser reads an address: control characters do not count, nor does case. What stands
    /// where a scheme would and is none (`10:30`) is refused as well, and so is an address of the web whose host can't be one.
    pub fn parse(written: &str) -> Option<Self> {
        let text: String = written.chars().filter(|ch| !ch.is_ascii_control()).collect();
        let text = text.trim_matches(' ').to_owned();
        let before_path = text.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        let leads_out = match before_path.split_once(':') {
            Some((scheme, _)) => {
                let scheme = scheme.to_ascii_lowercase();
                if !["http", "https", "mailto"].contains(&scheme.as_str()) {
                    return None;
                }
                if scheme != "mailto" && !has_host(&text[scheme.len() + 1..]) {
                    return None;
                }
                true
            }
            None => text.starts_with("//") || text.starts_with('\\') || text.starts_with("/\\"),
        };
        (!text.is_empty()).then_some(Self { text, leads_out, title: String::new() })
    }

    /// The address of a mailbox, as in `<team@example.org>`.
    pub(super) fn mailbox(written: &str) -> Option<Self> {
        Self::parse(&format!("mailto:{written}"))
    }

    /// The same address, of which somebody says where it leads.
    pub(super) fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }

    /// Where it leads, as whoever wrote the link says beside its words; may be empty.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The address, as it goes into an `href`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it leaves this page's own site.
    pub fn leads_out(&self) -> bool {
        self.leads_out
    }
}

/// Whether what follows `https:` names a host that there may be: no browser goes to one with a bracket in it, so it is no link.
fn has_host(after_scheme: &str) -> bool {
    let authority =
        after_scheme.trim_start_matches(['/', '\\']).split(['/', '\\', '?', '#']).next();
    let host = authority.unwrap_or_default().rsplit('@').next().unwrap_or_default();
    // Brackets are around numbers of the sixth version of the protocol, and nowhere else.
    let name = host.strip_prefix('[').and_then(|it| it.split_once(']')).map_or(host, |it| it.1);
    !host.is_empty() && !name.contains([' ', '<', '>', '^', '|', '[', ']'])
}

/// What has to stand behind `node`, if it is a link or an image, for people to know where that leads.
pub(super) fn host_to_be_shown(node: &Node) -> Option<Node> {
    let shown = match node {
        Node::Element { kind: Kind::Link(address), children, .. } => {
            host::to_be_shown(address.as_str(), children)
        }
        Node::Image { address: Some(address), .. } => {
            host::to_be_shown(address.as_str(), std::slice::from_ref(node))
        }
        _ => None,
    };
    shown.map(Node::Host)
}

/// Splits `text` at the web addresses in it, and makes them links.
pub(super) fn link_bare_addresses(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let (mut taken, mut looked) = (0, 0);
    while let Some(start) = next_address(&text[looked..]).map(|start| looked + start) {
        looked = start + end_of_address(&text[start..]);
        let written = &text[start..looked];
        // What can't be an address stays text, and so hides no other behind it.
        let Some(address) = Address::parse(written) else { continue };
        if taken < start {
            nodes.push(Node::Text(text[taken..start].to_owned()));
        }
        let children = vec![Node::Text(written.to_owned())];
        let link = Node::Element { kind: Kind::Link(address), at: 0, children };
        let shown = host_to_be_shown(&link);
        nodes.push(link);
        nodes.extend(shown);
        taken = looked;
    }
    if taken < text.len() {
        nodes.push(Node::Text(text[taken..].to_owned()));
    }
    nodes
}

/// Where in `text` the next address begins that is not the tail of another word.
fn next_address(text: &str) -> Option<usize> {
    text.match_indices("http").map(|(at, _)| at).find(|&at| {
        let follows_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let host =
            text[at..].strip_prefix("https://").or_else(|| text[at..].strip_prefix("http://"));
        !follows_word && host.is_some_and(|host| host.starts_with(|ch: char| ch.is_alphanumeric()))
    })
}

/// How long the address is with which `text` begins: a full stop after it is not part of it, nor is a bracket around it.
fn end_of_address(text: &str) -> usize {
    let is_outside = |ch: char| ch.is_whitespace() || ch.is_control() || "<>\"`|".contains(ch);
    let mut end = text.find(is_outside).unwrap_or(text.len());
    let count = |bracket: char| text[..end].matches(bracket).count();
    let mut unopened = count(')').saturating_sub(count('('));
    while let Some(last) = text[..end].chars().next_back() {
        match last {
            ')' if unopened > 0 => unopened -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | ']' | '}' | '’' | '”' =>
                {}
            _ => break,
        }
        end -= last.len_utf8();
    }
    end
}
