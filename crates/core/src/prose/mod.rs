//! Prose in Markdown as a tree of harmless nodes: the one reading of it that pages, exports and the command line share.
//!
//! Raw HTML is text, links lead only to http, https, mailto and places relative to the page, and an image is named and never
//! loaded. That nothing else can come out holds by type: [`parse`] makes [`Node`]s, and there is no `Node` for anything else.
//!
//! ```
//! use afterword_core::prose::{Kind, Node, parse};
//!
//! let nodes = parse("It *broke*. <script>");
//! let [Node::Element { kind: Kind::Paragraph, children, .. }] = nodes.as_slice() else { panic!() };
//! assert_eq!(children.last(), Some(&Node::Text(". <script>".to_owned())));
//! ```

mod host;
mod link;
mod node;
mod parse;
mod quoted;
#[cfg(test)]
mod tests;

pub use link::Address;
pub use node::{Kind, Node, Side};
pub use parse::{MAX_DEPTH, blocks, parse};
pub(crate) use quoted::prose_lines;
