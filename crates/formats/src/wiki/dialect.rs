//! In what the wikis differ that are written in lines.

/// The marks of a wiki, and what it takes for a mark.
pub(super) struct Dialect {
    /// What stands before and after a heading of a level.
    pub(super) heading: fn(usize) -> (String, String),
    pub(super) emphasis: Pair,
    pub(super) strong: Pair,
    pub(super) struck: Pair,
    pub(super) code: Pair,
    pub(super) raised: Pair,
    /// What keeps two marks of the same sign apart; empty where nothing has to.
    pub(super) apart: &'static str,
    /// Whether a mark inside a word needs braces around it, or else is none.
    pub(super) has_braced_marks: bool,
    /// How many marks the item of a list may have.
    pub(super) deepest_list: usize,
    pub(super) line_break: &'static str,
    /// The lines around what somebody else said.
    pub(super) quote: Pair,
    /// The lines around what readers must not miss.
    pub(super) notice: Pair,
    pub(super) table: Table,
    /// The lines around code, and the code as it may stand between them.
    pub(super) preformatted: fn(&str) -> String,
    /// What stands before and after the words of a link to an address.
    pub(super) link: fn(&str) -> (String, String),
    /// Whether lists that hold more than lines can be written as HTML; else what they hold follows the line.
    pub(super) has_html_lists: bool,
    /// How a letter of typed text is written there.
    pub(super) letter: fn(char, &Place<'_>) -> Letter,
}

/// What stands before and after something.
pub(super) type Pair = (&'static str, &'static str);

/// The marks of a table.
pub(super) struct Table {
    pub(super) begin: &'static str,
    pub(super) row: &'static str,
    pub(super) head_cell: &'static str,
    pub(super) cell: &'static str,
    pub(super) middle: &'static str,
    pub(super) right: &'static str,
    pub(super) cell_end: &'static str,
    pub(super) head_end: &'static str,
    pub(super) row_end: &'static str,
    pub(super) end: &'static str,
}

/// Where a letter of typed text is to stand.
pub(super) struct Place<'a> {
    /// What was written of this block already: nothing where a letter could be the mark of a list or a heading.
    pub(super) before: &'a str,
    /// What is to follow, as far as it is text.
    pub(super) after: &'a str,
    /// Whether the letter is in the words of a link, where no other can begin.
    pub(super) is_in_link: bool,
    /// Whether the letter is in a cell of a table.
    pub(super) is_in_cell: bool,
}

/// How a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    AsIs,
    /// By its number.
    Entity,
    Backslashed,
    /// With a joiner of no width before it, which makes no sign of the two beside it.
    Apart,
    /// With such a joiner after it.
    Closed,
    /// In its wide form, where no other way of writing it is text.
    Wide,
}

impl Place<'_> {
    /// Whether a letter stands on both sides, as in “don't” and “on-call”.
    pub(super) fn is_in_word(&self) -> bool {
        let is_letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        is_letter(self.before.chars().next_back()) && is_letter(self.after.chars().next())
    }

    /// Whether blanks stand on both sides, and not the edge of the block on either.
    pub(super) fn is_alone(&self) -> bool {
        self.before.ends_with(' ') && self.after.starts_with(' ')
    }

    /// Whether a colon here would make an address of what stands around it.
    pub(super) fn ends_scheme(&self) -> bool {
        let goes_on = !self.after.starts_with(char::is_whitespace);
        !self.is_in_link && goes_on && SCHEMES.iter().any(|it| ends_with(self.before, it))
    }
}

fn ends_with(text: &str, word: &str) -> bool {
    let tail = text.len().checked_sub(word.len()).and_then(|at| text.get(at..));
    tail.is_some_and(|it| it.eq_ignore_ascii_case(word))
}

/// What addresses begin with that some wiki makes a link of.
const SCHEMES: [&str; 29] = [
    "bitcoin",
    "file",
    "ftp",
    "ftps",
    "geo",
    "git",
    "gopher",
    "http",
    "https",
    "irc",
    "ircs",
    "magnet",
    "mailto",
    "matrix",
    "mms",
    "news",
    "nntp",
    "redis",
    "sftp",
    "sip",
    "sips",
    "sms",
    "ssh",
    "svn",
    "tel",
    "telnet",
    "urn",
    "worldwind",
    "xmpp",
];

/// `address` with everything percent-encoded that would end it or begin something else; `more` says what that is beside spaces.
pub(super) fn encoded(address: &str, more: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        let is_pair = "_~!".contains(letter) && out.ends_with(letter);
        if letter.is_whitespace() || letter.is_control() || more.contains(letter) || is_pair {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(letter);
        }
    }
    out
}
