//! The form in which a budget is stated.

use afterword_core::amount::Share;
use afterword_core::error_budget::{Basis, ErrorBudget, Objective, Spell, policies, policy};
use afterword_core::wording::Wording;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{OnBudget, tag, text};
use crate::fields::{Measure, Measured, Select, window_number, window_of};
use crate::words::word;

/// Sets a number of a budget.
type Set = fn(&mut ErrorBudget, Option<u64>);

/// A number of a budget as a field.
fn field(budget: &ErrorBudget, on_change: &OnBudget, field: Measured, set: Set) -> Html {
    let budget = budget.clone();
    field.html(on_change.reform(move |value| {
        let mut budget = budget.clone();
        set(&mut budget, value);
        budget
    }))
}

pub(super) fn form(budget: &ErrorBudget, on_change: &OnBudget, words: &Wording) -> Html {
    let basis = budget.basis();
    let field = |of: Measured, set: Set| field(budget, on_change, of, set);
    let bases: Vec<_> = Basis::ALL
        .iter()
        .map(|it| (*it, words.fill(&format!("basis.{}", it.key()), &[]).into()))
        .collect();
    let on_basis = {
        let budget = budget.clone();
        on_change.reform(move |basis| ErrorBudget { by: Some(basis), ..budget.clone() })
    };
    let objective = budget.objective.map(|it| u64::from(it.billionths()));
    let promised = [
        field(
            Measured {
                placeholder: "99.9",
                ..Measured::new(Measure::Objective, word::SPENDING_OBJECTIVE.text(), objective)
            },
            |it, value| {
                let billionths = value.and_then(|it| u32::try_from(it).ok());
                it.objective = billionths.and_then(Objective::from_billionths);
            },
        ),
        field(
            Measured {
                hint: word::SPENDING_WINDOW_HINT.text(),
                ..Measured::new(
                    Measure::Window,
                    word::SPENDING_WINDOW.text(),
                    Some(window_number(budget.window)),
                )
            },
            |it, value| it.window = value.map(window_of).unwrap_or_default(),
        ),
        field(
            Measured {
                hint: word::SPENDING_ELAPSED_HINT.text(),
                ..Measured::new(Measure::Days, word::SPENDING_ELAPSED.text(), budget.elapsed)
            },
            |it, value| it.elapsed = value,
        ),
        Select::new(word::SPENDING_BY.text(), basis, bases, on_basis).html(),
    ];
    let named = |id: &'static str| (id.to_owned(), words.fill(&format!("policy.{id}"), &[]).into());
    let all: Vec<_> = policies().iter().map(|it| named(it.id)).collect();
    let on_policy = {
        let budget = budget.clone();
        on_change.reform(move |policy| ErrorBudget { policy, ..budget.clone() })
    };
    let id = policy(&budget.policy).id.to_owned();
    let present = [
        field(
            Measured::new(Measure::Burn, word::SPENDING_BURN.text(), budget.burn),
            |it, value| it.burn = value,
        ),
        Select::new(word::SPENDING_POLICY.text(), id, all, on_policy).html(),
    ];
    let next = budget.next.clone().unwrap_or_default();
    let next = [
        text("legend", "", word::SPENDING_WHAT_IF.text()),
        tag("div", "budget-spell", lengths(budget, on_change, &next, None)),
    ];
    let parts = [
        tag("div", "budget-fields", promised.into()),
        counted(budget, on_change, basis),
        tag("div", "budget-fields", present.into()),
        tag("fieldset", "budget-incidents", next.into()),
    ];
    tag("div", "budget-form", parts.into())
}

/// The fields of what it is counted by.
fn counted(budget: &ErrorBudget, on_change: &OnBudget, basis: Basis) -> Html {
    let field = |of: Measured, set: Set| field(budget, on_change, of, set);
    let fields = match basis {
        Basis::Events => vec![
            field(
                Measured::new(Measure::Count, word::SPENDING_TOTAL.text(), budget.total),
                |it, value| it.total = value,
            ),
            field(
                Measured::new(Measure::Count, word::SPENDING_BAD.text(), budget.bad),
                |it, value| it.bad = value,
            ),
        ],
        Basis::Time => vec![field(
            Measured {
                hint: word::SPENDING_MINUTES_HINT.text(),
                ..Measured::new(Measure::Minutes, word::SPENDING_MINUTES.text(), budget.bad_seconds)
            },
            |it, value| it.bad_seconds = value,
        )],
        Basis::Incidents => return incidents(budget, on_change),
    };
    html! { <div key={basis.key()} class="budget-fields">{ fields }</div> }
}

fn incidents(budget: &ErrorBudget, on_change: &OnBudget) -> Html {
    let spells = budget.incidents.iter().enumerate();
    let rows: Vec<Html> = spells.map(|(at, spell)| row(budget, on_change, spell, at)).collect();
    let add = {
        let budget = budget.clone();
        on_change.reform(move |_: MouseEvent| {
            let mut budget = budget.clone();
            budget.by = Some(Basis::Incidents);
            budget.incidents.push(Spell::default());
            budget
        })
    };
    html! {
        <fieldset key="incidents" class="budget-incidents">
            <legend>{ word::SPENDING_INCIDENTS.text() }</legend>
            <div class="budget-spells">{ rows }</div>
            <button type="button" class="button" onclick={add}>{ word::SPENDING_INCIDENT_ADD.text() }</button>
        </fieldset>
    }
}

/// An incident that was: it has a title and a time, and can be taken away.
fn row(budget: &ErrorBudget, on_change: &OnBudget, spell: &Spell, at: usize) -> Html {
    let change = |budget: &ErrorBudget, set: fn(&mut ErrorBudget, usize, String)| {
        let budget = budget.clone();
        on_change.reform(move |text: String| {
            let mut budget = budget.clone();
            set(&mut budget, at, text);
            budget
        })
    };
    let on_title = change(budget, |it, at, title| {
        if let Some(it) = it.incidents.get_mut(at) {
            it.title = title;
        }
    });
    let on_remove = change(budget, |it, at, _| {
        if at < it.incidents.len() {
            it.incidents.remove(at);
        }
    });
    let name = match spell.title.trim() {
        "" => word::SPENDING_INCIDENTS.text(),
        title => title,
    };
    html! {
        <div key={at} class="budget-spell">
            <label class="field">
                <span class="field-label">{ word::SPENDING_INCIDENT_TITLE.text() }</span>
                <input
                    class="input"
                    value={spell.title.clone()}
                    oninput={on_title.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value())}
                />
            </label>
            { lengths(budget, on_change, spell, Some(at)) }
            <button
                type="button"
                class="button"
                aria-label={word::NAMES_REMOVE.fill(&[("name", &name)])}
                onclick={on_remove.reform(|_: MouseEvent| String::new())}
            >
                { word::REMOVE.text() }
            </button>
        </div>
    }
}

/// The length and the share of the incident at a place, and when it was; without a place, of the one that may come.
fn lengths(
    budget: &ErrorBudget,
    on_change: &OnBudget,
    spell: &Spell,
    place: Option<usize>,
) -> Vec<Html> {
    let field = |of: Measured, set: fn(&mut Spell, Option<u64>)| {
        let budget = budget.clone();
        of.html(on_change.reform(move |value| {
            let mut budget = budget.clone();
            match place {
                Some(at) => budget.incidents.get_mut(at).into_iter().for_each(|it| set(it, value)),
                None => {
                    let mut next = budget.next.take().unwrap_or_default();
                    set(&mut next, value);
                    // What says nothing is no incident.
                    budget.next = (next != Spell::default()).then_some(next);
                }
            }
            budget
        }))
    };
    let share = spell.share.map(|it| u64::from(it.millionths()));
    let mut fields = vec![
        field(
            Measured {
                placeholder: "30 min",
                ..Measured::new(Measure::Minutes, word::SPENDING_LENGTH.text(), spell.seconds)
            },
            |it, value| it.seconds = value,
        ),
        field(
            Measured {
                placeholder: "100 %",
                ..Measured::new(Measure::Share, word::SPENDING_SHARE.text(), share)
            },
            |it, value| {
                let millionths = value.and_then(|it| u32::try_from(it).ok());
                it.share = millionths.and_then(Share::from_millionths);
            },
        ),
    ];
    if place.is_some() {
        fields.push(field(
            Measured {
                placeholder: "3 d",
                ..Measured::new(Measure::Days, word::SPENDING_AT.text(), spell.at)
            },
            |it, value| it.at = value,
        ));
    }
    fields
}
