//! Decimal figures as people write them, in the two conventions there are: 1,234.50 and 1.234,50.

/// What a language puts before decimals. Of point and comma, the other one parts thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// 1,234.50
    #[default]
    Point,
    /// 1.234,50
    Comma,
}

impl DecimalMark {
    /// The mark before decimals.
    pub fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// The mark between thousands.
    pub fn thousands(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }
}

/// What is wrong with a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureProblem {
    /// It is none, or a negative one, or larger than can be counted.
    None,
    /// It has more than two decimals.
    TooFine,
    /// One mark before three digits, which is the decimal mark of the reader's language and parts thousands in the other:
    /// the figure in hundredths as thousands, and as decimals, rounded.
    Either(u64, u64),
}

/// The figure that is written, in hundredths.
///
/// Blanks and apostrophes part thousands in every language. Of a point or a comma that stands alone, one or two digits behind it
/// are decimals and three are a thousand, whatever the language; only where three digits follow the decimal mark of the language,
/// nobody but the author knows.
pub(super) fn hundredths(written: &str, mark: DecimalMark) -> Result<u64, FigureProblem> {
    let (body, is_spaced) = without_spaces(written).ok_or(FigureProblem::None)?;
    let only = |kind: char| body.matches(kind).count();
    let decimal = match (only('.'), only(',')) {
        (0, 0) => None,
        (1, 0) => is_decimal(body.as_str(), '.', is_spaced, mark)?,
        (0, 1) => is_decimal(body.as_str(), ',', is_spaced, mark)?,
        (_, 0) | (0, _) => None,
        // The one that comes last stands before the decimals.
        _ => body.chars().rfind(|it| matches!(it, '.' | ',')),
    };
    let (whole, fraction) = match decimal {
        Some(it) => body.split_once(it).ok_or(FigureProblem::None)?,
        None => (body.as_str(), ""),
    };
    let whole = ungrouped(whole).ok_or(FigureProblem::None)?;
    let is_digits = fraction.bytes().all(|it| it.is_ascii_digit());
    match fraction.len() {
        _ if !is_digits || (whole.is_empty() && fraction.is_empty()) => Err(FigureProblem::None),
        0..=2 => format!("{whole}{fraction:0<2}").parse().map_err(|_| FigureProblem::None),
        _ => Err(FigureProblem::TooFine),
    }
}

/// Whether the only `kind` in `body` stands before decimals.
fn is_decimal(
    body: &str,
    kind: char,
    is_spaced: bool,
    mark: DecimalMark,
) -> Result<Option<char>, FigureProblem> {
    let (whole, rest) = body.split_once(kind).unwrap_or((body, ""));
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let could_part = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && !is_spaced;
    if rest.len() != 3 || !could_part || !is_digits(whole) || !is_digits(rest) {
        return Ok(Some(kind));
    }
    if kind == mark.thousands() {
        return Ok(None);
    }
    let thousands: u64 = format!("{whole}{rest}").parse().map_err(|_| FigureProblem::None)?;
    Err(FigureProblem::Either(thousands * 100, (thousands + 5) / 10))
}

/// The figure without the blanks and apostrophes between its thousands, and whether there were any; also without the dash that
/// stands for no decimals: “25,– €”. Nothing if they part anything else.
fn without_spaces(written: &str) -> Option<(String, bool)> {
    let written = written.trim();
    let dashless = written.trim_end_matches(['-', '–', '—']);
    let written = match dashless.strip_suffix(['.', ',']) {
        Some(whole) => whole,
        None => written,
    };
    let is_space = |it: char| matches!(it, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’');
    let mut groups = written.split(is_space);
    let first = groups.next()?;
    let mut body = first.to_owned();
    let mut is_spaced = false;
    for group in groups {
        let digits = group.split(['.', ',']).next().unwrap_or_default();
        if digits.len() != 3 || body.is_empty() || body.contains(['.', ',']) {
            return None;
        }
        is_spaced = true;
        body.push_str(group);
    }
    (!is_spaced || (1..=3).contains(&first.len())).then_some((body, is_spaced))
}

/// The digits of a whole figure without the marks between its thousands; nothing if one parts anything else.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut is_grouped = false;
    for group in groups {
        is_grouped = true;
        (group.len() == 3).then_some(())?;
        digits.push_str(group);
    }
    let is_one_kind = !(whole.contains('.') && whole.contains(','));
    let is_whole = digits.bytes().all(|it| it.is_ascii_digit());
    let begins = !is_grouped || (1..=3).contains(&first.len());
    (is_whole && is_one_kind && begins).then_some(digits)
}

/// A count with its thousands parted, as a language writes it whose decimals come after `mark`.
///
/// ```
/// use afterword_core::amount::{DecimalMark, count_written};
///
/// assert_eq!(count_written(50_000, DecimalMark::Point), "50,000");
/// assert_eq!(count_written(1_234_567, DecimalMark::Comma), "1.234.567");
/// ```
pub fn count_written(count: u64, mark: DecimalMark) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark.thousands());
        }
        out.push(digit);
    }
    out
}

/// The count that somebody wrote, with its thousands parted in any of the ways there are, or not at all.
///
/// ```
/// use afterword_core::amount::count_read;
///
/// let same = ["1200000", "1 200 000", "1,200,000", "1.200.000", "1’200’000"];
/// assert_eq!(same.map(count_read), [Some(1_200_000); 5]);
/// assert_eq!(["1.5", "-3", "many", ""].map(count_read), [None; 4]);
/// ```
pub fn count_read(written: &str) -> Option<u64> {
    let (body, _) = without_spaces(written)?;
    ungrouped(&body).filter(|it| !it.is_empty())?.parse().ok()
}

/// `value` with so many digits behind the mark, at most six, its thousands parted: 1,234.5 or 1.234,5. What is no number is none.
///
/// ```
/// use afterword_core::amount::{DecimalMark, decimal_written};
///
/// assert_eq!(decimal_written(1_234.56, 1, DecimalMark::Comma), "1.234,6");
/// assert_eq!(decimal_written(-0.5, 2, DecimalMark::Point), "−0.50");
/// assert_eq!(decimal_written(f64::NAN, 0, DecimalMark::Point), "0");
/// ```
pub fn decimal_written(value: f64, digits: u8, mark: DecimalMark) -> String {
    // By way of whole numbers: writing floats is kilobytes of WebAssembly.
    let digits = digits.min(6);
    let scale = 10_u64.pow(digits.into());
    let parts = (value.abs() * scale as f64).round() as u64;
    let sign = if value < 0.0 && parts > 0 { "−" } else { "" };
    let whole = count_written(parts / scale, mark);
    match digits {
        0 => format!("{sign}{whole}"),
        digits => {
            let (mark, rest, width) = (mark.decimal(), parts % scale, usize::from(digits));
            format!("{sign}{whole}{mark}{rest:0width$}")
        }
    }
}

/// `hundredths` as a figure with thousands parted, and with two decimals or none.
pub(super) fn written(hundredths: u64, mark: DecimalMark) -> String {
    let mut out = count_written(hundredths / 100, mark);
    match hundredths % 100 {
        0 => {}
        rest => out.extend([mark.decimal().to_string(), format!("{rest:02}")]),
    }
    out
}
