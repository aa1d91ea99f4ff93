//! Figures from elsewhere that suggest scores: what was measured, how much it was, of how many data points, and when.

use afterword_core::maturity::{Finite, Metric};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::json;
use super::node::Node;
use super::note::{FileNote, bounded};
use crate::actions::days;
use crate::csv::Table;
use crate::error::{At, ReadError, Trouble};

/// Something that was measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What: the name of a [`Metric`], or what a model of one's own calls it.
    pub metric: String,
    /// How much it was, in the unit of the metric.
    pub figure: Finite,
    /// The unit that the file says, if it says one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Of how many data points; unsaid where the file does not say.
    pub n: Option<u32>,
    /// The day that it is of.
    pub on: Option<NaiveDate>,
}

/// The figures of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresRead {
    /// The figures, in the order of the file.
    pub figures: Vec<Figure>,
    /// What was not understood, with its line.
    pub notes: Vec<FileNote>,
}

/// Reads figures from a table with the columns Metric, Figure, and where they are known Unit, N and Date, or from JSON: a list of objects
/// with these members, or an object that has a number or such an object for each metric.
///
/// A figure without data points is read and can't suggest anything until somebody says how many there were. A metric that is none of ours
/// is kept as it is called.
///
/// # Errors
///
/// What is neither JSON nor a table with these columns, and what exceeds the [limits](crate::limits).
///
/// ```
/// use afterword_formats::maturity::read_figures;
///
/// let read = read_figures("Metric;Figure;N;Date\nToil share;32,5 %;12;2025-10-01\nlead-time;soon;;\n")?;
/// let it = &read.figures[0];
/// assert_eq!((&*it.metric, it.figure.get(), &*it.unit, it.n), ("toil-share", 32.5, "%", Some(12)));
/// assert_eq!(read.notes[0].to_string(), "line 3: “soon” is no figure: this row is left out");
/// assert_eq!(read_figures(r#"{"toil-share": 32.5}"#)?.figures[0].n, None);
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn read_figures(text: &str) -> Result<FiguresRead, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut read = FiguresRead { figures: Vec::new(), notes: Vec::new() };
    if text.trim_start().starts_with(['{', '[']) {
        crate::limits::check_size(text.as_bytes())?;
        let (node, notes) = json::read(text)?;
        read.notes = notes;
        let figures = node.get("figures").unwrap_or(&node);
        for it in figures.items() {
            let name = it.text_of("metric").or_else(|| it.text_of("name")).unwrap_or_default();
            read.of_json(name, it);
        }
        for it in figures.members() {
            read.of_json(&it.key, &it.node);
        }
    } else {
        read.of_table(&Table::parse(text)?)?;
    }
    if read.figures.is_empty() && read.notes.is_empty() {
        return Err(ReadError::new("the file holds no figures").of(Trouble::Empty));
    }
    read.notes = bounded(read.notes);
    Ok(read)
}

impl FiguresRead {
    fn of_json(&mut self, metric: &str, it: &Node) {
        let member = |keys: &[&str]| keys.iter().find_map(|key| it.get(key));
        let value = if it.is_map() { member(&["figure", "value"]) } else { Some(it) };
        let count = member(&["n", "count", "dataPoints"]).and_then(Node::text);
        let day = member(&["date", "on", "day"]).and_then(Node::text).unwrap_or_default();
        let cells = Cells {
            metric,
            figure: value.and_then(Node::text).unwrap_or_default(),
            unit: it.text_of("unit").unwrap_or_default(),
            n: count.unwrap_or_default(),
            day,
        };
        self.take(&cells, it.at);
    }

    fn of_table(&mut self, table: &Table) -> Result<(), ReadError> {
        let column = |names: &[&str]| names.iter().find_map(|it| table.column(it));
        let metric = column(&["metric", "measure", "name", "metrik", "kennzahl", "messgröße"]);
        let figure = column(&["figure", "value", "number", "wert", "zahl"]);
        let (Some(metric), Some(figure)) = (metric, figure) else {
            let message = "expected a line that names the columns Metric and Figure";
            return Err(ReadError::at(table.header.line, 1, message).of(Trouble::Columns));
        };
        let unit = column(&["unit", "einheit"]);
        let n = column(&["n", "count", "data points", "datapoints", "anzahl", "datenpunkte"]);
        let day = column(&["date", "day", "on", "as of", "datum", "tag", "stand"]);
        for row in table.rows.iter().filter(|it| it.cells.iter().any(|it| !it.trim().is_empty())) {
            let cell = |at: Option<usize>| at.map_or("", |at| row.cell(at)).trim();
            let [unit, n, day] = [unit, n, day].map(cell);
            let (metric, figure) = (row.cell(metric), row.cell(figure));
            let cells = Cells { metric, figure, unit, n, day };
            self.take(&cells, At { line: row.line, column: 1 });
        }
        Ok(())
    }

    fn take(&mut self, cells: &Cells<'_>, at: At) {
        let mut note = |key, text: &str, cell: &str| {
            self.notes.push(FileNote::new(key, text, &[("text", &cell)]).at("", at));
        };
        let metric = named(cells.metric);
        if metric.is_empty() {
            return note(
                "figure-nameless",
                "“{text}” is of no metric: this row is left out",
                cells.figure,
            );
        }
        let Some((figure, sign)) = figure(cells.figure) else {
            return note("figure", "“{text}” is no figure: this row is left out", cells.figure);
        };
        let n = cells.n.trim().parse().ok();
        if n.is_none() && !cells.n.trim().is_empty() {
            note("figure-n", "“{text}” is no number of data points, and left out", cells.n);
        }
        let on = days::day(cells.day.trim(), None).filter(|it| it.is_all).map(|it| it.day);
        if on.is_none() && !cells.day.trim().is_empty() {
            note("figure-day", "“{text}” is no day, and left out", cells.day);
        }
        let unit = if cells.unit.is_empty() { sign } else { cells.unit };
        self.figures.push(Figure { metric, figure, unit: unit.to_owned(), n, on });
    }
}

/// What a file says of a figure.
struct Cells<'c> {
    metric: &'c str,
    figure: &'c str,
    unit: &'c str,
    n: &'c str,
    day: &'c str,
}

/// The name of a metric as models have it: `Toil share` is `toil-share`. What is none of ours stays as it is.
fn named(name: &str) -> String {
    let words = name.to_lowercase().replace(['_', '-'], " ");
    let key = words.split_whitespace().collect::<Vec<&str>>().join("-");
    Metric::named(&key).map_or_else(|| name.trim().to_owned(), |it| it.key().to_owned())
}

/// A number with either decimal mark, and the sign of per cent where it has one.
fn figure(cell: &str) -> Option<(Finite, &'static str)> {
    let cell = cell.trim();
    let bare = cell.strip_suffix('%');
    let number = bare.unwrap_or(cell).trim_end().replace('−', "-");
    let is_plain = number.bytes().all(|it| it.is_ascii_digit() || b"+-.,eE".contains(&it));
    let number: f64 = number.replace(',', ".").parse().ok().filter(|_| is_plain)?;
    Some((Finite::new(number)?, if bare.is_some() { "%" } else { "" }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn json_comes_in_two_forms() {
        let list = r#"{"figures": [{"metric": "lead-time", "figure": 4, "n": 9, "date": "2025-10-01"},
            {"metric": "ours", "value": -1.5, "unit": "kg"}, {"figure": 3}]}"#;
        let read = read_figures(list).unwrap();
        let said: Vec<_> =
            read.figures.iter().map(|it| (&*it.metric, it.figure.get(), it.n)).collect();
        assert_eq!(said, [("lead-time", 4.0, Some(9)), ("ours", -1.5, None)]);
        assert_eq!(read.figures[0].on, "2025-10-01".parse().ok());
        assert_eq!((&*read.notes[0].key, read.notes[0].at.unwrap().line), ("figure-nameless", 2));
        let object = r#"{"lead_time": 4, "toil-share": {"figure": "32 %", "n": 3}}"#;
        let read = read_figures(object).unwrap();
        assert_eq!((&*read.figures[0].metric, &*read.figures[1].unit), ("lead-time", "%"));
    }

    #[test]
    fn what_holds_no_figures_is_refused() {
        for (text, expected) in [
            ("", "empty"),
            ("a,b\n1,2\n", "Metric and Figure"),
            ("[]", "no figures"),
            ("{\"a\": }", "expected value"),
        ] {
            let error = read_figures(text).unwrap_err();
            assert!(error.message.contains(expected), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text: String, cell in "[-+0-9.,eE%: naif]{0,12}") {
            drop(read_figures(&text));
            let read = read_figures(&format!("metric;figure;n;date\na;{cell};{cell};{cell}\n"));
            prop_assert!(read.is_ok_and(|it| it.figures.len() + it.notes.len() > 0));
        }
    }
}
