//! What an assessment comes to: the answer in a sentence, the heatmap, its dimensions, what needs a look, and others beside it.

mod agreement;
mod answer;
mod attention;
mod benchmarks;
mod beside;
mod dimensions;
mod heatmap;
mod text;

use afterword_core::maturity::{Assessment, CapabilityId, Mean, Staged};
use yew::prelude::*;

use crate::words::{decimal, word};

pub use answer::{AnswerLine, AnswerLineProps, answer};
pub use attention::{Attention, AttentionProps};
pub use benchmarks::BenchmarkTables;
pub use beside::{Beside, BesideProps};
pub use dimensions::{DimensionTable, DimensionTableProps};
pub use heatmap::{Heatmap, HeatmapProps};
pub use text::{capability_table, dimension_table};

/// The place of `capability` among all questions of its model, from 1 on, as addresses have it.
pub fn place(assessment: &Assessment, capability: &CapabilityId) -> u16 {
    let at = assessment.model.capabilities().position(|it| it.1.id == *capability);
    at.and_then(|at| u16::try_from(at + 1).ok()).unwrap_or(1)
}

/// What people call `capability`.
pub(super) fn name<'a>(assessment: &'a Assessment, capability: &CapabilityId) -> &'a str {
    assessment.model.capability(capability).map_or("", |it| &it.1.name)
}

/// A capability by its name, as a link to its question.
pub(super) fn link(
    assessment: &Assessment,
    id: &CapabilityId,
    href: &Callback<u16, String>,
) -> Html {
    let href = href.emit(place(assessment, id));
    html! { <a {href}>{ name(assessment, id) }</a> }
}

/// `1 · Reactive`; the number alone where the level has no name.
pub(super) fn level_named(assessment: &Assessment, level: u8) -> String {
    let naming = assessment.about.naming.as_ref();
    match assessment.model.level_name(level, naming) {
        "" => level.to_string(),
        name => format!("{level} · {name}"),
    }
}

fn staged_named(assessment: &Assessment, staged: Option<&Staged>) -> String {
    staged.map_or_else(|| "–".to_owned(), |it| level_named(assessment, it.level))
}

/// A share as a whole percentage, cut so that only all of it is 100.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0 + 1e-9).floor() as i64)
}

/// `+0.4`, `−0.1`, or that nothing has changed: between what is shown of both, so that the figures on the page add up.
fn difference(before: Mean, now: Mean) -> String {
    tenths(i64::from(now.tenths()) - i64::from(before.tenths()))
}

/// So many tenths with their sign.
fn tenths(n: i64) -> String {
    let sign = match n {
        0 => "±",
        it if it > 0 => "+",
        _ => "−",
    };
    let n = n.unsigned_abs();
    decimal(&format!("{sign}{}.{}", n / 10, n % 10))
}

/// A sentence with a place for something that is no text, such as links.
pub(super) fn around(sentence: &str, inside: Html) -> Html {
    match sentence.split_once(PLACE) {
        Some((before, after)) => html! { <>{ before.to_owned() }{ inside }{ after.to_owned() }</> },
        None => html! { <>{ sentence.to_owned() }</> },
    }
}

/// Stands where something is put in that is no text.
pub(super) const PLACE: char = '\u{1}';

/// Things one after the other, with commas between.
pub(super) fn listed(items: impl IntoIterator<Item = Html>) -> Html {
    let item = |(at, it): (usize, Html)| {
        html! { <>{ if at > 0 { ", " } else { "" } }{ it }</> }
    };
    items.into_iter().enumerate().map(item).collect()
}

/// `–` with the words for those who hear it.
pub(super) fn unknown() -> Html {
    html! {
        <>
            <span aria-hidden="true">{ "–" }</span>
            <span class="visually-hidden">{ word::RESULTS_NOT_ASSESSED.text() }</span>
        </>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn differences_add_up_with_what_is_shown_and_coverage_is_cut() {
        assert_eq!([4, 0, -13].map(tenths), ["+0.4", "±0.0", "−1.3"]);
        assert_eq!([0.999, 1.0, 0.0].map(percent), ["99 %", "100 %", "0 %"]);
    }
}
