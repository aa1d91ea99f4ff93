//! What an import would bring, shown before anything is stored.

use afterword_core::Postmortem;
use afterword_core::actions::ActionId;
use afterword_core::postmortem::{EntryId, FactorId, MomentKey, SectionKey};
use afterword_core::stamp::DayOrder;
use afterword_core::{order, stored};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::runs::Run;

/// A document as it was read, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The document. It is complete: what was not recognised is in it as text.
    #[serde(with = "stored::as_text")]
    pub document: Postmortem,
    /// What was recognised, in the order of the text.
    pub recognised: Vec<Recognised>,
    /// What was kept as text, in the order of the text.
    pub kept: Vec<Kept>,
    /// The day of the incident, as far as the text says.
    pub date: Option<FoundDate>,
    /// Whether times were read that nothing says the zone of: they are taken for those of the zone that the reader was told.
    pub assumes_zone: bool,
    /// How dates of numbers were read that can be read in both orders; `None` if there are none.
    pub assumed_order: Option<DayOrder>,
    /// What became of each line of the text, neighbours of one fate together, in order and without a gap.
    pub runs: Vec<Run>,
    /// The lines whose choices could not be followed: they are not there, or can't be what was chosen.
    pub unfit: Vec<usize>,
    /// The front matter of other programs that the text begins with; `None` if there is none.
    pub front: Option<FrontMatter>,
    /// Whether the text is a file of ours: it says itself what its lines are, so there is nothing to choose.
    pub is_own: bool,
}

impl Preview {
    /// A document that was not read out of a text: it is complete, and nothing of it had to be recognised.
    pub fn of(document: Postmortem) -> Self {
        Self {
            document,
            recognised: Vec::new(),
            kept: Vec::new(),
            date: None,
            assumes_zone: false,
            assumed_order: None,
            runs: Vec::new(),
            unfit: Vec::new(),
            front: None,
            is_own: false,
        }
    }

    /// Puts what was read in the order of the lines; what stands on one line keeps the order in which it was read.
    pub(super) fn in_order(&mut self) {
        order::sort(&mut self.recognised, |a, b| a.line.cmp(&b.line));
        order::sort(&mut self.kept, |a, b| a.first_line.cmp(&b.first_line));
    }

    pub(crate) fn recognise(
        &mut self,
        what: What,
        line: usize,
        confidence: Confidence,
        as_written: &str,
    ) {
        self.recognise_lines(what, (line, line), confidence, as_written);
    }

    /// The same, of a thing that takes all the lines from the first to the last.
    pub(super) fn recognise_lines(
        &mut self,
        what: What,
        (line, last_line): (usize, usize),
        confidence: Confidence,
        as_written: &str,
    ) {
        let as_written = as_written.to_owned();
        self.recognised.push(Recognised { what, line, last_line, confidence, as_written });
    }
}

/// One thing that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognised {
    /// What it is.
    pub what: What,
    /// The line that it begins on, counted from one.
    pub line: usize,
    /// The last line that it takes.
    pub last_line: usize,
    /// How sure the reader is.
    pub confidence: Confidence,
    /// The words that said so.
    pub as_written: String,
}

/// A kind of thing that is recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum What {
    /// The title.
    Title,
    /// The day of the incident.
    Date,
    /// How bad it was.
    Severity,
    /// Who wrote it.
    Authors,
    /// Free labels.
    Tags,
    /// A section, by its heading or a bold label.
    Section(SectionKey),
    /// The zone of the times.
    Zone,
    /// A named instant.
    Moment(MomentKey),
    /// A timeline entry.
    Entry(EntryId),
    /// An action.
    Action(ActionId),
    /// A contributing factor.
    Factor(FactorId),
    /// An answer to “why?”.
    Cause,
    /// The names of a table's columns.
    Columns,
}

/// How sure a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// A guess that a person should check.
    Low,
    /// Likely.
    Medium,
    /// It says so.
    High,
}

/// Text that was kept as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The first line, counted from one.
    pub first_line: usize,
    /// The last line.
    pub last_line: usize,
    /// The section that it is in now.
    pub section: SectionKey,
    /// The heading of that section.
    pub heading: String,
}

/// A day that a text names as that of the incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDate {
    /// The day.
    pub date: NaiveDate,
    /// The line, counted from one; 0 for the name of the file.
    pub line: usize,
    /// As it was written.
    pub as_written: String,
    /// How sure the reader is.
    pub confidence: Confidence,
}

/// Front matter that other programs write. Its lines are fields: one can be the title, or stay text, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontMatter {
    /// The line of the mark that ends it, counted from one.
    pub last_line: usize,
    /// The lines of the fields whose value is one text, and so can be the title.
    pub titles: Vec<usize>,
}
