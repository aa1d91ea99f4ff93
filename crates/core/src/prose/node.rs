//! What a piece of Markdown can become: a closed list.

use super::link::Address;

/// A piece of rendered prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words; a line break among them is white space.
    Text(String),
    /// Something with an inside.
    Element {
        /// What it is.
        kind: Kind,
        /// Where in the source it begins, in bytes, so that a click can put the caret there.
        at: usize,
        /// What is in it.
        children: Vec<Node>,
    },
    /// Code within a line.
    Code(String),
    /// An image, which is named and linked but not loaded.
    Image {
        /// What it shows, as far as the text says.
        words: String,
        /// Where it is; `None` where no link may lead.
        address: Option<Address>,
    },
    /// The box before an item of a list of tasks.
    Task {
        /// Whether it is ticked.
        is_done: bool,
    },
    /// The mark of a footnote.
    Mark(String),
    /// The host that the link or image before it leads to, where that makes itself out to be another.
    Host(String),
    /// The end of a line that the author wants.
    LineBreak,
    /// A line across the page.
    Rule,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// How deep it is in the outline of the text, from 1; no level is left out.
    Heading(usize),
    /// Somebody else's words.
    Quote,
    /// Code, or raw HTML, which is shown the same way.
    Preformatted,
    /// A list.
    List {
        /// The first number; `None` for bullets.
        start: Option<u64>,
    },
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// The row with the names of its columns.
    TableHead,
    /// A row.
    TableRow,
    /// A cell.
    TableCell(Side),
    /// A footnote, by its label.
    Footnote(String),
    /// *Emphasis*.
    Emphasis,
    /// **Strong** words.
    Strong,
    /// Words that were taken back.
    Struck,
    /// A link.
    Link(Address),
    /// A link that leads where no link may lead: its words stay.
    RefusedLink {
        /// Where it was to lead, to be shown as text.
        address: String,
    },
}

/// The side on which a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where lines begin.
    Start,
    /// In the middle.
    Middle,
    /// Where lines end, as numbers are.
    End,
}
