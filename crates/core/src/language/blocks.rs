//! Where the prose of a Markdown text is: paragraphs, items of lists, cells of tables.
//!
//! Code, quotations, headings, front matter, comments, link definitions and pasted log lines are left out. The text is
//! walked once, line by line; lines inside a paragraph stay together, so that a sentence may run over several.

use std::ops::Range;

use super::log_line::is_log_line;

/// The blocks of prose in `text`, in order.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut walk = Walk {
        text,
        prose: Vec::new(),
        open: None,
        state: State::Text,
        list_indent: 0,
        after_blank: true,
    };
    let mut at = front_matter(text);
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
        walk.line(at, end);
        at = end + 1;
    }
    walk.close();
    walk.prose
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    /// Inside a fence of so many of these characters.
    Fence(u8, usize),
    Comment,
    /// After a line of a quotation, which goes on until a blank line or a new block.
    Quote,
}

struct Walk<'a> {
    text: &'a str,
    prose: Vec<Range<usize>>,
    open: Option<Range<usize>>,
    state: State,
    /// Where the text of the innermost list item begins, in columns; 0 outside of lists.
    list_indent: usize,
    after_blank: bool,
}

impl Walk<'_> {
    fn line(&mut self, start: usize, end: usize) {
        let line = &self.text[start..end];
        let indent = indent_of(line);
        let content = line.trim();
        match self.state {
            State::Fence(mark, n) => return self.inside_fence(content, mark, n),
            State::Comment => return self.inside_comment(content),
            State::Text | State::Quote => {}
        }
        if content.is_empty() {
            self.close();
            self.state = State::Text;
        } else if self.after_blank && indent >= self.list_indent + 4 {
            // Indented code; it stays code until a line is less indented.
            return;
        } else {
            self.leave_list(indent);
            self.content(start + (line.len() - line.trim_start().len()), end, indent);
        }
        self.after_blank = content.is_empty();
    }

    fn leave_list(&mut self, indent: usize) {
        if self.after_blank && indent < self.list_indent {
            self.list_indent = indent;
        }
    }

    fn inside_fence(&mut self, content: &str, mark: u8, n: usize) {
        if fence(content)
            .is_some_and(|(it, length)| it == mark && length >= n && content.len() == length)
        {
            self.state = State::Text;
            self.after_blank = false;
        }
    }

    fn inside_comment(&mut self, content: &str) {
        if content.contains("-->") {
            self.state = State::Text;
        }
    }

    /// A line that is not blank, from its first visible character on.
    fn content(&mut self, start: usize, end: usize, indent: usize) {
        let start = self.enter_items(start, end, indent);
        let content = self.text[start..end].trim_end();
        if content.is_empty() {
            return;
        }
        if let Some((mark, n)) = fence(content) {
            self.close();
            self.state = State::Fence(mark, n);
        } else if content.starts_with("<!--") {
            self.close();
            self.state = if content.contains("-->") { State::Text } else { State::Comment };
        } else if content.starts_with('>') {
            self.close();
            let is_lazy = !content.trim_start_matches(['>', ' ']).trim().is_empty();
            self.state = if is_lazy { State::Quote } else { State::Text };
        } else if is_underline(content) {
            // The paragraph above was a heading. Without one, this is a rule.
            self.open = None;
        } else if is_heading(content) || is_definition(content) || is_log_line(content) {
            self.close();
            self.state = State::Text;
        } else if content.starts_with('|') {
            self.close();
            self.row(start, end);
        } else if self.state == State::Text {
            let open = self.open.get_or_insert(start..end);
            open.end = end;
        }
    }

    /// Steps over the marks of list items; says where their text begins.
    fn enter_items(&mut self, mut start: usize, end: usize, mut column: usize) -> usize {
        loop {
            let content = &self.text[start..end];
            let marker = marker(content);
            if marker == 0 {
                return start;
            }
            self.close();
            self.state = State::Text;
            let text = content[marker..].trim_start();
            column += content.len() - text.len();
            self.list_indent = column;
            start = end - text.len();
        }
    }

    fn row(&mut self, start: usize, end: usize) {
        let following = self.text[end..].trim_start_matches(['\n', '\r']);
        let following = following.lines().next().unwrap_or("");
        // The row above a row of dashes names the columns.
        if is_dashes(following) || is_dashes(&self.text[start..end]) {
            return;
        }
        let mut at = start;
        for cell in self.text[start..end].split('|') {
            if !cell.trim().is_empty() {
                self.prose.push(at..at + cell.len());
            }
            at += cell.len() + 1;
        }
    }

    fn close(&mut self) {
        self.prose.extend(self.open.take());
    }
}

/// The length of `---` … `---` or `+++` … `+++` at the beginning.
fn front_matter(text: &str) -> usize {
    for mark in ["---", "+++"] {
        let Some(rest) = text.strip_prefix(mark) else { continue };
        if !rest.starts_with(['\n', '\r']) {
            continue;
        }
        let mut at = mark.len();
        for line in rest.split_inclusive('\n') {
            at += line.len();
            if line.trim_end() == mark {
                return at;
            }
        }
    }
    0
}

fn indent_of(line: &str) -> usize {
    let spaces = line.bytes().take_while(|it| matches!(it, b' ' | b'\t'));
    spaces.map(|it| if it == b'\t' { 4 } else { 1 }).sum()
}

/// The length of a list's mark with the space after it, and of the box of a task; 0 if there is none.
fn marker(content: &str) -> usize {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let mark = &content.as_bytes()[digits..];
    let length = match mark.first() {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
        _ => return 0,
    };
    if !content[length..].starts_with([' ', '\t']) {
        return 0;
    }
    let is_task = ["[ ] ", "[x] ", "[X] "].iter().any(|it| content[length + 1..].starts_with(it));
    length + if is_task { 5 } else { 1 }
}

fn fence(content: &str) -> Option<(u8, usize)> {
    let mark = *content.as_bytes().first()?;
    let n = content.bytes().take_while(|it| *it == mark).count();
    let opens = n >= 3 && (mark == b'~' || mark == b'`' && !content[n..].contains('`'));
    opens.then_some((mark, n))
}

fn is_heading(content: &str) -> bool {
    let n = content.bytes().take_while(|it| *it == b'#').count();
    (1..=6).contains(&n) && (content.len() == n || content[n..].starts_with([' ', '\t']))
}

fn is_underline(content: &str) -> bool {
    let content = content.trim_end();
    content.bytes().all(|it| it == b'=') || content.bytes().all(|it| it == b'-')
}

/// `[name]: target`, but not `[^note]: text`, which is prose.
fn is_definition(content: &str) -> bool {
    content.starts_with('[')
        && !content.starts_with("[^")
        && content.find(']').is_some_and(|at| content[at + 1..].starts_with(':'))
}

fn is_dashes(line: &str) -> bool {
    line.contains("--")
        && line.bytes().all(|it| matches!(it, b'|' | b'-' | b':' | b' ' | b'\t' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let prose: Vec<&str> = blocks(text).into_iter().map(|it| text[it].trim()).collect();
        assert_eq!(prose, expected, "in {text:?}");
    }

    #[test]
    fn paragraphs_items_and_cells_are_prose() {
        check("One\ntwo\n\nthree", &["One\ntwo", "three"]);
        check("- one\n- [ ] two\n  more\n1. three", &["one", "two\n  more", "three"]);
        check("| when | what |\n|---|:--|\n| 10:02 | it broke |", &["10:02", "it broke"]);
        check("[^1]: a note", &["[^1]: a note"]);
        check("- a\n\n  still a\n\nb", &["a", "still a", "b"]);
    }

    #[test]
    fn everything_else_is_not() {
        check("# Heading\ntext", &["text"]);
        check("Heading\n=====\ntext", &["text"]);
        check("> quoted\nstill quoted\n\ntext", &["text"]);
        check("```\ncode\n```\ntext", &["text"]);
        check("~~~~\n~~~\ncode\n~~~~\ntext", &["text"]);
        check("text\n\n    code\n\n    code\n\ntext", &["text", "text"]);
        check("- item\n\n      code\n\n- item", &["item", "item"]);
        check("<!-- a\n\nb -->\ntext", &["text"]);
        check("---\ntitle: x\n---\ntext", &["text"]);
        check("[a]: https://example.com\ntext", &["text"]);
        check("- ```\n  code\n  ```\n- text", &["text"]);
    }
}
