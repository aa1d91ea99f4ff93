//! An error budget as Markdown, to be pasted where a team decides what to release.

use afterword_core::error_budget::{ALARM_COLUMNS, ErrorBudget, alert_set};
use afterword_core::wording::Wording;

use crate::markdown::text::{Inline, one_line};

/// What is said of `budget`: where it stands, its figures, when it alarms, and how long the objective lets a service be down. In the
/// language of `words`, which are [`english`](afterword_core::error_budget::english) or a translation of these.
///
/// ```
/// use afterword_core::error_budget::{ErrorBudget, english};
/// use afterword_formats::error_budget::summary;
///
/// let budget = ErrorBudget::read(r#"{"name": "Checkout", "objective": "99.9", "minutes": 30}"#)?.budget;
/// let text = summary(&budget, english());
/// assert!(text.starts_with("# Error budget: Checkout\n\n**30.6 % of the error budget is left: 13.2 min of 43.2 min.**\n"));
/// assert!(text.contains("| Spent | 30 min | 69.4 % of the budget |"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn summary(budget: &ErrorBudget, words: &Wording) -> String {
    let say = |key: &str| words.fill(key, &[]);
    let told = budget.told(words);
    let mut out = match one_line(&budget.name).as_str() {
        "" => format!("# {}\n", say("summary")),
        name => {
            let name = Inline(name).to_string();
            format!("# {}\n", words.fill("summary.of", &[("name", &name)]))
        }
    };
    let mut paragraph = |text: &str| out.push_str(&format!("\n{text}\n"));
    paragraph(&format!("**{}**", told.verdict));
    if !told.policy.is_empty() {
        paragraph(&told.policy);
    }
    if !told.figures.is_empty() {
        let rows = told.figures.into_iter().map(|it| vec![it.name, it.value, it.note]);
        paragraph(&table(&["summary.figure", "summary.value", "summary.note"].map(say), rows));
    }
    for note in &told.notes {
        // A note names incidents as people wrote them.
        paragraph(&Inline(&one_line(note)).to_string());
    }
    let Some(objective) = budget.objective else { return out };
    paragraph(&format!("## {}", say("alarms")));
    let set = alert_set(&budget.alerts);
    let alarms = set.alarms(objective, budget.window, true, budget.events());
    let alarms: Vec<_> = alarms.iter().map(|it| it.told(words)).collect();
    let rows = alarms.iter().map(|it| it.0.to_vec());
    paragraph(&table(&ALARM_COLUMNS.map(say), rows));
    paragraph(&format!("{}: {}", set.name, set.told(words)));
    let traps = alarms.iter().flat_map(|(cells, traps)| {
        traps.iter().map(move |trap| format!("- {} {}: {trap}", cells[0], cells[1]))
    });
    let traps = traps.collect::<Vec<String>>().join("\n");
    if !traps.is_empty() {
        paragraph(&traps);
    }
    paragraph(&format!("## {}", say("downtimes")));
    let header = ["period", "convention.sre-book", "convention.calendar"].map(say);
    paragraph(&table(&header, budget.downtimes_told(words).into_iter().map(Vec::from)));
    out
}

fn table(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule = format!("|{}", " --- |".repeat(header.len()));
    let rows = rows.map(|it| line(&it));
    [line(header), rule].into_iter().chain(rows).collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests {
    use afterword_core::error_budget::english;

    use super::*;

    #[test]
    fn what_people_wrote_stays_text() {
        let json = r#"{"name": "a *b* [c](d)\n# e", "objective": "99.9", "incidents": [{"title": "<img src=x> | *y*", "minutes": 40}]}"#;
        let text = summary(&ErrorBudget::read(json).unwrap().budget, english());
        assert!(text.starts_with("# Error budget: a \\*b\\* \\[c\\](d) \\# e\n"), "{text}");
        assert!(text.contains("\\<img") && text.contains("\\*y\\*"), "{text}");
    }

    #[test]
    fn what_is_not_known_is_said_and_nothing_made_up() {
        let text = summary(&ErrorBudget::default(), english());
        assert_eq!(
            text,
            "# Error budget\n\n**Say what was promised: an objective such as 99.9 %.**\n"
        );
        let low = ErrorBudget::read(r#"{"objective": "90", "bad": 0, "total": 5}"#).unwrap().budget;
        let text = summary(&low, english());
        assert!(
            text.contains("- page 14.4×: It can't fire") && text.contains("Too few to tell"),
            "{text}"
        );
    }
}
