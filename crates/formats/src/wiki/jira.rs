//! The markup of Jira. What it takes for marks is told in its “Text Formatting Notation Help”.

use super::dialect::{Dialect, Letter, Place, Table, encoded};

pub(super) const DIALECT: Dialect = Dialect {
    heading,
    emphasis: ("_", "_"),
    strong: ("*", "*"),
    struck: ("-", "-"),
    code: ("{{", "}}"),
    raised: ("^", "^"),
    apart: "",
    has_braced_marks: true,
    deepest_list: 20,
    line_break: "\\\\ ",
    quote: ("{quote}", "{quote}"),
    notice: ("{panel}", "{panel}"),
    table: Table {
        begin: "",
        row: "",
        head_cell: "||",
        cell: "|",
        middle: "",
        right: "",
        cell_end: "",
        head_end: "||\n",
        row_end: "|\n",
        end: "",
    },
    preformatted,
    link,
    has_html_lists: false,
    letter,
};

fn heading(level: usize) -> (String, String) {
    (format!("h{level}. "), String::new())
}

/// Nothing is read inside but the mark of its end. `{code}` would take the text for Java, so it is used only where the text holds
/// the other mark; where it holds both, a space of no width keeps one from ending it.
fn preformatted(code: &str) -> String {
    let holds = |mark: &str| code.to_lowercase().contains(mark);
    match (holds("{noformat"), holds("{code")) {
        (false, _) => format!("{{noformat}}\n{code}\n{{noformat}}"),
        (true, false) => format!("{{code}}\n{code}\n{{code}}"),
        (true, true) => {
            let code = code.replace('{', "{\u{200b}");
            format!("{{noformat}}\n{code}\n{{noformat}}")
        }
    }
}

fn link(address: &str) -> (String, String) {
    ("[".to_owned(), format!("|{}]", encoded(address, "\"<>[]{}|\\^`!*")))
}

/// Only the letters that its own rule for backslashes names are escaped so: any other would keep its backslash. Numbers of
/// letters are read by Jira on own servers and shown as they are by the one in the cloud, so that there are none.
fn letter(letter: char, place: &Place<'_>) -> Letter {
    let is_split = place.is_in_link || place.is_in_cell;
    match letter {
        // Escaped or not, they are what these are split by.
        '|' if is_split => Letter::Wide,
        '[' | ']' if place.is_in_link => Letter::Wide,
        '{' | '}' | '[' | ']' | '*' | '^' | '~' | '|' => Letter::Backslashed,
        '+' | '-' | '_' if !place.is_in_word() && !place.is_alone() => Letter::Backslashed,
        '!' if !place.after.starts_with(' ') => Letter::Backslashed,
        '?' if place.before.ends_with('?') => Letter::Backslashed,
        '#' if place.before.is_empty() => Letter::Backslashed,
        '.' if names_block(place.before) => Letter::Apart,
        ':' if place.ends_scheme() => Letter::Apart,
        '(' | ')' if ends_smiley(letter, place.before) => Letter::Backslashed,
        _ if ends_smiley(letter, place.before) => Letter::Apart,
        // It would be one with a mark after it, or two of them the end of the line.
        '\\' if !place.after.starts_with(|it: char| it == ' ' || it.is_alphanumeric()) => {
            Letter::Closed
        }
        '&' if place.after.starts_with(|it: char| it == '#' || it.is_ascii_alphabetic()) => {
            Letter::Closed
        }
        _ => Letter::AsIs,
    }
}

/// Whether a full stop after `before` would make a heading or a quote of the line.
fn names_block(before: &str) -> bool {
    ["bq", "h1", "h2", "h3", "h4", "h5", "h6"].contains(&before)
}

/// Whether `letter` would make a picture of what stands before it.
fn ends_smiley(letter: char, before: &str) -> bool {
    let begun = ["(y", "(n", "(i", "(/", "(x", "(on", "(off", "(flag", "(flagoff", "(?", ":", ";"];
    match letter {
        ')' => begun.iter().any(|it| before.ends_with(it)),
        '(' | 'D' | 'P' | 'p' => before.ends_with(':'),
        _ => false,
    }
}
