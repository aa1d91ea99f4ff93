//! What stands below the title: the facts in a line, and what is derived from the moments in a table.

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricDefinition, MetricValue, MomentKey, metrics};
use afterword_core::time::human;

use super::super::text::{Inline, one_line};
use super::timeline::moment;

/// The lines between the title and the first section.
pub(crate) fn preamble(postmortem: &Postmortem) -> String {
    let blocks = [facts(postmortem), table(postmortem)];
    blocks.into_iter().filter(|it| !it.is_empty()).collect::<Vec<String>>().join("\n\n")
}

fn facts(postmortem: &Postmortem) -> String {
    let mut facts = Vec::new();
    let severity = postmortem.severity.as_ref().filter(|it| !it.0.trim().is_empty());
    facts.extend(severity.map(|it| Inline(&it.0).to_string()));
    facts.push(postmortem.status().to_string());
    facts.extend(postmortem.happened_at().map(|it| it.format("%Y-%m-%d").to_string()));
    let services: Vec<String> = postmortem.services.iter().map(|it| one_line(it)).collect();
    if !services.is_empty() {
        facts.push(Inline(&services.join(", ")).to_string());
    }
    if !postmortem.incident.trim().is_empty() {
        facts.push(super::link(&postmortem.incident));
    }
    format!("*{}*", facts.join(" · "))
}

fn table(postmortem: &Postmortem) -> String {
    let measured = metrics(postmortem, &MetricDefinition::shipped());
    let rows = measured.iter().filter_map(|it| {
        let (value, how) = match &it.value {
            MetricValue::Recorded { length, from, to } => {
                (human(*length), format!("{} to {}", at(postmortem, from), at(postmortem, to)))
            }
            MetricValue::Invalid { from, to } => {
                let how = format!("{} is after {}", at(postmortem, from), at(postmortem, to));
                ("contradicted".to_owned(), how)
            }
            _ => return None,
        };
        Some(format!("| {} | {value} | {how} |", it.definition.label))
    });
    let rows: Vec<String> = rows.collect();
    if rows.is_empty() {
        return String::new();
    }
    format!("| Measure | Value | Derived from |\n| --- | --- | --- |\n{}", rows.join("\n"))
}

fn at(postmortem: &Postmortem, key: &MomentKey) -> String {
    let name = key.to_string().to_lowercase();
    match postmortem.instant_of(key) {
        Some(instant) => format!("{} {}", Inline(&name), moment(instant, false)),
        None => Inline(&name).to_string(),
    }
}
