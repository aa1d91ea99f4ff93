//! A model as a table for spreadsheets.

use afterword_core::maturity::{Capability, Dependency, Dimension, Hours, Model, Size};

use super::cell::listed_written;
use crate::csv::write_row;
use crate::maturity::note::FileNote;

/// A column: what it is called, and what it says of a capability of a dimension.
type Written = (&'static str, fn(&Dimension, &Capability) -> String);

const BEFORE: [Written; 7] = [
    ("Dimension", |of, _| of.name.clone()),
    ("Dimension id", |of, _| of.id.to_string()),
    ("Dimension weight", |of, _| of.weight.number().to_string()),
    ("Id", |_, it| it.id.to_string()),
    ("Capability", |_, it| it.name.clone()),
    ("Question", |_, it| it.question.clone()),
    ("Weight", |_, it| it.weight.number().to_string()),
];

const BEHIND: [Written; 7] = [
    ("Evidence", |_, it| listed_written(&it.evidence)),
    ("Depends on", |_, it| listed_written(it.depends.iter().map(dependency))),
    ("Effort", |_, it| it.effort.map(Size::key).unwrap_or_default().to_owned()),
    ("Effort (hours)", |_, it| it.hours.effort.as_ref().map(guess).unwrap_or_default()),
    ("Benefit", |_, it| it.benefit.map(Size::key).unwrap_or_default().to_owned()),
    ("Benefit (hours)", |_, it| it.hours.benefit.as_ref().map(guess).unwrap_or_default()),
    ("References", |_, it| listed_written(&it.references)),
];

fn dependency(it: &Dependency) -> String {
    format!("{} {} for {}", it.capability, it.level, it.for_level)
}

fn guess(it: &Hours) -> String {
    let it = it.guess;
    format!("{} / {} / {}", it.low(), it.likely(), it.high())
}

/// `model` as a table. A model of rubrics has one row a capability and a column for each level; where there is a checklist, one row is
/// one statement or item, with its level. The same model gives the same bytes.
///
/// It reads back by [`read_model`](crate::maturity::read_model) but for what [`left_out_of_csv`] tells; a model that is to be kept is
/// better written as JSON or YAML.
///
/// ```
/// use afterword_core::maturity::Model;
/// use afterword_formats::maturity::write_csv;
///
/// let (model, _) = Model::read(r#"{
///     "id": "tiny", "version": "1", "name": "Tiny", "levels": [{"name": "Some"}, {"name": "All"}],
///     "dimensions": [{"id": "d", "name": "Alerts", "capabilities": [
///         {"id": "runbooks", "name": "Runbooks", "statements": ["=Some have one", "All have one"]}]}]
/// }"#).map_err(|problems| problems[0].to_string())?;
/// let text = write_csv(&model);
/// assert!(text.starts_with("Dimension,Dimension id,Dimension weight,Id,Capability,Question,Weight,Level 1: Some,Level 2: All,"));
/// assert!(text.contains("\r\nAlerts,d,1,runbooks,Runbooks,,1,'=Some have one,All have one,"));
/// # Ok::<(), String>(())
/// ```
pub fn write_csv(model: &Model) -> String {
    let is_long = model.capabilities().any(|it| it.1.is_checklist());
    let middle: Vec<String> = match is_long {
        true => vec!["Level".to_owned(), "Statement".to_owned()],
        false => {
            (1..).zip(&model.levels).map(|(n, it)| format!("Level {n}: {}", it.name)).collect()
        }
    };
    let mut out = String::new();
    let names = |columns: [Written; 7]| columns.map(|it| it.0.to_owned());
    write_row(&mut out, &[&names(BEFORE)[..], &middle, &names(BEHIND)].concat());
    for (dimension, it) in model.capabilities() {
        let cells = |columns: [Written; 7]| columns.map(|column| (column.1)(dimension, it));
        let (before, behind) = (cells(BEFORE), cells(BEHIND));
        if !is_long {
            write_row(&mut out, &[&before[..], &it.statements, &behind].concat());
            continue;
        }
        // What holds of the capability stands in its first row; its name and that of its dimension in each.
        let bare = |cells: [String; 7]| cells.map(|_| String::new());
        let mut again = bare(before.clone());
        for at in [0, 3, 4] {
            again[at].clone_from(&before[at]);
        }
        for (n, (level, text)) in said(it).into_iter().enumerate() {
            let (before, behind) =
                if n == 0 { (&before, behind.clone()) } else { (&again, bare(behind.clone())) };
            write_row(&mut out, &[&before[..], &[level.to_string(), text], &behind].concat());
        }
    }
    out
}

fn said(it: &Capability) -> Vec<(u8, String)> {
    let statements = (1..).zip(&it.statements).filter(|it| !it.1.is_empty());
    let statements = statements.map(|(level, text)| (level, text.clone()));
    statements.chain(it.items.iter().map(|it| (it.level, it.text.clone()))).collect()
}

/// What of `model` [`write_csv`] has no column for: key and name of each.
pub fn left_out_of_csv(model: &Model) -> Vec<FileNote> {
    let any = |is: fn(&Capability) -> bool| model.capabilities().any(|it| is(it.1));
    let has_other = !model.other.is_empty()
        || model.levels.iter().any(|it| !it.other.is_empty())
        || model.dimensions.iter().any(|it| !it.other.is_empty())
        || any(|it| !it.other.is_empty() || it.items.iter().any(|it| !it.other.is_empty()));
    let says = |it: &afterword_core::maturity::Level| {
        !(it.characteristics.is_empty() && it.pains.is_empty() && it.investment.is_empty())
    };
    let has_answers =
        !model.answers.is_empty() || any(|it| it.items.iter().any(|it| !it.answers.is_empty()));
    let all = [
        ("csv-head", true, "its id, version, licence, source, language and sentence"),
        ("csv-levels", model.levels.iter().any(says), "what its levels are like"),
        ("csv-namings", !model.namings.is_empty(), "other names of its levels"),
        ("csv-groups", !model.groups.is_empty(), "its groups"),
        (
            "csv-about",
            model.dimensions.iter().any(|it| !it.about.is_empty()),
            "what its dimensions are about",
        ),
        ("csv-answers", has_answers, "what its checklists are answered with"),
        ("csv-measures", any(|it| it.measure.is_some()), "its measures"),
        ("csv-other", has_other, "what is not known here"),
    ];
    let all = all.into_iter().filter(|it| it.1);
    all.map(|(key, _, text)| FileNote::new(key, text, &[])).collect()
}
