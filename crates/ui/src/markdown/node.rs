//! What a piece of Markdown can become: a closed list.

use super::link::Address;

/// A piece of rendered prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    /// `at` is where in the source the element begins, so that a click can put the caret there.
    Element {
        kind: Kind,
        at: usize,
        children: Vec<Node>,
    },
    Code(String),
    /// An image, which is named and linked but not loaded.
    Image {
        words: String,
        address: Option<Address>,
    },
    /// The box before an item of a list of tasks.
    Task {
        is_done: bool,
    },
    /// The mark of a footnote.
    Mark(String),
    LineBreak,
    Rule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// How deep it is in the outline of the text, from 1; no level is left out.
    Heading(usize),
    Quote,
    /// Code, or raw HTML, which is shown the same way.
    Preformatted,
    List {
        start: Option<u64>,
    },
    Item,
    Table,
    TableHead,
    TableRow,
    TableCell(Side),
    Footnote(String),
    Emphasis,
    Strong,
    Struck,
    Link(Address),
    /// A link that leads where no link may lead: its words stay.
    RefusedLink {
        address: String,
    },
}

/// The side on which a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    Middle,
    End,
}
