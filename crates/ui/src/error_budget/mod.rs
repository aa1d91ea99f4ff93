//! An error budget: where it stands, what one more incident costs, when it alarms; and the form in which it is stated.
//!
//! All of it is one function and no component but the fields, since each component is kilobytes of WebAssembly, and most elements are made
//! by [`tag`], since what `html!` makes of each is long.

mod form;
mod standing;
mod tables;

use afterword_core::error_budget::ErrorBudget;
use afterword_core::wording::Wording;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use form::form;
use standing::standing;
use tables::tables;

/// Hears of a budget as somebody changed it.
pub type OnBudget = Callback<ErrorBudget>;

/// A budget with all that follows from it, in the words of a language; with `on_change` it can be changed, and what follows is drawn anew
/// with each key.
pub fn error_budget(
    budget: &ErrorBudget,
    on_change: Option<&OnBudget>,
    has_tables: bool,
    words: &Wording,
) -> Html {
    let given = on_change.map(|it| form(budget, it, words));
    let follows = has_tables.then(|| tables(budget, on_change, words)).flatten();
    let parts = [
        tag("div", "budget-given", given.into_iter().collect()),
        standing(budget, words),
        tag("div", "budget-tables", follows.into_iter().collect()),
    ];
    tag("div", "budget", parts.into())
}

/// An element.
fn tag(name: &'static str, class: &'static str, inside: Vec<Html>) -> Html {
    let mut it = VTag::new(name);
    if !class.is_empty() {
        it.add_attribute("class", class);
    }
    it.add_children(inside);
    it.into()
}

/// An element of nothing but text.
fn text(name: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    tag(name, class, vec![Html::from(yew::virtual_dom::VText::new(words.into()))])
}

/// The same of elements one below the other.
fn list(class: &'static str, lines: Vec<String>) -> Html {
    tag("ul", class, lines.into_iter().map(|it| text("li", "", it)).collect())
}
