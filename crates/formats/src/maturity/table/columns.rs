//! What the columns of a table of capabilities are called: our own names, and those that people use in English and German.

use crate::csv::Table;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Dimension,
    DimensionId,
    DimensionWeight,
    Id,
    Capability,
    Question,
    Weight,
    /// What is true at a level.
    Of(u8),
    /// The level of the statement in the row.
    Level,
    /// What is true at the level in the row.
    Statement,
    Evidence,
    Depends,
    Effort,
    EffortHours,
    Benefit,
    BenefitHours,
    References,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) field: Option<Field>,
    /// What its name calls the level that it is of.
    pub(super) level_name: String,
}

/// The columns of `table`, of which no two hold the same.
pub(super) fn of(table: &Table) -> Vec<Column> {
    let mut taken: Vec<Field> = Vec::new();
    let column = |(at, name): (usize, &String)| {
        let name = name.trim();
        let (field, level_name) = match level(name) {
            Some((n, called)) => (Some(Field::Of(n)), called),
            None => (named(name), ""),
        };
        let field = field.filter(|it| !taken.contains(it));
        taken.extend(field);
        let level_name = level_name.to_owned();
        let name = if name.is_empty() { format!("Column {}", at + 1) } else { name.to_owned() };
        Column { name, field, level_name }
    };
    table.header.cells.iter().enumerate().map(column).collect()
}

/// The level that a column called `name` is of, and what that level is called: `Level 1: Reactive`, `2`, `Stufe 3 (Geregelt)`.
fn level(name: &str) -> Option<(u8, &str)> {
    let lower = name.to_lowercase();
    let word = ["level", "stufe", "reifegrad", "l"].into_iter().find(|it| lower.starts_with(it));
    // Small and capital letters of these words have the same length.
    let rest = name.get(word.map_or(0, str::len)..)?.trim_start();
    let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let level = rest[..n_digits].parse().ok().filter(|it| (1..=99).contains(it))?;
    let called = rest[n_digits..].trim_start();
    let is_parted = called.is_empty() || called.starts_with([':', '-', '–', '—', '(', '.', '=']);
    let marks = |it: char| it.is_whitespace() || matches!(it, ':' | '-' | '–' | '—' | '.' | '=');
    let called = called.trim_matches(marks);
    let inner = called.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    is_parted.then_some((level, inner.unwrap_or(called)))
}

fn named(name: &str) -> Option<Field> {
    let words = name.to_lowercase().replace(['_', '-', '(', ')'], " ");
    let name = words.split_whitespace().collect::<Vec<&str>>().join(" ");
    Some(match name.as_str() {
        "dimension" | "area" | "domain" | "category" | "pillar" | "bereich" | "kategorie"
        | "themenfeld" | "themengebiet" => Field::Dimension,
        "dimension id" | "id der dimension" => Field::DimensionId,
        "dimension weight"
        | "weight of dimension"
        | "gewicht der dimension"
        | "gewicht dimension" => Field::DimensionWeight,
        "id" | "key" | "capability id" | "kennung" | "schlüssel" => Field::Id,
        "capability" | "practice" | "topic" | "name" | "fähigkeit" | "praktik" | "praxis"
        | "thema" => Field::Capability,
        "question" | "frage" => Field::Question,
        "weight" | "gewicht" | "gewichtung" => Field::Weight,
        "level" | "stufe" | "reifegrad" => Field::Level,
        "statement" | "description" | "item" | "check" | "aussage" | "beschreibung" | "merkmal"
        | "prüfpunkt" => Field::Statement,
        "evidence" | "proof" | "nachweis" | "nachweise" | "beleg" | "belege" => Field::Evidence,
        "depends" | "depends on" | "dependencies" | "requires" | "prerequisites"
        | "abhängigkeiten" | "hängt ab von" | "abhängig von" | "voraussetzungen"
        | "voraussetzung" => Field::Depends,
        "effort" | "aufwand" => Field::Effort,
        "effort hours" | "hours of effort" | "aufwand stunden" | "stunden aufwand" => {
            Field::EffortHours
        }
        "benefit" | "value" | "nutzen" => Field::Benefit,
        "benefit hours" | "hours of benefit" | "nutzen stunden" | "gesparte stunden" => {
            Field::BenefitHours
        }
        "references" | "reference" | "links" | "link" | "quellen" | "verweise" | "literatur" => {
            Field::References
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_a_level_says_which_and_how_it_is_called() {
        let check =
            |name, expected: Option<(u8, &str)>| assert_eq!(level(name), expected, "{name}");
        check("Level 1", Some((1, "")));
        check("level 2: Proactive", Some((2, "Proactive")));
        check("Stufe 3 (Geregelt)", Some((3, "Geregelt")));
        check("4 – Optimised", Some((4, "Optimised")));
        check("L5", Some((5, "")));
        check("Level", None);
        check("Level 0", None);
        check("1st level", None);
        check("Levels 1 to 3", None);
        check("1000", None);
    }
}
