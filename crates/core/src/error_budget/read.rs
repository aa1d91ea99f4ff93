//! Reading a budget from what a page, a program or a file says: small JSON in which a number may be a text as well.

use std::fmt;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::length::{seconds_of_number, seconds_read};
use super::{Basis, ErrorBudget, Objective, ObjectiveProblem, Spell, Window};
use crate::amount::{Share, count_read, fixed_point};
use crate::stored;
use crate::wording::Wording;

/// A budget as far as it could be read, and what is to be said of the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The budget. What could not be read is in its `other`, so that it is written back as it was.
    pub budget: ErrorBudget,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The members that nobody knows; they are kept.
    pub unknown: Vec<String>,
}

/// Something that could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `incidents[1].minutes`; empty for the whole.
    pub path: String,
    /// What it is.
    pub kind: ProblemKind,
}

/// What is wrong with something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// An object was expected.
    Object,
    /// A list was expected.
    List,
    /// A text was expected.
    Text,
    /// An objective was expected.
    Objective(ObjectiveProblem),
    /// A window was expected.
    Window,
    /// A length of time was expected.
    Length,
    /// A whole number was expected.
    Count,
    /// A share was expected.
    Share,
    /// A number was expected.
    Number,
    /// One of the names was expected by which budgets are counted.
    Basis,
    /// More was good than there was.
    MoreGoodThanAll,
}

impl ProblemKind {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Object,
        Self::List,
        Self::Text,
        Self::Objective(ObjectiveProblem::NotANumber),
        Self::Objective(ObjectiveProblem::Nothing),
        Self::Objective(ObjectiveProblem::Everything),
        Self::Objective(ObjectiveProblem::TooFine),
        Self::Window,
        Self::Length,
        Self::Count,
        Self::Share,
        Self::Number,
        Self::Basis,
        Self::MoreGoodThanAll,
    ];

    /// Its name among [the texts](super::english).
    pub fn key(self) -> &'static str {
        match self {
            Self::Object => "problem.object",
            Self::List => "problem.list",
            Self::Text => "problem.text",
            Self::Objective(it) => it.key(),
            Self::Window => "problem.window",
            Self::Length => "problem.length",
            Self::Count => "problem.count",
            Self::Share => "problem.share",
            Self::Number => "problem.number",
            Self::Basis => "problem.basis",
            Self::MoreGoodThanAll => "problem.more-good",
        }
    }
}

impl Problem {
    /// The problem as a sentence, with its place.
    pub fn said(&self, words: &Wording) -> String {
        let sentence = words.fill(self.kind.key(), &[]);
        match self.path.as_str() {
            "" => sentence,
            path => format!("{path}: {sentence}"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(super::english()))
    }
}

impl ErrorBudget {
    /// The budget in a file.
    ///
    /// # Errors
    ///
    /// When it is no JSON. Whatever else is wrong is among the [problems](Reading::problems).
    ///
    /// ```
    /// use afterword_core::error_budget::ErrorBudget;
    ///
    /// let read = ErrorBudget::read(r#"{"objective": "high", "total": "1,000", "team": "web"}"#)?;
    /// assert_eq!(read.problems[0].to_string(), "objective: An objective is a percentage between 0 and 100, such as 99.9.");
    /// assert_eq!((read.budget.total, &*read.unknown), (Some(1_000), &["team".to_owned()][..]));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn read(json: &str) -> Result<Reading, serde_json::Error> {
        Ok(Self::from_value(&stored::from_json(json)?))
    }

    /// The budget that a value says.
    pub fn from_value(value: &Value) -> Reading {
        let mut problems = Vec::new();
        let Some(object) = Object::of(value, "", &mut problems) else {
            let budget = Self::default();
            return Reading { budget, problems, unknown: Vec::new() };
        };
        let budget = budget(object, &mut problems);
        // These are left where others say the same.
        let is_known = |name: &str| {
            ["good", "at"].contains(&name) || problems.iter().any(|it| it.path == name)
        };
        let unknown = budget.other.keys().filter(|it| !is_known(it)).cloned().collect();
        Reading { budget, problems, unknown }
    }
}

fn budget(mut it: Object<'_>, problems: &mut Vec<Problem>) -> ErrorBudget {
    let window = it.take("window", problems, window).unwrap_or_default();
    let good = it.take("good", problems, count);
    let (bad, total) = (it.take("bad", problems, count), it.take("total", problems, count));
    let elapsed = match it.members.contains_key("elapsed") {
        true => it.take("elapsed", problems, |value| length(value, 86_400)),
        false => it.take("at", problems, |value| since(value, window)),
    };
    let (bad, total) = match (good, bad, total) {
        (Some(good), None, Some(total)) => {
            let bad = total.checked_sub(good);
            if bad.is_none() {
                let kind = ProblemKind::MoreGoodThanAll;
                problems.push(Problem { path: "good".to_owned(), kind });
                it.leave("good");
            }
            (bad, Some(total))
        }
        (Some(good), Some(bad), None) => (Some(bad), good.checked_add(bad)),
        (_, bad, total) => {
            // It says nothing more, but it was said.
            it.leave("good");
            (bad, total)
        }
    };
    ErrorBudget {
        name: it.text("name", problems),
        objective: it.take("objective", problems, objective),
        window,
        elapsed,
        by: it.take("by", problems, basis),
        bad,
        total,
        bad_seconds: it.take("minutes", problems, |value| length(value, 60)),
        incidents: it.spells("incidents", window, problems),
        burn: it.take("burn", problems, thousandths),
        next: it.spell("next", window, problems),
        policy: it.text("policy", problems),
        alerts: it.text("alerts", problems),
        other: it.rest(),
    }
}

fn spell(mut it: Object<'_>, window: Window, problems: &mut Vec<Problem>) -> Spell {
    Spell {
        title: it.text("title", problems),
        seconds: it.take("minutes", problems, |value| length(value, 60)),
        share: it.take("share", problems, share),
        at: it.take("at", problems, |value| since(value, window)),
        other: it.rest(),
    }
}

/// An object of which members are taken one by one; what nobody took, or could not be read, is the rest.
struct Object<'v> {
    path: String,
    members: &'v Map<String, Value>,
    taken: Vec<&'static str>,
}

type Read<T> = Result<T, ProblemKind>;

impl<'v> Object<'v> {
    fn of(value: &'v Value, path: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let members = value.as_object();
        if members.is_none() {
            problems.push(Problem { path: path.to_owned(), kind: ProblemKind::Object });
        }
        Some(Self { path: path.to_owned(), members: members?, taken: Vec::new() })
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The member of that name; what is null or an empty text is not there.
    fn take<T>(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Problem>,
        read: impl FnOnce(&'v Value) -> Read<T>,
    ) -> Option<T> {
        let value = self.members.get(name)?;
        let is_empty = value.is_null() || value.as_str().is_some_and(|it| it.trim().is_empty());
        if is_empty {
            self.taken.push(name);
            return None;
        }
        match read(value) {
            Ok(value) => {
                self.taken.push(name);
                Some(value)
            }
            Err(kind) => {
                problems.push(Problem { path: self.path_of(name), kind });
                None
            }
        }
    }

    /// Leaves what was taken for the rest.
    fn leave(&mut self, name: &str) {
        self.taken.retain(|it| *it != name);
    }

    /// A text, blanks and all.
    fn text(&mut self, name: &'static str, problems: &mut Vec<Problem>) -> String {
        match self.members.get(name) {
            Some(Value::String(text)) => {
                self.taken.push(name);
                text.clone()
            }
            _ => self.take(name, problems, |_| Err(ProblemKind::Text)).unwrap_or_default(),
        }
    }

    fn spell(
        &mut self,
        name: &'static str,
        window: Window,
        problems: &mut Vec<Problem>,
    ) -> Option<Spell> {
        let value = self.members.get(name).filter(|it| !it.is_null())?;
        let object = Object::of(value, &self.path_of(name), problems)?;
        self.taken.push(name);
        Some(spell(object, window, problems))
    }

    fn spells(
        &mut self,
        name: &'static str,
        window: Window,
        problems: &mut Vec<Problem>,
    ) -> Vec<Spell> {
        let path = self.path_of(name);
        let Some(value) = self.members.get(name).filter(|it| !it.is_null()) else {
            return Vec::new();
        };
        let Some(values) = value.as_array() else {
            problems.push(Problem { path, kind: ProblemKind::List });
            return Vec::new();
        };
        let mut list = Vec::new();
        for (at, value) in values.iter().enumerate() {
            let object = Object::of(value, &format!("{path}[{at}]"), problems);
            list.extend(object.map(|it| spell(it, window, problems)));
        }
        // A list with something else in it is kept as it was.
        if list.len() < values.len() {
            return Vec::new();
        }
        self.taken.push(name);
        list
    }

    fn rest(self) -> Map<String, Value> {
        let mut rest = Map::new();
        for (name, value) in self.members {
            if !self.taken.iter().any(|known| known == name) {
                rest.insert(name.clone(), value.clone());
            }
        }
        rest
    }
}

fn objective(value: &Value) -> Read<Objective> {
    let read = match value {
        Value::String(text) => Objective::read(text),
        value => match value.as_f64() {
            Some(number) => Objective::from_number(number),
            None => Err(ObjectiveProblem::NotANumber),
        },
    };
    read.map_err(ProblemKind::Objective)
}

fn window(value: &Value) -> Read<Window> {
    let window = match value {
        Value::String(text) => Window::read(text),
        value => value.as_u64().and_then(|it| u32::try_from(it).ok()).and_then(Window::rolling),
    };
    window.ok_or(ProblemKind::Window)
}

fn count(value: &Value) -> Read<u64> {
    // Beyond that, floats have no ones any more.
    const MOST: f64 = 9_007_199_254_740_992.0;
    let whole = |it: &f64| it.fract() == 0.0 && (0.0..=MOST).contains(it);
    let count = match value {
        Value::String(text) => count_read(text),
        // Programs write whole numbers with a point as well.
        value => value.as_u64().or_else(|| value.as_f64().filter(whole).map(|it| it as u64)),
    };
    count.ok_or(ProblemKind::Count)
}

fn length(value: &Value, unit: u64) -> Read<u64> {
    let seconds = match value {
        Value::String(text) => seconds_read(text, unit),
        value => value.as_f64().and_then(|it| seconds_of_number(it, unit)),
    };
    seconds.ok_or(ProblemKind::Length)
}

/// How long after the beginning of the window: a length, or a date in a window of the calendar.
fn since(value: &Value, window: Window) -> Read<u64> {
    let date = value.as_str().zip(window.period());
    match date.and_then(|(text, period)| since_day(text, period.from)) {
        Some(seconds) => Ok(seconds),
        None => length(value, 86_400),
    }
}

/// The seconds from the beginning of `day` to what is written as `2025-10-12`, or with a time of UTC behind it.
fn since_day(text: &str, day: NaiveDate) -> Option<u64> {
    let (date, time) = text.trim().split_once(['T', ' ']).unwrap_or((text.trim(), "00:00"));
    let mut parts = date.splitn(3, '-').map(|it| it.parse::<u32>().ok());
    let mut part = || parts.next().flatten();
    let at = NaiveDate::from_ymd_opt(i32::try_from(part()?).ok()?, part()?, part()?)?;
    let mut parts = time.trim_end_matches('Z').splitn(3, ':').map(|it| it.parse::<u64>().ok());
    let mut part = || parts.next().flatten();
    let (hours, minutes) = (part()?, part()?);
    let days = u64::try_from((at - day).num_days()).ok()?;
    (hours <= 24 && minutes < 60).then(|| days * 86_400 + hours * 3_600 + minutes * 60)
}

fn share(value: &Value) -> Read<Share> {
    let share = match value {
        Value::String(text) => Share::read(text),
        value => value
            .as_f64()
            .and_then(|it| {
                let millionths = if it <= 1.0 { it * 1e6 } else { it * 1e4 }.round();
                (0.0..=1e6).contains(&millionths).then_some(millionths as u32)
            })
            .and_then(Share::from_millionths),
    };
    share.ok_or(ProblemKind::Share)
}

fn thousandths(value: &Value) -> Read<u64> {
    // Nothing burns faster than everything at the highest objective.
    const MOST: f64 = 1e12;
    let number = match value {
        Value::String(text) => fixed_point(&text.trim().replace(',', "."), 3),
        value => {
            let scaled = value.as_f64().map(|it| (it * 1e3).round());
            scaled.filter(|it| (0.0..=MOST).contains(it)).map(|it| it as u64)
        }
    };
    number.filter(|it| *it <= MOST as u64).ok_or(ProblemKind::Number)
}

fn basis(value: &Value) -> Read<Basis> {
    let key = value.as_str().unwrap_or_default();
    Basis::ALL.into_iter().find(|it| it.key() == key).ok_or(ProblemKind::Basis)
}
