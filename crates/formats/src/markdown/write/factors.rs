//! Contributing factors as a list, each with what covers it.

use afterword_core::Postmortem;
use afterword_core::postmortem::{Factor, FactorKind};

use super::super::text::{Inline, one_line};
use super::{NO_TEXT, title_of_action};

pub(super) fn section(postmortem: &Postmortem) -> String {
    postmortem.factors.iter().map(|it| item(postmortem, it)).collect::<Vec<String>>().join("\n")
}

fn item(postmortem: &Postmortem, factor: &Factor) -> String {
    let text = match one_line(&factor.text).as_str() {
        "" => Inline(NO_TEXT).to_string(),
        text => Inline(text).to_string(),
    };
    format!("- {text}{}", factor_marks(postmortem, factor))
}

/// What is known of a factor beside its text, as its line ends.
pub(crate) fn factor_marks(postmortem: &Postmortem, factor: &Factor) -> String {
    let mut marks = Vec::new();
    if factor.kind == FactorKind::Trigger {
        marks.push("trigger".to_owned());
    }
    marks.extend(factor.category.map(|it| it.to_string().to_lowercase()));
    let evidence = one_line(&factor.evidence);
    if !evidence.is_empty() {
        marks.push(format!("evidence: {}", Inline(&evidence)));
    }
    let titles = factor.actions.iter().filter_map(|it| title_of_action(postmortem, *it));
    let titles: Vec<String> = titles.map(|it| format!("“{}”", Inline(&it))).collect();
    if !titles.is_empty() {
        marks.push(format!("covered by {}", titles.join(", ")));
    }
    if let Some(risk) = &factor.accepted {
        let reason = one_line(&risk.reason);
        marks
            .push(format!("accepted: {}", Inline(&reason)).trim_end_matches([' ', ':']).to_owned());
    }
    if marks.is_empty() { String::new() } else { format!(" *({})*", marks.join("; ")) }
}
