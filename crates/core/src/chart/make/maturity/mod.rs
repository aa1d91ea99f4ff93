//! Charts of maturity: how it stands by dimension, how it went on, and what is done about it when.

mod profile;
mod progress;
mod roadmap;
#[cfg(test)]
mod tests;

pub use profile::{Profile, ProfileRow, maturity_profile};
pub use progress::maturity_progress;
pub use roadmap::roadmap;

use super::super::figure::decimal;
use crate::draw::Words;
use crate::maturity::MOST_LEVELS;

/// A score as it is shown: tenths of a level, cut and never rounded up, and no score that no model has.
fn cut(levels: f64) -> f64 {
    let levels = levels.clamp(0.0, MOST_LEVELS as f64);
    // What is a tenth but for the last bits of a sum is that tenth.
    (levels * 10.0 + 1e-9).floor() / 10.0
}

/// `2.4`, or that there is none.
fn level(levels: Option<f64>, words: &Words) -> String {
    levels
        .map_or_else(|| words.get("chart-not-assessed").to_owned(), |it| decimal(cut(it), 1, words))
}
