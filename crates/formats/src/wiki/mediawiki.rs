//! The text of MediaWiki. What it takes for marks is told at <https://www.mediawiki.org/wiki/Help:Formatting>; characters that are
//! marks are written by their numbers, which no part of its parser reads as anything but text.

use super::dialect::{Dialect, Letter, Place, Table, encoded};

pub(super) const DIALECT: Dialect = Dialect {
    heading,
    emphasis: ("''", "''"),
    strong: ("'''", "'''"),
    struck: ("<s>", "</s>"),
    code: ("<code>", "</code>"),
    raised: ("<sup>", "</sup>"),
    apart: "<nowiki/>",
    has_braced_marks: false,
    deepest_list: usize::MAX,
    line_break: "<br>",
    quote: ("<blockquote>", "</blockquote>"),
    notice: ("<blockquote>", "</blockquote>"),
    table: Table {
        begin: "{| class=\"wikitable\"\n",
        row: "|-\n",
        head_cell: "! ",
        cell: "| ",
        middle: "style=\"text-align: center\" | ",
        right: "style=\"text-align: right\" | ",
        cell_end: "\n",
        head_end: "",
        row_end: "",
        end: "|}",
    },
    preformatted,
    link,
    has_html_lists: true,
    letter,
};

fn heading(level: usize) -> (String, String) {
    let marks = "=".repeat(level);
    (format!("{marks} "), format!(" {marks}"))
}

/// Entities are all that is read inside.
fn preformatted(code: &str) -> String {
    let code = code.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<pre>\n{code}\n</pre>")
}

fn link(address: &str) -> (String, String) {
    let address = encoded(address, "\"'<>[]{}|\\^`").replace('&', "&amp;");
    (format!("[{address} "), "]".to_owned())
}

fn letter(letter: char, place: &Place<'_>) -> Letter {
    let is_mark = match letter {
        '&' | '<' | '>' | '[' | ']' | '{' | '}' | '|' => true,
        '*' | '#' | ';' | '=' | '-' => place.before.is_empty(),
        ':' => place.before.is_empty() || place.ends_scheme(),
        '!' => place.before.is_empty() || place.before.ends_with('!'),
        // Two of them are emphasis, a magic word or, with a third, a signature.
        '\'' => !place.is_in_word(),
        '_' | '~' => place.before.ends_with(letter),
        '0'..='9' => names_publication(place.before),
        _ => false,
    };
    if is_mark { Letter::Entity } else { Letter::AsIs }
}

/// Whether a number after `before` would be a link to a standard or a book.
fn names_publication(before: &str) -> bool {
    let word = before.trim_end();
    word.len() < before.len() && ["RFC", "PMID", "ISBN"].iter().any(|it| word.ends_with(it))
}
