//! Coordinates as text: at most two decimals and none that say nothing.

use std::fmt;

/// A coordinate as SVG wants it.
///
/// ```
/// use afterword_core::draw::Number;
///
/// assert_eq!(Number(12.0).to_string(), "12");
/// assert_eq!(Number(-0.126).to_string(), "-0.13");
/// assert_eq!(Number(f64::NAN).to_string(), "0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // By way of whole numbers: writing floats is kilobytes of WebAssembly, and would show noise of the last bit.
        let hundredths = (self.0 * 100.0).round() as i64;
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
            rest => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}
