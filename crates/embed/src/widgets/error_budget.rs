//! `<afterword-error-budget>`: where an error budget stands, and the form in which it is stated.

use std::rc::Rc;

use afterword_core::error_budget::english;
use afterword_ui::error_budget::error_budget;
use afterword_ui::words::{use_words, wording};
use yew::prelude::*;

use super::nothing::nothing;
use crate::data;
use crate::stage::WidgetProps;

/// A budget of data or attributes. With `editable` it is a calculator, whose value is the budget as it was made there.
#[component]
pub(crate) fn ErrorBudget(props: &WidgetProps) -> Html {
    let words = use_words();
    let WidgetProps { wish, value, on_value } = props;
    let made = use_state(|| None);
    let read = use_memo((wish.clone(), value.clone()), |(wish, value)| {
        data::error_budget(wish, value).map(|it| (Rc::new(it.budget), it.problems))
    });
    let is_editable = wish.is_set("editable");
    {
        let given = read.as_ref().as_ref().map(|it| it.0.clone());
        let on_value = on_value.clone();
        // What it is from the beginning is its value, too; nobody has changed it.
        use_effect_with((given, made.is_some()), move |(given, is_made)| {
            if let Some(given) = given.as_ref().filter(|_| !is_made) {
                on_value.emit((given.to_value(), false));
            }
        });
    }
    let said = use_memo(words, |_| wording("error-budget", english()));
    let problems = read.as_ref().as_ref().map_or(&[][..], |it| &it.1);
    let on_change = is_editable.then(|| {
        let (made, on_value) = (made.clone(), on_value.clone());
        Callback::from(move |budget: afterword_core::error_budget::ErrorBudget| {
            on_value.emit((budget.to_value(), true));
            made.set(Some(Rc::new(budget)));
        })
    });
    let given = read.as_ref().as_ref().map(|it| it.0.clone());
    let budget = match (&*made, given) {
        (Some(made), _) => made.clone(),
        (None, Some(given)) => given,
        (None, None) if is_editable => Rc::default(),
        (None, None) => return nothing(),
    };
    let name = budget.name.trim();
    html! {
        <section class="widget">
            <div class="budget-head">
                if !name.is_empty() {
                    <h3 class="title" part="title">{ name.to_owned() }</h3>
                }
                if !problems.is_empty() {
                    <ul class="note is-bad" part="note">
                        for (at, problem) in problems.iter().enumerate() {
                            <li key={at}>{ problem.said(&said) }</li>
                        }
                    </ul>
                }
            </div>
            { error_budget(&budget, on_change.as_ref(), wish.attribute("view") != "short", &said) }
        </section>
    }
}
