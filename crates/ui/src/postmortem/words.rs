//! Numbers and names as the editor says them.

use crate::words::decimal;

/// A share in millionths as a percentage with as many decimals as matter; more than the whole is possible.
pub(super) fn percent(millionths: u64) -> String {
    let (whole, rest) = (millionths / 10_000, millionths % 10_000);
    match whole {
        _ if rest == 0 => format!("{whole} %"),
        100.. => format!("{whole} %"),
        1.. => decimal(&format!("{whole}.{} %", rest / 1000)),
        0 => decimal(&format!("0.{} %", format!("{rest:04}").trim_end_matches('0'))),
    }
}

/// `text` as the beginning of a sentence.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_say_as_much_as_matters() {
        let cases = [
            (0, "0 %"),
            (500_000, "50 %"),
            (123_456, "12.3 %"),
            (1_500, "0.15 %"),
            (1, "0.0001 %"),
            (3_127_000, "312 %"),
        ];
        for (millionths, expected) in cases {
            assert_eq!(percent(millionths), expected);
        }
    }
}
