//! What a register amounts to, in a few figures.

use std::rc::Rc;

use afterword_core::toil::ToilRegister;
use yew::prelude::*;

use super::{cost, hours};
use crate::words::{decimal_mark, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RegisterFiguresProps {
    pub register: Rc<ToilRegister>,
}

/// The hours that toil takes in a year, how many people that is, and what it costs.
#[component]
pub fn RegisterFigures(props: &RegisterFiguresProps) -> Html {
    use_words();
    let register = &props.register;
    let assumptions = &register.assumptions;
    let known = register.activities.iter().filter(|it| it.hours_a_year(assumptions).is_some());
    let n_unknown = register.activities.len() - known.count();
    let all: f64 = register.activities.iter().filter_map(|it| it.hours_a_year(assumptions)).sum();
    let toil = register.hours_of_toil_a_year();
    let people = toil / f64::from(assumptions.hours_a_year.max(1));
    html! {
        <dl class="toil-figures">
            { figure(hours(all), word::TOIL_BY_HAND.text()) }
            { figure(hours(toil), word::TOIL_A_YEAR.text()) }
            { figure(tenths(people), word::TOIL_PEOPLE.text()) }
            if let Some(cost) = cost(toil, assumptions) {
                { figure(cost, word::TOIL_COST_A_YEAR.text()) }
            }
            if n_unknown > 0 {
                { figure(n_unknown.to_string(), word::TOIL_UNKNOWN.text()) }
            }
        </dl>
    }
}

fn figure(number: String, name: &'static str) -> Html {
    html! { <div class="toil-figure"><dd>{ number }</dd><dt>{ name }</dt></div> }
}

fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as u64;
    format!("{}{}{}", tenths / 10, decimal_mark().decimal(), tenths % 10)
}
