//! Numbers of payment cards and phones.

use super::tables::list;
use super::{Hit, Kind, around, is_word};

pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    let mut at = 0;
    while at < text.len() {
        let byte = text.as_bytes()[at];
        let is_start = byte.is_ascii_digit() || byte == b'+';
        let number = (is_start && has_digits(text, at)).then(|| Number::at(text, at)).flatten();
        let Some(number) = number else {
            at += 1;
            continue;
        };
        at = number.end;
        let kind = number.card().or_else(|| number.phone());
        let range = number.start..number.end;
        hits.extend(kind.map(|kind| Hit { kind, range, vendor: "" }));
    }
}

/// Whether as many digits follow as the shortest number of this sort has: most numbers in a text are shorter.
fn has_digits(text: &str, at: usize) -> bool {
    const FEWEST: usize = 9;
    let near = text.as_bytes()[at..].iter().take(28);
    near.filter(|it| it.is_ascii_digit()).count() >= FEWEST
}

/// Digits in groups: at most one sign between two of them.
struct Number<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    digits: String,
    /// The lengths of its groups.
    groups: Vec<usize>,
    is_apart: bool,
}

impl<'a> Number<'a> {
    fn at(text: &'a str, start: usize) -> Option<Self> {
        // Longer than any card or phone; what goes on is no number of this sort.
        const MOST: usize = 24;
        let bytes = text.as_bytes();
        let mut at = start + usize::from(bytes[start] == b'+');
        let (mut digits, mut groups, mut end) = (String::new(), vec![0], at);
        while let Some(byte) = bytes.get(at).filter(|_| digits.len() <= MOST) {
            let next_is_digit =
                |ahead: usize| bytes.get(at + ahead).is_some_and(u8::is_ascii_digit);
            let opens = |it: u8| matches!(it, b' ' | b'-' | b'(' | b')' | b'.');
            match byte {
                b'0'..=b'9' => {
                    digits.push(char::from(*byte));
                    *groups.last_mut()? += 1;
                    end = at + 1;
                }
                it if opens(*it) && end == at && next_is_digit(1) => groups.push(0),
                b' ' | b')'
                    if bytes.get(at + 1).is_some_and(|it| opens(*it)) && next_is_digit(2) =>
                {
                    groups.push(0);
                    at += 1;
                }
                _ => break,
            }
            at += 1;
        }
        let (before, after) = (around(text, start).0, around(text, end).1);
        let goes_on = after.is_some_and(|it| "-.:/,%".contains(it))
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        let is_joined = |it: Option<char>| {
            is_word(it) || matches!(it, Some('-' | '.' | ':' | '/' | '#' | '$' | '='))
        };
        let is_address = text[..start].ends_with("tel:");
        let is_apart = (is_address || !is_joined(before)) && !is_word(after) && !goes_on;
        (!digits.is_empty()).then_some(Self {
            start,
            end,
            text: &text[start..end],
            digits,
            groups,
            is_apart,
        })
    }

    fn card(&self) -> Option<Kind> {
        let has = |sign: char| self.text.contains(sign);
        let is_mixed = has(' ') && has('-');
        let is_plain = !is_mixed && !self.text.contains(['+', '(', ')', '.']);
        let is_grouped = matches!(self.groups[..], [_] | [4, 4, 4, 4] | [4, 6, 5] | [4, 6, 4]);
        let prefix =
            |n: usize| self.digits.get(..n).and_then(|it| it.parse().ok()).unwrap_or(0_u32);
        let is_known = matches!(
            (self.digits.len(), prefix(2), prefix(4)),
            (16, 40..=49 | 51..=55 | 65, _)
                | (16, _, 2221..=2720 | 6011 | 3528..=3589)
                | (15, 34 | 37, _)
                | (14, 36 | 38 | 39, _)
                | (14, _, 3000..=3059)
        );
        let is_card = self.is_apart && is_plain && is_grouped && is_known && luhn(&self.digits);
        (is_card && !list("test-card").contains(&self.digits.as_str())).then_some(Kind::CardNumber)
    }

    /// Only the international form is told apart from other numbers: a plus, a country's code, at least nine digits in all.
    fn phone(&self) -> Option<Kind> {
        let n = self.digits.len();
        let is_grouped = self.groups.len() > 1;
        let has_code = !is_grouped || self.groups.first().is_some_and(|it| (1..=3).contains(it));
        let fewest = if is_grouped { 9 } else { 10 };
        let is_sane = self.groups.iter().skip(1).all(|it| (1..=8).contains(it));
        // Numbers that are set aside for fiction: +1 … 555 0100 to 0199.
        let is_fiction = self.digits.starts_with('1') && n == 11 && &self.digits[4..9] == "55501";
        let is_phone = self.text.starts_with('+')
            && self.is_apart
            && (fewest..=15).contains(&n)
            && !self.digits.starts_with('0')
            && has_code
            && is_sane;
        (is_phone && !is_fiction).then_some(Kind::PhoneNumber)
    }
}

/// The check digit of ISO/IEC 7812-1.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') << (at % 2);
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
