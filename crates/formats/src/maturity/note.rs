//! What is to be said of a file that is read: what is wrong with it, what was left out, and where.

use std::borrow::Cow;
use std::fmt;

use afterword_core::maturity::{
    Flaw, FlawKind, MOST_LEVELS, Problem, ProblemKind, Warning, WarningKind,
};
use serde::{Deserialize, Serialize};

use crate::error::{At, ReadError};

/// Something that is to be said of a file, and of which place in it.
///
/// [`key`](Self::key) and [`values`](Self::values) are for those who say it in another language; [`message`](Self::message) says it in
/// English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileNote {
    /// The file, where there are several.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The place in the file, where one is known.
    pub at: Option<At>,
    /// The place in what is read: `dimensions[2].weight`. Empty for the whole of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Its name among the texts of a language.
    pub key: Cow<'static, str>,
    /// What it is about, by the names that texts have for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(Cow<'static, str>, String)>,
    /// What is to be said.
    pub message: String,
}

impl FileNote {
    /// The names of all notes of what is read that are no problem, warning or flaw of a [`Model`](afterword_core::maturity::Model): those have their own.
    ///
    /// ```
    /// use afterword_formats::maturity::{FileNote, read_model};
    ///
    /// let csv = "Dimension,Capability,Level 1,Level 2,Moon\nA,Backups,Some,All,full\n";
    /// let note = &read_model("ours.csv", csv.as_bytes())?.notes[0];
    /// assert!(FileNote::KEYS.contains(&&*note.key));
    /// # Ok::<(), afterword_formats::maturity::ModelError>(())
    /// ```
    pub const KEYS: [&str; 39] = [
        "cell",
        "cell-beyond",
        "column",
        "dsomm-circle",
        "dsomm-depends",
        "dsomm-ignored",
        "dsomm-lost",
        "dsomm-no-level",
        "dsomm-odd",
        "dsomm-sizes",
        "figure",
        "figure-day",
        "figure-n",
        "figure-nameless",
        "lens-bare",
        "lens-condition",
        "lens-pillar",
        "lens-rule",
        "lens-rules",
        "licence",
        "licence-samm",
        "more",
        "no-model",
        "other-document",
        "other-file",
        "row-bare",
        "row-depends",
        "row-level",
        "row-nameless",
        "row-twice",
        "said-twice",
        "samm-bare",
        "samm-lost",
        "samm-twice",
        "samm-weights",
        "skipped",
        "tag",
        "too-many",
        "unreadable",
    ];

    /// The note called `key`: `text`, each `{name}` in it replaced by the value of that name.
    pub(super) fn new(
        key: &'static str,
        text: &str,
        values: &[(&'static str, &dyn fmt::Display)],
    ) -> Self {
        let values: Vec<(Cow<'static, str>, String)> =
            values.iter().map(|it| (Cow::Borrowed(it.0), shortened(it.1.to_string()))).collect();
        Self { key: key.into(), message: filled(text, &values), values, ..Self::default() }
    }

    /// The same, at a place in a file.
    pub(super) fn at(self, file: &str, at: At) -> Self {
        Self { file: file.to_owned(), at: Some(at), ..self }
    }

    /// The same, of a file.
    pub(super) fn of(self, file: &str) -> Self {
        Self { file: file.to_owned(), ..self }
    }

    /// The same, of a place in what is read.
    pub(super) fn on(self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self }
    }
}

impl fmt::Display for FileNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}: ", self.file)?;
        }
        if let Some(At { line, .. }) = self.at {
            write!(f, "line {line}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl From<ReadError> for FileNote {
    fn from(error: ReadError) -> Self {
        let note = Self::new("unreadable", "{message}", &[("message", &error.message)]);
        Self { at: error.at, message: error.message, ..note }
    }
}

impl From<&Problem> for FileNote {
    fn from(problem: &Problem) -> Self {
        let values: Vec<(&'static str, &dyn fmt::Display)> = match &problem.kind {
            ProblemKind::NotJson(message) => vec![("message", message)],
            ProblemKind::Not(expected) => vec![("expected", expected)],
            ProblemKind::NotAnId(text) => vec![("text", text)],
            ProblemKind::NoCapability(name) | ProblemKind::NoGroup(name) => vec![("name", name)],
            ProblemKind::Twice { name, first } => vec![("name", name), ("first", first)],
            ProblemKind::Count { expected, found }
            | ProblemKind::ThresholdCount { expected, found } => {
                vec![("expected", expected), ("found", found)]
            }
            ProblemKind::Level { highest } => vec![("highest", highest)],
            ProblemKind::Levels => vec![("most", &MOST_LEVELS)],
            _ => Vec::new(),
        };
        let message = shortened(problem.kind.to_string());
        Self { message, ..Self::new(problem.kind.key(), "", &values).on(&problem.path) }
    }
}

impl From<&Warning> for FileNote {
    fn from(warning: &Warning) -> Self {
        let kind = warning.kind;
        Self { message: kind.to_string(), ..Self::new(kind.key(), "", &[]).on(&warning.path) }
    }
}

impl From<&Flaw> for FileNote {
    fn from(flaw: &Flaw) -> Self {
        let kind = &flaw.kind;
        let way = match kind {
            FlawKind::Cycle(way) => {
                let way = way.iter().map(|(capability, level)| format!("{capability} ({level})"));
                way.collect::<Vec<String>>().join(" → ")
            }
            _ => String::new(),
        };
        let values: Vec<(&'static str, &dyn fmt::Display)> = match kind {
            FlawKind::NoStatement(level) | FlawKind::Unreachable(level) => vec![("level", level)],
            FlawKind::SameStatement { level, first } => vec![("level", level), ("first", first)],
            FlawKind::OnHigherLevel { capability, level, for_level } => {
                vec![("name", capability), ("level", level), ("for", for_level)]
            }
            FlawKind::UnknownMetric(name) => vec![("name", name)],
            FlawKind::OtherUnit(unit) => vec![("unit", unit)],
            FlawKind::Cycle(_) => vec![("way", &way)],
            _ => Vec::new(),
        };
        let message = shortened(kind.to_string());
        Self { message, ..Self::new(kind.key(), "", &values).on(&flaw.path) }
    }
}

/// Why a file is no model: all that is wrong with it, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelError {
    /// What is wrong; at least one thing.
    pub problems: Vec<FileNote>,
}

impl ModelError {
    pub(super) fn of(problem: impl Into<FileNote>) -> Self {
        Self { problems: vec![problem.into()] }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problems.as_slice() {
            [] => f.write_str("the file is no model"),
            [one] => one.fmt(f),
            [first, rest @ ..] => write!(f, "{first}; and {} more", rest.len()),
        }
    }
}

impl std::error::Error for ModelError {}

impl From<ReadError> for ModelError {
    fn from(error: ReadError) -> Self {
        Self::of(error)
    }
}

/// So many notes are told one by one.
const MOST_NOTES: usize = 500;

/// `notes`, and in the place of those that are too many how many they are.
pub(super) fn bounded(mut notes: Vec<FileNote>) -> Vec<FileNote> {
    debug_assert!(notes.iter().all(is_named), "a note has a key that no language knows");
    let others = others(notes.len());
    notes.truncate(MOST_NOTES);
    notes.extend(others);
    notes
}

/// Whether a language can have words for `note`.
fn is_named(note: &FileNote) -> bool {
    let of_warnings = [WarningKind::Unknown, WarningKind::Rounded].map(WarningKind::key);
    // What is proved of the rules of a question is said with its flaw.
    let is_of_rules = || note.values.iter().any(|it| it.0 == "flaw");
    FileNote::KEYS.contains(&&*note.key) || of_warnings.contains(&&*note.key) || is_of_rules()
}

/// What is to be said of the first of `all`, and of how many more there would be something.
pub(super) fn first_of<T>(all: &[T], one: impl Fn(&T) -> FileNote) -> Vec<FileNote> {
    let mut notes: Vec<FileNote> = all.iter().take(MOST_NOTES).map(one).collect();
    notes.extend(others(all.len()));
    notes
}

fn others(n: usize) -> Option<FileNote> {
    let n = n.saturating_sub(MOST_NOTES);
    (n > 0).then(|| FileNote::new("more", "and {n} more of the kind", &[("n", &n)]))
}

/// A value is there to be recognised: what is longer than a line is cut.
fn shortened(mut text: String) -> String {
    const LONGEST: usize = 200;
    if let Some((at, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(at);
        text.push('…');
    }
    text
}

fn filled(text: &str, values: &[(Cow<'static, str>, String)]) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        out += values.iter().find(|it| it.0 == name).map_or("", |it| &it.1);
        out += rest;
    }
    out
}
