//! The table behind a chart: every number of the picture, and those that it has no room for.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::figure;
use crate::draw::Words;

/// Rows of figures below a row of what they are, units included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What each column holds, with its unit: `Median (min)`.
    pub header: Vec<String>,
    /// The rows; each has as many cells as the header.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a table.
///
/// It crosses from a worker to its page with as many digits as are worth reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// A name.
    #[serde(rename = "t")]
    Text(String),
    /// A number, and how many digits behind the point are worth reading.
    #[serde(rename = "n", serialize_with = "write_number", deserialize_with = "read_number")]
    Number(f64, u8),
    /// Nobody knows; never zero.
    #[serde(rename = "u")]
    Unknown,
}

impl Table {
    /// An empty table with a header of `words`’ texts.
    pub(super) fn new(keys: &[&str], words: &Words) -> Self {
        let header = keys.iter().map(|it| words.get(it).to_owned()).collect();
        Self { header, rows: Vec::new() }
    }

    pub(super) fn push<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.into());
    }

    /// Whether a column holds numbers, which stand to the right.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|it| it.get(column));
        cells().all(|it| !matches!(it, Cell::Text(_)))
            && cells().any(|it| matches!(it, Cell::Number(..)))
    }
}

impl Cell {
    /// A whole number.
    pub(super) fn count(n: usize) -> Self {
        Self::Number(n as f64, 0)
    }

    /// A number where there is one.
    pub(super) fn known<E>(value: Result<f64, E>, digits: u8) -> Self {
        value.map_or(Self::Unknown, |it| Self::Number(it, digits))
    }

    /// As people read it; what nobody knows is empty.
    ///
    /// ```
    /// use afterword_core::chart::Cell;
    /// use afterword_core::draw::Words;
    ///
    /// assert_eq!(Cell::Number(2.5, 1).text(&Words::english()), "2.5");
    /// assert_eq!(Cell::Number(2.5, 1).plain(), "2.5");
    /// ```
    pub fn text(&self, words: &Words) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(value, digits) => figure::decimal(*value, *digits, words),
            Self::Unknown => String::new(),
        }
    }

    /// As programs read it, in any language.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(value, digits) => figure::plain(*value, *digits),
            Self::Unknown => String::new(),
        }
    }
}

fn write_number<S: Serializer>(value: &f64, digits: &u8, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&figure::plain(*value, *digits))
}

fn read_number<'de, D: Deserializer<'de>>(from: D) -> Result<(f64, u8), D::Error> {
    let text = String::deserialize(from)?;
    let digits = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    let value = text.parse().map_err(D::Error::custom)?;
    Ok((value, u8::try_from(digits).unwrap_or(u8::MAX)))
}
