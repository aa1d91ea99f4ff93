//! A chart that has been drawn: what a page shows of it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Chart, ChartStyle, Table};
use crate::draw::Scene;

/// A chart as a page shows it: its words, its picture and the table behind it.
///
/// Where charts are drawn they need the figures, of which there may be many; a page needs only this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Its name in files and addresses.
    pub key: String,
    /// What it shows.
    pub title: String,
    /// What is counted or measured, and in which unit.
    pub unit: String,
    /// How many it is made of.
    pub n: String,
    /// What has to be known to read it. Sentences.
    pub notes: Vec<String>,
    /// The picture, or why there is none.
    pub picture: Result<Rc<Scene>, String>,
    /// Every number of the picture, and those that it has no room for.
    pub table: Table,
}

impl Drawn {
    /// `chart`, drawn in `style`. Where there is too little to draw there is a sentence and no picture.
    ///
    /// ```
    /// use afterword_core::chart::{ChartStyle, Drawn, ages};
    /// use afterword_core::draw::Words;
    ///
    /// let words = Words::english();
    /// let style = ChartStyle { width: 480.0, has_text: false, words: &words };
    /// assert_eq!(Drawn::of(ages(&[4, 2, 0, 1], &words), style).n, "n = 7 open actions");
    /// assert_eq!(Drawn::of(ages(&[0; 4], &words), style).picture, Err("No action is open.".to_owned()));
    /// ```
    pub fn of(chart: Chart, style: ChartStyle<'_>) -> Self {
        let picture = match &chart.body {
            Ok(_) => Ok(Rc::new(chart.draw(style))),
            Err(reason) => Err(reason.clone()),
        };
        let Chart { key, title, unit, n, notes, table, .. } = chart;
        Self { key, title, unit, n, notes, picture, table }
    }
}
