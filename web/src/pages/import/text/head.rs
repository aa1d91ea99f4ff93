//! What stands above the two sides: how much was understood, the ways to what is a guess, and which side is shown.

use afterword_formats::markdown::Preview;
use afterword_ui::shortcut::key;
use afterword_ui::words::word;
use yew::prelude::*;

use super::fate;

/// The guesses after and before a line, round the ends, each counted from zero.
pub(super) fn neighbours(preview: &Preview, selected: usize) -> (Option<usize>, Option<usize>) {
    let unsure = fate::unsure(preview);
    let line = selected + 1;
    let next = unsure.iter().find(|it| **it > line).or(unsure.first());
    let previous = unsure.iter().rev().find(|it| **it < line).or(unsure.last());
    (next.map(|it| it - 1), previous.map(|it| it - 1))
}

/// What was recognised, how much of it is a guess, and what was kept.
pub(super) fn counted(preview: &Preview, n_unsure: usize) -> String {
    let document = &preview.document;
    let parts = [
        word::IMPORT_N_RECOGNISED.count(preview.recognised.len()),
        word::IMPORT_N_UNSURE.count(n_unsure),
        word::IMPORT_N_TEXT.count(fate::n_text_lines(preview)),
    ];
    let entries = word::COUNT_ENTRIES.count(document.timeline.len());
    let actions = word::ACTIONS_COUNT.count(document.actions.len());
    format!("{}: {entries}, {actions}", parts.join(", "))
}

/// The lines whose choices could not be followed.
pub(super) fn unfit(preview: &Preview) -> Html {
    let lines: Vec<String> = preview.unfit.iter().map(ToString::to_string).collect();
    html! {
        <div>
            if !lines.is_empty() {
                <p class="banner" data-kind="warning" role="status">
                    { word::IMPORT_UNFIT.fill(&[("lines", &lines.join(", "))]) }
                </p>
            }
        </div>
    }
}

/// The ways to the guesses.
pub(super) fn steps(
    preview: &Preview,
    selected: usize,
    n_unsure: usize,
    on_select: &Callback<usize>,
) -> Html {
    let (next, previous) = neighbours(preview, selected);
    let button = |words: &'static str, keys: String, to: Option<usize>| {
        let onclick = on_select.reform(move |_: MouseEvent| to.unwrap_or_default());
        html! {
            <button type="button" class="button" title={keys} disabled={to.is_none()} {onclick}>{ words }</button>
        }
    };
    html! {
        <div class="button-row">
            if n_unsure > 0 {
                { button(word::IMPORT_PREVIOUS.text(), key::IMPORT_PREVIOUS.keys(), previous) }
                { button(word::IMPORT_NEXT.text(), key::IMPORT_NEXT.keys(), next) }
            }
        </div>
    }
}

/// Which side is shown where there is room for one.
pub(super) fn tabs(shows_result: &UseStateHandle<bool>) -> Html {
    let tab = |words: &'static str, is_result: bool| {
        let setter = shows_result.setter();
        let onclick = Callback::from(move |_: MouseEvent| setter.set(is_result));
        let is_on = (**shows_result == is_result).to_string();
        html! { <button type="button" class="button" aria-pressed={is_on} {onclick}>{ words }</button> }
    };
    html! {
        <div class="import-tabs button-row" role="group" aria-label={word::IMPORT_SIDES.text()}>
            { tab(word::IMPORT_TEXT.text(), false) }
            { tab(word::IMPORT_RESULT.text(), true) }
        </div>
    }
}
