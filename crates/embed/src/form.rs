//! What can be filled in: a label, and a field behind it.

use afterword_ui::words::decimal;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::json::read_number;

/// A field for a number, which is kept as it is typed.
pub(crate) fn number(label: AttrValue, value: &str, on_text: Callback<String>) -> Html {
    let oninput =
        on_text.reform(|it: InputEvent| it.target_unchecked_into::<HtmlInputElement>().value());
    let is_bad = !value.trim().is_empty() && figure(value).is_none();
    html! {
        <label class="field" part="field">
            <span>{ label }</span>
            <input type="text" inputmode="decimal" autocomplete="off" part="input" value={value.to_owned()}
                aria-invalid={is_bad.then_some("true")} {oninput} />
        </label>
    }
}

/// A choice of several, by position; `options` are what each is called.
pub(crate) fn choice(
    label: AttrValue,
    options: &[AttrValue],
    chosen: usize,
    on_choice: Callback<usize>,
) -> Html {
    let onchange = on_choice.reform(|it: Event| {
        let chosen = it.target_unchecked_into::<HtmlSelectElement>().selected_index();
        usize::try_from(chosen).unwrap_or_default()
    });
    html! {
        <label class="field" part="field">
            <span>{ label }</span>
            <select part="input" {onchange}>
                for (at, option) in options.iter().enumerate() {
                    <option key={at} selected={at == chosen}>{ option.clone() }</option>
                }
            </select>
        </label>
    }
}

/// The number that somebody typed: with a point or a comma, and not below zero.
pub(crate) fn figure(text: &str) -> Option<f64> {
    read_number(text).filter(|it| *it < 1e9)
}

/// A number to a tenth, the way the language writes it.
pub(crate) fn tenths(number: f64) -> String {
    let sign = if number <= -0.05 { "−" } else { "" };
    let tenths = (number.abs() * 10.0).round() as u64;
    let whole = afterword_ui::words::count(tenths / 10);
    match tenths % 10 {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}{}", decimal(&format!(".{rest}"))),
    }
}
