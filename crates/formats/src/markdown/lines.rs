//! What each line of a Markdown text is, as far as the shape of a document depends on it.

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark<'a> {
    /// Nothing but white space.
    Blank,
    /// In a fenced code block, its fences included.
    Code,
    /// In an HTML block that may hold blank lines: a comment, `<pre>`, `<script>`, `<style>`.
    Html,
    /// A heading.
    Heading {
        /// From 1 to 6.
        level: usize,
        /// Without its marks.
        text: &'a str,
    },
    /// The underline that makes a heading of the line before it.
    Underline,
    /// Anything else.
    Text,
}

/// The marks of all lines, and what the last line leaves open.
#[derive(Clone, Debug)]
pub(crate) struct Outline<'a> {
    pub(crate) marks: Vec<Mark<'a>>,
    pub(crate) open: Option<Open>,
}

/// A block that goes on until something ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Code, until as many of the same character; in a list item, until a line stands left of the item's text.
    Fence { mark: u8, length: usize, indent: usize, in_item: bool },
    /// HTML from that line on, until its end mark.
    Html { from: usize, end: &'static str },
}

/// Marks `lines`.
pub(crate) fn outline<'a>(lines: &[&'a str]) -> Outline<'a> {
    let mut marks: Vec<Mark<'a>> = Vec::with_capacity(lines.len());
    let mut open = None;
    let mut item_indent = None;
    for (at, line) in lines.iter().enumerate() {
        if let Some(block) = open {
            match goes_on(block, line) {
                Next::In => {
                    marks.push(mark_of(block));
                    continue;
                }
                Next::Last => {
                    marks.push(mark_of(block));
                    open = None;
                    continue;
                }
                Next::Out => {}
            }
        }
        let item_before = item_indent;
        item_indent = indent_of_item(line, item_before);
        open = opens(line, at, item_indent);
        let mark = match open {
            Some(block) => {
                if goes_on_from_its_first_line(block, line) {
                    open = None;
                }
                mark_of(block)
            }
            None => plain_mark(line, &mut marks, lines),
        };
        // A lone `-` under a line is no item.
        if mark == Mark::Underline {
            item_indent = item_before;
        }
        marks.push(mark);
    }
    Outline { marks, open }
}

fn mark_of(block: Open) -> Mark<'static> {
    match block {
        Open::Fence { .. } => Mark::Code,
        Open::Html { .. } => Mark::Html,
    }
}

enum Next {
    In,
    Last,
    Out,
}

fn goes_on(block: Open, line: &str) -> Next {
    match block {
        Open::Fence { in_item: true, indent, .. }
            if !line.trim().is_empty() && indent_of(line) < indent =>
        {
            Next::Out
        }
        Open::Fence { mark, length, .. } => {
            let bare = line.trim();
            let closes = bare.len() >= length && bare.bytes().all(|it| it == mark);
            if closes { Next::Last } else { Next::In }
        }
        Open::Html { end, .. } if contains_ignoring_case(line, end) => Next::Last,
        Open::Html { .. } => Next::In,
    }
}

fn goes_on_from_its_first_line(block: Open, line: &str) -> bool {
    match block {
        Open::Fence { .. } => false,
        Open::Html { end, .. } => {
            let skipped = line.trim_start().get(2..).unwrap_or("");
            contains_ignoring_case(skipped, end)
        }
    }
}

/// The column at which the text of the current list item stands, if there is one.
fn indent_of_item(line: &str, before: Option<usize>) -> Option<usize> {
    if line.trim().is_empty() {
        return before;
    }
    let indent = indent_of(line);
    match (item_marker(line), before) {
        (Some((marker, _)), _) => Some(indent + marker),
        (None, Some(column)) if indent >= column => before,
        _ => None,
    }
}

/// Whether the line begins a list item: the width of its marker with the space after it, and the text.
pub(crate) fn item_marker(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (width, rest) = match text.as_bytes().get(n_digits)? {
        b'-' | b'*' | b'+' if n_digits == 0 => (1, &text[1..]),
        b'.' | b')' if (1..=9).contains(&n_digits) => (n_digits + 1, &text[n_digits + 1..]),
        _ => return None,
    };
    if rest.is_empty() {
        return Some((width + 1, rest));
    }
    if !rest.starts_with([' ', '\t']) || is_rule(text) {
        return None;
    }
    let bare = rest.trim_start();
    let spaces = rest.len() - bare.len();
    // Five spaces and more are one space and a code block.
    let gap = if spaces > 4 || bare.is_empty() { 1 } else { spaces };
    Some((width + gap, bare))
}

/// Whether the line is a thematic break.
pub(crate) fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|it| !it.is_ascii_whitespace());
    let Some(first) = marks.next() else { return false };
    b"-*_".contains(&first) && marks.clone().count() >= 2 && marks.all(|it| it == first)
}

fn opens(line: &str, at: usize, item_indent: Option<usize>) -> Option<Open> {
    let indent = indent_of(line);
    let in_item = item_indent.is_some_and(|column| indent >= column);
    if indent > 3 && !in_item {
        return None;
    }
    let text = line.trim_start();
    let mark = *text.as_bytes().first()?;
    if mark == b'`' || mark == b'~' {
        let length = text.bytes().take_while(|it| *it == mark).count();
        let is_fence = length >= 3 && !(mark == b'`' && text[length..].contains('`'));
        return is_fence.then_some(Open::Fence { mark, length, indent, in_item });
    }
    if mark != b'<' || in_item {
        return None;
    }
    html_end(text).map(|end| Open::Html { from: at, end })
}

/// The end mark of the HTML block that `text` begins, for those kinds that go on over blank lines.
pub(crate) fn html_end(text: &str) -> Option<&'static str> {
    let tags = [("script", "</script>"), ("pre", "</pre>"), ("style", "</style>")];
    let tags = tags.into_iter().chain([("textarea", "</textarea>")]);
    for (tag, end) in tags {
        let rest = text.get(1..1 + tag.len()).filter(|it| it.eq_ignore_ascii_case(tag));
        let after = text.get(1 + tag.len()..).unwrap_or("");
        if rest.is_some() && (after.is_empty() || after.starts_with([' ', '\t', '>'])) {
            return Some(end);
        }
    }
    if text.starts_with("<!--") {
        Some("-->")
    } else if text.starts_with("<?") {
        Some("?>")
    } else if text.starts_with("<![CDATA[") {
        Some("]]>")
    } else if text.starts_with("<!") && text[2..].starts_with(|it: char| it.is_ascii_alphabetic()) {
        Some(">")
    } else {
        None
    }
}

fn plain_mark<'a>(line: &'a str, before: &mut [Mark<'a>], lines: &[&'a str]) -> Mark<'a> {
    if line.trim().is_empty() {
        return Mark::Blank;
    }
    if let Some((level, text)) = heading(line) {
        return Mark::Heading { level, text };
    }
    let (Some(level), Some(above)) = (underline(line), before.len().checked_sub(1)) else {
        return Mark::Text;
    };
    let stands_alone = above == 0 || before[above - 1] != Mark::Text;
    if before[above] != Mark::Text || !stands_alone || !can_be_underlined(lines[above]) {
        return Mark::Text;
    }
    before[above] = Mark::Heading { level, text: lines[above].trim() };
    Mark::Underline
}

fn can_be_underlined(line: &str) -> bool {
    indent_of(line) < 4
        && item_marker(line).is_none()
        && !line.trim_start().starts_with(['>', '|', '<'])
        && !is_rule(line)
}

/// A heading of the `#` kind: its level and text.
fn heading(line: &str) -> Option<(usize, &str)> {
    if indent_of(line) > 3 {
        return None;
    }
    let text = line.trim();
    let level = text.bytes().take_while(|it| *it == b'#').count();
    let rest = &text[level..];
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let rest = rest.trim();
    let open = rest.trim_end_matches('#');
    // `# C#` ends in a word, `# C #` in a closing mark.
    let is_closed = open.is_empty() || open.ends_with([' ', '\t']);
    Some((level, if is_closed { open.trim_end() } else { rest }))
}

/// The level of the heading that this line would underline.
pub(crate) fn underline(line: &str) -> Option<usize> {
    let bare = line.trim();
    let is_all = |mark: u8| !bare.is_empty() && bare.bytes().all(|it| it == mark);
    match (indent_of(line) < 4, is_all(b'='), is_all(b'-')) {
        (true, true, _) => Some(1),
        (true, _, true) => Some(2),
        _ => None,
    }
}

/// The column of the first character that is no white space; a tab goes to the next fourth.
pub(crate) fn indent_of(line: &str) -> usize {
    let mut column = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 4 - column % 4,
            _ => break,
        }
    }
    column
}

fn contains_ignoring_case(line: &str, mark: &str) -> bool {
    line.as_bytes().windows(mark.len()).any(|it| it.eq_ignore_ascii_case(mark.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lines: Vec<&str> = text.lines().collect();
        let letter = |it: &Mark<'_>| match it {
            Mark::Blank => '.',
            Mark::Code => 'c',
            Mark::Html => 'h',
            Mark::Heading { level, .. } => char::from_digit(*level as u32, 10).unwrap(),
            Mark::Underline => '_',
            Mark::Text => 't',
        };
        let marks: String = outline(&lines).marks.iter().map(letter).collect();
        assert_eq!(marks, expected, "{text:?}");
    }

    #[test]
    fn headings_come_in_two_forms() {
        check("# a\n\n## b ##\n###c\n####### d", "1.2tt");
        check("a\n===\n\nb\n---", "1_.2_");
        check("a\nb\n---", "ttt");
        check("- a\n---\n| a |\n---", "tttt");
    }

    #[test]
    fn code_holds_no_headings() {
        check("```\n# a\n```\n# b", "ccc1");
        check("~~~ sh\n```\n# a\n~~~\n# b", "cccc1");
        check("    # a", "t");
        check("```` `\n# a", "t1");
    }

    #[test]
    fn a_list_item_ends_the_code_in_it() {
        check("- a\n  ```\n  x\n# b", "tcc1");
        check("1. a\n\n   ```\n   x\n\n   y\n   ```\nz", "t.cc.cct".replace("c.c", "ccc").as_str());
    }

    #[test]
    fn comments_hold_no_headings() {
        check("<!--\n# a\n\n-->\n# b", "hhhh1");
        check("<!-- a -->\n# b", "h1");
        check("<details>\n# b", "t1");
    }
}
