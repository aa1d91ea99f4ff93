//! The marks before a stamp: of lists, headings, quotations; and lines that are nothing but a day.

use super::{Manner, Stamp, cells, read_in};

/// Without the mark of an item.
pub(crate) fn without_bullet(line: &str) -> &str {
    let bare = ["- ", "* ", "+ ", "• ", "– "].iter().find_map(|it| line.strip_prefix(it));
    bare.unwrap_or(line).trim_start()
}

/// Without the marks that are taken off only where a stamp follows: of headings, quotations and numbered items.
pub(crate) fn without_marks(line: &str) -> &str {
    let bare = line.trim_start_matches(['#', '>', ' ']);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = (1..=3).contains(&digits);
    let item =
        bare[digits..].strip_prefix(['.', ')']).filter(|it| is_numbered && it.starts_with(' '));
    item.unwrap_or(bare).trim_start()
}

/// Whether `line` begins with the mark of an item, a heading or a quotation.
pub fn is_marked(line: &str) -> bool {
    let line = line.trim();
    without_marks(without_bullet(line)).len() < line.len()
}

/// The day that `line` names, if it says nothing else: it is that of the lines below.
///
/// ```
/// use afterword_core::stamp::{Manner, day_line};
///
/// let day = |line| day_line(line, Manner::default())?.day?.date(Some(2026));
/// assert_eq!(day("## Friday 2 October 2026"), day("- **Oct 2**:"));
/// assert!(day("2026-10-02 14:00").is_none());
/// ```
pub fn day_line(line: &str, manner: Manner) -> Option<Stamp> {
    let bare = without_bullet(line.trim());
    if cells(bare).is_some() {
        return None;
    }
    let stamp = read_in(bare, manner).or_else(|| read_in(without_marks(bare), manner));
    stamp.filter(Stamp::is_bare_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(line: &str) -> Option<String> {
        let day = day_line(line, Manner::default())?.day?.date(Some(2026))?;
        Some(day.to_string())
    }

    #[test]
    fn a_day_stands_alone_in_many_forms() {
        for line in [
            "2026-10-02",
            "### 2026-10-02",
            "Oct 2, 2026",
            "**2026-10-02**",
            "2026-10-02:",
            "**2026-10-02:**",
            "**2026-10-02**:",
            "2 October 2026",
            "## Friday 2 October 2026",
            "### Friday, October 2nd, 2026",
            "- 2026-10-02",
            "* **Oct 2**",
            "  Fri, 2 Oct  ",
            "> 10/02/2026",
            "[2026-10-02]",
        ] {
            assert_eq!(day(line).as_deref(), Some("2026-10-02"), "{line:?}");
        }
    }

    #[test]
    fn what_says_more_than_a_day_is_none() {
        for line in [
            "2026-10-02 14:00",
            "2026-10-02 14:00 deploy",
            "2026-10-02 – deploy",
            "Friday",
            "October 2026",
            "2026-MM-DD",
            "14:00",
            "1/3",
            "| 2026-10-02 | x |",
            "2 customers",
            "2026",
            "",
        ] {
            assert_eq!(day(line), None, "{line:?}");
        }
    }
}
