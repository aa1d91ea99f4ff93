//! User text in Markdown: one line that stays plain text, and Markdown that stays inside its section.

use std::fmt::{self, Write as _};

use super::lines::{Mark, Open, html_end, outline, underline};

/// Text typed by a person, written so that it stays one line of plain text.
pub(crate) struct Inline<'a>(pub(crate) &'a str);

impl fmt::Display for Inline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = one_line(self.0);
        let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
        // A time and a date begin with digits, too; only a number of a list ends in one of these.
        let openers = if n_digits == 0 { "-+=:" } else { ".)" };
        for (at, ch) in text.char_indices() {
            let opens_block = at == n_digits && openers.contains(ch);
            if opens_block || r"\`*_[]{}<>#|&~^$".contains(ch) {
                f.write_char('\\')?;
            }
            f.write_char(ch)?;
        }
        Ok(())
    }
}

/// `text` with every run of white space as one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// What [`Inline`] was made of: backslashes before punctuation go.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let escapes = ch == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            out.push(ch);
        } else if let Some(next) = chars.next() {
            out.push(next);
        }
    }
    out
}

/// How a line begins that tells whoever writes in a file what to write there. It is no part of the text.
const PROMPT: &str = "<!-- afterword:";

/// `guidance` as such a line.
pub(crate) fn prompt(guidance: &str) -> String {
    format!("{PROMPT} {} -->", one_line(guidance).replace("--", "–"))
}

/// Whether `line`, in an HTML block, is such a line.
pub(crate) fn is_prompt(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(PROMPT) && line.ends_with("-->")
}

/// The level of the headings of sections; headings inside a section are deeper.
const SECTION_LEVEL: usize = 2;

/// Markdown written so that it cannot leave its section: headings are moved below those of sections, and what is left open is
/// closed.
///
/// A guarded text is guarded: doing it twice changes nothing.
pub(crate) fn guard(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<String> = trim_blank(&text).lines().map(str::to_owned).collect();
    // Escaping one kind of block may uncover another kind, of which there are seven.
    while let Some((from, end)) = open_html(&lines) {
        for line in lines[from..].iter_mut().filter(|it| html_end(it.trim_start()) == Some(end)) {
            let indent = line.len() - line.trim_start().len();
            line.insert(indent, '\\');
        }
    }
    let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
    let seen = outline(&borrowed);
    let highest = seen.marks.iter().filter_map(level_of).min().unwrap_or(usize::MAX);
    let shift = (SECTION_LEVEL + 1).saturating_sub(highest);
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    for (at, line) in borrowed.iter().enumerate() {
        guard_line(&mut out, line, seen.marks[at], shift);
    }
    if let Some(Open::Fence { mark, length, indent, .. }) = seen.open {
        out.push(format!("{:indent$}{}", "", char::from(mark).to_string().repeat(length)));
    }
    out.join("\n")
}

fn guard_line(out: &mut Vec<String>, line: &str, mark: Mark<'_>, shift: usize) {
    match mark {
        Mark::Blank => out.push(String::new()),
        Mark::Heading { level, text } if shift > 0 => {
            let marks = "#".repeat((level + shift).min(6));
            out.push(format!("{marks} {text}").trim_end().to_owned());
        }
        Mark::Underline if shift > 0 => {}
        // A line of the writer's own would be taken for one of ours.
        Mark::Html if is_prompt(line) => {
            let indent = line.len() - line.trim_start().len();
            out.push(format!("{}\\{}", &line[..indent], &line[indent..]));
        }
        // What is no underline to us may be one to others: of a paragraph of several lines, or in a list.
        Mark::Text if underline(line).is_some() && out.last().is_some_and(|it| !it.is_empty()) => {
            if line.trim_start().starts_with('=') {
                out.push(line.replacen('=', "\\=", 1));
            } else {
                out.extend([String::new(), line.to_owned()]);
            }
        }
        Mark::Code | Mark::Html | Mark::Heading { .. } | Mark::Underline | Mark::Text => {
            out.push(line.to_owned());
        }
    }
}

fn level_of(mark: &Mark<'_>) -> Option<usize> {
    match mark {
        Mark::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

fn open_html(lines: &[String]) -> Option<(usize, &'static str)> {
    let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
    match outline(&borrowed).open {
        Some(Open::Html { from, end }) => Some((from, end)),
        _ => None,
    }
}

/// `text` without blank lines at its ends. White space in front of the first word stays: it may mean code.
pub(crate) fn trim_blank(text: &str) -> &str {
    let text = text.trim_end();
    let first = text.len() - text.trim_start().len();
    let line_start = text[..first].rfind('\n').map_or(0, |it| it + 1);
    &text[line_start..]
}

/// `text` moved right by `width` columns, its first line aside.
pub(crate) fn hang(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
            if !line.is_empty() {
                write!(out, "{:width$}", "").expect("writing to a String cannot fail");
            }
        }
        out.push_str(line);
    }
    out
}

/// Whether a text may share its first line with what stands before it without losing its meaning.
pub(crate) fn begins_with_words(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    let is_block = first.starts_with([' ', '\t', '#', '>', '|', '<'])
        || first.starts_with("```")
        || first.starts_with("~~~")
        || super::lines::item_marker(first).is_some()
        || super::lines::is_rule(first);
    !is_block && !text.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_line_of_text_reads_back(text in "\\PC{0,40}") {
            prop_assert_eq!(plain(&Inline(&text).to_string()), one_line(&text));
        }

        #[test]
        fn guarding_twice_changes_nothing(text in "([-=#<>`~!a ]{0,6}(\n|\r|  )){0,12}") {
            let once = guard(&text);
            prop_assert_eq!(guard(&once), once);
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(guard(text), expected, "{text:?}");
    }

    #[test]
    fn headings_move_below_those_of_sections() {
        check("# a\n\n## b\n\n##### c", "### a\n\n#### b\n\n###### c");
        check("### a", "### a");
        check("a\n===\n\nb", "### a\n\nb");
        check("```\n# a\n```", "```\n# a\n```");
        check("a\nb\n---", "a\nb\n\n---");
        check("a\nb\n===", "a\nb\n\\===");
    }

    #[test]
    fn what_is_left_open_is_closed() {
        check("```sh\n# a", "```sh\n# a\n```");
        check("a\n-\n  ```\nb", "### a\n  ```\nb\n  ```");
        check("<!-- a\n\n# b", "\\<!-- a\n\n### b");
        check("<!-- a\n\n# b -->", "<!-- a\n\n# b -->");
    }

    #[test]
    fn blank_lines_at_the_ends_go_and_indentation_stays() {
        check("\n \n    code\n\n", "    code");
    }
}
