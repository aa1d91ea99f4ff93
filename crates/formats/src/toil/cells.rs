//! What a cell says: numbers, lengths, shares, and words of a few, as people write them in English and German.

use afterword_core::amount::{Share, unit_seconds};
use afterword_core::toil::{Growth, Period, Rhythm, Score};

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LengthUnit {
    Seconds,
    Minutes,
    Hours,
}

impl LengthUnit {
    pub(super) fn seconds(self) -> u32 {
        match self {
            Self::Seconds => 1,
            Self::Minutes => 60,
            Self::Hours => 3_600,
        }
    }

    /// The unit of that name, in small letters. A day is none: nobody knows whether it has eight hours or twenty-four.
    pub(super) fn named(name: &str) -> Option<Self> {
        let seconds = unit_seconds(name.trim_end_matches('.'))?;
        [Self::Seconds, Self::Minutes, Self::Hours].into_iter().find(|it| it.seconds() == seconds)
    }
}

/// A length such as `2 h`, `1 h 30 min` or `90 s`, in seconds; a bare number is in `usual`.
pub(super) fn seconds(cell: &str, usual: LengthUnit) -> Option<u32> {
    if let Some(bare) = number(cell) {
        return rounded(bare * f64::from(usual.seconds()));
    }
    let lower = cell.to_lowercase();
    let (mut rest, mut sum) = (lower.trim(), 0.0);
    while !rest.is_empty() {
        let (figure, behind) = split_where(rest, |it| !is_of_number(it));
        let (unit, behind) = split_where(behind.trim_start(), |it| !is_of_unit(it));
        sum += number(figure)? * f64::from(LengthUnit::named(unit)?.seconds());
        rest = behind.trim_start();
    }
    (!lower.trim().is_empty()).then_some(sum).and_then(rounded)
}

/// The same in whole minutes, of which a part is rounded.
pub(super) fn minutes(cell: &str, usual: LengthUnit) -> Option<u32> {
    if let Some(bare) = number(cell) {
        return rounded(bare * f64::from(usual.seconds()) / 60.0);
    }
    let exact = cell.trim().to_lowercase();
    match exact.strip_suffix("min").and_then(whole) {
        Some(minutes) => Some(minutes),
        None => seconds(cell, usual).and_then(|it| rounded(f64::from(it) / 60.0)),
    }
}

fn is_of_number(it: char) -> bool {
    it.is_ascii_digit() || matches!(it, '.' | ',')
}

fn is_of_unit(it: char) -> bool {
    it.is_alphabetic() || it == '.'
}

fn split_where(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

fn rounded(value: f64) -> Option<u32> {
    let value = value.round();
    (0.0..=f64::from(u32::MAX)).contains(&value).then_some(value as u32)
}

/// A figure that is not negative, with either decimal mark. Of one mark before three digits nobody knows what it parts.
pub(super) fn number(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let last = cell.rfind(['.', ',']);
    let (whole, fraction) = last.map_or((cell, ""), |at| (&cell[..at], &cell[at + 1..]));
    let mark = last.and_then(|at| cell[at..].chars().next());
    let is_repeated = mark.is_some_and(|it| whole.contains(it));
    if is_repeated || last.is_none() {
        return grouped(cell)?.parse().ok();
    }
    let is_grouped = whole.contains(['.', ',']);
    let may_part = fraction.len() == 3 && !is_grouped && !whole.starts_with('0');
    if may_part || !is_digits(fraction) {
        return None;
    }
    format!("{}.{fraction}", grouped(whole)?).parse().ok().filter(|it: &f64| it.is_finite())
}

/// A whole number, its thousands parted or not.
pub(super) fn whole(cell: &str) -> Option<u32> {
    grouped(cell.trim())?.parse().ok()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// The digits without one kind of mark between thousands.
fn grouped(text: &str) -> Option<String> {
    let mut groups = text.split(['.', ',', '\'', '’', ' ', '\u{a0}', '\u{202f}']);
    let mut digits = groups.next()?.to_owned();
    let first = digits.len();
    for group in groups {
        (group.len() == 3 && first <= 3).then_some(())?;
        digits += group;
    }
    let has_two = text.contains('.') && text.contains(',');
    (is_digits(&digits) && !has_two).then_some(digits)
}

/// A share such as `12.5 %`, or `0.05` of one. A bare `1` may be of one or of a hundred, and is neither.
pub(super) fn share(cell: &str) -> Option<Share> {
    Share::read(cell).filter(|_| cell.trim() != "1")
}

/// A growth such as `-25 %`. Without the sign, a number up to one may be of one or of a hundred, and is neither.
pub(super) fn growth(cell: &str) -> Option<Growth> {
    let cell = cell.trim();
    let bare = cell.strip_prefix(['-', '−', '–']);
    let millionths = millionths(bare.unwrap_or_else(|| cell.trim_start_matches('+')))?;
    let millionths = i32::try_from(millionths).ok()?;
    Growth::from_millionths(if bare.is_some() { -millionths } else { millionths })
}

fn millionths(cell: &str) -> Option<i64> {
    let cell = cell.trim();
    let bare = cell.strip_suffix('%');
    let percent = percent(bare.unwrap_or(cell).trim_end())?;
    let is_clear = bare.is_some() || percent == 0 || percent > PERCENT;
    is_clear.then_some(percent)
}

const PERCENT: i64 = 10_000;

/// A percentage in millionths: behind its mark are up to four digits, and no mark parts thousands.
fn percent(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_fit = is_digits(whole) && is_digits(fraction) && whole.len() <= 6 && fraction.len() <= 4;
    is_fit.then(|| format!("{whole}{fraction:0<4}").parse().ok()).flatten()
}

/// Millionths as a percentage that [`share`] and [`growth`] read.
pub(super) fn percent_written(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, rest) = (millionths.abs() / PERCENT, millionths.abs() % PERCENT);
    let digits = format!("{whole}.{rest:04}");
    format!("{sign}{} %", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// A mark of 1 to 5.
pub(super) fn score(cell: &str) -> Option<Score> {
    Score::new(u8::try_from(whole(cell)?).ok()?)
}

/// A yes or a no.
pub(super) fn yes(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "✓" | "✔" | "✅" | "ja" | "j" | "wahr" => {
            Some(true)
        }
        "no" | "n" | "false" | "0" | "-" | "–" | "nein" | "falsch" => Some(false),
        _ => None,
    }
}

/// What occurrences are counted by.
pub(super) fn period(cell: &str) -> Option<Period> {
    let word = cell.trim().to_lowercase();
    Period::named(&word).or_else(|| Period::of_adverb(&word))
}

/// How often, of one cell or of two: `50` and `week`, `50 a week`, `3x/Woche`, `monthly`.
pub(super) fn rhythm(count: &str, per: &str) -> Option<Rhythm> {
    if let (Some(count), Some(per)) = (whole(count), period(per)) {
        return Some(Rhythm { count, per });
    }
    let said = match (count.trim(), per.trim()) {
        (said, "") | ("", said) => said.to_lowercase(),
        _ => return None,
    };
    let (figure, behind) = split_where(&said, |it| !is_of_number(it));
    if figure.is_empty() {
        return Period::of_adverb(&said).map(|per| Rhythm { count: 1, per });
    }
    let mut words = behind.split(|it: char| it.is_whitespace() || matches!(it, '/' | '×'));
    let word = words.rfind(|it| !it.is_empty())?;
    let is_filler = |it: &str| {
        matches!(it, "" | "x" | "times" | "mal" | "a" | "per" | "an" | "each" | "pro" | "je" | "im")
    };
    let is_plain = words.all(is_filler);
    let per = period(word).filter(|_| is_plain)?;
    Some(Rhythm { count: whole(figure)?, per })
}

/// What stands in a cell of several: between semicolons, commas and lines, and in quotes where one of these is part of it.
pub(super) fn several(cell: &str) -> Vec<String> {
    let mut rest = next(cell).trim_end();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (one, behind) = quoted(rest).unwrap_or_else(|| bare(rest));
        found.push(one);
        rest = behind;
    }
    found
}

fn bare(text: &str) -> (String, &str) {
    let (one, behind) = split_where(text, is_between);
    (one.trim().to_owned(), next(behind))
}

/// What stands in quotes up to the next mark; `None` where none begin here, or they don't end in front of one.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut one = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        one += before;
        let Some(more) = behind.strip_prefix('"') else {
            let behind = behind.trim_start_matches(' ');
            let is_end = behind.is_empty() || behind.starts_with(is_between);
            return is_end.then(|| (one, next(behind)));
        };
        one.push('"');
        rest = more;
    }
}

fn is_between(it: char) -> bool {
    matches!(it, ';' | ',' | '\n' | '\r')
}

/// What stands behind the mark that `text` begins with.
fn next(text: &str) -> &str {
    text.trim_start_matches(|it: char| is_between(it) || it.is_whitespace())
}

/// Several as one cell that [`several`] reads.
pub(super) fn several_written<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    let each = all.into_iter().map(|it| in_quotes(it.as_ref()));
    each.collect::<Vec<String>>().join("; ")
}

fn in_quotes(text: &str) -> String {
    let is_plain = !text.is_empty() && text.trim() == text && !text.contains(['"']);
    if is_plain && !text.contains(is_between) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        let check = |cell, expected| {
            assert_eq!(seconds(cell, LengthUnit::Minutes), expected, "{cell}");
        };
        check("15", Some(900));
        check("2 h", Some(7_200));
        check("90 s", Some(90));
        check("1 h 30 min", Some(5_400));
        check("1,5 Std.", Some(5_400));
        check("0.25h", Some(900));
        check("0", Some(0));
        for cell in [
            "",
            "-5",
            "2 d",
            "h",
            "1.500",
            "1:30",
            "5 min later",
            "99999999999",
            "NaN",
            "1e9",
            "inf",
        ] {
            check(cell, None);
        }
        assert_eq!(minutes("7.33", LengthUnit::Hours), Some(440));
        assert_eq!(minutes("4294967295 min", LengthUnit::Hours), Some(u32::MAX));
    }

    #[test]
    fn shares_are_percentages() {
        let millionths = |cell| share(cell).map(Share::millionths);
        assert_eq!(millionths("12.5 %"), Some(125_000));
        assert_eq!(millionths("12,5%"), Some(125_000));
        assert_eq!(millionths("5"), Some(50_000));
        assert_eq!(millionths("0"), Some(0));
        for cell in ["0.05", "0,05", "5 %"] {
            assert_eq!(millionths(cell), Some(50_000), "{cell}");
        }
        assert_eq!(millionths("0.05 %"), Some(500));
        assert_eq!(millionths("1,0"), Some(1_000_000));
        assert_eq!(growth("0.05"), None);
        for cell in ["1", "101 %", "-1 %", "5 of 100", "%", "1.23456 %"] {
            assert_eq!(millionths(cell), None, "{cell}");
        }
        assert_eq!(growth("-25 %").map(Growth::millionths), Some(-250_000));
        assert_eq!(growth("+10 %").map(Growth::millionths), Some(100_000));
        assert_eq!(growth("-101 %"), None);
        assert_eq!(growth("1001 %"), None);
    }

    #[test]
    fn how_often_is_one_cell_or_two() {
        let check = |count: &str, per: &str, expected: Option<(u32, Period)>| {
            let found = rhythm(count, per).map(|it| (it.count, it.per));
            assert_eq!(found, expected, "{count} {per}");
        };
        check("50", "week", Some((50, Period::Week)));
        check("1.000", "Jahr", Some((1_000, Period::Year)));
        check("50 a week", "", Some((50, Period::Week)));
        check("3x/Woche", "", Some((3, Period::Week)));
        check("2 mal pro Monat", "", Some((2, Period::Month)));
        check("", "monthly", Some((1, Period::Month)));
        check("50", "", None);
        check("", "week", None);
        check("-1", "week", None);
        check("2.5", "week", None);
        check("50 a week", "month", None);
        check("some", "week", None);
    }

    proptest! {
        #[test]
        fn several_read_back(all in vec("[a-c;,\"\r\n é]{0,5}", 0..5)) {
            prop_assert_eq!(several(&several_written(&all)), all);
        }

        #[test]
        fn percentages_read_back(share_of in 0..=1_000_000_u32, growth_of in -1_000_000..=10_000_000_i32) {
            prop_assert_eq!(share(&percent_written(share_of.into())), Share::from_millionths(share_of));
            prop_assert_eq!(growth(&percent_written(growth_of.into())), Growth::from_millionths(growth_of));
        }

        #[test]
        fn any_cell_has_an_answer(cell in "[-0-9.,:x%/ hmins\"€×äT\u{a0}]{0,20}", other in any::<String>()) {
            for it in [cell.as_str(), other.as_str()] {
                let _ = (seconds(it, LengthUnit::Hours), minutes(it, LengthUnit::Hours), share(it), growth(it));
                let _ = (whole(it), score(it), yes(it), rhythm(it, ""), rhythm(it, it), several(it));
            }
        }
    }
}
