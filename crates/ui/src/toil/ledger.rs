//! The ledger: every activity on a line, the one that takes most first.

use std::rc::Rc;

use afterword_core::order;
use afterword_core::toil::{Activity, ActivityId, Assumptions, ToilRegister};
use yew::prelude::*;

use super::{cost, hours, named, rhythm_and_time};
use crate::wide::wide_table;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LedgerProps {
    pub register: Rc<ToilRegister>,
    /// The one that is open beside it.
    pub chosen: Option<ActivityId>,
    pub on_choose: Callback<ActivityId>,
}

/// All activities as a table; a name opens its activity.
#[component]
pub fn Ledger(props: &LedgerProps) -> Html {
    use_words();
    let assumptions = &props.register.assumptions;
    let mut rows: Vec<&Rc<Activity>> = props.register.activities.iter().collect();
    // What nobody knows yet comes first: somebody has to say.
    let hours = |it: &Activity| it.hours_a_year(assumptions).unwrap_or(f64::INFINITY);
    order::sort(&mut rows, |a, b| hours(b).total_cmp(&hours(a)));
    let has_cost = assumptions.hourly.is_some();
    let table = html! {
        <table class="toil-ledger">
            <thead>
                <tr>
                    <th scope="col">{ word::TOIL_ACTIVITY.text() }</th>
                    <th scope="col">{ word::TOIL_HOW_OFTEN.text() }</th>
                    <th scope="col" class="number">{ word::TOIL_EACH.text() }</th>
                    <th scope="col" class="number">{ word::TOIL_A_YEAR_SHORT.text() }</th>
                    if has_cost {
                        <th scope="col" class="number">{ word::TOIL_COST.text() }</th>
                    }
                    <th scope="col">{ word::TOIL_IS_TOIL.text() }</th>
                    <th scope="col">{ word::TOIL_LEVEL.text() }</th>
                </tr>
            </thead>
            <tbody>
                for it in rows {
                    { row(it, assumptions, props) }
                }
            </tbody>
        </table>
    };
    wide_table(word::TOIL_ACTIVITIES.text(), table)
}

fn row(it: &Activity, assumptions: &Assumptions, props: &LedgerProps) -> Html {
    let id = it.id;
    let is_chosen = props.chosen == Some(id);
    let a_year = it.hours_a_year(assumptions);
    let unknown = || word::TOIL_NOT_KNOWN.text().to_owned();
    let [often, each] = rhythm_and_time(it);
    let is_toil = if it.is_toil(assumptions) { "toil-is" } else { "toil-is-not" };
    html! {
        <tr key={id.to_string()} class={classes!(is_chosen.then_some("is-selected"))}>
            <th scope="row">
                <button
                    type="button"
                    class="toil-open"
                    aria-expanded={is_chosen.to_string()}
                    onclick={props.on_choose.reform(move |_: MouseEvent| id)}
                >
                    { named(it) }
                </button>
                if !it.team.is_empty() {
                    <span class="quiet">{ &it.team }</span>
                }
            </th>
            <td data-label={word::TOIL_HOW_OFTEN.text()}>{ often }</td>
            <td class="number" data-label={word::TOIL_EACH.text()}>{ each }</td>
            <td class="number" data-label={word::TOIL_A_YEAR_SHORT.text()}>{ a_year.map_or_else(unknown, hours) }</td>
            if assumptions.hourly.is_some() {
                <td class="number" data-label={word::TOIL_COST.text()}>{ a_year.and_then(|it| cost(it, assumptions)).unwrap_or_else(unknown) }</td>
            }
            <td data-label={word::TOIL_IS_TOIL.text()}><span class={is_toil}>{ word::TOIL_CRITERIA_MET.fill(&[("n", &it.n_criteria())]) }</span></td>
            <td data-label={word::TOIL_LEVEL.text()}>{ it.level.in_words() }</td>
        </tr>
    }
}
