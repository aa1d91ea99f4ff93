//! What repeats: factors and causes that stand in more than one incident, and those that came back after they were dealt with.

use super::basis::Basis;
use super::{Figure, Sentence};
use crate::id::DocumentId;
use crate::trends::{Evidence, Incident, Recurring, warnings};

/// So many are named, those of the most incidents first.
const MOST_ROWS: usize = 5;

pub(super) fn repeats(basis: &Basis<'_>) -> Vec<Sentence> {
    if basis.during.is_empty() {
        return Vec::new();
    }
    let found: Vec<Row<'_>> =
        basis.library.recurring().iter().filter_map(|it| row(basis, it)).collect();
    let mut said: Vec<Sentence> = found.iter().take(MOST_ROWS).map(Row::sentence).collect();
    if let Some(others) = found.get(MOST_ROWS..).filter(|it| !it.is_empty()) {
        let documents = others.iter().flat_map(|it| it.documents.iter().copied());
        said.push(Sentence::new("repeats.more").count("n", others.len()).resting_on(documents));
    }
    said.extend(came_back(basis));
    if said.is_empty() {
        said.push(nothing(basis));
    }
    said
}

/// A factor or cause that returned in the report's days.
struct Row<'a> {
    text: &'a str,
    words: String,
    incidents: usize,
    lately: usize,
    actions: usize,
    open: usize,
    documents: Vec<DocumentId>,
}

fn row<'a>(basis: &'a Basis<'_>, recurring: &'a Recurring) -> Option<Row<'a>> {
    let known = basis.library.incidents();
    let standing = || recurring.occurrences.iter().rev().filter_map(|it| it.of(known));
    let is_late = |it: &Incident| it.day().is_some_and(|day| basis.span().period().holds(day));
    let (_, latest) = standing().find(|it| is_late(it.0))?;
    let mut documents: Vec<DocumentId> = standing().map(|it| it.0.id).collect();
    documents.dedup();
    let mut lately: Vec<DocumentId> =
        standing().filter(|it| is_late(it.0)).map(|it| it.0.id).collect();
    lately.dedup();
    let actions = recurring.actions(known);
    Some(Row {
        text: &latest.text,
        words: recurring.words.join(", "),
        incidents: recurring.incidents,
        lately: lately.len(),
        actions: actions.len(),
        open: actions.iter().filter(|it| !it.1.is_closed()).count(),
        documents,
    })
}

impl Row<'_> {
    fn sentence(&self) -> Sentence {
        let name = match (self.actions, self.words.is_empty()) {
            (0, true) => "repeats.factor.unaddressed",
            (0, false) => "repeats.words.unaddressed",
            (_, true) => "repeats.factor",
            (_, false) => "repeats.words",
        };
        let said = Sentence::new(name).text("factor", self.text);
        let said = said.count("incidents", self.incidents).count("lately", self.lately);
        let said = if self.words.is_empty() { said } else { said.text("words", &self.words) };
        let said = match self.actions {
            0 => said,
            of => said.count("open", self.open).count("actions", of),
        };
        said.resting_on(self.documents.iter().copied())
    }
}

/// What came back in the report's days although every action against it was closed.
fn came_back(basis: &Basis<'_>) -> Vec<Sentence> {
    let found = warnings(&basis.library, basis.as_of()).into_iter();
    let say = |it: crate::trends::Warning| match it.evidence {
        Evidence::FactorReturned { factor, closed, returned, .. }
            if basis.span().period().holds(returned) =>
        {
            let said = Sentence::new("repeats.returned").text("factor", &factor);
            let said =
                said.with("closed", Figure::Day(closed)).with("returned", Figure::Day(returned));
            Some(said.count("n", it.actions.len()).resting_on(it.incidents))
        }
        _ => None,
    };
    found.filter_map(say).collect()
}

/// That nothing repeats, or that nothing is on record that could.
fn nothing(basis: &Basis<'_>) -> Sentence {
    let reasons: usize = basis.during.iter().map(|it| it.reasons.len()).sum();
    let of = basis.library.incidents().len();
    let said = match reasons {
        0 => Sentence::new("repeats.no-reasons").count("n", basis.during.len()),
        _ => Sentence::new("repeats.none").count("n", reasons).count("of", of),
    };
    said.resting_on_all(&basis.during)
}
