//! The scores of an assessment as a table for spreadsheets, one row a capability.

use afterword_core::maturity::{Assessment, Capability, Confidence, Dimension, Found};
use chrono::NaiveDate;

use crate::csv::write_row;

/// The columns, in their order.
const COLUMNS: [&str; 19] = [
    "Dimension",
    "Dimension id",
    "Capability",
    "Capability id",
    "Weight",
    "State",
    "Score",
    "Target",
    "Gap",
    "Before",
    "Change",
    "Confidence",
    "Evidence",
    "Stale evidence",
    "Accepted until",
    "In doubt",
    "Reason",
    "Agreed",
    "Note",
];

/// The scores of `assessment` on `today` as a table: a row for each capability that is assessed. Scores are in levels, with a point; one
/// that is not there is empty, which is not 0. The same assessment gives the same bytes, and no cell is a formula.
///
/// ```
/// # use afterword_core::id::DocumentId;
/// # use afterword_core::maturity::{Assessment, Model};
/// use afterword_core::history::Editable;
/// use afterword_core::maturity::{Answer, AssessmentEdit, HalfSteps};
/// use afterword_formats::maturity::write_scores;
///
/// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
/// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
/// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "=C", "statements": ["a", "b"]}]}]}"#).unwrap().0;
/// # let mut assessment = Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now);
/// assessment.apply(AssessmentEdit::Answer("c".parse()?, Box::new(Answer::of(HalfSteps::new(3)))))?;
/// let text = write_scores(&assessment, now.date_naive());
/// assert!(text.starts_with("Dimension,Dimension id,Capability,Capability id,Weight,State,Score,"));
/// assert!(text.contains("\r\nD,d,'=C,c,1,scored,1.5,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_scores(assessment: &Assessment, today: NaiveDate) -> String {
    let mut out = String::new();
    write_row(&mut out, &COLUMNS);
    for (dimension, capability) in assessment.capabilities() {
        write_row(&mut out, &row(assessment, dimension, capability, today));
    }
    out
}

fn row(
    assessment: &Assessment,
    dimension: &Dimension,
    it: &Capability,
    today: NaiveDate,
) -> [String; 19] {
    let answer = assessment.answer(&it.id);
    let found = assessment.found(it);
    let state = match found {
        Found::NotAssessed => "not assessed",
        Found::NotApplicable => "not applicable",
        Found::Score(_) => "scored",
    };
    let score = found.score().map(i64::from);
    let target = assessment.target(&dimension.id, &it.id).map(|it| i64::from(it.thousandths()));
    let before = assessment.previous.as_ref().and_then(|last| last.scores.get(&it.id));
    let before = before.copied().map(i64::from);
    let gap = target.zip(score).map(|(target, score)| (target - score).max(0));
    let evidence = answer.map_or(&[][..], |it| &it.evidence);
    let days = assessment.model.stale_after_days;
    let n_stale = evidence.iter().filter(|it| it.is_stale(today, days)).count();
    let aside = answer.and_then(|it| it.not_applicable.clone());
    let exception = assessment.exceptions.get(&it.id);
    let n_doubts = assessment.open_doubts(&it.id).count();
    let text = |of: fn(&afterword_core::maturity::Answer) -> &str| answer.map_or("", of).to_owned();
    [
        dimension.name.clone(),
        dimension.id.to_string(),
        it.name.clone(),
        it.id.to_string(),
        it.weight.number().to_string(),
        state.to_owned(),
        levels(score),
        levels(target),
        levels(gap),
        levels(before),
        levels(score.zip(before).map(|(now, before)| now - before)),
        answer.and_then(|it| it.confidence).map(Confidence::key).unwrap_or_default().to_owned(),
        evidence.len().to_string(),
        n_stale.to_string(),
        exception.map(|it| it.until.to_string()).unwrap_or_default(),
        n_doubts.to_string(),
        aside.or_else(|| exception.map(|it| it.reason.clone())).unwrap_or_default(),
        text(|it| &it.agreed),
        text(|it| &it.note),
    ]
}

/// Thousandths as levels, to the last digit.
fn levels(thousandths: Option<i64>) -> String {
    thousandths.map(|it| (it as f64 / 1e3).to_string()).unwrap_or_default()
}
