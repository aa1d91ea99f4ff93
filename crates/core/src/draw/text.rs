//! Something written in a picture.

use serde::{Deserialize, Serialize};

use super::{Ink, hundredths, measure};

/// One or more lines of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// Where its lines begin, end or have their middle.
    #[serde(with = "hundredths")]
    pub x: f64,
    /// The baseline of its first line.
    #[serde(with = "hundredths")]
    pub y: f64,
    /// Its lines, as [`measure::wrap`] gives them.
    #[serde(rename = "t")]
    pub lines: Vec<String>,
    /// From one baseline to the next.
    #[serde(rename = "l", with = "hundredths")]
    pub leading: f64,
    /// The size of the letters.
    #[serde(rename = "s", with = "hundredths")]
    pub size: f64,
    /// Which end of its lines `x` is.
    #[serde(rename = "a", default, skip_serializing_if = "is_usual")]
    pub anchor: Anchor,
    /// What sort of letters.
    #[serde(rename = "f", default, skip_serializing_if = "is_usual")]
    pub face: Face,
    /// Its colour.
    #[serde(rename = "i")]
    pub ink: Ink,
    /// Whether it is bolder than the rest.
    #[serde(rename = "b", default, skip_serializing_if = "is_usual")]
    pub bold: bool,
    /// Whether it is crossed out.
    #[serde(rename = "k", default, skip_serializing_if = "is_usual")]
    pub struck: bool,
    /// Whether it stands on a ground of paper, so that lines behind it don't touch its letters.
    #[serde(rename = "h", default, skip_serializing_if = "is_usual")]
    pub halo: bool,
}

fn is_usual<T: Default + PartialEq>(it: &T) -> bool {
    *it == T::default()
}

/// Which end of a line stands where the text is placed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// Sorts of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// Those of the interface.
    #[default]
    Ui,
    /// Those of the document's prose.
    Serif,
}

impl Face {
    /// The families that are tried in turn: those of the page, for a picture looks the same on it and beside it.
    pub fn families(self) -> &'static str {
        match self {
            Self::Ui => "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
            Self::Serif => {
                "Charter, 'Bitstream Charter', 'Iowan Old Style', 'Sitka Text', Cambria, 'Source Serif 4', 'Noto Serif', Georgia, serif"
            }
        }
    }
}

impl Text {
    /// One line in the letters of the interface.
    pub fn new(x: f64, y: f64, size: f64, text: impl Into<String>) -> Self {
        Self {
            x,
            y,
            lines: vec![text.into()],
            leading: (size * 1.35).round(),
            size,
            anchor: Anchor::Start,
            face: Face::Ui,
            ink: Ink::Ink,
            bold: false,
            struck: false,
            halo: false,
        }
    }

    /// The same text in another colour.
    pub fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same text from another end.
    pub fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The same text, bolder.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same text on a ground of paper.
    pub fn halo(self) -> Self {
        Self { halo: true, ..self }
    }

    /// An upper bound of the width of its longest line.
    pub fn width(&self) -> f64 {
        let style = measure::Style { size: self.size, bold: self.bold };
        self.lines.iter().map(|it| measure::width(it, style)).fold(0.0, f64::max)
    }
}
