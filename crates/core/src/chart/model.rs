//! What a chart is: what it says, what it shows, and the table behind it.

use chrono::NaiveDate;

use super::axis::Unit;
use super::mark::{Mark, Sign};
use super::table::Table;
use crate::board::BurnUp;
use crate::draw::Stroke;
use crate::trends::{Period, Rhythm, Step};

/// A chart, ready to be [drawn](Chart::draw) or read as a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Its name in files and addresses: `incidents-by-period`.
    pub key: String,
    /// What it shows.
    pub title: String,
    /// What is counted or measured, and in which unit.
    pub unit: String,
    /// How many it is made of: `n = 12 incidents`.
    pub n: String,
    /// What has to be known to read it: what the intervals are, what was left out, what to beware of. Sentences.
    pub notes: Vec<String>,
    /// What is drawn, or why nothing is.
    pub(super) body: Result<Body, String>,
    pub(super) table: Table,
}

impl Chart {
    /// Every number of the chart, and those that it has no room for.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Why nothing is drawn, where there is too little: then this sentence is the chart.
    pub fn too_little(&self) -> Option<&str> {
        self.body.as_ref().err().map(String::as_str)
    }
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Body {
    Rows(Rows),
    Columns(Columns),
    Lines(Lines),
    Curve(Curve),
    Swings(Swings),
    Sprints(Sprints),
    Grid(Box<Rhythm>),
    Wheel(Wheel),
    Panels(Panels),
    Phases(Phases),
}

/// Things one below the other, each with its marks along one axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rows {
    pub(super) unit: Unit,
    pub(super) slots: Vec<Slot>,
    pub(super) legend: Legend,
    /// The sign whose marks a line joins from row to row.
    pub(super) joined: Option<Sign>,
}

/// Periods one behind the other, each with its marks along one axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns {
    pub(super) unit: Unit,
    pub(super) step: Step,
    pub(super) slots: Vec<(Period, Slot)>,
    pub(super) legend: Legend,
}

/// Two counts over time: what was agreed on, and what of it is closed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lines {
    pub(super) points: Vec<BurnUp>,
    /// What the upper and the lower line are called.
    pub(super) names: [String; 2],
}

/// Values over time, and what they are held against.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    pub(super) unit: Unit,
    pub(super) along: Along,
    /// Between what the values probably are.
    pub(super) band: Vec<Between>,
    /// What they are held against, each a line across with its name.
    pub(super) rules: Vec<Rule>,
    pub(super) courses: Vec<Course>,
    pub(super) points: Vec<Point>,
    pub(super) pin: Option<Pin>,
    pub(super) legend: Legend,
}

/// What is below a curve. Places along it are numbers: those of [days](super::plane::day_number), or of months or days from a start on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Along {
    Days(Period, Step),
    /// So many months from a start on.
    Months(u32),
    /// So many days from a start on.
    DaysOn(u32),
}

/// Between what a value probably is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Between {
    pub(super) at: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// A value that others are held against.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) value: f64,
    /// Stands at its end; may be empty.
    pub(super) name: String,
    pub(super) stroke: Stroke,
}

/// A line through places and their values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Course {
    /// [`Sign::Course`], [`Sign::Foretold`] or [`Sign::Without`].
    pub(super) sign: Sign,
    pub(super) points: Vec<(f64, f64)>,
}

/// A value in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) at: f64,
    pub(super) value: f64,
    /// Without one it is a place of its course.
    pub(super) sign: Option<Sign>,
    /// All of it in words.
    pub(super) label: String,
}

/// A place with a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pin {
    pub(super) at: f64,
    pub(super) value: f64,
    /// Between which places it may be.
    pub(super) reach: Option<(f64, f64)>,
    pub(super) name: String,
    /// All of it in words.
    pub(super) label: String,
    /// Whether the curve goes up through it, so that there is room for the name at its upper left.
    pub(super) is_rising: bool,
}

/// Figures one below the other, each with what it makes of a value, around what the value is otherwise.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Swings {
    pub(super) unit: Unit,
    /// What the value is if no figure is changed.
    pub(super) base: f64,
    pub(super) base_name: String,
    pub(super) bars: Vec<SwingBar>,
    pub(super) legend: Legend,
}

/// What one figure makes of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SwingBar {
    pub(super) name: String,
    /// The value at the least and at the most that the figure may be, and what that is.
    pub(super) ends: [(f64, String); 2],
    /// [`Sign::Bar`] or [`Sign::Part`].
    pub(super) sign: Sign,
    /// All of it in words.
    pub(super) label: String,
}

/// Projects one below the other, in the sprints in which they are built.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sprints {
    pub(super) columns: Vec<Sprint>,
    pub(super) lanes: Vec<PlanLane>,
    pub(super) legend: Legend,
}

/// A sprint, and what it has for projects. Both in hours.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sprint {
    pub(super) begins: NaiveDate,
    pub(super) used: f64,
    pub(super) capacity: f64,
    /// All of it in words.
    pub(super) label: String,
}

impl Sprint {
    /// Whether more is planned than there is, by more than rounding.
    pub(super) fn is_over(&self) -> bool {
        self.used > self.capacity + 0.05
    }
}

/// A project in a plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlanLane {
    pub(super) name: String,
    /// The sprints in which it is built, with the hours in each.
    pub(super) cells: Vec<(usize, f64)>,
    /// All of it in words.
    pub(super) label: String,
}

/// Values along axes that go out from one middle.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wheel {
    /// The highest level; they begin with 0, in the middle.
    pub(super) highest: u8,
    /// At least three.
    pub(super) spokes: Vec<Spoke>,
    /// What the values are, each with its sign; the first is in front.
    pub(super) legend: Legend,
}

/// One of those axes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spoke {
    pub(super) name: String,
    /// Its figures, which stand with its name.
    pub(super) figure: String,
    /// A value for each sign of the legend.
    pub(super) values: Vec<Option<f64>>,
    /// All of it in words.
    pub(super) label: String,
}

/// The same over time for several things, each in a small picture of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Panels {
    /// The highest level; they begin with 0.
    pub(super) highest: u8,
    /// The days from the first to the last.
    pub(super) days: (NaiveDate, NaiveDate),
    pub(super) panels: Vec<Panel>,
    pub(super) legend: Legend,
}

/// One of those pictures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Panel {
    pub(super) name: String,
    /// Its last value.
    pub(super) figure: String,
    pub(super) points: Vec<PanelPoint>,
}

/// A value on a day; where it has none, the line is interrupted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PanelPoint {
    pub(super) day: NaiveDate,
    pub(super) value: Option<f64>,
    pub(super) sign: Sign,
    /// All of it in words.
    pub(super) label: String,
}

/// Things to do one below the other, in the phases in which they are done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phases {
    pub(super) columns: Vec<PhaseColumn>,
    pub(super) lanes: Vec<PhaseLane>,
    pub(super) legend: Legend,
}

/// A phase, and what is used of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PhaseColumn {
    pub(super) name: String,
    /// The part of it that is used.
    pub(super) used: f64,
    /// Whether it has an end.
    pub(super) is_open: bool,
    /// `30 of 32 h`.
    pub(super) figure: String,
    /// All of it in words.
    pub(super) label: String,
}

/// Something to do in a phase.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PhaseLane {
    pub(super) name: String,
    /// Which phase.
    pub(super) column: usize,
    /// From which part of it to which.
    pub(super) part: (f64, f64),
    /// How much it takes.
    pub(super) figure: String,
    /// All of it in words.
    pub(super) label: String,
}

/// The signs that are explained, with their meaning.
pub(super) type Legend = Vec<(Sign, String)>;

/// One thing of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Slot {
    /// What it is; what a row begins with.
    pub(super) name: String,
    pub(super) marks: Vec<Mark>,
    /// Its figure, which stands beside its marks; may be empty.
    pub(super) figure: String,
    /// All of it in words.
    pub(super) label: String,
}

impl Slot {
    /// `name` with `marks`, and what it amounts to.
    pub(super) fn new(name: String, marks: Vec<Mark>, figure: String) -> Self {
        let label = format!("{name}: {figure}");
        Self { name, marks, figure, label }
    }
}

/// The values of all marks, which an axis has to cover.
pub(super) fn values<'a>(slots: impl Iterator<Item = &'a Slot>) -> Vec<f64> {
    slots.flat_map(|it| &it.marks).flat_map(|it| [it.from, it.to]).collect()
}
