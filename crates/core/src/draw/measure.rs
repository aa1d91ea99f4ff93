//! How wide a text is, without asking a browser, and how it is broken into lines.
//!
//! The widths of printable ASCII are, letter by letter, the widest of DejaVu Sans, DejaVu Serif and the faces that share the
//! metrics of Arial and Times; these are the widest and the narrowest families that the page's stacks fall back to. Other letters
//! have the widest of their block, rounded up. So a measured width is never too small by more than kerning, and about an eighth too
//! large on a Mac or on Windows: boxes are a little generous rather than a little too tight.

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The size of its letters in units of a CSS pixel.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
}

impl Style {
    /// Letters of that size, not bold.
    pub const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }
}

/// Widths of U+0020 to U+007E in thousandths of the size.
const ASCII: [u16; 95] = [
    318, 402, 460, 838, 637, 951, 891, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557, 1016, 723, 735, 766, 802, 730,
    694, 799, 873, 396, 500, 748, 665, 1024, 875, 820, 673, 820, 753, 686, 667, 843, 723, 1028,
    723, 723, 695, 391, 337, 391, 838, 557, 500, 613, 641, 561, 641, 616, 371, 641, 645, 320, 311,
    606, 320, 975, 645, 612, 641, 641, 479, 521, 402, 645, 592, 856, 592, 592, 527, 637, 337, 637,
    838,
];

/// By how much a letter of the bold faces is wider than its regular sister at most: digits, and all others.
const BOLD: [f64; 2] = [1.1, 1.211];

/// An upper bound of the width of `text` on one line.
///
/// ```
/// use afterword_core::draw::measure::{Style, width};
///
/// let style = Style::regular(10.0);
/// assert_eq!(width("disk", style), 20.88);
/// assert_eq!(width("e\u{301}", style), width("e", style));
/// ```
pub fn width(text: &str, style: Style) -> f64 {
    let sum = |of: &dyn Fn(char) -> bool| -> u64 {
        text.chars().filter(|it| of(*it)).map(|it| u64::from(advance(it))).sum()
    };
    let is_digit = |it: char| it.is_ascii_digit() || it == ' ';
    let thousandths = match style.bold {
        false => sum(&|_| true) as f64,
        true => sum(&is_digit) as f64 * BOLD[0] + sum(&|it| !is_digit(it)) as f64 * BOLD[1],
    };
    thousandths * style.size / 1_000.0
}

fn advance(ch: char) -> u16 {
    match u32::from(ch) {
        code @ 0x20..=0x7e => ASCII[code as usize - 0x20],
        _ if is_joined(ch) => 0,
        0xa0..=0x24f | 0x370..=0x3ff => 900,
        0x250..=0x36f => 720,
        0x400..=0x52f => 1_040,
        0x530..=0x5ff | 0x10a0..=0x10ff => 900,
        0x2000..=0x2012 | 0x2018..=0x2024 => 640,
        // The rest of the world, up to the widest emoji.
        0x1f000..=0x1faff => 1_400,
        0x600..=0x10ff | 0x2010..=0x206f => 1_100,
        _ => 1_250,
    }
}

/// Whether the character stands on, or joins, the one before it, so that no line may begin with it.
fn is_joined(ch: char) -> bool {
    matches!(u32::from(ch),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x610..=0x61a | 0x64b..=0x65f
        | 0x900..=0x903 | 0x93a..=0x94f | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e
        | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069
        | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xfeff | 0x1f3fb..=0x1f3ff)
}

/// `text` in at most `max_lines` lines of at most `max_width`; the last one ends in an ellipsis if there was more.
///
/// Lines are broken between words, and inside a word only where it is wider than a line: behind a mark, if there is one. A blank
/// text has no lines.
///
/// ```
/// use afterword_core::draw::measure::{Style, wrap};
///
/// let lines = wrap("Log rotation was disabled in the configuration", Style::regular(10.0), 110.0, 2);
/// assert_eq!(lines, ["Log rotation was", "disabled in the…"]);
/// ```
pub fn wrap(text: &str, style: Style, max_width: f64, max_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let (mut line_width, space) = (0.0, width(" ", style));
    // A hostile text may hold a million words; no picture needs more of it than fits.
    for word in text.split_whitespace() {
        for (at, piece) in pieces(word, style, max_width).into_iter().enumerate() {
            let piece_width = width(piece, style);
            let gap = if line.is_empty() || at > 0 { 0.0 } else { space };
            if !line.is_empty() && line_width + gap + piece_width > max_width {
                lines.push(std::mem::take(&mut line));
                line_width = 0.0;
                if lines.len() >= max_lines {
                    return with_ellipsis(lines, style, max_width);
                }
            } else if gap > 0.0 {
                line.push(' ');
                line_width += gap;
            }
            line.push_str(piece);
            line_width += piece_width;
        }
    }
    if !line.is_empty() && max_lines > 0 {
        lines.push(line);
    }
    lines
}

/// `word` in pieces that each fit on a line, none of which begins inside a letter with its accents.
fn pieces(word: &str, style: Style, max_width: f64) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut piece_width) = (0, 0.0);
    let (mut mark, mut width_to_mark) = (0, 0.0);
    let mut glued = false;
    for (at, ch) in word.char_indices() {
        let step = width(ch.encode_utf8(&mut [0; 4]), style);
        if at > from && piece_width + step > max_width && !glued && !is_joined(ch) {
            // A mark near the beginning would leave most of a line empty.
            let is_late = mark > from && width_to_mark > max_width / 2.0;
            let cut = if is_late { mark } else { at };
            pieces.push(&word[from..cut]);
            piece_width = if is_late { piece_width - width_to_mark } else { 0.0 };
            from = cut;
        }
        piece_width += step;
        // What a zero-width joiner joins is one letter: families of emoji.
        glued = ch == '\u{200d}';
        if "/-_.,:;?&=".contains(ch) && !word[at + 1..].starts_with(is_joined) {
            (mark, width_to_mark) = (at + 1, piece_width);
        }
    }
    pieces.push(&word[from..]);
    pieces
}

fn with_ellipsis(mut lines: Vec<String>, style: Style, max_width: f64) -> Vec<String> {
    let Some(last) = lines.last_mut() else { return lines };
    let mut is_inside_word = false;
    while width(last, style) + width("…", style) > max_width {
        is_inside_word = true;
        while last.pop().is_some_and(is_joined) {}
        if last.is_empty() {
            break;
        }
    }
    // Half a word at the end is no help, unless it is the most of the line.
    if is_inside_word && let Some(space) = last.rfind(' ').filter(|it| *it * 2 > last.len()) {
        last.truncate(space);
    }
    last.truncate(last.trim_end_matches([' ', ',', ';', ':', '.', '-']).len());
    last.push('…');
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STYLE: Style = Style::regular(14.0);

    proptest! {
        #[test]
        fn lines_fit_and_hold_every_word(text in "\\PC{0,80}", max_width in 40.0..300.0_f64) {
            let lines = wrap(&text, STYLE, max_width, usize::MAX);
            let bare = |it: &str| it.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            for line in &lines {
                // What can't be taken apart may be wider than a very narrow line.
                let is_one_letter = line.contains('\u{200d}');
                prop_assert!(width(line, STYLE) <= max_width + 1e-9 || is_one_letter, "{line}");
            }
        }

        #[test]
        fn a_cut_text_ends_in_an_ellipsis_that_fits(text in "(\\PC{1,12} ){20,60}", n in 1_usize..4) {
            let lines = wrap(&text, STYLE, 120.0, n);
            prop_assert!(lines.len() <= n);
            prop_assert!(lines.iter().all(|it| width(it, STYLE) <= 120.0));
        }
    }

    #[test]
    fn no_line_begins_with_an_accent() {
        let text = "e\u{301}".repeat(40);
        assert!(wrap(&text, STYLE, 50.0, 9).iter().all(|it| !it.starts_with('\u{301}')));
    }

    #[test]
    fn blank_and_hostile_texts_have_as_many_lines_as_asked_for() {
        assert!(wrap(" \n\t", STYLE, 100.0, 3).is_empty());
        assert!(wrap("a", STYLE, 100.0, 0).is_empty());
        assert_eq!(wrap(&"x".repeat(1 << 16), STYLE, 100.0, 3).len(), 3);
        assert_eq!(wrap("a\0b", STYLE, 100.0, 3), ["a\0b"]);
    }
}
