//! The ladder: how much of the work stands on which rung of automation.

use std::rc::Rc;

use afterword_core::toil::{Level, ToilRegister};
use yew::prelude::*;

use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LadderProps {
    pub register: Rc<ToilRegister>,
}

/// The share of all hours on each rung, from the highest down; nothing while no hours are known.
#[component]
pub fn Ladder(props: &LadderProps) -> Html {
    use_words();
    let Some(shares) = props.register.ladder() else { return Html::default() };
    let row = |level: Level| {
        let percent = (shares[usize::from(level.rung() - 1)] * 100.0).round() as u32;
        html! {
            <tr>
                <th scope="row">{ format!("{} · {}", level.rung(), level.in_words()) }</th>
                <td class="toil-rung">
                    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="toil-rung-all" width="100" height="8" />
                        <rect class="toil-rung-part" width={percent.to_string()} height="8" />
                    </svg>
                </td>
                <td class="number">{ format!("{percent} %") }</td>
            </tr>
        }
    };
    html! {
        <section class="toil-section">
            <h2>{ word::TOIL_LADDER.text() }</h2>
            <p class="quiet">{ word::TOIL_LADDER_LEAD.text() }</p>
            <table class="toil-ladder"><tbody>{ for Level::ALL.into_iter().rev().map(row) }</tbody></table>
        </section>
    }
}
