//! Where a budget stands: the sentence, the figures, the picture.

use afterword_core::amount::{DecimalMark, decimal_written};
use afterword_core::error_budget::{ErrorBudget, Figures, Spending, Tone};
use afterword_core::wording::Wording;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::{list, tag, text};

pub(super) fn standing(budget: &ErrorBudget, words: &Wording) -> Html {
    let told = budget.told(words);
    let cost = budget.next.as_ref().map(|it| budget.cost_told(it, words));
    let mut verdict = VTag::new("div");
    verdict.add_attribute("role", "status");
    verdict.add_attribute("part", "verdict");
    verdict.add_attribute(
        "class",
        match told.tone {
            Tone::Good => "budget-verdict is-good",
            Tone::Near => "budget-verdict is-near",
            Tone::Over => "budget-verdict is-over",
            Tone::Unclear => "budget-verdict is-unclear",
        },
    );
    verdict.add_child(text("p", "budget-said", told.verdict));
    verdict.add_child(text("p", "", told.policy));
    verdict.add_child(text("p", "", cost.unwrap_or_default()));
    let figures = told.figures.into_iter().map(|it| {
        let parts =
            [text("dt", "", it.name), text("dd", "", it.value), text("dd", "budget-note", it.note)];
        tag("div", "budget-figure", parts.into())
    });
    let picture = budget.spending().map(|it| picture(&it, words));
    let parts = [
        verdict.into(),
        tag("dl", "budget-figures", figures.collect()),
        list("budget-notes", told.notes),
        tag("div", "", picture.into_iter().collect()),
    ];
    tag("div", "budget-standing", parts.into())
}

/// What is left over the days of the window, beside spending it evenly, and how it goes on.
///
/// Drawn by hand and without letters, since charts are a third of what a page with widgets may load.
fn picture(it: &Spending, words: &Wording) -> Html {
    let course = it.course();
    let most = course.iter().chain(&it.ahead).map(|it| it.1).fold(1.0, f64::max);
    let path = |class: &'static str, points: &[(f64, f64)]| {
        let mut d = String::new();
        for (day, spent) in points {
            d.push(if d.is_empty() { 'M' } else { 'L' });
            let (x, y) = (day / it.days * WIDTH, spent.min(most) / most * HEIGHT);
            d.extend([&coordinate(x), " ", &coordinate(y)]);
        }
        let mut path = VTag::new("path");
        path.add_attribute("class", class);
        path.add_attribute("d", d);
        Html::from(path)
    };
    let mut svg = VTag::new("svg");
    svg.add_attribute("viewBox", "0 -1 400 102");
    svg.add_attribute("preserveAspectRatio", "none");
    svg.add_attribute("role", "img");
    svg.add_attribute("aria-label", words.fill("picture", &[]));
    svg.add_child(path("budget-even", &[(0.0, 0.0), (it.days, 1.0)]));
    svg.add_child(path("budget-none", &[(0.0, 1.0), (it.days, 1.0)]));
    let ahead = it.ahead.map(|end| [(it.now, it.spent), end]);
    svg.add_child(path("budget-ahead", ahead.as_ref().map_or(&[], |it| &it[..])));
    svg.add_child(path("budget-course", &course));
    let days = words.fill("length.days", &[("n", &Figures::new(words).number(it.days))]);
    let caption = [
        text("span", "", "100 %"),
        text("span", "budget-caption", words.fill("picture", &[])),
        text("span", "", days),
    ];
    tag("figure", "budget-picture", vec![svg.into(), tag("figcaption", "", caption.into())])
}

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 100.0;

fn coordinate(value: f64) -> String {
    decimal_written(value, 2, DecimalMark::Point)
}
