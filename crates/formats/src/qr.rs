//! QR codes: a link or a code that a phone takes from a screen.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::html::Escaped;

/// A QR code, as a line to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How many modules it has on each side, without the quiet zone around it.
    pub size: u8,
    /// The dark modules as the `d` of an SVG path, one unit a module, the middle of the first at 0, 0. It is stroked one unit wide,
    /// with square ends, and not filled.
    pub path: String,
    /// Whether it is still read with a seventh of it spoilt (level M); of a longer text, with a fourteenth (level L).
    pub is_robust: bool,
}

/// So many modules around a code have to stay light (ISO/IEC 18004).
pub const QUIET: u8 = 4;

/// The most bytes of a code that stands much spoiling; longer ones are laid out as small as they get, so that a phone still tells their
/// modules apart.
const ROBUST: usize = 300;

/// The QR code of `text`; `None` where it is longer than one can be, which is 2,953 bytes. Above some 1,000, few phones read one from a
/// screen.
///
/// ```
/// use afterword_formats::qr;
///
/// let code = qr::encode("https://afterword.example/#/ballot").ok_or("it is short")?;
/// assert_eq!((code.size, code.is_robust), (29, true));
/// assert!(qr::svg(&code, "Vote").starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4.5 -4.5 37 37\""));
/// assert_eq!(qr::encode(&"x".repeat(3_000)), None);
/// # Ok::<(), &str>(())
/// ```
pub fn encode(text: &str) -> Option<Qr> {
    let is_robust = text.len() <= ROBUST;
    let level = if is_robust { QrCodeEcc::Medium } else { QrCodeEcc::Low };
    let code = QrCode::encode_text(text, level).ok()?;
    Some(Qr { size: u8::try_from(code.size()).ok()?, path: path(&code), is_robust })
}

/// `code` as a picture that stands alone, with its quiet zone on white; `title` is what a screen reader says.
pub fn svg(code: &Qr, title: &str) -> String {
    let side = u32::from(code.size) + 2 * u32::from(QUIET);
    let corner = f32::from(QUIET) + 0.5;
    let title = Escaped(title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{corner} -{corner} {side} {side}\" role=\"img\">\n<title>{title}</title>\n\
         <path fill=\"#fff\" d=\"M-{corner}-{corner}h{side}v{side}h-{side}z\"/>\n\
         <path fill=\"none\" stroke=\"#000\" stroke-linecap=\"square\" d=\"{}\"/>\n</svg>\n",
        code.path
    )
}

/// The dark modules as lines through their middles. A line goes on through its neighbours as long as it finds new ones, which takes half
/// the letters of a line for each row of them.
fn path(code: &QrCode) -> String {
    let size = code.size();
    let place = |x: i32, y: i32| (y * size + x) as usize;
    let mut is_drawn = vec![false; place(0, size)];
    let mut out = String::new();
    let (mut pen_x, mut pen_y) = (0, 0);
    for y in 0..size {
        for x in 0..size {
            if !code.get_module(x, y) || is_drawn[place(x, y)] {
                continue;
            }
            let gap = if y < pen_y { "" } else { " " };
            write!(out, "m{}{gap}{}", x - pen_x, y - pen_y).expect("writing to a String");
            (pen_x, pen_y) = (x, y);
            is_drawn[place(x, y)] = true;
            let begun = out.len();
            while let Some((dx, dy, length)) = on(code, &is_drawn, pen_x, pen_y) {
                for _ in 0..length {
                    (pen_x, pen_y) = (pen_x + dx, pen_y + dy);
                    is_drawn[place(pen_x, pen_y)] = true;
                }
                let (letter, sign) = (if dy == 0 { 'h' } else { 'v' }, dx + dy);
                write!(out, "{letter}{}", sign * length).expect("writing to a String");
            }
            if out.len() == begun {
                out += "h0";
            }
        }
    }
    out
}

/// The way on from a module that meets the most dark ones that are not drawn yet: its direction, and how far to the last of them.
fn on(code: &QrCode, is_drawn: &[bool], x: i32, y: i32) -> Option<(i32, i32, i32)> {
    let mut best = None;
    for (dx, dy) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
        let (mut n_new, mut last, mut length) = (0, 0, 0);
        while code.get_module(x + dx * (length + 1), y + dy * (length + 1)) {
            length += 1;
            let at = (y + dy * length) * code.size() + x + dx * length;
            if !is_drawn[at as usize] {
                (n_new, last) = (n_new + 1, length);
            }
        }
        if n_new > best.map_or(0, |it: (i32, _)| it.0) {
            best = Some((n_new, (dx, dy, last)));
        }
    }
    best.map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use qrcodegen::QrSegment;

    use super::*;

    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// Draws the path on a grid of modules, and what was drawn is read by another's decoder.
    fn scanned(code: &Qr) -> String {
        let size = i32::from(code.size);
        let mut grid = vec![false; (size * size) as usize];
        let (mut x, mut y) = (0, 0);
        let mut paint = |x: i32, y: i32| {
            assert!((0..size).contains(&x) && (0..size).contains(&y));
            grid[(y * size + x) as usize] = true;
        };
        let mut rest = code.path.clone();
        while !rest.is_empty() {
            let letter = rest.remove(0);
            let end = rest.find(|it: char| it.is_ascii_alphabetic()).unwrap_or(rest.len());
            let numbers = rest[..end].to_owned();
            rest = rest[end..].to_owned();
            if letter == 'm' {
                let spaced = numbers.replace('-', " -");
                let numbers: Vec<i32> =
                    spaced.split_whitespace().map(|it| it.parse().unwrap()).collect();
                (x, y) = (x + numbers[0], y + numbers[1]);
                continue;
            }
            let length: i32 = numbers.parse().unwrap();
            paint(x, y);
            for _ in 0..length.abs() {
                match letter {
                    'h' => x += length.signum(),
                    'v' => y += length.signum(),
                    other => panic!("{other}"),
                }
                paint(x, y);
            }
        }
        let scale = 3;
        let side = (usize::from(code.size) + 2 * usize::from(QUIET)) * scale;
        let quiet = i32::from(QUIET);
        let dark = |x: usize, y: usize| {
            let (x, y) = ((x / scale) as i32 - quiet, (y / scale) as i32 - quiet);
            let is_in = (0..size).contains(&x) && (0..size).contains(&y);
            is_in && grid[(y * size + x) as usize]
        };
        let light = |x, y| if dark(x, y) { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, light);
        image.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn another_program_reads_what_we_draw() {
        for n in [1, 20, 60, 200, 300, 301, 900] {
            let start = "https://afterword.example/#/vote/1".chars();
            let text: String = start.chain(LETTERS.chars().cycle().step_by(5)).take(n).collect();
            assert_eq!(scanned(&encode(&text).unwrap()), text);
        }
        assert_eq!(scanned(&encode("Größe: 5 €").unwrap()), "Größe: 5 €");
    }

    #[test]
    fn a_link_of_two_hundred_letters_is_small() {
        let mut seed = 1_u32;
        let text: String = (0..200)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let letter = (seed >> 20) as usize % LETTERS.len();
                char::from(LETTERS.as_bytes()[letter])
            })
            .collect();
        let code = encode(&text).unwrap();
        assert!(code.is_robust && code.size == 57);
        let n_bytes = svg(&code, "Vote").len();
        assert!(n_bytes < 4_096, "{n_bytes}");
    }

    #[test]
    fn the_longest_that_there_can_be() {
        let longest = "x".repeat(2_953);
        assert_eq!(encode(&longest).map(|it| (it.size, it.is_robust)), Some((177, false)));
        assert_eq!(encode(&format!("{longest}x")), None);
        assert_eq!(QrSegment::make_segments("").len(), 0);
        assert!(encode("").is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_back(text in "[ -~äß€]{1,120}") {
            prop_assert_eq!(scanned(&encode(&text).unwrap()), text);
        }
    }
}
