//! What stands below the title: the facts in a line, what was overridden, and what is derived from the moments in a table.

use afterword_core::Postmortem;
use afterword_core::claims;
use afterword_core::postmortem::{
    Metric, MetricCatalogue, MetricClock, MetricDefinition, MetricValue, MomentKey, Transition,
};
use afterword_core::review;
use afterword_core::time::human;
use chrono::TimeDelta;

use super::super::text::{Inline, one_line};
use super::timeline::moment;

/// The lines between the title and the first section.
pub(crate) fn preamble(postmortem: &Postmortem, metrics: &MetricCatalogue) -> String {
    let mut blocks = vec![line_of_facts(postmortem)];
    blocks.extend(notices(postmortem));
    blocks.extend(table(postmortem, metrics));
    blocks.join("\n\n")
}

/// Whether `line` stands between the title and the first section because we wrote it there.
///
/// The titles of rules may be those of another version, and what a text claims may have been read by another: neither is asked for again,
/// and a reader carries neither all rules nor all forms of claims.
pub(crate) fn is_of_preamble(
    postmortem: &Postmortem,
    metrics: &MetricCatalogue,
) -> impl Fn(&str) -> bool + use<> {
    let metrics = metrics.measure(postmortem);
    let mut whole = vec![line_of_facts(postmortem)];
    whole.extend(HEAD.lines().map(str::to_owned));
    whole.extend(metrics.iter().map(|it| row(postmortem, it)));
    let mut around: Vec<(String, String)> = overriding(postmortem).map(around_rules).collect();
    around.extend(metrics.iter().filter_map(|it| around_claim(postmortem, it)));
    move |line| {
        let is_around =
            |(begin, end): &(String, String)| line.starts_with(begin) && line.ends_with(end);
        whole.iter().any(|it| it == line) || around.iter().any(is_around)
    }
}

fn overriding(postmortem: &Postmortem) -> impl Iterator<Item = &Transition> {
    postmortem.transitions.iter().filter(|it| !it.overrides.is_empty())
}

fn line_of_facts(postmortem: &Postmortem) -> String {
    let labels = labels(postmortem).into_iter().map(|it| Inline(&it).to_string());
    let facts: Vec<String> = labels.chain(facts(postmortem)).collect();
    format!("*{}*", facts.join(" · "))
}

/// How bad it was, as plain text, where that is known; then how far the document is.
pub(crate) fn labels(postmortem: &Postmortem) -> Vec<String> {
    let severity = postmortem.severity.iter().map(|it| one_line(&it.0)).filter(|it| !it.is_empty());
    severity.chain([postmortem.status().to_string()]).collect()
}

/// When and where it happened, and what it is called elsewhere.
pub(crate) fn facts(postmortem: &Postmortem) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(postmortem.happened_at().map(|it| it.format("%Y-%m-%d").to_string()));
    let services: Vec<String> = postmortem.services.iter().map(|it| one_line(it)).collect();
    if !services.is_empty() {
        facts.push(Inline(&services.join(", ")).to_string());
    }
    if !postmortem.incident.trim().is_empty() {
        facts.push(super::link(&postmortem.incident));
    }
    facts
}

/// What a reader has to know who relies on the document: who let it pass in spite of what.
pub(crate) fn notices(postmortem: &Postmortem) -> Vec<String> {
    overriding(postmortem).map(in_spite_of).collect()
}

/// Who let it pass in spite of which errors, and why.
fn in_spite_of(transition: &Transition) -> String {
    let title = |id: &str| review::title_of(id).unwrap_or(id).to_owned();
    let overridden = transition.overridden_in_words(&title);
    let overridden: Vec<String> = overridden.iter().map(|it| Inline(it).to_string()).collect();
    let (begin, end) = around_rules(transition);
    format!("{begin}{}{end}", overridden.join("; "))
}

/// What stands before and after the rules that were overridden.
fn around_rules(transition: &Transition) -> (String, String) {
    let mut begin = format!("*{} {}", transition.to, moment(transition.at, false));
    if !transition.who.trim().is_empty() {
        begin.push_str(&format!(" by {}", Inline(&transition.who)));
    }
    begin.push_str(" in spite of: ");
    let end = match transition.note.trim() {
        "" => ". No reason is given.*".to_owned(),
        note => format!(". Reason: {}*", Inline(note)),
    };
    (begin, end)
}

/// Every metric in use with its state and whose definition it is; nothing where no moment is known.
pub(crate) fn table(postmortem: &Postmortem, catalogue: &MetricCatalogue) -> Option<String> {
    let mut metrics = catalogue.measure(postmortem);
    let is_told = |it: &Metric| !matches!(it.value, MetricValue::NotApplicable { .. });
    if !metrics.iter().any(is_told) {
        return None;
    }
    // Only a figure can be contradicted, and reading all texts takes longer than all the rest.
    if metrics.iter().any(|it| it.value.length().is_some()) {
        claims::contradict(&mut metrics, &claims::check(postmortem, catalogue));
    }
    let rows: Vec<String> = metrics.iter().map(|it| row(postmortem, it)).collect();
    Some(format!("{HEAD}\n{}", rows.join("\n")))
}

const HEAD: &str = "| Measure | Value | Derived from | Definition |\n| --- | --- | --- | --- |";

/// What stands before and after the claim that contradicts a figure, in the figure's row.
fn around_claim(postmortem: &Postmortem, metric: &Metric) -> Option<(String, String)> {
    let MetricValue::Recorded { length, from, to } = &metric.value else { return None };
    let value = MetricValue::Contradicted {
        length: *length,
        from: from.clone(),
        to: to.clone(),
        claimed: TimeDelta::zero(),
    };
    let row = row(postmortem, &Metric { value, ..metric.clone() });
    let (begin, end) = row.split_once(CLAIMED)?;
    let end = end.split_once(" | ")?.1;
    Some((format!("{begin}{CLAIMED}"), format!(" | {end}")))
}

/// What stands before a claim that contradicts a figure.
const CLAIMED: &str = "; the text says ";

fn row(postmortem: &Postmortem, metric: &Metric) -> String {
    let (value, how) = told(postmortem, &metric.value);
    let (label, whose) = (Inline(&metric.definition.label), definition(&metric.definition));
    format!("| {label} | {value} | {how} | {whose} |")
}

/// The figure or what stands for it, and where it comes from or why there is none. What is not known is never a number.
fn told(postmortem: &Postmortem, value: &MetricValue) -> (String, String) {
    let at = |key: &MomentKey| at(postmortem, key);
    match value {
        MetricValue::Recorded { length, from, to } => {
            (human(*length), format!("{} to {}", at(from), at(to)))
        }
        MetricValue::Contradicted { length, from, to, claimed } => {
            let how = format!("{} to {}{CLAIMED}{}", at(from), at(to), human(*claimed));
            (format!("{} (contradicted)", human(*length)), how)
        }
        MetricValue::Pending { missing } => {
            let missing: Vec<String> = missing.iter().map(at).collect();
            ("pending".to_owned(), format!("not recorded yet: {}", missing.join(", ")))
        }
        MetricValue::NotApplicable { reason } => {
            ("not applicable".to_owned(), (*reason).to_owned())
        }
        MetricValue::Invalid { from, to } => {
            ("invalid".to_owned(), format!("{} is after {}", at(from), at(to)))
        }
        _ => ("unknown".to_owned(), String::new()),
    }
}

/// Whose definition it is; one of the team's own says what it measures.
fn definition(it: &MetricDefinition) -> String {
    let either = |keys: &[MomentKey]| {
        let names: Vec<String> = keys.iter().map(|it| it.to_string().to_lowercase()).collect();
        Inline(&names.join(" or ")).to_string()
    };
    let whose = match it.source.trim() {
        "" => format!("the team’s own: {} to {}", either(&it.from), either(&it.to)),
        source => Inline(source).to_string(),
    };
    match &it.clock {
        MetricClock::SupportHours(hours) => {
            format!("{whose}; in support hours ({})", Inline(&hours.to_string()))
        }
        MetricClock::Elapsed => whose,
    }
}

fn at(postmortem: &Postmortem, key: &MomentKey) -> String {
    let name = key.to_string().to_lowercase();
    match postmortem.instant_of(key) {
        Some(instant) => format!("{} {}", Inline(&name), moment(instant, false)),
        None => Inline(&name).to_string(),
    }
}
